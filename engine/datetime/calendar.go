package datetime

import (
	"strconv"
	"time"
)

// Microseconds in the usual units.
const (
	Second = int64(1_000_000)
	Minute = 60 * Second
	Hour   = 60 * Minute
	Day    = 24 * Hour
)

// Days is the day number of a civil date; month and day may be out of range
// and carry over.
func Days(year, month, day int) int64 {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400
}

// Civil is the date of a day number.
func Civil(days int64) (year, month, day int) {
	y, m, d := time.Unix(days*86400, 0).UTC().Date()
	return y, int(m), d
}

// LastDay is the number of days of a month.
func LastDay(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// ValidDate reports whether a civil date exists.
func ValidDate(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= LastDay(year, month))
}

// AddMonths moves a day number by months; the day of the month is cut to what
// the new month has.
func AddMonths(days int64, months int) int64 {
	y, m, d := Civil(days)
	total := y*12 + (m - 1) + months
	y, m = floorDiv(total, 12), floorMod(total, 12)+1
	return Days(y, m, min(d, LastDay(y, m)))
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

// FloorDiv divides rounding down.
func FloorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// Local is the wall clock of a timestamp in loc, as microseconds since 1970
// on that clock.
func Local(micros int64, loc *time.Location) int64 {
	if loc == time.UTC {
		return micros
	}
	_, offset := time.UnixMicro(micros).In(loc).Zone()
	return micros + int64(offset)*Second
}

// Instant is the timestamp at which the wall clock of loc shows local. In a
// gap it is moved forward; of two it is the earlier.
func Instant(local int64, loc *time.Location) int64 {
	if loc == time.UTC {
		return local
	}
	days, rest := FloorDiv(local, Day), local-FloorDiv(local, Day)*Day
	y, m, d := Civil(days)
	at := time.Date(y, time.Month(m), d, int(rest/Hour), int(rest/Minute%60), int(rest/Second%60), int(rest%Second)*1000, loc)
	micros := at.UnixMicro()
	if got := Local(micros, loc); got != local {
		// The clock skips local: Java moves on by the length of the gap.
		before := Local(micros-Day, loc) - (micros - Day)
		return local - before
	}
	// Go does not say which of two instants it takes; the earlier has the
	// offset that was in force before.
	before := Local(micros-Day, loc) - (micros - Day)
	if earlier := local - before; earlier < micros && Local(earlier, loc) == local {
		return earlier
	}
	return micros
}

// FormatDate is a date as casts print it: 2016-07-26, with a sign and more
// digits beyond year 9999.
func FormatDate(days int64) string { return string(AppendDate(nil, days)) }

// AppendDate appends FormatDate.
func AppendDate(b []byte, days int64) []byte {
	y, m, d := Civil(days)
	switch {
	case y > 9999:
		b = append(b, '+')
		b = strconv.AppendInt(b, int64(y), 10)
	case y < 0:
		b = append(b, '-')
		b = appendPadded(b, -y, 4)
	default:
		b = appendPadded(b, y, 4)
	}
	b = appendPadded(append(b, '-'), m, 2)
	return appendPadded(append(b, '-'), d, 2)
}

func appendPadded(b []byte, v, width int) []byte {
	for limit, n := 10, width-1; n > 0; limit, n = limit*10, n-1 {
		if v < limit {
			for range n {
				b = append(b, '0')
			}
			break
		}
	}
	return strconv.AppendInt(b, int64(v), 10)
}

// FormatTimestamp is a timestamp on the clock of loc as casts print it:
// 2016-07-26 02:45:07.12, the fraction without trailing zeros.
func FormatTimestamp(micros int64, loc *time.Location) string {
	return string(AppendTimestamp(nil, Local(micros, loc)))
}

// AppendTimestamp appends a wall-clock timestamp.
func AppendTimestamp(b []byte, local int64) []byte {
	days := FloorDiv(local, Day)
	rest := local - days*Day
	b = append(AppendDate(b, days), ' ')
	b = appendPadded(b, int(rest/Hour), 2)
	b = appendPadded(append(b, ':'), int(rest/Minute%60), 2)
	b = appendPadded(append(b, ':'), int(rest/Second%60), 2)
	return appendFraction(b, int(rest%Second))
}

func appendFraction(b []byte, micros int) []byte {
	if micros == 0 {
		return b
	}
	b = appendPadded(append(b, '.'), micros, 6)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// MonthName is the English name of a month from 1 to 12.
func MonthName(month int) string { return months[month-1] }

// DayName is the English name of the day of the week of a day number.
func DayName(days int64) string { return weekdays[floorMod(int(days)+4, 7)] }

// ISOWeek is the week of a day number and the year that the week belongs to.
func ISOWeek(days int64) (year, week int) { return time.Unix(days*86400, 0).UTC().ISOWeek() }
