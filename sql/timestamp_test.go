package sql

import (
	"testing"

	"brook/diag"
	"brook/engine/types"
)

// What TIMESTAMP means is the session's choice; the longer names are not.
func TestTimestampFollowsTheSession(t *testing.T) {
	wall := &Parser{Setting: func(key string) (string, bool) { return "TIMESTAMP_NTZ", key == "spark.sql.timestampType" }}
	for text, want := range map[string]types.Type{
		"timestamp": types.TimestampNTZ, "timestamp_ltz": types.Timestamp, "timestamp with local time zone": types.Timestamp, "timestamp_ntz": types.TimestampNTZ,
	} {
		if got, err := wall.Type(diag.NewSource("type", text)); err != nil || got != want {
			t.Errorf("%s is %v (%v), want %v", text, got, err, want)
		}
	}
	if got, err := NewParser().Type(diag.NewSource("type", "timestamp")); err != nil || got != types.Timestamp {
		t.Errorf("without a setting, timestamp is %v (%v)", got, err)
	}
}
