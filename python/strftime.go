package python

import (
	"fmt"
	"strconv"
	"strings"
)

// moment is what strftime formats.
type moment struct {
	year               int
	month, day         int
	days               int64 // since 1970-01-01
	clock              timeValue
	zone, zoneName     string // +hhmm, and its name
	microsecondPattern bool   // %f is known
}

// strftime formats a date, time or datetime.
func (in *Interp) strftime(i *Instance, format string) string {
	m := moment{year: 1900, month: 1, day: 1, days: daysOf(1900, 1, 1), microsecondPattern: true}
	var zone *Instance
	var at any
	switch v := i.Data.(type) {
	case dateValue:
		m.days = v.days
	case datetimeValue:
		m.days, m.clock, zone, at = v.days(), v.clock(), v.zone, i
	case timeValue:
		m.clock, zone = v, v.zone
	}
	m.year, m.month, m.day = civil(m.days)
	if zone != nil && strings.Contains(format, "%") {
		if offset, aware := in.offsetOf(zone, at); aware {
			m.zone = strings.ReplaceAll(offsetText(offset), ":", "")
		}
		if name := in.call(in.GetAttr(zone, "tzname"), []any{at}, nil); name != nil {
			m.zoneName = in.Str(name)
		}
	}
	return m.format(format)
}

// format fills the directives of the C library, with its flags - _ 0 ^ #.
func (m *moment) format(format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		start := i
		i++
		var flag byte
		for i < len(format) && strings.IndexByte("-_0^#", format[i]) >= 0 {
			flag = format[i]
			i++
		}
		width := 0
		for i < len(format) && format[i] >= '0' && format[i] <= '9' && width < 100 {
			width = width*10 + int(format[i]-'0')
			i++
		}
		for i < len(format) && (format[i] == 'E' || format[i] == 'O') {
			i++
		}
		if i >= len(format) {
			b.WriteString(format[start:])
			break
		}
		text, pad, size, ok := m.directive(format[i])
		if !ok {
			b.WriteString(format[start : i+1])
			continue
		}
		switch flag {
		case '-':
			pad, size = 0, 0
		case '_':
			pad = ' '
		case '0':
			pad = '0'
		case '^':
			text = strings.ToUpper(text)
		case '#':
			text = swapCase(format[i], text)
		}
		if pad == 0 && width > 0 {
			pad = ' '
		}
		for n := len(text); n < max(size, width) && pad != 0; n++ {
			b.WriteByte(pad)
		}
		b.WriteString(text)
	}
	return b.String()
}

func swapCase(directive byte, s string) string {
	if directive == 'p' || directive == 'Z' {
		return strings.ToLower(s)
	}
	return strings.ToUpper(s)
}

// directive is the text of one, and how short ones are filled up.
func (m *moment) directive(c byte) (text string, pad byte, size int, ok bool) {
	number := func(n, size int) (string, byte, int, bool) { return strconv.Itoa(n), '0', size, true }
	spaced := func(n int) (string, byte, int, bool) { return strconv.Itoa(n), ' ', 2, true }
	words := func(s string) (string, byte, int, bool) { return s, 0, 0, true }
	hour, weekday := int(m.clock.hour()), weekdayOf(m.days)
	half := (hour+11)%12 + 1
	switch c {
	case 'a':
		return words(weekdayNames[weekday][:3])
	case 'A':
		return words(weekdayNames[weekday])
	case 'b', 'h':
		return words(monthNames[m.month][:3])
	case 'B':
		return words(monthNames[m.month])
	case 'c':
		return words(m.format("%a %b %e %H:%M:%S %Y"))
	case 'C':
		return number(m.year/100, 2)
	case 'd':
		return number(m.day, 2)
	case 'D', 'x':
		return words(m.format("%m/%d/%y"))
	case 'e':
		return spaced(m.day)
	case 'f':
		if m.microsecondPattern {
			return number(int(m.clock.microsecond()), 6)
		}
	case 'F':
		return words(m.format("%Y-%m-%d"))
	case 'G':
		year, _, _ := isoWeek(m.days)
		return words(strconv.Itoa(year))
	case 'g':
		year, _, _ := isoWeek(m.days)
		return number(year%100, 2)
	case 'H':
		return number(hour, 2)
	case 'I':
		return number(half, 2)
	case 'j':
		return number(yearDay(m.days), 3)
	case 'k':
		return spaced(hour)
	case 'l':
		return spaced(half)
	case 'm':
		return number(m.month, 2)
	case 'M':
		return number(int(m.clock.minute()), 2)
	case 'n':
		return words("\n")
	case 't':
		return words("\t")
	case 'p', 'P':
		name := "AM"
		if hour >= 12 {
			name = "PM"
		}
		if c == 'P' {
			name = strings.ToLower(name)
		}
		return words(name)
	case 'r':
		return words(m.format("%I:%M:%S %p"))
	case 'R':
		return words(m.format("%H:%M"))
	case 's':
		return words(strconv.FormatInt(m.days*86_400+m.clock.micros/microsPerSecond, 10))
	case 'S':
		return number(int(m.clock.second()), 2)
	case 'T', 'X':
		return words(m.format("%H:%M:%S"))
	case 'u':
		return words(strconv.Itoa(weekday + 1))
	case 'U':
		return number((yearDay(m.days)+6-(weekday+1)%7)/7, 2)
	case 'V':
		_, week, _ := isoWeek(m.days)
		return number(week, 2)
	case 'w':
		return words(strconv.Itoa((weekday + 1) % 7))
	case 'W':
		return number((yearDay(m.days)+6-weekday)/7, 2)
	case 'y':
		return number(m.year%100, 2)
	case 'Y':
		return words(strconv.Itoa(m.year))
	case 'z':
		return words(m.zone)
	case 'Z':
		return words(m.zoneName)
	case '%':
		return words("%")
	}
	return "", 0, 0, false
}

// structTimeFields are the items of time.struct_time.
var structTimeFields = []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"}

// structTime is the class time.struct_time.
func (in *Interp) structTime() *Class {
	if in.timeTupleClass == nil {
		in.timeTupleClass = in.tupleClass("struct_time", "time", structTimeFields)
		in.timeTupleClass.Dict["__new__"] = Def("struct_time", "cls, sequence", func(in *Interp, a []any) any {
			items := in.Items(a[1])
			if len(items) < len(structTimeFields) {
				in.raise("TypeError", fmt.Sprintf("time.struct_time() takes an at least 9-sequence (%d-sequence given)", len(items)))
			}
			return newTuple(a[0].(*Class), items...)
		})
	}
	return in.timeTupleClass
}

// timeTuple is the struct_time of a date or datetime.
func (in *Interp) timeTuple(i *Instance, summer int64) *Instance {
	days, _ := daysOfObject(i)
	t := timeValue{}
	if v, ok := i.Data.(datetimeValue); ok {
		t = v.clock()
	}
	return in.newTimeTuple(days, t, summer)
}

func (in *Interp) newTimeTuple(days int64, t timeValue, summer int64) *Instance {
	y, m, d := civil(days)
	return newTuple(in.structTime(), int64(y), int64(m), int64(d), t.hour(), t.minute(), t.second(), int64(weekdayOf(days)), int64(yearDay(days)), summer)
}
