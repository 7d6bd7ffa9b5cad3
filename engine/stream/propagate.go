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
func (r *run) propagate(global int64) map[operator]int64 {
	into := map[operator]int64{}
	r.outputWatermark(r.plan, global, into)
	return into
}

func (r *run) outputWatermark(n logical.Node, global int64, into map[operator]int64) int64 {
	if !logical.IsStreaming(n) {
		return noWatermark
	}
	in := int64(noWatermark)
	for _, c := range n.Children() {
		out := r.outputWatermark(c, global, into)
		if out != noWatermark && (in == noWatermark || out < in) {
			in = out
		}
	}
	if _, ok := n.(*logical.EventTimeWatermark); ok {
		return global
	}
	op, ok := r.byNode[n]
	if !ok {
		return in
	}
	into[op] = in
	if in == noWatermark {
		return noWatermark
	}
	return op.passes(in)
}

// checkRedefined refuses a second watermark on the way of rows that have one
// already, unless a stateful operator stands between the two.
func (r *run) checkRedefined() error {
	var visit func(n logical.Node, marked bool) error
	visit = func(n logical.Node, marked bool) error {
		if _, ok := r.byNode[n]; ok {
			marked = false
		}
		if _, ok := n.(*logical.EventTimeWatermark); ok && logical.IsStreaming(n) {
			if marked {
				return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3076", "", "Redefining watermark is disallowed. You can set the config 'spark.sql.streaming.statefulOperator.allowMultiple' to 'false' to restore the previous behavior. Note that multiple stateful operators will be disallowed.")
			}
			marked = true
		}
		for _, c := range n.Children() {
			if err := visit(c, marked); err != nil {
				return err
			}
		}
		return nil
	}
	return visit(r.plan, false)
}
