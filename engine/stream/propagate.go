package stream

import (
	"math"

	"brook/diag"
	"brook/engine/logical"
)

// noWatermark stands for the watermark of a branch that has none.
const noWatermark = math.MinInt64

// propagate tells which watermark each operator works with when the query's is
// global: an operator takes the earliest of its inputs and hands on what it may
// still emit, so that a later operator drops nothing that an earlier one
// delays. Watermarks are in milliseconds.
func (r *run) propagate(global int64) (map[operator]int64, error) {
	into := map[operator]int64{}
	_, err := r.outputWatermark(r.plan, global, into)
	return into, err
}

func (r *run) outputWatermark(n logical.Node, global int64, into map[operator]int64) (int64, error) {
	if !logical.IsStreaming(n) {
		return noWatermark, nil
	}
	in := int64(noWatermark)
	for _, c := range n.Children() {
		out, err := r.outputWatermark(c, global, into)
		if err != nil {
			return 0, err
		}
		if out != noWatermark && (in == noWatermark || out < in) {
			in = out
		}
	}
	if _, ok := n.(*logical.EventTimeWatermark); ok {
		if in != noWatermark {
			return 0, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3076", "", "Redefining watermark is disallowed. You can set the config 'spark.sql.streaming.statefulOperator.allowMultiple' to 'false' to restore the previous behavior. Note that multiple stateful operators will be disallowed.")
		}
		return global, nil
	}
	op, ok := r.byNode[n]
	if !ok {
		return in, nil
	}
	into[op] = in
	if in == noWatermark {
		return noWatermark, nil
	}
	return op.passes(in), nil
}
