package datetime

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"brook/diag"
)

// Interval is a calendar interval: months, days and microseconds are kept
// apart.
type Interval struct {
	Months, Days int32
	Micros       int64
}

// ParseInterval reads an interval such as "10 minutes", "interval 1 day 2
// hours", "-1.5 seconds" or "1 week".
func ParseInterval(text string) (Interval, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	words := strings.Fields(spaced(s))
	if len(words) > 0 && words[0] == "interval" {
		words = words[1:]
	}
	if len(words) == 0 {
		return Interval{}, badInterval("INPUT_IS_EMPTY", text, "Interval string cannot be empty.")
	}
	var out Interval
	for i := 0; i < len(words); i++ {
		number := words[i]
		if (number == "-" || number == "+") && i+1 < len(words) {
			i++
			number += words[i]
		}
		whole, fraction, ok := decimal(number)
		if !ok {
			return Interval{}, badInterval("UNRECOGNIZED_NUMBER", text, "Unrecognized number "+strings.TrimLeft(number, "+-")+".")
		}
		if i++; i == len(words) {
			return Interval{}, badInterval("MISSING_UNIT", text, "Expect a unit name after "+number+" but hit EOL.")
		}
		unit, known := units[strings.TrimSuffix(words[i], "s")]
		if !known {
			return Interval{}, badInterval("INVALID_UNIT", text, "Invalid unit "+words[i]+".")
		}
		if fraction != 0 && unit.micros != Second {
			return Interval{}, badInterval("INVALID_FRACTION", text, words[i]+" cannot have fractional part.")
		}
		if !out.add(whole, fraction, unit) {
			return Interval{}, badInterval("ARITHMETIC_EXCEPTION", text, "Uncaught arithmetic exception while parsing '"+text+"'.")
		}
	}
	return out, nil
}

// spaced puts a blank between a number and a unit that follow one another
// directly.
func spaced(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && s[i] >= 'a' && s[i] <= 'z' && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '.') {
			b.WriteByte(' ')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

type unit struct {
	months, days int64
	micros       int64
}

var units = map[string]unit{
	"year": {months: 12}, "month": {months: 1}, "week": {days: 7}, "day": {days: 1},
	"hour": {micros: Hour}, "minute": {micros: Minute}, "second": {micros: Second},
	"millisecond": {micros: 1000}, "microsecond": {micros: 1},
}

func (v *Interval) add(whole, fraction int64, u unit) bool {
	months, ok1 := mulAdd(int64(v.Months), whole, u.months)
	days, ok2 := mulAdd(int64(v.Days), whole, u.days)
	micros, ok3 := mulAdd(v.Micros, whole, u.micros)
	if !ok1 || !ok2 || !ok3 || months != int64(int32(months)) || days != int64(int32(days)) {
		return false
	}
	v.Months, v.Days, v.Micros = int32(months), int32(days), micros+fraction
	return true
}

// mulAdd is a + b·c without overflow.
func mulAdd(a, b, c int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(b)), uint64(abs(c)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	p := int64(lo)
	if (b < 0) != (c < 0) {
		p = -p
	}
	sum := a + p
	return sum, (p >= 0) == (sum >= a)
}

func abs(v int64) int64 {
	if v < 0 {
		return -v
	}
	return v
}

// decimal reads a signed number with up to nine digits after the point, which
// it returns as microseconds.
func decimal(s string) (whole, fraction int64, ok bool) {
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	head, tail, point := strings.Cut(s, ".")
	if head == "" && tail == "" || len(tail) > 9 {
		return 0, 0, false
	}
	if head != "" {
		n, err := strconv.ParseUint(head, 10, 63)
		if err != nil {
			return 0, 0, false
		}
		whole = int64(n)
	}
	if point && tail != "" {
		n, err := strconv.ParseUint((tail + "000000000")[:9], 10, 63)
		if err != nil {
			return 0, 0, false
		}
		fraction = int64(n) / 1000
	}
	if negative {
		whole, fraction = -whole, -fraction
	}
	return whole, fraction, true
}

func badInterval(kind, text, why string) error {
	return diag.New(diag.IllegalArgument, "INVALID_INTERVAL_FORMAT."+kind, "22006",
		"Error parsing '%s' to interval. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. %s", text, why).With("input", text)
}
