package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// grouped is the data of a GroupedData.
type grouped struct {
	rel  plan.Relation
	keys []plan.Expr
}

func attributeError(name string) error {
	return diag.New(diag.PySparkAttribute, "ATTRIBUTE_NOT_SUPPORTED", "", "Attribute `%s` is not supported.", name)
}

func (r *Runtime) addGroups() {
	self := func(a []any) *grouped { g, _ := a[0].(*python.Instance).Data.(*grouped); return g }
	m := map[string]*python.Builtin{
		"agg": fn(func(_ *python.Interp, a []any, _ *python.Kwargs) any { return r.aggregate(self(a), a[1:]) }),
		"count": def("self", func(_ *python.Interp, a []any) any {
			g := self(a)
			return r.frameOf(&plan.Aggregate{Input: g.rel, GroupBy: g.keys, Keys: true,
				List: []plan.Expr{&plan.Alias{Child: plan.Call("count", plan.Lit(types.Integer, int32(1))), Names: []string{"count"}}}})
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("GroupedData", in.Str(a[1])); return nil }),
	}
	for name, f := range map[string]string{"sum": "sum", "avg": "avg", "mean": "avg", "min": "min", "max": "max"} {
		m[name] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			g := self(a)
			names := stringsOf(in, a[1:])
			if len(names) == 0 {
				schema, err := r.session.Schema(in.Context(), g.rel)
				r.must(err)
				for _, x := range schema.Fields {
					if types.IsNumeric(x.Type) {
						names = append(names, x.Name)
					}
				}
			}
			agg := &plan.Aggregate{Input: g.rel, GroupBy: g.keys, Keys: true}
			for _, n := range names {
				agg.List = append(agg.List, plan.Call(f, attribute(n)))
			}
			return r.frameOf(agg)
		})
	}
	r.class("GroupedData", "pyspark.sql.group", m)
	na := func(a []any) *frame { f, _ := frameData(a[0]); return f }
	r.class("DataFrameNaFunctions", "pyspark.sql.dataframe", map[string]*python.Builtin{
		"fill": def("self, value, subset=None", func(_ *python.Interp, a []any) any { return r.frameOf(r.fill(na(a).rel, a[1], a[2])) }),
		"drop": def("self, how='any', thresh=None, subset=None", func(_ *python.Interp, a []any) any {
			return r.frameOf(r.dropNA(na(a).rel, a[1], a[2], a[3]))
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataFrameNaFunctions", in.Str(a[1])); return nil }),
	})
}

// aggregate is agg(col, …) and agg({column: function}).
func (r *Runtime) aggregate(g *grouped, args []any) any {
	agg := &plan.Aggregate{Input: g.rel, GroupBy: g.keys, Keys: true}
	if len(args) == 1 {
		if d, ok := args[0].(*python.Dict); ok {
			for _, e := range d.Entries() {
				arg := attribute(r.in.Str(e.Key))
				if _, star := arg.(*plan.Star); star {
					arg = plan.Lit(types.Integer, int32(1))
				}
				agg.List = append(agg.List, plan.Call(r.in.Str(e.Value), arg))
			}
			return r.frameOf(agg)
		}
	}
	for _, x := range r.list(args) {
		c, ok := columnOf(x)
		if !ok {
			r.wrong("PySparkAssertionError", "", "all exprs should be Column")
		}
		agg.List = append(agg.List, c.finished())
	}
	return r.frameOf(agg)
}
