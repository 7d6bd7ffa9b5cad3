package analyze

import (
	"fmt"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// window resolves function OVER (…).
func (a *analyzer) window(e *plan.Window, in *input) (expr.Expr, error) {
	if e.Name != "" {
		missing := diag.New(diag.Analysis, "MISSING_WINDOW_SPECIFICATION", "42P20", "Window specification is not defined in the WINDOW clause for %s. For more information about WINDOW clauses, please refer to 'https://spark.apache.org/docs/latest/sql-ref-syntax-qry-select-window.html'.", e.Name)
		missing.Tail = ";"
		return nil, missing
	}
	f, err := a.expression(e.Function, in)
	if err != nil {
		return nil, err
	}
	f = plainOf(f)
	w := &expr.WindowCall{Function: f}
	ranked := false
	switch f := f.(type) {
	case *expr.Aggregate:
		if f.Filter != nil {
			return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1030", "", "Window aggregate function with filter predicate is not supported yet.")
		}
	case *expr.WindowFunction:
		ranked = true
		if len(e.OrderBy) == 0 && f.Name != "nth_value" {
			return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1037", "", "Window function %s requires window to be ordered, please add ORDER BY clause. For example SELECT %s(value_expr) OVER (PARTITION BY window_partition ORDER BY window_ordering) from table.", lowerCall(f.SQL()), lowerCall(f.SQL())).At(e.Place)
		}
	default:
		return nil, diag.New(diag.Analysis, "UNSUPPORTED_EXPR_FOR_WINDOW", "42P20", "Expression \"%s\" not supported within a window function.", f.SQL()).At(e.Place)
	}
	if w.Partition, err = a.args(e.PartitionBy, in); err != nil {
		return nil, err
	}
	for _, o := range e.OrderBy {
		x, err := a.args([]plan.Expr{o.Child}, in)
		if err != nil {
			return nil, err
		}
		w.Order = append(w.Order, expr.Order{Expr: x[0], Descending: o.Descending, NullsFirst: o.NullsFirst})
	}
	if w.Frame, err = a.frameOf(e, w, ranked); err != nil {
		return nil, err
	}
	w.Text = windowText(w)
	if f, ok := f.(*expr.Aggregate); ok && f.Distinct {
		return nil, diag.New(diag.Analysis, "DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", "0A000", "Distinct window functions are not supported: \"%s\".", w.Text).At(e.Place)
	}
	return w, nil
}

// lowerCall is a call with its name in lower case.
func lowerCall(sql string) string {
	name, rest, _ := strings.Cut(sql, "(")
	return strings.ToLower(name) + "(" + rest
}

func (a *analyzer) frameOf(e *plan.Window, w *expr.WindowCall, ranked bool) (expr.Frame, error) {
	all := expr.Bound{Unbounded: true}
	f, isFunction := w.Function.(*expr.WindowFunction)
	if ranked && f.Name == "nth_value" && len(f.Args) == 2 {
		if l, ok := f.Args[1].(*expr.Literal); ok {
			if n := number(expr.Bound{Offset: l}); l.Value != nil && n < 1 {
				return expr.Frame{}, diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The offset must be between (0, 9223372036854775807] (current value = %dL).", f.SQL(), n).At(e.Place)
			}
		}
	}
	if ranked && e.Frame != nil && f.Name != "nth_value" {
		if f.Name == "lag" || f.Name == "lead" {
			return expr.Frame{}, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1035", "", "Cannot specify window frame for %s function.", f.Name)
		}
		if !e.Frame.Rows || e.Frame.Lower.Kind != plan.UnboundedPreceding || e.Frame.Upper.Kind != plan.CurrentRow {
			return expr.Frame{}, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1036", "", "Window Frame %s must match the required frame specifiedwindowframe(RowFrame, unboundedpreceding$(), currentrow$()).", a.frameName(e.Frame))
		}
	}
	switch {
	case ranked && f.Name != "nth_value":
		return expr.Frame{Rows: f.Name != "cume_dist", Lower: all}, nil
	case e.Frame == nil && len(w.Order) == 0:
		return expr.Frame{Rows: true, Lower: all, Upper: all}, nil
	case e.Frame == nil:
		return expr.Frame{Rows: isFunction && f.Name != "nth_value", Lower: all}, nil
	}
	lower, err := a.boundOf(e.Frame.Lower)
	if err != nil {
		return expr.Frame{}, err
	}
	upper, err := a.boundOf(e.Frame.Upper)
	if err != nil {
		return expr.Frame{}, err
	}
	if err := checkFrame(e, w, lower, upper); err != nil {
		return expr.Frame{}, err
	}
	if !e.Frame.Rows && (lower.Offset != nil || upper.Offset != nil) && len(w.Order) != 1 {
		return expr.Frame{}, diag.New(diag.Analysis, "DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER", "42K09", "Cannot resolve \"%s\" due to data type mismatch: A range window frame with value boundaries cannot be used in a window specification with multiple order by expressions: %s.", specName(e, w, lower, upper), orderWithIDs(w.Order)).At(e.Spec).At(e.Place)
	}
	return expr.Frame{Rows: e.Frame.Rows, Lower: lower, Upper: upper}, nil
}

func (a *analyzer) boundOf(b plan.Bound) (expr.Bound, error) {
	switch b.Kind {
	case plan.UnboundedPreceding, plan.UnboundedFollowing:
		return expr.Bound{Unbounded: true}, nil
	case plan.CurrentRow:
		return expr.Bound{}, nil
	}
	x, err := a.expression(b.Value, &input{})
	x = plainOf(x)
	if err == nil && !foldable(x) || err != nil && isName(b.Value) {
		return expr.Bound{}, diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0038", "", "Frame bound value must be a literal..").At(b.Value.Where())
	}
	if err != nil {
		return expr.Bound{}, err
	}
	written := x.SQL()
	if b.Kind == plan.Preceding {
		if x, err = a.resolved("-", x); err != nil {
			return expr.Bound{}, err
		}
	}
	v, err := a.constant(x)
	if err != nil {
		return expr.Bound{}, err
	}
	l, err := expr.NewLiteral(x.Type(), v)
	if err == nil && b.Kind == plan.Preceding {
		l.Text = "-" + written
	}
	return expr.Bound{Offset: l, Signed: b.Kind == plan.SignedOffset}, err
}

// windowText is the window as Spark prints it.
func windowText(w *expr.WindowCall) string {
	var parts []string
	if len(w.Partition) > 0 {
		var keys []string
		for _, p := range w.Partition {
			keys = append(keys, p.SQL())
		}
		parts = append(parts, "PARTITION BY "+strings.Join(keys, ", "))
	}
	if len(w.Order) > 0 {
		var keys []string
		for _, o := range w.Order {
			keys = append(keys, logical.OrderText(o))
		}
		parts = append(parts, "ORDER BY "+strings.Join(keys, ", "))
	}
	frame := boundText(w.Frame.Lower, "PRECEDING") + " AND " + boundText(w.Frame.Upper, "FOLLOWING")
	if f, ok := w.Function.(*expr.WindowFunction); ok && (f.Name == "lag" || f.Name == "lead") {
		sql := f.SQL()
		at := strings.Split(sql, ", ")
		offset := at[len(at)-2]
		if f.Name == "lag" {
			if more, negative := strings.CutPrefix(offset, "-"); negative {
				offset = more
			} else {
				offset = "-" + offset
			}
		}
		frame = offset + " FOLLOWING AND " + offset + " FOLLOWING"
	}
	unit := "RANGE"
	if w.Frame.Rows {
		unit = "ROWS"
	}
	parts = append(parts, unit+" BETWEEN "+frame)
	return w.Function.SQL() + " OVER (" + strings.Join(parts, " ") + ")"
}

func boundText(b expr.Bound, side string) string {
	switch {
	case b.Unbounded:
		return "UNBOUNDED " + side
	case b.Offset == nil:
		return "CURRENT ROW"
	}
	text := b.Offset.SQL()
	if rest, ok := strings.CutPrefix(text, "-"); ok && !b.Signed {
		return rest + " PRECEDING"
	}
	return text + " FOLLOWING"
}

// hasWindow reports whether e has a window function in it.
func hasWindow(e expr.Expr) bool {
	return expr.Any(e, func(x expr.Expr) bool {
		_, ok := x.(*expr.WindowCall)
		return ok
	})
}

// withWindows puts the window functions of items into nodes over in and returns
// the items in terms of their columns. A window function over another is in a
// node above that one's, even where both have the same window.
func (a *analyzer) withWindows(in logical.Node, items []expr.Expr) (logical.Node, []expr.Expr) {
	level := map[expr.ID]int{}
	made := map[string]*expr.Alias{}
	groups := map[string][]*expr.Alias{}
	var order []string
	out := make([]expr.Expr, len(items))
	for i, e := range items {
		out[i] = expr.Transform(e, func(x expr.Expr) expr.Expr {
			w, ok := x.(*expr.WindowCall)
			if !ok {
				return x
			}
			alias := made[windowKey(w)]
			if alias == nil {
				alias = &expr.Alias{Child: w, Name: w.Text, ID: newID()}
				made[windowKey(w)] = alias
				above := 0
				expr.Walk(w, func(x expr.Expr) bool {
					if c, ok := x.(*expr.Attr); ok {
						above = max(above, level[c.ID])
					}
					return true
				})
				level[alias.ID] = above + 1
				spec := fmt.Sprintf("%09d %s", above, specText(w))
				if groups[spec] == nil {
					order = append(order, spec)
				}
				groups[spec] = append(groups[spec], alias)
			}
			return logical.AttrOf(alias)
		})
	}
	slices.SortStableFunc(order, func(a, b string) int { return strings.Compare(a[:9], b[:9]) })
	for _, spec := range order {
		in = &logical.Window{Input: in, Calls: groups[spec]}
	}
	return in, out
}

// windowKey is what equal window functions share. The text alone leaves out what
// first and last do with NULLs.
func windowKey(w *expr.WindowCall) string {
	agg, ok := w.Function.(*expr.Aggregate)
	if !ok {
		if f, ok := w.Function.(*expr.WindowFunction); ok && f.IgnoreNulls {
			return w.Text + " IGNORE NULLS"
		}
		return w.Text
	}
	key := w.Text
	switch agg.Name {
	case "first", "first_value", "last", "last_value", "any_value":
		key = fmt.Sprintf("%s %p", key, agg)
	}
	return key
}

func specText(w *expr.WindowCall) string {
	s := ""
	for _, p := range w.Partition {
		s += p.SQL() + ","
	}
	s += "|"
	for _, o := range w.Order {
		s += logical.OrderText(o) + ","
	}
	return s
}

// beneath splits items over aggregates: what a window function works on becomes
// a column of the aggregation, and the items are put in terms of those.
func beneath(items []expr.Expr) (inner, outer []expr.Expr) {
	column := func(x expr.Expr) expr.Expr {
		switch y := x.(type) {
		case *expr.Literal:
			return x
		case *expr.Attr:
			inner = append(inner, y)
			return y
		}
		alias := &expr.Alias{Child: x, Name: x.SQL(), ID: newID(), Implicit: true}
		inner = append(inner, alias)
		return logical.AttrOf(alias)
	}
	var split func(x expr.Expr) expr.Expr
	split = func(x expr.Expr) expr.Expr {
		if !staysAbove(x) {
			return column(x)
		}
		children := x.Children()
		if w, ok := x.(*expr.WindowCall); ok {
			v := *w
			f := w.Function
			args := f.Children()
			changed := make([]expr.Expr, len(args))
			for i, c := range args {
				changed[i] = split(c)
			}
			v.Function = f.WithChildren(changed)
			v.Partition = nil
			for _, p := range w.Partition {
				v.Partition = append(v.Partition, split(p))
			}
			v.Order = append([]expr.Order(nil), w.Order...)
			for i := range v.Order {
				v.Order[i].Expr = split(v.Order[i].Expr)
			}
			return &v
		}
		changed := make([]expr.Expr, len(children))
		for i, c := range children {
			changed[i] = split(c)
		}
		return x.WithChildren(changed)
	}
	for _, e := range items {
		if !staysAbove(e) {
			inner = append(inner, e)
			outer = append(outer, logical.AttrOf(e))
			continue
		}
		outer = append(outer, split(e))
	}
	return inner, outer
}

// staysAbove reports whether e is computed over an aggregation: it has a window
// function, or a query that no aggregate takes.
func staysAbove(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(x expr.Expr) bool {
		switch x.(type) {
		case *expr.WindowCall, *expr.Subquery, *expr.Generator:
			found = true
		case *expr.Aggregate:
			return false
		}
		return !found
	})
	return found
}
