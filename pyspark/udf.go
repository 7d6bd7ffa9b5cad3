package pyspark

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// udfValue is the data of what F.udf and spark.udf.register make.
type udfValue struct {
	f    any // the Python function
	call *plan.UDFunc
}

// udf makes a function of the plan of a Python one: it is called row by row,
// with the interpreter's lock held for a batch at a time.
func (r *Runtime) udf(f, returns any) *plan.UDFunc {
	if !isCallable(f) {
		r.badArgument("NOT_CALLABLE", "func", f)
	}
	t := types.Type(types.String)
	if returns != nil {
		t = r.ddlArg(returns)
	}
	u := &plan.UDFunc{Name: r.functionName(f), Deterministic: true, Returns: t, Kind: "scalar"}
	if s := python.SignatureOf(f); s != nil {
		u.Params = s.Names
	}
	u.Call = expr.UDFCall(func(_ context.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		r.in.Lock()
		defer r.in.Unlock()
		b := batch.NewBuilder(t, rows)
		cells := toCell{r, r.javaText}
		var failed error
		err := r.in.Protect(func() {
			for i := range rows {
				values := make([]any, len(args))
				for k, a := range args {
					values[k] = r.object(a.Type, a.Value(i))
				}
				out, err := r.in.Call(f, values...)
				r.must(err)
				if failed = b.Append(cells.cell(t, out)); failed != nil {
					return
				}
			}
		})
		if err != nil {
			// The Python error is told in words: to the cell it is Spark's.
			return batch.Vector{}, diag.New(diag.PythonWorker, "", "", "\n  An exception was thrown from the Python worker. Please see the stack trace below.\n%s", err)
		}
		return batch.Of(t, b.Finish()), failed
	})
	return u
}

// functionName is what a function calls itself.
func (r *Runtime) functionName(f any) string {
	if r.in.HasAttr(f, "__name__") {
		if n, ok := r.in.GetAttr(f, "__name__").(string); ok {
			return n
		}
	}
	return r.in.TypeName(f)
}

// addUDFs makes the class of UDFs, which Python takes for functions, and
// spark.udf.
func (r *Runtime) addUDFs() {
	of := func(v any) *udfValue { u, _ := v.(*python.Instance).Data.(*udfValue); return u }
	c := python.NewClass("function", "builtins", nil, methods{
		"__call__": fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			u := of(a[0])
			e := &plan.UDF{Func: u.call}
			var parts []string
			for _, x := range a[1:] {
				arg := r.named(x)
				e.Args = append(e.Args, arg.finished())
				parts = append(parts, plainText(arg))
			}
			for i := range kw.Len() {
				arg := r.named(kw.Values[i])
				e.Args = append(e.Args, &plan.NamedArgument{Key: kw.Names[i], Value: arg.finished()})
				parts = append(parts, kw.Names[i]+" => "+plainText(arg))
			}
			return r.column(e, u.call.Name+"("+strings.Join(parts, ", ")+")")
		}),
		"__repr__": def("self", func(_ *python.Interp, a []any) any { return "<function " + of(a[0]).call.Name + ">" }),
		"asNondeterministic": def("self", func(_ *python.Interp, a []any) any {
			u := *of(a[0]).call
			u.Deterministic = false
			return r.udfObject(of(a[0]).f, &u)
		}),
	})
	for name, get := range map[string]func(u *udfValue) any{
		"func":          func(u *udfValue) any { return u.f },
		"returnType":    func(u *udfValue) any { return r.dataType(u.call.Returns) },
		"deterministic": func(u *udfValue) any { return u.call.Deterministic },
		"evalType":      func(*udfValue) any { return int64(100) }, // SQL_BATCHED_UDF
		"__name__":      func(u *udfValue) any { return u.call.Name },
		"__wrapped__":   func(u *udfValue) any { return u.f },
	} {
		property(c, name, func(_ *python.Interp, self *python.Instance) any { return get(of(self)) })
	}
	r.classes["UserDefinedFunction"] = c
	r.class("UDFRegistration", "pyspark.sql.udf", methods{
		"register": def("self, name, f, returnType=None", func(in *python.Interp, a []any) any {
			var u *plan.UDFunc
			f := a[2]
			if i, ok := f.(*python.Instance); ok && of(i) != nil {
				if a[3] != nil {
					r.refuse(diag.PySparkTypeError, "CANNOT_SPECIFY_RETURN_TYPE_FOR_UDF", "arg_name", "f", "return_type", in.Str(a[3]))
				}
				renamed := *of(i).call
				u, f = &renamed, of(i).f
			} else {
				u = r.udf(f, a[3])
			}
			u.Name = in.Str(a[1])
			r.session.RegisterUDF(u.Name, u)
			return r.udfObject(f, u)
		}),
	})
}

// plainText is how a column prints as the argument of a UDF: a bare name without
// the frame that it is of.
func plainText(c *column) string {
	if a, ok := c.expr.(*plan.Attribute); ok {
		return a.Name[len(a.Name)-1]
	}
	return c.text
}

func (r *Runtime) udfObject(f any, u *plan.UDFunc) *python.Instance {
	return python.NewInstance(r.classes["UserDefinedFunction"], &udfValue{f, u})
}
