package functions

import (
	endian "encoding/binary"
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func invalidInput(mode CastMode, v any, from, to types.Type) error {
	if mode != ANSI {
		return nil
	}
	text := "'" + strings.ReplaceAll(fmt.Sprint(v), "'", "\\'") + "'"
	return diag.New(castClass(to), "CAST_INVALID_INPUT", "22018",
		"The value %s of the type \"%s\" cannot be cast to \"%s\" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead.", text, from.SQL(), to.SQL()).
		With("expression", text).With("sourceType", `"`+from.SQL()+`"`).With("targetType", `"`+to.SQL()+`"`).
		With("ansiConfig", `"spark.sql.ansi.enabled"`)
}

func castClass(to types.Type) diag.Class {
	switch {
	case types.IsNumeric(to):
		return diag.NumberFormat
	case isMoment(to.Kind()) || to.Kind() == types.KindTime:
		return diag.DateTime
	}
	return diag.SparkRuntime
}

// castCell casts one value.
func castCell(c *expr.Context, v any, from, to types.Type, mode CastMode) (any, error) {
	if v == nil {
		return nil, nil
	}
	switch t := to.(type) {
	case *types.Array:
		f, ok := from.(*types.Array)
		if !ok {
			break
		}
		in := v.(types.ArrayValue)
		out := make(types.ArrayValue, len(in))
		for i, e := range in {
			var err error
			if out[i], err = castCell(c, e, f.Elem, t.Elem, mode); err != nil {
				return nil, err
			}
		}
		return out, nil
	case *types.Map:
		f, ok := from.(*types.Map)
		if !ok {
			break
		}
		in := v.(types.MapValue)
		out := types.MapValue{}
		for i := range in.Keys {
			key, err := castCell(c, in.Keys[i], f.Key, t.Key, mode)
			if err != nil {
				return nil, err
			}
			value, err := castCell(c, in.Values[i], f.Value, t.Value, mode)
			if err != nil {
				return nil, err
			}
			out.Keys, out.Values = append(out.Keys, key), append(out.Values, value)
		}
		return out, nil
	case *types.Struct:
		f, ok := from.(*types.Struct)
		if !ok {
			break
		}
		in := v.(types.StructValue)
		out := make(types.StructValue, len(in))
		for i, e := range in {
			var err error
			if out[i], err = castCell(c, e, f.Fields[i].Type, t.Fields[i].Type, mode); err != nil {
				return nil, err
			}
		}
		return out, nil
	case types.Decimal:
		return toDecimal(v, from, t, mode)
	}
	switch to.Kind() {
	case types.KindString:
		return expr.Text(from, v, c.Location, false), nil
	case types.KindBinary:
		switch v := v.(type) {
		case string:
			return []byte(v), nil
		case int8:
			return []byte{byte(v)}, nil
		case int16:
			return endian.BigEndian.AppendUint16(nil, uint16(v)), nil
		case int32:
			return endian.BigEndian.AppendUint32(nil, uint32(v)), nil
		case int64:
			return endian.BigEndian.AppendUint64(nil, uint64(v)), nil
		}
	case types.KindBoolean:
		return toBoolean(v, from, to, mode)
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		return toIntegral(c, v, from, to, mode)
	case types.KindFloat, types.KindDouble:
		f, ok := toFloat(v)
		if !ok {
			return nil, invalidInput(mode, v, from, to)
		}
		if to.Kind() == types.KindFloat {
			return float32(f), nil
		}
		return f, nil
	case types.KindDate, types.KindTimestamp, types.KindTimestampNTZ:
		return toMoment(c, v, from, to, mode)
	case types.KindDayTimeInterval, types.KindYearMonthInterval, types.KindCalendarInterval:
		return toInterval(v, from, to, mode)
	case types.KindTime:
		return toTime(v, from, to, mode)
	}
	return nil, diag.NotImplemented("the cast from %s to %s", from.SQL(), to.SQL())
}

func toBoolean(v any, from, to types.Type, mode CastMode) (any, error) {
	switch v := v.(type) {
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "t", "true", "y", "yes", "1":
			return true, nil
		case "f", "false", "n", "no", "0":
			return false, nil
		}
		return nil, invalidInput(mode, v, from, to)
	case types.DecimalValue:
		return v.Unscaled.Sign() != 0, nil
	case types.TimestampValue:
		return v != 0, nil
	}
	f, ok := toFloat(v)
	if !ok {
		return nil, nil
	}
	return f != 0, nil
}
