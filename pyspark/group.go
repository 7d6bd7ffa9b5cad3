package pyspark

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// grouped is the data of a GroupedData.
type grouped struct {
	frame *frame
	keys  []*column
	kind  plan.GroupKind
	sets  [][]plan.Expr
	pivot *plan.Pivot
}

// relation makes the aggregation of list over the groups.
func (g *grouped) relation(list []plan.Expr) *plan.Aggregate {
	agg := &plan.Aggregate{Input: g.frame.rel, Kind: g.kind, Sets: g.sets, Keys: true, List: list, Pivot: g.pivot}
	for _, k := range g.keys {
		agg.GroupBy = append(agg.GroupBy, k.finished())
	}
	return agg
}

// groupMethods group the rows of a frame.
func (r *Runtime) groupMethods() methods {
	by := func(kind plan.GroupKind) *python.Builtin {
		return def("self, *cols", func(_ *python.Interp, a []any) any {
			f := self(a)
			g := &grouped{frame: f, kind: kind, keys: r.groupKeys(f, a[1].(python.Tuple))}
			r.checkKeys(g)
			return r.groupedOf(g)
		})
	}
	group := by(plan.GroupByPlain)
	return methods{
		"groupBy": group, "groupby": by(plan.GroupByPlain), "rollup": by(plan.GroupByRollup), "cube": by(plan.GroupByCube),
		"groupingSets": def("self, groupingSets, *cols", func(in *python.Interp, a []any) any {
			f := self(a)
			g := &grouped{frame: f, kind: plan.GroupBySets, keys: r.groupKeys(f, a[2].(python.Tuple))}
			for _, s := range in.Items(a[1]) {
				g.sets = append(g.sets, r.columns(in.Items(s)))
			}
			r.checkKeys(g)
			return r.groupedOf(g)
		}),
		"agg": def("self, *exprs", func(_ *python.Interp, a []any) any {
			return r.aggregate(&grouped{frame: self(a)}, a[1].(python.Tuple))
		}),
	}
}

func (r *Runtime) groupedOf(g *grouped) any { return python.NewInstance(r.classes["GroupedData"], g) }

// checkKeys resolves the keys alone, so that a wrong one fails at groupBy.
func (r *Runtime) checkKeys(g *grouped) {
	var list []plan.Expr
	for _, k := range g.keys {
		list = append(list, k.finished())
	}
	_, err := r.session.Schema(r.in.Context(), &plan.Project{Input: g.frame.rel, List: list})
	r.must(err)
}

// groupKeys reads columns, names and ordinals from 1.
func (r *Runtime) groupKeys(f *frame, cols []any) []*column {
	var out []*column
	for _, x := range r.list(cols) {
		n, ok := x.(int64)
		if !ok {
			out = append(out, r.named(x))
			continue
		}
		if n < 1 {
			r.refuse("PySparkIndexError", "INDEX_NOT_POSITIVE", "index", r.in.Repr(x))
		}
		e := r.ordinal(f, n)
		out = append(out, &column{expr: e, text: e.(*plan.Attribute).Name[0]})
	}
	return out
}

// addGroups makes GroupedData.
func (r *Runtime) addGroups() {
	self := func(a []any) *grouped { g, _ := a[0].(*python.Instance).Data.(*grouped); return g }
	m := methods{
		"agg": def("self, *exprs", func(_ *python.Interp, a []any) any { return r.aggregate(self(a), a[1].(python.Tuple)) }),
		"count": def("self", func(_ *python.Interp, a []any) any {
			return r.frameOf(self(a).relation([]plan.Expr{&plan.Alias{Child: plan.Call("count", plan.Lit(types.Integer, int32(1))), Names: []string{"count"}}}))
		}),
		"pivot": def("self, pivot_col, values=None", func(in *python.Interp, a []any) any { return r.pivot(self(a), a[1], a[2]) }),
		"__repr__": def("self", func(in *python.Interp, a []any) any {
			g := self(a)
			var keys, values []string
			for _, k := range g.keys {
				text := k.text
				if a, ok := k.expr.(*plan.Attribute); ok && a.PlanID != 0 { // found already, so its type is known
					if i := r.schemaOf(g.frame).Index(text); i >= 0 {
						text += ": " + r.schemaOf(g.frame).Fields[i].Type.String()
					}
				}
				keys = append(keys, text)
			}
			for _, f := range r.schemaOf(g.frame).Fields {
				values = append(values, f.Name+": "+f.Type.String())
			}
			more := ""
			if n := len(values) - 2; n == 1 {
				values, more = values[:2], " ... 1 more field"
			} else if n > 1 {
				values, more = values[:2], " ... "+strconv.Itoa(n)+" more fields"
			}
			kind := map[plan.GroupKind]string{plan.GroupByPlain: "GroupBy", plan.GroupByRollup: "Rollup", plan.GroupByCube: "Cube", plan.GroupBySets: "GroupingSets"}[g.kind]
			if g.pivot != nil {
				kind = "Pivot"
			}
			return "GroupedData[grouping expressions: [" + strings.Join(keys, ", ") + "], value: [" + strings.Join(values, ", ") + more + "], type: " + kind + "]"
		}),
	}
	for name, f := range map[string]string{"sum": "sum", "avg": "avg", "mean": "avg", "min": "min", "max": "max"} {
		m[name] = def("self, *cols", func(in *python.Interp, a []any) any { return r.numbers(self(a), f, stringsOf(in, a[1].(python.Tuple))) })
	}
	r.class("GroupedData", "pyspark.sql.group", m)
}

// numbers is groupBy(…).sum(names…): without names, of all numbers, keys too.
func (r *Runtime) numbers(g *grouped, f string, names []string) any {
	schema := r.schemaOf(g.frame)
	var list []plan.Expr
	for _, n := range names {
		i := schema.Index(n)
		if i < 0 {
			list = append(list, plan.Call(f, attribute(n)))
			continue
		}
		if !types.IsNumeric(schema.Fields[i].Type) {
			r.fail(diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1323", "", "\"%s\" is not a numeric column. Aggregation function can only be applied on a numeric column.", n))
		}
		list = append(list, plan.Call(f, attribute(n)))
	}
	if len(names) == 0 {
		for _, x := range schema.Fields {
			if types.IsNumeric(x.Type) {
				list = append(list, plan.Call(f, &plan.Attribute{Name: []string{x.Name}}))
			}
		}
	}
	return r.frameOf(g.relation(list))
}

// aggregate is agg(col, …) and agg({column: function}).
func (r *Runtime) aggregate(g *grouped, args []any) any {
	if len(args) == 0 {
		r.in.Raise("AssertionError", "exprs should not be empty")
	}
	if d, ok := args[0].(*python.Dict); ok && len(args) == 1 {
		var list []plan.Expr
		for _, e := range scalaMapOrder(javaMapOrder(d.Entries(), 16)) {
			name := r.in.Str(e.Key)
			arg, f := attribute(name), strings.ToLower(r.in.Str(e.Value))
			if f == "avg" || f == "average" || f == "mean" {
				f = "avg"
			}
			list = append(list, plan.Call(f, arg))
		}
		return r.frameOf(g.relation(list))
	}
	var list []plan.Expr
	for _, x := range args {
		c, ok := columnOf(x)
		if !ok {
			r.in.Raise("AssertionError", "all exprs should be Column")
		}
		list = append(list, c.finished())
	}
	return r.frameOf(g.relation(list))
}

// maxPivotValues is spark.sql.pivotMaxValues.
const maxPivotValues = 10000

// pivot is groupBy(…).pivot(column, values): without values, they are asked for.
func (r *Runtime) pivot(g *grouped, by, values any) any {
	switch {
	case g.pivot != nil:
		r.fail(diag.New(diag.Parse, "REPEATED_CLAUSE", "42614", "The PIVOT clause may be used at most once per SUBQUERY operation.").With("clause", "PIVOT").With("operation", "SUBQUERY"))
	case g.kind != plan.GroupByPlain:
		r.fail(diag.New(diag.UnsupportedOp, "UNSUPPORTED_FEATURE.PIVOT_AFTER_GROUP_BY", "0A000", "The feature is not supported: PIVOT clause following a GROUP BY clause. Consider pushing the GROUP BY into a subquery."))
	}
	if _, ok := columnOf(by); ok {
		r.refuse(diag.PySparkTypeError, "NOT_ITERABLE", "objectName", "Column")
	}
	c := r.named(by)
	p := &plan.Pivot{Columns: []plan.Expr{c.finished()}}
	if values != nil {
		for _, v := range r.in.Items(values) {
			p.Values = append(p.Values, plan.PivotValue{Value: r.literal(v).finished()})
		}
	} else {
		if streaming, err := r.session.IsStreaming(r.in.Context(), g.frame.rel); err == nil && streaming {
			r.fail(diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3063", "", "pivot is not supported on a streaming DataFrames/Datasets"))
		}
		key := &plan.Project{Input: g.frame.rel, List: p.Columns}
		found := r.execute(&plan.Limit{Count: plan.Lit(types.Integer, int32(maxPivotValues+1)), Input: &plan.Sort{
			Input: &plan.Deduplicate{Input: key, All: true}, Order: []plan.SortOrder{{Child: plan.Lit(types.Integer, int32(1)), NullsFirst: true}}}})
		t := found.Schema.Fields[0].Type
		for _, b := range found.Batches {
			for i := range b.Rows {
				p.Values = append(p.Values, plan.PivotValue{Value: plan.Lit(t, b.Columns[0].Value(i))})
			}
		}
		if len(p.Values) > maxPivotValues {
			r.fail(diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1324", "", "The pivot column %s has more than %d distinct values, this could indicate an error. If this was intended, set spark.sql.pivotMaxValues to at least the number of distinct values of the pivot column.", c.text, maxPivotValues))
		}
	}
	h := *g
	h.pivot = p
	return r.groupedOf(&h)
}
