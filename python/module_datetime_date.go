package python

import (
	"fmt"
	"strconv"
	"strings"
)

// newDate checks the range and makes a date of a class.
func (in *Interp) newDate(c *Class, days int64) *Instance {
	if days < daysOf(minYear, 1, 1) || days > daysOf(maxYear, 12, 31) {
		in.raise("OverflowError", "date value out of range")
	}
	return NewInstance(c, dateValue{days})
}

// dateArguments checks a year, month and day.
func (in *Interp) dateArguments(y, m, d any) int64 {
	year, month, day := in.Index(y), in.Index(m), in.Index(d)
	if year < minYear || year > maxYear {
		in.raise("ValueError", fmt.Sprintf("year %d is out of range", year))
	}
	if month < 1 || month > 12 {
		in.raise("ValueError", "month must be in 1..12")
	}
	if day < 1 || day > int64(daysInMonth(int(year), int(month))) {
		in.raise("ValueError", "day is out of range for month")
	}
	return daysOf(int(year), int(month), int(day))
}

// daysOfObject is the day of a date or datetime.
func daysOfObject(v any) (days int64, ok bool) {
	i, isObject := v.(*Instance)
	if !isObject {
		return 0, false
	}
	switch d := i.Data.(type) {
	case dateValue:
		return d.days, true
	case datetimeValue:
		return floorDiv(d.micros, microsPerDay), true
	}
	return 0, false
}

// withDays makes an object like self for another day: a date, or a datetime at
// the same time of day.
func (in *Interp) withDays(c *Class, days int64) *Instance {
	if c.Is(in.datetimes().datetime) {
		return in.newDatetime(c, datetimeValue{micros: days * microsPerDay})
	}
	return in.newDate(c, days)
}

func isoDate(days int64) string {
	y, m, d := civil(days)
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

func (in *Interp) dateClass() *Class {
	c := NewClass("date", "datetime", nil, nil)
	c.Dict["__new__"] = Def("date", "cls, year, month, day", func(in *Interp, a []any) any {
		return NewInstance(a[0].(*Class), dateValue{in.dateArguments(a[1], a[2], a[3])})
	})
	in.dateMakers(c)
	days := func(v any) int64 { d, _ := daysOfObject(v); return d }
	for i, name := range []string{"year", "month", "day"} {
		c.Dict[name] = getter(name, func(_ *Interp, self *Instance) any {
			y, m, d := civil(days(self))
			return int64([]int{y, m, d}[i])
		})
	}
	method := func(name string, f func(in *Interp, self *Instance) any) {
		c.Dict[name] = Def(name, "self", func(in *Interp, a []any) any { return f(in, a[0].(*Instance)) })
	}
	method("toordinal", func(_ *Interp, i *Instance) any { return days(i) + epochOrdinal })
	method("weekday", func(_ *Interp, i *Instance) any { return int64(weekdayOf(days(i))) })
	method("isoweekday", func(_ *Interp, i *Instance) any { return int64(weekdayOf(days(i)) + 1) })
	method("isocalendar", func(in *Interp, i *Instance) any {
		year, week, weekday := isoWeek(days(i))
		return newTuple(in.dates.isoCalendar, int64(year), int64(week), int64(weekday))
	})
	method("isoformat", func(_ *Interp, i *Instance) any { return isoDate(days(i)) })
	method("__str__", func(in *Interp, i *Instance) any { return in.call(in.GetAttr(i, "isoformat"), nil, nil) })
	method("__repr__", func(_ *Interp, i *Instance) any {
		y, m, d := civil(days(i))
		return fmt.Sprintf("%s(%d, %d, %d)", i.Class.qualified(), y, m, d)
	})
	method("__hash__", func(in *Interp, i *Instance) any { return in.hashOf(i) })
	method("ctime", func(in *Interp, i *Instance) any { return in.strftime(i, "%a %b %e %H:%M:%S %Y") })
	method("timetuple", func(in *Interp, i *Instance) any { return in.timeTuple(i, -1) })
	c.Dict["strftime"] = Def("strftime", "self, format", func(in *Interp, a []any) any {
		format, ok := a[1].(string)
		if !ok {
			in.raise("TypeError", "strftime() argument 1 must be str, not "+in.TypeName(a[1]))
		}
		return in.strftime(a[0].(*Instance), format)
	})
	c.Dict["__format__"] = Def("__format__", "self, format", func(in *Interp, a []any) any {
		if format, _ := a[1].(string); format != "" {
			return in.call(in.GetAttr(a[0], "strftime"), []any{format}, nil)
		}
		return in.Str(a[0])
	})
	c.Dict["replace"] = Def("replace", "self, year=None, month=None, day=None", func(in *Interp, a []any) any {
		return NewInstance(a[0].(*Instance).Class, dateValue{in.replaceDate(days(a[0]), a[1:])})
	})
	in.dateArithmetic(c)
	return c
}

// replaceDate is days with another year, month or day where they are not None.
func (in *Interp) replaceDate(days int64, parts []any) int64 {
	y, m, d := civil(days)
	for i, old := range []int{y, m, d} {
		if parts[i] == nil {
			parts[i] = int64(old)
		}
	}
	return in.dateArguments(parts[0], parts[1], parts[2])
}

// dateMakers are the classmethods that date and datetime share.
func (in *Interp) dateMakers(c *Class) {
	c.Dict["today"] = classMethod("today", "cls", func(in *Interp, c *Class, _ []any) any {
		return in.withDays(c, floorDiv(in.now().UnixMicro(), microsPerDay))
	})
	c.Dict["fromtimestamp"] = classMethod("fromtimestamp", "cls, timestamp", func(in *Interp, c *Class, a []any) any {
		return in.newDate(c, floorDiv(in.timestampMicros(a[0]), microsPerDay))
	})
	c.Dict["fromordinal"] = classMethod("fromordinal", "cls, ordinal", func(in *Interp, c *Class, a []any) any {
		n := in.Index(a[0])
		if n < 1 {
			in.raise("ValueError", "ordinal must be >= 1")
		}
		if days := n - epochOrdinal; days > daysOf(maxYear, 12, 31) {
			year, _, _ := civil(min(days, 1<<40))
			in.raise("ValueError", "year "+strconv.Itoa(year)+" is out of range")
		}
		return in.withDays(c, n-epochOrdinal)
	})
	c.Dict["fromisoformat"] = classMethod("fromisoformat", "cls, date_string", func(in *Interp, c *Class, a []any) any {
		s, ok := a[0].(string)
		if !ok {
			in.raise("TypeError", "fromisoformat: argument must be str")
		}
		p := isoParser{rest: s}
		days, ok := p.date()
		if !ok || p.rest != "" {
			in.raise("ValueError", "Invalid isoformat string: "+StrRepr(s))
		}
		return NewInstance(c, dateValue{in.dateArguments(days[0], days[1], days[2])})
	})
	c.Dict["fromisocalendar"] = classMethod("fromisocalendar", "cls, year, week, day", func(in *Interp, c *Class, a []any) any {
		year, week, day := in.Index(a[0]), in.Index(a[1]), in.Index(a[2])
		days, problem := isoCalendarDays(year, week, day)
		if problem != "" {
			in.raise("ValueError", problem)
		}
		return in.withDays(c, days)
	})
}

// isoCalendarDays is the day of a weekday in an ISO week, or what is wrong.
func isoCalendarDays(year, week, day int64) (days int64, problem string) {
	if year < minYear || year > maxYear {
		return 0, fmt.Sprintf("Year is out of range: %d", year)
	}
	monday := firstWeek(int(year))
	if weeks := (firstWeek(int(year)+1) - monday) / 7; week < 1 || week > weeks {
		return 0, fmt.Sprintf("Invalid week: %d", week)
	}
	if day < 1 || day > 7 {
		return 0, fmt.Sprintf("Invalid day: %d (range is [1, 7])", day)
	}
	return monday + (week-1)*7 + day - 1, ""
}

func (in *Interp) dateArithmetic(c *Class) {
	plain := func(v any) (int64, bool) { return DateOf(v) }
	addComparisons(c, func(in *Interp, op string, a, b *Instance) (int, bool) {
		x, _ := plain(a)
		y, ok := plain(b)
		if _, later := b.Data.(datetimeValue); later && op != "==" && op != "!=" {
			in.raise("TypeError", "can't compare datetime.datetime to datetime.date")
		}
		return int(max(-1, min(1, x-y))), ok
	})
	shift := func(in *Interp, self any, by any, sign int64) any {
		i := self.(*Instance)
		d, ok := by.(*Instance)
		if !ok {
			return NotImplemented{}
		}
		if delta, ok := d.Data.(deltaValue); ok {
			days, _ := plain(i)
			return in.newDate(i.Class, days+sign*delta.days)
		}
		return NotImplemented{}
	}
	add := Def("__add__", "self, other", func(in *Interp, a []any) any { return shift(in, a[0], a[1], 1) })
	c.Dict["__add__"], c.Dict["__radd__"] = add, add
	c.Dict["__sub__"] = Def("__sub__", "self, other", func(in *Interp, a []any) any {
		if y, ok := plain(a[1]); ok {
			x, _ := plain(a[0])
			return in.NewTimedelta((x - y) * microsPerDay)
		}
		return shift(in, a[0], a[1], -1)
	})
}

// timestampMicros reads seconds since 1970, rounded half to even.
func (in *Interp) timestampMicros(v any) int64 {
	amount := v
	if n, ok := asBig(v); ok {
		amount = integer(n)
	} else if f, ok := asFloat(in.toFloat([]any{v})); ok {
		if f != f {
			in.raise("ValueError", "cannot convert float NaN to integer")
		}
		amount = f
	}
	limit := float64(1 << 40)
	if f, _ := asFloat(amount); f > limit || f < -limit {
		text := "year is out of range"
		if year := 1970 + f/31_556_952; year > -1e9 && year < 1e9 {
			text = "year " + strconv.FormatInt(int64(year), 10) + " is out of range"
		}
		in.raise("ValueError", text)
	}
	f, isFloat := amount.(float64)
	if !isFloat {
		return in.Index(amount) * microsPerSecond
	}
	return secondsToMicros(f)
}

// dateText joins numbers as in repr: 2024, 1, 2.
func dateText(parts ...int64) string {
	out := make([]string, len(parts))
	for i, n := range parts {
		out[i] = strconv.FormatInt(n, 10)
	}
	return strings.Join(out, ", ")
}
