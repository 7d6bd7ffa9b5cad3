package pyspark

import (
	"brook/engine/plan"
	"brook/python"
)

// viewMethods give a frame a name.
func (r *Runtime) viewMethods() methods {
	view := func(global, replace bool) *python.Builtin {
		return def("self, name", func(in *python.Interp, a []any) any {
			_, err := r.session.Run(in.Context(), &plan.CreateView{Name: r.viewName(in.Str(a[1])), Input: self(a).rel, Temp: true, Global: global, Replace: replace})
			r.must(err)
			return nil
		})
	}
	return methods{
		"writeTo":        python.Def("DataFrame.writeTo", "self, table", func(_ *python.Interp, a []any) any { return r.writeTo(self(a), a[1]) }),
		"createTempView": view(false, false), "createOrReplaceTempView": view(false, true), "registerTempTable": view(false, true),
		"createGlobalTempView": view(true, false), "createOrReplaceGlobalTempView": view(true, true),
	}
}

// viewName reads the name of a view.
func (r *Runtime) viewName(name string) []string {
	return []string{r.checkViewName(name)}
}
