package functions

import (
	"math/big"

	"brook/engine/datetime"
	"brook/engine/types"
)

// dayTimeUnits are the sizes of the fields of day-time intervals.
var dayTimeUnits = []int64{datetime.Day, datetime.Hour, datetime.Minute, datetime.Second}

// toInterval casts to an interval: a text, a number of the last field, or an
// interval of the same sort, which is cut to the last field.
func toInterval(v any, from, to types.Type, mode CastMode) (any, error) {
	switch v := v.(type) {
	case types.CalendarValue:
		return v, nil
	case types.MonthsValue:
		if to.(types.YearMonthInterval).End == types.Year {
			v -= v % 12
		}
		return v, nil
	case types.MicrosValue:
		if end := to.(types.DayTimeInterval).End; end != types.Second {
			v -= v % types.MicrosValue(dayTimeUnits[end])
		}
		return v, nil
	case string:
		out, err := textToInterval(v, to)
		if err != nil && (mode == Try || to.Kind() == types.KindCalendarInterval) {
			return nil, nil
		}
		return out, err
	}
	unit := big.NewInt(1)
	switch t := to.(type) {
	case types.YearMonthInterval:
		if t.End == types.Year {
			unit.SetInt64(12)
		}
	case types.DayTimeInterval:
		unit.SetInt64(dayTimeUnits[t.End])
	}
	n := new(big.Int)
	if d, ok := v.(types.DecimalValue); ok {
		n = types.RoundHalfUp(n.Mul(d.Unscaled.BigInt(), unit), tenTo(d.Scale))
		if t, ok := to.(types.DayTimeInterval); !ok || t.End != types.Second {
			// Only seconds have fractions.
			n.Mul(new(big.Int).Quo(d.Unscaled.BigInt(), tenTo(d.Scale)), unit)
		}
	} else {
		n.Mul(big.NewInt(longOf(v)), unit)
	}
	if to.Kind() == types.KindYearMonthInterval {
		if n.IsInt64() && n.Int64() == int64(int32(n.Int64())) {
			return types.MonthsValue(n.Int64()), nil
		}
	} else if n.IsInt64() {
		return types.MicrosValue(n.Int64()), nil
	}
	if mode == Try {
		return nil, nil
	}
	return nil, overflowUnlessTry(ANSI, from, to, v)
}

func textToInterval(text string, to types.Type) (any, error) {
	switch t := to.(type) {
	case types.YearMonthInterval:
		m, err := datetime.CastYearMonth(text, t.Start, t.End)
		return types.MonthsValue(m), err
	case types.DayTimeInterval:
		m, err := datetime.CastDayTime(text, t.Start, t.End)
		return types.MicrosValue(m), err
	}
	i, err := datetime.ParseInterval(text)
	return types.CalendarValue{Months: i.Months, Days: i.Days, Micros: i.Micros}, err
}
