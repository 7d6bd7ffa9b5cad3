package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
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
		"trigger": python.Def("DataStreamWriter.trigger", "self, *, processingTime=None, once=None, continuous=None, availableNow=None", func(_ *python.Interp, a []any) any {
			self(a).Trigger = r.trigger(a[1:])
			return a[0]
		}),
		"foreachBatch": def("self, func", func(in *python.Interp, a []any) any {
			self(a).ForeachBatch = r.foreachBatch(a[1])
			return a[0]
		}),
		"foreach":     def("self, f", func(in *python.Interp, a []any) any { self(a).Foreach = r.foreach(a[1]); return a[0] }),
		"start":       python.Def("DataStreamWriter.start", "self, path=None, format=None, outputMode=None, partitionBy=None, queryName=None, **options", r.startWriter),
		"toTable":     python.Def("DataStreamWriter.toTable", "self, tableName, format=None, outputMode=None, partitionBy=None, queryName=None, **options", r.startTable),
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
