package render

import (
	"math"
	"strconv"
	"strings"

	"brook/engine/types"
)

// typeWords are the names of types in printSchema.
var typeWords = map[types.Kind]string{types.KindLong: "long", types.KindInteger: "integer", types.KindShort: "short", types.KindByte: "byte"}

// Tree is a schema as printSchema prints it, without what is nested deeper than
// depth levels; 0 and less for all of it.
func Tree(s *types.Struct, depth int) string {
	if depth <= 0 {
		depth = math.MaxInt
	}
	var b strings.Builder
	b.WriteString("root\n")
	fields(&b, s, " |", depth)
	return b.String()
}

func fields(b *strings.Builder, s *types.Struct, prefix string, depth int) {
	if depth <= 0 {
		return
	}
	for _, f := range s.Fields {
		b.WriteString(prefix + "-- " + f.Name + ": " + word(f.Type) + " (nullable = " + strconv.FormatBool(f.Nullable) + ")\n")
		below(b, f.Type, prefix+"    |", depth-1)
	}
}

func word(t types.Type) string {
	switch t.(type) {
	case *types.Array:
		return "array"
	case *types.Map:
		return "map"
	case *types.Struct:
		return "struct"
	}
	if w, ok := typeWords[t.Kind()]; ok {
		return w
	}
	return t.String()
}

func below(b *strings.Builder, t types.Type, prefix string, depth int) {
	if depth <= 0 {
		return
	}
	switch t := t.(type) {
	case *types.Array:
		b.WriteString(prefix + "-- element: " + word(t.Elem) + " (containsNull = " + strconv.FormatBool(t.ContainsNull) + ")\n")
		below(b, t.Elem, prefix+"    |", depth-1)
	case *types.Map:
		b.WriteString(prefix + "-- key: " + word(t.Key) + "\n")
		below(b, t.Key, prefix+"    |", depth-1)
		b.WriteString(prefix + "-- value: " + word(t.Value) + " (valueContainsNull = " + strconv.FormatBool(t.ValueContainsNull) + ")\n")
		below(b, t.Value, prefix+"    |", depth-1)
	case *types.Struct:
		fields(b, t, prefix, depth)
	}
}
