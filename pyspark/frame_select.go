package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// condition reads a Column or SQL text.
func (r *Runtime) condition(v any) plan.Expr {
	if s, ok := v.(string); ok {
		return &plan.ExpressionString{Text: s}
	}
	c, ok := columnOf(v)
	if !ok {
		r.badArgument("NOT_COLUMN_OR_STR", "condition", v)
	}
	return c.finished()
}

// selectMethods choose columns and rows.
func (r *Runtime) selectMethods() methods {
	filter := def("self, condition", func(_ *python.Interp, a []any) any {
		return r.frameOf(&plan.Filter{Input: self(a).rel, Cond: r.condition(a[1])})
	})
	count := func(method string, v any) plan.Expr { return plan.Lit(types.Integer, r.javaInt(method, v)) }
	return methods{
		"select": def("self, *cols", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Project{Input: self(a).rel, List: r.columns(a[1].(python.Tuple))})
		}),
		"selectExpr": def("self, *expr", func(in *python.Interp, a []any) any {
			p := &plan.Project{Input: self(a).rel}
			for _, x := range r.list(a[1].(python.Tuple)) {
				text, ok := x.(string)
				if !ok {
					r.badArgument("NOT_STR", "expr", x)
				}
				p.List = append(p.List, &plan.ExpressionString{Text: text})
			}
			return r.frameOf(p)
		}),
		"filter": filter,
		"where":  filter,
		"limit": def("self, num", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Limit{Input: self(a).rel, Count: count("limit", a[1])})
		}),
		"offset": def("self, num", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Offset{Input: self(a).rel, Count: count("offset", a[1])})
		}),
		"alias": def("self, alias", func(in *python.Interp, a []any) any {
			name, ok := a[1].(string)
			if !ok {
				in.Raise("AssertionError", "alias should be a string")
			}
			return r.frameOf(&plan.SubqueryAlias{Input: self(a).rel, Alias: name})
		}),
		"withWatermark": def("self, eventTime, delayThreshold", func(in *python.Interp, a []any) any {
			text := func(v any, name string) string {
				s, ok := v.(string)
				if !ok || s == "" {
					r.badArgument("NOT_STR", name, v)
				}
				return s
			}
			return r.frameOf(&plan.WithWatermark{Input: self(a).rel, EventTime: text(a[1], "eventTime"), Delay: text(a[2], "delayThreshold")})
		}),
		"transform": python.Fn("transform", func(in *python.Interp, a []any, kw *python.Kwargs) any {
			if len(a) < 2 {
				in.Raise("TypeError", "DataFrame.transform() missing 1 required positional argument: 'func'")
			}
			out, err := in.CallKw(a[1], append([]any{a[0]}, a[2:]...), kw)
			r.must(err)
			if _, ok := frameData(out); !ok {
				in.Raise("AssertionError", "Func returned an instance of type ["+in.Repr(in.ClassOf(out))+"], should have been DataFrame.")
			}
			return out
		}),
		"colRegex": def("self, colName", func(in *python.Interp, a []any) any {
			name, ok := a[1].(string)
			if !ok {
				r.badArgument("NOT_STR", "colName", a[1])
			}
			pattern := strings.TrimSuffix(strings.TrimPrefix(name, "`"), "`")
			if len(pattern) == len(name) {
				return r.frameColumn(self(a), name)
			}
			return r.column(&plan.Regex{Pattern: pattern, PlanID: self(a).rel.Common().ID}, name)
		}),
		"metadataColumn": def("self, colName", func(in *python.Interp, a []any) any {
			name, ok := a[1].(string)
			if !ok {
				r.badArgument("NOT_STR", "colName", a[1])
			}
			return r.column(&plan.Attribute{Name: []string{name}, PlanID: self(a).rel.Common().ID, Metadata: true}, name)
		}),
		"to": def("self, schema", func(in *python.Interp, a []any) any {
			t, ok := typeOf(a[1])
			s, isStruct := t.(*types.Struct)
			if !ok || !isStruct {
				// PySpark sends what it is given as the JSON of a schema.
				in.Raise("AttributeError", "'"+in.TypeName(a[1])+"' object has no attribute 'json'")
			}
			return r.frameOf(&plan.ToSchema{Input: self(a).rel, Schema: s})
		}),
		"hint": def("self, name, *parameters", func(in *python.Interp, a []any) any { return r.hint(self(a).rel, a[1], r.list(a[2].(python.Tuple))) }),
	}
}

// hint is df.hint: the hints of joins and partitions change nothing of the
// rows; others are ignored, as Spark does with a warning.
func (r *Runtime) hint(rel plan.Relation, name any, parameters []any) any {
	text, ok := name.(string)
	if !ok {
		r.badArgument("NOT_STR", "name", name)
	}
	h := &plan.Hint{Input: rel, Name: text}
	for _, p := range parameters {
		switch x := p.(type) {
		case string, float64, int64, bool, *python.List:
			h.Args = append(h.Args, r.value(x).finished())
			continue
		}
		c, ok := columnOf(p)
		if !ok {
			r.refuse(diag.PySparkTypeError, "DISALLOWED_TYPE_FOR_CONTAINER", "arg_name", "parameters", "arg_type", "tuple",
				"allowed_types", "str, float, int, Column, list[str], list[float], list[int]", "item_type", r.in.TypeName(p))
		}
		h.Args = append(h.Args, c.finished())
	}
	return r.frameOf(h)
}
