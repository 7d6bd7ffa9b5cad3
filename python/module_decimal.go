package python

import (
	"github.com/cockroachdb/apd/v3"
)

// roundings are the module's constants.
var roundings = map[string]apd.Rounder{
	"ROUND_CEILING": apd.RoundCeiling, "ROUND_DOWN": apd.RoundDown, "ROUND_FLOOR": apd.RoundFloor, "ROUND_HALF_DOWN": apd.RoundHalfDown,
	"ROUND_HALF_EVEN": apd.RoundHalfEven, "ROUND_HALF_UP": apd.RoundHalfUp, "ROUND_UP": apd.RoundUp, "ROUND_05UP": apd.Round05Up,
}

func decimalModule(in *Interp) *Module {
	m := in.decimal()
	out := &Module{Name: "decimal", Dict: map[string]any{"Decimal": m.class, "Context": m.context, "DecimalTuple": m.tuple, "MAX_PREC": int64(999999999999999999)}}
	for name := range roundings {
		out.Dict[name] = name
	}
	for name, c := range m.signals {
		if name != "ConversionSyntax" && name != "DivisionUndefined" && name != "DivisionImpossible" {
			out.Dict[name] = c
		}
	}
	out.Dict["getcontext"] = Def("getcontext", "", func(*Interp, []any) any { return m.current })
	out.Dict["setcontext"] = Def("setcontext", "context", func(_ *Interp, a []any) any {
		m.rules(a[0])
		m.current = a[0].(*Instance)
		return nil
	})
	out.Dict["localcontext"] = Fn("localcontext", func(in *Interp, a []any, kw *Kwargs) any {
		from := any(m.current)
		if len(a) > 0 && a[0] != nil {
			from = a[0]
		} else if c, ok := kw.Get("ctx"); ok && c != nil {
			from = c
		}
		c := m.newContext(*m.rules(from))
		for i := range kw.Len() {
			if kw.Names[i] != "ctx" {
				in.SetAttr(c, kw.Names[i], kw.Values[i])
			}
		}
		return m.local(c)
	})
	return out
}

// local is the manager that puts a context in place for a block.
func (m *decimals) local(c *Instance) *Instance {
	var before *Instance
	return NewInstance(NewClass("ContextManager", "decimal", nil, map[string]*Builtin{
		"__enter__": Def("", "self", func(*Interp, []any) any {
			before, m.current = m.current, c
			return c
		}),
		"__exit__": Fn("", func(*Interp, []any, *Kwargs) any {
			m.current = before
			return false
		}),
	}), nil)
}

func newDecimals(in *Interp) *decimals {
	m := &decimals{in: in, signals: map[string]*Class{}}
	signal := func(name string, bases ...*Class) {
		m.signals[name] = &Class{Name: name, Module: "decimal", Bases: bases, Dict: map[string]any{}}
	}
	signal("DecimalException", in.classes["ArithmeticError"])
	base := m.signals["DecimalException"]
	signal("InvalidOperation", base)
	signal("DivisionByZero", base, in.classes["ZeroDivisionError"])
	signal("FloatOperation", base, in.classes["TypeError"])
	for _, name := range []string{"Clamped", "Rounded", "Inexact", "Subnormal"} {
		signal(name, base)
	}
	signal("Overflow", m.signals["Inexact"], m.signals["Rounded"])
	signal("Underflow", m.signals["Inexact"], m.signals["Rounded"], m.signals["Subnormal"])
	for _, name := range []string{"ConversionSyntax", "DivisionImpossible"} {
		signal(name, m.signals["InvalidOperation"])
	}
	signal("DivisionUndefined", m.signals["InvalidOperation"], in.classes["ZeroDivisionError"])
	m.class = NewClass("Decimal", "decimal", nil, m.methods())
	m.class.Dict["from_float"] = &wrapped{Func: Def("from_float", "cls, f", func(in *Interp, a []any) any { return in.NewDecimal(m.construct(a[1])) }), class: true}
	for _, name := range []string{"real", "imag"} {
		m.class.Dict[name] = &Property{Get: Def(name, "self", func(in *Interp, a []any) any {
			if name == "imag" {
				return in.NewDecimal(new(apd.Decimal))
			}
			return a[0]
		})}
	}
	m.tuple = decimalTuple()
	m.context = m.contextClass()
	c := apd.BaseContext
	c.Precision, c.Rounding = 28, apd.RoundHalfEven
	m.current = m.newContext(c)
	return m
}

// decimalTuple is the class of as_tuple(): sign, digits and exponent.
func decimalTuple() *Class {
	self := func(a []any) Tuple { t, _ := a[0].(*Instance).Data.(Tuple); return t }
	c := NewClass("DecimalTuple", "decimal", nil, map[string]*Builtin{
		"__init__": Def("", "self, sign, digits, exponent", func(_ *Interp, a []any) any {
			a[0].(*Instance).Data = Tuple{a[1], a[2], a[3]}
			return nil
		}),
		"__repr__": Def("", "self", func(in *Interp, a []any) any {
			t := self(a)
			return "DecimalTuple(sign=" + in.Repr(t[0]) + ", digits=" + in.Repr(t[1]) + ", exponent=" + in.Repr(t[2]) + ")"
		}),
		"__iter__":    Def("", "self", func(in *Interp, a []any) any { return in.Iter(self(a)) }),
		"__len__":     Def("", "self", func(*Interp, []any) any { return int64(3) }),
		"__getitem__": Def("", "self, key", func(in *Interp, a []any) any { return in.GetItem(self(a), a[1]) }),
		"__eq__": Def("", "self, other", func(in *Interp, a []any) any {
			other := a[1]
			if i, ok := other.(*Instance); ok {
				other, _ = i.Data.(Tuple)
			}
			return in.Equal(self(a), other)
		}),
	})
	for i, name := range []string{"sign", "digits", "exponent"} {
		c.Dict[name] = &Property{Get: Def(name, "self", func(_ *Interp, a []any) any { return self(a)[i] })}
	}
	return c
}

func (m *decimals) newContext(c apd.Context) *Instance {
	i := NewInstance(m.context, &c)
	m.describe(i)
	return i
}

// describe sets what a context shows of its rules.
func (m *decimals) describe(i *Instance) {
	c := i.Data.(*apd.Context)
	i.Attrs["prec"] = int64(c.Precision)
	for name, r := range roundings {
		if r == c.Rounding {
			i.Attrs["rounding"] = name
		}
	}
}

func (m *decimals) contextClass() *Class {
	return NewClass("Context", "decimal", nil, map[string]*Builtin{
		"__init__": Def("", "self, prec=28, rounding=None", func(in *Interp, a []any) any {
			c := apd.BaseContext
			c.Precision, c.Rounding = m.precision(a[1]), m.rounder(a[2], m.rules(nil))
			i := a[0].(*Instance)
			i.Data = &c
			m.describe(i)
			return nil
		}),
		"__setattr__": Def("", "self, name, value", func(in *Interp, a []any) any {
			i := a[0].(*Instance)
			c := i.Data.(*apd.Context)
			switch a[1] {
			case "prec":
				c.Precision = m.precision(a[2])
			case "rounding":
				c.Rounding = m.rounder(a[2], c)
			default:
				in.raise("AttributeError", "decimal.Context does not let its '"+in.Str(a[1])+"' be set")
			}
			m.describe(i)
			return nil
		}),
		"copy": Def("", "self", func(_ *Interp, a []any) any { return m.newContext(*m.rules(a[0])) }),
		"create_decimal": Def("", "self, num='0'", func(in *Interp, a []any) any {
			d := new(apd.Decimal)
			condition, _ := m.rules(a[0]).Round(d, m.construct(a[1]))
			m.check(condition)
			return in.NewDecimal(d)
		}),
		"__repr__": Def("", "self", func(in *Interp, a []any) any {
			i := a[0].(*Instance)
			return "Context(prec=" + in.Repr(i.Attrs["prec"]) + ", rounding=" + in.Str(i.Attrs["rounding"]) +
				", Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])"
		}),
	})
}

func (m *decimals) precision(v any) uint32 {
	n := m.in.Index(v)
	if n < 1 {
		m.in.raise("ValueError", "valid range for prec is [1, MAX_PREC]")
	}
	m.in.room(n)
	return uint32(n)
}
