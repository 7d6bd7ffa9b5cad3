package pyspark

import "brook/python"

// addWidgets makes dbutils.widgets: named texts that a notebook asks for. The
// first definition of a name stays until it is removed.
func (r *Runtime) addWidgets() *python.Instance {
	define := func(in *python.Interp, a []any) any {
		if _, ok := in.DictGet(r.widgets, a[1]); !ok {
			in.DictSet(r.widgets, a[1], a[2])
		}
		return nil
	}
	choice := def("self, name, defaultValue, choices, label=None", define)
	methods := map[string]*python.Builtin{
		"text":     def("self, name, defaultValue='', label=None", define),
		"dropdown": choice, "combobox": choice, "multiselect": choice,
		"get": def("self, name", func(in *python.Interp, a []any) any {
			v, ok := in.DictGet(r.widgets, a[1])
			if !ok {
				in.Raise("KeyError", in.Str(a[1]))
			}
			return v
		}),
		"getAll": def("self", func(in *python.Interp, _ []any) any {
			out := python.NewDict()
			in.Each(r.widgets, func(k any) bool {
				v, _ := in.DictGet(r.widgets, k)
				in.DictSet(out, k, v)
				return true
			})
			return out
		}),
		"getArgument": def("self, name, defaultValue=None", func(in *python.Interp, a []any) any {
			if v, ok := in.DictGet(r.widgets, a[1]); ok {
				return v
			}
			return a[2]
		}),
		"remove":    def("self, name", func(in *python.Interp, a []any) any { in.DictDelete(r.widgets, a[1]); return nil }),
		"removeAll": def("self", func(*python.Interp, []any) any { r.widgets = python.NewDict(); return nil }),
	}
	return python.NewInstance(r.class("Widgets", "dbutils", methods), nil)
}
