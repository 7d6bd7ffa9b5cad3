package pyspark

import (
	"strings"

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
		"format": def("self, source", func(in *python.Interp, a []any) any { self(a).Format = in.Str(a[1]); return a[0] }),
		"outputMode": def("self, outputMode", func(in *python.Interp, a []any) any {
			self(a).OutputMode = r.filledText("outputMode", a[1])
			return a[0]
		}),
		"queryName": def("self, queryName", func(in *python.Interp, a []any) any {
			self(a).QueryName = r.filledText("queryName", a[1])
			return a[0]
		}),
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
					w.OutputMode = r.filledText("outputMode", v)
				case "queryName":
					w.QueryName = r.filledText("queryName", v)
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
			if len(a) < 2 {
				in.Raise("TypeError", "DataStreamWriter.toTable() missing 1 required positional argument: 'tableName'")
			}
			w.Table = r.tableName(a[1])
			if f, ok := kw.Get("format"); ok && f != nil {
				w.Format = in.Str(f)
			}
			if m, ok := kw.Get("outputMode"); ok && m != nil {
				w.OutputMode = r.filledText("outputMode", m)
			}
			if n, ok := kw.Get("queryName"); ok && n != nil {
				w.QueryName = r.filledText("queryName", n)
			}
			if c, ok := kw.Get("partitionBy"); ok && c != nil {
				w.PartitionBy = r.subset(c)
			}
			r.setOptions(w.Options, kw, "format", "outputMode", "queryName", "partitionBy")
			return r.start(&w)
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataStreamWriter", in.Str(a[1])); return nil }),
	}
	r.class("DataStreamWriter", "pyspark.sql.streaming.readwriter", m)
	r.addQueries()
	r.addProgress()
	r.addListeners()
	r.streamingModules()
}

// filledText reads an argument that must be a text with something in it.
func (r *Runtime) filledText(name string, v any) string {
	s, ok := v.(string)
	if !ok || strings.TrimSpace(s) == "" {
		r.refuse(diag.PySparkValueError, "VALUE_NOT_NON_EMPTY_STR", "arg_name", name, "arg_value", r.in.Str(v))
	}
	return s
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

func (r *Runtime) streamingModules() {
	names := map[string]any{}
	for _, n := range []string{"StreamingQuery", "StreamingQueryManager", "StreamingQueryListener", "DataStreamReader", "DataStreamWriter"} {
		names[n] = r.classes[n]
	}
	r.module("pyspark.sql.streaming", names)
	r.module("pyspark.sql.streaming.query", names)
	r.module("pyspark.sql.streaming.readwriter", names)
	events := map[string]any{}
	for _, n := range []string{"StreamingQueryListener", "StreamingQueryProgress", "SourceProgress", "SinkProgress", "StateOperatorProgress",
		"QueryStartedEvent", "QueryProgressEvent", "QueryIdleEvent", "QueryTerminatedEvent"} {
		events[n] = r.classes[n]
	}
	r.module("pyspark.sql.streaming.listener", events)
	r.module("pyspark.streaming", map[string]any{"StreamingContext": r.class("StreamingContext", "pyspark.streaming", map[string]*python.Builtin{
		"__init__": fn(func(*python.Interp, []any, *python.Kwargs) any {
			r.fail(diag.NotImplemented("StreamingContext (DStreams)"))
			return nil
		})})})
}
