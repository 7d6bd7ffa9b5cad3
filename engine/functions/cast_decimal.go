package functions

import (
	"math"
	"math/big"

	"brook/diag"
	"brook/engine/types"
)

func toDecimal(v any, from types.Type, t types.Decimal, mode CastMode) (any, error) {
	var digits *big.Int
	scale := 0
	switch v := v.(type) {
	case types.DecimalValue:
		digits, scale = v.Unscaled.BigInt(), v.Scale
	case string:
		var ok bool
		if digits, scale, ok = types.DecimalDigits(v); !ok {
			return nil, invalidInput(mode, v, from, t)
		}
	case float32, float64:
		f, _ := toFloat(v)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return nil, nil
		}
		digits, scale, _ = types.DecimalDigits(types.DoubleText(f))
	case types.TimestampValue:
		digits, scale = big.NewInt(int64(v)), 6
	case types.MicrosValue:
		digits = big.NewInt(int64(v))
		if end := from.(types.DayTimeInterval).End; end == types.Second {
			scale = 6
		} else {
			digits.Quo(digits, big.NewInt(dayTimeUnits[end]))
		}
	case bool:
		digits = big.NewInt(0)
		if v {
			digits = big.NewInt(1)
		}
	default:
		n, err := toIntegral(nil, v, from, types.Long, mode)
		if err != nil || n == nil {
			return nil, err
		}
		digits = big.NewInt(n.(int64))
	}
	out, ok := types.FitDecimal(digits, scale, t)
	if !ok {
		return nil, decimalOverflow(mode, digits, scale, t)
	}
	return types.DecimalValue{Unscaled: out, Scale: t.Scale}, nil
}

func decimalOverflow(mode CastMode, digits *big.Int, scale int, t types.Decimal) error {
	if mode != ANSI {
		return nil
	}
	text := plainDecimal(digits, scale)
	return diag.New(diag.Arithmetic, "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", "22003",
		" %s cannot be represented as Decimal(%d, %d). If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error, and return NULL instead.", text, t.Precision, t.Scale)
}

func plainDecimal(digits *big.Int, scale int) string {
	if scale <= 0 {
		return new(big.Int).Mul(digits, tenTo(-scale)).String()
	}
	text := new(big.Int).Abs(digits).String()
	for len(text) <= scale {
		text = "0" + text
	}
	text = text[:len(text)-scale] + "." + text[len(text)-scale:]
	if digits.Sign() < 0 {
		return "-" + text
	}
	return text
}

func tenTo(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
