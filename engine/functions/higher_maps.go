package functions

import (
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	lambdaFunc([]string{"transform_values"}, 2, 2, "transform_values(expr, func) - Transforms values in the map using the function.", func(c *CallContext) error {
		m, l, err := c.entryLambda()
		if err != nil {
			return err
		}
		t := &types.Map{Key: m.Key, Value: l.Type(), ValueContainsNull: l.Nullable()}
		c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
			e := entriesOf(args[0].Array.(array.ListLike))
			keys, values := e.keysValues(args[0])
			out, err := apply(h.lambdas[0], x, in, e.from, keys, values)
			if err != nil {
				return batch.Vector{}, err
			}
			return batch.Of(t, batch.MapOf(t, e.offsets, keys.Array, out.Array, e.valid)), nil
		})
		return nil
	})
	lambdaFunc([]string{"transform_keys"}, 2, 2, "transform_keys(expr, func) - Transforms keys in the map using the function.", func(c *CallContext) error {
		m, l, err := c.entryLambda()
		if err != nil {
			return err
		}
		t := &types.Map{Key: l.Type(), Value: m.Value, ValueContainsNull: m.ValueContainsNull}
		if err := c.mapKey(t.Key); err != nil {
			return err
		}
		c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
			e := entriesOf(args[0].Array.(array.ListLike))
			keys, values := e.keysValues(args[0])
			fresh, err := apply(h.lambdas[0], x, in, e.from, keys, values)
			if err != nil {
				return batch.Vector{}, err
			}
			return buildMaps(t, e, in.Rows, x, func(k int) (any, any) { return fresh.Value(k), values.Value(k) })
		})
		return nil
	})
	lambdaFunc([]string{"map_filter"}, 2, 2, "map_filter(expr, func) - Filters entries in a map using the function.", func(c *CallContext) error {
		t, l, err := c.entryLambda()
		if err != nil {
			return err
		}
		if err := c.booleanLambda(1, l); err != nil {
			return err
		}
		c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
			e := entriesOf(args[0].Array.(array.ListLike))
			keys, values := e.keysValues(args[0])
			flags, err := apply(h.lambdas[0], x, in, e.from, keys, values)
			if err != nil {
				return batch.Vector{}, err
			}
			pick, offsets := e.kept(flags)
			return batch.Of(t, batch.MapOf(t, offsets, batch.Take(t.Key, keys.Array, pick), batch.Take(t.Value, values.Array, pick), e.valid)), nil
		})
		return nil
	})
	lambdaFunc([]string{"map_zip_with"}, 3, 3, "map_zip_with(map1, map2, function) - Merges two maps into one by applying the function to the pair of values with the same key.", mapZipWith)
}

// entryLambda resolves argument 1 over the entries of the map in argument 0.
func (c *CallContext) entryLambda() (*types.Map, *expr.Lambda, error) {
	t, err := c.mapOf(0)
	if err != nil {
		return nil, nil, err
	}
	l, err := c.lambda(1, expr.LambdaParam{Typ: t.Key}, expr.LambdaParam{Typ: t.Value, Null: t.ValueContainsNull})
	return t, l, err
}

// buildMaps collects entries into maps, row by row, by Spark's rules for keys.
func buildMaps(t *types.Map, e *entries, rows int, x *expr.Context, entry func(k int) (key, value any)) (batch.Vector, error) {
	b := batch.NewBuilder(t, rows)
	for i := range rows {
		if e.valid != nil && !e.valid.Get(i) {
			if err := b.Append(nil); err != nil {
				return batch.Vector{}, err
			}
			continue
		}
		m := newMapBuilder(x)
		for k := e.offsets[i]; k < e.offsets[i+1]; k++ {
			if err := m.put(entry(int(k))); err != nil {
				return batch.Vector{}, err
			}
		}
		if err := b.Append(m.out); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(t, b.Finish()), nil
}

func mapZipWith(c *CallContext) error {
	a, err := c.mapOf(0)
	if err != nil {
		return err
	}
	b, err := c.mapOf(1)
	if err != nil {
		return err
	}
	key, ok := Widest(c.Conf.ANSI, a.Key, b.Key)
	if !ok || c.Conf.ANSI && (a.Key.Kind() == types.KindString) != (b.Key.Kind() == types.KindString) {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.MAP_ZIP_WITH_DIFF_TYPES", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Input to the `map_zip_with` should have been two maps with compatible key types, but it's [\"%s\", \"%s\"].", c.heading(), a.Key.SQL(), b.Key.SQL()).At(c.Place)
	}
	for i, m := range []*types.Map{a, b} {
		arg, err := c.castTo(c.Args[i], &types.Map{Key: key, Value: m.Value, ValueContainsNull: m.ValueContainsNull})
		if err != nil {
			return err
		}
		c.Args[i] = arg
	}
	l, err := c.lambda(2, expr.LambdaParam{Typ: key}, expr.LambdaParam{Typ: a.Value, Null: true}, expr.LambdaParam{Typ: b.Value, Null: true})
	if err != nil {
		return err
	}
	t := &types.Map{Key: key, Value: l.Type(), ValueContainsNull: l.Nullable()}
	c.higher(t, false, []*expr.Lambda{l}, func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error) {
		e := &entries{offsets: []int32{0}, valid: batch.AndValid(in.Rows, args...)}
		keys, left, right := batch.NewBuilder(key, 0), batch.NewBuilder(a.Value, 0), batch.NewBuilder(b.Value, 0)
		for i := range in.Rows {
			if e.valid == nil || e.valid.Get(i) {
				m, n := args[0].Value(i).(types.MapValue), args[1].Value(i).(types.MapValue)
				for _, k := range distinct(append(append(types.ArrayValue{}, m.Keys...), n.Keys...), nil) {
					for builder, v := range map[*batch.Builder]any{keys: k, left: valueOf(m, k), right: valueOf(n, k)} {
						if err := builder.Append(v); err != nil {
							return batch.Vector{}, err
						}
					}
					e.from = append(e.from, int32(i))
				}
			}
			e.offsets = append(e.offsets, int32(len(e.from)))
		}
		ks := batch.Of(key, keys.Finish())
		out, err := apply(h.lambdas[0], x, in, e.from, ks, batch.Of(a.Value, left.Finish()), batch.Of(b.Value, right.Finish()))
		if err != nil {
			return batch.Vector{}, err
		}
		return batch.Of(t, batch.MapOf(t, e.offsets, ks.Array, out.Array, e.valid)), nil
	})
	return nil
}
