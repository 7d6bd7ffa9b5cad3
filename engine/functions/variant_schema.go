package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/engine/variant"
)

func init() {
	register(Spec{Names: []string{"schema_of_variant_agg"}, Group: "agg_funcs", Min: 1, Max: 1, Since: "4.0.0", Usage: "schema_of_variant_agg(v) - Returns the schema that all variants of a group have.",
		Examples: []Example{{`schema_of_variant_agg(parse_json('{"a":1}'))`, "OBJECT<a: BIGINT>"}},
		Resolve: func(c *CallContext) error {
			if err := c.wantVariant(); err != nil {
				return err
			}
			c.Type = str
			c.Aggregate = &expr.Aggregate{New: func(*expr.Context) expr.Accumulator { return &variantSchema{} }, State: []types.Type{str}}
			return nil
		}})
}

// variantSchema merges the types of variants. Its state is the type as JSON.
type variantSchema struct{ types []types.Type }

func (a *variantSchema) Grow(n int) { a.types = grown(a.types, n) }

func (a *variantSchema) merge(g uint32, t types.Type) {
	if a.types[g] == nil {
		a.types[g] = t
		return
	}
	a.types[g] = variant.Merge(a.types[g], t)
}

func (a *variantSchema) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	for i, g := range groups {
		stored, ok := args[0].Value(i).(types.VariantValue)
		if !ok {
			continue
		}
		v, err := variant.Decode(stored)
		if err != nil {
			return err
		}
		a.merge(g, variant.SchemaOf(v))
	}
	return nil
}

func (a *variantSchema) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		text, ok := state[0].Value(i).(string)
		if !ok {
			continue
		}
		t, err := types.ParseJSON([]byte(text))
		if err != nil {
			return err
		}
		a.merge(g, t)
	}
	return nil
}

func (a *variantSchema) State(*expr.Context) ([]batch.Vector, error) {
	v, err := a.texts(func(t types.Type) any {
		if t == nil {
			return nil
		}
		return types.JSON(t)
	})
	return []batch.Vector{v}, err
}

func (a *variantSchema) Result(*expr.Context) (batch.Vector, error) {
	return a.texts(func(t types.Type) any {
		if t == nil {
			t = types.Null
		}
		return variant.SchemaText(t)
	})
}

func (a *variantSchema) texts(f func(t types.Type) any) (batch.Vector, error) {
	b := batch.NewBuilder(str, len(a.types))
	for _, t := range a.types {
		if err := b.Append(f(t)); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(str, b.Finish()), nil
}
