package python

import (
	"math"
	"time"
)

// Sleep is called by time.sleep; the default waits on the machine's clock.
type Sleep func(in *Interp, d time.Duration) error

func (in *Interp) addModules() {
	in.Register("math", mathModule)
	in.Register("json", jsonModule)
	in.Register("re", reModule)
	in.Register("decimal", decimalModule)
	in.Register("functools", functoolsModule)
	in.Register("itertools", itertoolsModule)
	in.Register("datetime", datetimeModule)
	in.Register("zoneinfo", zoneinfoModule)
	in.Register("random", randomModule)
	in.Register("sys", func(in *Interp) *Module {
		return &Module{Name: "sys", Dict: map[string]any{"version": "3.12.0 (brook)", "argv": NewList(""), "maxsize": int64(math.MaxInt64), "path": &List{}}}
	})
	in.Register("typing", func(in *Interp) *Module {
		m := &Module{Name: "typing", Dict: map[string]any{}}
		for _, n := range []string{"Any", "List", "Dict", "Tuple", "Set", "Optional", "Union", "Callable", "Iterator", "Iterable", "Generator", "Sequence", "Mapping"} {
			m.Dict[n] = &Class{Name: n, Module: "typing", Dict: map[string]any{}}
		}
		return m
	})
	in.RegisterTime(func(in *Interp, d time.Duration) error {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
			return nil
		case <-in.Context().Done():
			return in.Context().Err()
		}
	}, time.Now)
}

// RegisterTime sets the modules time and datetime on a clock.
func (in *Interp) RegisterTime(sleep Sleep, now func() time.Time) {
	delete(in.modules, "time")
	in.now = now
	in.Register("time", func(in *Interp) *Module {
		return &Module{Name: "time", Dict: map[string]any{
			"time":         Def("time", "", func(*Interp, []any) any { return float64(now().UnixMicro()) / 1e6 }),
			"time_ns":      Def("time_ns", "", func(*Interp, []any) any { return now().UnixNano() }),
			"perf_counter": Def("perf_counter", "", func(*Interp, []any) any { return float64(now().UnixNano()) / 1e9 }),
			"monotonic":    Def("monotonic", "", func(*Interp, []any) any { return float64(now().UnixNano()) / 1e9 }),
			"sleep": Def("sleep", "secs", func(in *Interp, a []any) any {
				f, ok := asFloat(a[0])
				if !ok {
					in.raise("TypeError", "'"+in.TypeName(a[0])+"' object cannot be interpreted as an integer")
				}
				if f < 0 {
					in.raise("ValueError", "sleep length must be non-negative")
				}
				err := in.Unlocked(func() error { return sleep(in, time.Duration(f*float64(time.Second))) })
				if in.ctx.Err() != nil {
					in.raise("KeyboardInterrupt", "")
				}
				if err != nil {
					in.RaiseError(err)
				}
				return nil
			}),
		}}
	})
}

func mathModule(in *Interp) *Module {
	m := &Module{Name: "math", Dict: map[string]any{"pi": math.Pi, "e": math.E, "inf": math.Inf(1), "nan": math.NaN(), "tau": 2 * math.Pi}}
	float := func(in *Interp, v any) float64 {
		f, ok := in.toFloat([]any{v}).(float64)
		if _, isText := v.(string); isText || !ok {
			in.raise("TypeError", "must be real number, not "+in.TypeName(v))
		}
		return f
	}
	for name, f := range map[string]func(float64) float64{"sqrt": math.Sqrt, "sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "exp": math.Exp, "log2": math.Log2, "log10": math.Log10,
		"atan": math.Atan, "asin": math.Asin, "acos": math.Acos, "fabs": math.Abs, "radians": func(x float64) float64 { return x * math.Pi / 180 }, "degrees": func(x float64) float64 { return x * 180 / math.Pi }} {
		m.Dict[name] = Def(name, "x", func(in *Interp, a []any) any {
			x := float(in, a[0])
			out := f(x)
			if math.IsNaN(out) && !math.IsNaN(x) || math.IsInf(out, -1) && !math.IsInf(x, 0) {
				in.raise("ValueError", "math domain error")
			}
			if math.IsInf(out, 1) && !math.IsInf(x, 0) {
				in.raise("OverflowError", "math range error")
			}
			return out
		})
	}
	for name, f := range map[string]func(float64) float64{"floor": math.Floor, "ceil": math.Ceil, "trunc": math.Trunc} {
		m.Dict[name] = Def(name, "x", func(in *Interp, a []any) any {
			if isInt(a[0]) {
				return in.Unary("+", a[0])
			}
			return in.toInt([]any{f(float(in, a[0]))}, nil)
		})
	}
	m.Dict["log"] = Def("log", "x, base=None", func(in *Interp, a []any) any {
		x := float(in, a[0])
		if x <= 0 {
			in.raise("ValueError", "math domain error")
		}
		if a[1] != nil {
			return math.Log(x) / math.Log(float(in, a[1]))
		}
		return math.Log(x)
	})
	for name, f := range map[string]func(x, y float64) float64{"pow": math.Pow, "atan2": math.Atan2, "hypot": math.Hypot, "fmod": math.Mod} {
		m.Dict[name] = Def(name, "x, y", func(in *Interp, a []any) any { return f(float(in, a[0]), float(in, a[1])) })
	}
	m.Dict["isnan"] = Def("isnan", "x", func(in *Interp, a []any) any { return math.IsNaN(float(in, a[0])) })
	m.Dict["isinf"] = Def("isinf", "x", func(in *Interp, a []any) any { return math.IsInf(float(in, a[0]), 0) })
	m.Dict["gcd"] = Def("gcd", "x, y", func(in *Interp, a []any) any {
		x, y := in.Index(a[0]), in.Index(a[1])
		for y != 0 {
			x, y = y, x%y
		}
		if x < 0 {
			x = -x
		}
		return x
	})
	return m
}
