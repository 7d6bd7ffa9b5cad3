package functions

import (
	"bytes"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// map2 computes a fixed-width result from two arguments of one width.
func map2[A, R batch.Fixed](t types.Type, f func(a, b A) R) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := make([]R, n)
		x, y := batch.Values[A](args[0].Array), batch.Values[A](args[1].Array)
		switch {
		case args[1].Const:
			b := y[0]
			for i := range out {
				out[i] = f(x[i], b)
			}
		case args[0].Const:
			a := x[0]
			for i := range out {
				out[i] = f(a, y[i])
			}
		default:
			for i := range out {
				out[i] = f(x[i], y[i])
			}
		}
		return result(t, batch.FromValues(t, out, validOf(args, n)), constant), nil
	}
}

// integral is the kernel of one of four widths: that of t.
func integral(t types.Type, narrow, short, plain, long expr.Kernel) expr.Kernel {
	switch t.Kind() {
	case types.KindByte:
		return narrow
	case types.KindShort:
		return short
	case types.KindInteger:
		return plain
	}
	return long
}

// extremes is greatest (sign 1) and least (sign -1), for which NULLs do not
// count.
func extremes(t types.Type, sign int) expr.Kernel {
	switch t.Kind() {
	case types.KindByte:
		return extremesOf(t, integerOrder[int8], sign)
	case types.KindShort:
		return extremesOf(t, integerOrder[int16], sign)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return extremesOf(t, integerOrder[int32], sign)
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		return extremesOf(t, integerOrder[int64], sign)
	case types.KindFloat:
		return extremesOf(t, func(a, b float32) int { return batch.CompareFloats(float64(a), float64(b)) }, sign)
	case types.KindDouble:
		return extremesOf(t, batch.CompareFloats, sign)
	case types.KindDecimal:
		return extremesOf(t, decimal128.Num.Cmp, sign)
	case types.KindString, types.KindBinary:
		return extremeTexts(t, sign)
	}
	return boxed(t, true, func(_ *expr.Context, args []any) (any, error) {
		var best any
		for _, v := range args {
			if v != nil && (best == nil || compareCells(t, v, best)*sign > 0) {
				best = v
			}
		}
		return best, nil
	})
}

func integerOrder[T int8 | int16 | int32 | int64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func extremesOf[T batch.Fixed](t types.Type, order func(a, b T) int, sign int) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out, has := make([]T, n), batch.NewBits(n)
		for _, a := range args {
			if a.ConstNull() {
				continue
			}
			value, valid := column[T](a), batch.Valid(a.Array)
			for i := range out {
				if valid != nil && !valid.Get(a.Index(i)) {
					continue
				}
				if v := value(i); !has.Get(i) || order(v, out[i])*sign > 0 {
					out[i] = v
					has.Set(i)
				}
			}
		}
		return result(t, batch.FromValues(t, out, has), constant), nil
	}
}

func extremeTexts(t types.Type, sign int) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		read := make([]func(int) []byte, 0, len(args))
		kept := make([]batch.Vector, 0, len(args))
		for _, a := range args {
			if !a.ConstNull() {
				read, kept = append(read, textOf(a)), append(kept, a)
			}
		}
		out := newTexts(t, n, nil)
		for i := range n {
			var best []byte
			found := false
			for k, a := range kept {
				if a.Null(i) {
					continue
				}
				if v := read[k](i); !found || bytes.Compare(v, best)*sign > 0 {
					best, found = v, true
				}
			}
			if !found {
				out.nullRow()
				continue
			}
			out.data = append(out.data, best...)
			out.end()
		}
		return out.finish(constant), nil
	}
}
