package pyspark

import (
	"brook/diag"
	"brook/python"
)

// queryContext is the data of a QueryContext: the SQL text that failed.
type queryContext struct{ place diag.Place }

// addQueryContexts makes the classes of getQueryContext's items and returns
// QueryContextType.
func (r *Runtime) addQueryContexts() *python.Class {
	kind := python.NewClass("QueryContextType", "pyspark.errors.exceptions.base", nil, nil)
	kind.Dict["__repr__"] = def("self", func(_ *python.Interp, a []any) any {
		return "QueryContextType." + a[0].(*python.Instance).Data.(string)
	})
	for _, n := range []string{"SQL", "DataFrame"} {
		kind.Dict[n] = python.NewInstance(kind, n)
	}
	place := func(a []any) diag.Place { return a[0].(*python.Instance).Data.(queryContext).place }
	empty := def("self", func(*python.Interp, []any) any { return "" })
	r.class("SQLQueryContext", "pyspark.errors.exceptions.captured", map[string]*python.Builtin{
		"contextType": def("self", func(*python.Interp, []any) any { return kind.Dict["SQL"] }),
		"objectType":  empty,
		"objectName":  empty,
		"startIndex":  def("self", func(_ *python.Interp, a []any) any { return int64(place(a).Start) }),
		"stopIndex":   def("self", func(_ *python.Interp, a []any) any { return int64(place(a).End - 1) }),
		"fragment":    def("self", func(_ *python.Interp, a []any) any { return place(a).Text() }),
		"summary":     def("self", func(_ *python.Interp, a []any) any { return place(a).Caret(nil) }),
	})
	return kind
}

// queryContexts is the list of one place, where it is known, in SQL text.
func (r *Runtime) queryContexts(e *diag.Error) *python.List {
	if e.Place.Source == nil || e.Class == diag.Parse {
		return python.NewList()
	}
	return python.NewList(python.NewInstance(r.classes["SQLQueryContext"], queryContext{e.Place}))
}
