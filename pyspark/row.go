package pyspark

import (
	"strconv"

	"brook/diag"
	"brook/python"
)

// row is the data of a Row.
type row struct {
	names  []string // nil for a nameless row
	values []any
}

func (w *row) name(i int) string {
	if w.names == nil {
		return "_" + strconv.Itoa(i+1)
	}
	return w.names[i]
}

// newRow makes a Row, which is a tuple to Python, of a class.
func newRow(c *python.Class, w *row) *python.Instance {
	i := python.NewInstance(c, nil)
	fillRow(i, w)
	return i
}

func fillRow(i *python.Instance, w *row) { i.Data, i.Native = w, python.Tuple(w.values) }

func (r *Runtime) addRows() {
	self := func(a []any) *row { w, _ := a[0].(*python.Instance).Data.(*row); return w }
	m := map[string]*python.Builtin{
		"__init__": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			if len(a) > 1 && kw.Len() > 0 {
				r.refuse(diag.PySparkValueError, "CANNOT_SET_TOGETHER", "arg_list", "args and kwargs")
			}
			w := &row{values: append([]any{}, a[1:]...)}
			if kw.Len() > 0 {
				w.names, w.values = append([]string{}, kw.Names...), append([]any{}, kw.Values...)
			}
			fillRow(a[0].(*python.Instance), w)
			return nil
		}),
		"__call__": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			if n := len(self(a).values); len(a)-1 > n {
				r.refuse(diag.PySparkValueError, "TOO_MANY_VALUES", "expected", strconv.Itoa(n), "item", "fields", "actual", strconv.Itoa(len(a)-1))
			}
			w := &row{values: append([]any{}, a[1:]...)}
			for _, n := range self(a).values {
				w.names = append(w.names, in.Str(n))
			}
			return newRow(r.classes["Row"], w)
		}),
		"__repr__": def("self", func(in *python.Interp, a []any) any {
			w := self(a)
			s := "Row("
			if w.names == nil {
				s = "<Row("
			}
			for i, v := range w.values {
				if i > 0 {
					s += ", "
				}
				if w.names != nil {
					s += w.names[i] + "="
				}
				s += in.Repr(v)
			}
			if w.names == nil {
				return s + ")>"
			}
			return s + ")"
		}),
		"__len__":  def("self", func(_ *python.Interp, a []any) any { return int64(len(self(a).values)) }),
		"__iter__": def("self", func(in *python.Interp, a []any) any { return in.Iter(python.Tuple(self(a).values)) }),
		"__eq__": def("self, other", func(in *python.Interp, a []any) any {
			var other []any
			switch o := a[1].(type) {
			case python.Tuple:
				other = o
			case *python.Instance:
				if w, ok := o.Data.(*row); ok {
					other = w.values
				}
			}
			return in.Equal(python.Tuple(self(a).values), python.Tuple(other))
		}),
		"__lt__": def("self, other", func(in *python.Interp, a []any) any {
			o, ok := a[1].(*python.Instance)
			if !ok {
				return python.NotImplemented{}
			}
			w, _ := o.Data.(*row)
			return in.Compare("<", python.Tuple(self(a).values), python.Tuple(w.values))
		}),
		"__contains__": def("self, item", func(in *python.Interp, a []any) any {
			for _, n := range self(a).names {
				if n == a[1] {
					return true
				}
			}
			return false
		}),
		"__getitem__": def("self, key", func(in *python.Interp, a []any) any {
			w := self(a)
			if name, ok := a[1].(string); ok {
				for i, n := range w.names {
					if n == name {
						return w.values[i]
					}
				}
				r.wrong("PySparkValueError", "", "%s", name)
			}
			return in.GetItem(python.Tuple(w.values), a[1])
		}),
		"__add__": def("self, other", func(in *python.Interp, a []any) any {
			return in.Binary("+", python.Tuple(self(a).values), tupleOf(a[1]))
		}),
		"__radd__": def("self, other", func(in *python.Interp, a []any) any {
			return in.Binary("+", tupleOf(a[1]), python.Tuple(self(a).values))
		}),
		"count": def("self, value", func(in *python.Interp, a []any) any {
			return r.tupleMethod(in, self(a), "count", a[1])
		}),
		"index": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			return r.tupleMethod(in, self(a), "index", a[1:]...)
		}),
		"__setattr__": def("self, name, value", func(in *python.Interp, a []any) any {
			r.refuse("PySparkRuntimeError", "READ_ONLY", "object", "Row")
			return nil
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			w := self(a)
			if w != nil && a[1] == "__fields__" && w.names != nil {
				return textList(w.names)
			}
			if w != nil {
				for i, n := range w.names {
					if n == a[1] {
						return w.values[i]
					}
				}
			}
			r.refuse(diag.PySparkAttribute, "ATTRIBUTE_NOT_SUPPORTED", "attr_name", in.Str(a[1]))
			return nil
		}),
		"asDict": def("self, recursive=False", func(in *python.Interp, a []any) any {
			d := python.NewDict()
			w := self(a)
			if w.names == nil {
				r.refuse(diag.PySparkTypeError, "CANNOT_CONVERT_TYPE", "from_type", "Row", "to_type", "dict")
			}
			for i, n := range w.names {
				v := w.values[i]
				if in.Truth(a[1]) {
					v = deepDict(v)
				}
				d.SetString(n, v)
			}
			return d
		}),
	}
	c := r.class("Row", "pyspark.sql.types", m)
	c.SetBase(r.in.ClassOf(python.Tuple{}))
	c.Dict["__new__"] = python.NewOf(func(cls *python.Class) any { return newRow(cls, &row{}) })
}

// tupleMethod calls a method of the tuple that a Row is.
func (r *Runtime) tupleMethod(in *python.Interp, w *row, name string, args ...any) any {
	v, err := in.Call(in.GetAttr(python.Tuple(w.values), name), args...)
	r.must(err)
	return v
}

// tupleOf is a Row as the tuple that it is; other values stay.
func tupleOf(v any) any {
	if i, ok := v.(*python.Instance); ok {
		if w, ok := i.Data.(*row); ok {
			return python.Tuple(w.values)
		}
	}
	return v
}

// deepDict turns Rows inside of lists, dicts and Rows into dicts.
func deepDict(v any) any {
	switch v := v.(type) {
	case *python.Instance:
		w, ok := v.Data.(*row)
		if !ok {
			return v
		}
		d := python.NewDict()
		for i := range w.values {
			d.SetString(w.name(i), deepDict(w.values[i]))
		}
		return d
	case *python.List:
		out := python.NewList()
		for _, x := range v.Items {
			out.Items = append(out.Items, deepDict(x))
		}
		return out
	case *python.Dict:
		out := python.NewDict()
		for _, e := range v.Entries() {
			if key, ok := e.Key.(string); ok {
				out.SetString(key, deepDict(e.Value))
			} else {
				return v
			}
		}
		return out
	}
	return v
}
