package pyspark

import (
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// reader is the data of a DataFrameReader or DataStreamReader.
type reader struct {
	format  string
	schema  *types.Struct
	options map[string]string
	stream  bool
}

// writer is the data of a DataFrameWriter.
type writer struct {
	rel         plan.Relation
	format      string
	mode        string
	options     map[string]string
	partitionBy []string
}

// optionText is an option's value as text: True is true.
func (r *Runtime) optionText(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", false
	case bool:
		if v {
			return "true", true
		}
		return "false", true
	}
	return r.in.Str(v), true
}

func (r *Runtime) setOption(m map[string]string, key string, v any) {
	text, ok := r.optionText(v)
	for k := range m {
		if strings.EqualFold(k, key) {
			delete(m, k)
		}
	}
	if ok {
		m[key] = text
	}
}

func (r *Runtime) setOptions(m map[string]string, kw *python.Kwargs, except ...string) {
	for i := range kw.Len() {
		skip := false
		for _, e := range except {
			skip = skip || kw.Names[i] == e
		}
		if !skip {
			r.setOption(m, kw.Names[i], kw.Values[i])
		}
	}
}

func (r *Runtime) addReaders() {
	self := func(a []any) *reader { x, _ := a[0].(*python.Instance).Data.(*reader); return x }
	load := func(x *reader, format string, path any, kw *python.Kwargs) any {
		read := &plan.ReadData{Format: format, Schema: x.schema, Options: map[string]string{}, Stream: x.stream}
		for k, v := range x.options {
			read.Options[k] = v
		}
		if s, ok := kw.Get("schema"); ok && s != nil {
			read.Schema = r.schemaArg(s)
		}
		if f, ok := kw.Get("format"); ok && f != nil {
			read.Format = r.in.Str(f)
		}
		r.setOptions(read.Options, kw, "schema", "format", "path")
		if p, ok := kw.Get("path"); ok {
			path = p
		}
		switch p := path.(type) {
		case nil:
		case string:
			read.Paths = []string{p}
		default:
			read.Paths = stringsOf(r.in, r.in.Items(p))
		}
		return r.frameOf(read)
	}
	m := map[string]*python.Builtin{
		"format": def("self, source", func(in *python.Interp, a []any) any { self(a).format = in.Str(a[1]); return a[0] }),
		"schema": def("self, schema", func(in *python.Interp, a []any) any { self(a).schema = r.schemaArg(a[1]); return a[0] }),
		"option": def("self, key, value", func(in *python.Interp, a []any) any {
			r.setOption(self(a).options, in.Str(a[1]), a[2])
			return a[0]
		}),
		"options": fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any { r.setOptions(self(a).options, kw); return a[0] }),
		"load": fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			var path any
			if len(a) > 1 {
				path = a[1]
			}
			return load(self(a), self(a).format, path, kw)
		}),
		"table": def("self, tableName", func(in *python.Interp, a []any) any {
			return r.frameOf(&plan.ReadTable{Name: r.tableName(a[1]), Options: self(a).options, Stream: self(a).stream})
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataFrameReader", in.Str(a[1])); return nil }),
	}
	for _, format := range []string{"json", "csv", "text", "parquet", "orc"} {
		m[format] = fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			var path any
			if len(a) > 1 {
				path = a[1]
			}
			if len(a) > 2 && !(format == "parquet" || format == "orc") && a[2] != nil {
				kw = &python.Kwargs{Names: append([]string{"schema"}, names(kw)...), Values: append([]any{a[2]}, values(kw)...)}
			} else if len(a) > 2 {
				path = python.NewList(a[1:]...)
			}
			return load(self(a), format, path, kw)
		})
	}
	r.class("DataFrameReader", "pyspark.sql.readwriter", m)
	r.class("DataStreamReader", "pyspark.sql.streaming.readwriter", m)
	r.addWriters()
}

func names(kw *python.Kwargs) []string {
	if kw == nil {
		return nil
	}
	return kw.Names
}

func values(kw *python.Kwargs) []any {
	if kw == nil {
		return nil
	}
	return kw.Values
}

// tableName reads a dotted name.
func (r *Runtime) tableName(v any) []string {
	parts, err := r.parser.TableName(text(r.in.Str(v)))
	r.must(err)
	return parts
}

func (r *Runtime) addWriters() {
	self := func(a []any) *writer { x, _ := a[0].(*python.Instance).Data.(*writer); return x }
	run := func(in *python.Interp, c plan.Command) {
		r.wait(func() error {
			_, err := r.session.Run(in.Context(), c)
			return err
		})
	}
	save := func(in *python.Interp, w *writer, format string, path any, kw *python.Kwargs) any {
		op := &plan.WriteOperation{Input: w.rel, Format: format, Mode: w.mode, PartitionBy: w.partitionBy, Options: map[string]string{}}
		for k, v := range w.options {
			op.Options[k] = v
		}
		if m, ok := kw.Get("mode"); ok && m != nil {
			op.Mode = in.Str(m)
		}
		if f, ok := kw.Get("format"); ok && f != nil {
			op.Format = in.Str(f)
		}
		if p, ok := kw.Get("partitionBy"); ok && p != nil {
			op.PartitionBy = r.subset(p)
		}
		r.setOptions(op.Options, kw, "mode", "format", "partitionBy", "path")
		if p, ok := kw.Get("path"); ok {
			path = p
		}
		if path != nil {
			op.Path = in.Str(path)
		}
		run(in, op)
		return nil
	}
	arg := func(a []any) any {
		if len(a) > 1 {
			return a[1]
		}
		return nil
	}
	m := map[string]*python.Builtin{
		"format": def("self, source", func(in *python.Interp, a []any) any { self(a).format = in.Str(a[1]); return a[0] }),
		"mode":   def("self, saveMode", func(in *python.Interp, a []any) any { self(a).mode = in.Str(a[1]); return a[0] }),
		"option": def("self, key, value", func(in *python.Interp, a []any) any {
			r.setOption(self(a).options, in.Str(a[1]), a[2])
			return a[0]
		}),
		"options": fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any { r.setOptions(self(a).options, kw); return a[0] }),
		"partitionBy": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			self(a).partitionBy = stringsOf(in, r.list(a[1:]))
			return a[0]
		}),
		"save": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			return save(in, self(a), self(a).format, arg(a), kw)
		}),
		"saveAsTable": fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := self(a)
			op := &plan.WriteOperation{Input: w.rel, Format: w.format, Mode: w.mode, Table: r.tableName(a[1]), PartitionBy: w.partitionBy, Options: w.options}
			if m, ok := kw.Get("mode"); ok && m != nil {
				op.Mode = in.Str(m)
			}
			if f, ok := kw.Get("format"); ok && f != nil {
				op.Format = in.Str(f)
			}
			run(in, op)
			return nil
		}),
		"insertInto": def("self, tableName, overwrite=None", func(in *python.Interp, a []any) any {
			w := self(a)
			op := &plan.WriteOperation{Input: w.rel, Mode: w.mode, Table: r.tableName(a[1]), Insert: true, Options: w.options}
			if in.Truth(a[2]) {
				op.Mode = "overwrite"
			}
			run(in, op)
			return nil
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataFrameWriter", in.Str(a[1])); return nil }),
	}
	for _, format := range []string{"json", "csv", "text", "parquet", "orc"} {
		m[format] = fn(func(in *python.Interp, a []any, kw *python.Kwargs) any { return save(in, self(a), format, arg(a), kw) })
	}
	r.class("DataFrameWriter", "pyspark.sql.readwriter", m)
}
