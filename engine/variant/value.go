// Package variant has semi-structured values: JSON documents whose scalars keep
// their SQL types.
//
// A column stores a variant as a JSON text (types.VariantValue) in which a scalar
// that JSON has no form for is a string that starts with the byte 1 and a letter
// for its type, such as "\u0001D19783" for a date. Integers, decimals and doubles
// are told apart by their form: only decimals have a point without an exponent,
// only doubles have an exponent. Keys of objects are sorted.
//
// The package reads, writes and describes documents; it casts nothing.
package variant

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"brook/engine/types"
)

// maxDepth bounds nesting, and maxBytes the length of a document.
const (
	maxDepth = 1000
	maxBytes = 16 << 20
)

// Errors of Parse.
var (
	ErrSyntax    = errors.New("the text is no JSON document")
	ErrDuplicate = errors.New("a key comes twice in an object")
	ErrTooLarge  = errors.New("the document is too large")
)

// Value is a document. Exactly one of its parts is used.
type Value struct {
	Scalar any // a cell of Type; nil for a JSON null
	Type   types.Type
	Keys   []string // of an object, sorted
	Items  []Value  // of an object or array
	Array  bool
	Object bool
}

// Null is a JSON null.
var Null = Value{Type: types.Null}

// Of is a scalar of a SQL type.
func Of(t types.Type, cell any) Value { return Value{Type: t, Scalar: cell} }

// Parse reads a JSON document; what follows it is not looked at, as in Spark.
func Parse(text string) (Value, error) {
	if len(text) > maxBytes {
		return Null, ErrTooLarge
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return document(d, 0, false)
}

// Decode reads a stored variant.
func Decode(stored types.VariantValue) (Value, error) {
	d := json.NewDecoder(strings.NewReader(string(stored)))
	d.UseNumber()
	return document(d, 0, true)
}

func document(d *json.Decoder, depth int, stored bool) (Value, error) {
	tok, err := d.Token()
	if err != nil || depth > maxDepth {
		return Null, ErrSyntax
	}
	switch tok := tok.(type) {
	case nil:
		return Null, nil
	case bool:
		return Of(types.Boolean, tok), nil
	case string:
		if stored && strings.HasPrefix(tok, "\x01") {
			return tagged(tok[1:])
		}
		return Of(types.String, tok), nil
	case json.Number:
		return number(string(tok)), nil
	case json.Delim:
		if tok == '[' {
			v := Value{Array: true}
			for d.More() {
				x, err := document(d, depth+1, stored)
				if err != nil {
					return Null, err
				}
				v.Items = append(v.Items, x)
			}
			_, err := d.Token()
			return v, syntax(err)
		}
		return object(d, depth, stored)
	}
	return Null, ErrSyntax
}

func syntax(err error) error {
	if err != nil {
		return ErrSyntax
	}
	return nil
}

func object(d *json.Decoder, depth int, stored bool) (Value, error) {
	fields := map[string]Value{}
	v := Value{Object: true}
	for d.More() {
		tok, err := d.Token()
		key, ok := tok.(string)
		if err != nil || !ok {
			return Null, ErrSyntax
		}
		x, err := document(d, depth+1, stored)
		if err != nil {
			return Null, err
		}
		if _, twice := fields[key]; twice {
			return Null, fmt.Errorf("%w: %s", ErrDuplicate, key)
		}
		fields[key] = x
		v.Keys = append(v.Keys, key)
	}
	slices.Sort(v.Keys)
	for _, k := range v.Keys {
		v.Items = append(v.Items, fields[k])
	}
	_, err := d.Token()
	return v, syntax(err)
}

// Object makes an object of fields.
func Object(keys []string, items []Value) Value {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	v := Value{Object: true}
	for _, i := range order {
		v.Keys, v.Items = append(v.Keys, keys[i]), append(v.Items, items[i])
	}
	return v
}

// number is a bigint, a decimal of the digits as written, or a double.
func number(text string) Value {
	if !strings.ContainsAny(text, ".eE") {
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return Of(types.Long, n)
		}
	}
	if !strings.ContainsAny(text, "eE") {
		if digits, scale, ok := types.DecimalDigits(text); ok {
			t := types.Decimal{Precision: max(len(new(big.Int).Abs(digits).String()), scale), Scale: scale}
			if t.Precision <= types.MaxPrecision {
				if n, ok := types.FitDecimal(digits, scale, t); ok {
					return Of(t, types.DecimalValue{Unscaled: n, Scale: scale})
				}
			}
		}
	}
	f, _ := strconv.ParseFloat(text, 64)
	return Of(types.Double, f)
}

// tagged reads a scalar that JSON has no form for.
func tagged(s string) (Value, error) {
	if s == "" {
		return Null, ErrSyntax
	}
	rest := s[1:]
	switch s[0] {
	case 's':
		return Of(types.String, rest), nil
	case 'm':
		digits, scale, ok := types.DecimalDigits(rest)
		if !ok {
			return Null, ErrSyntax
		}
		t := types.Decimal{Precision: max(len(new(big.Int).Abs(digits).String()), scale), Scale: scale}
		n, ok := types.FitDecimal(digits, scale, t)
		if !ok {
			return Null, ErrSyntax
		}
		return Of(t, types.DecimalValue{Unscaled: n, Scale: scale}), nil
	case 'B':
		b, err := base64.StdEncoding.DecodeString(rest)
		return Of(types.Binary, b), syntax(err)
	case 'f', 'F':
		f, err := strconv.ParseFloat(rest, 64)
		if s[0] == 'f' {
			return Of(types.Float, float32(f)), syntax(err)
		}
		return Of(types.Double, f), syntax(err)
	}
	n, err := strconv.ParseInt(rest, 10, 64)
	switch s[0] {
	case 'D':
		return Of(types.Date, types.DateValue(n)), syntax(err)
	case 'T':
		return Of(types.Timestamp, types.TimestampValue(n)), syntax(err)
	case 'N':
		return Of(types.TimestampNTZ, types.NTZValue(n)), syntax(err)
	}
	return Null, ErrSyntax
}

// Encode writes a variant as it is stored.
func (v Value) Encode() types.VariantValue { return types.VariantValue(v.appendStored(nil)) }

func (v Value) appendStored(b []byte) []byte {
	return v.walk(b, func(b []byte, v Value) []byte {
		tag := func(letter, text string) []byte { return AppendQuoted(b, "\x01"+letter+text) }
		switch x := v.Scalar.(type) {
		case string:
			if strings.HasPrefix(x, "\x01") {
				return tag("s", x)
			}
		case float64:
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return tag("F", strconv.FormatFloat(x, 'g', -1, 64))
			}
			return strconv.AppendFloat(b, x, 'E', -1, 64)
		case float32:
			return tag("f", strconv.FormatFloat(float64(x), 'g', -1, 32))
		case types.DecimalValue:
			text := x.String()
			if x.Scale == 0 {
				return tag("m", text)
			}
			return append(b, text...)
		case []byte:
			return tag("B", base64.StdEncoding.EncodeToString(x))
		case types.DateValue:
			return tag("D", strconv.FormatInt(int64(x), 10))
		case types.TimestampValue:
			return tag("T", strconv.FormatInt(int64(x), 10))
		case types.NTZValue:
			return tag("N", strconv.FormatInt(int64(x), 10))
		}
		return v.appendPlain(b)
	})
}

// walk writes arrays and objects around the scalars that leaf writes.
func (v Value) walk(b []byte, leaf func(b []byte, v Value) []byte) []byte {
	switch {
	case v.Array:
		b = append(b, '[')
		for i, x := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = x.walk(b, leaf)
		}
		return append(b, ']')
	case v.Object:
		b = append(b, '{')
		for i, x := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = x.walk(append(AppendQuoted(b, v.Keys[i]), ':'), leaf)
		}
		return append(b, '}')
	}
	return leaf(b, v)
}

// appendPlain writes a scalar that JSON has a form for.
func (v Value) appendPlain(b []byte) []byte {
	switch x := v.Scalar.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, x)
	case string:
		return AppendQuoted(b, x)
	case int64:
		return strconv.AppendInt(b, x, 10)
	}
	return fmt.Append(b, v.Scalar)
}

// AppendQuoted writes a JSON string; characters beyond ASCII stay as they are.
func AppendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ':
			b = fmt.Appendf(b, `\u%04X`, c)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
