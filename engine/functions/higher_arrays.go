package functions

import (
	"slices"

	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	lambdaFunc([]string{"transform"}, 2, 2, "transform(expr, func) - Transforms elements in an array using the function.", func(c *CallContext) error {
		l, err := c.elementLambda()
		if err != nil {
			return err
		}
		t := &types.Array{Elem: l.Type(), ContainsNull: l.Nullable()}
		c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
			e := entriesOf(args[0].Array.(array.ListLike))
			out, err := h.overElements(x, in, e, args[0])
			if err != nil {
				return batch.Vector{}, err
			}
			return listOf(t, e.offsets, out.Array, e.valid), nil
		})
		return nil
	})
	lambdaFunc([]string{"filter"}, 2, 2, "filter(expr, func) - Filters the input array using the given lambda function.", func(c *CallContext) error {
		l, err := c.elementLambda()
		if err != nil {
			return err
		}
		if err := c.booleanLambda(1, l); err != nil {
			return err
		}
		t := c.Args[0].Type()
		c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
			e := entriesOf(args[0].Array.(array.ListLike))
			flags, err := h.overElements(x, in, e, args[0])
			if err != nil {
				return batch.Vector{}, err
			}
			pick, offsets := e.kept(flags)
			child := e.child(args[0])
			return listOf(t, offsets, batch.Take(child.Type, child.Array, pick), e.valid), nil
		})
		return nil
	})
	for name, want := range map[string]bool{"exists": true, "forall": false} {
		lambdaFunc([]string{name}, 2, 2, name+"(expr, pred) - Tests whether a predicate holds for one or more (forall: for all) elements.", func(c *CallContext) error {
			l, err := c.elementLambda()
			if err != nil {
				return err
			}
			if err := c.booleanLambda(1, l); err != nil {
				return err
			}
			c.higher(types.Boolean, l.Nullable(), []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
				e := entriesOf(args[0].Array.(array.ListLike))
				flags, err := h.overElements(x, in, e, args[0])
				if err != nil {
					return batch.Vector{}, err
				}
				return decided(e, flags, in.Rows, want), nil
			})
			return nil
		})
	}
	lambdaFunc([]string{"aggregate", "reduce"}, 3, 4, "aggregate(expr, start, merge[, finish]) - Folds the elements of an array into one value.", fold)
	lambdaFunc([]string{"zip_with"}, 3, 3, "zip_with(left, right, func) - Merges two arrays, element by element, into one.", zipWith)
	lambdaFunc([]string{"array_sort"}, 1, 2, "array_sort(expr[, func]) - Sorts the input array with NULLs last, or by a comparator.", arraySort)
}

// elementLambda resolves argument 1 over the elements of argument 0, with their
// positions when it takes two.
func (c *CallContext) elementLambda() (*expr.Lambda, error) {
	t, err := c.arrayOf(0)
	if err != nil {
		return nil, err
	}
	params := []expr.LambdaParam{{Typ: t.Elem, Null: t.ContainsNull}}
	if l, ok := c.Args[1].(*expr.Lambda); ok && len(l.Params) == 2 && (c.Name == "transform" || c.Name == "filter") {
		params = append(params, expr.LambdaParam{Typ: types.Integer})
	}
	return c.lambda(1, params...)
}

func (h *higherOrder) overElements(x *expr.Context, in *batch.Batch, e *entries, list batch.Vector) (batch.Vector, error) {
	params := []batch.Vector{e.child(list)}
	if len(h.lambdas[0].Params) == 2 {
		params = append(params, e.positions())
	}
	return apply(h.lambdas[0], x, in, e.from, params...)
}

// decided is whether some flag of each row is want (exists), or none is not
// (forall); NULL flags leave it open.
func decided(e *entries, flags batch.Vector, rows int, want bool) batch.Vector {
	out, valid := batch.NewBits(rows), batch.AllSet(rows)
	for i := range rows {
		if e.valid != nil && !e.valid.Get(i) {
			valid.Clear(i)
			continue
		}
		open, hit := false, false
		for k := e.offsets[i]; k < e.offsets[i+1]; k++ {
			if b, ok := flags.Value(int(k)).(bool); !ok {
				open = true
			} else if b == want {
				hit = true
				break
			}
		}
		switch {
		case hit:
			if want {
				out.Set(i)
			}
		case open:
			valid.Clear(i)
		case !want:
			out.Set(i)
		}
	}
	return batch.Of(types.Boolean, batch.FromBits(out, rows, valid))
}

func fold(c *CallContext) error {
	t, err := c.arrayOf(0)
	if err != nil {
		return err
	}
	start := c.Args[1].Type()
	acc := expr.LambdaParam{Typ: start, Null: true}
	merge, err := c.lambda(2, acc, expr.LambdaParam{Typ: t.Elem, Null: t.ContainsNull})
	if err != nil {
		return err
	}
	out := start
	lambdas := []*expr.Lambda{merge}
	heading := func(args []expr.Expr, l []*expr.Lambda) string {
		all := append(append([]expr.Expr(nil), args...), l[0])
		if len(l) == 2 {
			return expr.Heading(c.Name, append(all, l[1]))
		}
		s := expr.Heading(c.Name, all)
		return s[:len(s)-1] + ", lambdafunction(namedlambdavariable(), namedlambdavariable()))"
	}
	if !types.SameType(merge.Type(), start) {
		c.Args[2] = merge
		shown := heading(c.Args[:2], []*expr.Lambda{merge})
		c.HeadingOf = func([]expr.Expr) string { return shown }
		return c.unexpected(2, start.SQL())
	}
	if len(c.Args) == 4 {
		finish, err := c.lambda(3, acc)
		if err != nil {
			return err
		}
		lambdas, out = append(lambdas, finish), finish.Type()
	}
	c.higher(out, true, lambdas, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
		e := entriesOf(args[0].Array.(array.ListLike))
		child := e.child(args[0])
		state := args[1]
		for step := int32(0); ; step++ {
			// All rows that still have an element take their next one together.
			var rows, at []int32
			for i := range in.Rows {
				if e.offsets[i]+step < e.offsets[i+1] {
					rows, at = append(rows, int32(i)), append(at, e.offsets[i]+step)
				}
			}
			if len(rows) == 0 {
				break
			}
			next, err := apply(h.lambdas[0], x, in, rows, batch.Of(start, batch.Take(start, state.Array, rows)), batch.Of(child.Type, batch.Take(child.Type, child.Array, at)))
			if err != nil {
				return batch.Vector{}, err
			}
			if state, err = replaced(start, state, rows, next, in.Rows); err != nil {
				return batch.Vector{}, err
			}
		}
		if len(h.lambdas) == 2 {
			all := make([]int32, in.Rows)
			for i := range all {
				all[i] = int32(i)
			}
			var err error
			if state, err = apply(h.lambdas[1], x, in, all, state); err != nil {
				return batch.Vector{}, err
			}
		}
		if e.valid == nil {
			return state, nil
		}
		return batch.Of(out, batch.Take(out, state.Array, present(e.valid, in.Rows))), nil
	})
	c.Expr.(*higherOrder).heading = heading
	return nil
}

// present has every row, -1 for those that are not valid.
func present(valid batch.Bits, n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
		if !valid.Get(i) {
			rows[i] = -1
		}
	}
	return rows
}

// replaced is old with the given rows taken from fresh.
func replaced(t types.Type, old batch.Vector, rows []int32, fresh batch.Vector, n int) (batch.Vector, error) {
	pick := make([]int32, n)
	for i := range pick {
		pick[i] = int32(i)
	}
	for k, r := range rows {
		pick[r] = int32(n + k)
	}
	schema := &types.Struct{Fields: []types.Field{{Type: t, Nullable: true}}}
	both, err := batch.Concat(schema, []*batch.Batch{{Columns: []batch.Vector{old}, Rows: n}, {Columns: []batch.Vector{fresh}, Rows: len(rows)}})
	if err != nil {
		return batch.Vector{}, err
	}
	return batch.Of(t, batch.Take(t, both.Column(0), pick)), nil
}

func zipWith(c *CallContext) error {
	var params []expr.LambdaParam
	for i := range 2 {
		t, err := c.arrayOf(i)
		if err != nil {
			return err
		}
		params = append(params, expr.LambdaParam{Typ: t.Elem, Null: true})
	}
	l, err := c.lambda(2, params...)
	if err != nil {
		return err
	}
	t := &types.Array{Elem: l.Type(), ContainsNull: l.Nullable()}
	c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
		a, b := args[0].Array.(array.ListLike), args[1].Array.(array.ListLike)
		var from, left, right []int32
		offsets := []int32{0}
		valid := batch.AndValid(in.Rows, args...)
		for i := range in.Rows {
			if valid == nil || valid.Get(i) {
				af, at := a.ValueOffsets(i)
				bf, bt := b.ValueOffsets(i)
				for k := range max(at-af, bt-bf) {
					l, r := int32(-1), int32(-1)
					if af+k < at {
						l = int32(af + k)
					}
					if bf+k < bt {
						r = int32(bf + k)
					}
					from, left, right = append(from, int32(i)), append(left, l), append(right, r)
				}
			}
			offsets = append(offsets, int32(len(from)))
		}
		out, err := apply(h.lambdas[0], x, in, from,
			batch.Of(params[0].Typ, batch.Take(params[0].Typ, a.ListValues(), left)), batch.Of(params[1].Typ, batch.Take(params[1].Typ, b.ListValues(), right)))
		if err != nil {
			return batch.Vector{}, err
		}
		return listOf(t, offsets, out.Array, valid), nil
	})
	return nil
}

func arraySort(c *CallContext) error {
	t, err := c.arrayOf(0)
	if err != nil {
		return err
	}
	if len(c.Args) == 1 {
		if err := c.ordering(t.Elem); err != nil {
			return err
		}
		order := before(t.Elem)
		c.HeadingOf = func(a []expr.Expr) string {
			return "array_sort(" + a[0].SQL() + ", lambdafunction((IF(((namedlambdavariable() IS NULL) AND (namedlambdavariable() IS NULL)), 0, (IF((namedlambdavariable() IS NULL), 1, (IF((namedlambdavariable() IS NULL), -1, (IF((namedlambdavariable() < namedlambdavariable()), -1, (IF((namedlambdavariable() > namedlambdavariable()), 1, 0)))))))))), namedlambdavariable(), namedlambdavariable()))"
		}
		return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
			out := slices.Clone(a[0].(types.ArrayValue))
			slices.SortStableFunc(out, order)
			return out, nil
		})
	}
	p := expr.LambdaParam{Typ: t.Elem, Null: t.ContainsNull}
	l, err := c.lambda(1, p, p)
	if err != nil {
		return err
	}
	if l.Type().Kind() != types.KindInteger {
		c.Args[1] = l
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_RETURN_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The `lambdafunction` requires return \"INT\" type, but the actual is \"%s\" type.", c.heading(), l.Type().SQL()).At(c.Place)
	}
	c.higher(t, false, []*expr.Lambda{l}, sortBy(t))
	return nil
}

// sortBy sorts each row's elements by a comparator lambda.
func sortBy(t *types.Array) func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
	return func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
		e := entriesOf(args[0].Array.(array.ListLike))
		child := e.child(args[0])
		pick := make([]int32, len(e.from))
		for i := range pick {
			pick[i] = int32(i)
		}
		var failed error
		one := func(i int32) batch.Vector { return batch.Of(t.Elem, batch.Take(t.Elem, child.Array, []int32{i})) }
		for row := range in.Rows {
			slices.SortStableFunc(pick[e.offsets[row]:e.offsets[row+1]], func(a, b int32) int {
				if failed != nil {
					return 0
				}
				v, err := apply(h.lambdas[0], x, in, []int32{int32(row)}, one(a), one(b))
				if err != nil {
					failed = err
					return 0
				}
				n, ok := v.Value(0).(int32)
				if !ok {
					failed = diag.New(diag.SparkRuntime, "COMPARATOR_RETURNS_NULL", "22004",
						"The comparator has returned a NULL for a comparison between %s and %s. It should return a positive integer for \"greater than\", 0 for \"equal\" and a negative integer for \"less than\". To revert to deprecated behavior where NULL is treated as 0 (equal), you must set \"spark.sql.legacy.allowNullComparisonResultInArraySort\" to \"true\".", keyText(child.Value(int(a))), keyText(child.Value(int(b))))
				}
				return int(n)
			})
		}
		if failed != nil {
			return batch.Vector{}, failed
		}
		return listOf(t, e.offsets, batch.Take(t.Elem, child.Array, pick), e.valid), nil
	}
}
