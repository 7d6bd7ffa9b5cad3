package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	agg := func(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
		register(Spec{Names: names, Group: "agg_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve, DistinctAllowed: true})
	}
	agg([]string{"count"}, 0, -1, "count(expr) - Returns the number of rows for which no expression is NULL.", func(c *CallContext) error {
		if len(c.Args) == 0 {
			return noCount(c)
		}
		c.Type = types.Long
		c.Aggregate = &expr.Aggregate{Name: "count", New: func(*expr.Context) expr.Accumulator { return &counter{} }, State: []types.Type{types.Long}}
		return nil
	})
	agg([]string{"sum"}, 1, 1, "sum(expr) - Returns the sum.", func(c *CallContext) error { return sumOf(c, false) })
	agg([]string{"avg", "mean"}, 1, 1, "avg(expr) - Returns the mean.", func(c *CallContext) error { return sumOf(c, true) })
	for name, mean := range map[string]bool{"try_sum": false, "try_avg": true} {
		agg([]string{name}, 1, 1, name+"(expr) - Returns the "+name[4:]+" of the values, NULL where it overflows.", func(c *CallContext) error {
			c.Conf.ANSI = true
			if err := sumOf(c, mean); err != nil {
				return err
			}
			inner := c.Aggregate.New
			c.Aggregate.New = func(x *expr.Context) expr.Accumulator {
				a := inner(x)
				a.(tolerant).tolerate()
				return a
			}
			return nil
		})
	}
	for name, sign := range map[string]int{"min": -1, "max": 1} {
		agg([]string{name}, 1, 1, name+"(expr) - Returns the "+name+"imum.", func(c *CallContext) error {
			t := c.Args[0].Type()
			if !batch.Orderable(t) {
				return c.noOrdering(t)
			}
			return c.best(t, func(*expr.Context) expr.Accumulator { return newExtreme(t, sign) })
		})
	}
	for name, last := range map[string]bool{"first": false, "last": true} {
		agg([]string{name, name + "_value"}, 1, 2, name+"(expr[, isIgnoreNull]) - Returns the "+name+" value.", func(c *CallContext) error {
			return firstOrLast(c, last)
		})
	}
	agg([]string{"any_value"}, 1, 2, "any_value(expr) - Returns some value.", func(c *CallContext) error {
		return firstOrLast(c, false)
	})
	for name, set := range map[string]bool{"collect_list": false, "collect_set": true} {
		names := []string{name}
		if !set {
			names = append(names, "array_agg")
		}
		agg(names, 1, 1, name+"(expr) - Collects the values that are not NULL.", func(c *CallContext) error {
			elem := c.Args[0].Type()
			if k := elem.Kind(); set && (k == types.KindMap || k == types.KindVariant) {
				return c.unsupportedInput("MAP\" or \"COLLATED STRING")
			}
			t := &types.Array{Elem: elem}
			c.Type = t
			c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &lister{t: t, set: set} }, State: []types.Type{t}}
			return nil
		})
	}
	for name, want := range map[string]bool{"bool_and": true, "bool_or": false} {
		other := map[string]string{"bool_and": "every", "bool_or": "some"}[name]
		names := []string{name, other}
		if name == "bool_or" {
			names = append(names, "any")
		}
		agg(names, 1, 1, name+"(expr) - Folds booleans.", func(c *CallContext) error {
			sign := 1
			if want {
				sign = -1
			}
			a, err := Implicit(c, 0, types.Boolean)
			if err != nil {
				return err
			}
			c.Args[0] = a
			return c.best(types.Boolean, func(*expr.Context) expr.Accumulator { return newExtreme(types.Boolean, sign) })
		})
	}
	agg([]string{"count_if"}, 1, 1, "count_if(expr) - Returns the number of rows for which expr is true.", func(c *CallContext) error {
		a, err := Implicit(c, 0, types.Boolean)
		if err != nil {
			return err
		}
		c.Args[0] = a
		c.Type = types.Long
		c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &trueCounter{} }, State: []types.Type{types.Long}}
		return nil
	})
}

// firstOrLast is first, last and any_value, whose second argument says that
// NULLs are passed over.
func firstOrLast(c *CallContext, last bool) error {
	t, ignore := c.Args[0].Type(), c.Ignore
	if len(c.Args) == 2 {
		if k := c.Args[1].Type().Kind(); k != types.KindBoolean || !foldable(c.Args[1]) {
			return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1210", "", "The second argument in %s should be a boolean literal.", c.Name).At(c.Place)
		}
		v, err := c.valueOf(c.Args[1])
		if err != nil {
			return err
		}
		ignore = ignore || v == true
		c.Args = c.Args[:1]
	}
	if c.Ignore && (c.Name == "first_value" || c.Name == "last_value") {
		c.Heading = expr.Heading(c.Spec.Names[0], c.Args) // Spark forgets the other name there
	}
	return c.best(t, func(*expr.Context) expr.Accumulator { return &firstLast{t: t, last: last, ignore: ignore} })
}

// best is an aggregate that keeps one of the values.
func (c *CallContext) best(t types.Type, make func(*expr.Context) expr.Accumulator) error {
	c.Type, c.Nullable = t, true
	c.Aggregate = &expr.Aggregate{New: make, State: []types.Type{t, types.Boolean}}
	return nil
}

func grown[T any](s []T, n int) []T {
	if n <= len(s) {
		return s
	}
	if n <= cap(s) {
		return s[:n]
	}
	out := make([]T, n, max(n, 2*cap(s)))
	copy(out, s)
	return out
}

// seen is the validity of groups: those with a value.
func seen(n []int64) batch.Bits {
	var valid batch.Bits
	for i, k := range n {
		if k <= 0 {
			if valid == nil {
				valid = batch.AllSet(len(n))
			}
			valid.Clear(i)
		}
	}
	return valid
}
