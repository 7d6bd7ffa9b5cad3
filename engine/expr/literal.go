package expr

import (
	"fmt"
	"time"

	"brook/engine/datetime"
	"brook/engine/types"
	"brook/engine/variant"
)

// SQL is the constant as Spark prints it: 1, abc, NULL, true, DATE '2024-01-01'.
func (l *Literal) SQL() string {
	switch {
	case l.Text != "":
		return l.Text
	case l.Value == nil:
		return "NULL"
	}
	switch v := l.Value.(type) {
	case []byte:
		return fmt.Sprintf("X'%X'", v)
	case types.DecimalValue:
		return v.Scientific()
	case types.DateValue:
		return "DATE '" + datetime.FormatDate(int64(v)) + "'"
	case types.TimestampValue:
		return "TIMESTAMP '" + datetime.FormatTimestamp(int64(v), time.UTC) + "'"
	case types.NTZValue:
		return "TIMESTAMP_NTZ '" + datetime.FormatTimestamp(int64(v), time.UTC) + "'"
	}
	return Text(l.Typ, l.Value, time.UTC, false)
}

// Text writes a cell as text. show chooses how show() prints it over how a cast
// to string does: NULL and NULL against null inside of nested values, and
// intervals with their type.
func Text(t types.Type, cell any, loc *time.Location, show bool) string {
	return string(AppendText(nil, t, cell, loc, show))
}

// AppendText appends Text.
func AppendText(b []byte, t types.Type, cell any, loc *time.Location, show bool) []byte {
	switch v := cell.(type) {
	case nil:
		if show {
			return append(b, "NULL"...)
		}
		return append(b, "null"...)
	case string:
		return append(b, v...)
	case types.VariantValue:
		return append(b, variant.JSON(v, loc)...)
	case bool:
		return fmt.Appendf(b, "%t", v)
	case float32:
		return types.AppendDouble(b, float64(v), 32)
	case float64:
		return types.AppendDouble(b, v, 64)
	case types.DecimalValue:
		return append(b, v.String()...)
	case []byte:
		if !show {
			return append(b, v...)
		}
		b = append(b, '[')
		for i, c := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = fmt.Appendf(b, "%02X", c)
		}
		return append(b, ']')
	case types.DateValue:
		return datetime.AppendDate(b, int64(v))
	case types.TimestampValue:
		if loc == nil {
			loc = time.UTC
		}
		return datetime.AppendTimestamp(b, datetime.Local(int64(v), loc))
	case types.NTZValue:
		return datetime.AppendTimestamp(b, int64(v))
	case types.TimeValue:
		day := datetime.AppendTimestamp(nil, int64(v)/1000)
		return append(b, day[11:]...)
	case types.MonthsValue:
		it := t.(types.YearMonthInterval)
		return append(b, "INTERVAL '"+datetime.YearMonthText(int64(v), it.Start, it.End)+"' "+datetime.IntervalRange(datetime.YearMonthFields, it.Start, it.End)...)
	case types.MicrosValue:
		it := t.(types.DayTimeInterval)
		return append(b, "INTERVAL '"+datetime.DayTimeText(int64(v), it.Start, it.End)+"' "+datetime.IntervalRange(datetime.DayTimeFields, it.Start, it.End)...)
	case types.CalendarValue:
		return append(b, datetime.CalendarText(v.Months, v.Days, v.Micros)...)
	case types.ArrayValue:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = AppendText(b, t.(*types.Array).Elem, e, loc, show)
		}
		return append(b, ']')
	case types.MapValue:
		m := t.(*types.Map)
		b = append(b, '{')
		for i := range v.Keys {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(AppendText(b, m.Key, v.Keys[i], loc, show), " -> "...)
			b = AppendText(b, m.Value, v.Values[i], loc, show)
		}
		return append(b, '}')
	case types.StructValue:
		b = append(b, '{')
		for i, e := range v {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = AppendText(b, t.(*types.Struct).Fields[i].Type, e, loc, show)
		}
		return append(b, '}')
	}
	return fmt.Append(b, cell)
}
