package stream

import (
	"time"

	"github.com/google/uuid"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/plan"
)

// TriggerInterval is the time between batches that a trigger asks for; 0 for at
// once.
func TriggerInterval(t plan.Trigger) (time.Duration, error) {
	if t.Kind != plan.TriggerProcessingTime && t.Kind != plan.TriggerContinuous {
		return 0, nil
	}
	d, err := datetime.ParseInterval(t.Interval)
	if err != nil {
		return 0, err
	}
	if d.Months != 0 {
		return 0, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_3262", "", "Doesn't support month or year interval: %s", t.Interval)
	}
	micros := int64(d.Days)*datetime.Day + d.Micros
	if micros < 0 {
		return 0, diag.New(diag.IllegalArgument, "", "", "requirement failed: the interval of trigger should not be negative")
	}
	return time.Duration(micros) * time.Microsecond, nil
}

// NewID makes an identity for a query or a folder.
func NewID() string { return uuid.NewString() }
