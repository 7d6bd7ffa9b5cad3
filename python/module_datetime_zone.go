package python

import (
	"fmt"
	"math/big"
	"time"
	_ "time/tzdata" // zones on machines that have none
)

// zoneValue is the data of a timezone: a fixed distance from UTC in
// microseconds.
type zoneValue struct {
	offset int64
	name   string
	named  bool
}

func (z zoneValue) hashKey(*Interp) any { return zoneValue{offset: z.offset} }

func (z zoneValue) String() string {
	switch {
	case z.named:
		return z.name
	case z.offset == 0:
		return "UTC"
	}
	return "UTC" + offsetText(z.offset)
}

// offsetText is +hh:mm, with seconds and their parts where there are any.
func offsetText(micros int64) string {
	sign := "+"
	if micros < 0 {
		sign, micros = "-", -micros
	}
	seconds := micros / microsPerSecond
	s := fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
	part := micros % microsPerSecond
	if seconds%60 != 0 || part != 0 {
		s += fmt.Sprintf(":%02d", seconds%60)
	}
	if part != 0 {
		s += fmt.Sprintf(".%06d", part)
	}
	return s
}

// offsetOf asks a zone how far its clock is ahead of UTC at the datetime at,
// which is None for times without a date.
func (in *Interp) offsetOf(zone *Instance, at any) (micros int64, aware bool) {
	if zone == nil {
		return 0, false
	}
	if z, ok := zone.Data.(zoneValue); ok {
		return z.offset, true
	}
	return in.zoneDelta(zone, "utcoffset", at)
}

// zoneDelta calls utcoffset or dst of a zone.
func (in *Interp) zoneDelta(zone *Instance, method string, at any) (micros int64, known bool) {
	v := in.call(in.GetAttr(zone, method), []any{at}, nil)
	if v == nil {
		return 0, false
	}
	d, ok := v.(*Instance)
	if ok {
		_, ok = d.Data.(deltaValue)
	}
	if !ok {
		in.raise("TypeError", "tzinfo."+method+"() must return None or a timedelta, not '"+in.TypeName(v)+"'")
	}
	total := d.Data.(deltaValue).total()
	if new(big.Int).Abs(total).Cmp(bigDay) >= 0 {
		in.raise("ValueError", "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
	}
	return total.Int64(), true
}

func (in *Interp) datetimeOffset(v datetimeValue) (micros int64, aware bool) {
	if v.zone == nil {
		return 0, false
	}
	return in.offsetOf(v.zone, NewInstance(in.datetimes().datetime, v))
}

// zoneArgument reads a tzinfo argument.
func (in *Interp) zoneArgument(v any) *Instance {
	if v == nil {
		return nil
	}
	i, ok := v.(*Instance)
	if !ok || !i.Class.Is(in.datetimes().tzinfo) {
		in.raise("TypeError", "tzinfo argument must be None or of a tzinfo subclass, not type '"+in.TypeName(v)+"'")
	}
	return i
}

func zoneObject(z *Instance) any {
	if z == nil {
		return nil
	}
	return z
}

func (in *Interp) zoneClasses() (tzinfo, timezone *Class) {
	tzinfo = NewClass("tzinfo", "datetime", nil, nil)
	for _, name := range []string{"utcoffset", "dst", "tzname"} {
		tzinfo.Dict[name] = Def(name, "self, dt", func(in *Interp, _ []any) any {
			in.raise("NotImplementedError", "a tzinfo subclass must implement "+name+"()")
			return nil
		})
	}
	// The general rule: move by the standard offset, then by what dst says there.
	tzinfo.Dict["fromutc"] = Def("fromutc", "self, dt", func(in *Interp, a []any) any {
		zone := a[0].(*Instance)
		v := in.needDatetime(a[1])
		offset, known := in.zoneDelta(zone, "utcoffset", a[1])
		dst, hasDST := in.zoneDelta(zone, "dst", a[1])
		if !known || !hasDST {
			in.raise("ValueError", "fromutc: non-None utcoffset() result required")
		}
		v.micros += offset - dst
		moved := NewInstance(in.datetimes().datetime, v)
		if dst, hasDST = in.zoneDelta(zone, "dst", moved); !hasDST {
			in.raise("ValueError", "fromutc: tz.dst() gave inconsistent results; cannot convert")
		}
		v.micros += dst
		return in.newDatetime(in.datetimes().datetime, v)
	})
	timezone = NewClass("timezone", "datetime", tzinfo, nil)
	self := func(a []any) zoneValue { return a[0].(*Instance).Data.(zoneValue) }
	timezone.Dict["__new__"] = Def("timezone", "cls, offset, name=None", func(in *Interp, a []any) any {
		d, ok := a[1].(*Instance)
		if ok {
			_, ok = d.Data.(deltaValue)
		}
		if !ok {
			in.raise("TypeError", "timezone() argument 1 must be datetime.timedelta, not "+in.TypeName(a[1]))
		}
		total := d.Data.(deltaValue).total()
		if new(big.Int).Abs(total).Cmp(bigDay) >= 0 {
			in.raise("ValueError", "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "+in.Repr(d)+".")
		}
		z := zoneValue{offset: total.Int64()}
		if a[2] != nil {
			if z.name, z.named = a[2].(string); !z.named {
				in.raise("TypeError", "timezone() argument 2 must be str, not "+in.TypeName(a[2]))
			}
		}
		if z == (zoneValue{}) {
			return in.datetimes().utc
		}
		return NewInstance(a[0].(*Class), z)
	})
	timezone.Dict["utcoffset"] = Def("utcoffset", "self, dt", func(in *Interp, a []any) any { return in.NewTimedelta(self(a).offset) })
	timezone.Dict["dst"] = Def("dst", "self, dt", func(*Interp, []any) any { return nil })
	timezone.Dict["tzname"] = Def("tzname", "self, dt", func(_ *Interp, a []any) any { return self(a).String() })
	timezone.Dict["fromutc"] = Def("fromutc", "self, dt", func(in *Interp, a []any) any {
		v := in.needDatetime(a[1])
		v.micros += self(a).offset
		return in.newDatetime(in.datetimes().datetime, v)
	})
	timezone.Dict["__str__"] = Def("__str__", "self", func(_ *Interp, a []any) any { return self(a).String() })
	timezone.Dict["__repr__"] = Def("__repr__", "self", func(in *Interp, a []any) any {
		z := self(a)
		switch {
		case z == zoneValue{}:
			return "datetime.timezone.utc"
		case z.named:
			return "datetime.timezone(" + in.Repr(in.NewTimedelta(z.offset)) + ", " + StrRepr(z.name) + ")"
		}
		return "datetime.timezone(" + in.Repr(in.NewTimedelta(z.offset)) + ")"
	})
	timezone.Dict["__hash__"] = Def("__hash__", "self", func(in *Interp, a []any) any { return in.hashOf(a[0]) })
	addComparisons(timezone, func(_ *Interp, op string, a, b *Instance) (int, bool) {
		w, ok := b.Data.(zoneValue)
		if a.Data.(zoneValue).offset == w.offset {
			return 0, ok && (op == "==" || op == "!=")
		}
		return 1, ok && (op == "==" || op == "!=")
	})
	return tzinfo, timezone
}

// regionValue is the data of a ZoneInfo.
type regionValue struct{ *time.Location }

func (r regionValue) hashKey(*Interp) any { return r.Location.String() }

// at is the offset in seconds and the zone's name at an instant.
func (r regionValue) at(utcMicros int64) time.Time { return time.UnixMicro(utcMicros).In(r.Location) }

// local finds an instant at which the rules for a clock reading hold: fold picks
// the later of two readings, and in a gap the rules behind it.
func (r regionValue) local(v datetimeValue) time.Time {
	dayBefore, dayAfter := r.at(v.micros-microsPerDay), r.at(v.micros+microsPerDay)
	before, after := offsetAt(dayBefore), offsetAt(dayAfter)
	first, second := r.at(v.micros-before), r.at(v.micros-after)
	fits, fitsLater := offsetAt(first) == before, offsetAt(second) == after
	switch {
	case fits && (!fitsLater || v.fold == 0):
		return first
	case fitsLater:
		return second
	case v.fold == 0:
		return dayBefore
	}
	return dayAfter
}

func offsetAt(t time.Time) int64 {
	_, seconds := t.Zone()
	return int64(seconds) * microsPerSecond
}

func zoneinfoModule(in *Interp) *Module {
	missing := &Class{Name: "ZoneInfoNotFoundError", Module: "zoneinfo", Bases: []*Class{in.classes["KeyError"]}, Dict: map[string]any{}}
	c := NewClass("ZoneInfo", "zoneinfo", in.datetimes().tzinfo, nil)
	self := func(a []any) regionValue { return a[0].(*Instance).Data.(regionValue) }
	made := map[string]*Instance{}
	c.Dict["__new__"] = Def("ZoneInfo", "cls, key", func(in *Interp, a []any) any {
		key := in.Str(a[1])
		if z := made[key]; z != nil && z.Class == a[0] {
			return z
		}
		location, err := time.LoadLocation(key)
		if err != nil || key == "" || key == "Local" {
			in.RaiseValue(in.NewException(missing, "No time zone found with key "+key, nil))
		}
		z := NewInstance(a[0].(*Class), regionValue{location})
		z.Attrs["key"] = key
		made[key] = z
		return z
	})
	about := func(name string, get func(in *Interp, t time.Time) any) {
		c.Dict[name] = Def(name, "self, dt", func(in *Interp, a []any) any {
			if a[1] == nil {
				return nil
			}
			return get(in, self(a).local(in.needDatetime(a[1])))
		})
	}
	about("utcoffset", func(in *Interp, t time.Time) any { return in.NewTimedelta(offsetAt(t)) })
	about("tzname", func(_ *Interp, t time.Time) any { name, _ := t.Zone(); return name })
	about("dst", func(in *Interp, t time.Time) any {
		if !t.IsDST() {
			return in.NewTimedelta(0)
		}
		// Summer time began at most a year ago; its length is what it added then.
		start, _ := t.ZoneBounds()
		if start.IsZero() {
			return in.NewTimedelta(3600 * microsPerSecond)
		}
		return in.NewTimedelta(offsetAt(t) - offsetAt(start.Add(-time.Second)))
	})
	c.Dict["fromutc"] = Def("fromutc", "self, dt", func(in *Interp, a []any) any {
		v, r := in.needDatetime(a[1]), self(a)
		offset := offsetAt(r.at(v.micros))
		local := datetimeValue{micros: v.micros + offset, zone: a[0].(*Instance)}
		if offsetAt(r.local(local)) != offset {
			local.fold = 1
		}
		return in.newDatetime(in.datetimes().datetime, local)
	})
	c.Dict["__str__"] = Def("__str__", "self", func(_ *Interp, a []any) any { return self(a).Location.String() })
	c.Dict["__repr__"] = Def("__repr__", "self", func(_ *Interp, a []any) any {
		return "zoneinfo.ZoneInfo(key=" + StrRepr(self(a).Location.String()) + ")"
	})
	return &Module{Name: "zoneinfo", Dict: map[string]any{"ZoneInfo": c, "ZoneInfoNotFoundError": missing}}
}
