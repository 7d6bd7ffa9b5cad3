package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

func (r *Runtime) addFunctions() {
	f := map[string]any{}
	for _, s := range parseSignatures(signatures) {
		f[s.name] = r.function(s)
	}
	r.addCheckedFunctions(f)
	for _, name := range []string{"col", "column"} {
		f[name] = python.Def(name, "col", func(_ *python.Interp, a []any) any {
			return r.named(r.pythonText(name, a[0])).instance(r)
		})
	}
	f["lit"] = python.Def("lit", "col", func(_ *python.Interp, a []any) any {
		if _, ok := columnOf(a[0]); ok {
			return a[0]
		}
		c := r.literal(a[0])
		return r.column(c.expr, c.text)
	})
	f["expr"] = def("str", func(in *python.Interp, a []any) any {
		return r.column(&plan.ExpressionString{Text: in.Str(a[0])}, in.Str(a[0]))
	})
	f["when"] = def("condition, value", func(_ *python.Interp, a []any) any { return r.when(nil, "", a[0], a[1]) })
	for _, name := range []string{"asc", "desc", "asc_nulls_first", "asc_nulls_last", "desc_nulls_first", "desc_nulls_last"} {
		f[name] = def("col", func(in *python.Interp, a []any) any {
			c := r.named(a[0])
			out, err := in.Call(in.GetAttr(r.column(c.expr, c.text), name))
			r.must(err)
			return out
		})
	}
	f["count"] = def("col", func(_ *python.Interp, a []any) any { return r.callColumn("count", r.named(a[0])) })
	f["udf"] = def("f=None, returnType=None, useArrow=None", func(_ *python.Interp, a []any) any {
		made := func(f, returns any) any { return r.udfObject(f, r.udf(f, returns)) }
		if isCallable(a[0]) {
			return made(a[0], a[1])
		}
		if _, isType := typeOf(a[0]); a[0] != nil && !isType && !isText(a[0]) {
			r.badArgument("NOT_CALLABLE", "func", a[0])
		}
		returns := a[0]
		if returns == nil {
			returns = a[1]
		}
		return def("f", func(_ *python.Interp, b []any) any { return made(b[0], returns) })
	})
	f["pandas_udf"] = def("f=None, returnType=None, functionType=None", func(*python.Interp, []any) any {
		e := diag.NotImplemented("functions.pandas_udf")
		e.Message += " Use udf() in its place."
		r.fail(e)
		return nil
	})
	f["broadcast"] = def("df", func(_ *python.Interp, a []any) any {
		d, ok := frameData(a[0])
		if !ok {
			r.badArgument("NOT_DATAFRAME", "df", a[0])
		}
		return r.frameOf(&plan.Hint{Input: d.rel, Name: "broadcast"})
	})
	r.module("pyspark.sql.functions", f)
	var all []string
	for n := range f {
		if !strings.Contains(hidden, " "+n+" ") {
			all = append(all, n)
		}
	}
	r.modules["pyspark.sql.functions"].All = all
	r.modules["pyspark.sql"].Dict["functions"] = r.modules["pyspark.sql.functions"]
	r.modules["pyspark.sql"].Dict["types"] = r.modules["pyspark.sql.types"]
}

// function is a function of pyspark.sql.functions by its signature.
func (r *Runtime) function(s signature) any {
	return python.Def(s.name, s.python(), func(_ *python.Interp, a []any) any {
		var args []*column
		for i, p := range s.params {
			switch v := a[i]; {
			case p.star:
				for _, x := range r.rest(p.kind, v.(python.Tuple)) {
					args = append(args, r.argument(&s, p, x))
				}
			case v != nil || !p.optional:
				args = append(args, r.argument(&s, p, v))
			case p.sent:
				args = append(args, r.literal(p.standIn))
			}
		}
		return r.callFunction(&s, args)
	})
}

// callFunction calls a registered function; what the registry lacks is refused
// by its name.
func (r *Runtime) callFunction(s *signature, args []*column) *python.Instance {
	if _, ok := functions.Lookup(s.function); !ok {
		r.fail(diag.NotImplemented("functions.%s", s.name))
	}
	out := r.callColumn(s.function, args...)
	c := out.Data.(*column)
	c.expr.(*plan.Function).Distinct = s.distinct
	switch s.function { // those that Spark writes as the methods of columns
	case "isnan":
		c.text = "isNaN" + strings.TrimPrefix(c.text, s.function)
	case "isnull":
		c.text = "isNull" + strings.TrimPrefix(c.text, s.function)
	}
	return out
}

// rest is what *cols holds; of kind m it may be one list of columns instead.
func (r *Runtime) rest(kind byte, v python.Tuple) []any {
	if kind == 'm' && len(v) == 1 {
		if l, ok := v[0].(*python.List); ok {
			return l.Items
		}
	}
	return v
}

// argument turns a Python value into what a parameter of its kind takes; other
// values raise as PySpark does.
func (r *Runtime) argument(s *signature, p parameter, v any) *column {
	switch p.kind {
	case 'i':
		if isInt(v) {
			return r.literal(v)
		}
		if p.name == "pos" && s.name == "overlay" || p.name == "len" && s.name == "overlay" {
			if _, ok := columnOf(v); !ok && !isText(v) {
				r.wrong("PySparkTypeError", "NOT_COLUMN_OR_INT_OR_STR", "Argument `%s` should be a Column, int or str, got %s.", p.name, r.in.TypeName(v))
			}
		}
	case 't':
		if b, ok := v.(bool); ok {
			return r.literal(b)
		}
	case 'f':
		if _, ok := columnOf(v); !ok && !isText(v) {
			return r.literal(v)
		}
	case 'v':
		if t, ok := v.(python.Tuple); ok {
			v = python.NewList(t...)
		}
		return r.value(v)
	case 'x':
		if _, ok := columnOf(v); !ok && !isText(v) {
			r.wrong("PySparkTypeError", "NOT_COLUMN_OR_STR", "Argument `%s` should be a Column or str, got %s.", p.name, r.in.TypeName(v))
		}
		return r.value(v)
	case 'a':
		r.noColumn(v)
		return r.literal(v)
	case 's':
		return r.literal(r.pythonText(s.name, v))
	case 'n', 'b', 'd':
		return r.literal(r.pythonValue(s.name, p.kind, v))
	case 'l':
		return r.lambda(v)
	case 'o':
		return r.options(v)
	case 'y':
		if t, ok := typeOf(v); ok {
			return r.literal(types.JSON(t))
		}
		return r.value(v)
	}
	return r.named(v)
}
