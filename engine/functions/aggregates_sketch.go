package functions

import (
	bin "encoding/binary"
	"math"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"count_min_sketch"}, Group: "agg_funcs", Min: 4, Max: 4, Since: "2.2.0", DistinctAllowed: true,
		Usage:    "count_min_sketch(col, eps, confidence, seed) - Returns a count-min sketch of integers, texts or bytes, in Spark's binary form.",
		Examples: []Example{{"length(count_min_sketch(col, 0.5d, 0.5d, 1)) FROM VALUES (1), (2), (1) AS t(col)", "60"}}, Resolve: countMinSketch})
}

func countMinSketch(c *CallContext) error {
	heading := c.heading()
	t := c.Args[0].Type()
	if !types.IsIntegral(t) && t.Kind() != types.KindString && t.Kind() != types.KindBinary {
		return c.unexpectedOf(0, "INTEGRAL", "STRING", "BINARY")
	}
	outside := func(what, bounds string, v float64) error {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The %s must be between %s (current value = %sD).", heading, what, bounds, types.DoubleText(v)).At(c.Place)
	}
	var numbers [2]float64
	for i, what := range []string{"eps", "confidence"} {
		v, err := c.constantArg(i+1, types.Double, what)
		if err != nil {
			return err
		}
		f, ok := v.(float64)
		if !ok {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The `%s` must not be null.", heading, what).At(c.Place)
		}
		numbers[i] = f
	}
	if !(numbers[0] > 0) {
		return outside("eps", "(0.0, 1.7976931348623157E308]", numbers[0])
	}
	if !(numbers[1] > 0 && numbers[1] <= 1) {
		return outside("confidence", "(0.0, 1.0]", numbers[1])
	}
	seed, err := c.seed(3)
	if err != nil {
		return err
	}
	in := c.Args[0]
	if types.IsIntegral(t) {
		if in, err = c.castTo(in, types.Long); err != nil {
			return err
		}
	}
	width, depth := int(math.Ceil(2/numbers[0])), int(math.Ceil(-math.Log1p(-numbers[1])/math.Log(2)))
	random := newJavaRandom(seed)
	factors := make([]int64, depth)
	for i := range factors {
		factors[i] = int64(random.below(math.MaxInt32))
	}
	c.Type, c.Heading, c.HeadingOf = types.Binary, heading, nil
	c.Aggregate = &expr.Aggregate{Args: []expr.Expr{in}, State: []types.Type{types.Binary}, New: func(*expr.Context) expr.Accumulator {
		return &countMin{width: width, factors: factors}
	}}
	return nil
}

// countMin keeps a table of counters for each group: a row for each hash
// function, whose factor stands in factors.
type countMin struct {
	width   int
	factors []int64
	total   []int64
	table   [][]int64
}

func (a *countMin) Grow(n int) {
	a.total = grown(a.total, n)
	for len(a.table) < n {
		a.table = append(a.table, make([]int64, a.width*len(a.factors)))
	}
}

func (a *countMin) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	valid := validOf(args, len(groups))
	var row func(i, k int) int
	if args[0].Type.Kind() == types.KindLong {
		v := column[int64](args[0])
		row = func(i, k int) int {
			h := v(i) * a.factors[k]
			h += h >> 32
			return int(int32(h&math.MaxInt32)) % a.width
		}
	} else {
		v := textOf(args[0])
		row = func(i, k int) int {
			first := murmurBytes(v(i), 0)
			h := int(int32(first+uint32(k)*murmurBytes(v(i), first))) % a.width
			return max(h, -h)
		}
	}
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		a.total[g]++
		for k := range a.factors {
			a.table[g][k*a.width+row(i, k)]++
		}
	}
	return nil
}

// Merge adds counters of sketches of the same shape.
func (a *countMin) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	in := textOf(state[0])
	for i, g := range groups {
		b := in(i)
		a.total[g] += int64(bin.BigEndian.Uint64(b[4:]))
		b = b[20+8*len(a.factors):]
		for k := range a.table[g] {
			a.table[g][k] += int64(bin.BigEndian.Uint64(b[8*k:]))
		}
	}
	return nil
}

func (a *countMin) State(c *expr.Context) ([]batch.Vector, error) {
	v, err := a.Result(c)
	return []batch.Vector{v}, err
}

// Result writes the version, the number of rows, the shape, the factors and the
// table, all big-endian.
func (a *countMin) Result(*expr.Context) (batch.Vector, error) {
	out := newTexts(types.Binary, len(a.table), nil)
	for g, table := range a.table {
		out.data = bin.BigEndian.AppendUint32(out.data, 1)
		out.data = bin.BigEndian.AppendUint64(out.data, uint64(a.total[g]))
		out.data = bin.BigEndian.AppendUint32(out.data, uint32(len(a.factors)))
		out.data = bin.BigEndian.AppendUint32(out.data, uint32(a.width))
		for _, list := range [][]int64{a.factors, table} {
			for _, v := range list {
				out.data = bin.BigEndian.AppendUint64(out.data, uint64(v))
			}
		}
		out.end()
	}
	return out.finish(false), nil
}
