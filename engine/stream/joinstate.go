package stream

import (
	"math"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/types"
)

// retention says when the rows that one side of a join has buffered can be
// forgotten.
type retention struct {
	marks marks // event time among the side's columns followed by its keys; column -1 for never
	delay int64 // microseconds, added to the watermark
}

func (r retention) bounded() bool { return r.marks.column >= 0 }

// due is the event time in microseconds up to which rows go when the watermark
// is at ms milliseconds.
func (r retention) due(ms int64) int64 {
	if ms == noWatermark {
		return math.MinInt64
	}
	// Cut to milliseconds, towards zero.
	return (micros(ms) + r.delay) / 1000 * 1000
}

// retentionOf applies Spark's three cases: an event time among the keys bounds
// both sides, a time range bounds a side that has an event time of its own, and
// otherwise rows stay for good.
func retentionOf(n *logical.Join, keys optimize.EquiKeys, side, other []*expr.Attr) retention {
	for _, list := range [][]expr.Expr{keys.Left, keys.Right} {
		for i, k := range list {
			if a, ok := k.(*expr.Attr); ok && a.Watermark != nil {
				return retention{marks: marks{len(side) + i, a.Typ.Kind() == types.KindStruct}}
			}
		}
	}
	own := markedColumn(side)
	if own.column >= 0 {
		if delay, ok := optimize.RangeDelay(n.Cond, side, other); ok {
			return retention{marks: own, delay: delay}
		}
	}
	return retention{marks: marks{column: -1}}
}
