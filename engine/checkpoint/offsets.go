package checkpoint

import (
	"encoding/json"
	"strings"

	"brook/diag"
)

// Offsets is an entry of the offset log: what one batch reads, and the clock,
// watermark and settings it runs with, also when it is run again.
type Offsets struct {
	WatermarkMs int64
	TimestampMs int64
	Conf        map[string]string
	// Ends are the sources' offsets in plan order; "" for a source that has
	// none yet.
	Ends []string
}

// OffsetLog is the folder offsets/.
type OffsetLog struct{ log entryLog }

// NewOffsetLog opens the log in the checkpoint's root.
func NewOffsetLog(root Dir) *OffsetLog { return &OffsetLog{entryLog{root.Sub("offsets")}} }

type offsetMetadata struct {
	WatermarkMs int64             `json:"batchWatermarkMs"`
	TimestampMs int64             `json:"batchTimestampMs"`
	Conf        map[string]string `json:"conf"`
}

// Latest is the last batch of the log, -1 when it is empty.
func (l *OffsetLog) Latest() (int64, error) { return l.log.latest() }

// Add writes the entry of batch n, which must be new.
func (l *OffsetLog) Add(n int64, o Offsets) error {
	conf := o.Conf
	if conf == nil {
		conf = map[string]string{}
	}
	meta, err := json.Marshal(offsetMetadata{o.WatermarkMs, o.TimestampMs, conf})
	if err != nil {
		return err
	}
	lines := []string{"v1", string(meta)}
	for _, end := range o.Ends {
		if end == "" {
			end = "-"
		}
		lines = append(lines, end)
	}
	return l.log.add(n, []byte(strings.Join(lines, "\n")))
}

// Get reads the entry of batch n; ok is false when there is none.
func (l *OffsetLog) Get(n int64) (o Offsets, ok bool, err error) {
	data, err := l.log.get(n)
	if missing(err) {
		return Offsets{}, false, nil
	}
	if err != nil {
		return Offsets{}, false, err
	}
	lines := strings.Split(string(data), "\n")
	if len(data) == 0 || len(lines) < 2 {
		return Offsets{}, false, incomplete("offset")
	}
	if err := version(lines[0], 1); err != nil {
		return Offsets{}, false, err
	}
	var meta offsetMetadata
	if err := json.Unmarshal([]byte(lines[1]), &meta); err != nil {
		return Offsets{}, false, incomplete("offset")
	}
	o = Offsets{WatermarkMs: meta.WatermarkMs, TimestampMs: meta.TimestampMs, Conf: meta.Conf}
	for _, end := range lines[2:] {
		if end == "-" {
			end = ""
		}
		o.Ends = append(o.Ends, end)
	}
	return o, true, nil
}

// Purge deletes the entries before batch n.
func (l *OffsetLog) Purge(n int64) error { return l.log.purge(n) }

func incomplete(what string) error {
	return diag.New(diag.Internal, "", "", "Incomplete log file in the %s log", what)
}
