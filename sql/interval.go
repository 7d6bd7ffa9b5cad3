package sql

import (
	"slices"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// unitOrder is the units of intervals, the first two being months.
var unitOrder = []string{"year", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond"}

func unitIndex(word string) int {
	low := strings.ToLower(word)
	if i := slices.Index(unitOrder, low); i >= 0 {
		return i
	}
	return slices.Index(unitOrder, strings.TrimSuffix(low, "s"))
}

func isUnit(t dialect.Token) bool { return t.Kind == dialect.Word && unitIndex(t.Text) >= 0 }

// interval reads INTERVAL '1' HOUR, INTERVAL 1 hour 30 minutes, INTERVAL '1-2'
// YEAR TO MONTH and INTERVAL '1 day 2 hours'.
func (r *reader) interval() plan.Expr {
	k := 1
	if r.peek(k).Sym("-") || r.peek(k).Sym("+") {
		k++
	}
	if kind := r.peek(k).Kind; kind != dialect.String && kind != dialect.Number || k == 2 && !isUnit(r.peek(k+1)) {
		return nil
	}
	from := r.pos
	r.pos++
	words, typed := "", false
	for {
		sign := ""
		k := 0
		if r.sym("-") || r.sym("+") {
			sign, k = r.tok().Text, 1
		}
		value, unit := r.peek(k), r.peek(k+1)
		if value.Kind != dialect.Number && value.Kind != dialect.String {
			break
		}
		if !isUnit(unit) {
			if words == "" && value.Kind == dialect.String {
				words, typed = sign+value.Text, true
				r.pos += k + 1
				break
			}
			if words == "" {
				r.pos += k + 1
				r.unexpected()
			}
			break
		}
		r.pos += k + 2
		if words == "" && r.is("to") && isUnit(r.peek(1)) {
			r.pos++
			return r.fieldsInterval(sign, value.Text, unit.Text, r.next().Text, from)
		}
		words += " " + sign + strings.TrimSpace(value.Text) + " " + unit.Text
	}
	v, err := datetime.ParseInterval(words)
	if err != nil {
		if typed {
			r.fail(diag.New(diag.Parse, "INVALID_TYPED_LITERAL", "42604", "The value of the typed literal \"INTERVAL\" is invalid: '%s'.", words).At(r.place(from)))
		}
		if d, ok := diag.As(err); ok {
			d.At(r.place(from))
		}
		r.fail(err)
	}
	// The fields that were named are the interval's type.
	first, last := len(unitOrder), -1
	for _, w := range strings.Fields(words) {
		if u := unitIndex(w); u >= 0 {
			first, last = min(first, u), max(last, u)
		}
	}
	if first < 2 && last >= 2 {
		r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0029", "", "Cannot mix year-month and day-time fields: %s.", r.between(from, r.pos)).At(r.place(from)))
	}
	where := r.where(from)
	switch {
	case last >= 0 && last < 2:
		return &plan.Literal{At: where, Type: types.YearMonthInterval{Start: first, End: last}, Value: types.MonthsValue(v.Months)}
	case first >= 2 && last >= 0:
		return &plan.Literal{At: where, Type: types.DayTimeInterval{Start: dayTimeUnits[first], End: dayTimeUnits[last]}, Value: types.MicrosValue(int64(v.Days)*datetime.Day + v.Micros)}
	}
	return &plan.Literal{At: where, Type: types.CalendarInterval, Value: types.CalendarValue{Months: v.Months, Days: v.Days, Micros: v.Micros}}
}

var dayTimeUnits = map[int]int{2: types.Day, 3: types.Day, 4: types.Hour, 5: types.Minute, 6: types.Second, 7: types.Second, 8: types.Second}

// fieldsInterval reads '1-2' YEAR TO MONTH and '1 02:03:04' DAY TO SECOND.
func (r *reader) fieldsInterval(sign, value, first, last string, from int) plan.Expr {
	a, b := unitIndex(first), unitIndex(last)
	text := strings.TrimSpace(value)
	negative := sign == "-"
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		negative, text = !negative, rest
	} else {
		text = strings.TrimPrefix(text, "+")
	}
	kind := strings.ToUpper(strings.TrimSuffix(first, "s") + " to " + strings.TrimSuffix(last, "s"))
	wrong := func() {
		forms := map[string]string{
			"YEAR TO MONTH": "`[+|-]y-m`, `INTERVAL [+|-]'[+|-]y-m' YEAR TO MONTH`", "DAY TO HOUR": "`[+|-]d h`, `INTERVAL [+|-]'[+|-]d h' DAY TO HOUR`",
			"DAY TO MINUTE": "`[+|-]d h:m`, `INTERVAL [+|-]'[+|-]d h:m' DAY TO MINUTE`", "DAY TO SECOND": "`[+|-]d h:m:s.n`, `INTERVAL [+|-]'[+|-]d h:m:s.n' DAY TO SECOND`",
			"HOUR TO MINUTE": "`[+|-]h:m`, `INTERVAL [+|-]'[+|-]h:m' HOUR TO MINUTE`", "HOUR TO SECOND": "`[+|-]h:m:s.n`, `INTERVAL [+|-]'[+|-]h:m:s.n' HOUR TO SECOND`",
			"MINUTE TO SECOND": "`[+|-]m:s.n`, `INTERVAL [+|-]'[+|-]m:s.n' MINUTE TO SECOND`",
		}
		condition := "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING"
		if inForm(text, a, b) {
			// The fields are there, but out of their range.
			condition = "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING"
		}
		typ := "day-time"
		if b == 1 {
			typ = "year-month"
		}
		if forms[kind] == "" {
			r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0028", "", "Intervals FROM %s TO %s are not supported.", strings.ToLower(strings.TrimSuffix(first, "s")), strings.ToLower(strings.TrimSuffix(last, "s"))).At(r.place(from)))
		}
		r.fail(diag.New(diag.Parse, condition, "22006", "Error parsing '%s' to interval. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. Interval string does not match %s format of %s when cast to interval %s: %s.", value, typ, forms[kind], strings.ToLower(kind), value).At(r.place(from)))
	}
	if a == 0 && b == 1 {
		years, months, ok := strings.Cut(text, "-")
		y, err := strconv.Atoi(years)
		m, err2 := strconv.Atoi(months)
		if !ok || err != nil || err2 != nil || m > 11 || m < 0 || y < 0 {
			wrong()
		}
		n := int32(y*12 + m)
		if negative {
			n = -n
		}
		return &plan.Literal{At: r.where(from), Type: types.YearMonthInterval{Start: types.Year, End: types.Month}, Value: types.MonthsValue(n)}
	}
	if a < 3 || b > 6 || b <= a {
		wrong()
	}
	micros, ok := clock(text, a, b)
	if !ok {
		wrong()
	}
	if negative {
		micros = -micros
	}
	return &plan.Literal{At: r.where(from), Type: types.DayTimeInterval{Start: dayTimeUnits[a], End: dayTimeUnits[b]}, Value: types.MicrosValue(micros)}
}

// clock reads the fields from unit a to unit b: d h:m:s.n, in microseconds.
func clock(text string, a, b int) (int64, bool) {
	sizes := map[int]int64{3: datetime.Day, 4: datetime.Day / 24, 5: 60_000_000, 6: 1_000_000}
	limits := map[int]int64{4: 23, 5: 59, 6: 59}
	var total int64
	for u := a; u <= b; u++ {
		part := text
		if u < b {
			sep := ":"
			if u == 3 {
				sep = " "
			}
			var ok bool
			if part, text, ok = strings.Cut(text, sep); !ok {
				return 0, false
			}
			text = strings.TrimSpace(text)
		}
		fraction := ""
		if u == 6 {
			part, fraction, _ = strings.Cut(part, ".")
		}
		n, err := strconv.ParseUint(part, 10, 32)
		if err != nil || u > a && int64(n) > limits[u] || len(fraction) > 9 {
			return 0, false
		}
		total += int64(n) * sizes[u]
		if fraction != "" {
			f, err := strconv.ParseUint((fraction + "000000")[:6], 10, 32)
			if err != nil {
				return 0, false
			}
			total += int64(f)
		}
	}
	return total, true
}

// inForm reports whether a text has the fields from unit a to unit b, whatever
// their numbers are.
func inForm(text string, a, b int) bool {
	if a == 0 {
		years, months, ok := strings.Cut(text, "-")
		_, err := strconv.ParseUint(years, 10, 32)
		_, err2 := strconv.ParseUint(months, 10, 32)
		return ok && err == nil && err2 == nil
	}
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ':' })
	for _, f := range fields {
		if _, err := strconv.ParseFloat(f, 64); err != nil {
			return false
		}
	}
	return len(fields) == b-a+1
}
