package functions

import (
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// elementsOf gives, by row, where the elements of an array or the entries of a
// map stand among those of all rows.
func elementsOf(v batch.Vector) func(i int) (from, to int) {
	list := v.Array.(array.ListLike)
	return func(i int) (int, int) {
		a, b := list.ValueOffsets(v.Index(i))
		return int(a), int(b)
	}
}

// sized counts the elements of arrays and the entries of maps; otherwise is what
// NULL gives, and nil for NULL.
func sized(otherwise *int32) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out, valid := make([]int32, n), validOf(args, n)
		if args[0].Type.Kind() != types.KindNull {
			at := elementsOf(args[0])
			for i := range out {
				from, to := at(i)
				out[i] = int32(to - from)
			}
		}
		if otherwise != nil && valid != nil {
			for i := range out {
				if !valid.Get(i) {
					out[i] = *otherwise
				}
			}
			valid = nil
		}
		return result(types.Integer, batch.FromValues(types.Integer, out, valid), constant), nil
	}
}

// search looks, by row, for the value of args[1] among the elements of args[0]:
// the place within the array, or -1, and whether there are NULLs before it.
func search(elem types.Type, args []batch.Vector) func(i int) (at int, nulls bool) {
	elements := args[0].Array.(array.ListLike).ListValues()
	if elem.Kind() == types.KindNull {
		return func(i int) (int, bool) {
			from, to := elementsOf(args[0])(i)
			return -1, to > from
		}
	}
	return searchIn(elem, elements, elementsOf(args[0]), args[1])
}

func searchIn(elem types.Type, elements arrow.Array, at func(i int) (from, to int), v batch.Vector) func(i int) (int, bool) {
	compare, valid := batch.NewComparer(elem, elements, v.Array), batch.Valid(elements)
	return func(i int) (int, bool) {
		from, to := at(i)
		nulls, want := false, v.Index(i)
		for k := from; k < to; k++ {
			if valid != nil && !valid.Get(k) {
				nulls = true
			} else if compare(k, want) == 0 {
				return k - from, nulls
			}
		}
		return -1, nulls
	}
}

// contains is array_contains, which is unknown where a NULL may be the value.
func contains(elem types.Type) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		find, valid := search(elem, args), validOf(args, n)
		out, known := batch.NewBits(n), batch.AllSet(n)
		for i := range n {
			if valid != nil && !valid.Get(i) {
				known.Clear(i)
				continue
			}
			switch at, nulls := find(i); {
			case at >= 0:
				out.Set(i)
			case nulls:
				known.Clear(i)
			}
		}
		return result(types.Boolean, batch.FromBits(out, n, known), constant), nil
	}
}

// placed is array_position, from 1; 0 for none.
func placed(elem types.Type) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		find, valid, out := search(elem, args), validOf(args, n), make([]int64, n)
		for i := range out {
			if valid == nil || valid.Get(i) {
				at, _ := find(i)
				out[i] = int64(at + 1)
			}
		}
		return result(types.Long, batch.FromValues(types.Long, out, valid), constant), nil
	}
}

// taken computes one of the elements of each row: pick gives its place among all
// elements, or -1 for NULL.
func taken(elem types.Type, pick func(args []batch.Vector) func(i, from, to int) (int, error)) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		at, valid, f := elementsOf(args[0]), validOf(args, n), pick(args)
		out := make([]int32, n)
		for i := range out {
			out[i] = -1
			if valid != nil && !valid.Get(i) {
				continue
			}
			from, to := at(i)
			k, err := f(i, from, to)
			if err != nil {
				return batch.Vector{}, err
			}
			out[i] = int32(k)
		}
		elements := args[0].Array.(array.ListLike).ListValues()
		if m, ok := args[0].Array.(*array.Map); ok {
			elements = m.Items()
		}
		return result(elem, batch.Take(elem, elements, out), constant), nil
	}
}

// extremeElement is array_max (sign 1) and array_min (sign -1).
func extremeElement(elem types.Type, sign int) expr.Kernel {
	return taken(elem, func(args []batch.Vector) func(i, from, to int) (int, error) {
		elements := args[0].Array.(array.ListLike).ListValues()
		compare, valid := batch.NewComparer(elem, elements, elements), batch.Valid(elements)
		return func(_, from, to int) (int, error) {
			best := -1
			for k := from; k < to; k++ {
				if valid != nil && !valid.Get(k) {
					continue
				}
				if best < 0 || compare(k, best)*sign > 0 {
					best = k
				}
			}
			return best, nil
		}
	})
}

// sortedLists is sort_array: NULLs stand at the end where small values do.
func sortedLists(t *types.Array) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		at, valid, ascending := elementsOf(args[0]), validOf(args, n), truthOf(args[1])
		elements := args[0].Array.(array.ListLike).ListValues()
		compare, has := batch.NewComparer(t.Elem, elements, elements), batch.Valid(elements)
		up := func(x, y int32) int {
			if has != nil {
				if a, b := has.Get(int(x)), has.Get(int(y)); !a || !b {
					return int(oneIf(a) - oneIf(b))
				}
			}
			return compare(int(x), int(y))
		}
		down := func(x, y int32) int { return up(y, x) }
		var order []int32
		offsets := make([]int32, 1, n+1)
		for i := range n {
			if valid == nil || valid.Get(i) {
				from, to := at(i)
				first := len(order)
				for k := from; k < to; k++ {
					order = append(order, int32(k))
				}
				if ascending(i) {
					slices.SortStableFunc(order[first:], up)
				} else {
					slices.SortStableFunc(order[first:], down)
				}
			}
			offsets = append(offsets, int32(len(order)))
		}
		return result(t, batch.ListOf(t, offsets, batch.Take(t.Elem, elements, order), valid), constant), nil
	}
}
