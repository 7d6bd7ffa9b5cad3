package functions

import (
	"strings"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// In is a IN (b, c, …); the first argument is the value.
func In(c *CallContext) (expr.Expr, error) {
	c.HeadingOf = func(a []expr.Expr) string {
		list := make([]string, len(a)-1)
		for i, x := range a[1:] {
			list[i] = x.SQL()
		}
		return "(" + a[0].SQL() + " IN (" + strings.Join(list, ", ") + "))"
	}
	t, err := c.same(0)
	if err != nil {
		return nil, err
	}
	null := false
	if len(c.Args) == 1 && c.Conf.ANSI {
		// Nothing is in an empty list; without ANSI NULL stays NULL.
		return &expr.Call{Name: "in", Args: c.Args, Typ: types.Boolean, Deterministic: true, Infallible: true, HeadingOf: c.HeadingOf, Place: c.Place,
			Kernel: func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
				return batch.Constant(types.Boolean, false)
			}}, nil
	}
	for _, x := range c.Args {
		null = null || x.Nullable()
	}
	return &expr.Call{Name: "in", Args: c.Args, Typ: types.Boolean, Null: null, Deterministic: true, Infallible: true, HeadingOf: c.HeadingOf, Place: c.Place, Kernel: inKernel(t)}, nil
}

// inKernel looks values up in a set where the list is constant, and compares
// otherwise.
func inKernel(t types.Type) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		constant := true
		for _, a := range args[1:] {
			constant = constant && a.Const
		}
		if constant && !args[0].Const {
			switch t.Kind() {
			case types.KindInteger, types.KindDate:
				return inSet[int32](args, rows)
			case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ:
				return inSet[int64](args, rows)
			case types.KindString, types.KindBinary:
				return inTexts(args, rows)
			}
		}
		return inList(t, args, rows)
	}
}

// inSet is IN of numbers that are equal where their bits are.
func inSet[T int32 | int64](args []batch.Vector, rows int) (batch.Vector, error) {
	set, null := map[T]struct{}{}, false
	list := make([]T, 0, len(args))
	for _, a := range args[1:] {
		if a.ConstNull() {
			null = true
			continue
		}
		v := batch.Values[T](a.Array)[0]
		set[v] = struct{}{}
		list = append(list, v)
	}
	values := batch.Values[T](args[0].Array)
	if len(list) > 8 {
		return found(args[0], rows, null, func(i int) bool { _, ok := set[values[i]]; return ok })
	}
	return found(args[0], rows, null, func(i int) bool {
		v := values[i]
		for _, x := range list {
			if x == v {
				return true
			}
		}
		return false
	})
}

func inTexts(args []batch.Vector, rows int) (batch.Vector, error) {
	set, null := map[string]struct{}{}, false
	for _, a := range args[1:] {
		if a.ConstNull() {
			null = true
			continue
		}
		set[string(textOf(a)(0))] = struct{}{}
	}
	value := textOf(args[0])
	return found(args[0], rows, null, func(i int) bool { _, ok := set[string(value(i))]; return ok })
}

// found is the result of IN for rows of v: NULL for NULL, and where a list with a
// NULL does not have the value.
func found(v batch.Vector, rows int, null bool, has func(i int) bool) (batch.Vector, error) {
	out, valid := batch.NewBits(rows), batch.Valid(v.Array)
	if null {
		valid = append(batch.Bits(nil), valid...)
		if len(valid) == 0 {
			valid = batch.AllSet(rows)
		}
	}
	for i := range rows {
		if has(i) {
			out.Set(i)
		} else if null {
			valid.Clear(i)
		}
	}
	return result(types.Boolean, batch.FromBits(out, rows, valid), false), nil
}

func inList(t types.Type, args []batch.Vector, rows int) (batch.Vector, error) {
	n, constant := rowsOf(args, rows)
	out, valid := batch.NewBits(n), batch.AllSet(n)
	comparers := make([]batch.Comparer, len(args))
	for k := 1; k < len(args); k++ {
		comparers[k] = batch.NewComparer(t, args[0].Array, args[k].Array)
	}
	for i := range n {
		if args[0].Null(i) || t.Kind() == types.KindNull {
			valid.Clear(i)
			continue
		}
		unknown := false
		for k := 1; k < len(args); k++ {
			if args[k].Null(i) {
				unknown = true
			} else if comparers[k](args[0].Index(i), args[k].Index(i)) == 0 {
				out.Set(i)
				unknown = false
				break
			}
		}
		if unknown {
			valid.Clear(i)
		}
	}
	return result(types.Boolean, batch.FromBits(out, n, valid), constant), nil
}
