package pyspark

import (
	"math"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// approxQuantile is df.approxQuantile: for each column the values at the
// probabilities. NULL and NaN do not count.
func (r *Runtime) approxQuantile(f *frame, col, probabilities, relativeError any) any {
	var names []string
	single := false
	switch c := col.(type) {
	case string:
		names, single = []string{c}, true
	case *python.List, python.Tuple:
		for _, x := range r.in.Items(c) {
			name, ok := x.(string)
			if !ok {
				r.badArgument("NOT_LIST_OF_STR", "columns", x)
			}
			names = append(names, name)
		}
	default:
		r.badArgument("NOT_LIST_OR_STR_OR_TUPLE", "col", col)
	}
	items, ok := itemsOf(probabilities)
	if !ok {
		r.badArgument("NOT_LIST_OR_TUPLE", "probabilities", probabilities)
	}
	var wanted []float64
	for _, x := range items {
		p, ok := numberOf(x)
		if !ok || p < 0 || p > 1 {
			r.badArgument("NOT_LIST_OF_FLOAT_OR_INT", "probabilities", x)
		}
		wanted = append(wanted, p)
	}
	e, ok := numberOf(relativeError)
	if !ok {
		r.badArgument("NOT_FLOAT_OR_INT", "relativeError", relativeError)
	}
	if e < 0 {
		r.refuse(diag.PySparkValueError, "NEGATIVE_VALUE", "arg_name", "relativeError", "arg_value", r.in.Repr(relativeError))
	}
	if len(wanted) == 0 {
		r.fail(diag.New(diag.Py4J, "", "", "An error occurred while calling approxQuantile: there are no probabilities"))
	}
	out := python.NewList()
	for _, n := range names {
		out.Items = append(out.Items, r.quantiles(f, n, wanted, min(e, 1)))
	}
	if single {
		return out.Items[0]
	}
	return out
}

// numberOf reads an int or a float.
func numberOf(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// quantiles are those of one column. As in Spark its rows count in two halves,
// which an error above zero lets one see.
func (r *Runtime) quantiles(f *frame, name string, wanted []float64, relativeError float64) any {
	column := attribute(name)
	if i := r.schemaOf(f).Index(name); i >= 0 && !types.IsNumeric(r.schemaOf(f).Fields[i].Type) {
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Quantile calculation for column %s with data type %s is not supported.", name, typeClass(r.schemaOf(f).Fields[i].Type)))
	}
	res := r.execute(&plan.Project{Input: f.rel, List: []plan.Expr{&plan.Cast{Child: column, To: types.Double}}})
	var halves [2][]float64
	rows, at := 0, 0
	for _, b := range res.Batches {
		rows += b.Rows
	}
	for _, b := range res.Batches {
		for i := range b.Rows {
			if v, ok := b.Columns[0].Value(i).(float64); ok && !math.IsNaN(v) {
				half := 0
				if at >= rows/2 {
					half = 1
				}
				halves[half] = append(halves[half], v)
			}
			at++
		}
	}
	s := summarize(halves[0], relativeError).merge(summarize(halves[1], relativeError))
	out := python.NewList()
	if s.count > 0 {
		for _, p := range wanted {
			out.Items = append(out.Items, s.query(p))
		}
	}
	return out
}
