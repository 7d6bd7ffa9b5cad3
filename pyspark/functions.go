package pyspark

import (
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// literalFrom is the first argument of a function that is a value and not the
// name of a column, where that is not the first of all; -1 for none.
var literalFrom = map[string]int{
	"date_format": 1, "to_date": 1, "to_timestamp": 1, "unix_timestamp": 1, "from_unixtime": 1, "window": 1, "session_window": 1, "date_trunc": 0, "trunc": 1,
	"split": 1, "regexp_replace": 1, "regexp_extract": 1, "lpad": 1, "rpad": 1, "repeat": 1, "instr": 1, "locate": 0, "substring": 1, "concat_ws": 0,
	"date_add": 1, "date_sub": 1, "add_months": 1, "round": 1, "like": 1, "array_contains": 1, "element_at": 1, "format_string": 0, "format_number": 1,
	"from_json": 1, "get_json_object": 1, "percentile_approx": 1, "ntile": 0, "lag": 1, "lead": 1, "translate": 1, "rlike": 1,
}

func (r *Runtime) addFunctions() {
	f := map[string]any{}
	for _, name := range functions.Names() {
		if spec, _ := functions.Lookup(name); spec.Group == "predicate_funcs" && (name[0] < 'a' || name[0] > 'z') || name[0] < 'a' || name[0] > 'z' {
			continue
		}
		f[name] = r.function(name)
	}
	for _, n := range []string{"and", "or", "not", "in", "if", "any", "div", "mod"} {
		delete(f, n)
	}
	col := fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		name, ok := a[0].(string)
		if !ok {
			r.wrong("PySparkTypeError", "NOT_STR", "Argument `col` should be a str, got %s.", in.TypeName(a[0]))
		}
		return r.column(attribute(name), name)
	})
	f["col"], f["column"] = col, col
	f["lit"] = def("col", func(_ *python.Interp, a []any) any {
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
	for _, name := range []string{"asc", "desc"} {
		f[name] = def("col", func(in *python.Interp, a []any) any {
			c := r.named(a[0])
			out, err := in.Call(in.GetAttr(r.column(c.expr, c.text), name))
			r.must(err)
			return out
		})
	}
	f["count"] = def("col", func(_ *python.Interp, a []any) any {
		c := r.named(a[0])
		if _, star := c.expr.(*plan.Star); star {
			c = &column{expr: plan.Lit(types.Integer, int32(1)), text: "1"}
		}
		return r.callColumn("count", c)
	})
	for name, of := range map[string]string{"countDistinct": "count", "count_distinct": "count", "sum_distinct": "sum", "sumDistinct": "sum"} {
		f[name] = fn(func(_ *python.Interp, a []any, _ *python.Kwargs) any {
			var args []*column
			for _, x := range a {
				args = append(args, r.named(x))
			}
			out := r.callColumn(of, args...)
			out.Data.(*column).expr.(*plan.Function).Distinct = true
			return out
		})
	}
	f["udf"] = def("f=None, returnType=None", func(in *python.Interp, a []any) any {
		if isCallable(a[0]) {
			return r.udfCaller(r.udf(a[0], a[1]))
		}
		returns := a[0]
		if returns == nil {
			returns = a[1]
		}
		return def("f", func(_ *python.Interp, b []any) any { return r.udfCaller(r.udf(b[0], returns)) })
	})
	f["broadcast"] = def("df", func(_ *python.Interp, a []any) any {
		d, ok := frameData(a[0])
		if !ok {
			r.badArgument("NOT_DATAFRAME", "df", a[0])
		}
		return r.frameOf(&plan.Hint{Input: d.rel, Name: "broadcast"})
	})
	r.module("pyspark.sql.functions", f)
	f["__getattr__"] = def("name", func(in *python.Interp, a []any) any {
		r.missing("functions", in.Str(a[0]))
		return nil
	})
	var all []string
	for n := range f {
		if n != "countDistinct" && n != "__getattr__" {
			all = append(all, n)
		}
	}
	r.modules["pyspark.sql.functions"].All = all
	r.modules["pyspark.sql"].Dict["functions"] = r.modules["pyspark.sql.functions"]
	r.modules["pyspark.sql"].Dict["types"] = r.modules["pyspark.sql.types"]
}

// function is a registered function over columns: text names a column, except
// where the function takes values.
func (r *Runtime) function(name string) any {
	values, ok := literalFrom[name]
	if !ok {
		values = 1 << 30
	}
	return python.Fn(name, func(in *python.Interp, a []any, kw *python.Kwargs) any {
		all := append([]any{}, a...)
		for i := range kw.Len() {
			all = append(all, kw.Values[i])
		}
		all = r.list(all)
		var args []*column
		for i, x := range all {
			if x == nil {
				continue
			}
			if _, isText := x.(string); isText && i < values || name == "date_trunc" && i == 1 || name == "concat_ws" && i > 0 {
				args = append(args, r.named(x))
			} else if isCallable(x) {
				args = append(args, r.lambda(x))
			} else {
				args = append(args, r.value(x))
			}
		}
		return r.callColumn(name, args...)
	})
}
