package datetime

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// parsed is what a text says by a pattern; absent fields are absent. at is the
// index at which the text stopped to follow the pattern.
type parsed struct {
	year, era, month, day, dayOfYear           int
	hour, clockHour, hour12, clockHour12, ampm int
	minute, second, micros                     int
	zone                                       *time.Location
	at                                         int
}

const absent = -1 << 31

// Parse reads a whole text by the pattern and returns its wall clock and its
// zone, nil when it names none. Absent date fields are those of 1970-01-01.
func (p *Pattern) Parse(s string) (local int64, zone *time.Location, ok bool) {
	f := newParsed()
	pos, ok := f.parse(s, 0, p.items)
	if !ok || pos != len(s) {
		return 0, nil, false
	}
	local, why, _ := f.resolve()
	return local, f.zone, why == ""
}

// Explain says why Parse refuses a text, in Java's words.
func (p *Pattern) Explain(s string) string {
	f := newParsed()
	pos, ok := f.parse(s, 0, p.items)
	switch {
	case !ok:
		return "Text '" + s + "' could not be parsed at index " + strconv.Itoa(f.at)
	case pos != len(s):
		return "Text '" + s + "' could not be parsed, unparsed text found at index " + strconv.Itoa(pos)
	}
	_, why, late := f.resolve()
	if late {
		return why
	}
	return "Text '" + s + "' could not be parsed: " + why
}

func newParsed() parsed {
	return parsed{year: absent, era: absent, month: absent, day: absent, dayOfYear: absent, hour: absent, clockHour: absent, hour12: absent, clockHour12: absent, ampm: absent, minute: absent, second: absent}
}

func or(v, otherwise int) int {
	if v == absent {
		return otherwise
	}
	return v
}

// outside is Java's sentence about a value out of its range; empty if it is not.
func outside(v int, field string, low, high int, span string) string {
	if v == absent || v >= low && v <= high {
		return ""
	}
	return fmt.Sprintf("Invalid value for %s (valid values %s): %d", field, span, v)
}

// resolve makes a wall clock of the fields, or says why there is none; late
// tells that Java finds out only after parsing, since the date is not whole.
func (f *parsed) resolve() (local int64, why string, late bool) {
	for _, check := range []string{
		outside(f.clockHour, "ClockHourOfDay", 1, 24, "1 - 24"), outside(f.hour12, "HourOfAmPm", 0, 11, "0 - 11"),
		outside(f.clockHour12, "ClockHourOfAmPm", 1, 12, "1 - 12"), outside(f.hour, "HourOfDay", 0, 23, "0 - 23"),
		outside(f.minute, "MinuteOfHour", 0, 59, "0 - 59"), outside(f.second, "SecondOfMinute", 0, 59, "0 - 59"),
	} {
		if check != "" {
			return 0, check, false
		}
	}
	days, why, late := f.date()
	if why != "" {
		return 0, why, late
	}
	hour := or(f.hour, 0)
	switch {
	case f.hour != absent:
	case f.clockHour != absent:
		hour = f.clockHour % 24
	case f.hour12 != absent:
		hour = f.hour12 + 12*or(f.ampm, 0)
	case f.clockHour12 != absent:
		hour = f.clockHour12%12 + 12*or(f.ampm, 0)
	}
	return days*Day + int64(hour)*Hour + int64(or(f.minute, 0))*Minute + int64(or(f.second, 0))*Second + int64(f.micros), "", false
}

func (f *parsed) date() (days int64, why string, late bool) {
	year := or(f.year, 1970)
	if f.era == 0 {
		year = 1 - year
	}
	if f.dayOfYear != absent && (f.month == absent || f.day == absent) {
		late = f.year == absent
		if why := outside(f.dayOfYear, "DayOfYear", 1, 366, "1 - 365/366"); why != "" {
			return 0, why, late
		}
		days = Days(year, 1, 1) + int64(f.dayOfYear) - 1
		if y, _, _ := Civil(days); y != year {
			return 0, fmt.Sprintf("Invalid date 'DayOfYear 366' as '%d' is not a leap year", year), late
		}
		return days, "", false
	}
	late = f.year == absent || f.month == absent || f.day == absent
	month, day := or(f.month, 1), or(f.day, 1)
	if why := WrongDate(year, month, day); why != "" {
		return 0, why, late
	}
	return Days(year, month, day), "", false
}

// WrongDate says why a date does not exist, in Java's words; empty if it does.
func WrongDate(year, month, day int) string {
	const maxYear = 999_999_999
	switch {
	case year < -maxYear || year > maxYear:
		return fmt.Sprintf("Invalid value for Year (valid values -%d - %d): %d", maxYear, maxYear, year)
	case month < 1 || month > 12:
		return outside(month, "MonthOfYear", 1, 12, "1 - 12")
	case day < 1 || day > 31:
		return outside(day, "DayOfMonth", 1, 31, "1 - 28/31")
	case ValidDate(year, month, day):
		return ""
	case month == 2 && day == 29:
		return fmt.Sprintf("Invalid date 'February 29' as '%d' is not a leap year", year)
	}
	return fmt.Sprintf("Invalid date '%s %d'", strings.ToUpper(months[month-1]), day)
}

// parse reads items from pos; on failure f.at is where.
func (f *parsed) parse(s string, pos int, items []item) (end int, ok bool) {
	for i := 0; i < len(items); i++ {
		it := items[i]
		switch {
		case it.letter == 0:
			if len(s)-pos < len(it.text) || !strings.EqualFold(s[pos:pos+len(it.text)], it.text) {
				// A quoted text is one element, other characters are each one.
				f.at = pos
				return 0, false
			}
			pos += len(it.text)
		case it.letter == '[':
			saved := *f
			if end, ok := f.parse(s, pos, it.optional); ok {
				pos = end
			} else {
				*f = saved
			}
		case it.number():
			if pos, ok = f.number(s, pos, items, i); !ok {
				return 0, false
			}
		default:
			if pos, ok = f.text(s, pos, it); !ok {
				return 0, false
			}
		}
	}
	return pos, true
}

// number reports whether an item is a number of digits.
func (it item) number() bool {
	switch it.letter {
	case 'y', 'd', 'D', 'H', 'h', 'K', 'k', 'm', 's':
		return true
	case 'M', 'L':
		return it.count < 3
	}
	return false
}

// fixed is the width of an item that has only one, or 0.
func (it item) fixed() int {
	if it.count == 2 && it.letter != 'D' {
		return 2
	}
	return 0
}

// number reads a number. One of any width leaves to the numbers of fixed width
// that follow it directly the digits that they need.
func (f *parsed) number(s string, pos int, items []item, i int) (end int, ok bool) {
	it := items[i]
	least, most, sign := it.count, 19, it.count == 1 || it.letter == 'y' && it.count == 3
	switch {
	case it.fixed() > 0:
		least, most = it.fixed(), it.fixed()
	case it.letter == 'D' && it.count > 1:
		most = 3
	}
	reserved := 0
	if it.fixed() == 0 {
		for _, next := range items[i+1:] {
			if !next.number() || next.fixed() == 0 {
				break
			}
			reserved += next.fixed()
		}
	}
	f.at = pos
	start, negative, plus := pos, false, false
	if pos < len(s) && s[pos] == '-' && sign {
		negative = true
		start++
	} else if pos < len(s) && (s[pos] == '+' || s[pos] == '-') && it.letter == 'y' && it.count >= 4 {
		plus, negative = s[pos] == '+', s[pos] == '-'
		start++
	}
	n := 0
	for start+n < len(s) && n < most+reserved && s[start+n] >= '0' && s[start+n] <= '9' {
		n++
	}
	if reserved > 0 {
		n = min(n, max(least, n-reserved))
	}
	n = min(n, most)
	if n < least || n == 0 {
		return 0, false
	}
	if it.letter == 'y' && it.count >= 4 && (plus && n <= it.count || !plus && !negative && n > it.count) {
		return 0, false
	}
	v, err := strconv.Atoi(s[start : start+n])
	if err != nil || v > 1<<31-1 {
		return 0, false
	}
	if negative {
		v = -v
	}
	f.set(it, v)
	return start + n, true
}

func (f *parsed) set(it item, v int) {
	switch it.letter {
	case 'y':
		if it.count == 2 {
			v += 2000
		}
		f.year = v
	case 'M', 'L':
		f.month = v
	case 'd':
		f.day = v
	case 'D':
		f.dayOfYear = v
	case 'H':
		f.hour = v
	case 'k':
		f.clockHour = v
	case 'K':
		f.hour12 = v
	case 'h':
		f.clockHour12 = v
	case 'm':
		f.minute = v
	case 's':
		f.second = v
	}
}

// prefix finds the first of names that s begins with in any case; -1 for none.
func prefix(s string, names ...string) (at, length int) {
	for i, n := range names {
		if len(s) >= len(n) && strings.EqualFold(s[:len(n)], n) {
			return i, len(n)
		}
	}
	return -1, 0
}

// text reads what is no plain number: names, fractions and zones.
func (f *parsed) text(s string, pos int, it item) (end int, ok bool) {
	f.at = pos
	rest := s[pos:]
	found, n := -1, 0
	switch it.letter {
	case 'G':
		if it.count == 4 {
			found, n = prefix(rest, "Before Christ", "Anno Domini")
		} else {
			found, n = prefix(rest, "BC", "AD")
		}
		f.era = found
	case 'M', 'L':
		if it.count == 4 {
			found, n = prefix(rest, months[:]...)
		} else {
			found, n = prefix(rest, shortMonths[:]...)
		}
		f.month = found + 1
	case 'a':
		found, n = prefix(rest, "AM", "PM")
		f.ampm = found
	case 'S':
		unit := int(Second) / 10
		f.micros = 0
		for n < len(rest) && n < it.count && rest[n] >= '0' && rest[n] <= '9' {
			f.micros += int(rest[n]-'0') * unit
			unit /= 10
			n++
		}
		found = n - 1
	default:
		if n, ok = f.zoneText(rest, it); ok {
			found = 0
		}
	}
	return pos + n, found >= 0
}

var shortMonths = func() (out [12]string) {
	for i, m := range months {
		out[i] = m[:3]
	}
	return out
}()

// zoneText reads a zone: an offset in the form of the letter and its count, or
// an id, which is as long as it can be.
func (f *parsed) zoneText(s string, it item) (n int, ok bool) {
	switch it.letter {
	case 'X', 'x', 'Z':
		return f.offset(s, it)
	case 'O':
		if at, n := prefix(s, "GMT"); at >= 0 {
			if m, ok := f.offset(s[n:], item{letter: '+'}); ok {
				return n + m, true
			}
			f.zone = time.UTC
			return n, true
		}
		return 0, false
	}
	for n < len(s) && (strings.IndexByte("+-:/_", s[n]) >= 0 || s[n] >= '0' && s[n] <= '9' || s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	for ; n > 0; n-- {
		if loc, err := Zone(s[:n]); err == nil {
			f.zone = loc
			return n, true
		}
	}
	return 0, false
}

// offset reads +01, +0100, +01:00 and the like. Letters and counts say whether
// minutes must be there and come behind a colon, and what stands for zero.
func (f *parsed) offset(s string, it item) (n int, ok bool) {
	zulu := it.letter == 'X' || it.letter == 'Z' && it.count == 5
	if zulu && s != "" && (s[0] == 'Z' || s[0] == 'z') {
		f.zone = time.UTC
		return 1, true
	}
	if it.letter == 'Z' && it.count == 4 {
		return f.zoneText(s, item{letter: 'O'})
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	colon := it.count == 3 || it.count == 5
	if it.letter == 'Z' {
		colon = it.count == 5
	}
	two := func(at int) (int, bool) {
		if at+2 > len(s) || s[at] < '0' || s[at] > '9' || s[at+1] < '0' || s[at+1] > '9' {
			return 0, false
		}
		return int(s[at]-'0')*10 + int(s[at+1]-'0'), true
	}
	hours, ok := two(1)
	n = 3
	if !ok && it.letter == '+' && len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
		hours, ok, n = int(s[1]-'0'), true, 2
	}
	if !ok {
		return 0, false
	}
	minutes, at := 0, n
	if it.letter == '+' {
		colon = at < len(s) && s[at] == ':'
	}
	if colon && at < len(s) && s[at] == ':' {
		at++
	}
	if at > n || !colon {
		if m, ok := two(at); ok {
			minutes, n = m, at+2
		}
	}
	if optional := it.letter == '+' || (it.letter == 'X' || it.letter == 'x') && it.count == 1; n < 4 && !optional || minutes > 59 || hours > 18 {
		return 0, false
	}
	seconds := hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	f.zone = fixedZone(seconds)
	return n, true
}

func fixedZone(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	loc, err := Zone(OffsetText(seconds, true))
	if err != nil {
		return time.FixedZone(OffsetText(seconds, true), seconds)
	}
	return loc
}
