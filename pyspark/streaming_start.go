package pyspark

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/stream"
	"brook/python"
)

// writerWith is the writer a[0] with the arguments that start and toTable
// share: format, output mode, partition columns, query name and options. As in
// PySpark they stay with the writer.
func (r *Runtime) writerWith(in *python.Interp, a []any) *plan.WriteStream {
	w, _ := a[0].(*python.Instance).Data.(*plan.WriteStream)
	if a[2] != nil {
		w.Format = in.Str(a[2])
	}
	if a[3] != nil {
		w.OutputMode = r.filledText("outputMode", a[3])
	}
	if a[4] != nil {
		w.PartitionBy = r.subset(a[4])
	}
	if a[5] != nil {
		w.QueryName = r.filledText("queryName", a[5])
	}
	if options, ok := a[6].(*python.Dict); ok {
		for _, e := range options.Entries() {
			r.setOption(w.Options, in.Str(e.Key), e.Value)
		}
	}
	return w
}

// startWriter is writeStream.start(path, …).
func (r *Runtime) startWriter(in *python.Interp, a []any) any {
	w := *r.writerWith(in, a)
	if a[1] != nil {
		if _, set := lookupFold(w.Options, "path"); set && !r.legacyPaths() {
			r.twoPaths("start")
		}
		w.Path = in.Str(a[1])
	}
	return r.start(&w)
}

// startTable is writeStream.toTable(name, …).
func (r *Runtime) startTable(in *python.Interp, a []any) any {
	w := *r.writerWith(in, a)
	w.Table = r.tableName(a[1])
	return r.start(&w)
}

// twoPaths refuses a path where an option has one.
func (r *Runtime) twoPaths(method string) {
	r.wrong(diag.Analysis, "_LEGACY_ERROR_TEMP_1188", "There is a 'path' option set and %s() is called with a path parameter. Either remove the path option, or call %s() without the parameter. To ignore this check, set 'spark.sql.legacy.pathOptionBehavior.enabled' to 'true'.", method, method)
}

func (r *Runtime) start(w *plan.WriteStream) any {
	if strings.EqualFold(w.Format, "memory") && w.QueryName != "" {
		w.View = r.checkViewName(w.QueryName)
	}
	var q *stream.Query
	r.wait(func(ctx context.Context) (err error) {
		q, err = r.session.StartStream(ctx, w)
		return err
	})
	return python.NewInstance(r.classes["StreamingQuery"], q)
}

// checkViewName refuses a name that a temporary view cannot have, and returns it
// without its backquotes.
func (r *Runtime) checkViewName(name string) string {
	parts, err := r.parser.TableName(text(name))
	switch {
	case err != nil:
		r.wrong(diag.Analysis, "_LEGACY_ERROR_TEMP_1321", "Invalid view name: %s.", name)
	case len(parts) > 1:
		r.fail(diag.New(diag.Analysis, "TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS", "428EK",
			"CREATE TEMPORARY VIEW or the corresponding Dataset APIs only accept single-part view names, but got: %s.", name).With("actualName", name))
	}
	return parts[0]
}

// trigger reads the one argument of trigger that is given: processingTime,
// once, continuous or availableNow.
func (r *Runtime) trigger(a []any) plan.Trigger {
	given := 0
	for _, v := range a {
		if v != nil {
			given++
		}
	}
	if given != 1 {
		r.wrong("PySparkValueError", "ONLY_ALLOW_SINGLE_TRIGGER", "Only a single trigger is allowed.")
	}
	interval := func(name string, kind plan.TriggerKind, v any) plan.Trigger {
		out := plan.Trigger{Kind: kind, Interval: strings.TrimSpace(r.filledText(name, v))}
		_, err := stream.TriggerInterval(out)
		r.must(err)
		return out
	}
	yes := func(name string, kind plan.TriggerKind, v any) plan.Trigger {
		if v != true {
			r.wrong("PySparkValueError", "VALUE_NOT_TRUE", "Value for `%s` must be True, got '%s'.", name, r.in.Str(v))
		}
		return plan.Trigger{Kind: kind}
	}
	switch {
	case a[0] != nil:
		return interval("processingTime", plan.TriggerProcessingTime, a[0])
	case a[1] != nil:
		return yes("once", plan.TriggerOnce, a[1])
	case a[2] != nil:
		return interval("continuous", plan.TriggerContinuous, a[2])
	}
	return yes("availableNow", plan.TriggerAvailableNow, a[3])
}
