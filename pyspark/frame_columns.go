package pyspark

import (
	"brook/engine/plan"
	"brook/python"
)

// columnMethods add, rename and drop columns.
func (r *Runtime) columnMethods() methods {
	column := func(v any, name string) plan.Expr {
		c, ok := columnOf(v)
		if !ok {
			r.badArgument("NOT_COLUMN", name, v)
		}
		return c.finished()
	}
	dict := func(v any, name string) []python.Entry {
		d, ok := v.(*python.Dict)
		if !ok {
			r.badArgument("NOT_DICT", name, v)
		}
		return d.Entries()
	}
	return methods{
		"withColumn": def("self, colName, col", func(in *python.Interp, a []any) any {
			return r.frameOf(&plan.WithColumns{Input: self(a).rel, Columns: []*plan.Alias{{Child: column(a[2], "col"), Names: []string{in.Str(a[1])}}}})
		}),
		"withColumns": def("self, colsMap", func(in *python.Interp, a []any) any {
			w := &plan.WithColumns{Input: self(a).rel}
			for _, e := range dict(a[1], "colsMap") {
				w.Columns = append(w.Columns, &plan.Alias{Child: r.named(e.Value).finished(), Names: []string{in.Str(e.Key)}})
			}
			return r.frameOf(w)
		}),
		"withColumnRenamed": def("self, existing, new", func(in *python.Interp, a []any) any {
			return r.frameOf(&plan.WithColumnsRenamed{Input: self(a).rel, From: []string{in.Str(a[1])}, To: []string{in.Str(a[2])}})
		}),
		"withColumnsRenamed": def("self, colsMap", func(in *python.Interp, a []any) any {
			w := &plan.WithColumnsRenamed{Input: self(a).rel}
			for _, e := range dict(a[1], "colsMap") {
				w.From, w.To = append(w.From, in.Str(e.Key)), append(w.To, in.Str(e.Value))
			}
			return r.frameOf(w)
		}),
		"withMetadata": def("self, columnName, metadata", func(in *python.Interp, a []any) any {
			dict(a[2], "metadata")
			name := in.Str(a[1])
			return r.frameOf(&plan.WithColumns{Input: self(a).rel, Columns: []*plan.Alias{{Child: &plan.Attribute{Name: nameParts(name)}, Names: []string{name}, Metadata: r.metadata(a[2])}}})
		}),
		"drop": def("self, *cols", func(in *python.Interp, a []any) any {
			d := &plan.Drop{Input: self(a).rel}
			for _, x := range a[1].(python.Tuple) {
				if c, ok := columnOf(x); ok {
					d.Columns = append(d.Columns, c.expr)
					continue
				}
				name, ok := x.(string)
				if !ok {
					r.badArgument("NOT_COLUMN_OR_STR", "col", x)
				}
				d.Names = append(d.Names, name)
			}
			return r.frameOf(d)
		}),
		"toDF": def("self, *cols", func(in *python.Interp, a []any) any {
			d := &plan.ToDF{Input: self(a).rel}
			for _, x := range a[1].(python.Tuple) {
				name, ok := x.(string)
				if !ok {
					r.badArgument("NOT_LIST_OF_STR", "cols", x)
				}
				d.Names = append(d.Names, name)
			}
			return r.frameOf(d)
		}),
	}
}
