package python

// datetimeClasses are the classes of the module datetime.
type datetimeClasses struct {
	date, time, datetime, timedelta, tzinfo, timezone, isoCalendar *Class
	utc                                                            *Instance
}

// dateValue is the data of a date: days since 1970-01-01.
type dateValue struct{ days int64 }

// timeValue is the data of a time.
type timeValue struct {
	micros int64     // since midnight
	zone   *Instance // nil for naive ones
	fold   int
}

// datetimeValue is the data of a datetime.
type datetimeValue struct {
	micros int64     // since 1970-01-01 00:00 on its own clock
	zone   *Instance // nil for naive ones
	fold   int
}

// deltaValue is the data of a timedelta; micros are of the day.
type deltaValue struct{ days, micros int64 }

// hashable data says what equal objects share.
type hashable interface{ hashKey(in *Interp) any }

func (v dateValue) hashKey(*Interp) any  { return v }
func (v deltaValue) hashKey(*Interp) any { return v }

type utcTime struct{ micros int64 }
type utcDatetime struct{ micros int64 }

func (v timeValue) hashKey(in *Interp) any {
	offset, aware := in.offsetOf(v.zone, nil)
	if !aware {
		return timeValue{micros: v.micros}
	}
	return utcTime{v.micros - offset}
}

func (v datetimeValue) hashKey(in *Interp) any {
	v.fold = 0
	offset, aware := in.datetimeOffset(v)
	if !aware {
		return datetimeValue{micros: v.micros}
	}
	return utcDatetime{v.micros - offset}
}

// datetimes are the classes, made when they are first needed.
func (in *Interp) datetimes() *datetimeClasses {
	if in.dates == nil {
		c := &datetimeClasses{}
		in.dates = c
		c.timedelta = in.timedeltaClass()
		c.tzinfo, c.timezone = in.zoneClasses()
		c.utc = NewInstance(c.timezone, zoneValue{})
		c.timezone.Dict["utc"] = c.utc
		c.isoCalendar = in.tupleClass("IsoCalendarDate", "datetime", []string{"year", "week", "weekday"})
		c.date = in.dateClass()
		c.time = in.timeClass()
		c.datetime = in.datetimeClass()
		in.datetimeLimits()
	}
	return in.dates
}

func (in *Interp) datetimeLimits() {
	c := in.dates
	first, last := daysOf(minYear, 1, 1), daysOf(maxYear, 12, 31)
	for _, limits := range []struct {
		class           *Class
		min, max, least any
	}{
		{c.timedelta, deltaValue{days: -maxDeltaDays}, deltaValue{maxDeltaDays, microsPerDay - 1}, int64(1)},
		{c.date, dateValue{first}, dateValue{last}, int64(microsPerDay)},
		{c.time, timeValue{}, timeValue{micros: microsPerDay - 1}, int64(1)},
		{c.datetime, datetimeValue{micros: first * microsPerDay}, datetimeValue{micros: (last+1)*microsPerDay - 1}, int64(1)},
	} {
		limits.class.Dict["min"], limits.class.Dict["max"] = NewInstance(limits.class, limits.min), NewInstance(limits.class, limits.max)
		limits.class.Dict["resolution"] = in.NewTimedelta(limits.least.(int64))
	}
	for name, minutes := range map[string]int64{"min": -(24*60 - 1), "max": 24*60 - 1} {
		c.timezone.Dict[name] = NewInstance(c.timezone, zoneValue{offset: minutes * 60 * microsPerSecond})
	}
}

func datetimeModule(in *Interp) *Module {
	c := in.datetimes()
	return &Module{Name: "datetime", Dict: map[string]any{
		"date": c.date, "time": c.time, "datetime": c.datetime, "timedelta": c.timedelta, "tzinfo": c.tzinfo, "timezone": c.timezone,
		"UTC": c.utc, "MINYEAR": int64(minYear), "MAXYEAR": int64(maxYear),
	}}
}

// NewDate makes a datetime.date of days since 1970-01-01. Days outside of the
// years 1 to 9999 raise Python's OverflowError.
func (in *Interp) NewDate(days int64) *Instance { return in.newDate(in.datetimes().date, days) }

// NewTime makes a naive datetime.time of microseconds since midnight.
func (in *Interp) NewTime(micros int64) *Instance {
	return NewInstance(in.datetimes().time, timeValue{micros: micros})
}

// NewDatetime makes a naive datetime.datetime of microseconds since 1970-01-01
// 00:00 on its own clock, or raises Python's OverflowError.
func (in *Interp) NewDatetime(micros int64) *Instance {
	return in.newDatetime(in.datetimes().datetime, datetimeValue{micros: micros})
}

// NewTimedelta makes a datetime.timedelta.
func (in *Interp) NewTimedelta(micros int64) *Instance {
	days := floorDiv(micros, microsPerDay)
	return NewInstance(in.datetimes().timedelta, deltaValue{days, micros - days*microsPerDay})
}

// DateOf reads a datetime.date as days since 1970-01-01; a datetime is not one.
func DateOf(v any) (days int64, ok bool) {
	if i, isObject := v.(*Instance); isObject {
		d, ok := i.Data.(dateValue)
		return d.days, ok
	}
	return 0, false
}

// TimeOf reads a datetime.time as microseconds since midnight, whatever its zone.
func TimeOf(v any) (micros int64, ok bool) {
	if i, isObject := v.(*Instance); isObject {
		t, ok := i.Data.(timeValue)
		return t.micros, ok
	}
	return 0, false
}

// DatetimeOf reads a datetime.datetime: microseconds since 1970-01-01 00:00 on
// its own clock and, for an aware one, how far that clock is ahead of UTC.
func (in *Interp) DatetimeOf(v any) (micros, offset int64, aware, ok bool) {
	i, isObject := v.(*Instance)
	if !isObject {
		return 0, 0, false, false
	}
	d, ok := i.Data.(datetimeValue)
	if !ok {
		return 0, 0, false, false
	}
	offset, aware = in.datetimeOffset(d)
	return d.micros, offset, aware, true
}

// TimedeltaOf reads a datetime.timedelta in microseconds; ok is false for other
// values and for those that an int64 cannot hold.
func TimedeltaOf(v any) (micros int64, ok bool) {
	i, isObject := v.(*Instance)
	if !isObject {
		return 0, false
	}
	d, ok := i.Data.(deltaValue)
	if !ok || !d.total().IsInt64() {
		return 0, false
	}
	return d.total().Int64(), true
}

// getter is an attribute that is computed and cannot be set.
func getter(name string, get func(in *Interp, self *Instance) any) *Property {
	return &Property{
		Get: Fn(name, func(in *Interp, a []any, _ *Kwargs) any { return get(in, a[0].(*Instance)) }),
		Set: Fn(name, func(in *Interp, a []any, _ *Kwargs) any {
			in.raise("AttributeError", "attribute '"+name+"' of '"+in.operandName(a[0])+"' objects is not writable")
			return nil
		}),
	}
}

// classMethod is a classmethod written in Go; its first argument is the class.
func classMethod(name, signature string, f func(in *Interp, class *Class, a []any) any) *wrapped {
	return &wrapped{class: true, Func: Def(name, signature, func(in *Interp, a []any) any { return f(in, a[0].(*Class), a[1:]) })}
}

// addComparisons gives a class == and the order that compare says; ok is false
// for operands that it does not know.
func addComparisons(c *Class, compare func(in *Interp, op string, a, b *Instance) (int, bool)) {
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		name := "__" + dunders[op] + "__"
		c.Dict[name] = Def(name, "self, other", func(in *Interp, a []any) any {
			other, isObject := a[1].(*Instance)
			if !isObject {
				return NotImplemented{}
			}
			order, ok := compare(in, op, a[0].(*Instance), other)
			if !ok {
				return NotImplemented{}
			}
			return holds(op, order)
		})
	}
}
