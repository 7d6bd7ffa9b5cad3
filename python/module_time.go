package python

import (
	"context"
	"math"
	"strings"
	"time"
)

// RegisterTime sets the modules time and datetime on a clock.
func (in *Interp) RegisterTime(sleep Sleep, now func() time.Time) {
	delete(in.modules, "time")
	in.now = now
	in.Register("time", func(in *Interp) *Module {
		m := &Module{Name: "time", Dict: map[string]any{
			"struct_time": in.structTime(), "timezone": int64(0), "altzone": int64(0), "daylight": int64(0), "tzname": Tuple{"UTC", "UTC"},
		}}
		def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
		seconds := func(*Interp, []any) any { return float64(now().UnixMicro()) / microsPerSecond }
		nanos := func(*Interp, []any) any { return now().UnixNano() }
		for _, name := range []string{"time", "perf_counter", "monotonic", "process_time", "thread_time"} {
			def(name, "", seconds)
			def(name+"_ns", "", nanos)
		}
		def("sleep", "secs", func(in *Interp, a []any) any {
			f, ok := asFloat(a[0])
			if !ok {
				in.raise("TypeError", "'"+in.TypeName(a[0])+"' object cannot be interpreted as an integer")
			}
			if f < 0 || math.IsNaN(f) {
				in.raise("ValueError", "sleep length must be non-negative")
			}
			err := in.Unlocked(func(ctx context.Context) error {
				return sleep(ctx, time.Duration(min(f*float64(time.Second), math.MaxInt64/2)))
			})
			if in.ctx.Err() != nil {
				in.raise("KeyboardInterrupt", "")
			}
			if err != nil {
				in.RaiseError(err)
			}
			return nil
		})
		in.timeConversions(def)
		return m
	})
}

// timeConversions are the functions about struct_time. Local time is UTC.
func (in *Interp) timeConversions(def func(name, signature string, f func(in *Interp, a []any) any)) {
	broken := func(in *Interp, v any) *Instance {
		seconds := in.now().Unix()
		if v != nil {
			if _, ok := asFloat(v); !ok {
				in.raise("TypeError", "'"+in.TypeName(v)+"' object cannot be interpreted as an integer")
			}
			seconds = floorDiv(in.timestampMicros(v), microsPerSecond)
		}
		days := floorDiv(seconds, 86_400)
		return in.newTimeTuple(days, timeValue{micros: (seconds - days*86_400) * microsPerSecond}, 0)
	}
	// read checks a struct_time or a tuple like it; None is now.
	read := func(in *Interp, name string, v any) *moment {
		if v == nil {
			v = broken(in, nil)
		}
		items, _, ok := TupleOf(v)
		if !ok {
			in.raise("TypeError", "Tuple or struct_time argument required")
		}
		if len(items) < 9 {
			in.raise("TypeError", name+"(): illegal time tuple argument")
		}
		n := make([]int64, len(items))
		for i, x := range items {
			n[i] = in.Index(x)
		}
		month, day := max(n[1], 1), max(n[2], 1)
		for _, c := range []struct {
			name        string
			v, low, top int64
		}{{"month", month, 1, 12}, {"day of month", day, 1, 31}, {"hour", n[3], 0, 23}, {"minute", n[4], 0, 59}, {"seconds", n[5], 0, 61}} {
			if c.v < c.low || c.v > c.top {
				in.raise("ValueError", c.name+" out of range")
			}
		}
		year := int(max(minYear, min(maxYear, n[0])))
		return &moment{year: year, month: int(month), day: int(day), days: daysOf(year, int(month), 1) + day - 1,
			clock: timeValue{micros: ((n[3]*60+n[4])*60 + n[5]) * microsPerSecond}, zone: "+0000", zoneName: "UTC"}
	}
	for _, name := range []string{"gmtime", "localtime"} {
		def(name, "secs=None", func(in *Interp, a []any) any { return broken(in, a[0]) })
	}
	def("strftime", "format, t=None", func(in *Interp, a []any) any {
		format, ok := a[0].(string)
		if !ok {
			in.raise("TypeError", "strftime() argument 1 must be str, not "+in.TypeName(a[0]))
		}
		return read(in, "strftime", a[1]).format(format)
	})
	text := func(m *moment) string { return strings.TrimSpace(m.format("%a %b %e %H:%M:%S %Y")) }
	def("asctime", "t=None", func(in *Interp, a []any) any { return text(read(in, "asctime", a[0])) })
	def("ctime", "secs=None", func(in *Interp, a []any) any { return text(read(in, "ctime", broken(in, a[0]))) })
	def("mktime", "t", func(in *Interp, a []any) any {
		m := read(in, "mktime", a[0])
		return float64(m.days*86_400 + m.clock.micros/microsPerSecond)
	})
	def("strptime", "string, format='%a %b %d %H:%M:%S %Y'", func(in *Interp, a []any) any {
		p := in.strptime(in.Str(a[0]), in.Str(a[1]))
		return in.newTimeTuple(in.dateArguments(p.year, p.month, p.day), timeValue{micros: ((p.hour*60+p.minute)*60 + p.second) * microsPerSecond}, -1)
	})
}
