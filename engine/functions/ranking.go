package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	ranking("row_number", "row_number()", types.Integer, func(w *expr.WindowPartition, out []int32) {
		for i := range out {
			out[i] = int32(i + 1)
		}
	})
	ranking("rank", "", types.Integer, func(w *expr.WindowPartition, out []int32) {
		for i := range out {
			out[i] = w.Peers[i] + 1
		}
	})
	ranking("dense_rank", "", types.Integer, func(w *expr.WindowPartition, out []int32) {
		n := int32(1)
		for i := range out {
			if i > 0 && w.Peers[i] != w.Peers[i-1] {
				n++
			}
			out[i] = n
		}
	})
	ranking("percent_rank", "", types.Double, func(w *expr.WindowPartition, out []float64) {
		for i := range out {
			if w.Rows > 1 {
				out[i] = float64(w.Peers[i]) / float64(w.Rows-1)
			}
		}
	})
	ranking("cume_dist", "cume_dist()", types.Double, func(w *expr.WindowPartition, out []float64) {
		end := len(out)
		for i := len(out) - 1; i >= 0; i-- {
			if i+1 < len(out) && w.Peers[i+1] != w.Peers[i] {
				end = i + 1
			}
			out[i] = float64(end) / float64(w.Rows)
		}
	})
	register(Spec{Names: []string{"ntile"}, Group: "window_funcs", Min: 0, Max: 1, Usage: "ntile(n) - Divides the rows of a window into n buckets.", Resolve: func(c *CallContext) error {
		n := int32(1)
		if len(c.Args) == 1 {
			v, err := constantInt(c, 0)
			if err != nil {
				return err
			}
			n = v
		}
		if n <= 0 {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The buckets must be between (0, 2147483647] (current value = %d).", c.heading(), n)
		}
		c.Window = &expr.WindowFunction{Name: "ntile", Args: c.Args, Typ: types.Integer, Heading: expr.Heading("ntile", c.Args), Compute: func(_ *expr.Context, w *expr.WindowPartition) (batch.Vector, error) {
			out := make([]int32, w.Rows)
			size, extra := w.Rows/int(n), w.Rows%int(n)
			row := 0
			for b := int32(1); row < w.Rows; b++ {
				take := size
				if int(b) <= extra {
					take++
				}
				for range take {
					out[row] = b
					row++
				}
			}
			return batch.Of(types.Integer, batch.FromValues(types.Integer, out, nil)), nil
		}}
		return nil
	}})
	for name, sign := range map[string]int{"lag": -1, "lead": 1} {
		register(Spec{Names: []string{name}, Group: "window_funcs", Min: 1, Max: 3, Usage: name + "(input[, offset[, default]]) - Returns the value of another row of the window.", Resolve: func(c *CallContext) error { return offsetFunction(c, name, sign) }})
	}
	register(Spec{Names: []string{"nth_value"}, Group: "window_funcs", Min: 2, Max: 3, Usage: "nth_value(input, offset) - Returns the value of the n-th row of the frame.", Resolve: func(c *CallContext) error {
		n, err := constantInt(c, 1)
		if err != nil {
			return err
		}
		t := c.Args[0].Type()
		ignore := c.Ignore
		if len(c.Args) > 2 {
			v, err := c.constantArg(2, types.Boolean, "ignoreNulls")
			if err != nil {
				return err
			}
			ignore = v == true
		}
		args := c.Args[:2]
		c.Window = &expr.WindowFunction{Name: "nth_value", Args: args, Typ: t, Null: true, IgnoreNulls: ignore, Heading: expr.Heading("nth_value", args), Compute: func(_ *expr.Context, w *expr.WindowPartition) (batch.Vector, error) {
			pick := make([]int32, w.Rows)
			for i := range pick {
				from, to := w.FrameOf(i)
				pick[i] = -1
				left := n
				for k := from; k < to; k++ {
					if ignore && w.Args[0].Null(k) {
						continue
					}
					if left--; left == 0 {
						pick[i] = int32(k)
						break
					}
				}
			}
			return batch.Of(t, batch.Take(t, w.Args[0].Flat(w.Rows), pick)), nil
		}}
		return nil
	}})
}

func upperName(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'a' && c <= 'z' {
			b[i] = c - 32
		}
	}
	return string(b)
}

// constantInt reads a constant int argument.
func constantInt(c *CallContext, i int) (int32, error) {
	e := c.Args[i]
	sign := int32(1)
	if call, ok := e.(*expr.Call); ok && (call.Name == "negative" || call.Name == "-" && len(call.Args) == 1) {
		e, sign = call.Args[0], -1
	}
	if l, ok := e.(*expr.Literal); ok {
		if n, ok := l.Value.(int32); ok {
			return sign * n, nil
		}
	}
	return 0, diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: the input %s should be a foldable \"INT\" expression; however, got \"%s\".", c.heading(), "`offset`", c.Args[i].SQL())
}

// ranking registers a function of the place of a row among the others; heading is
// empty for the name in capitals.
func ranking[T batch.Fixed](name, heading string, t types.Type, compute func(w *expr.WindowPartition, out []T)) {
	if heading == "" {
		heading = upperName(name) + "()"
	}
	register(Spec{Names: []string{name}, Group: "window_funcs", Min: 0, Max: -1, Usage: name + "() - Ranks the rows of a window.", Resolve: func(c *CallContext) error {
		c.Window = &expr.WindowFunction{Name: name, Typ: t, Heading: heading, Compute: func(_ *expr.Context, w *expr.WindowPartition) (batch.Vector, error) {
			out := make([]T, w.Rows)
			compute(w, out)
			return batch.Of(t, batch.FromValues(t, out, nil)), nil
		}}
		return nil
	}})
}

func offsetFunction(c *CallContext, name string, sign int) error {
	n := int32(1)
	if len(c.Args) > 1 {
		v, err := constantInt(c, 1)
		if err != nil {
			return err
		}
		n = v
	}
	t := c.Args[0].Type()
	heading := []expr.Expr{c.Args[0]}
	offset, err := expr.NewLiteral(types.Integer, n)
	if err != nil {
		return err
	}
	def, err := expr.NewLiteral(t, nil)
	if err != nil {
		return err
	}
	fallback := expr.Expr(def)
	if len(c.Args) > 2 {
		if fallback, err = c.castTo(c.Args[2], t); err != nil {
			return err
		}
	}
	heading = append(heading, offset, fallback)
	ignore := c.Ignore
	c.Window = &expr.WindowFunction{Name: name, Args: []expr.Expr{c.Args[0], fallback}, Typ: t, Null: fallback.Nullable() || c.Args[0].Nullable(), IgnoreNulls: ignore, Heading: expr.Heading(name, heading),
		Compute: func(_ *expr.Context, w *expr.WindowPartition) (batch.Vector, error) {
			b := batch.NewBuilder(t, w.Rows)
			for i := range w.Rows {
				at := i + sign*int(n)
				if ignore {
					at = i
					for left := n; left > 0; {
						if at += sign; at < 0 || at >= w.Rows {
							break
						}
						if !w.Args[0].Null(at) {
							left--
						}
					}
				}
				v := w.Args[1].Value(i)
				if at >= 0 && at < w.Rows {
					v = w.Args[0].Value(at)
				}
				if err := b.Append(v); err != nil {
					return batch.Vector{}, err
				}
			}
			return batch.Of(t, b.Finish()), nil
		}}
	return nil
}
