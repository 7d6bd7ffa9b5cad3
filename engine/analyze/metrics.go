package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// metrics resolves df.observe: aggregates of all rows that pass.
func (a *analyzer) metrics(r *plan.CollectMetrics, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	if r.Name == "" {
		return nil, diag.New(diag.Analysis, "INVALID_OBSERVED_METRICS.MISSING_NAME", "42K0E", "Invalid observed metrics. The observed metrics should be named: 'CollectMetrics.")
	}
	list, err := a.items(r.Metrics, inputOf(in))
	if err != nil {
		return nil, err
	}
	for i, x := range list {
		if err := measurable(x, x, false); err != nil {
			return nil, err
		}
		if _, named := x.(*expr.Alias); !named {
			list[i] = &expr.Alias{Child: x, Name: x.SQL(), ID: newID()}
		}
	}
	return &logical.CollectMetrics{Input: in, Name: r.Name, List: list}, nil
}

// uniqueMetrics refuses one name for two different sets of metrics.
func uniqueMetrics(n logical.Node) error {
	named := map[string]string{}
	var failed error
	logical.Walk(n, func(n logical.Node) bool {
		if m, ok := n.(*logical.CollectMetrics); ok {
			var text strings.Builder
			for _, e := range m.List {
				text.WriteString(e.SQL() + ", ")
			}
			if other, known := named[m.Name]; known && other != text.String() {
				failed = diag.New(diag.Analysis, "DUPLICATED_METRICS_NAME", "42710", "The metric name is not unique: %s. The same name cannot be used for metrics with different results.\nHowever multiple instances of metrics with with same result and name are allowed (e.g. self-joins).", m.Name)
			}
			named[m.Name] = text.String()
		}
		return failed == nil
	})
	return failed
}

// measurable refuses what metrics cannot have; whole is the metric that e is part
// of, within says that an aggregate is around e.
func measurable(e, whole expr.Expr, within bool) error {
	wrong := func(kind, format string, args ...any) error {
		e := diag.New(diag.Analysis, "INVALID_OBSERVED_METRICS."+kind, "42K0E", "Invalid observed metrics. "+format, args...)
		e.Tail = ";"
		return e
	}
	switch e := e.(type) {
	case *expr.Attr:
		if !within {
			return wrong("NON_AGGREGATE_FUNC_ARG_IS_ATTRIBUTE", "Attribute \"%s\" can only be used as an argument to an aggregate function.", whole.SQL())
		}
	case *expr.WindowCall:
		return wrong("WINDOW_EXPRESSIONS_UNSUPPORTED", "Window expressions are not allowed in observed metrics, but found: \"%s\".", e.SQL())
	case *expr.Aggregate:
		switch {
		case within:
			return wrong("NESTED_AGGREGATES_UNSUPPORTED", "Nested aggregates are not allowed in observed metrics, but found: \"%s\".", e.SQL())
		case e.Distinct:
			return wrong("AGGREGATE_EXPRESSION_WITH_DISTINCT_UNSUPPORTED", "Aggregate expressions with DISTINCT are not allowed in observed metrics, but found: \"%s\".", whole.SQL())
		case e.Filter != nil:
			return wrong("AGGREGATE_EXPRESSION_WITH_FILTER_UNSUPPORTED", "Aggregate expression with FILTER predicate are not allowed in observed metrics, but found: \"%s\".", whole.SQL())
		}
		within = true
	case *expr.Call:
		if !within && !e.Deterministic {
			return wrong("NON_AGGREGATE_FUNC_ARG_IS_NON_DETERMINISTIC", "Non-deterministic expression \"%s\" can only be used as an argument to an aggregate function.", whole.SQL())
		}
	}
	for _, c := range e.Children() {
		if err := measurable(c, whole, within); err != nil {
			return err
		}
	}
	return nil
}
