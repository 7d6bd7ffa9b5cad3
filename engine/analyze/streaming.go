package analyze

import (
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

// unsupported is Spark's error for what a stream cannot do; the plan follows it.
func unsupported(n logical.Node, format string, args ...any) error {
	e := diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", format, args...)
	e.Tail = ";\n" + logical.Tree(n)
	return e
}

// CheckBatch refuses to run a plan that reads a stream as if it ended.
func CheckBatch(n logical.Node) error {
	if logical.IsStreaming(n) {
		return unsupported(n, "Queries with streaming sources must be executed with writeStream.start(), or from a streaming table or flow definition within a Spark Declarative Pipeline.")
	}
	return nil
}

// CheckStreaming refuses what a streaming query in output mode Append, Update
// or Complete cannot do. conf has the settings that allow some of it.
func CheckStreaming(n logical.Node, mode string, conf expr.Conf) error {
	root := n
	if !logical.IsStreaming(n) {
		return unsupported(n, "Queries without streaming sources cannot be executed with writeStream.start()")
	}
	if err := checkMode(n, mode); err != nil {
		return err
	}
	var failed error
	walkUp(n, func(n logical.Node) {
		if failed == nil && logical.IsStreaming(n) {
			if failed = checkNode(n, mode); failed == nil {
				failed = noNumbering(n)
			}
			if w, ok := n.(*logical.Window); ok && failed == nil {
				failed = noWindow(root, w)
			}
		}
	})
	if failed != nil {
		return failed
	}
	if v, ok := conf.Get("spark.sql.streaming.statefulOperator.checkCorrectness.enabled"); ok && v == "false" {
		return nil
	}
	return checkChain(n, mode)
}

// walkUp visits a plan bottom-up. What a set operation is made of is no concern
// of the query's.
func walkUp(n logical.Node, f func(logical.Node)) {
	if j, ok := n.(*logical.Join); !ok || j.Set == "" {
		for _, c := range n.Children() {
			walkUp(c, f)
		}
	}
	f(n)
}

// checkMode is about the output mode and the query's aggregations.
func checkMode(n logical.Node, mode string) error {
	var aggregates []*logical.Aggregate // topmost first
	logical.Walk(n, func(n logical.Node) bool {
		if a, ok := n.(*logical.Aggregate); ok && logical.IsStreaming(n) {
			aggregates = append(aggregates, a)
		}
		return true
	})
	switch mode {
	case "Complete":
		if len(aggregates) == 0 {
			return outputMode(mode, "no streaming aggregations")
		}
	case "Append":
		if len(aggregates) > 0 && !marked(aggregates[0]) {
			return outputMode(mode, "streaming aggregations without watermark")
		}
	case "Update":
		for _, a := range aggregates {
			if _, sessions := a.Input.(*logical.Sessions); sessions {
				return outputMode(mode, "session window streaming aggregations")
			}
		}
	}
	return nil
}

// CheckContinuous refuses what continuous processing cannot do: it takes rows one
// by one from sources that can wait for the next.
func CheckContinuous(n logical.Node) error {
	var failed error
	walkUp(n, func(at logical.Node) {
		if failed != nil || !logical.IsStreaming(at) {
			return
		}
		switch at := at.(type) {
		case *logical.Project, *logical.Filter, *logical.SubqueryAlias:
			return
		case *logical.StreamScan:
			if !at.Spec.Files {
				return
			}
		}
		name, _, _ := strings.Cut(at.String(), " ")
		failed = unsupported(n, "Continuous processing does not support %s operations.", name)
	})
	return failed
}

// checkNode is about one streaming node.
func checkNode(n logical.Node, mode string) error {
	switch n := n.(type) {
	case *logical.Aggregate:
		for _, e := range n.List {
			if expr.Any(e, func(x expr.Expr) bool { agg, ok := x.(*expr.Aggregate); return ok && agg.Distinct }) {
				return unsupported(n, "Distinct aggregations are not supported on streaming DataFrames/Datasets. Consider using approx_count_distinct() instead.")
			}
		}
	case *logical.Deduplicate:
		if n.WithinWatermark && !anyMarked(n.Input.Output()) {
			return unsupported(n, "dropDuplicatesWithinWatermark is not supported on streaming DataFrames/DataSets without watermark")
		}
	case *logical.Sort, *logical.SortWithin:
		if mode != "Complete" || !aggregated(n.Children()[0]) {
			return unsupported(n, "Sorting is not supported on streaming DataFrames/Datasets, unless it is on aggregated DataFrame/Dataset in Complete output mode")
		}
	case *logical.Limit:
		switch {
		case n.Offset > 0 || n.Count < 0:
			return unsupported(n, "Offset is not supported on streaming DataFrames/Datasets")
		case mode == "Update":
			return unsupported(n, "Limits are not supported on streaming DataFrames/Datasets in Update output mode")
		}
	case *logical.Sample:
		return unsupported(n, "Sampling is not supported on streaming DataFrames/Datasets")
	case *logical.Tail:
		return unsupported(n, "Tail is not supported on streaming DataFrames/Datasets")
	case *logical.Union:
		for _, c := range n.Inputs {
			if !logical.IsStreaming(c) {
				return unsupported(n, "Union between streaming and batch DataFrames/Datasets is not supported")
			}
		}
	case *logical.Join:
		return checkJoin(n, mode)
	}
	return nil
}

// noNumbering refuses a count of the rows, which would begin anew with each batch.
func noNumbering(n logical.Node) error {
	if logical.AnyExpression(n, func(e expr.Expr) bool {
		c, ok := e.(*expr.Call)
		return ok && c.Name == "monotonically_increasing_id"
	}) {
		return unsupported(n, "Expression(s): monotonically_increasing_id() is not supported with streaming DataFrames/Datasets")
	}
	return nil
}

// noWindow refuses a window that is not one of time. The error has the name that
// the query gives the column.
func noWindow(root logical.Node, w *logical.Window) error {
	call := w.Calls[0]
	name := call.Name
	logical.Walk(root, func(n logical.Node) bool {
		if p, ok := n.(*logical.Project); ok {
			for _, e := range p.List {
				if alias, ok := e.(*expr.Alias); ok {
					if a, ok := alias.Child.(*expr.Attr); ok && a.ID == call.ID {
						name = alias.Name
					}
				}
			}
		}
		return true
	})
	return diag.New(diag.Analysis, "NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING", "42KDE",
		"Window function is not supported in %s (as column %s) on streaming DataFrames/Datasets.\nStructured Streaming only supports time-window aggregation using the WINDOW function. (window specification: %s)",
		windowFunction(call), types.QuoteIdentifier(name), windowSpec(call))
}

func windowFunction(a *expr.Alias) string {
	if w, ok := a.Child.(*expr.WindowCall); ok {
		if f, ranking := w.Function.(*expr.WindowFunction); ranking {
			return expr.Heading(strings.ToUpper(f.Name), f.Args)
		}
		return w.Function.SQL()
	}
	return a.Child.SQL()
}

func windowSpec(a *expr.Alias) string {
	if w, ok := a.Child.(*expr.WindowCall); ok {
		if _, spec, found := strings.Cut(w.Text, " OVER "); found {
			return spec
		}
	}
	return ""
}

// checkChain refuses stateful operators over an aggregation that changes what it
// has put out: the later ones would take the changes for late rows.
func checkChain(n logical.Node, mode string) error {
	if mode == "Append" {
		return nil
	}
	var failed error
	walkUp(n, func(at logical.Node) {
		if failed != nil || !stateful(at) {
			return
		}
		for _, c := range at.Children() {
			if aggregated(c) {
				failed = unsupported(n, "Detected pattern of possible 'correctness' issue due to global watermark. The query contains stateful operation which can emit rows older than the current watermark plus allowed late record delay, which are \"late rows\" in downstream stateful operations and these rows can be discarded. Please refer the programming guide doc for more details. If you understand the possible risk of correctness issue and still need to run the query, you can disable this check by setting the config `spark.sql.streaming.statefulOperator.checkCorrectness.enabled` to false.")
			}
		}
	})
	return failed
}

// stateful reports whether a streaming query remembers something for n.
func stateful(n logical.Node) bool {
	if !logical.IsStreaming(n) {
		return false
	}
	switch n := n.(type) {
	case *logical.Aggregate:
		return true
	case *logical.Deduplicate:
		return anyMarked(n.Keys)
	case *logical.Join:
		return logical.IsStreaming(n.Left) && logical.IsStreaming(n.Right)
	}
	return false
}

// aggregated reports whether n is an aggregation of a stream or has one below.
func aggregated(n logical.Node) bool {
	found := false
	logical.Walk(n, func(n logical.Node) bool {
		_, ok := n.(*logical.Aggregate)
		found = found || ok && logical.IsStreaming(n)
		return !found
	})
	return found
}

func marked(a *logical.Aggregate) bool {
	for _, k := range a.GroupBy {
		if logical.EventTime(k) != nil {
			return true
		}
	}
	return false
}

func anyMarked(attrs []*expr.Attr) bool {
	for _, a := range attrs {
		if a.Watermark != nil {
			return true
		}
	}
	return false
}

func outputMode(mode, operation string) error {
	return diag.New(diag.Analysis, "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION", "42KDE",
		"Invalid streaming output mode: %s. This output mode is not supported for %s on streaming DataFrames/DataSets.", lower(mode), operation).With("outputMode", lower(mode))
}

func lower(mode string) string { return string(mode[0]|0x20) + mode[1:] }
