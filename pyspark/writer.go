package pyspark

import (
	"context"
	"maps"

	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// writer is the data of a DataFrameWriter. What a call sets stays set.
type writer struct {
	rel         plan.Relation
	format      string
	mode        string
	options     map[string]string
	partitionBy []string
	sortBy      []string
	bucketBy    []string
	buckets     int64
}

// writers are the arguments of the shortcuts for formats. All but the path, the
// mode and the partitions are options.
var writers = map[string]string{
	"json": "self, path, mode=None, compression=None, dateFormat=None, timestampFormat=None, lineSep=None, encoding=None, ignoreNullFields=None",
	"csv": "self, path, mode=None, compression=None, sep=None, quote=None, escape=None, header=None, nullValue=None, escapeQuotes=None, quoteAll=None, dateFormat=None, " +
		"timestampFormat=None, ignoreLeadingWhiteSpace=None, ignoreTrailingWhiteSpace=None, charToEscapeQuoteEscaping=None, encoding=None, emptyValue=None, lineSep=None",
	"text":    "self, path, compression=None, lineSep=None",
	"parquet": "self, path, mode=None, partitionBy=None, compression=None",
	"orc":     "self, path, mode=None, partitionBy=None, compression=None",
}

func writerOf(a []any) *writer { x, _ := a[0].(*python.Instance).Data.(*writer); return x }

// tableName reads a dotted name.
func (r *Runtime) tableName(v any) []string {
	parts, err := r.parser.TableName(text(r.in.Str(v)))
	r.must(err)
	return parts
}

// setMode takes a save mode; None leaves the one before.
func (r *Runtime) setMode(w *writer, v any) {
	if v == nil {
		return
	}
	mode := r.in.Str(v)
	r.must(plan.CheckSaveMode(mode))
	w.mode = mode
}

// operation is the plan of a write; runs the plan, once path or table is known.
func (r *Runtime) operation(w *writer) *plan.WriteOperation {
	return &plan.WriteOperation{
		Input: w.rel, Format: w.format, Mode: w.mode, PartitionBy: w.partitionBy, SortBy: w.sortBy, BucketBy: w.bucketBy, Buckets: int(w.buckets),
		Options: maps.Clone(w.options),
	}
}

func (r *Runtime) run(in *python.Interp, c plan.Command) {
	r.wait(func(ctx context.Context) error {
		_, err := r.session.Run(ctx, c)
		return err
	})
}

// save writes to path, or to the option path when it is None.
func (r *Runtime) save(in *python.Interp, w *writer, path any) any {
	op := r.operation(w)
	if path != nil {
		if _, ok := path.(string); !ok {
			r.wrong(diag.Py4JCall, "", "An error occurred while calling save: a path should be a str, got %s.", in.TypeName(path))
		}
		if _, set := lookupFold(w.options, "path"); set && !r.legacyPaths() {
			r.wrong(diag.Analysis, "_LEGACY_ERROR_TEMP_1290", "There is a 'path' option set and save() is called with a path parameter. Either remove the path option, or call save() without the parameter. To ignore this check, set 'spark.sql.legacy.pathOptionBehavior.enabled' to 'true'.")
		}
		op.Path = in.Str(path)
	}
	r.run(in, op)
	return nil
}

// writeShortcut is writer.json(path, …) and its like.
func (r *Runtime) writeShortcut(format, signature string) *python.Builtin {
	names := parameters(signature)
	return python.Def("DataFrameWriter."+format, signature, func(in *python.Interp, a []any) any {
		w := writerOf(a)
		for i, name := range names[2:] {
			switch v := a[i+2]; {
			case v == nil:
			case name == "mode":
				r.setMode(w, v)
			case name == "partitionBy":
				w.partitionBy = r.subset(v)
			default:
				r.setOption(w.options, name, v)
			}
		}
		w.format = format
		return r.save(in, w, a[1])
	})
}

// saveArguments are the last parameters of save and saveAsTable, which set the
// writer: format, mode, partitionBy and options.
func (r *Runtime) saveArguments(in *python.Interp, w *writer, a []any, kw *python.Kwargs) (target any) {
	given := [4]any{}
	copy(given[:], a[1:])
	for i, name := range []string{"path", "format", "mode", "partitionBy"} {
		if v, ok := kw.Get(name); ok {
			given[i] = v
		}
	}
	if v, ok := kw.Get("name"); ok {
		given[0] = v
	}
	if given[1] != nil {
		w.format = in.Str(given[1])
	}
	r.setMode(w, given[2])
	if given[3] != nil {
		w.partitionBy = r.subset(given[3])
	}
	r.setOptions(w.options, kw, "path", "name", "format", "mode", "partitionBy")
	return given[0]
}

// columnNames are the columns of bucketBy and sortBy: col and cols.
func (r *Runtime) columnNames(a []any) []string {
	list := a[1:]
	if one, ok := a[0].(*python.List); ok {
		if len(list) > 0 {
			r.refuse(diag.PySparkValueError, "CANNOT_SET_TOGETHER", "arg_list", "`col` of type "+r.in.TypeName(a[0])+" and `cols`")
		}
		return stringsOf(r.in, one.Items)
	}
	for i, c := range a {
		if _, ok := c.(string); !ok {
			r.badArgument("NOT_LIST_OF_STR", map[bool]string{true: "col", false: "cols"}[i == 0], c)
		}
	}
	return stringsOf(r.in, a)
}

func (r *Runtime) addWriters() {
	m := methods{
		"format": python.Def("DataFrameWriter.format", "self, source", func(in *python.Interp, a []any) any {
			writerOf(a).format = in.Str(a[1])
			return a[0]
		}),
		"mode": python.Def("DataFrameWriter.mode", "self, saveMode", func(_ *python.Interp, a []any) any { r.setMode(writerOf(a), a[1]); return a[0] }),
		"option": python.Def("DataFrameWriter.option", "self, key, value", func(_ *python.Interp, a []any) any {
			r.setOption(writerOf(a).options, r.optionKey(a[1]), a[2])
			return a[0]
		}),
		"options": python.Fn("DataFrameWriter.options", func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			r.setOptions(writerOf(a).options, kw)
			return a[0]
		}),
		"partitionBy": python.Fn("DataFrameWriter.partitionBy", func(in *python.Interp, a []any, _ *python.Kwargs) any {
			writerOf(a).partitionBy = stringsOf(in, r.list(a[1:]))
			return a[0]
		}),
		"sortBy": python.Fn("DataFrameWriter.sortBy", func(_ *python.Interp, a []any, _ *python.Kwargs) any {
			writerOf(a).sortBy = r.columnNames(a[1:])
			return a[0]
		}),
		"bucketBy": python.Fn("DataFrameWriter.bucketBy", func(in *python.Interp, a []any, _ *python.Kwargs) any {
			n, ok := a[1].(int64)
			if !ok {
				r.badArgument("NOT_INT", "numBuckets", a[1])
			}
			writerOf(a).buckets, writerOf(a).bucketBy = n, r.columnNames(a[2:])
			return a[0]
		}),
		"save": python.Fn("DataFrameWriter.save", func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := writerOf(a)
			return r.save(in, w, r.saveArguments(in, w, a, kw))
		}),
		"saveAsTable": python.Fn("DataFrameWriter.saveAsTable", func(in *python.Interp, a []any, kw *python.Kwargs) any {
			w := writerOf(a)
			name := r.tableName(r.saveArguments(in, w, a, kw))
			op := r.operation(w)
			op.Table = name
			r.run(in, op)
			return nil
		}),
		"insertInto": python.Def("DataFrameWriter.insertInto", "self, tableName, overwrite=None", func(in *python.Interp, a []any) any {
			w := writerOf(a)
			if len(w.partitionBy) > 0 {
				r.wrong(diag.Analysis, "_LEGACY_ERROR_TEMP_1309", "insertInto() can't be used together with partitionBy(). Partition columns have already been defined for the table. It is not necessary to use partitionBy().")
			}
			op := r.operation(w)
			op.Table, op.Insert = r.tableName(a[1]), true
			if a[2] != nil {
				op.Mode = map[bool]string{true: "overwrite", false: "append"}[in.Truth(a[2])]
			}
			r.run(in, op)
			return nil
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing("DataFrameWriter", in.Str(a[1])); return nil }),
	}
	for format, signature := range writers {
		m[format] = r.writeShortcut(format, signature)
	}
	r.class("DataFrameWriter", "pyspark.sql.readwriter", m)
}
