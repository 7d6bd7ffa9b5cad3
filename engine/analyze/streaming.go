package analyze

import (
	"fmt"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

// unsupported is Spark's error for what a stream cannot do.
func unsupported(format string, args ...any) error {
	return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_3102", "", format, args...)
}

// CheckBatch refuses to run a plan that reads a stream as if it ended.
func CheckBatch(n logical.Node) error {
	if logical.IsStreaming(n) {
		return unsupported("Queries with streaming sources must be executed with writeStream.start();")
	}
	return nil
}

// CheckStreaming refuses what a streaming query in output mode Append, Update
// or Complete cannot do.
func CheckStreaming(n logical.Node, mode string, _ expr.Conf) error {
	if !logical.IsStreaming(n) {
		return unsupported("Queries without streaming sources cannot be executed with writeStream.start()")
	}
	aggregates := 0
	var aggregate *logical.Aggregate
	var failed error
	fail := func(err error) {
		if failed == nil {
			failed = err
		}
	}
	logical.Walk(n, func(n logical.Node) bool {
		if !logical.IsStreaming(n) {
			return false
		}
		switch n := n.(type) {
		case *logical.Aggregate:
			aggregates++
			if aggregate == nil {
				aggregate = n
			}
			for _, e := range n.List {
				expr.Walk(e, func(x expr.Expr) bool {
					if agg, ok := x.(*expr.Aggregate); ok && agg.Distinct {
						fail(unsupported("Distinct aggregations are not supported on streaming DataFrames/Datasets. Consider using approx_count_distinct() instead."))
					}
					return true
				})
			}
		case *logical.Sort:
			if mode != "Complete" || !below[*logical.Aggregate](n.Input) {
				fail(unsupported("Sorting is not supported on streaming DataFrames/Datasets, unless it is on aggregated DataFrame/Dataset in Complete output mode"))
			}
		case *logical.Limit:
			if n.Offset > 0 || n.Count < 0 {
				fail(unsupported("Offset is not supported on streaming DataFrames/Datasets"))
			}
			if mode == "Update" {
				fail(unsupported("Limits are not supported on streaming DataFrames/Datasets in Update output mode"))
			}
		case *logical.Tail:
			fail(unsupported("Tail is not supported on streaming DataFrames/Datasets"))
		case *logical.Union:
			for _, c := range n.Inputs {
				if !logical.IsStreaming(c) {
					fail(unsupported("Union between streaming and batch DataFrames/Datasets is not supported"))
				}
			}
		case *logical.Join:
			fail(checkJoin(n, mode))
		}
		return true
	})
	if failed != nil {
		return failed
	}
	switch {
	case mode == "Complete" && aggregate == nil:
		return outputMode(mode, "no streaming aggregations")
	case mode == "Append" && aggregate != nil && !marked(aggregate):
		return outputMode(mode, "streaming aggregations without watermark")
	case aggregates > 1 && mode != "Append":
		return unsupported("Multiple stateful operators are not supported with output mode %s", mode)
	}
	return nil
}

func below[T logical.Node](n logical.Node) bool {
	found := false
	logical.Walk(n, func(n logical.Node) bool {
		_, ok := n.(T)
		found = found || ok
		return !found
	})
	return found
}

func marked(a *logical.Aggregate) bool {
	for _, k := range a.GroupBy {
		if x, ok := k.(*expr.Attr); ok && x.Watermark != nil {
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

// checkJoin refuses the joins that would need the whole stream.
func checkJoin(j *logical.Join, mode string) error {
	left, right := logical.IsStreaming(j.Left), logical.IsStreaming(j.Right)
	if left && right {
		if mode != "Append" {
			return unsupported("Join between two streaming DataFrames/Datasets is not supported in %s output mode, only in Append output mode", mode)
		}
		return nil
	}
	switch j.Kind {
	case plan.FullOuterJoin:
		return unsupported("FullOuter joins with streaming DataFrames/Datasets on the %s and a static DataFrame/Dataset on the %s is not supported", side(left), side(!left))
	case plan.LeftOuterJoin, plan.LeftSemiJoin, plan.LeftAntiJoin:
		if !left {
			return unsupported("%s join with a streaming DataFrame/Dataset on the right and a static DataFrame/Dataset on the left is not supported", j.Kind)
		}
	case plan.RightOuterJoin:
		if !right {
			return unsupported("RightOuter join with a streaming DataFrame/Dataset on the left and a static DataFrame/DataSet on the right not supported")
		}
	}
	return nil
}

func side(left bool) string {
	if left {
		return "left"
	}
	return "right"
}
