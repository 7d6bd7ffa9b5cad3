package variant

import (
	"encoding/base64"
	"math"
	"strings"
	"time"

	"brook/engine/datetime"
	"brook/engine/types"
)

// JSON writes a stored variant as a JSON document, timestamps on the clock of
// loc.
func JSON(stored types.VariantValue, loc *time.Location) string {
	v, err := Decode(stored)
	if err != nil {
		return string(stored)
	}
	return string(v.AppendJSON(nil, loc))
}

// AppendJSON writes v as JSON: what has no form there is a string.
func (v Value) AppendJSON(b []byte, loc *time.Location) []byte {
	if loc == nil {
		loc = time.UTC
	}
	return v.walk(b, func(b []byte, v Value) []byte {
		switch x := v.Scalar.(type) {
		case float64:
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return AppendQuoted(b, types.DoubleText(x))
			}
			return types.AppendDouble(b, x, 64)
		case float32:
			return types.AppendDouble(b, float64(x), 32)
		case types.DecimalValue:
			text := x.String()
			if strings.Contains(text, ".") {
				text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
			}
			if text == "-0" {
				text = "0"
			}
			return append(b, text...)
		case []byte:
			return AppendQuoted(b, base64.StdEncoding.EncodeToString(x))
		case types.DateValue:
			return AppendQuoted(b, datetime.FormatDate(int64(x)))
		case types.TimestampValue:
			_, offset := time.UnixMicro(int64(x)).In(loc).Zone()
			return AppendQuoted(b, datetime.FormatTimestamp(int64(x), loc)+datetime.OffsetText(offset, true))
		case types.NTZValue:
			return AppendQuoted(b, datetime.FormatTimestamp(int64(x), time.UTC))
		}
		return v.appendPlain(b)
	})
}
