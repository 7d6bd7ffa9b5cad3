package datetime

import (
	"strings"
	"time"
)

// ParseDate reads a date as casts do: yyyy, yyyy-M, yyyy-M-d, with anything
// after a T or a blank left alone.
func ParseDate(s string) (days int64, ok bool) {
	s = trim(s)
	year, month, day, parts, rest, ok := civil(s)
	if !ok || rest != "" && (parts < 3 || rest[0] != ' ' && rest[0] != 'T') || !ValidDate(year, month, day) {
		return 0, false
	}
	days = Days(year, month, day)
	return days, days == int64(int32(days))
}

// trim removes the blanks and control characters that casts ignore.
func trim(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f })
}

// civil reads the date at the start of s; month and day default to 1. parts is
// how many of the three there are.
func civil(s string) (year, month, day, parts int, rest string, ok bool) {
	month, day = 1, 1
	sign := 1
	if s != "" && (s[0] == '-' || s[0] == '+') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	year, n := digits(s)
	if n < 4 || n > 7 {
		return 0, 0, 0, 0, "", false
	}
	parts = 1
	year *= sign
	s = s[n:]
	for _, part := range []*int{&month, &day} {
		if s == "" || s[0] != '-' {
			return year, month, day, parts, s, true
		}
		v, n := digits(s[1:])
		if n < 1 || n > 2 {
			return 0, 0, 0, 0, "", false
		}
		*part = v
		parts++
		s = s[1+n:]
	}
	return year, month, day, parts, s, true
}

func digits(s string) (v, n int) {
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		v = v*10 + int(s[n]-'0')
		n++
	}
	return v, n
}

// ParseTimestamp reads a timestamp as casts do: a date, optionally T or a blank
// and a time to the microsecond (further digits are cut), optionally a zone. A
// time alone is of the day of now. Without a zone the clock is loc's; zoned
// tells whether there was one.
func ParseTimestamp(s string, loc *time.Location, now time.Time) (micros int64, zoned, ok bool) {
	local, zone, ok := ParseLocal(s, now)
	if !ok {
		return 0, false, false
	}
	if zone == "" {
		return Instant(local, loc), false, true
	}
	in, err := Zone(zone)
	if err != nil {
		return 0, false, false
	}
	return Instant(local, in), true, true
}

// ParseLocal reads a timestamp as casts do and returns the wall clock that it
// says and the text of its zone, empty for none.
func ParseLocal(s string, now time.Time) (local int64, zone string, ok bool) {
	s = trim(s)
	if s == "" {
		return 0, "", false
	}
	var days int64
	rest := s
	timeOnly := s[0] == 'T'
	if !timeOnly {
		if _, n := digits(s); n > 0 && n <= 2 && n < len(s) && s[n] == ':' {
			timeOnly = true
		}
	}
	if timeOnly {
		rest = strings.TrimPrefix(s, "T")
		days = FloorDiv(now.Unix(), 86400)
	} else {
		var year, month, day, parts int
		if year, month, day, parts, rest, ok = civil(s); !ok || !ValidDate(year, month, day) || rest != "" && parts < 3 {
			return 0, "", false
		}
		days = Days(year, month, day)
		if rest == "" {
			return days * Day, "", FloorDiv(days*Day, Day) == days
		}
		if rest[0] != ' ' && rest[0] != 'T' {
			return 0, "", false
		}
		if rest = rest[1:]; rest == "" {
			return 0, "", false
		}
	}
	clock, zone, ok := parseClock(rest)
	local = days*Day + clock
	return local, zone, ok && FloorDiv(local, Day) == days // or it does not fit
}

func parseClock(s string) (micros int64, zone string, ok bool) {
	hour, n := digits(s)
	if n < 1 || n > 2 || hour > 23 {
		return 0, "", false
	}
	s = s[n:]
	micros = int64(hour) * Hour
	parts := 1
	for _, unit := range []int64{Minute, Second} {
		if s == "" || s[0] != ':' {
			break
		}
		v, n := digits(s[1:])
		if n < 1 || n > 2 || v > 59 {
			return 0, "", false
		}
		micros += int64(v) * unit
		s = s[1+n:]
		parts++
	}
	if parts == 3 && s != "" && s[0] == '.' {
		s = s[1:]
		unit := Second / 10
		for s != "" && s[0] >= '0' && s[0] <= '9' {
			micros += int64(s[0]-'0') * unit
			unit /= 10
			s = s[1:]
		}
	}
	if s != "" && parts < 3 {
		// A zone comes behind seconds only.
		return 0, "", false
	}
	return micros, strings.TrimSpace(s), true
}
