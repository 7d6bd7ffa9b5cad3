package functions

import (
	"cmp"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// newExtreme is min (sign -1) and max (sign 1) of a type's values.
func newExtreme(t types.Type, sign int) expr.Accumulator {
	switch t.Kind() {
	case types.KindByte:
		return &number[int8]{t: t, sign: sign}
	case types.KindShort:
		return &number[int16]{t: t, sign: sign}
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return &number[int32]{t: t, sign: sign}
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		return &number[int64]{t: t, sign: sign}
	case types.KindFloat:
		return &number[float32]{t: t, sign: sign}
	case types.KindDouble:
		return &number[float64]{t: t, sign: sign}
	}
	return &extreme{t: t, sign: sign}
}

// least and greatest are the better of two values, for a sign of -1 and 1. NaN is
// the greatest number: it alone differs from itself.
func least[T cmp.Ordered](x, best T) bool    { return x < best || best != best && x == x }
func greatest[T cmp.Ordered](x, best T) bool { return x > best || x != x && best == best }

// number is the extreme of fixed-width values, which it keeps as they are.
type number[T int8 | int16 | int32 | int64 | float32 | float64] struct {
	t    types.Type
	sign int
	best []T
	has  []bool
}

func (a *number[T]) Grow(n int) { a.best, a.has = grown(a.best, n), grown(a.has, n) }

func (a *number[T]) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	if args[0].Type.Kind() == types.KindNull {
		return nil
	}
	values := batch.Values[T](args[0].Flat(len(groups)))
	valid := validOf(args, len(groups))
	if a.sign < 0 {
		for i, g := range groups {
			if v := values[i]; (!a.has[g] || least(v, a.best[g])) && (valid == nil || valid.Get(i)) {
				a.best[g], a.has[g] = v, true
			}
		}
		return nil
	}
	for i, g := range groups {
		if v := values[i]; (!a.has[g] || greatest(v, a.best[g])) && (valid == nil || valid.Get(i)) {
			a.best[g], a.has[g] = v, true
		}
	}
	return nil
}

func (a *number[T]) Merge(c *expr.Context, groups []uint32, state []batch.Vector) error {
	return a.Update(c, groups, state[:1])
}

func (a *number[T]) State(c *expr.Context) ([]batch.Vector, error) {
	v, err := a.Result(c)
	return []batch.Vector{v, flagsOf(a.has)}, err
}

func (a *number[T]) Result(*expr.Context) (batch.Vector, error) {
	var valid batch.Bits
	for i, has := range a.has {
		if !has {
			valid = withNull(valid, i, len(a.has))
		}
	}
	return batch.Of(a.t, batch.FromValues(a.t, append([]T(nil), a.best...), valid)), nil
}

func flagsOf(has []bool) batch.Vector {
	flags := batch.NewBits(len(has))
	for i, h := range has {
		if h {
			flags.Set(i)
		}
	}
	return batch.Of(types.Boolean, batch.FromBits(flags, len(has), nil))
}

// extreme is the extreme of values of any other type.
type extreme struct {
	picked
	t    types.Type
	sign int
}

func (a *extreme) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	v := args[0]
	if v.Type.Kind() == types.KindNull {
		return nil
	}
	a.parts = append(a.parts, v)
	here := int32(len(a.parts))
	comparers := make([]batch.Comparer, here)
	nulls := v.NullCount() > 0
	for i, g := range groups {
		r := v.Index(i)
		if nulls && v.Array.IsNull(r) {
			continue
		}
		if p := a.part[g]; p > 0 {
			c := comparers[p-1]
			if c == nil {
				c = batch.NewComparer(a.t, v.Array, a.parts[p-1].Array)
				comparers[p-1] = c
			}
			if c(r, a.parts[p-1].Index(int(a.row[g])))*a.sign <= 0 {
				continue
			}
		}
		a.part[g], a.row[g], a.has[g] = here, int32(r), true
	}
	a.settle(a.t)
	return nil
}

func (a *extreme) Merge(c *expr.Context, groups []uint32, state []batch.Vector) error {
	return a.Update(c, groups, state[:1])
}

func (a *extreme) State(*expr.Context) ([]batch.Vector, error) { return a.state(a.t), nil }

func (a *extreme) Result(*expr.Context) (batch.Vector, error) { return a.column(a.t), nil }
