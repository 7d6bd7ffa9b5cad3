package functions

import (
	"math/rand/v2"

	"github.com/google/uuid"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, f := range []struct {
		names   []string
		usage   string
		example Example
		next    func(x *XORShift) float64
	}{
		{[]string{"rand", "random"}, "rand([seed]) - Returns a random number in [0, 1).", Example{"rand(5)", "0.02390696427502892"}, (*XORShift).Float64},
		{[]string{"randn"}, "randn([seed]) - Returns a random number of the standard normal distribution.", Example{"randn(5)", "1.5298496477243015"}, (*XORShift).Normal},
	} {
		register(Spec{Names: f.names, Group: "math_funcs", Min: 0, Max: 1, Usage: f.usage, Since: "1.4.0", NonDeterministic: true,
			Examples: []Example{f.example}, Resolve: func(c *CallContext) error {
				c.HeadingOf = func(a []expr.Expr) string { return expr.Heading(f.names[0], a) }
				seed, err := c.seed(0)
				if err != nil {
					return err
				}
				c.Type, c.Infallible = types.Double, true
				c.Kernel = numbers(seed, f.next)
				return nil
			}})
	}
	register(Spec{Names: []string{"uniform"}, Group: "math_funcs", Min: 2, Max: 3, Since: "4.0.0", NonDeterministic: true,
		Usage:    "uniform(min, max[, seed]) - Returns a random number in [min, max), of the narrowest type that has both.",
		Examples: []Example{{"uniform(10, 20, 0)", "17"}}, Resolve: uniform})
	register(Spec{Names: []string{"randstr"}, Group: "string_funcs", Min: 1, Max: 2, Since: "4.0.0", NonDeterministic: true,
		Usage:    "randstr(length[, seed]) - Returns a random text of digits and letters.",
		Examples: []Example{{"randstr(3, 0)", "ceV"}}, Resolve: randomText})
	register(Spec{Names: []string{"uuid"}, Group: "misc_funcs", Min: 0, Max: 1, Since: "2.3.0", NonDeterministic: true,
		Usage:    "uuid([seed]) - Returns a random UUID.",
		Examples: []Example{{"length(uuid())", "36"}}, Resolve: randomUUID})
	register(Spec{Names: []string{"shuffle"}, Group: "array_funcs", Min: 1, Max: 2, Since: "2.4.0", NonDeterministic: true,
		Usage:    "shuffle(array[, seed]) - Returns a random permutation of the array.",
		Examples: []Example{{"shuffle(array(1, 20, 3, 5), 5)", "[3, 1, 5, 20]"}}, Resolve: shuffled})
}

// seed is the seed that argument i gives; a call without one has a seed of its
// own.
func (c *CallContext) seed(i int) (int64, error) {
	if len(c.Args) <= i {
		return rand.Int64(), nil
	}
	if k := c.Args[i].Type().Kind(); k != types.KindInteger && k != types.KindLong && k != types.KindNull {
		return 0, c.unexpectedOf(i, "INT", "BIGINT")
	}
	if !foldable(c.Args[i]) {
		return 0, diag.New(diag.Analysis, "SEED_EXPRESSION_IS_UNFOLDABLE", "42K08",
			"The seed expression \"%s\" of the expression \"%s\" must be foldable.", c.Args[i].SQL(), c.heading()).At(c.Place)
	}
	v, err := c.valueOf(c.Args[i])
	switch n := v.(type) {
	case int32:
		return int64(n), err
	case int64:
		return n, err
	}
	return 0, err
}

// kept is what a call keeps for each partition: a generator, say. Its address
// tells calls apart.
type kept[G any] struct{ make func(partition int64) G }

func (k *kept[G]) of(c *expr.Context) G {
	return c.Keep(k, func() any { return k.make(int64(c.Partition)) }).(G)
}

func xorShifts(seed int64) *kept[*XORShift] {
	return &kept[*XORShift]{func(p int64) *XORShift { return NewXORShift(seed + p) }}
}

// numbers draws a number for each row.
func numbers(seed int64, next func(x *XORShift) float64) expr.Kernel {
	k := xorShifts(seed)
	return func(c *expr.Context, _ []batch.Vector, rows int) (batch.Vector, error) {
		x := k.of(c)
		out := make([]float64, rows)
		for i := range out {
			out[i] = next(x)
		}
		return result(types.Double, batch.FromValues(types.Double, out, nil), false), nil
	}
}

// uniform is min + (max - min) * rand(seed), cast to what min and max share.
func uniform(c *CallContext) error {
	heading := c.heading()
	c.HeadingOf = func([]expr.Expr) string { return heading }
	var ts []types.Type
	for i, a := range c.Args[:2] {
		if t := a.Type(); !types.IsNumeric(t) && t.Kind() != types.KindNull {
			return c.unexpected(i, "NUMERIC")
		}
		if !foldable(a) {
			return c.unfoldable([]string{"min", "max"}[i], "integer or floating-point", a)
		}
		ts = append(ts, a.Type())
	}
	seed, err := c.seed(2)
	if err != nil {
		return err
	}
	t, ok := Widest(c.Conf.ANSI, ts...)
	if !ok {
		return c.diffTypes(ts)
	}
	if ts[0].Kind() == types.KindNull || ts[1].Kind() == types.KindNull {
		c.Expr, err = expr.NewLiteral(types.Double, nil)
		if err == nil {
			c.Expr = neverNull(c.Expr, heading)
		}
		return err
	}
	var ends [2]float64
	for i, a := range c.Args[:2] {
		e, err := Cast(a, types.Double, ANSI)
		if err != nil {
			return err
		}
		v, err := c.valueOf(e)
		if err != nil {
			return err
		}
		ends[i] = v.(float64)
	}
	drawn := &expr.Call{Name: "uniform", Typ: types.Double, Infallible: true, Kernel: numbers(seed, func(x *XORShift) float64 {
		return ends[0] + (ends[1]-ends[0])*x.Float64()
	})}
	e, err := Cast(drawn, t, ANSI)
	if err != nil {
		return err
	}
	c.Expr = neverNull(e, heading)
	return nil
}

// neverNull is named for an expression that Spark declares never to be NULL,
// whatever it knows of its parts.
func neverNull(e expr.Expr, heading string) expr.Expr {
	x := named(e, heading).(*expr.Call)
	x.Null = false
	return x
}

// unfoldable is the error of an argument that must be constant; kind says what
// else it must be.
func (c *CallContext) unfoldable(name, kind string, e expr.Expr) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: the input `%s` should be a foldable %s expression; however, got \"%s\".",
		c.heading(), name, kind, e.SQL()).At(c.Place)
}

func randomText(c *CallContext) error {
	heading := c.heading()
	c.HeadingOf = func([]expr.Expr) string { return heading }
	if !foldable(c.Args[0]) {
		return c.unfoldable("length", "integer", c.Args[0])
	}
	if err := c.coerceInt(0); err != nil {
		return err
	}
	v, err := c.valueOf(c.Args[0])
	if err != nil {
		return err
	}
	length, _ := v.(int32)
	seed, err := c.seed(1)
	if err != nil {
		return err
	}
	const characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	k := xorShifts(seed)
	c.Type = str
	c.Kernel = func(x *expr.Context, _ []batch.Vector, rows int) (batch.Vector, error) {
		if length < 0 {
			return batch.Vector{}, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.LENGTH", "22023",
				"The value of parameter(s) `length` in `randstr` is invalid: Expects `length` greater than or equal to 0, but got %d.", length)
		}
		from := k.of(x)
		out := newTexts(str, rows, nil)
		for range rows {
			for range length {
				n := from.Int32() % int32(len(characters))
				out.data = append(out.data, characters[max(n, -n)])
			}
			out.end()
		}
		return out.finish(false), nil
	}
	return nil
}

func randomUUID(c *CallContext) error {
	seed := rand.Int64()
	if len(c.Args) == 1 {
		l, ok := c.Args[0].(*expr.Literal)
		switch n := literalInt(l, ok).(type) {
		case int64:
			seed = n
		default:
			return diag.New(diag.Analysis, "INVALID_PARAMETER_VALUE.LONG", "22023",
				"The value of parameter(s) `seed` in `UUID` is invalid: expects a long literal, but got \"%s\".", c.Args[0].SQL()).At(c.Place)
		}
	}
	k := &kept[*twister]{func(p int64) *twister { return newTwister(seed + p) }}
	c.Args, c.Heading = nil, c.Name+"()"
	c.Type, c.Infallible = str, true
	c.Kernel = func(x *expr.Context, _ []batch.Vector, rows int) (batch.Vector, error) {
		from := k.of(x)
		out := newTexts(str, rows, nil)
		for range rows {
			high, low := from.long()&^0xF000|0x4000, from.long()|1<<63
			low &^= 1 << 62
			var id uuid.UUID
			for i := range 8 {
				id[i], id[8+i] = byte(high>>(56-8*i)), byte(low>>(56-8*i))
			}
			out.data = append(out.data, id.String()...)
			out.end()
		}
		return out.finish(false), nil
	}
	return nil
}

// literalInt is an integer literal's number.
func literalInt(l *expr.Literal, ok bool) any {
	if !ok {
		return nil
	}
	switch n := l.Value.(type) {
	case int32:
		return int64(n)
	case int64:
		return n
	}
	return nil
}

func shuffled(c *CallContext) error {
	t, err := c.arrayOf(0)
	if err != nil {
		return err
	}
	seed := rand.Int64()
	if len(c.Args) == 2 {
		l, ok := c.Args[1].(*expr.Literal)
		n, ok := literalInt(l, ok).(int64)
		if !ok {
			return diag.New(diag.Analysis, "INVALID_PARAMETER_VALUE.LONG", "22023",
				"The value of parameter(s) `seed` in `shuffle` is invalid: expects a long literal, but got \"%s\".", c.Args[1].SQL()).At(c.Place)
		}
		seed = n
		c.Args = c.Args[:1]
	}
	k := &kept[*twister]{func(p int64) *twister { return newTwister(seed + p) }}
	c.Type, c.Nullable = t, c.Args[0].Nullable()
	c.Kernel = strict(t, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		from, b := k.of(x), batch.NewBuilder(t, rows)
		for i := range rows {
			var cell any
			if list, ok := args[0].Value(i).(types.ArrayValue); ok {
				cell = permuted(list, from)
			}
			if err := b.Append(cell); err != nil {
				return batch.Vector{}, err
			}
		}
		return batch.Of(t, b.Finish()), nil
	})
	return nil
}

// permuted is a random permutation, which grows from its front: each element
// takes some place and what stood there moves to the end.
func permuted(list types.ArrayValue, from *twister) types.ArrayValue {
	out := make(types.ArrayValue, len(list))
	for i, v := range list {
		j := from.below(int32(i) + 1)
		out[i] = out[j]
		out[j] = v
	}
	return out
}
