package variant

import (
	"slices"
	"strings"

	"brook/engine/types"
)

// SchemaOf is the type of a variant: objects are structs, and what differs is a
// variant.
func SchemaOf(v Value) types.Type {
	switch {
	case v.Array:
		var elem types.Type = types.Null
		for _, x := range v.Items {
			elem = Merge(elem, SchemaOf(x))
		}
		return &types.Array{Elem: elem, ContainsNull: true}
	case v.Object:
		s := &types.Struct{}
		for i, k := range v.Keys {
			s.Fields = append(s.Fields, types.Field{Name: k, Type: SchemaOf(v.Items[i]), Nullable: true})
		}
		return s
	case v.Scalar == nil:
		return types.Null
	}
	switch v.Type.Kind() {
	case types.KindByte, types.KindShort, types.KindInteger:
		return types.Long
	case types.KindDecimal:
		return stripped(v.Scalar.(types.DecimalValue))
	}
	return v.Type
}

// stripped is the type of a decimal without zeros at its end.
func stripped(d types.DecimalValue) types.Type {
	text := strings.TrimPrefix(d.String(), "-")
	scale := d.Scale
	for ; scale > 0 && strings.HasSuffix(text, "0"); scale-- {
		text = text[:len(text)-1]
	}
	digits := strings.TrimLeft(strings.Replace(text, ".", "", 1), "0")
	return types.Decimal{Precision: max(len(digits), scale, 1), Scale: scale}
}

// Merge is the type that values of both types have.
func Merge(a, b types.Type) types.Type {
	switch {
	case types.SameType(a, b) && a.Kind() != types.KindStruct && a.Kind() != types.KindArray:
		return a
	case a.Kind() == types.KindNull:
		return b
	case b.Kind() == types.KindNull:
		return a
	}
	if x, ok := a.(*types.Array); ok {
		if y, ok := b.(*types.Array); ok {
			return &types.Array{Elem: Merge(x.Elem, y.Elem), ContainsNull: true}
		}
	}
	if x, ok := a.(*types.Struct); ok {
		if y, ok := b.(*types.Struct); ok {
			return mergeObjects(x, y)
		}
	}
	x, aok := decimalOf(a)
	y, bok := decimalOf(b)
	switch {
	case aok && bok:
		scale := max(x.Scale, y.Scale)
		whole := max(x.Precision-x.Scale, y.Precision-y.Scale)
		if whole+scale > types.MaxPrecision {
			return types.Double
		}
		return types.Decimal{Precision: whole + scale, Scale: scale}
	case (aok || types.IsFractional(a)) && (bok || types.IsFractional(b)):
		return types.Double
	}
	return types.Variant
}

func decimalOf(t types.Type) (types.Decimal, bool) {
	if t.Kind() == types.KindLong {
		return types.DecimalLong, true
	}
	d, ok := t.(types.Decimal)
	return d, ok
}

func mergeObjects(x, y *types.Struct) types.Type {
	out := &types.Struct{}
	for _, f := range x.Fields {
		if i := y.Index(f.Name); i >= 0 {
			f.Type = Merge(f.Type, y.Fields[i].Type)
		}
		out.Fields = append(out.Fields, f)
	}
	for _, f := range y.Fields {
		if x.Index(f.Name) < 0 {
			out.Fields = append(out.Fields, f)
		}
	}
	slices.SortFunc(out.Fields, func(a, b types.Field) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// SchemaText is a type as schema_of_variant prints it.
func SchemaText(t types.Type) string {
	switch t := t.(type) {
	case *types.Array:
		return "ARRAY<" + SchemaText(t.Elem) + ">"
	case *types.Struct:
		var list []string
		for _, f := range t.Fields {
			list = append(list, types.QuoteIfNeeded(f.Name)+": "+SchemaText(f.Type))
		}
		return "OBJECT<" + strings.Join(list, ", ") + ">"
	}
	return t.SQL()
}
