package datetime

import (
	"strings"
	"time"
)

// parsed is what a text says by a pattern; absent fields are -1.
type parsed struct {
	year, era, month, day, dayOfYear int
	hour, hour12, ampm               int
	minute, second, micros           int
	zone                             *time.Location
}

// Parse reads a whole text by the pattern and returns its wall clock and its
// zone, nil when it names none. Absent date fields are those of 1970-01-01.
func (p *Pattern) Parse(s string) (local int64, zone *time.Location, ok bool) {
	f := parsed{year: -1, era: 1, month: -1, day: -1, dayOfYear: -1, hour: -1, hour12: -1, ampm: -1}
	rest, ok := f.parse(s, p.items)
	if !ok || rest != "" {
		return 0, nil, false
	}
	return f.resolve()
}

func (f *parsed) resolve() (int64, *time.Location, bool) {
	year, month, day := f.year, f.month, f.day
	if year < 0 {
		year = 1970
	}
	if f.era == 0 {
		year = 1 - year
	}
	var days int64
	if f.dayOfYear > 0 {
		days = Days(year, 1, 1) + int64(f.dayOfYear) - 1
		if y, _, _ := Civil(days); y != year {
			return 0, nil, false
		}
	} else {
		if month < 0 {
			month = 1
		}
		if day < 0 {
			day = 1
		}
		if !ValidDate(year, month, day) {
			return 0, nil, false
		}
		days = Days(year, month, day)
	}
	hour := f.hour
	if hour < 0 {
		hour = 0
		if f.hour12 >= 0 {
			hour = f.hour12
		}
		if f.ampm == 1 {
			hour += 12
		}
	}
	if hour > 23 || f.minute > 59 || f.second > 59 {
		return 0, nil, false
	}
	return days*Day + int64(hour)*Hour + int64(f.minute)*Minute + int64(f.second)*Second + int64(f.micros), f.zone, true
}

// width is the number of digits that a numeric field takes at most: its own
// count when another number follows directly.
func width(items []item, i int, most int) (least, limit int) {
	least, limit = items[i].count, most
	if i+1 < len(items) && isNumeric(items[i+1]) {
		limit = max(least, 1)
	}
	return least, limit
}

func isNumeric(it item) bool {
	return strings.IndexByte("ydDHhkKmsS", it.letter) >= 0 && it.letter != 0 || (it.letter == 'M' || it.letter == 'L') && it.count < 3
}

func (f *parsed) parse(s string, items []item) (rest string, ok bool) {
	for i, it := range items {
		switch it.letter {
		case 0:
			if !strings.HasPrefix(s, it.text) {
				return "", false
			}
			s = s[len(it.text):]
		case '[':
			saved := *f
			if rest, ok := f.parse(s, it.optional); ok {
				s = rest
			} else {
				*f = saved
			}
		default:
			var ok bool
			if s, ok = f.field(s, items, i); !ok {
				return "", false
			}
		}
	}
	return s, true
}

func (f *parsed) field(s string, items []item, i int) (rest string, ok bool) {
	it := items[i]
	number := func(most int, into *int, low, high int) (string, bool) {
		least, limit := width(items, i, most)
		v, n := 0, 0
		for n < len(s) && n < limit && s[n] >= '0' && s[n] <= '9' {
			v = v*10 + int(s[n]-'0')
			n++
		}
		if n < least || n == 0 || v < low || v > high {
			return "", false
		}
		*into = v
		return s[n:], true
	}
	switch it.letter {
	case 'y':
		if it.count == 2 {
			if _, n := digits(s); n < 2 {
				return "", false
			}
			v := int(s[0]-'0')*10 + int(s[1]-'0')
			f.year = 2000 + v
			return s[2:], true
		}
		s = strings.TrimPrefix(s, "+")
		most := 6
		if it.count == 4 && s != "" {
			most = 4
		}
		return number(most, &f.year, 0, 999999)
	case 'G':
		for era, names := range [][]string{{"Before Christ", "BC"}, {"Anno Domini", "AD"}} {
			for _, n := range names {
				if len(s) >= len(n) && strings.EqualFold(s[:len(n)], n) {
					f.era = era
					return s[len(n):], true
				}
			}
		}
		return "", false
	case 'M', 'L':
		if it.count < 3 {
			return number(2, &f.month, 1, 12)
		}
		for m, name := range months {
			if it.count == 3 {
				name = name[:3]
			}
			if len(s) >= len(name) && strings.EqualFold(s[:len(name)], name) {
				f.month = m + 1
				return s[len(name):], true
			}
		}
		return "", false
	case 'd':
		return number(2, &f.day, 1, 31)
	case 'D':
		return number(3, &f.dayOfYear, 1, 366)
	case 'H':
		return number(2, &f.hour, 0, 23)
	case 'k':
		s, ok := number(2, &f.hour, 1, 24)
		f.hour %= 24
		return s, ok
	case 'K':
		return number(2, &f.hour12, 0, 11)
	case 'h':
		s, ok := number(2, &f.hour12, 1, 12)
		f.hour12 %= 12
		return s, ok
	case 'm':
		return number(2, &f.minute, 0, 59)
	case 's':
		return number(2, &f.second, 0, 59)
	case 'a':
		for v, name := range []string{"AM", "PM"} {
			if len(s) >= 2 && strings.EqualFold(s[:2], name) {
				f.ampm = v
				return s[2:], true
			}
		}
		return "", false
	case 'S':
		n, unit := 0, int(Second)/10
		f.micros = 0
		for n < len(s) && n < it.count && s[n] >= '0' && s[n] <= '9' {
			f.micros += int(s[n]-'0') * unit
			unit /= 10
			n++
		}
		return s[n:], n == it.count
	}
	return f.zoneField(s, it)
}

func (f *parsed) zoneField(s string, it item) (rest string, ok bool) {
	n := 0
	for n < len(s) && (s[n] == '+' || s[n] == '-' || s[n] == ':' || s[n] == '/' || s[n] == '_' ||
		s[n] >= '0' && s[n] <= '9' || s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	for ; n > 0; n-- {
		if it.letter == 'x' && s[:n] == "Z" {
			continue
		}
		if loc, err := Zone(s[:n]); err == nil {
			f.zone = loc
			return s[n:], true
		}
	}
	return "", false
}
