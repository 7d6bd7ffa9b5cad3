package pyspark

import (
	"math"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// windowSpec is the data of a WindowSpec. It is never changed: each method
// makes another.
type windowSpec struct {
	partition []*column
	order     []*column
	frame     *plan.Frame
	frameText string
}

// text is the specification as Spark prints it in a Column.
func (w *windowSpec) text() string {
	var parts []string
	list := func(head string, columns []*column) {
		if len(columns) > 0 {
			texts := make([]string, len(columns))
			for i, c := range columns {
				texts[i] = c.text
			}
			parts = append(parts, head+strings.Join(texts, ", "))
		}
	}
	list("PARTITION BY ", w.partition)
	list("ORDER BY ", w.order)
	if w.frame != nil {
		parts = append(parts, w.frameText)
	}
	return "(" + strings.Join(parts, " ") + ")"
}

// sortOrder is a column as an item of ORDER BY, ascending unless it says else.
func sortOrder(c *column) (*plan.SortOrder, string) {
	if o, ok := c.expr.(*plan.SortOrder); ok {
		return o, c.text
	}
	return &plan.SortOrder{Child: c.finished(), NullsFirst: true}, c.text + " ASC NULLS FIRST"
}

// addWindows makes pyspark.sql.window.
func (r *Runtime) addWindows() {
	spec := func(v any) *windowSpec { s, _ := v.(*python.Instance).Data.(*windowSpec); return s }
	wrap := func(s *windowSpec) any { return python.NewInstance(r.classes["WindowSpec"], s) }
	methods := map[string]func(s windowSpec, args []any) any{
		"partitionBy": func(s windowSpec, args []any) any {
			s.partition = r.namedAll(args)
			return wrap(&s)
		},
		"orderBy": func(s windowSpec, args []any) any {
			s.order = nil
			for _, c := range r.namedAll(args) {
				o, text := sortOrder(c)
				s.order = append(s.order, &column{expr: o, text: text})
			}
			return wrap(&s)
		},
		"rowsBetween": func(s windowSpec, args []any) any {
			s.frame, s.frameText = r.windowFrame(true, args)
			return wrap(&s)
		},
		"rangeBetween": func(s windowSpec, args []any) any {
			s.frame, s.frameText = r.windowFrame(false, args)
			return wrap(&s)
		},
	}
	class := r.class("WindowSpec", "pyspark.sql.window", nil)
	window := r.class("Window", "pyspark.sql.window", nil)
	for name, f := range methods {
		signature := "*cols"
		if strings.HasSuffix(name, "Between") {
			signature = "start, end"
		}
		flat := func(a []any) []any {
			if t, ok := a[0].(python.Tuple); ok && len(a) == 1 {
				return t
			}
			return a
		}
		class.Dict[name] = python.Def("WindowSpec."+name, "self, "+signature, func(_ *python.Interp, a []any) any { return f(*spec(a[0]), flat(a[1:])) })
		window.Dict[name] = python.Def("Window."+name, signature, func(_ *python.Interp, a []any) any { return f(windowSpec{}, flat(a)) })
	}
	window.Dict["unboundedPreceding"], window.Dict["unboundedFollowing"], window.Dict["currentRow"] = int64(math.MinInt64), int64(math.MaxInt64), int64(0)
	r.module("pyspark.sql.window", map[string]any{"Window": window, "WindowSpec": class})
}

// namedAll reads columns and names of columns, or one list of them.
func (r *Runtime) namedAll(args []any) []*column {
	var out []*column
	for _, x := range r.list(args) {
		out = append(out, r.named(x))
	}
	return out
}

// windowFrame reads the ends of rowsBetween and rangeBetween.
func (r *Runtime) windowFrame(rows bool, args []any) (*plan.Frame, string) {
	lower, low := r.windowBound(rows, args[0], "start")
	upper, high := r.windowBound(rows, args[1], "end")
	unit := "RANGE"
	if rows {
		unit = "ROWS"
	}
	return &plan.Frame{Rows: rows, Lower: lower, Upper: upper}, unit + " BETWEEN " + low + " AND " + high
}

func (r *Runtime) windowBound(rows bool, v any, name string) (plan.Bound, string) {
	if _, isText := v.(string); isText {
		op := ">="
		if name == "start" {
			op = "<="
		}
		r.in.Raise("TypeError", "'"+op+"' not supported between instances of 'str' and 'int'")
	}
	n := r.in.Index(v)
	switch {
	case n == 0:
		return plan.Bound{Kind: plan.CurrentRow}, "CURRENT ROW"
	case n <= -math.MaxInt64 && name == "start":
		return plan.Bound{Kind: plan.UnboundedPreceding}, "UNBOUNDED PRECEDING"
	case n == math.MaxInt64 && name == "end":
		return plan.Bound{Kind: plan.UnboundedFollowing}, "UNBOUNDED FOLLOWING"
	case !rows:
		return plan.Bound{Kind: plan.SignedOffset, Value: plan.Lit(types.Long, n)}, strconv.FormatInt(n, 10) + "L"
	case n != int64(int32(n)):
		limit := "9223372036854775807L"
		if name == "start" {
			limit = "-9223372036854775808L"
		}
		r.fail(diag.New(diag.Analysis, "INVALID_BOUNDARY."+strings.ToUpper(name), "22003", "The boundary `%s` is invalid: %dL. Expected the value is '0', '%s', '[-2147483648, 2147483647]'.", name, n, limit).
			With("boundary", "`"+name+"`").With("invalidValue", strconv.FormatInt(n, 10)+"L").With("longMaxValue", "9223372036854775807L").With("intMinValue", "-2147483648").With("intMaxValue", "2147483647"))
	}
	return plan.Bound{Kind: plan.SignedOffset, Value: plan.Lit(types.Integer, int32(n))}, strconv.FormatInt(n, 10)
}

// over is Column.over(window).
func (r *Runtime) over(c *column, v any) any {
	i, _ := v.(*python.Instance)
	var s *windowSpec
	if i != nil {
		s, _ = i.Data.(*windowSpec)
	}
	if s == nil {
		r.badArgument("NOT_WINDOWSPEC", "window", v)
	}
	w := &plan.Window{Function: c.finished(), Frame: s.frame}
	for _, p := range s.partition {
		w.PartitionBy = append(w.PartitionBy, p.finished())
	}
	for _, o := range s.order {
		w.OrderBy = append(w.OrderBy, *o.expr.(*plan.SortOrder))
	}
	return r.column(w, c.text+" OVER "+s.text())
}
