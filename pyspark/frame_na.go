package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// naMethods are fillna, dropna and replace.
func (r *Runtime) naMethods() methods {
	return methods{
		"fillna": def("self, value, subset=None", func(_ *python.Interp, a []any) any { return r.frameOf(r.fill(self(a).rel, a[1], a[2])) }),
		"dropna": def("self, how='any', thresh=None, subset=None", func(_ *python.Interp, a []any) any {
			return r.frameOf(r.dropNA(self(a), a[1], a[2], a[3]))
		}),
		"replace": def("self, to_replace, value=<no value>, subset=None", func(_ *python.Interp, a []any) any {
			return r.frameOf(r.replace(self(a), a[1], a[2], a[3]))
		}),
	}
}

// addNA makes DataFrameNaFunctions, whose methods are those of the frame.
func (r *Runtime) addNA() {
	m := r.naMethods()
	r.class("DataFrameNaFunctions", "pyspark.sql.classic.dataframe", methods{"fill": m["fillna"], "drop": m["dropna"], "replace": m["replace"]})
}

// fill is df.fillna. A number alone goes through a Java double, as in PySpark;
// those of a dict stay what they are.
func (r *Runtime) fill(rel plan.Relation, value, subset any) plan.Relation {
	n := &plan.NAFill{Input: rel}
	literal := func(v any) *plan.Literal {
		t, c := r.cellOf(v)
		return plan.Lit(t, c)
	}
	switch v := value.(type) {
	case *python.Dict:
		n.ByName = true
		for _, e := range v.Entries() {
			switch e.Value.(type) {
			case bool, int64, float64, string:
			default:
				r.fail(diag.New(diag.IllegalArgument, "", "", "Unsupported value type %s (%s).", javaClass(e.Value), r.in.Str(e.Value)))
			}
			n.Columns, n.Values = append(n.Columns, r.in.Str(e.Key)), append(n.Values, literal(e.Value))
		}
		return n
	case int64:
		n.Values = []*plan.Literal{literal(float64(v))}
	case bool, float64, string:
		n.Values = []*plan.Literal{literal(v)}
	default:
		r.badArgument("NOT_BOOL_OR_DICT_OR_FLOAT_OR_INT_OR_STR", "value", value)
	}
	n.Columns = r.subsetOr(subset, "NOT_LIST_OR_TUPLE")
	return n
}

// javaClass is the class of the Java value that stands for a Python one.
func javaClass(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case *python.List:
		return "java.util.ArrayList"
	case *python.Dict:
		return "java.util.HashMap"
	}
	return "java.lang.Object"
}

// subset reads a column name or a list of them.
func (r *Runtime) subset(v any) []string { return r.subsetOr(v, "NOT_LIST_OR_STR_OR_TUPLE") }

// subsetOr is subset with the condition that wrong arguments raise.
func (r *Runtime) subsetOr(v any, condition string) []string {
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		return []string{x}
	case *python.List:
		return stringsOf(r.in, x.Items)
	case python.Tuple:
		return stringsOf(r.in, x)
	}
	r.badArgument(condition, "subset", v)
	return nil
}

func (r *Runtime) dropNA(f *frame, how, thresh, subset any) plan.Relation {
	if how != nil && how != "any" && how != "all" {
		// PySpark gives this error a parameter that it does not have.
		r.in.Raise("AssertionError", "Undefined error message parameter for error class: VALUE_NOT_ANY_OR_ALL. Parameters: {'arg_name': 'how', 'arg_type': "+r.in.Repr(r.in.Str(how))+"}")
	}
	n := &plan.NADrop{Input: f.rel, Columns: r.subsetOr(subset, "NOT_LIST_OR_STR_OR_TUPLE"), MinNonNulls: -1}
	if subset == nil {
		for _, c := range r.schemaOf(f).Fields {
			n.Columns = append(n.Columns, c.Name)
		}
	}
	switch {
	case thresh != nil:
		n.MinNonNulls = int(r.in.Index(thresh))
	case how != "any":
		n.MinNonNulls = 1
	default:
		n.MinNonNulls = len(n.Columns)
	}
	return n
}

// replace is df.replace. All keys, and all values that are not None, are of one
// kind.
func (r *Runtime) replace(f *frame, from, to, subset any) plan.Relation {
	pairs := r.replacements(from, to)
	n := &plan.NAReplace{Input: f.rel, Columns: r.subsetOr(subset, "NOT_LIST_OR_STR_OR_TUPLE")}
	kinds := map[string]bool{}
	for _, e := range pairs {
		kinds[kindOf(e.Key)] = true
		if e.Value != nil {
			kinds[kindOf(e.Value)] = true
		}
		n.Old, n.New = append(n.Old, r.replacement(e.Key)), append(n.New, r.replacement(e.Value))
	}
	if len(kinds) > 1 {
		r.refuse(diag.PySparkValueError, "MIXED_TYPE_REPLACEMENT")
	}
	return n
}

func (r *Runtime) replacement(v any) *plan.Literal {
	if i, ok := v.(int64); ok {
		v = float64(i)
	}
	t, c := r.cellOf(v)
	return plan.Lit(t, c)
}

func kindOf(v any) string {
	switch v.(type) {
	case bool:
		return "bool"
	case string:
		return "str"
	}
	return "number"
}

// replacements pairs what is replaced with what replaces it.
func (r *Runtime) replacements(from, to any) []python.Entry {
	if d, ok := from.(*python.Dict); ok {
		return d.Entries()
	}
	if to == "<no value>" {
		r.refuse(diag.PySparkTypeError, "ARGUMENT_REQUIRED", "arg_name", "value", "condition", "`to_replace` is dict")
	}
	var keys []any
	many := false
	switch x := from.(type) {
	case bool, int64, float64, string:
		keys = []any{x}
	case *python.List:
		keys, many = x.Items, true
	case python.Tuple:
		keys, many = x, true
	default:
		r.badArgument("NOT_BOOL_OR_DICT_OR_FLOAT_OR_INT_OR_LIST_OR_STR_OR_TUPLE", "to_replace", from)
	}
	var values []any
	switch x := to.(type) {
	case nil, bool, int64, float64, string:
		for range keys {
			values = append(values, x)
		}
	case *python.List:
		values = x.Items
	case python.Tuple:
		values = x
	default:
		r.badArgument("NOT_BOOL_OR_FLOAT_OR_INT_OR_LIST_OR_NONE_OR_STR_OR_TUPLE", "value", to)
	}
	if many && len(keys) != len(values) {
		r.refuse(diag.PySparkValueError, "LENGTH_SHOULD_BE_THE_SAME", "arg1", "to_replace", "arg2", "value", "arg1_length", r.in.Repr(int64(len(keys))), "arg2_length", r.in.Repr(int64(len(values))))
	}
	d := python.NewDict()
	for i := range min(len(keys), len(values)) {
		r.in.DictSet(d, keys[i], values[i])
	}
	return d.Entries()
}
