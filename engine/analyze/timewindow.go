package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
)

// windows replaces the time and session windows in list by columns that a
// generator below makes: a row for each window that a time falls into, none for
// a NULL time.
func (a *analyzer) windows(in logical.Node, list []expr.Expr) (logical.Node, []expr.Expr, error) {
	made := map[string]*expr.Attr{}
	if g, ok := in.(*logical.Generate); ok {
		for _, col := range g.Attrs {
			if text, ok := a.windowed[col.ID]; ok {
				made[text] = col
			}
		}
	}
	out := make([]expr.Expr, len(list))
	for i, e := range list {
		out[i] = expr.Transform(e, func(x expr.Expr) expr.Expr {
			var g *expr.Generator
			var at expr.Expr
			switch w := x.(type) {
			case *functions.TimeWindow:
				at = w.Time
				if made[w.SQL()] == nil {
					g = w.Generator()
				}
			case *functions.SessionWindow:
				at = w.Time
				if made[w.SQL()] == nil {
					g = w.Generator()
				}
			default:
				return x
			}
			if g == nil {
				return made[x.SQL()]
			}
			col := logical.NewAttr(g.Name, g.Output[0].Type, false)
			a.windowed[col.ID] = x.SQL()
			col.Watermark = logical.EventTime(at)
			in = &logical.Generate{Input: in, Generator: g, Attrs: []*expr.Attr{col}}
			made[x.SQL()] = col
			return col
		})
	}
	if len(made) > 1 {
		return nil, nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1039", "",
			"Multiple time/session window expressions would result in a cartesian product of rows, therefore they are currently not supported.")
	}
	return in, out, nil
}

// groupWindows resolves the window among the grouping expressions of a query
// ahead of its list, which may name the window's column.
func (a *analyzer) groupWindows(in logical.Node, keys []plan.Expr) (logical.Node, *input, error) {
	names := inputOf(in)
	for _, g := range keys {
		f, ok := g.(*plan.Function)
		if !ok || len(f.Name) != 1 || !isWindow(f.Name[0]) {
			continue
		}
		k, err := a.expression(g, names)
		if err != nil {
			return nil, nil, err
		}
		below, made, err := a.windows(in, []expr.Expr{k})
		if err != nil {
			return nil, nil, err
		}
		if col, ok := made[0].(*expr.Attr); ok && below != in {
			in = below
			names.windows = append(names.windows, col)
		}
	}
	return in, names, nil
}

func isWindow(name string) bool {
	return strings.EqualFold(name, "window") || strings.EqualFold(name, "session_window")
}

// sessions puts the merging of sessions over in when one of the keys, which
// became the columns of group, is a session window.
func sessions(in logical.Node, keys, group []expr.Expr) logical.Node {
	at := slices.IndexFunc(keys, func(k expr.Expr) bool {
		_, ok := plainOf(k).(*functions.SessionWindow)
		return ok
	})
	if at < 0 {
		return in
	}
	window, ok := group[at].(*expr.Attr)
	if !ok {
		return in
	}
	return &logical.Sessions{Input: in, Keys: slices.Delete(slices.Clone(group), at, at+1), Window: window}
}
