package pyspark

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unicode/utf16"

	"brook/diag"
	"brook/engine/types"
	"brook/engine/variant"
	"brook/python"
)

// variantOf is the document behind a VariantVal.
func variantOf(v any) (types.VariantValue, bool) {
	i, ok := v.(*python.Instance)
	if !ok {
		return "", false
	}
	d, ok := i.Data.(types.VariantValue)
	return d, ok
}

// addVariants makes pyspark.sql.types.VariantVal. Brook stores documents as text,
// so the bytes of Spark's encoding, which repr prints, are refused.
func (r *Runtime) addVariants(names map[string]any) {
	self := func(a []any) variant.Value {
		stored, _ := variantOf(a[0])
		v, err := variant.Decode(stored)
		r.must(err)
		return v
	}
	encoded := func(*python.Interp, []any) any {
		r.fail(diag.NotImplemented("the encoded bytes of a variant"))
		return nil
	}
	c := r.class("VariantVal", "pyspark.sql.types", methods{
		"__init__": def("self, value, metadata", encoded),
		"__repr__": def("self", encoded),
		"__str__":  def("self", func(_ *python.Interp, a []any) any { return string(r.appendVariant(nil, self(a))) }),
		"toJson": def("self, zone_id='UTC'", func(in *python.Interp, a []any) any {
			if in.Str(a[1]) != "UTC" {
				r.fail(diag.NotImplemented("VariantVal.toJson in the zone %s", in.Str(a[1])))
			}
			return string(r.appendVariant(nil, self(a)))
		}),
		"toPython": def("self", func(_ *python.Interp, a []any) any { return r.variantObject(self(a)) }),
	})
	for _, part := range []string{"value", "metadata"} {
		property(c, part, func(in *python.Interp, i *python.Instance) any { return encoded(in, nil) })
	}
	// It is called on the class.
	c.Dict["parseJson"] = python.Def("VariantVal.parseJson", "json_str", func(in *python.Interp, a []any) any {
		v, err := variant.Parse(in.Str(a[0]))
		r.must(err)
		return python.NewInstance(c, v.Encode())
	})
	names["VariantVal"] = c
}

// variantObject is a document as Python values; timestamps know that they are
// in UTC.
func (r *Runtime) variantObject(v variant.Value) any {
	switch {
	case v.Object:
		d := python.NewDict()
		for i, k := range v.Keys {
			d.SetString(k, r.variantObject(v.Items[i]))
		}
		return d
	case v.Array:
		return listOf(v.Items, r.variantObject)
	}
	if micros, ok := v.Scalar.(types.TimestampValue); ok {
		zone, err := r.in.Call(r.in.Import("zoneinfo").Dict["ZoneInfo"], "UTC")
		r.must(err)
		out, err := r.in.Call(r.in.GetAttr(r.in.NewDatetime(int64(micros)), "astimezone"), zone)
		r.must(err)
		return out
	}
	return r.object(v.Type, v.Scalar)
}

// appendVariant writes a document as PySpark does, which prints Python's values
// and keeps to ASCII.
func (r *Runtime) appendVariant(b []byte, v variant.Value) []byte {
	switch {
	case v.Object:
		b = append(b, '{')
		for i, k := range v.Keys {
			if i > 0 {
				b = append(b, ',')
			}
			b = r.appendVariant(append(appendASCII(b, k), ':'), v.Items[i])
		}
		return append(b, '}')
	case v.Array:
		b = append(b, '[')
		for i, x := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = r.appendVariant(b, x)
		}
		return append(b, ']')
	}
	switch x := v.Scalar.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, x)
	case string:
		return appendASCII(b, x)
	case []byte:
		return appendASCII(b, base64.StdEncoding.EncodeToString(x))
	case types.DateValue, types.TimestampValue, types.NTZValue:
		return appendASCII(b, r.in.Str(r.variantObject(v)))
	}
	return append(b, r.in.Str(r.variantObject(v))...)
}

// appendASCII writes a text as json.dumps does.
func appendASCII(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	unit := func(u rune) {
		b = append(b, '\\', 'u', hex[u>>12&15], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	b = append(b, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case strings.ContainsRune("\b\f\n\r\t", c):
			b = append(b, '\\', "btn\x00fr"[c-'\b'])
		case c >= 0x10000:
			high, low := utf16.EncodeRune(c)
			unit(high)
			unit(low)
		case c < ' ' || c >= 0x7f:
			unit(c)
		default:
			b = append(b, byte(c))
		}
	}
	return append(b, '"')
}
