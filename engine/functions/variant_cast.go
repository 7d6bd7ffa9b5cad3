package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/engine/variant"
)

// toVariant reports whether values of t can be variants; nested says that structs
// and maps may become objects.
func toVariant(t types.Type, nested bool) bool {
	switch t := t.(type) {
	case *types.Array:
		return toVariant(t.Elem, nested)
	case *types.Map:
		return nested && t.Key.Kind() == types.KindString && toVariant(t.Value, nested)
	case *types.Struct:
		for _, f := range t.Fields {
			if !toVariant(f.Type, nested) {
				return false
			}
		}
		return nested
	}
	switch t.Kind() {
	case types.KindYearMonthInterval, types.KindDayTimeInterval, types.KindCalendarInterval, types.KindTime:
		return false
	}
	return true
}

// fromVariant reports whether variants can be cast to t.
func fromVariant(t types.Type) bool {
	switch t := t.(type) {
	case *types.Array:
		return fromVariant(t.Elem)
	case *types.Map:
		return t.Key.Kind() == types.KindString && fromVariant(t.Value)
	case *types.Struct:
		for _, f := range t.Fields {
			if !fromVariant(f.Type) {
				return false
			}
		}
		return true
	}
	return toVariant(t, false)
}

// variantOf makes a variant of a cell.
func variantOf(t types.Type, cell any) variant.Value {
	switch v := cell.(type) {
	case nil:
		return variant.Null
	case types.VariantValue:
		out, err := variant.Decode(v)
		if err != nil {
			return variant.Null
		}
		return out
	case types.ArrayValue:
		out := variant.Value{Array: true}
		for _, x := range v {
			out.Items = append(out.Items, variantOf(t.(*types.Array).Elem, x))
		}
		return out
	case types.StructValue:
		var keys []string
		var items []variant.Value
		for i, f := range t.(*types.Struct).Fields {
			keys, items = append(keys, f.Name), append(items, variantOf(f.Type, v[i]))
		}
		return variant.Object(keys, items)
	case types.MapValue:
		var keys []string
		var items []variant.Value
		for i, k := range v.Keys {
			key, _ := k.(string)
			keys, items = append(keys, key), append(items, variantOf(t.(*types.Map).Value, v.Values[i]))
		}
		return variant.Object(keys, items)
	case int8, int16, int32:
		return variant.Of(types.Long, longOf(v))
	}
	return variant.Of(t, cell)
}

// variantTo casts a variant to a cell of t; what does not fit is NULL if try is
// set, and an error otherwise.
func variantTo(c *expr.Context, v variant.Value, t types.Type, try bool) (any, error) {
	refuse := func() (any, error) {
		if try {
			return nil, nil
		}
		return nil, diag.New(diag.SparkRuntime, "INVALID_VARIANT_CAST", "22023",
			"The variant value `%s` cannot be cast into `\"%s\"`. Please use `try_variant_get` instead.", v.AppendJSON(nil, c.Location), t.SQL())
	}
	if t.Kind() == types.KindVariant {
		return v.Encode(), nil
	}
	if v.Scalar == nil && !v.Array && !v.Object {
		return nil, nil
	}
	switch t := t.(type) {
	case *types.Array:
		if !v.Array {
			return refuse()
		}
		out := make(types.ArrayValue, len(v.Items))
		for i, x := range v.Items {
			var err error
			if out[i], err = variantTo(c, x, t.Elem, try); err != nil {
				return nil, err
			}
		}
		return out, nil
	case *types.Map:
		if !v.Object {
			return refuse()
		}
		out := types.MapValue{Keys: []any{}, Values: []any{}}
		for i, x := range v.Items {
			cell, err := variantTo(c, x, t.Value, try)
			if err != nil {
				return nil, err
			}
			out.Keys, out.Values = append(out.Keys, v.Keys[i]), append(out.Values, cell)
		}
		return out, nil
	case *types.Struct:
		if !v.Object {
			return refuse()
		}
		out := make(types.StructValue, len(t.Fields))
		for i, f := range t.Fields {
			if x, ok := v.Field(f.Name); ok {
				var err error
				if out[i], err = variantTo(c, x, f.Type, try); err != nil {
					return nil, err
				}
			}
		}
		return out, nil
	}
	if t.Kind() == types.KindString {
		switch s := v.Scalar.(type) {
		case string:
			return s, nil
		case types.DateValue, types.TimestampValue, types.NTZValue, []byte:
			return expr.Text(v.Type, s, c.Location, false), nil
		}
		return string(v.AppendJSON(nil, c.Location)), nil
	}
	if v.Array || v.Object || !castable(v.Type, t, ANSI) {
		return refuse()
	}
	out, err := castCell(c, v.Scalar, v.Type, t, Try)
	if err != nil || out == nil {
		return refuse()
	}
	return out, nil
}

// variantKernel casts to or from variants.
func variantKernel(from, to types.Type, mode CastMode) expr.Kernel {
	if to.Kind() == types.KindVariant {
		return toText(to, func(_ *expr.Context, b []byte, args []batch.Vector, i int) ([]byte, bool, error) {
			return append(b, variantOf(from, args[0].Value(i)).Encode()...), true, nil
		})
	}
	return cells(to, func(c *expr.Context, a []any) (any, error) {
		v, err := variant.Decode(a[0].(types.VariantValue))
		if err != nil {
			return nil, err
		}
		return variantTo(c, v, to, mode == Try)
	})
}
