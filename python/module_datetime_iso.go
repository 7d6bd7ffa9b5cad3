package python

import "strings"

// isoParser reads ISO 8601 dates and times from the front of a text.
type isoParser struct{ rest string }

// isoTime is a time of day and its zone as written.
type isoTime struct {
	hour, minute, second, micros int64
	offset                       int64 // microseconds ahead of UTC
	zoned                        bool
}

// digits reads exactly n digits.
func (p *isoParser) digits(n int) (int64, bool) {
	if len(p.rest) < n {
		return 0, false
	}
	v := int64(0)
	for _, c := range []byte(p.rest[:n]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int64(c-'0')
	}
	p.rest = p.rest[n:]
	return v, true
}

func (p *isoParser) take(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// skip drops one character.
func (p *isoParser) skip() {
	for i := range p.rest {
		if i > 0 {
			p.rest = p.rest[i:]
			return
		}
	}
	p.rest = ""
}

// date reads YYYY-MM-DD, YYYYMMDD, or an ISO week with or without a day, as the
// arguments of a date.
func (p *isoParser) date() (parts [3]any, ok bool) {
	year, ok := p.digits(4)
	if !ok {
		return parts, false
	}
	dashed := p.take('-')
	if p.take('W') {
		week, ok := p.digits(2)
		if !ok {
			return parts, false
		}
		day := int64(1)
		if p.rest != "" && p.rest[0] >= '0' && p.rest[0] <= '9' && !dashed || dashed && p.take('-') {
			if day, ok = p.digits(1); !ok {
				return parts, false
			}
		}
		days, problem := isoCalendarDays(year, week, day)
		if problem != "" {
			return parts, false
		}
		y, m, d := civil(days)
		return [3]any{int64(y), int64(m), int64(d)}, true
	}
	month, ok := p.digits(2)
	if !ok || dashed && !p.take('-') {
		return parts, false
	}
	day, ok := p.digits(2)
	return [3]any{year, month, day}, ok
}

// time reads hh[:mm[:ss[.f…]]] with an optional zone up to the end.
func (p *isoParser) time(t *isoTime) bool {
	end := strings.IndexAny(p.rest, "+-Zz")
	zone := ""
	if end >= 0 {
		p.rest, zone = p.rest[:end], p.rest[end:]
	}
	if !p.clock(&t.hour, &t.minute, &t.second, &t.micros) {
		return false
	}
	switch {
	case zone == "":
		return true
	case zone == "Z":
		t.zoned = true
		return true
	case zone[0] == 'Z' || zone[0] == 'z':
		return false
	}
	p.rest = zone[1:]
	var hour, minute, second, micros int64
	if !p.clock(&hour, &minute, &second, &micros) {
		return false
	}
	t.zoned, t.offset = true, ((hour*60+minute)*60+second)*microsPerSecond+micros
	if zone[0] == '-' {
		t.offset = -t.offset
	}
	return true
}

func (p *isoParser) clock(hour, minute, second, micros *int64) (ok bool) {
	if *hour, ok = p.digits(2); !ok || p.rest == "" {
		return ok
	}
	colons := p.take(':')
	if *minute, ok = p.digits(2); !ok || p.rest == "" {
		return ok
	}
	if colons && !p.take(':') {
		return false
	}
	if *second, ok = p.digits(2); !ok || p.rest == "" {
		return ok
	}
	if !p.take('.') && !p.take(',') {
		return false
	}
	// Digits behind the sixth are dropped.
	scale := int64(100_000)
	if p.rest == "" {
		return false
	}
	for p.rest != "" {
		d, ok := p.digits(1)
		if !ok {
			return false
		}
		*micros += d * scale
		scale /= 10
	}
	return true
}

// isoZone is the tzinfo of a time as written.
func (in *Interp) isoZone(t isoTime) any {
	switch {
	case !t.zoned:
		return nil
	case t.offset == 0:
		return in.datetimes().utc
	case t.offset <= -microsPerDay || t.offset >= microsPerDay:
		in.raise("ValueError", "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "+in.Repr(in.NewTimedelta(t.offset))+".")
	}
	return NewInstance(in.datetimes().timezone, zoneValue{offset: t.offset})
}
