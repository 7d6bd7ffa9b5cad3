package datetime

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"brook/diag"
)

// Texts of intervals as casts read them: 1-2 or INTERVAL '1-2' YEAR TO MONTH.
var (
	yearMonthForm = regexp.MustCompile(`^([+-])?(\d+)-(\d+)$`)
	numberForm    = regexp.MustCompile(`^([+-])?(\d+)$`)
	secondForm    = regexp.MustCompile(`^([+-])?(\d+)(\.\d{1,9})?$`)
	dayTimeForms  = map[[2]int]*regexp.Regexp{
		{0, 1}: regexp.MustCompile(`^([+-])?(\d+) (\d{1,2})$`),
		{0, 2}: regexp.MustCompile(`^([+-])?(\d+) (\d{1,2}):(\d{1,2})$`),
		{0, 3}: regexp.MustCompile(`^([+-])?(\d+) (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?$`),
		{1, 2}: regexp.MustCompile(`^([+-])?(\d+):(\d{1,2})$`),
		{1, 3}: regexp.MustCompile(`^([+-])?(\d+):(\d{1,2}):(\d{1,2})(\.\d{1,9})?$`),
		{2, 3}: regexp.MustCompile(`^([+-])?(\d+):(\d{1,2})(\.\d{1,9})?$`),
	}
	literalForm = regexp.MustCompile(`(?i)^interval\s+([+-])?'([^']*)'\s+(.+)$`)
)

// inner is the text between the quotes of INTERVAL '…' of the wanted fields, with
// the sign in front of it, or the text itself.
func inner(text, fields string) (s string, negative, ok bool) {
	s = strings.TrimSpace(text)
	m := literalForm.FindStringSubmatch(s)
	if m == nil {
		return s, false, true
	}
	return m[2], m[1] == "-", strings.EqualFold(strings.Join(strings.Fields(m[3]), " "), fields)
}

// CastYearMonth reads a text as an interval of the fields from start to end (0
// year, 1 month).
func CastYearMonth(text string, start, end int) (months int32, err error) {
	fields := IntervalRange(YearMonthFields, start, end)
	s, negative, ok := inner(text, fields)
	var m []string
	if start != end {
		m = yearMonthForm.FindStringSubmatch(s)
	} else {
		m = numberForm.FindStringSubmatch(s)
	}
	if !ok || m == nil {
		return 0, unmatched(text, fields, "year-month", "")
	}
	n, fits := new(big.Int), true
	n.SetString(m[2], 10)
	if start == 0 {
		n.Mul(n, big.NewInt(12))
	}
	if start != end {
		more, err := strconv.Atoi(m[3])
		if err != nil || more > 11 {
			return 0, diag.New(diag.IllegalArgument, "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING", "22006",
				"Error parsing '%s' to interval. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. Error parsing interval year-month string.", text)
		}
		n.Add(n, big.NewInt(int64(more)))
	}
	if negative != (m[1] == "-") {
		n.Neg(n)
	}
	if fits = n.IsInt64() && n.Int64() == int64(int32(n.Int64())); !fits {
		return 0, diag.New(diag.Arithmetic, "", "", "integer overflow")
	}
	return int32(n.Int64()), nil
}

// CastDayTime reads a text as an interval of the fields from start to end (0 day
// to 3 second), in microseconds.
func CastDayTime(text string, start, end int) (micros int64, err error) {
	fields := IntervalRange(DayTimeFields, start, end)
	s, negative, ok := inner(text, fields)
	form := dayTimeForms[[2]int{start, end}]
	if start == end {
		form = numberForm
		if start == 3 {
			form = secondForm
		}
	}
	m := form.FindStringSubmatch(s)
	if !ok || m == nil {
		return 0, unmatched(text, fields, "day-time", ". Set \"spark.sql.legacy.fromDayTimeString.enabled\" to \"true\" to restore the behavior before Spark 3.0")
	}
	units := []int64{Day, Hour, Minute, Second}
	limits := []int{0, 23, 59, 59}
	total := new(big.Int)
	for f := start; f <= end; f++ {
		part := m[2+f-start]
		n, _ := new(big.Int).SetString(part, 10)
		if f > start && n.Cmp(big.NewInt(int64(limits[f]))) > 0 {
			return 0, diag.New(diag.IllegalArgument, "", "", "requirement failed: %s %s outside range [0, %d]", strings.ToLower(DayTimeFields[f]), part, limits[f])
		}
		total.Add(total, n.Mul(n, big.NewInt(units[f])))
	}
	if end == 3 {
		fraction := (strings.TrimPrefix(m[len(m)-1], ".") + "000000")[:6]
		n, _ := new(big.Int).SetString(fraction, 10)
		total.Add(total, n)
	}
	if negative != (m[1] == "-") {
		total.Neg(total)
	}
	if !total.IsInt64() {
		return 0, diag.New(diag.Arithmetic, "", "", "long overflow")
	}
	return total.Int64(), nil
}

// unmatched is the error of a text that has not the form of the fields.
func unmatched(text, fields, kind, notice string) error {
	condition, digits := "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING", map[string]string{
		"YEAR TO MONTH": "y-m", "YEAR": "y", "MONTH": "m", "DAY": "d", "HOUR": "h", "MINUTE": "m", "SECOND": "s.n", "DAY TO HOUR": "d h", "DAY TO MINUTE": "d h:m",
		"DAY TO SECOND": "d h:m:s.n", "HOUR TO MINUTE": "h:m", "HOUR TO SECOND": "h:m:s.n", "MINUTE TO SECOND": "m:s.n",
	}[fields]
	if notice != "" {
		condition += "_WITH_NOTICE"
	}
	return diag.New(diag.IllegalArgument, condition, "22006",
		"Error parsing '%s' to interval. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. Interval string does not match %s format of `[+|-]%s`, `INTERVAL [+|-]'[+|-]%s' %s` when cast to interval %s: %s%s.",
		text, kind, digits, digits, fields, strings.ToLower(fields), text, notice).With("input", text)
}
