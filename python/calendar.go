package python

// Days of the proleptic Gregorian calendar count from 1970-01-01.

const (
	minYear, maxYear = 1, 9999
	microsPerSecond  = 1_000_000
	microsPerDay     = 86_400 * microsPerSecond
	epochOrdinal     = 719_163 // date(1970, 1, 1).toordinal()
)

var monthLengths = [13]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

var (
	weekdayNames = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames   = []string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysInMonth(year, month int) int {
	if month == 2 && isLeap(year) {
		return 29
	}
	return monthLengths[month]
}

// daysOf is the day of a date. The year starts in March, so that the leap day
// comes last.
func daysOf(year, month, day int) int64 {
	y := int64(year)
	if month <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := int64((153*((month+9)%12)+2)/5 + day - 1)
	return era*146_097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 719_468
}

// civil is the date of a day.
func civil(days int64) (year, month, day int) {
	days += 719_468
	era := floorDiv(days, 146_097)
	dayOfEra := days - era*146_097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36_524 - dayOfEra/146_096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = int(dayOfYear - (153*m+2)/5 + 1)
	month = int(m + 3)
	if month > 12 {
		month -= 12
	}
	year = int(yearOfEra + era*400)
	if month <= 2 {
		year++
	}
	return year, month, day
}

// weekdayOf is 0 for Monday.
func weekdayOf(days int64) int { return int(floorMod(days+3, 7)) }

func yearDay(days int64) int {
	year, _, _ := civil(days)
	return int(days-daysOf(year, 1, 1)) + 1
}

// firstWeek is the Monday of week 1 of an ISO year.
func firstWeek(year int) int64 {
	first := daysOf(year, 1, 1)
	weekday := int64(weekdayOf(first))
	monday := first - weekday
	if weekday > 3 {
		monday += 7
	}
	return monday
}

// isoWeek is the ISO year, week and weekday of a day.
func isoWeek(days int64) (year, week, weekday int) {
	year, _, _ = civil(days)
	monday := firstWeek(year)
	switch {
	case days < monday:
		year--
		monday = firstWeek(year)
	case days >= firstWeek(year+1):
		year++
		monday = firstWeek(year)
	}
	return year, int(days-monday)/7 + 1, weekdayOf(days) + 1
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
