package pyspark

import (
	"strings"

	"brook/diag"
	"brook/python"
)

// pySparkErrors are the exceptions that PySpark raises itself, and the built-in
// ones that they also are.
const pySparkErrors = `PySparkTypeError=TypeError PySparkValueError=ValueError PySparkAttributeError=AttributeError PySparkRuntimeError=RuntimeError
PySparkAssertionError=AssertionError PySparkNotImplementedError=NotImplementedError PySparkImportError=ImportError PySparkIndexError=IndexError PySparkKeyError=KeyError
PySparkPicklingError= SessionNotSameException= PickleException= StreamingPythonRunnerInitializationException=`

// sparkErrors are the exceptions that stand for one of Spark, each after the
// one that it is derived from.
const sparkErrors = `AnalysisException ParseException<AnalysisException TempTableAlreadyExistsException<AnalysisException IllegalArgumentException NumberFormatException<IllegalArgumentException
ArithmeticException UnsupportedOperationException ArrayIndexOutOfBoundsException DateTimeException StreamingQueryException QueryExecutionException PythonException
UnknownException SparkRuntimeException SparkUpgradeException SparkNoSuchElementException`

// addErrors makes pyspark.errors and turns Go errors into its exceptions. As in
// PySpark there are two classes to most names: the public one, and one below it
// for what Spark itself raised.
func (r *Runtime) addErrors() {
	const public, captured = "pyspark.errors.exceptions.base", "pyspark.errors.exceptions.captured"
	class := func(name, module string, bases ...*python.Class) *python.Class {
		return &python.Class{Name: name, Module: module, Bases: bases, Dict: map[string]any{}}
	}
	base := class("PySparkException", public, r.in.ExceptionClass("Exception"))
	for name, f := range r.errorMethods() {
		f.Name = name
		base.Dict[name] = f
	}
	names := map[string]any{"PySparkException": base}
	raised := map[string]*python.Class{}
	for _, entry := range strings.Fields(pySparkErrors) {
		name, builtin, _ := strings.Cut(entry, "=")
		bases := []*python.Class{base}
		if builtin != "" {
			bases = append(bases, r.in.ExceptionClass(builtin))
		}
		c := class(name, public, bases...)
		names[name], raised[name] = c, c
	}
	common := class("CapturedException", captured, base)
	for _, entry := range strings.Fields(sparkErrors) {
		name, parent, derived := strings.Cut(entry, "<")
		above, below := base, common
		if derived {
			above, below = names[parent].(*python.Class), raised[parent]
		}
		c := class(name, public, above)
		names[name] = c
		raised[name] = class(name, captured, below, c)
	}
	names["QueryContextType"] = r.addQueryContexts()
	r.module("pyspark.errors", names)
	r.module("pyspark.errors.exceptions.base", names)
	old := map[string]any{"CapturedException": common}
	inner := map[string]any{"CapturedException": common}
	for n, v := range names {
		old[n], inner[n] = v, v
		if c := raised[n]; c != nil {
			inner[n] = c
		}
	}
	r.module("pyspark.errors.exceptions.captured", inner)
	r.module("pyspark.sql.utils", old)
	gateway := class("Py4JError", "py4j.protocol", r.in.ExceptionClass("Exception"))
	java := class("Py4JJavaError", "py4j.protocol", gateway)
	r.module("py4j.protocol", map[string]any{"Py4JError": gateway, "Py4JJavaError": java})
	raised[string(diag.Py4JCall)] = gateway
	raised[string(diag.Py4J)], raised[string(diag.Internal)] = java, java
	r.in.Convert = func(in *python.Interp, err error) *python.Instance {
		e, ok := diag.As(err)
		if !ok {
			return nil
		}
		c := raised[string(e.Class)]
		if e.Class == diag.TempTableExists {
			c = raised[string(diag.Analysis)] // PySpark has no class below that one
		}
		if c == nil {
			c = base
		}
		message := e.Error()
		switch {
		case e.Class == diag.Parse:
			message = "\n" + message
		case e.Class == diag.Py4J && e.Condition != "":
			// What PySpark has no class for comes as the text of the bridge, the
			// number of an object in it included.
			message = "An error occurred while calling o0.sql.\n: org.apache.spark.SparkException: " + message
		}
		v := in.NewException(c, message, e)
		if c.Is(base) {
			v.Attrs["args"] = python.Tuple{}
		}
		return v
	}
}

// errorMethods are the methods of PySparkException. An exception that a cell
// makes keeps its condition and parameters as attributes, one that Brook raises
// has a *diag.Error.
func (r *Runtime) errorMethods() map[string]*python.Builtin {
	of := func(a []any) (*python.Instance, *diag.Error) {
		i := a[0].(*python.Instance)
		e, _ := i.Data.(*diag.Error)
		return i, e
	}
	text := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	condition := func(a []any) any {
		i, e := of(a)
		if e != nil {
			return text(e.Condition)
		}
		return i.Attrs["_errorClass"]
	}
	message := func(in *python.Interp, a []any) string {
		i, _ := of(a)
		s, _ := i.Attrs["_message"].(string)
		return s
	}
	return map[string]*python.Builtin{
		"__init__": python.Def("__init__", "self, message=None, errorClass=None, messageParameters=None, contexts=None", func(in *python.Interp, a []any) any {
			i := a[0].(*python.Instance)
			i.Attrs["args"] = python.Tuple{}
			i.Attrs["_errorClass"], i.Attrs["_messageParameters"] = a[2], a[3]
			if a[1] != nil {
				i.Attrs["_message"] = in.Str(a[1])
				i.Attrs["args"] = given(a[1:])
				return nil
			}
			var params []string
			if d, ok := a[3].(*python.Dict); ok {
				for _, e := range d.Entries() {
					params = append(params, in.Str(e.Key), in.Str(e.Value))
				}
			}
			name, _ := a[2].(string)
			template, known := conditions[name]
			if !known {
				r.fail(diag.NotImplemented("the error condition %s without a message", in.Repr(a[2])))
			}
			i.Attrs["_message"] = filled(template, params)
			return nil
		}),
		"__str__": def("self", func(in *python.Interp, a []any) any {
			if _, e := of(a); e != nil {
				if e.Class == diag.Parse {
					if e.Tail == "" {
						return "\n" + e.Error() + e.Place.Summary()
					}
					return "\n" + e.Error()
				}
				return e.Full()
			}
			if c := condition(a); c != nil {
				return "[" + in.Str(c) + "] " + message(in, a)
			}
			return message(in, a)
		}),
		"getCondition":  def("self", func(_ *python.Interp, a []any) any { return condition(a) }),
		"getErrorClass": def("self", func(_ *python.Interp, a []any) any { return condition(a) }),
		"getSqlState": def("self", func(_ *python.Interp, a []any) any {
			if _, e := of(a); e != nil {
				return text(e.SQLState)
			}
			return nil
		}),
		"getMessage": def("self", func(in *python.Interp, a []any) any {
			_, e := of(a)
			switch {
			case e == nil:
				return "[" + in.Str(condition(a)) + "] " + message(in, a)
			case e.Condition == "":
				return ""
			}
			bare := *e
			bare.Tail = ""
			return strings.TrimPrefix(bare.Error(), "\n")
		}),
		"getMessageParameters": def("self", func(_ *python.Interp, a []any) any {
			i, e := of(a)
			if e == nil {
				return i.Attrs["_messageParameters"]
			}
			if e.Condition == "" {
				return nil
			}
			d := python.NewDict()
			for _, k := range e.Names {
				d.SetString(k, e.Params[k])
			}
			return d
		}),
		"getQueryContext": def("self", func(_ *python.Interp, a []any) any {
			_, e := of(a)
			if e == nil {
				return python.NewList()
			}
			return r.queryContexts(e)
		}),
	}
}

// given are the arguments up to the last that is not None.
func given(args []any) python.Tuple {
	n := len(args)
	for n > 0 && args[n-1] == nil {
		n--
	}
	return append(python.Tuple{}, args[:n]...)
}

// wrong raises a PySparkTypeError, PySparkValueError ….
func (r *Runtime) wrong(class diag.Class, condition, format string, args ...any) {
	r.fail(diag.New(class, condition, "", format, args...))
}

// refuse raises one of PySpark's own errors: params are the names and values
// of the condition's parameters, in turn.
func (r *Runtime) refuse(class diag.Class, condition string, params ...string) {
	e := diag.New(class, condition, "", "%s", filled(conditions[condition], params))
	e.Params = map[string]string{}
	for i := 0; i+1 < len(params); i += 2 {
		e.With(params[i], params[i+1])
	}
	r.fail(e)
}

// badArgument refuses an argument by its type: condition is NOT_INT, NOT_STR ….
func (r *Runtime) badArgument(condition, name string, v any) {
	r.refuse(diag.PySparkTypeError, condition, "arg_name", name, "arg_type", r.in.TypeName(v))
}

// filled puts parameters into a template: <name> is replaced.
func filled(template string, params []string) string {
	for i := 0; i+1 < len(params); i += 2 {
		template = strings.ReplaceAll(template, "<"+params[i]+">", params[i+1])
	}
	return template
}
