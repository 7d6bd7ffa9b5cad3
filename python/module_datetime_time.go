package python

import "fmt"

func (t timeValue) hour() int64        { return t.micros / (3600 * microsPerSecond) }
func (t timeValue) minute() int64      { return t.micros / (60 * microsPerSecond) % 60 }
func (t timeValue) second() int64      { return t.micros / microsPerSecond % 60 }
func (t timeValue) microsecond() int64 { return t.micros % microsPerSecond }

// timeArguments checks hour, minute, second, microsecond and tzinfo.
func (in *Interp) timeArguments(a []any, fold any) timeValue {
	var n [4]int64
	for i, part := range []struct {
		name string
		most int64
	}{{"hour", 23}, {"minute", 59}, {"second", 59}, {"microsecond", 999_999}} {
		n[i] = in.Index(a[i])
		if n[i] < 0 || n[i] > part.most {
			in.raise("ValueError", fmt.Sprintf("%s must be in 0..%d", part.name, part.most))
		}
	}
	f := in.Index(fold)
	if f != 0 && f != 1 {
		in.raise("ValueError", "fold must be either 0 or 1")
	}
	return timeValue{((n[0]*60+n[1])*60+n[2])*microsPerSecond + n[3], in.zoneArgument(a[4]), int(f)}
}

// replaceTime is t with other parts where they are not None; a tzinfo of True
// stays as it is.
func (in *Interp) replaceTime(t timeValue, a []any, fold any) timeValue {
	for i, old := range []int64{t.hour(), t.minute(), t.second(), t.microsecond()} {
		if a[i] == nil {
			a[i] = old
		}
	}
	if a[4] == true {
		a[4] = zoneObject(t.zone)
	}
	if fold == nil {
		fold = int64(t.fold)
	}
	return in.timeArguments(a, fold)
}

// addClock gives a class the attributes of a time of day.
func addClock(c *Class, clock func(i *Instance) timeValue) {
	for name, get := range map[string]func(t timeValue) any{
		"hour": func(t timeValue) any { return t.hour() }, "minute": func(t timeValue) any { return t.minute() },
		"second": func(t timeValue) any { return t.second() }, "microsecond": func(t timeValue) any { return t.microsecond() },
		"tzinfo": func(t timeValue) any { return zoneObject(t.zone) }, "fold": func(t timeValue) any { return int64(t.fold) },
	} {
		c.Dict[name] = getter(name, func(_ *Interp, i *Instance) any { return get(clock(i)) })
	}
}

// isoTime formats a time of day down to what timespec names.
func (in *Interp) isoTime(micros int64, timespec string) string {
	t := timeValue{micros: micros}
	switch timespec {
	case "auto":
		if t.microsecond() != 0 {
			return in.isoTime(micros, "microseconds")
		}
		return in.isoTime(micros, "seconds")
	case "hours":
		return fmt.Sprintf("%02d", t.hour())
	case "minutes":
		return fmt.Sprintf("%02d:%02d", t.hour(), t.minute())
	case "seconds":
		return fmt.Sprintf("%02d:%02d:%02d", t.hour(), t.minute(), t.second())
	case "milliseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%03d", t.hour(), t.minute(), t.second(), t.microsecond()/1000)
	case "microseconds":
		return fmt.Sprintf("%02d:%02d:%02d.%06d", t.hour(), t.minute(), t.second(), t.microsecond())
	}
	in.raise("ValueError", "Unknown timespec value")
	return ""
}

func (in *Interp) timeClass() *Class {
	c := NewClass("time", "datetime", nil, nil)
	self := func(v any) timeValue { return v.(*Instance).Data.(timeValue) }
	c.Dict["__new__"] = Def("time", "cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0", func(in *Interp, a []any) any {
		return NewInstance(a[0].(*Class), in.timeArguments(a[1:6], a[len(a)-1]))
	})
	c.Dict["fromisoformat"] = classMethod("fromisoformat", "cls, time_string", func(in *Interp, c *Class, a []any) any {
		s, ok := a[0].(string)
		if !ok {
			in.raise("TypeError", "fromisoformat: argument must be str")
		}
		p := isoParser{rest: s}
		if p.rest != "" && (p.rest[0] == 'T' || p.rest[0] == 't') {
			p.skip()
		}
		var t isoTime
		if !p.time(&t) {
			in.raise("ValueError", "Invalid isoformat string: "+StrRepr(s))
		}
		return NewInstance(c, in.timeArguments([]any{t.hour, t.minute, t.second, t.micros, in.isoZone(t)}, int64(0)))
	})
	addClock(c, func(i *Instance) timeValue { return i.Data.(timeValue) })
	method := func(name, signature string, f func(in *Interp, self *Instance, v timeValue, a []any) any) {
		c.Dict[name] = Def(name, signature, func(in *Interp, a []any) any { return f(in, a[0].(*Instance), self(a[0]), a[1:]) })
	}
	for _, name := range []string{"utcoffset", "dst", "tzname"} {
		method(name, "self", func(in *Interp, _ *Instance, v timeValue, _ []any) any {
			if v.zone == nil {
				return nil
			}
			return in.call(in.GetAttr(v.zone, name), []any{nil}, nil)
		})
	}
	method("isoformat", "self, timespec='auto'", func(in *Interp, _ *Instance, v timeValue, a []any) any {
		s := in.isoTime(v.micros, in.Str(a[0]))
		if offset, aware := in.offsetOf(v.zone, nil); aware {
			s += offsetText(offset)
		}
		return s
	})
	method("__str__", "self", func(in *Interp, i *Instance, _ timeValue, _ []any) any {
		return in.call(in.GetAttr(i, "isoformat"), nil, nil)
	})
	method("__repr__", "self", func(in *Interp, i *Instance, t timeValue, _ []any) any {
		parts := []int64{t.hour(), t.minute()}
		if t.micros%(60*microsPerSecond) != 0 {
			parts = append(parts, t.second())
		}
		if t.microsecond() != 0 {
			parts = append(parts, t.microsecond())
		}
		return i.Class.qualified() + "(" + dateText(parts...) + in.zoneText(t.zone, t.fold) + ")"
	})
	method("__hash__", "self", func(in *Interp, i *Instance, _ timeValue, _ []any) any { return in.hashOf(i) })
	method("strftime", "self, format", func(in *Interp, i *Instance, _ timeValue, a []any) any { return in.strftime(i, in.Str(a[0])) })
	c.Dict["__format__"] = in.dates.date.Dict["__format__"]
	method("replace", "self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None", func(in *Interp, i *Instance, v timeValue, a []any) any {
		return NewInstance(i.Class, in.replaceTime(v, a[:5], a[len(a)-1]))
	})
	addComparisons(c, func(in *Interp, op string, a, b *Instance) (int, bool) {
		v := a.Data.(timeValue)
		w, ok := b.Data.(timeValue)
		if !ok {
			return 0, false
		}
		x, aware := in.offsetOf(v.zone, nil)
		y, otherAware := in.offsetOf(w.zone, nil)
		if aware != otherAware {
			if op != "==" && op != "!=" {
				in.raise("TypeError", "can't compare offset-naive and offset-aware times")
			}
			return 1, true
		}
		return int(max(-1, min(1, v.micros-x-(w.micros-y)))), true
	})
	return c
}
