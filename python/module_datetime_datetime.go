package python

import (
	"fmt"
	"math"
	"strings"
)

// secondsToMicros rounds half to even.
func secondsToMicros(seconds float64) int64 {
	whole, part := math.Modf(seconds)
	return int64(whole)*microsPerSecond + int64(math.RoundToEven(part*microsPerSecond))
}

// newDatetime checks the range and makes a datetime of a class.
func (in *Interp) newDatetime(c *Class, v datetimeValue) *Instance {
	if days := floorDiv(v.micros, microsPerDay); days < daysOf(minYear, 1, 1) || days > daysOf(maxYear, 12, 31) {
		in.raise("OverflowError", "date value out of range")
	}
	return NewInstance(c, v)
}

// needDatetime reads the argument of a method of a tzinfo.
func (in *Interp) needDatetime(v any) datetimeValue {
	if i, ok := v.(*Instance); ok {
		if d, ok := i.Data.(datetimeValue); ok {
			return d
		}
	}
	in.raise("TypeError", "a datetime argument is required, not "+in.TypeName(v))
	return datetimeValue{}
}

func (v datetimeValue) days() int64 { return floorDiv(v.micros, microsPerDay) }

func (v datetimeValue) clock() timeValue {
	return timeValue{micros: floorMod(v.micros, microsPerDay), zone: v.zone, fold: v.fold}
}

func (in *Interp) datetimeClass() *Class {
	c := NewClass("datetime", "datetime", in.dates.date, nil)
	self := func(v any) datetimeValue { return v.(*Instance).Data.(datetimeValue) }
	c.Dict["__new__"] = Def("datetime", "cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", func(in *Interp, a []any) any {
		days := in.dateArguments(a[1], a[2], a[3])
		t := in.timeArguments(a[4:9], a[len(a)-1])
		return NewInstance(a[0].(*Class), datetimeValue{days*microsPerDay + t.micros, t.zone, t.fold})
	})
	in.datetimeMakers(c)
	addClock(c, func(i *Instance) timeValue { return i.Data.(datetimeValue).clock() })
	method := func(name, signature string, f func(in *Interp, self *Instance, v datetimeValue, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any { return f(in, a[0].(*Instance), self(a[0]), a[1:]) })
	}
	method("date", "self", func(in *Interp, _ *Instance, v datetimeValue, _ []any) any { return in.NewDate(v.days()) })
	method("time", "self", func(in *Interp, _ *Instance, v datetimeValue, _ []any) any {
		t := v.clock()
		t.zone = nil
		return NewInstance(in.dates.time, t)
	})
	method("timetz", "self", func(in *Interp, _ *Instance, v datetimeValue, _ []any) any {
		return NewInstance(in.dates.time, v.clock())
	})
	for _, name := range []string{"utcoffset", "dst", "tzname"} {
		method(name, "self", func(in *Interp, i *Instance, v datetimeValue, _ []any) any {
			if v.zone == nil {
				return nil
			}
			return in.call(in.GetAttr(v.zone, name), []any{i}, nil)
		})
	}
	method("isoformat", "self, sep='T', timespec='auto'", func(in *Interp, _ *Instance, v datetimeValue, a []any) any {
		s := isoDate(v.days()) + in.Str(a[0]) + in.isoTime(v.clock().micros, in.Str(a[1]))
		if offset, aware := in.datetimeOffset(v); aware {
			s += offsetText(offset)
		}
		return s
	})
	method("__str__", "self", func(in *Interp, i *Instance, _ datetimeValue, _ []any) any {
		return in.call(in.GetAttr(i, "isoformat"), []any{" "}, nil)
	})
	method("__repr__", "self", func(in *Interp, i *Instance, v datetimeValue, _ []any) any {
		y, m, d := civil(v.days())
		t := v.clock()
		parts := []int64{int64(y), int64(m), int64(d), t.hour(), t.minute()}
		if t.micros%(60*microsPerSecond) != 0 {
			parts = append(parts, t.second())
		}
		if t.microsecond() != 0 {
			parts = append(parts, t.microsecond())
		}
		return i.Class.qualified() + "(" + dateText(parts...) + in.zoneText(v.zone, v.fold) + ")"
	})
	method("timestamp", "self", func(in *Interp, _ *Instance, v datetimeValue, _ []any) any {
		offset, _ := in.datetimeOffset(v)
		return float64(v.micros-offset) / microsPerSecond
	})
	method("timetuple", "self", func(in *Interp, i *Instance, v datetimeValue, _ []any) any {
		summer := int64(-1)
		if v.zone != nil {
			if dst, known := in.zoneDelta(v.zone, "dst", i); known {
				summer = min(1, max(dst, -dst))
			}
		}
		return in.timeTuple(i, summer)
	})
	method("utctimetuple", "self", func(in *Interp, _ *Instance, v datetimeValue, _ []any) any {
		offset, _ := in.datetimeOffset(v)
		return in.timeTuple(in.newDatetime(in.dates.datetime, datetimeValue{micros: v.micros - offset}), 0)
	})
	method("replace", "self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None", func(in *Interp, i *Instance, v datetimeValue, a []any) any {
		days := in.replaceDate(v.days(), a[:3])
		t := in.replaceTime(v.clock(), a[3:8], a[len(a)-1])
		return NewInstance(i.Class, datetimeValue{days*microsPerDay + t.micros, t.zone, t.fold})
	})
	method("astimezone", "self, tz=None", func(in *Interp, i *Instance, v datetimeValue, a []any) any {
		zone := in.zoneArgument(a[0])
		if zone == nil {
			zone = in.dates.utc
		}
		if zone == v.zone {
			return i
		}
		offset, _ := in.datetimeOffset(v)
		utc := NewInstance(i.Class, datetimeValue{micros: v.micros - offset, zone: zone})
		return in.inZone(zone, utc)
	})
	in.datetimeArithmetic(c)
	return c
}

// inZone calls fromutc: at shows UTC although its tzinfo is zone. The result
// keeps the class.
func (in *Interp) inZone(zone *Instance, at *Instance) *Instance {
	out, ok := in.call(in.GetAttr(zone, "fromutc"), []any{at}, nil).(*Instance)
	if ok {
		if v, isDatetime := out.Data.(datetimeValue); isDatetime {
			v.zone = zone
			return in.newDatetime(at.Class, v)
		}
	}
	in.raise("TypeError", "fromutc() must return a datetime")
	return nil
}

func (in *Interp) datetimeMakers(c *Class) {
	instant := func(in *Interp, c *Class, micros int64, zone any) *Instance {
		z := in.zoneArgument(zone)
		at := in.newDatetime(c, datetimeValue{micros: micros, zone: z})
		if z == nil {
			return at
		}
		return in.inZone(z, at)
	}
	c.Dict["now"] = classMethod("now", "cls, tz=None", func(in *Interp, c *Class, a []any) any { return instant(in, c, in.now().UnixMicro(), a[0]) })
	for _, name := range []string{"today", "utcnow"} {
		c.Dict[name] = classMethod(name, "cls", func(in *Interp, c *Class, _ []any) any { return instant(in, c, in.now().UnixMicro(), nil) })
	}
	stamp := func(in *Interp, c *Class, v, zone any) any {
		micros := in.timestampMicros(v)
		if year, _, _ := civil(floorDiv(micros, microsPerDay)); year < minYear || year > maxYear {
			in.raise("ValueError", fmt.Sprintf("year %d is out of range", year))
		}
		return instant(in, c, micros, zone)
	}
	c.Dict["fromtimestamp"] = classMethod("fromtimestamp", "cls, timestamp, tz=None", func(in *Interp, c *Class, a []any) any { return stamp(in, c, a[0], a[1]) })
	c.Dict["utcfromtimestamp"] = classMethod("utcfromtimestamp", "cls, timestamp", func(in *Interp, c *Class, a []any) any { return stamp(in, c, a[0], nil) })
	c.Dict["combine"] = classMethod("combine", "cls, date, time, tzinfo=True", func(in *Interp, c *Class, a []any) any {
		days, ok := daysOfObject(a[0])
		if !ok {
			in.raise("TypeError", "combine() argument 1 must be datetime.date, not "+in.TypeName(a[0]))
		}
		i, _ := a[1].(*Instance)
		if i == nil {
			in.raise("TypeError", "combine() argument 2 must be datetime.time, not "+in.TypeName(a[1]))
		}
		t, ok := i.Data.(timeValue)
		if !ok {
			in.raise("TypeError", "combine() argument 2 must be datetime.time, not "+in.TypeName(a[1]))
		}
		if a[2] != true {
			t.zone = in.zoneArgument(a[2])
		}
		return NewInstance(c, datetimeValue{days*microsPerDay + t.micros, t.zone, t.fold})
	})
	c.Dict["fromisoformat"] = classMethod("fromisoformat", "cls, date_string", func(in *Interp, c *Class, a []any) any {
		s, ok := a[0].(string)
		if !ok {
			in.raise("TypeError", "fromisoformat: argument must be str")
		}
		p := isoParser{rest: s}
		d, ok := p.date()
		var t isoTime
		if ok && p.rest != "" {
			p.skip()
			ok = p.rest != "" && p.time(&t)
		}
		if !ok {
			in.raise("ValueError", "Invalid isoformat string: "+StrRepr(s))
		}
		days := in.dateArguments(d[0], d[1], d[2])
		clock := in.timeArguments([]any{t.hour, t.minute, t.second, t.micros, in.isoZone(t)}, int64(0))
		return NewInstance(c, datetimeValue{micros: days*microsPerDay + clock.micros, zone: clock.zone})
	})
	c.Dict["strptime"] = classMethod("strptime", "cls, date_string, format", func(in *Interp, c *Class, a []any) any {
		for i, v := range a {
			if _, ok := v.(string); !ok {
				in.raise("TypeError", fmt.Sprintf("strptime() argument %d must be str, not %s", i+1, in.TypeName(v)))
			}
		}
		p := in.strptime(a[0].(string), a[1].(string))
		v := datetimeValue{micros: in.dateArguments(p.year, p.month, p.day)*microsPerDay + ((p.hour*60+p.minute)*60+p.second)*microsPerSecond + p.micros}
		if p.zoned {
			v.zone = in.dates.utc
			if z := (zoneValue{p.offset, p.zone, p.zone != ""}); z != (zoneValue{}) {
				v.zone = NewInstance(in.dates.timezone, z)
			}
		}
		return NewInstance(c, v)
	})
}

// compareDatetimes orders two datetimes; ok is false when only one is aware.
func (in *Interp) compareDatetimes(v, w datetimeValue) (order int, ok bool) {
	if v.zone != w.zone {
		x, aware := in.datetimeOffset(v)
		y, otherAware := in.datetimeOffset(w)
		if aware != otherAware {
			return 0, false
		}
		v.micros -= x
		w.micros -= y
	}
	return int(max(-1, min(1, v.micros-w.micros))), true
}

func (in *Interp) datetimeArithmetic(c *Class) {
	addComparisons(c, func(in *Interp, op string, a, b *Instance) (int, bool) {
		w, ok := b.Data.(datetimeValue)
		equality := op == "==" || op == "!="
		if !ok {
			if _, day := b.Data.(dateValue); day && !equality {
				in.raise("TypeError", "can't compare datetime.datetime to datetime.date")
			}
			return 0, false
		}
		order, comparable := in.compareDatetimes(a.Data.(datetimeValue), w)
		if !comparable {
			if !equality {
				in.raise("TypeError", "can't compare offset-naive and offset-aware datetimes")
			}
			return 1, true
		}
		return order, true
	})
	shift := func(in *Interp, i *Instance, by any, sign int64) any {
		d, ok := by.(*Instance)
		if !ok {
			return NotImplemented{}
		}
		delta, ok := d.Data.(deltaValue)
		if !ok {
			return NotImplemented{}
		}
		v := i.Data.(datetimeValue)
		days := v.days() + sign*delta.days
		if days < -1e7 || days > 1e7 {
			in.raise("OverflowError", "date value out of range")
		}
		return in.newDatetime(i.Class, datetimeValue{micros: days*microsPerDay + v.clock().micros + sign*delta.micros, zone: v.zone})
	}
	add := Def("__add__", "self, other", func(in *Interp, a []any) any { return shift(in, a[0].(*Instance), a[1], 1) })
	c.Dict["__add__"], c.Dict["__radd__"] = add, add
	c.Dict["__sub__"] = Def("__sub__", "self, other", func(in *Interp, a []any) any {
		v := a[0].(*Instance).Data.(datetimeValue)
		if i, ok := a[1].(*Instance); ok {
			if w, ok := i.Data.(datetimeValue); ok {
				if v.zone != w.zone {
					x, aware := in.datetimeOffset(v)
					y, otherAware := in.datetimeOffset(w)
					if aware != otherAware {
						in.raise("TypeError", "can't subtract offset-naive and offset-aware datetimes")
					}
					v.micros -= x
					w.micros -= y
				}
				return in.NewTimedelta(v.micros - w.micros)
			}
		}
		return shift(in, a[0].(*Instance), a[1], -1)
	})
}

// zoneText is the part of a repr about a zone and a fold.
func (in *Interp) zoneText(zone *Instance, fold int) string {
	var b strings.Builder
	if fold != 0 {
		b.WriteString(", fold=1")
	}
	if zone != nil {
		b.WriteString(", tzinfo=" + in.Repr(zone))
	}
	return b.String()
}
