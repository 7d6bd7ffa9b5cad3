package expr

import "brook/engine/batch"

// On is a context and batch for evaluating an expression over some rows of in
// only. Lambda variables are narrowed with the columns.
func On(c *Context, in *batch.Batch, rows []int32) (*Context, *batch.Batch) {
	out := batch.Gather(in, rows)
	if len(c.Vars) == 0 {
		return c, out
	}
	inner := *c
	inner.Vars = make([]batch.Vector, len(c.Vars))
	for i, v := range c.Vars {
		if v.Array != nil && !v.Const {
			v.Array = batch.Take(v.Type, v.Array, rows)
		}
		inner.Vars[i] = v
	}
	return &inner, out
}
