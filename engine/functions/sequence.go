package functions

import (
	"math/big"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"sequence"}, Group: "array_funcs", Min: 2, Max: 3, Since: "2.4.0",
		Usage: "sequence(start, stop[, step]) - Returns the array from start to stop, both included, by step: 1 or -1, or a day, by default.",
		Examples: []Example{{"sequence(1, 5)", "[1, 2, 3, 4, 5]"}, {"sequence(5, 1, -2)", "[5, 3, 1]"},
			{"sequence(to_date('2018-01-01'), to_date('2018-03-01'), interval 1 month)", "[2018-01-01, 2018-02-01, 2018-03-01]"}},
		Resolve: sequence})
}

// steps makes one row's elements, appending to out.
type steps[T batch.Fixed] func(x *expr.Context, out []T, start, stop T, row int, step *batch.Vector) ([]T, error)

func sequence(c *CallContext) error {
	t, ok := Widest(c.Conf.ANSI, c.Args[0].Type(), c.Args[1].Type())
	if !ok || c.Args[0].Type().Kind() == types.KindString || c.Args[1].Type().Kind() == types.KindString {
		return c.wrongSequence()
	}
	switch {
	case types.IsIntegral(t):
		if len(c.Args) == 3 {
			s := c.Args[2].Type()
			if !types.IsIntegral(s) && s.Kind() != types.KindNull {
				return c.wrongSequence()
			}
			t, _ = Widest(c.Conf.ANSI, t, s)
		}
	case isMoment(t.Kind()):
		if len(c.Args) == 3 && !isInterval(c.Args[2].Type()) && c.Args[2].Type().Kind() != types.KindNull {
			return c.wrongSequence()
		}
	default:
		return c.wrongSequence()
	}
	want := []types.Type{t, t}
	if len(c.Args) == 3 {
		if s := c.Args[2].Type(); types.IsIntegral(t) {
			want = append(want, t)
		} else if s.Kind() == types.KindNull {
			want = append(want, types.DayToSecond)
		} else {
			want = append(want, s)
		}
	}
	out := &types.Array{Elem: t}
	return c.scalar(out, want, sequenceKernel(out))
}

func (c *CallContext) wrongSequence() error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: `sequence` uses the wrong parameter type. The parameter type must conform to:\n1. The start and stop expressions must resolve to the same type.\n2. If start and stop expressions resolve to the (\"TIMESTAMP\" or \"TIMESTAMP_NTZ\" or \"DATE\") type, then the step expression must resolve to the (\"INTERVAL\" or \"INTERVAL YEAR TO MONTH\" or \"INTERVAL DAY TO SECOND\") type.\n3. Otherwise, if start and stop expressions resolve to the \"INTEGRAL\" type, then the step expression must resolve to the same type.",
		c.heading()).At(c.Place)
}

func sequenceKernel(t *types.Array) expr.Kernel {
	switch t.Elem.Kind() {
	case types.KindByte:
		return sequenceOf(t, countUp[int8])
	case types.KindShort:
		return sequenceOf(t, countUp[int16])
	case types.KindInteger:
		return sequenceOf(t, countUp[int32])
	case types.KindLong:
		return sequenceOf(t, countUp[int64])
	case types.KindDate:
		return sequenceOf(t, datesUp)
	}
	return sequenceOf(t, momentsUp(t.Elem.Kind() == types.KindTimestamp))
}

// sequenceOf lays out the elements of all rows one after the other.
func sequenceOf[T batch.Fixed](t *types.Array, f steps[T]) expr.Kernel {
	return func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		start, stop := column[T](args[0]), column[T](args[1])
		var step *batch.Vector
		if len(args) == 3 {
			step = &args[2]
		}
		valid := validOf(args, n)
		offsets := make([]int32, 1, n+1)
		var elements []T
		for i := range n {
			if valid == nil || valid.Get(i) {
				var err error
				if elements, err = f(x, elements, start(i), stop(i), i, step); err != nil {
					return batch.Vector{}, err
				}
				if len(elements) > maxText/8 {
					return batch.Vector{}, tooLongSequence(big.NewInt(int64(len(elements))))
				}
			}
			offsets = append(offsets, int32(len(elements)))
		}
		var values arrow.Array = batch.FromValues(t.Elem, elements, nil)
		return result(t, batch.ListOf(t, offsets, values, valid), constant), nil
	}
}

func tooLongSequence(n *big.Int) error {
	return diag.New(diag.SparkRuntime, "COLLECTION_SIZE_LIMIT_EXCEEDED.PARAMETER", "54000",
		"Can't create array with %s elements which exceeding the array size limit %d, the value of parameter(s) `count` in the function `sequence` is invalid.", n, maxElements)
}

// sequenceLength is the number of elements from start to stop by step.
func sequenceLength(start, stop, step int64) (int, error) {
	if !(step > 0 && start <= stop || step < 0 && start >= stop || step == 0 && start == stop) {
		return 0, diag.New(diag.IllegalArgument, "", "", "requirement failed: Illegal sequence boundaries: %d to %d by %d", start, stop, step)
	}
	if step == 0 {
		return 1, nil
	}
	n := new(big.Int).Sub(big.NewInt(stop), big.NewInt(start))
	n.Add(n.Quo(n, big.NewInt(step)), big.NewInt(1))
	if n.Cmp(big.NewInt(maxText/16)) > 0 {
		return 0, tooLongSequence(n)
	}
	return int(n.Int64()), nil
}

func countUp[T int8 | int16 | int32 | int64](_ *expr.Context, out []T, start, stop T, row int, step *batch.Vector) ([]T, error) {
	by := T(1)
	if start > stop {
		by = -1
	}
	if step != nil {
		by = column[T](*step)(row)
	}
	n, err := sequenceLength(int64(start), int64(stop), int64(by))
	for k := range n {
		out = append(out, start+T(k)*by)
	}
	return out, err
}

// stepAt is the step of a row as an interval; without one it is a day towards
// stop.
func stepAt(step *batch.Vector, row int, backwards bool) datetime.Interval {
	if step == nil {
		if backwards {
			return datetime.Interval{Days: -1}
		}
		return datetime.Interval{Days: 1}
	}
	return intervalAt(*step, row)
}

func datesUp(_ *expr.Context, out []int32, start, stop int32, row int, step *batch.Vector) ([]int32, error) {
	by := stepAt(step, row, start > stop)
	if by.Months == 0 && by.Days == 0 {
		kind := map[types.Kind]string{types.KindYearMonthInterval: "interval year to month", types.KindDayTimeInterval: "interval day to second"}[step.Type.Kind()]
		if kind == "" {
			kind = "interval"
		}
		return nil, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_3242", "", "sequence step must be an %s of day granularity if start and end values are dates", kind)
	}
	if by.Months == 0 && by.Micros == 0 {
		n, err := sequenceLength(int64(start), int64(stop), int64(by.Days))
		for k := range n {
			out = append(out, start+int32(k)*by.Days)
		}
		return out, err
	}
	err := stepOver(int64(start)*datetime.Day, int64(stop)*datetime.Day, by, func(micros int64, by datetime.Interval) int64 {
		return datetime.ShiftLocal(micros, by)
	}, func(micros int64) { out = append(out, int32(datetime.FloorDiv(micros, datetime.Day))) })
	return out, err
}

func momentsUp(zoned bool) steps[int64] {
	return func(x *expr.Context, out []int64, start, stop int64, row int, step *batch.Vector) ([]int64, error) {
		by := stepAt(step, row, start > stop)
		if by.Months == 0 && by.Days == 0 {
			n, err := sequenceLength(start, stop, by.Micros)
			for k := range n {
				out = append(out, start+int64(k)*by.Micros)
			}
			return out, err
		}
		shift := datetime.ShiftLocal
		if zoned {
			shift = func(micros int64, by datetime.Interval) int64 { return datetime.Shift(micros, by, x.Location) }
		}
		err := stepOver(start, stop, by, shift, func(micros int64) { out = append(out, micros) })
		return out, err
	}
}

// microsPerMonth is the mean length of a month, by which Spark guesses how many
// elements there will be.
const microsPerMonth = 2629746 * datetime.Second

// stepOver visits start, start + by, start + 2·by, … up to stop. Each is counted
// from start, so that days cut off by a short month come back.
func stepOver(start, stop int64, by datetime.Interval, shift func(int64, datetime.Interval) int64, visit func(int64)) error {
	size := int64(by.Months)*microsPerMonth + int64(by.Days)*datetime.Day + by.Micros
	n, err := sequenceLength(start, stop, size)
	if err != nil {
		return err
	}
	t := start
	for i := int64(1); size > 0 && t <= stop || size < 0 && t >= stop || size == 0 && t == stop; i++ {
		visit(t)
		next, ok := by.Times(i)
		if !ok || size == 0 || i > int64(n)+1 {
			break
		}
		t = shift(start, next)
	}
	return nil
}
