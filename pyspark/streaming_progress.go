package pyspark

import (
	"brook/engine/stream"
	"brook/python"
)

// addProgress makes the classes of progress records: dictionaries whose keys can
// also be asked for as attributes.
func (r *Runtime) addProgress() {
	for _, name := range []string{"StreamingQueryProgress", "SourceProgress", "SinkProgress", "StateOperatorProgress"} {
		r.class(name, "pyspark.sql.streaming.listener", r.recordMethods(name))
	}
}

func dictOf(v any) *python.Dict {
	d, _ := v.(*python.Instance).Attrs["__dict"].(*python.Dict)
	return d
}

func (r *Runtime) recordMethods(name string) map[string]*python.Builtin {
	return map[string]*python.Builtin{
		"__getitem__":  def("self, key", func(in *python.Interp, a []any) any { return in.GetItem(dictOf(a[0]), a[1]) }),
		"__iter__":     def("self", func(in *python.Interp, a []any) any { return in.Iter(dictOf(a[0])) }),
		"__len__":      def("self", func(_ *python.Interp, a []any) any { return int64(dictOf(a[0]).Len()) }),
		"__contains__": def("self, key", func(in *python.Interp, a []any) any { return in.Contains(dictOf(a[0]), a[1]) }),
		"__eq__": def("self, other", func(in *python.Interp, a []any) any {
			other := a[1]
			if i, ok := other.(*python.Instance); ok && i.Attrs["__dict"] != nil {
				other = dictOf(i)
			}
			return in.Equal(dictOf(a[0]), other)
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			i := a[0].(*python.Instance)
			p, isProgress := i.Data.(*stream.Progress)
			switch {
			case isProgress && a[1] == "json":
				return p.JSON()
			case isProgress && a[1] == "prettyJson":
				return p.PrettyJSON()
			case isProgress && (a[1] == "id" || a[1] == "runId"):
				v, _ := in.DictGet(dictOf(i), a[1])
				return r.uuid(in.Str(v))
			}
			d := dictOf(i)
			if v, ok := in.DictGet(d, a[1]); ok {
				return v
			}
			if key := in.Str(a[1]); in.HasAttr(d, key) {
				return in.GetAttr(d, key) // keys, items, get …
			}
			in.Raise("AttributeError", "'"+name+"' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
		"__repr__": def("self", func(in *python.Interp, a []any) any { return in.Repr(dictOf(a[0])) }),
	}
}

// uuid is an identity as Python's class for it.
func (r *Runtime) uuid(text string) any {
	v, err := r.in.Call(r.in.Import("uuid").Dict["UUID"], text)
	r.must(err)
	return v
}

// record is a dictionary of JSON as an object of the class name.
func (r *Runtime) record(name string, d *python.Dict, data any) *python.Instance {
	i := python.NewInstance(r.classes[name], data)
	i.Attrs["__dict"] = d
	return i
}

// progress is a progress record.
func (r *Runtime) progress(p *stream.Progress) any {
	if p == nil {
		return nil
	}
	v, err := r.in.Call(r.in.Import("json").Dict["loads"], p.JSON())
	r.must(err)
	d := v.(*python.Dict)
	missing := func(d *python.Dict, key string) {
		if _, ok := r.in.DictGet(d, key); !ok {
			d.SetString(key, python.NewDict())
		}
	}
	missing(d, "eventTime")
	observed := python.NewDict()
	for _, o := range p.Observed {
		observed.SetString(o.Name, r.rowOf(o.Schema, o.Row))
	}
	d.SetString("observedMetrics", observed)
	each := func(key, class string, change func(m *python.Dict) *python.Dict) {
		v, ok := r.in.DictGet(d, key)
		if !ok {
			return
		}
		list, ok := v.(*python.List)
		if !ok {
			return
		}
		for i, x := range list.Items {
			if m, ok := x.(*python.Dict); ok {
				list.Items[i] = r.record(class, change(m), nil)
			}
		}
	}
	each("sources", "SourceProgress", func(m *python.Dict) *python.Dict {
		missing(m, "metrics")
		for _, key := range []string{"startOffset", "endOffset", "latestOffset"} {
			v, _ := r.in.DictGet(m, key)
			m.SetString(key, r.in.Str(v)) // PySpark makes texts of them
		}
		return m
	})
	each("stateOperators", "StateOperatorProgress", func(m *python.Dict) *python.Dict {
		missing(m, "customMetrics")
		return r.inOrder(m, operatorKeys)
	})
	if s, ok := r.in.DictGet(d, "sink"); ok {
		if m, ok := s.(*python.Dict); ok {
			missing(m, "metrics")
			d.SetString("sink", r.record("SinkProgress", m, nil))
		}
	}
	return r.record("StreamingQueryProgress", r.inOrder(d, progressKeys), p)
}

// progressKeys and operatorKeys are the keys of records in PySpark's order.
var (
	progressKeys = []string{"id", "runId", "name", "timestamp", "batchId", "batchDuration", "durationMs", "eventTime", "stateOperators", "sources", "sink",
		"numInputRows", "inputRowsPerSecond", "processedRowsPerSecond", "observedMetrics"}
	operatorKeys = []string{"operatorName", "numRowsTotal", "numRowsUpdated", "numRowsRemoved", "allUpdatesTimeMs", "allRemovalsTimeMs", "commitTimeMs",
		"memoryUsedBytes", "numRowsDroppedByWatermark", "numShufflePartitions", "numStateStoreInstances", "customMetrics"}
)

// inOrder is d with its keys in another order; those that it lacks are None.
func (r *Runtime) inOrder(d *python.Dict, keys []string) *python.Dict {
	out := python.NewDict()
	for _, k := range keys {
		v, _ := r.in.DictGet(d, k)
		out.SetString(k, v)
	}
	return out
}
