package stream

import (
	"math"
	"time"

	"brook/diag"
	"brook/engine/logical"
)

// watermarks follows the event time of a query: a node a withWatermark, and the
// global watermark over all of them.
type watermarks struct {
	max    bool // the policy takes the latest node instead of the earliest
	global int64
	nodes  []int64
	seen   []bool
}

// newWatermarks starts at global milliseconds with n nodes.
func newWatermarks(policy string, n int, global int64) (*watermarks, error) {
	w := &watermarks{global: global, nodes: make([]int64, n), seen: make([]bool, n)}
	switch policy {
	case "", "min":
	case "max":
		w.max = true
	default:
		return nil, diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.REQUIREMENT", "22022",
			"The value '%s' in the config \"spark.sql.streaming.multipleWatermarkPolicy\" is invalid. Invalid value for 'spark.sql.streaming.multipleWatermarkPolicy'. Valid values are 'min' and 'max'", policy)
	}
	return w, nil
}

// advance takes in what a batch saw and returns the new global watermark in
// milliseconds.
func (w *watermarks) advance(nodes []*logical.EventTimeWatermark) int64 {
	for i, n := range nodes {
		max, _, _, count := n.Stats.Snapshot()
		if count == 0 {
			continue
		}
		// Spark keeps event time statistics in milliseconds.
		if v := floorMillis(max) - n.Delay/1000; !w.seen[i] || v > w.nodes[i] {
			w.nodes[i], w.seen[i] = v, true
		}
	}
	if len(nodes) == 0 {
		return w.global
	}
	next := int64(math.MaxInt64)
	if w.max {
		next = math.MinInt64
	}
	for i, v := range w.nodes {
		if !w.seen[i] {
			v = 0
		}
		if w.max {
			next = max(next, v)
		} else {
			next = min(next, v)
		}
	}
	if next > w.global {
		w.global = next
	}
	return w.global
}

func floorMillis(micros int64) int64 {
	if micros < 0 && micros%1000 != 0 {
		return micros/1000 - 1
	}
	return micros / 1000
}

func isoOf(ms int64) string { return time.UnixMilli(ms).UTC().Format(isoMillis) }
