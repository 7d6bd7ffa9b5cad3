package pyspark

import (
	"time"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/stream"
	"brook/python"
)

// writeStream is df.writeStream.
func (r *Runtime) writeStream(f *frame) any {
	streaming, err := r.session.IsStreaming(r.in.Context(), f.rel)
	r.must(err)
	if !streaming {
		r.fail(diag.New(diag.Analysis, "WRITE_STREAM_NOT_ALLOWED", "42601", "`writeStream` can be called only on streaming Dataset/DataFrame."))
	}
	return python.NewInstance(r.classes["DataStreamWriter"], &plan.WriteStream{Input: f.rel, Options: map[string]string{}})
}

func (r *Runtime) addStreaming() {
	r.addReaders()
	self := func(a []any) *plan.WriteStream { w, _ := a[0].(*python.Instance).Data.(*plan.WriteStream); return w }
	m := map[string]*python.Builtin{
		"format":     def("self, source", func(in *python.Interp, a []any) any { self(a).Format = in.Str(a[1]); return a[0] }),
		"outputMode": def("self, outputMode", func(in *python.Interp, a []any) any { self(a).OutputMode = in.Str(a[1]); return a[0] }),
		"queryName":  def("self, queryName", func(in *python.Interp, a []any) any { self(a).QueryName = in.Str(a[1]); return a[0] }),
		"option": def("self, key, value", func(in *python.Interp, a []any) any {
			r.setOption(self(a).Options, in.Str(a[1]), a[2])
			return a[0]
		}),
		"options": fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any { r.setOptions(self(a).Options, kw); return a[0] }),
		"partitionBy": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			self(a).PartitionBy = stringsOf(in, r.list(a[1:]))
			return a[0]
		}),
		"trigger": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any { self(a).Trigger = r.trigger(kw); return a[0] }),
		"foreachBatch": def("self, func", func(in *python.Interp, a []any) any {
			f := a[1]
			self(a).ForeachBatch = func(rows plan.Relation, id int64) error {
				in.Lock()
				defer in.Unlock()
				return in.Protect(func() {
					_, err := in.Call(f, r.frameOf(rows), id)
					r.must(err)
				})
			}
			return a[0]
		}),
		"foreach": def("self, f", func(in *python.Interp, a []any) any { self(a).Foreach = r.foreach(a[1]); return a[0] }),
		"start": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := *self(a)
			if len(a) > 1 && a[1] != nil {
				w.Path = in.Str(a[1])
			}
			for i := range kw.Len() {
				v := kw.Values[i]
				if v == nil {
					continue
				}
				switch kw.Names[i] {
				case "path":
					w.Path = in.Str(v)
				case "format":
					w.Format = in.Str(v)
				case "outputMode":
					w.OutputMode = in.Str(v)
				case "queryName":
					w.QueryName = in.Str(v)
				case "partitionBy":
					w.PartitionBy = r.subset(v)
				default:
					r.setOption(w.Options, kw.Names[i], v)
				}
			}
			return r.start(&w)
		}),
		"toTable": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := *self(a)
			w.Table = r.tableName(a[1])
			r.setOptions(w.Options, kw)
			return r.start(&w)
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataStreamWriter", in.Str(a[1])); return nil }),
	}
	r.class("DataStreamWriter", "pyspark.sql.streaming.readwriter", m)
	r.addQueries()
}

func (r *Runtime) start(w *plan.WriteStream) any {
	var q *stream.Query
	r.wait(func() (err error) {
		q, err = r.session.StartStream(r.in.Context(), w)
		return err
	})
	return python.NewInstance(r.classes["StreamingQuery"], q)
}

// trigger reads the one keyword of trigger(…).
func (r *Runtime) trigger(kw *python.Kwargs) plan.Trigger {
	n := 0
	var out plan.Trigger
	for i := range kw.Len() {
		v := kw.Values[i]
		if v == nil {
			continue
		}
		n++
		name := kw.Names[i]
		switch name {
		case "processingTime", "continuous":
			s, ok := v.(string)
			if !ok || s == "" {
				r.wrong("PySparkValueError", "VALUE_NOT_NON_EMPTY_STR", "Value for `%s` must be a non-empty string, got '%s'.", name, r.in.Str(v))
			}
			out = plan.Trigger{Kind: plan.TriggerProcessingTime, Interval: s}
			if name == "continuous" {
				out.Kind = plan.TriggerContinuous
			}
			_, err := stream.TriggerInterval(out)
			r.must(err)
		case "once", "availableNow":
			if v != true {
				r.wrong("PySparkValueError", "VALUE_NOT_TRUE", "Value for `%s` must be True, got '%s'.", name, r.in.Str(v))
			}
			out.Kind = plan.TriggerOnce
			if name == "availableNow" {
				out.Kind = plan.TriggerAvailableNow
			}
		default:
			r.in.Raise("TypeError", "trigger() got an unexpected keyword argument '"+name+"'")
		}
	}
	if n != 1 {
		r.wrong("PySparkValueError", "ONLY_ALLOW_SINGLE_TRIGGER", "Only a single trigger is allowed.")
	}
	return out
}

// foreach adapts a function, or an object with open, process and close.
func (r *Runtime) foreach(f any) plan.ForeachBatch {
	return func(rows plan.Relation, id int64) error {
		r.in.Lock()
		defer r.in.Unlock()
		return r.in.Protect(func() {
			in := r.in
			process := f
			if in.HasAttr(f, "process") {
				process = in.GetAttr(f, "process")
				if in.HasAttr(f, "open") {
					ok, err := in.Call(in.GetAttr(f, "open"), int64(0), id)
					r.must(err)
					if !in.Truth(ok) {
						return
					}
				}
			}
			local := rows.(*plan.LocalRelation)
			var failed error
			for _, x := range r.rows(local.Schema, local.Batches).Items {
				if _, failed = in.Call(process, x); failed != nil {
					break
				}
			}
			if in.HasAttr(f, "close") {
				_, err := in.Call(in.GetAttr(f, "close"), nil)
				r.must(err)
			}
			r.must(failed)
		})
	}
}

func (r *Runtime) addQueries() {
	self := func(a []any) *stream.Query { q, _ := a[0].(*python.Instance).Data.(*stream.Query); return q }
	look := func(q *stream.Query) { r.wait(func() error { return q.Look(r.in.Context()) }) }
	m := map[string]*python.Builtin{
		"processAllAvailable": def("self", func(in *python.Interp, a []any) any {
			r.wait(func() error { return self(a).ProcessAllAvailable(in.Context()) })
			return nil
		}),
		"awaitTermination": def("self, timeout=None", func(in *python.Interp, a []any) any {
			d := time.Duration(-1)
			if a[1] != nil {
				n, ok := a[1].(int64)
				if f, isFloat := a[1].(float64); isFloat {
					d, ok = time.Duration(f*float64(time.Second)), true
				} else {
					d = time.Duration(n) * time.Second
				}
				if !ok || d <= 0 {
					r.wrong("PySparkValueError", "VALUE_NOT_POSITIVE", "Value for `timeout` must be positive, got '%s'.", in.Str(a[1]))
				}
			}
			var ended bool
			r.wait(func() (err error) {
				ended, err = self(a).AwaitTermination(in.Context(), d)
				return err
			})
			if a[1] == nil {
				return nil
			}
			return ended
		}),
		"stop": def("self", func(in *python.Interp, a []any) any {
			r.wait(func() error { return self(a).Stop(in.Context()) })
			return nil
		}),
		"exception": def("self", func(in *python.Interp, a []any) any {
			if e := self(a).Exception(); e != nil {
				return in.Convert(in, e)
			}
			return nil
		}),
		"explain": def("self, extended=False", func(in *python.Interp, a []any) any { r.missing("StreamingQuery", "explain"); return nil }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			q := self(a)
			switch a[1] {
			case "id":
				return q.ID()
			case "runId":
				return q.RunID()
			case "name":
				if q.Name() == "" {
					return nil
				}
				return q.Name()
			case "isActive":
				look(q)
				return q.IsActive()
			case "status":
				look(q)
				s := q.Status()
				d := python.NewDict()
				d.SetString("message", s.Message)
				d.SetString("isDataAvailable", s.IsDataAvailable)
				d.SetString("isTriggerActive", s.IsTriggerActive)
				return d
			case "lastProgress":
				look(q)
				return r.progress(q.LastProgress())
			case "recentProgress":
				look(q)
				out := python.NewList()
				for _, p := range q.RecentProgress() {
					out.Items = append(out.Items, r.progress(p))
				}
				return out
			}
			in.Raise("AttributeError", "'StreamingQuery' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
	}
	query := r.class("StreamingQuery", "pyspark.sql.streaming.query", m)
	manager := r.class("StreamingQueryManager", "pyspark.sql.streaming.query", map[string]*python.Builtin{
		"get": def("self, id", func(in *python.Interp, a []any) any {
			if q := r.session.Streams().Get(in.Str(a[1])); q != nil {
				return python.NewInstance(query, q)
			}
			return nil
		}),
		"awaitAnyTermination": def("self, timeout=None", func(in *python.Interp, a []any) any {
			d := time.Duration(-1)
			if a[1] != nil {
				d = time.Duration(in.Index(a[1])) * time.Second
			}
			var ended bool
			r.wait(func() (err error) {
				ended, err = r.session.Streams().AwaitAny(in.Context(), d)
				return err
			})
			if a[1] == nil {
				return nil
			}
			return ended
		}),
		"resetTerminated": def("self", func(*python.Interp, []any) any { r.session.Streams().ResetTerminated(); return nil }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			if a[1] == "active" {
				out := python.NewList()
				for _, q := range r.session.Streams().Active() {
					out.Items = append(out.Items, python.NewInstance(query, q))
				}
				return out
			}
			r.missing("StreamingQueryManager", in.Str(a[1]))
			return nil
		}),
	})
	r.class("StreamingQueryProgress", "pyspark.sql.streaming.listener", map[string]*python.Builtin{
		"__getitem__": def("self, key", func(in *python.Interp, a []any) any { return in.GetItem(a[0].(*python.Instance).Attrs["__dict"], a[1]) }),
		"__iter__":    def("self", func(in *python.Interp, a []any) any { return in.Iter(a[0].(*python.Instance).Attrs["__dict"]) }),
		"__contains__": def("self, key", func(in *python.Interp, a []any) any {
			return in.Contains(a[0].(*python.Instance).Attrs["__dict"], a[1])
		}),
		"get": def("self, key, default=None", func(in *python.Interp, a []any) any {
			if v, ok := in.DictGet(a[0].(*python.Instance).Attrs["__dict"].(*python.Dict), a[1]); ok {
				return v
			}
			return a[2]
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			i := a[0].(*python.Instance)
			switch a[1] {
			case "json":
				return i.Data.(*stream.Progress).JSON()
			case "prettyJson":
				return i.Data.(*stream.Progress).PrettyJSON()
			}
			if v, ok := in.DictGet(i.Attrs["__dict"].(*python.Dict), a[1]); ok {
				return v
			}
			in.Raise("AttributeError", "'StreamingQueryProgress' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
		"__repr__": def("self", func(in *python.Interp, a []any) any { return in.Repr(a[0].(*python.Instance).Attrs["__dict"]) }),
	})
	r.module("pyspark.sql.streaming", map[string]any{"StreamingQuery": query, "StreamingQueryManager": manager,
		"DataStreamReader": r.classes["DataStreamReader"], "DataStreamWriter": r.classes["DataStreamWriter"]})
	r.module("pyspark.streaming", map[string]any{"StreamingContext": r.class("StreamingContext", "pyspark.streaming", map[string]*python.Builtin{
		"__init__": fn(func(*python.Interp, []any, *python.Kwargs) any {
			r.fail(diag.NotImplemented("StreamingContext (DStreams)"))
			return nil
		})})})
}

// progress is a progress record as a dict with attributes.
func (r *Runtime) progress(p *stream.Progress) any {
	if p == nil {
		return nil
	}
	i := python.NewInstance(r.classes["StreamingQueryProgress"], p)
	m := r.in.Import("json")
	v, err := r.in.Call(m.Dict["loads"], p.JSON())
	r.must(err)
	d := v.(*python.Dict)
	for _, key := range []string{"eventTime", "observedMetrics"} {
		if _, ok := r.in.DictGet(d, key); !ok {
			d.SetString(key, python.NewDict())
		}
	}
	if sources, ok := r.in.DictGet(d, "sources"); ok {
		for _, s := range sources.(*python.List).Items {
			if m, ok := s.(*python.Dict); ok {
				if _, has := r.in.DictGet(m, "metrics"); !has {
					m.SetString("metrics", python.NewDict())
				}
			}
		}
	}
	if s, ok := r.in.DictGet(d, "sink"); ok {
		if _, has := r.in.DictGet(s.(*python.Dict), "metrics"); !has {
			s.(*python.Dict).SetString("metrics", python.NewDict())
		}
	}
	i.Attrs["__dict"] = d
	return i
}
