package python

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// parsedTime is what strptime read, as the arguments of a datetime.
type parsedTime struct {
	year, month, day                             any
	hour, minute, second, micros, weekday, total int64 // total is the day of the year
	offset                                       int64
	zoned                                        bool
	zone                                         string
}

// timePatterns are what each directive of strptime matches. The order of the
// alternatives decides, as the first one that lets the rest match wins.
var timePatterns = map[byte]string{
	'd': `3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]`, 'f': `[0-9]{1,6}`, 'H': `2[0-3]|[0-1]\d|\d`, 'I': `1[0-2]|0[1-9]|[1-9]`,
	'j': `36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]`, 'm': `1[0-2]|0[1-9]|[1-9]`, 'M': `[0-5]\d|\d`,
	'S': `6[0-1]|[0-5]\d|\d`, 'U': `5[0-3]|[0-4]\d|\d`, 'W': `5[0-3]|[0-4]\d|\d`, 'V': `5[0-3]|0[1-9]|[1-4]\d|\d`, 'u': `[1-7]`, 'w': `[0-6]`,
	'y': `\d\d`, 'Y': `\d\d\d\d`, 'G': `\d\d\d\d`, 'z': `[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z`, 'p': `am|pm`, 'Z': `utc|gmt`,
	'a': names(weekdayNames, 3), 'A': names(weekdayNames, 0), 'b': names(monthNames[1:], 3), 'B': names(monthNames[1:], 0),
}

// timeShorthands are the directives that stand for several.
var timeShorthands = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

func names(list []string, cut int) string {
	out := make([]string, len(list))
	for i, n := range list {
		if cut > 0 {
			n = n[:cut]
		}
		out[i] = n
	}
	return strings.Join(out, "|")
}

// timeFormat is a compiled format: group i+1 belongs to directive i.
type timeFormat struct {
	re         *regexp.Regexp
	directives string
}

var timeFormats struct {
	sync.Mutex
	known map[string]*timeFormat
}

// compileTimeFormat returns what is wrong with a format that it cannot compile.
func compileTimeFormat(format string) (f *timeFormat, problem string) {
	timeFormats.Lock()
	defer timeFormats.Unlock()
	if f := timeFormats.known[format]; f != nil {
		return f, ""
	}
	f = &timeFormat{}
	var b strings.Builder
	b.WriteString(`(?is)\A`)
	if problem := f.write(&b, format, format); problem != "" {
		return nil, problem
	}
	re, err := regexp.Compile(b.String())
	if err != nil {
		return nil, err.Error()
	}
	f.re = re
	if timeFormats.known == nil || len(timeFormats.known) > 100 {
		timeFormats.known = map[string]*timeFormat{}
	}
	timeFormats.known[format] = f
	return f, ""
}

func (f *timeFormat) write(b *strings.Builder, part, format string) (problem string) {
	for i := 0; i < len(part); i++ {
		c := part[i]
		if strings.IndexByte(" \t\n\r\v\f", c) >= 0 {
			if i == 0 || strings.IndexByte(" \t\n\r\v\f", part[i-1]) < 0 {
				b.WriteString(`\s+`)
			}
			continue
		}
		if c != '%' {
			b.WriteString(regexp.QuoteMeta(part[i : i+1]))
			continue
		}
		if i++; i == len(part) {
			return "stray % in format '" + format + "'"
		}
		c = part[i]
		if c == '%' {
			b.WriteByte('%')
			continue
		}
		if long, ok := timeShorthands[c]; ok {
			if problem := f.write(b, long, format); problem != "" {
				return problem
			}
			continue
		}
		p, ok := timePatterns[c]
		if !ok {
			return "'" + string(c) + "' is a bad directive in format '" + format + "'"
		}
		f.directives += string(c)
		b.WriteString("(" + p + ")")
	}
	return ""
}

// strptime reads s by a format, or raises Python's ValueError.
func (in *Interp) strptime(s, format string) parsedTime {
	f, problem := compileTimeFormat(format)
	if problem != "" {
		in.raise("ValueError", problem)
	}
	m := f.re.FindStringSubmatchIndex(s)
	if m == nil {
		in.raise("ValueError", "time data "+StrRepr(s)+" does not match format "+StrRepr(format))
	}
	if m[1] != len(s) {
		in.raise("ValueError", "unconverted data remains: "+s[m[1]:])
	}
	r := timeReader{in: in, parsedTime: parsedTime{weekday: -1, total: -1}, isoYear: -1, isoWeekNumber: -1, week: -1}
	r.year, r.month, r.day = nil, int64(1), int64(1)
	for i := range f.directives {
		r.read(f.directives[i], s[m[2*i+2]:m[2*i+3]])
	}
	r.finish()
	return r.parsedTime
}

type timeReader struct {
	parsedTime
	in                           *Interp
	isoYear, isoWeekNumber, week int64
	mondays, twelve, afternoon   bool
}

func indexFold(list []string, s string, cut int) int64 {
	for i, n := range list {
		if cut > 0 && len(n) > cut {
			n = n[:cut]
		}
		if strings.EqualFold(n, s) {
			return int64(i)
		}
	}
	return -1
}

// read takes what a directive matched.
func (r *timeReader) read(directive byte, text string) {
	n, _ := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	switch directive {
	case 'y':
		n += 1900
		if n < 1969 {
			n += 100
		}
		r.year = n
	case 'Y':
		r.year = n
	case 'G':
		r.isoYear = n
	case 'm':
		r.month = n
	case 'b':
		r.month = indexFold(monthNames, text, 3)
	case 'B':
		r.month = indexFold(monthNames, text, 0)
	case 'd':
		r.day = n
	case 'H':
		r.hour = n
	case 'I':
		r.hour, r.twelve = n, true
	case 'p':
		r.afternoon = strings.EqualFold(text, "pm")
	case 'M':
		r.minute = n
	case 'S':
		r.second = n
	case 'f':
		r.micros, _ = strconv.ParseInt((text + "00000")[:6], 10, 64)
	case 'a':
		r.weekday = indexFold(weekdayNames, text, 3)
	case 'A':
		r.weekday = indexFold(weekdayNames, text, 0)
	case 'w':
		r.weekday = (n + 6) % 7
	case 'u':
		r.weekday = n - 1
	case 'j':
		r.total = n
	case 'U', 'W':
		r.week, r.mondays = n, directive == 'W'
	case 'V':
		r.isoWeekNumber = n
	case 'z':
		r.readZone(text)
	case 'Z':
		r.zone = text
	}
}

func (r *timeReader) readZone(text string) {
	r.zoned = true
	if text == "Z" || text == "z" {
		return
	}
	digits, fraction, _ := strings.Cut(strings.ReplaceAll(text[1:], ":", ""), ".")
	for i, unit := range []int64{3600, 60, 1} {
		if len(digits) >= 2*i+2 {
			n, _ := strconv.ParseInt(digits[2*i:2*i+2], 10, 64)
			r.offset += n * unit * microsPerSecond
		}
	}
	if fraction != "" {
		n, _ := strconv.ParseInt((fraction + "00000")[:6], 10, 64)
		r.offset += n
	}
	if text[0] == '-' {
		r.offset = -r.offset
	}
}

// finish derives the date where it was given by weeks or days of the year.
func (r *timeReader) finish() {
	in := r.in
	if r.twelve {
		r.hour %= 12
		if r.afternoon {
			r.hour += 12
		}
	}
	switch {
	case r.isoYear >= 0 && (r.isoWeekNumber < 0 || r.weekday < 0):
		in.raise("ValueError", "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case r.isoYear >= 0 && r.total >= 0:
		in.raise("ValueError", "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
	case r.isoYear < 0 && r.isoWeekNumber >= 0 && r.weekday < 0:
		in.raise("ValueError", "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
	case r.isoYear < 0 && r.isoWeekNumber >= 0:
		in.raise("ValueError", "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
	}
	leap := r.year == nil && r.month == int64(2) && r.day == int64(29)
	if r.year == nil {
		r.year = int64(1900)
		if leap {
			// A 29th of February without a year is read in a leap year first.
			r.year = int64(1904)
		}
	}
	year := int(r.year.(int64))
	switch {
	case r.isoYear >= 0:
		days, problem := isoCalendarDays(r.isoYear, r.isoWeekNumber, r.weekday+1)
		if problem != "" {
			in.raise("ValueError", problem)
		}
		r.setDays(days)
	case r.total < 0 && r.week >= 0 && r.weekday >= 0:
		r.setDays(weekDay(year, r.week, r.weekday, r.mondays))
	case r.total >= 0:
		r.setDays(daysOf(year, 1, 1) + r.total - 1)
	}
	if leap {
		r.year = int64(1900)
	}
}

func (r *timeReader) setDays(days int64) {
	y, m, d := civil(days)
	r.year, r.month, r.day = int64(y), int64(m), int64(d)
}

// weekDay is a weekday of week n of a year whose weeks begin on Monday or
// Sunday; days before the first of these are of week 0.
func weekDay(year int, week, weekday int64, mondays bool) int64 {
	first := daysOf(year, 1, 1)
	start, day := int64(weekdayOf(first)), weekday
	if !mondays {
		start, day = (start+1)%7, (day+1)%7
	}
	if week == 0 {
		return first + day - start
	}
	return first + (7-start)%7 + 7*(week-1) + day
}
