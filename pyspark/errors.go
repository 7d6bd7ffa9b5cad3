package pyspark

import (
	"brook/diag"
	"brook/python"
)

// addErrors makes pyspark.errors and turns Go errors into its exceptions.
func (r *Runtime) addErrors() {
	base := &python.Class{Name: "PySparkException", Module: "pyspark.errors", Bases: []*python.Class{r.in.ExceptionClass("Exception")}, Dict: map[string]any{}}
	get := func(f func(e *diag.Error) any) *python.Builtin {
		return def("self", func(_ *python.Interp, a []any) any {
			if e, ok := a[0].(*python.Instance).Data.(*diag.Error); ok {
				return f(e)
			}
			return nil
		})
	}
	condition := get(func(e *diag.Error) any {
		if e.Condition == "" {
			return nil
		}
		return e.Condition
	})
	base.Dict["getCondition"], base.Dict["getErrorClass"] = condition, condition
	base.Dict["getSqlState"] = get(func(e *diag.Error) any {
		if e.SQLState == "" {
			return nil
		}
		return e.SQLState
	})
	base.Dict["getMessage"] = get(func(e *diag.Error) any { return e.Error() })
	base.Dict["getMessageParameters"] = get(func(e *diag.Error) any {
		d := python.NewDict()
		for k, v := range e.Params {
			d.SetString(k, v)
		}
		return d
	})
	names := map[string]any{"PySparkException": base}
	for _, c := range []diag.Class{diag.Analysis, diag.Parse, diag.IllegalArgument, diag.Arithmetic, diag.ArrayIndex, diag.DateTime, diag.NumberFormat, diag.UnsupportedOp,
		diag.SparkRuntime, diag.SparkUpgrade, diag.NoSuchElement, diag.StreamingQuery, diag.TempTableExists, diag.PySparkTypeError, diag.PySparkValueError, diag.PySparkAttribute,
		diag.PySparkRuntime, diag.PySparkAssertion, diag.PySparkNotSupported, diag.PythonWorker, diag.Py4J, diag.Internal} {
		bases := []*python.Class{base}
		for class, builtin := range map[diag.Class]string{diag.PySparkTypeError: "TypeError", diag.PySparkValueError: "ValueError", diag.PySparkAttribute: "AttributeError", diag.PySparkRuntime: "RuntimeError",
			diag.PySparkAssertion: "AssertionError", diag.PySparkNotSupported: "NotImplementedError"} {
			if c == class {
				bases = append(bases, r.in.ExceptionClass(builtin))
			}
		}
		switch c {
		case diag.Parse, diag.TempTableExists:
			bases = []*python.Class{names[string(diag.Analysis)].(*python.Class)}
		}
		names[string(c)] = &python.Class{Name: string(c), Module: "pyspark.errors.exceptions.captured", Bases: bases, Dict: map[string]any{}}
	}
	r.module("pyspark.errors", names)
	r.module("pyspark.sql.utils", names)
	r.in.Convert = func(in *python.Interp, err error) *python.Instance {
		e, ok := diag.As(err)
		if !ok {
			return nil
		}
		c, ok := names[string(e.Class)].(*python.Class)
		if !ok {
			c = base
		}
		return in.NewException(c, e.Error(), e)
	}
}

// wrong raises a PySparkTypeError, PySparkValueError ….
func (r *Runtime) wrong(class diag.Class, condition, format string, args ...any) {
	r.fail(diag.New(class, condition, "", format, args...))
}
