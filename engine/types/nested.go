package types

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Array is a list of Elem.
type Array struct {
	Elem         Type
	ContainsNull bool
}

// Map is a list of entries with distinct keys.
type Map struct {
	Key, Value        Type
	ValueContainsNull bool
}

// Struct is a record. It is also the schema of every table.
type Struct struct{ Fields []Field }

// Field is a column of a Struct.
type Field struct {
	Name     string
	Type     Type
	Nullable bool
	Metadata map[string]any // JSON values; nil when empty
}

// WithComment is f with a comment in its metadata.
func (f Field) WithComment(comment string) Field {
	m := map[string]any{}
	for k, v := range f.Metadata {
		m[k] = v
	}
	m["comment"] = comment
	f.Metadata = m
	return f
}

// NewStruct makes a Struct from fields.
func NewStruct(fields ...Field) *Struct { return &Struct{Fields: fields} }

// Kind returns KindArray.
func (t *Array) Kind() Kind { return KindArray }

// String is "array<int>".
func (t *Array) String() string { return "array<" + t.Elem.String() + ">" }

// SQL is "ARRAY<INT>".
func (t *Array) SQL() string { return "ARRAY<" + t.Elem.SQL() + ">" }

func (t *Array) appendJSON(b []byte) []byte {
	b = t.Elem.appendJSON(append(b, `{"containsNull":`+strconv.FormatBool(t.ContainsNull)+`,"elementType":`...))
	return append(b, `,"type":"array"}`...)
}

// Kind returns KindMap.
func (t *Map) Kind() Kind { return KindMap }

// String is "map<string,int>".
func (t *Map) String() string { return "map<" + t.Key.String() + "," + t.Value.String() + ">" }

// SQL is "MAP<STRING, INT>".
func (t *Map) SQL() string { return "MAP<" + t.Key.SQL() + ", " + t.Value.SQL() + ">" }

func (t *Map) appendJSON(b []byte) []byte {
	b = t.Key.appendJSON(append(b, `{"keyType":`...))
	b = t.Value.appendJSON(append(b, `,"type":"map","valueContainsNull":`+strconv.FormatBool(t.ValueContainsNull)+`,"valueType":`...))
	return append(b, '}')
}

// Kind returns KindStruct.
func (t *Struct) Kind() Kind { return KindStruct }

// String is "struct<a:int,b:string>".
func (t *Struct) String() string {
	parts := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		parts[i] = f.Name + ":" + f.Type.String()
	}
	return "struct<" + strings.Join(parts, ",") + ">"
}

// SQL is "STRUCT<a: INT, b: STRING NOT NULL>".
func (t *Struct) SQL() string {
	parts := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		parts[i] = QuoteIfNeeded(f.Name) + ": " + f.Type.SQL()
		if !f.Nullable {
			parts[i] += " NOT NULL"
		}
	}
	return "STRUCT<" + strings.Join(parts, ", ") + ">"
}

func (t *Struct) appendJSON(b []byte) []byte {
	b = append(b, `{"fields":[`...)
	for i, f := range t.Fields {
		if i > 0 {
			b = append(b, ',')
		}
		meta := []byte("{}")
		if len(f.Metadata) > 0 {
			if m, err := json.Marshal(f.Metadata); err == nil {
				meta = m
			}
		}
		name, _ := json.Marshal(f.Name) // a string always marshals
		b = append(append(b, `{"metadata":`...), meta...)
		b = append(append(b, `,"name":`...), name...)
		b = append(b, `,"nullable":`+strconv.FormatBool(f.Nullable)+`,"type":`...)
		b = append(f.Type.appendJSON(b), '}')
	}
	return append(b, `],"type":"struct"}`...)
}

// Names returns the field names.
func (t *Struct) Names() []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// Index returns the position of the field whose name equals name without
// regard to case, or -1.
func (t *Struct) Index(name string) int {
	for i, f := range t.Fields {
		if strings.EqualFold(f.Name, name) {
			return i
		}
	}
	return -1
}

// Depth is how many types stand inside of one another in t; 1 for a plain one.
func Depth(t Type) int {
	inner := 0
	switch t := t.(type) {
	case *Array:
		inner = Depth(t.Elem)
	case *Map:
		inner = max(Depth(t.Key), Depth(t.Value))
	case *Struct:
		for _, f := range t.Fields {
			inner = max(inner, Depth(f.Type))
		}
	}
	return inner + 1
}

// Equal reports whether a and b are the same type, nullability of fields and
// elements included. Metadata does not count.
func Equal(a, b Type) bool { return equal(a, b, true) }

// SameType is Equal without regard to nullability.
func SameType(a, b Type) bool { return equal(a, b, false) }

func equal(a, b Type, nulls bool) bool {
	if a == nil || b == nil {
		return a == b
	}
	switch a := a.(type) {
	case *Array:
		b, ok := b.(*Array)
		return ok && (!nulls || a.ContainsNull == b.ContainsNull) && equal(a.Elem, b.Elem, nulls)
	case *Map:
		b, ok := b.(*Map)
		return ok && (!nulls || a.ValueContainsNull == b.ValueContainsNull) && equal(a.Key, b.Key, nulls) && equal(a.Value, b.Value, nulls)
	case *Struct:
		b, ok := b.(*Struct)
		if !ok || len(a.Fields) != len(b.Fields) {
			return false
		}
		for i, f := range a.Fields {
			g := b.Fields[i]
			if f.Name != g.Name || nulls && f.Nullable != g.Nullable || !equal(f.Type, g.Type, nulls) {
				return false
			}
		}
		return true
	default:
		return a == b // atomic types are comparable values
	}
}

// IsNumeric reports whether t is an integer, fractional or decimal type.
func IsNumeric(t Type) bool { return t.Kind() >= KindByte && t.Kind() <= KindDecimal }

// IsIntegral reports whether t is a byte, short, integer or long.
func IsIntegral(t Type) bool { return t.Kind() >= KindByte && t.Kind() <= KindLong }

// IsFractional reports whether t is a float or double.
func IsFractional(t Type) bool { return t.Kind() == KindFloat || t.Kind() == KindDouble }

// IsAtomic reports whether t has no parts.
func IsAtomic(t Type) bool {
	return t.Kind() != KindArray && t.Kind() != KindMap && t.Kind() != KindStruct
}

// IsInterval reports whether t is an ANSI interval.
func IsInterval(t Type) bool {
	return t.Kind() == KindYearMonthInterval || t.Kind() == KindDayTimeInterval
}

// QuoteIfNeeded puts name in backticks unless it is a plain identifier.
func QuoteIfNeeded(name string) string {
	plain := name != ""
	digits := true
	for _, r := range name {
		digit := r >= '0' && r <= '9'
		digits = digits && digit
		if !(digit || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_') {
			plain = false
			break
		}
	}
	if plain && !digits {
		return name
	}
	return QuoteIdentifier(name)
}

// QuoteIdentifier puts name in backticks.
func QuoteIdentifier(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }
