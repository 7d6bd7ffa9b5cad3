package datetime

import (
	"strconv"
	"strings"
)

// YearMonthText writes months as '1-2' with the fields from start to end (0
// year, 1 month).
func YearMonthText(months int64, start, end int) string {
	sign := ""
	if months < 0 {
		sign, months = "-", -months
	}
	switch {
	case start == end && start == 0:
		return sign + strconv.FormatInt(months/12, 10)
	case start == end:
		return sign + strconv.FormatInt(months, 10)
	}
	return sign + strconv.FormatInt(months/12, 10) + "-" + strconv.FormatInt(months%12, 10)
}

// DayTimeText writes microseconds as '1 02:03:04.5' with the fields from start
// to end (0 day, 1 hour, 2 minute, 3 second).
func DayTimeText(micros int64, start, end int) string {
	sign := ""
	rest := uint64(micros)
	if micros < 0 {
		sign, rest = "-", uint64(-micros)
	}
	units := []uint64{uint64(Day), uint64(Hour), uint64(Minute), uint64(Second)}
	var b strings.Builder
	b.WriteString(sign)
	for f := start; f <= end; f++ {
		v := rest / units[f]
		rest %= units[f]
		switch {
		case f > start && f == 1:
			b.WriteByte(' ')
		case f > start:
			b.WriteByte(':')
		}
		if f > 0 && v < 10 {
			b.WriteByte('0')
		}
		b.WriteString(strconv.FormatUint(v, 10))
	}
	if end == 3 {
		b.Write(appendFraction(nil, int(rest)))
	}
	return b.String()
}

// CalendarText writes a calendar interval: 1 years 2 months 3 days 4 hours.
func CalendarText(months, days int32, micros int64) string {
	var parts []string
	add := func(n int64, unit string) {
		if n != 0 {
			parts = append(parts, strconv.FormatInt(n, 10)+" "+unit)
		}
	}
	add(int64(months/12), "years")
	add(int64(months%12), "months")
	add(int64(days), "days")
	add(micros/Hour, "hours")
	add(micros%Hour/Minute, "minutes")
	if rest := micros % Minute; rest != 0 {
		sign := ""
		if rest < 0 {
			sign, rest = "-", -rest
		}
		text := appendFraction(strconv.AppendInt(nil, rest/Second, 10), int(rest%Second))
		parts = append(parts, sign+string(text)+" seconds")
	}
	if len(parts) == 0 {
		return "0 seconds"
	}
	return strings.Join(parts, " ")
}

// Field names of the interval types, as SQL prints them.
var (
	YearMonthFields = []string{"YEAR", "MONTH"}
	DayTimeFields   = []string{"DAY", "HOUR", "MINUTE", "SECOND"}
)

// IntervalRange is "DAY TO SECOND", or one field.
func IntervalRange(names []string, start, end int) string {
	if start == end {
		return names[start]
	}
	return names[start] + " TO " + names[end]
}
