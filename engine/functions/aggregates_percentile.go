package functions

import (
	"math"
	"sort"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	agg := func(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
		register(Spec{Names: names, Group: "agg_funcs", Min: least, Max: most, Usage: usage, DistinctAllowed: true, Resolve: resolve})
	}
	agg([]string{"percentile"}, 2, 3, "percentile(col, percentage[, frequency]) - Returns the exact percentiles of a number or interval, between values where need be.", func(c *CallContext) error {
		if len(c.Args) == 2 {
			one, err := expr.NewLiteral(types.Integer, int32(1))
			if err != nil {
				return err
			}
			c.Args = append(c.Args, one)
		}
		return percentileCall(c, c.heading(), c.Args[:1], 1, c.Args[2:], false, false)
	})
	agg([]string{"median"}, 1, 1, "median(col) - Returns the median of a number or interval.", func(c *CallContext) error {
		return percentileCall(c, c.heading(), c.Args, -1, nil, false, false)
	})
	for name, disc := range map[string]bool{"percentile_cont": false, "percentile_disc": true} {
		agg([]string{name}, 1, 1, name+"(percentage) WITHIN GROUP (ORDER BY col) - Returns the percentiles of a number or interval.", func(c *CallContext) error {
			heading, err := withinGroup(c, name, 1)
			if err != nil {
				return err
			}
			o := c.Order[0]
			c.Order = nil
			return percentileCall(c, heading, []expr.Expr{o.Expr}, 0, nil, disc, o.Descending)
		})
	}
}

// withinGroup checks that WITHIN GROUP has n keys and returns the heading.
func withinGroup(c *CallContext, name string, n int) (string, error) {
	if len(c.Order) == 0 {
		return "", diag.New(diag.Analysis, "INVALID_WITHIN_GROUP_EXPRESSION.WITHIN_GROUP_MISSING", "42K0K",
			"Invalid function `%s` with WITHIN GROUP. WITHIN GROUP is required for the function.", name).At(c.Place)
	}
	if len(c.Order) != n {
		return "", wrongOrderings(c, name, n)
	}
	heading := expr.Heading(name, c.Args)
	if c.Distinct {
		heading = name + "(DISTINCT " + expr.Heading("", c.Args)[1:]
	}
	return heading + " WITHIN GROUP (ORDER BY " + orderText(c.Order) + ")", nil
}

func wrongOrderings(c *CallContext, name string, n int) error {
	return diag.New(diag.Analysis, "INVALID_WITHIN_GROUP_EXPRESSION.WRONG_NUM_ORDERINGS", "42K0K",
		"Invalid function `%s` with WITHIN GROUP. The function requires %d orderings in WITHIN GROUP but got %d.", name, n, len(c.Order)).At(c.Place)
}

// orderText is the keys as headings have them.
func orderText(keys []expr.Order) string {
	s := ""
	for i, o := range keys {
		if i > 0 {
			s += ", "
		}
		s += o.Expr.SQL()
		if o.Descending {
			s += " DESC"
		}
		switch {
		case o.Descending && o.NullsFirst:
			s += " NULLS FIRST"
		case !o.Descending && !o.NullsFirst:
			s += " NULLS LAST"
		}
	}
	return s
}

// percentileCall finishes an exact percentile of value: percentages is the
// argument with them, -1 for a half.
func percentileCall(c *CallContext, heading string, value []expr.Expr, percentages int, frequency []expr.Expr, discrete, descending bool) error {
	at := []float64{0.5}
	list := false
	if percentages >= 0 {
		c.Heading = heading
		v, err := c.percentages(percentages)
		if err != nil {
			return err
		}
		at, list = v.at, v.list
	}
	t := value[0].Type()
	interval := t.Kind() == types.KindDayTimeInterval || t.Kind() == types.KindYearMonthInterval
	out := types.Type(types.Double)
	in := value[0]
	var err error
	switch {
	case interval:
		if out = types.Type(types.DayToSecond); t.Kind() == types.KindYearMonthInterval {
			out = types.YearToMonth
		}
	case types.IsNumeric(t), t.Kind() == types.KindNull, t.Kind() == types.KindString:
		if in, err = c.castTo(in, types.Double); err != nil {
			return err
		}
	default:
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The first parameter requires the (\"NUMERIC\" or \"ANSI INTERVAL\") type, however \"%s\" has the type \"%s\".",
			heading, value[0].SQL(), t.SQL()).At(c.Place)
	}
	args := []expr.Expr{in}
	if len(frequency) == 1 && !foldable(frequency[0]) || len(frequency) == 1 && frequency[0].SQL() != "1" {
		f, err := c.castTo(frequency[0], types.Long)
		if err != nil {
			return err
		}
		args = append(args, f)
	}
	c.Type, c.Nullable = out, true
	if list {
		c.Type = &types.Array{Elem: out}
	}
	result := c.Type
	c.Heading, c.HeadingOf = heading, nil
	numbers, counts := &types.Array{Elem: types.Double}, &types.Array{Elem: types.Long}
	c.Aggregate = &expr.Aggregate{Args: args, State: []types.Type{numbers, counts}, New: func(*expr.Context) expr.Accumulator {
		return &percentiles{t: result, elem: out, at: at, list: list, discrete: discrete, descending: descending}
	}}
	return nil
}

// percentageList is a constant argument of percentages.
type percentageList struct {
	at   []float64
	list bool
}

// percentages reads argument i: a number between 0 and 1, or an array of them.
func (c *CallContext) percentages(i int) (p percentageList, err error) {
	want := types.Type(types.Double)
	if _, p.list = c.Args[i].Type().(*types.Array); p.list {
		want = &types.Array{Elem: types.Double, ContainsNull: true}
	}
	if !foldable(c.Args[i]) {
		return p, diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: the input `percentage` should be a foldable \"DOUBLE\" expression; however, got \"%s\".", c.heading(), c.Args[i].SQL()).At(c.Place)
	}
	e, err := c.castTo(c.Args[i], want)
	if err != nil {
		return p, c.unexpected(i, "DOUBLE")
	}
	v, err := c.valueOf(e)
	if err != nil {
		return p, err
	}
	values, ok := v.(types.ArrayValue)
	if !ok {
		values = types.ArrayValue{v}
	}
	for _, x := range values {
		f, ok := x.(float64)
		if !ok {
			return p, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The `percentage` must not be null.", c.heading()).At(c.Place)
		}
		if !(f >= 0 && f <= 1) {
			return p, diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The percentage must be between [0.0, 1.0] (current value = %sD).", c.heading(), types.DoubleText(f)).At(c.Place)
		}
		p.at = append(p.at, f)
	}
	return p, nil
}

// percentiles keeps the values of each group with how often they occurred.
type percentiles struct {
	t, elem              types.Type
	at                   []float64
	list                 bool
	discrete, descending bool
	values               [][]float64
	counts               [][]int64 // nil where each value counts once
}

func (a *percentiles) Grow(n int) { a.values, a.counts = grown(a.values, n), grown(a.counts, n) }

func (a *percentiles) add(g uint32, v float64, n int64) {
	if n != 1 && a.counts[g] == nil {
		a.counts[g] = make([]int64, len(a.values[g]))
		for i := range a.counts[g] {
			a.counts[g][i] = 1
		}
	}
	a.values[g] = append(a.values[g], v)
	if a.counts[g] != nil {
		a.counts[g] = append(a.counts[g], n)
	}
}

func (a *percentiles) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	var at func(int) float64
	switch args[0].Type.Kind() {
	case types.KindDayTimeInterval:
		v := column[int64](args[0])
		at = func(i int) float64 { return float64(v(i)) }
	case types.KindYearMonthInterval:
		v := column[int32](args[0])
		at = func(i int) float64 { return float64(v(i)) }
	default:
		at = column[float64](args[0])
	}
	valid := validOf(args, len(groups))
	often := func(int) int64 { return 1 }
	if len(args) > 1 {
		often = column[int64](args[1])
	}
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		n := often(i)
		if n < 0 {
			return diag.New(diag.IllegalArgument, "NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION", "22003", "Found the negative value in \"boundreference()\": %dL, but expected a positive integral value.", n)
		}
		if n > 0 {
			a.add(g, at(i), n)
		}
	}
	return nil
}

func (a *percentiles) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		values, _ := state[0].Value(i).(types.ArrayValue)
		counts, _ := state[1].Value(i).(types.ArrayValue)
		for k, v := range values {
			n := int64(1)
			if k < len(counts) {
				n = counts[k].(int64)
			}
			a.add(g, v.(float64), n)
		}
	}
	return nil
}

func (a *percentiles) State(*expr.Context) ([]batch.Vector, error) {
	numbers, counts := &types.Array{Elem: types.Double}, &types.Array{Elem: types.Long}
	v, n := batch.NewBuilder(numbers, len(a.values)), batch.NewBuilder(counts, len(a.values))
	for g := range a.values {
		x, y := make(types.ArrayValue, len(a.values[g])), make(types.ArrayValue, len(a.counts[g]))
		for i, f := range a.values[g] {
			x[i] = f
		}
		for i, c := range a.counts[g] {
			y[i] = c
		}
		if err := v.Append(x); err != nil {
			return nil, err
		}
		if err := n.Append(y); err != nil {
			return nil, err
		}
	}
	return []batch.Vector{batch.Of(numbers, v.Finish()), batch.Of(counts, n.Finish())}, nil
}

func (a *percentiles) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.values))
	for g := range a.values {
		var cell any
		if len(a.values[g]) > 0 {
			a.sort(g)
			found := make(types.ArrayValue, len(a.at))
			for i, p := range a.at {
				found[i] = a.cell(a.find(g, p))
			}
			if cell = any(found); !a.list {
				cell = found[0]
			}
		}
		if err := b.Append(cell); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}

func (a *percentiles) cell(v float64) any {
	switch a.elem.Kind() {
	case types.KindDayTimeInterval:
		return types.MicrosValue(int64(v))
	case types.KindYearMonthInterval:
		return types.MonthsValue(int32(v))
	}
	return v
}

// sort orders a group's values.
func (a *percentiles) sort(g int) {
	values, counts := a.values[g], a.counts[g]
	less := func(i, j int) bool { return batch.CompareFloats(values[i], values[j]) < 0 }
	if a.descending {
		less = func(i, j int) bool { return batch.CompareFloats(values[i], values[j]) > 0 }
	}
	sort.Sort(byValue{values, counts, less})
}

type byValue struct {
	values []float64
	counts []int64
	less   func(i, j int) bool
}

func (s byValue) Len() int           { return len(s.values) }
func (s byValue) Less(i, j int) bool { return s.less(i, j) }
func (s byValue) Swap(i, j int) {
	s.values[i], s.values[j] = s.values[j], s.values[i]
	if s.counts != nil {
		s.counts[i], s.counts[j] = s.counts[j], s.counts[i]
	}
}

// find is the value at a percentage of a sorted group.
func (a *percentiles) find(g int, p float64) float64 {
	values, counts := a.values[g], a.counts[g]
	total := int64(len(values))
	if counts != nil {
		total = 0
		for _, n := range counts {
			total += n
		}
	}
	at := func(k int64) float64 { // the k-th value, from 0
		if counts == nil {
			return values[k]
		}
		for i, n := range counts {
			if k -= n; k < 0 {
				return values[i]
			}
		}
		return values[len(values)-1]
	}
	if a.discrete {
		return at(max(int64(math.Ceil(float64(total)*p))-1, 0))
	}
	position := float64(total-1) * p
	low, high := math.Floor(position), math.Ceil(position)
	x, y := at(int64(low)), at(int64(high))
	if low == high || x == y {
		return x
	}
	return (high-position)*x + (position-low)*y
}
