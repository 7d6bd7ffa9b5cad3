package pyspark

import (
	"math/big"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

func isText(v any) bool {
	_, ok := v.(string)
	return ok
}

// isInt reports whether v is an int for Python's isinstance, which a bool is.
func isInt(v any) bool {
	switch v.(type) {
	case int64, bool:
		return true
	}
	return false
}

// javaInt is v as the argument of a method of the JVM that takes an int: Py4J
// makes a long of a larger number and finds no method for it.
func (r *Runtime) javaInt(method string, v any) int32 {
	if big, ok := v.(*big.Int); ok {
		r.noInt(method, "java.lang.NumberFormatException: For input string: \""+big.String()+"\"")
	}
	if _, ok := v.(string); ok {
		r.noInt(method, "py4j.Py4JException: Method "+method+"([class java.lang.String]) does not exist")
	}
	n := r.in.Index(v)
	if n != int64(int32(n)) {
		r.noInt(method, "py4j.Py4JException: Method "+method+"([class java.lang.Long]) does not exist")
	}
	return int32(n)
}

func (r *Runtime) noInt(method, trace string) {
	r.wrong(diag.Py4JCall, "", "An error occurred while calling %s. Trace:\n%s", method, trace)
}

// instance is c as a Python object.
func (c *column) instance(r *Runtime) *python.Instance { return r.column(c.expr, c.text) }

// noColumn refuses a Column where PySpark hands a Python value to the JVM.
func (r *Runtime) noColumn(v any) {
	if _, ok := columnOf(v); ok {
		r.wrong("PySparkTypeError", "NOT_ITERABLE", "Column is not iterable.")
	}
}

// pythonText is v as the text that a function takes.
func (r *Runtime) pythonText(function string, v any) string {
	r.noColumn(v)
	s, ok := v.(string)
	if !ok {
		r.noMethod(function, v)
	}
	return s
}

// pythonValue is v as the int (kind n), bool (b) or float (d) that a function
// takes.
func (r *Runtime) pythonValue(function string, kind byte, v any) any {
	r.noColumn(v)
	ok := false
	switch v.(type) {
	case int64:
		ok = kind == 'n'
	case bool:
		ok = kind == 'b'
	case float64:
		ok = kind == 'd'
	}
	if !ok {
		r.noMethod(function, v)
	}
	return v
}

// noMethod is the error of a value that the JVM's method does not take.
func (r *Runtime) noMethod(function string, v any) {
	r.wrong(diag.Py4JCall, "", "An error occurred while calling z:org.apache.spark.sql.functions.%s. Trace:\npy4j.Py4JException: Method %s does not take a value of type %s",
		function, function, r.in.TypeName(v))
}

// options is a dict of options as a map of texts.
func (r *Runtime) options(v any) *column {
	d, ok := v.(*python.Dict)
	if !ok {
		if _, is := columnOf(v); is {
			r.wrong("PySparkValueError", "CANNOT_CONVERT_COLUMN_INTO_BOOL", "Cannot convert column into bool: please use '&' for 'and', '|' for 'or', '~' for 'not' when building DataFrame boolean expressions.")
		}
		r.in.Raise("AttributeError", "'"+r.in.TypeName(v)+"' object has no attribute 'items'")
	}
	f := &plan.Function{Name: []string{"map"}}
	for _, e := range d.Entries() {
		value, _ := r.optionText(e.Value)
		f.Args = append(f.Args, plan.Lit(types.String, r.in.Str(e.Key)), plan.Lit(types.String, value))
	}
	return &column{expr: f, text: "options"}
}
