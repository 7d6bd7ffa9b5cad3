package analyze

import (
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// windows replaces the time windows in list by columns that a generator below
// makes: a row for each window that a time falls into, none for a NULL time.
func (a *analyzer) windows(in logical.Node, list []expr.Expr) (logical.Node, []expr.Expr, error) {
	made := map[string]*expr.Attr{}
	out := make([]expr.Expr, len(list))
	for i, e := range list {
		out[i] = expr.Transform(e, func(x expr.Expr) expr.Expr {
			w, ok := x.(*functions.TimeWindow)
			if !ok {
				return x
			}
			if col := made[w.SQL()]; col != nil {
				return col
			}
			g := w.Generator()
			col := logical.NewAttr("window", g.Output[0].Type, false)
			a.windowed[col.ID] = w.SQL()
			if t, ok := w.Time.(*expr.Attr); ok {
				col.Watermark = t.Watermark
			}
			in = &logical.Generate{Input: in, Generator: g, Attrs: []*expr.Attr{col}}
			made[w.SQL()] = col
			return col
		})
	}
	return in, out, nil
}
