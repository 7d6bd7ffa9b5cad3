package pyspark

import (
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// column is the data of a Column: its expression and how it prints.
type column struct {
	expr  plan.Expr
	text  string
	whens []plan.When // of F.when, still open
}

func (r *Runtime) column(e plan.Expr, text string) *python.Instance {
	return python.NewInstance(r.classes["Column"], &column{expr: e, text: text})
}

func columnOf(v any) (*column, bool) {
	i, ok := v.(*python.Instance)
	if !ok {
		return nil, false
	}
	c, ok := i.Data.(*column)
	return c, ok
}

// attribute is the column of a dotted name, or * and t.*.
func attribute(name string) plan.Expr {
	if name == "*" {
		return &plan.Star{}
	}
	if t, ok := strings.CutSuffix(name, ".*"); ok {
		return &plan.Star{Target: strings.Split(t, ".")}
	}
	return &plan.Attribute{Name: nameParts(name)}
}

// nameParts splits a.`b.c`.d.
func nameParts(s string) []string {
	var out []string
	var b strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '`' && quoted && i+1 < len(s) && s[i+1] == '`':
			b.WriteByte('`')
			i++
		case c == '`':
			quoted = !quoted
		case c == '.' && !quoted:
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(out, b.String())
}

// named reads a Column or the name of one.
func (r *Runtime) named(v any) *column {
	if c, ok := columnOf(v); ok {
		return c
	}
	if s, ok := v.(string); ok {
		return &column{expr: attribute(s), text: s}
	}
	r.wrong("PySparkTypeError", "NOT_COLUMN_OR_STR", "Argument `col` should be a Column or str, got %s.", r.in.TypeName(v))
	return nil
}

// value reads a Column, or makes a literal of anything else.
func (r *Runtime) value(v any) *column {
	if c, ok := columnOf(v); ok {
		return c
	}
	return r.literal(v)
}

// literal is F.lit(v).
func (r *Runtime) literal(v any) *column {
	switch x := v.(type) {
	case *python.List:
		return r.arrayLiteral(x.Items)
	case python.Tuple:
		return r.arrayLiteral(x)
	}
	t, cell := r.cellOf(v)
	text := r.in.Str(v)
	switch v.(type) {
	case nil:
		text = "NULL"
	case bool:
		text = strings.ToLower(text)
	case string:
		text = "'" + text + "'"
	}
	return &column{expr: plan.Lit(t, cell), text: text}
}

func (r *Runtime) arrayLiteral(items []any) *column {
	f := &plan.Function{Name: []string{"array"}}
	var parts []string
	for _, x := range items {
		c := r.value(x)
		f.Args = append(f.Args, c.expr)
		parts = append(parts, c.text)
	}
	return &column{expr: f, text: "array(" + strings.Join(parts, ", ") + ")"}
}

// callColumn is a function of columns.
func (r *Runtime) callColumn(name string, args ...*column) *python.Instance {
	f := &plan.Function{Name: []string{name}}
	parts := make([]string, len(args))
	for i, a := range args {
		f.Args = append(f.Args, a.finished())
		parts[i] = a.text
	}
	return r.column(f, name+"("+strings.Join(parts, ", ")+")")
}

// finished closes an open CASE.
func (c *column) finished() plan.Expr {
	if c.whens != nil {
		return &plan.Case{Whens: c.whens}
	}
	return c.expr
}

func (r *Runtime) addColumns() {
	m := map[string]*python.Builtin{}
	self := func(a []any) *column { c, _ := columnOf(a[0]); return &column{expr: c.finished(), text: c.text} }
	for name, op := range map[string]string{"add": "+", "sub": "-", "mul": "*", "truediv": "/", "mod": "%", "eq": "=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "and": "and", "or": "or", "pow": "power"} {
		m["__"+name+"__"] = def("self, other", func(_ *python.Interp, a []any) any { return r.operator(op, self(a), r.operand(a[1])) })
		switch name {
		case "eq", "lt", "le", "gt", "ge":
		case "add", "mul", "and", "or":
			m["__r"+name+"__"] = m["__"+name+"__"]
		default:
			m["__r"+name+"__"] = def("self, other", func(_ *python.Interp, a []any) any { return r.operator(op, r.value(a[1]), self(a)) })
		}
	}
	m["__ne__"] = def("self, other", func(_ *python.Interp, a []any) any {
		same, _ := columnOf(r.operator("=", self(a), r.value(a[1])))
		return r.callColumn("!", same)
	})
	for name, op := range map[string]string{"bitwiseAND": "&", "bitwiseOR": "|", "bitwiseXOR": "^"} {
		m[name] = def("self, other", func(_ *python.Interp, a []any) any { return r.operator(op, self(a), r.value(a[1])) })
	}
	m["__neg__"] = def("self", func(_ *python.Interp, a []any) any { return r.callColumn("negative", self(a)) })
	m["__invert__"] = def("self", func(_ *python.Interp, a []any) any { return r.callColumn("!", self(a)) })
	m["__bool__"] = def("self", func(_ *python.Interp, _ []any) any {
		r.wrong("PySparkValueError", "CANNOT_CONVERT_COLUMN_INTO_BOOL", "Cannot convert column into bool: please use '&' for 'and', '|' for 'or', '~' for 'not' when building DataFrame boolean expressions.")
		return nil
	})
	m["__iter__"] = def("self", func(_ *python.Interp, _ []any) any {
		r.wrong("PySparkTypeError", "NOT_ITERABLE", "Column is not iterable.")
		return nil
	})
	m["__contains__"] = def("self, item", func(_ *python.Interp, _ []any) any {
		r.wrong("PySparkValueError", "CANNOT_APPLY_IN_FOR_COLUMN", "Cannot apply 'in' operator against a column: please use 'contains' in a string column or 'array_contains' function for an array column.")
		return nil
	})
	m["__repr__"] = def("self", func(_ *python.Interp, a []any) any { return "Column<'" + self(a).text + "'>" })
	alias := fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		c := self(a)
		var names []string
		for _, n := range a[1:] {
			names = append(names, in.Str(n))
		}
		return r.column(&plan.Alias{Child: c.expr, Names: names}, c.text+" AS "+strings.Join(names, ", "))
	})
	m["alias"], m["name"] = alias, alias
	casting := func(word string, try bool) *python.Builtin {
		return def("self, dataType", func(in *python.Interp, a []any) any {
			c := self(a)
			if s, ok := a[1].(string); ok {
				return r.column(&plan.Cast{Child: c.expr, ToString: s, Try: try}, word+"("+c.text+" AS "+strings.ToUpper(s)+")")
			}
			t := r.typeArg(a[1])
			return r.column(&plan.Cast{Child: c.expr, To: t, Try: try}, word+"("+c.text+" AS "+t.SQL()+")")
		})
	}
	cast := casting("CAST", false)
	m["try_cast"] = casting("TRY_CAST", true)
	m["cast"], m["astype"] = cast, cast
	for name, o := range map[string]plan.SortOrder{"asc": {NullsFirst: true}, "desc": {Descending: true}, "asc_nulls_first": {NullsFirst: true}, "asc_nulls_last": {},
		"desc_nulls_first": {Descending: true, NullsFirst: true}, "desc_nulls_last": {Descending: true}} {
		m[name] = def("self", func(_ *python.Interp, a []any) any {
			c := self(a)
			s := o
			s.Child = c.expr
			text := strings.ToUpper(strings.ReplaceAll(name, "_", " "))
			switch name {
			case "asc":
				text += " NULLS FIRST"
			case "desc":
				text += " NULLS LAST"
			}
			return r.column(&s, c.text+" "+text)
		})
	}
	for name, f := range map[string]string{"isNull": "isnull", "isNotNull": "isnotnull", "isNaN": "isnan"} {
		m[name] = def("self", func(_ *python.Interp, a []any) any {
			c := self(a)
			return r.column(&plan.Function{Name: []string{f}, Args: []plan.Expr{c.expr}}, name+"("+c.text+")")
		})
	}
	for name, f := range map[string]string{"like": "like", "ilike": "ilike", "rlike": "rlike", "contains": "contains", "startswith": "startswith", "endswith": "endswith", "eqNullSafe": "<=>"} {
		m[name] = def("self, other", func(_ *python.Interp, a []any) any { return r.callColumn(f, self(a), r.value(a[1])) })
	}
	m["substr"] = def("self, startPos, length", func(in *python.Interp, a []any) any {
		from, of := in.TypeName(a[1]), in.TypeName(a[2])
		if from != of {
			r.wrong("PySparkTypeError", "NOT_SAME_TYPE", "Argument `startPos` and `length` should be the same type, got %s and %s.", from, of)
		}
		if _, ok := columnOf(a[1]); !ok && from != "int" && from != "bool" {
			r.wrong("PySparkTypeError", "NOT_COLUMN_OR_INT", "Argument `startPos` should be a Column or int, got %s.", from)
		}
		return r.callColumn("substr", self(a), r.value(a[1]), r.value(a[2]))
	})
	m["between"] = def("self, lower, upper", func(_ *python.Interp, a []any) any {
		c := self(a)
		low, _ := columnOf(r.operator(">=", c, r.value(a[1])))
		high, _ := columnOf(r.operator("<=", c, r.value(a[2])))
		return r.operator("and", low, high)
	})
	m["isin"] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		c := self(a)
		items := a[1:]
		if len(items) == 1 {
			if l, ok := items[0].(*python.List); ok {
				items = l.Items
			}
		}
		e := &plan.In{Child: c.expr}
		parts := []string{c.text}
		for _, x := range items {
			v := r.value(x)
			e.List = append(e.List, v.expr)
			parts = append(parts, v.text)
		}
		return r.column(e, "in("+strings.Join(parts, ", ")+")")
	})
	item := def("self, key", func(_ *python.Interp, a []any) any {
		c, k := self(a), r.value(a[1])
		return r.column(&plan.ExtractValue{Child: c.expr, Key: k.expr}, c.text+"["+k.text+"]")
	})
	m["getItem"], m["__getitem__"] = item, item
	m["getField"] = def("self, name", func(in *python.Interp, a []any) any {
		c := self(a)
		return r.column(&plan.ExtractValue{Child: c.expr, Key: plan.Lit(types.String, in.Str(a[1]))}, c.text+"["+in.Str(a[1])+"]")
	})
	m["__getattr__"] = def("self, name", func(in *python.Interp, a []any) any {
		name := in.Str(a[1])
		if strings.HasPrefix(name, "__") {
			in.Raise("AttributeError", name)
		}
		r.notYet("Column", name)
		c := self(a)
		return r.column(&plan.ExtractValue{Child: c.expr, Key: plan.Lit(types.String, name)}, c.text+"["+name+"]")
	})
	m["when"] = def("self, condition, value", func(_ *python.Interp, a []any) any {
		c, _ := columnOf(a[0])
		return r.when(c.whens, c.text, a[1], a[2])
	})
	m["otherwise"] = def("self, value", func(in *python.Interp, a []any) any {
		c, _ := columnOf(a[0])
		if c.whens == nil {
			r.wrong("IllegalArgumentException", "", "otherwise() can only be applied on a Column previously generated by when()")
		}
		v := r.value(a[1])
		return r.column(&plan.Case{Whens: c.whens, Else: v.finished()}, strings.TrimSuffix(c.text, " END")+" ELSE "+v.text+" END")
	})
	m["over"] = def("self, window", func(_ *python.Interp, a []any) any { return r.over(self(a), a[1]) })
	c := r.class("Column", "pyspark.sql.column", m)
	r.module("pyspark.sql.column", map[string]any{"Column": c})
}

func (r *Runtime) when(whens []plan.When, text string, cond, value any) *python.Instance {
	c, ok := columnOf(cond)
	if !ok {
		r.wrong("PySparkTypeError", "NOT_COLUMN", "Argument `condition` should be a Column, got %s.", r.in.TypeName(cond))
	}
	v := r.value(value)
	head := "CASE"
	if whens != nil {
		head = strings.TrimSuffix(text, " END")
	}
	out := r.column(nil, head+" WHEN "+c.text+" THEN "+v.text+" END")
	out.Data.(*column).whens = append(append([]plan.When{}, whens...), plan.When{Cond: c.finished(), Then: v.finished()})
	return out
}

// operand is the other side of an operator; a list prints as Python's.
func (r *Runtime) operand(v any) *column {
	c := r.value(v)
	if _, list := v.(*python.List); list {
		c.text = r.in.Str(v)
	}
	return c
}

func (r *Runtime) operator(op string, a, b *column) *python.Instance {
	return r.column(&plan.Function{Name: []string{op}, Args: []plan.Expr{a.finished(), b.finished()}}, op+"("+a.text+", "+b.text+")")
}
