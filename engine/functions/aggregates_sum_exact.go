package functions

import (
	"math"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func (a *decimalSum) tolerate() { a.ansi = false }

// intervalSum adds intervals of one kind, as months or microseconds.
type intervalSum struct {
	longSum
	t    types.Type
	mean bool
}

func (a *intervalSum) Update(c *expr.Context, groups []uint32, args []batch.Vector) error {
	if args[0].Type.Kind() == types.KindDayTimeInterval {
		return a.longSum.Update(c, groups, args)
	}
	v := column[int32](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.sum[g] += int64(v(i))
			a.n[g]++
		}
	}
	return nil
}

func (a *intervalSum) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.n))
	for i, n := range a.n {
		var cell any
		if n > 0 {
			v := a.sum[i]
			if a.mean {
				v = int64(math.Round(float64(v) / float64(n)))
			}
			cell = types.MicrosValue(v)
			if a.t.Kind() == types.KindYearMonthInterval {
				cell = types.MonthsValue(v)
			}
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}

type decimalSum struct {
	total      []decimal128.Num
	n          []int64
	scale      int
	sum, out   types.Decimal
	mean, ansi bool
}

func (a *decimalSum) Grow(n int) { a.total, a.n = grown(a.total, n), grown(a.n, n) }

func (a *decimalSum) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := column[decimal128.Num](args[0])
	valid := validOf(args, len(groups))
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			a.add(g, v(i), 1)
		}
	}
	return nil
}

func (a *decimalSum) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	sum, n := column[decimal128.Num](state[0]), column[int64](state[1])
	for i, g := range groups {
		a.add(g, sum(i), n(i))
	}
	return nil
}

// add keeps 128 bits; what they cannot hold is no DECIMAL either.
func (a *decimalSum) add(g uint32, v decimal128.Num, n int64) {
	sum := a.total[g].Add(v)
	if v.Sign() != 0 && a.total[g].Sign() == v.Sign() && sum.Sign() != v.Sign() || n < 0 {
		n = overflown
	}
	a.total[g] = sum
	if a.n[g] >= 0 {
		a.n[g] += n
	}
}

func (a *decimalSum) State(*expr.Context) ([]batch.Vector, error) {
	t := types.Decimal{Precision: types.MaxPrecision, Scale: a.scale}
	return []batch.Vector{
		batch.Of(t, batch.FromValues(t, append([]decimal128.Num(nil), a.total...), nil)),
		batch.Of(types.Long, batch.FromValues(types.Long, append([]int64(nil), a.n...), nil)),
	}, nil
}

func (a *decimalSum) Result(*expr.Context) (batch.Vector, error) {
	out := make([]decimal128.Num, len(a.total))
	valid := seen(a.n)
	for i, total := range a.total {
		if a.n[i] < 0 && a.ansi {
			return batch.Vector{}, diag.New(diag.Arithmetic, "ARITHMETIC_OVERFLOW", "22003",
				"Overflow in sum of decimals. Use 'try_add' to tolerate overflow and return NULL instead. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error.")
		}
		if a.n[i] <= 0 {
			continue
		}
		digits, scale := total.BigInt(), a.scale
		if a.mean {
			// Enough digits for the result's scale, then one division.
			digits.Mul(digits, tenTo(a.out.Scale-a.scale))
			digits, scale = types.RoundHalfUp(digits, decimal128.FromI64(a.n[i]).BigInt()), a.out.Scale
		}
		v, ok := types.FitDecimal(digits, scale, a.out)
		if !ok {
			if a.ansi {
				return batch.Vector{}, decimalOverflow(ANSI, digits, scale, a.out)
			}
			valid = withNull(valid, i, len(a.total))
		}
		out[i] = v
	}
	return batch.Of(a.out, batch.FromValues(a.out, out, valid)), nil
}
