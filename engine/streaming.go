package engine

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/checkpoint"
	"brook/engine/format"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/sink"
	"brook/engine/source"
	"brook/engine/stream"
	"brook/engine/types"
	"brook/render"
)

// StartStream is writeStream.start() and toTable(): it resolves the query,
// makes its sink and starts it in the background.
func (s *Session) StartStream(ctx context.Context, w *plan.WriteStream) (*stream.Query, error) {
	n, err := s.analyze(ctx, w.Input)
	if err != nil {
		return nil, err
	}
	mode, err := outputMode(w.OutputMode)
	if err != nil {
		return nil, err
	}
	format := strings.ToLower(w.Format)
	if format == "" && w.ForeachBatch == nil && w.Foreach == nil {
		format = strings.ToLower(s.conf.String("spark.sql.sources.default"))
	}
	if format == "memory" && w.QueryName == "" {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1194", "", "queryName must be specified for memory sink.")
	}
	if err := checkPartitioning(w, format, logical.Schema(n)); err != nil {
		return nil, err
	}
	interval, err := stream.TriggerInterval(w.Trigger)
	if err != nil {
		return nil, err
	}
	target, err := s.streamTarget(ctx, w, n, format, mode)
	if err != nil {
		return nil, err
	}
	root, err := s.checkpointRoot(w, format)
	if err != nil {
		return nil, err
	}
	if s.conf.Bool("spark.sql.streaming.unsupportedOperationCheck") {
		if err := analyze.CheckStreaming(n, mode.String(), s.exprConf()); err != nil {
			return nil, err
		}
	}
	if w.Trigger.Kind == plan.TriggerContinuous {
		if err := analyze.CheckContinuous(n); err != nil {
			return nil, err
		}
		return nil, diag.NotImplemented("the continuous trigger")
	}
	to, err := target(root)
	if err != nil {
		return nil, err
	}
	env := s.env()
	return s.streams.Start(ctx, stream.Config{
		Name: w.QueryName, Plan: n, Sink: to, Mode: mode, Trigger: w.Trigger.Kind, Interval: interval,
		Root: root, Env: env, Conf: s.conf.snapshot(), Now: s.options.Now, Sleep: s.options.Sleep,
		Gated: s.options.Scripted && onlyFiles(n),
	})
}

// checkPartitioning refuses partition columns for sinks that have no partitions,
// and for files those that the rows do not have.
func checkPartitioning(w *plan.WriteStream, format string, schema *types.Struct) error {
	if len(w.PartitionBy) == 0 {
		return nil
	}
	switch {
	case w.ForeachBatch != nil:
		format = "foreachBatch"
	case w.Foreach != nil:
		format = "foreach"
	case format == "memory":
	case isFormat(format):
		for _, p := range w.PartitionBy {
			if !slices.ContainsFunc(schema.Fields, func(f types.Field) bool { return strings.EqualFold(f.Name, p) }) {
				var all []string
				for _, f := range schema.Fields {
					all = append(all, f.Name)
				}
				return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1196", "", "Partition column %s not found in existing columns (%s).", p, strings.Join(all, ", "))
			}
		}
		return nil
	default:
		return nil
	}
	return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1197", "", "'%s' does not support partitioning.", format)
}

func outputMode(word string) (sink.Mode, error) {
	switch strings.ToLower(word) {
	case "", "append":
		return sink.Append, nil
	case "update":
		return sink.Update, nil
	case "complete":
		return sink.Complete, nil
	}
	return 0, diag.New(diag.IllegalArgument, "STREAMING_OUTPUT_MODE.INVALID", "42KDE",
		"Invalid streaming output mode: %s. Accepted output modes are 'Append', 'Complete', 'Update'.", word).With("outputMode", word)
}

// onlyFiles reports whether all of a plan's streams come from files.
func onlyFiles(n logical.Node) bool {
	only := true
	logical.Walk(n, func(n logical.Node) bool {
		if s, ok := n.(*logical.StreamScan); ok {
			only = only && s.Spec.Files
		}
		return true
	})
	return only
}

// temporary says that a sink of this format may do without a checkpoint
// location.
func temporary(format string) bool {
	switch format {
	case "", "memory", "console", "noop":
		return true
	}
	return false
}

// checkpointRoot is the checkpoint's folder: the option's, one below the
// setting's, or one in memory.
func (s *Session) checkpointRoot(w *plan.WriteStream, format string) (checkpoint.Dir, error) {
	if location, ok := option(w.Options, "checkpointLocation"); ok {
		path, err := dbfs.Clean(location)
		if err != nil {
			return nil, err
		}
		return checkpoint.OnDisk(s.options.FS, path), nil
	}
	if base, ok := s.conf.Get("spark.sql.streaming.checkpointLocation"); ok {
		path, err := dbfs.Clean(base)
		if err != nil {
			return nil, err
		}
		name := w.QueryName
		if name == "" {
			name = stream.NewID()
		}
		return checkpoint.OnDisk(s.options.FS, path+"/"+name), nil
	}
	if !temporary(format) {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1298", "",
			"checkpointLocation must be specified either through option(\"checkpointLocation\", ...) or SparkSession.conf.set(\"spark.sql.streaming.checkpointLocation\", ...).")
	}
	return checkpoint.NewMemory(), nil
}

// streamTarget checks what can be checked of the sink and returns how to make
// it once the checkpoint is known.
func (s *Session) streamTarget(ctx context.Context, w *plan.WriteStream, n logical.Node, format string, mode sink.Mode) (func(checkpoint.Dir) (sink.Sink, error), error) {
	schema := logical.Schema(n)
	made := func(to sink.Sink) func(checkpoint.Dir) (sink.Sink, error) {
		return func(checkpoint.Dir) (sink.Sink, error) { return to, nil }
	}
	switch {
	case w.ForeachBatch != nil:
		return made(stream.NewForeachBatch(w.ForeachBatch)), nil
	case w.Foreach != nil:
		return made(stream.NewForeach(w.Foreach)), nil
	case len(w.Table) > 0:
		return s.tableTarget(ctx, w, schema, mode)
	}
	switch format {
	case "memory":
		return func(root checkpoint.Dir) (sink.Sink, error) { return s.memorySink(w, schema, root, mode) }, nil
	case "console":
		return made(sink.NewConsole(s.options.Stdout, s.showBatch, w.Options)), nil
	case "noop":
		return made(sink.NewNoop()), nil
	}
	if mode != sink.Append && isFormat(format) {
		return nil, diag.New(diag.Analysis, "STREAMING_OUTPUT_MODE.UNSUPPORTED_DATASOURCE", "42KDE",
			"Invalid streaming output mode: %s. This output mode is not supported in Data Source %s.", strings.ToLower(mode.String()), format)
	}
	if source.StreamOnly(format) {
		return nil, diag.New(diag.UnsupportedOp, "_LEGACY_ERROR_TEMP_2049", "", "Data source %s does not support streamed writing.", w.Format)
	}
	if source.Absent(format) && !isFormat(format) {
		return nil, diag.NotImplemented("the data source %s", w.Format)
	}
	if !isFormat(format) {
		return nil, diag.New(diag.Internal, "DATA_SOURCE_NOT_FOUND", "42K02",
			"Failed to find the data source: %s. Make sure the provider name is correct and the package is properly registered and compatible with your Spark version.", w.Format)
	}
	path := w.Path
	if p, ok := option(w.Options, "path"); ok && path == "" {
		path = p
	}
	if path == "" {
		return nil, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_2047", "", "'path' is not specified.")
	}
	return s.fileTarget(path, format, w.PartitionBy, w.Options), nil
}

func (s *Session) fileTarget(path, name string, partitionBy []string, options map[string]string) func(checkpoint.Dir) (sink.Sink, error) {
	return func(checkpoint.Dir) (sink.Sink, error) {
		return sink.NewFiles(s.options.FS, sink.FileOptions{
			Format: format.ShortName(name), Path: path, PartitionBy: partitionBy, Options: options,
			TimeZone: s.conf.String("spark.sql.session.timeZone"), Conf: s.conf.Get,
		})
	}
}

// memorySink makes the sink's table and the temporary view over it.
func (s *Session) memorySink(w *plan.WriteStream, schema *types.Struct, root checkpoint.Dir, mode sink.Mode) (sink.Sink, error) {
	if mode != sink.Complete {
		last, err := checkpoint.NewOffsetLog(root).Latest()
		if err != nil {
			return nil, err
		}
		if last >= 0 {
			location, _ := option(w.Options, "checkpointLocation")
			return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1299", "",
				"This query does not support recovering from checkpoint location. Delete %s/offsets to start over.", location)
		}
	}
	t := source.NewTable("MemoryPlan["+w.QueryName+"]", schema)
	s.catalog.PutTempView(&View{Name: cmp.Or(w.View, w.QueryName), Schema: schema, Memory: t})
	return sink.NewMemory(t), nil
}

// showBatch prints a batch as the console sink does.
func (s *Session) showBatch(out io.Writer, b sink.Batch, rows int, truncate bool) error {
	width := 0
	if truncate {
		width = 20
	}
	return render.Show(out, b.Schema, b.Rows, render.ShowOptions{Rows: rows, Truncate: width, Location: s.conf.location()})
}

// tableTarget is toTable: the table is made when it is missing.
func (s *Session) tableTarget(ctx context.Context, w *plan.WriteStream, schema *types.Struct, mode sink.Mode) (func(checkpoint.Dir) (sink.Sink, error), error) {
	if s.catalog.tempView(w.Table) != nil {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1159", "", "Temporary view %s doesn't support streaming write", strings.Join(w.Table, "."))
	}
	n, err := s.catalog.qualify(w.Table)
	if err != nil {
		return nil, err
	}
	t := s.catalog.table(n)
	if t == nil {
		create := &plan.CreateTable{Name: w.Table, Schema: nullableAll(schema), Format: w.Format, Options: w.Options, PartitionBy: w.PartitionBy}
		if p, ok := option(w.Options, "path"); ok {
			create.Location = p
		}
		if err := s.createTable(ctx, create); err != nil {
			return nil, err
		}
		t = s.catalog.table(n)
	}
	if t.View != nil {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1159", "", "Streaming into views %s is not supported.", strings.Join(w.Table, "."))
	}
	if mode != sink.Append {
		return nil, diag.New(diag.Analysis, "STREAMING_OUTPUT_MODE.UNSUPPORTED_DATASOURCE", "42KDE",
			"Invalid streaming output mode: %s. This output mode is not supported in Data Source %s.", strings.ToLower(mode.String()), t.Provider)
	}
	return s.fileTarget(t.Location, t.Provider, t.PartitionBy, w.Options), nil
}
