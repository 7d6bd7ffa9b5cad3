package functions

import (
	"strings"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// CastMode says what a value that does not fit becomes.
type CastMode uint8

// The modes.
const (
	ANSI   CastMode = iota // an error
	Try                    // NULL
	Legacy                 // NULL, or what Java's narrowing gives
)

// Cast makes the cast of e to t, or e itself when it has that type. Casts that
// have no meaning are refused.
func Cast(e expr.Expr, t types.Type, mode CastMode) (expr.Expr, error) {
	from := e.Type()
	if types.Equal(from, t) {
		return e, nil
	}
	if !castable(from, t, mode) {
		return nil, castRefused(e, t, mode)
	}
	name := "cast"
	if mode == Try {
		name = "try_cast"
	}
	kernel := castKernel(from, t, mode)
	today := false
	if from.Kind() == types.KindString && isMoment(t.Kind()) && foldable(e) {
		kernel = castSpecial(t, kernel)
		if l, ok := e.(*expr.Literal); ok {
			text, _ := l.Value.(string)
			today = datetime.OfToday(text)
		}
	}
	return &expr.Call{
		Name: name, Args: []expr.Expr{e}, Typ: t,
		Null: e.Nullable() || mode != ANSI || castMakesNull(from, t),
		// A text that speaks of today has no value before the query runs.
		Kernel: strict(t, kernel), Deterministic: !today, Infallible: mode == Try,
		HeadingOf: func(args []expr.Expr) string {
			if !types.IsAtomic(t) {
				return args[0].SQL() // as Spark leaves such casts out
			}
			return strings.ToUpper(name) + "(" + args[0].SQL() + " AS " + t.SQL() + ")"
		},
	}, nil
}

// castKernel picks a typed loop for the usual pairs and works on cells for the
// others.
func castKernel(from, to types.Type, mode CastMode) expr.Kernel {
	a, b := from.Kind(), to.Kind()
	switch {
	case a != b && a != types.KindNull && (a == types.KindVariant || b == types.KindVariant):
		return variantKernel(from, to, mode)
	case a == b && a != types.KindDecimal && a != types.KindArray && a != types.KindMap && a != types.KindStruct && a != types.KindTime && !types.IsInterval(from):
		return func(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) {
			return batch.Vector{Type: to, Array: args[0].Array, Const: args[0].Const}, nil
		}
	case b == types.KindString && a != types.KindBinary:
		return toText(types.String, func(c *expr.Context, out []byte, args []batch.Vector, i int) ([]byte, bool, error) {
			return expr.AppendText(out, from, args[0].Value(i), c.Location, false), true, nil
		})
	case a == types.KindInteger && b == types.KindLong:
		return map1(to, func(v int32) int64 { return int64(v) })
	case a == types.KindInteger && b == types.KindDouble:
		return map1(to, func(v int32) float64 { return float64(v) })
	case a == types.KindLong && b == types.KindDouble:
		return map1(to, func(v int64) float64 { return float64(v) })
	case a == types.KindFloat && b == types.KindDouble:
		return map1(to, func(v float32) float64 { return float64(v) })
	case a == types.KindLong && b == types.KindInteger:
		return try1(to, func(_ *expr.Context, v int64) (int32, bool, error) {
			if v == int64(int32(v)) || mode == Legacy {
				return int32(v), true, nil
			}
			return 0, false, overflowUnlessTry(mode, from, to, v)
		})
	case a == types.KindDate && b == types.KindTimestamp:
		return try1(to, func(c *expr.Context, v int32) (int64, bool, error) {
			return datetime.Instant(int64(v)*datetime.Day, c.Location), true, nil
		})
	case a == types.KindTimestamp && b == types.KindDate:
		return try1(to, func(c *expr.Context, v int64) (int32, bool, error) {
			return int32(datetime.FloorDiv(datetime.Local(v, c.Location), datetime.Day)), true, nil
		})
	case a == types.KindTimestamp && b == types.KindLong:
		return map1(to, func(v int64) int64 { return datetime.FloorDiv(v, datetime.Second) })
	}
	return cells(to, func(c *expr.Context, args []any) (any, error) { return castCell(c, args[0], from, to, mode) })
}
