package pyspark

import (
	"strings"

	"brook/engine/plan"
	"brook/python"
)

// addCheckedFunctions adds the functions whose arguments PySpark checks, or
// arranges, in ways of their own.
func (r *Runtime) addCheckedFunctions(f map[string]any) {
	call := func(name string, args ...*column) any {
		return r.callFunction(&signature{name: name, function: name}, args)
	}
	add := func(name, params string, body func(a []any) any) {
		f[name] = python.Def(name, params, func(_ *python.Interp, a []any) any { return body(a) })
	}
	names := func(v any) []*column {
		var out []*column
		for _, x := range v.(python.Tuple) {
			out = append(out, r.named(x))
		}
		return out
	}
	for _, name := range []string{"greatest", "least"} {
		add(name, "*cols", func(a []any) any {
			if len(a[0].(python.Tuple)) < 2 {
				r.wrong("PySparkValueError", "WRONG_NUM_COLUMNS", "Function `%s` should take at least 2 columns.", name)
			}
			return call(name, names(a[0])...)
		})
	}
	for _, name := range []string{"call_function", "call_udf"} {
		add(name, map[string]string{"call_function": "funcName, *cols", "call_udf": "udfName, *cols"}[name], func(a []any) any {
			out := r.callColumn(r.pythonText(name, a[0]), names(a[1])...)
			if name == "call_function" {
				out.Data.(*column).expr.(*plan.Function).Name = nameParts(a[0].(string))
			}
			return out
		})
	}
	for _, name := range []string{"trim", "ltrim", "rtrim"} {
		add(name, "col, trim=None", func(a []any) any {
			if a[1] == nil {
				return call(name, r.named(a[0]))
			}
			return call(name, r.named(a[1]), r.named(a[0]))
		})
	}
	add("sha2", "col, numBits", func(a []any) any {
		switch n, _ := a[1].(int64); {
		case n == 0 && isInt(a[1]), n == 224, n == 256, n == 384, n == 512:
			return call("sha2", r.named(a[0]), r.literal(a[1]))
		}
		r.wrong("PySparkValueError", "VALUE_NOT_ALLOWED", "Value for `numBits` has to be amongst the following values: [0, 224, 256, 384, 512].")
		return nil
	})
	add("json_tuple", "col, *fields", func(a []any) any {
		fields := a[1].(python.Tuple)
		if len(fields) == 0 {
			r.wrong("PySparkValueError", "CANNOT_BE_EMPTY", "At least one field must be specified.")
		}
		args := []*column{r.named(a[0])}
		for _, x := range fields {
			args = append(args, r.literal(r.pythonText("json_tuple", x)))
		}
		return call("json_tuple", args...)
	})
	add("log", "arg1, arg2=None", func(a []any) any {
		if a[1] == nil {
			return call("ln", r.named(a[0]))
		}
		return call("log", r.literal(r.pythonValue("log", 'd', a[0])), r.named(a[1]))
	})
	add("ntile", "n", func(a []any) any {
		if x, ok := a[0].(float64); ok {
			return call("ntile", r.literal(int64(x)))
		}
		if !isInt(a[0]) {
			r.in.Raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+r.in.TypeName(a[0])+"'")
		}
		return call("ntile", r.literal(a[0]))
	})
	add("unix_timestamp", "timestamp=None, format='yyyy-MM-dd HH:mm:ss'", func(a []any) any {
		if a[0] == nil {
			return call("unix_timestamp")
		}
		return call("unix_timestamp", r.named(a[0]), r.literal(r.pythonText("unix_timestamp", a[1])))
	})
	add("window", "timeColumn, windowDuration, slideDuration=None, startTime=None", func(a []any) any { return r.windowOf(call, a) })
	for _, name := range []string{"make_timestamp", "try_make_timestamp", "make_timestamp_ntz", "try_make_timestamp_ntz"} {
		params, zone := "years=None, months=None, days=None, hours=None, mins=None, secs=None, timezone=None, date=None, time=None", true
		if strings.HasSuffix(name, "_ntz") {
			params, zone = strings.Replace(params, "timezone=None, ", "", 1), false
		}
		add(name, params, func(a []any) any { return r.makeTimestamp(call, name, zone, a) })
	}
	for _, name := range []string{"udtf", "arrow_udtf"} {
		add(name, "cls=None, returnType=None, useArrow=None", func([]any) any {
			r.missing("functions", name)
			return nil
		})
	}
}

// windowOf is F.window: durations are texts, and an unsaid slide is the window.
func (r *Runtime) windowOf(call func(string, ...*column) any, a []any) any {
	args := []*column{r.named(a[0])}
	for i, name := range []string{"windowDuration", "slideDuration", "startTime"} {
		v := a[i+1]
		if i > 0 && (v == nil || v == "") {
			if i == 1 && r.in.Truth(a[3]) {
				args = append(args, args[1])
			}
			continue
		}
		if _, is := columnOf(v); is {
			r.wrong("PySparkValueError", "CANNOT_CONVERT_COLUMN_INTO_BOOL", "Cannot convert column into bool: please use '&' for 'and', '|' for 'or', '~' for 'not' when building DataFrame boolean expressions.")
		}
		s, ok := v.(string)
		if !ok || s == "" {
			r.wrong("PySparkTypeError", "NOT_STR", "Argument `%s` should be a str, got %s.", name, r.in.TypeName(v))
		}
		args = append(args, r.literal(s))
	}
	return call("window", args...)
}

// makeTimestamp is F.make_timestamp and its like: from six fields, or from a
// date and a time.
func (r *Runtime) makeTimestamp(call func(string, ...*column) any, name string, zone bool, a []any) any {
	fields, rest := a[:6], a[6:]
	var zoneArg any
	if zone {
		zoneArg, rest = rest[0], rest[1:]
	}
	given := func(list []any) bool {
		for _, v := range list {
			if v != nil {
				return true
			}
		}
		return false
	}
	use := fields
	if fields[0] == nil {
		use = rest
	}
	if given(fields) && given(rest) {
		r.wrong("PySparkValueError", "CANNOT_SET_TOGETHER", "years|months|days|hours|mins|secs and date|time should not be set together.")
	}
	var args []*column
	for _, v := range use {
		args = append(args, r.named(v))
	}
	if zoneArg != nil {
		args = append(args, r.named(zoneArg))
	}
	return call(name, args...)
}
