package format

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/engine/variant"
)

// JSONWriter writes rows as JSON lines.
type JSONWriter struct {
	schema    *types.Struct
	times     times
	separator string
	keepNulls bool
}

// NewJSONWriter makes a writer with the options of Spark's.
func NewJSONWriter(schema *types.Struct, o Options, e Environment) (*JSONWriter, error) {
	e, err := o.environment(e)
	if err != nil {
		return nil, err
	}
	w := &JSONWriter{schema: schema, separator: o.Text("lineSep", "\n")}
	if w.times, err = o.times(e, false); err != nil {
		return nil, err
	}
	ignore, err := o.Bool("ignoreNullFields", true)
	w.keepNulls = !ignore
	return w, err
}

// Append writes the rows of b.
func (w *JSONWriter) Append(out []byte, b *batch.Batch) ([]byte, error) {
	for i := range b.Rows {
		out = w.Object(out, w.schema, b.Row(i))
		out = append(out, w.separator...)
	}
	return out, nil
}

// Object writes one row.
func (w *JSONWriter) Object(out []byte, t *types.Struct, row types.StructValue) []byte {
	out = append(out, '{')
	first := true
	for i, f := range t.Fields {
		if row[i] == nil && !w.keepNulls {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(appendJSONString(out, f.Name), ':')
		out = w.value(out, f.Type, row[i])
	}
	return append(out, '}')
}

func (w *JSONWriter) value(out []byte, t types.Type, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(out, "null"...)
	case bool:
		return strconv.AppendBool(out, v)
	case int8:
		return strconv.AppendInt(out, int64(v), 10)
	case int16:
		return strconv.AppendInt(out, int64(v), 10)
	case int32:
		return strconv.AppendInt(out, int64(v), 10)
	case int64:
		return strconv.AppendInt(out, v, 10)
	case float32:
		return appendJSONDouble(out, float64(v), 32)
	case float64:
		return appendJSONDouble(out, v, 64)
	case types.DecimalValue:
		return append(out, v.String()...)
	case string:
		return appendJSONString(out, v)
	case types.VariantValue:
		return append(out, variant.JSON(v, w.times.loc)...)
	case []byte:
		return appendJSONString(out, base64.StdEncoding.EncodeToString(v))
	case types.DateValue:
		if w.times.date != nil {
			return appendJSONString(out, string(w.times.date.Append(nil, int64(v)*datetime.Day, time.UTC)))
		}
		return appendJSONString(out, datetime.FormatDate(int64(v)))
	case types.TimestampValue:
		return appendJSONString(out, w.times.formatTimestamp(int64(v)))
	case types.NTZValue:
		if w.times.ntz != nil {
			return appendJSONString(out, string(w.times.ntz.Append(nil, int64(v), time.UTC)))
		}
		return appendJSONString(out, isoLocal(int64(v)))
	case types.MonthsValue, types.MicrosValue, types.CalendarValue, types.TimeValue:
		return appendJSONString(out, expr.Text(t, v, w.times.loc, false))
	case types.ArrayValue:
		elem := t.(*types.Array).Elem
		out = append(out, '[')
		for i, e := range v {
			if i > 0 {
				out = append(out, ',')
			}
			out = w.value(out, elem, e)
		}
		return append(out, ']')
	case types.MapValue:
		m := t.(*types.Map)
		out = append(out, '{')
		for i, k := range v.Keys {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(w.appendJSONKey(out, m.Key, k), ':')
			out = w.value(out, m.Value, v.Values[i])
		}
		return append(out, '}')
	case types.StructValue:
		return w.Object(out, t.(*types.Struct), v)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return append(out, "null"...)
	}
	return append(out, text...)
}

// isoLocal is 2016-07-26T02:45:07.000.
func isoLocal(local int64) string {
	t := time.UnixMicro(local).UTC()
	return t.Format("2006-01-02T15:04:05.000") + microsBeyond(local)
}

func microsBeyond(local int64) string {
	if rest := local - datetime.FloorDiv(local, 1000)*1000; rest != 0 {
		return strings.TrimRight(strconv.Itoa(int(1000 + rest))[1:], "0")
	}
	return ""
}

// formatTimestamp writes a timestamp as files have it: by the pattern, or as
// 2016-07-26T02:45:07.000Z.
func (t *times) formatTimestamp(micros int64) string {
	if t.timestamp != nil {
		return string(t.timestamp.Append(nil, micros, t.loc))
	}
	_, offset := time.UnixMicro(micros).In(t.loc).Zone()
	return isoLocal(datetime.Local(micros, t.loc)) + datetime.OffsetText(offset, false)
}

func appendJSONDouble(out []byte, v float64, bits int) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(append(append(out, '"'), types.AppendDouble(nil, v, bits)...), '"')
	}
	return types.AppendDouble(out, v, bits)
}

func appendJSONString(out []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	out = append(out, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			_, n := utf8.DecodeRuneInString(s[i:])
			out = append(out, s[i:i+n]...)
			i += n
			continue
		}
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\b':
			out = append(out, '\\', 'b')
		case c == '\f':
			out = append(out, '\\', 'f')
		case c < 0x20:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
		i++
	}
	return append(out, '"')
}

// Value writes a value of any type.
func (w *JSONWriter) Value(out []byte, t types.Type, v any) []byte { return w.value(out, t, v) }

// appendJSONKey writes the key of a map. Dates, timestamps and structs go by
// how Spark keeps them: days, microseconds and a list of values.
func (w *JSONWriter) appendJSONKey(out []byte, t types.Type, v any) []byte {
	switch v := v.(type) {
	case types.DateValue:
		return appendJSONString(out, strconv.Itoa(int(v)))
	case types.TimestampValue:
		return appendJSONString(out, strconv.FormatInt(int64(v), 10))
	case types.NTZValue:
		return appendJSONString(out, strconv.FormatInt(int64(v), 10))
	case types.StructValue:
		text := "["
		for i, f := range t.(*types.Struct).Fields {
			if i > 0 {
				text += ","
			}
			text += expr.Text(f.Type, v[i], time.UTC, false)
		}
		return appendJSONString(out, text+"]")
	case string:
		return appendJSONString(out, v)
	}
	return appendJSONString(out, expr.Text(t, v, time.UTC, false))
}
