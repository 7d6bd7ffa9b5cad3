package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

func isName(e plan.Expr) bool {
	_, ok := e.(*plan.Attribute)
	return ok
}

// checkFrame refuses frames that cannot be: bounds the wrong way round, and
// values of the order key without one.
func checkFrame(e *plan.Window, w *expr.WindowCall, lower, upper expr.Bound) error {
	mismatch := func(condition, sql, format string, args ...any) error {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH."+condition, "42K09", "Cannot resolve \"%s\" due to data type mismatch: "+format, append([]any{sql}, args...)...).At(e.Spec).At(e.Place)
	}
	unit := "RANGE"
	if e.Frame.Rows {
		unit = "ROWS"
	}
	text := unit + " BETWEEN " + boundName(e.Frame.Lower, lower) + " AND " + boundName(e.Frame.Upper, upper)
	switch {
	case e.Frame.Lower.Kind == plan.UnboundedFollowing || e.Frame.Upper.Kind == plan.UnboundedPreceding:
		return mismatch("SPECIFIED_WINDOW_FRAME_INVALID_BOUND", text, "Window frame upper bound \"%s\" does not follow the lower bound \"%s\".", boundName(e.Frame.Upper, upper), boundName(e.Frame.Lower, lower))
	case !lower.Unbounded && !upper.Unbounded && number(lower) > number(upper) && (e.Frame.Rows || len(w.Order) == 1 && types.IsNumeric(w.Order[0].Expr.Type())):
		if e.Frame.Lower.Kind == plan.CurrentRow || e.Frame.Upper.Kind == plan.CurrentRow {
			break
		}
		return mismatch("SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON", text, "The lower bound of a window frame must be less than or equal to the upper bound.")
	case !e.Frame.Rows && len(w.Order) == 0 && (lower.Offset != nil || upper.Offset != nil):
		return mismatch("RANGE_FRAME_WITHOUT_ORDER", "("+text+")", "A range window frame cannot be used in an unordered window specification.")
	}
	signed := unit + " BETWEEN " + signedName(e.Frame.Lower, lower) + " AND " + signedName(e.Frame.Upper, upper)
	for i, b := range []expr.Bound{lower, upper} {
		if e.Frame.Rows && b.Offset != nil && b.Offset.Type().Kind() != types.KindInteger {
			if k := b.Offset.Type().Kind(); k == types.KindByte || k == types.KindShort {
				continue
			}
			return mismatch("SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE", text, "The data type of the %s bound \"%s\" does not match the expected data type \"INT\".", []string{"lower", "upper"}[i], b.Offset.Type().SQL())
		}
	}
	if lower.Offset != nil && upper.Offset != nil && !types.IsNumeric(lower.Offset.Type()) && !types.SameType(lower.Offset.Type(), upper.Offset.Type()) {
		return mismatch("SPECIFIED_WINDOW_FRAME_DIFF_TYPES", text, "Window frame bounds \"%s\" and \"%s\" do not have the same type: \"%s\" <> \"%s\".",
			strings.TrimSuffix(signedName(e.Frame.Lower, lower), " FOLLOWING"), strings.TrimSuffix(signedName(e.Frame.Upper, upper), " FOLLOWING"), lower.Offset.Type().SQL(), upper.Offset.Type().SQL())
	}
	if e.Frame.Rows || len(w.Order) != 1 {
		return nil
	}
	for _, b := range []expr.Bound{lower, upper} {
		if b.Offset == nil {
			continue
		}
		k := w.Order[0].Expr.Type()
		if k.Kind() == types.KindString && types.IsNumeric(b.Offset.Type()) {
			side := "lower"
			if b == upper {
				side = "upper"
			}
			return mismatch("SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE", signed, "The data type of the %s bound \"STRING\" does not match the expected data type (\"NUMERIC\" or \"INTERVAL DAY TO SECOND\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL\").", side)
		}
		if types.IsNumeric(b.Offset.Type()) && !types.IsNumeric(k) && (k.Kind() != types.KindDate || b.Offset.Type().Kind() != types.KindInteger) && k.Kind() != types.KindNull {
			return mismatch("RANGE_FRAME_INVALID_TYPE", specName(e, w, lower, upper), "The data type \"%s\" used in the order specification does not support the data type \"%s\" which is used in the range frame.", k.SQL(), b.Offset.Type().SQL())
		}
	}
	return nil
}

// number is a bound in rows; 0 for the current one.
func number(b expr.Bound) int64 {
	l, ok := b.Offset.(*expr.Literal)
	if !ok {
		return 0
	}
	switch v := l.Value.(type) {
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case int64:
		return v
	}
	return 0
}

// boundName is a bound as it was written.
func boundName(b plan.Bound, resolved expr.Bound) string {
	switch b.Kind {
	case plan.UnboundedPreceding:
		return "UNBOUNDED PRECEDING"
	case plan.UnboundedFollowing:
		return "UNBOUNDED FOLLOWING"
	case plan.CurrentRow:
		return "CURRENT ROW"
	}
	return boundText(resolved, "")
}

// signedName is a bound as a signed value, which Spark prints where it was cast.
func signedName(b plan.Bound, resolved expr.Bound) string {
	if b.Kind != plan.Preceding {
		return boundName(b, resolved)
	}
	return "(- " + strings.TrimPrefix(resolved.Offset.SQL(), "-") + ") FOLLOWING"
}

// frameName is a frame as Spark's planner names it.
func (a *analyzer) frameName(f *plan.Frame) string {
	name := func(b plan.Bound) string {
		switch b.Kind {
		case plan.UnboundedPreceding:
			return "unboundedpreceding$()"
		case plan.UnboundedFollowing:
			return "unboundedfollowing$()"
		case plan.CurrentRow:
			return "currentrow$()"
		}
		r, err := a.boundOf(b)
		if err != nil || r.Offset == nil {
			return ""
		}
		return r.Offset.SQL()
	}
	kind := "RangeFrame"
	if f.Rows {
		kind = "RowFrame"
	}
	return "specifiedwindowframe(" + kind + ", " + name(f.Lower) + ", " + name(f.Upper) + ")"
}

// unsupportedIn refuses aggregates and window functions in an operator that
// works on single rows.
func unsupportedIn(e expr.Expr) *diag.Error {
	return diag.New(diag.Analysis, "UNSUPPORTED_EXPR_FOR_OPERATOR", "42K0E", "A query operator contains one or more unsupported expressions.\nConsider to rewrite it to avoid window functions, aggregate functions, and generator functions in the WHERE clause.\nInvalid expressions: [\"%s\"]", e.SQL())
}

// stripsToProject reports whether n shows a projection, which has no groups.
func stripsToProject(n logical.Node) bool {
	_, ok := stripped(n).(*logical.Project)
	return ok
}

// specName is a window specification as it was written.
func specName(e *plan.Window, w *expr.WindowCall, lower, upper expr.Bound) string {
	var parts []string
	for i, p := range w.Partition {
		if i == 0 {
			parts = append(parts, "PARTITION BY")
		}
		parts = append(parts, p.SQL())
	}
	var order []string
	for _, o := range w.Order {
		order = append(order, logical.OrderText(o))
	}
	unit := "RANGE"
	if e.Frame.Rows {
		unit = "ROWS"
	}
	parts = append(parts, "ORDER BY "+strings.Join(order, ", "), unit+" BETWEEN "+boundName(e.Frame.Lower, lower)+" AND "+boundName(e.Frame.Upper, upper))
	return "(" + strings.Join(parts, " ") + ")"
}

// orderWithIDs is sort keys with the identities of their columns, which Spark
// prints where it has no text to quote.
func orderWithIDs(list []expr.Order) string {
	var out []string
	for _, o := range list {
		text := logical.OrderText(o)
		if x, ok := o.Expr.(*expr.Attr); ok {
			text = strings.Replace(text, x.Name, x.Name+"#"+itoa(int(x.ID)), 1)
		}
		out = append(out, text)
	}
	return strings.Join(out, ",")
}
