package pyspark

import (
	"strings"

	"brook/diag"
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

// maxColumnText bounds the text of a column in bytes: c = c + c doubles it.
const maxColumnText = 64 << 20

func (r *Runtime) column(e plan.Expr, text string) *python.Instance {
	if len(text) > maxColumnText {
		r.in.Raise("MemoryError", "the expression is too large")
	}
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

// attributeText is how a Column prints a dotted name: quotes stay only around
// what has a dot in it.
func attributeText(name string) string {
	if !strings.Contains(name, "`") {
		return name
	}
	parts := nameParts(name)
	for i, p := range parts {
		if strings.Contains(p, ".") {
			parts[i] = "`" + p + "`"
		}
	}
	return strings.Join(parts, ".")
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
		return &column{expr: attribute(s), text: attributeText(s)}
	}
	r.badArgument("NOT_COLUMN_OR_STR", "col", v)
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
	case python.Tuple, *python.Set:
		r.unsupportedLiteral(v, "java.util.ArrayList")
	case *python.Dict:
		r.unsupportedLiteral(v, "java.util.HashMap")
	}
	t, cell := r.cellOf(v)
	return &column{expr: plan.Lit(t, cell), text: r.literalText(v)}
}

// unsupportedLiteral refuses a collection that reaches the JVM as it is.
func (r *Runtime) unsupportedLiteral(v any, class string) {
	text := r.javaText(v)
	switch x := v.(type) {
	case python.Tuple:
		text = r.javaText(python.NewList(x...))
	case *python.Set:
		class, text = "java.util.HashSet", r.javaText(python.NewList(x.Items()...))
	}
	r.fail(diag.New(diag.SparkRuntime, "UNSUPPORTED_FEATURE.LITERAL_TYPE", "0A000", "The feature is not supported: Literal for '%s' of class %s.", text, class))
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
			// PySpark takes these for commutative: 1 + x is x + 1.
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
		r.refuse(diag.PySparkTypeError, "NOT_ITERABLE", "objectName", "Column")
		return nil
	})
	m["__contains__"] = def("self, item", func(_ *python.Interp, _ []any) any {
		r.wrong("PySparkValueError", "CANNOT_APPLY_IN_FOR_COLUMN", "Cannot apply 'in' operator against a column: please use 'contains' in a string column or 'array_contains' function for an array column.")
		return nil
	})
	m["__repr__"] = def("self", func(_ *python.Interp, a []any) any { return "Column<'" + self(a).text + "'>" })
	alias := def("self, *alias, metadata=None", func(in *python.Interp, a []any) any {
		c := self(a)
		names := stringsOf(in, a[1].(python.Tuple))
		if a[2] != nil && len(names) != 1 {
			r.refuse(diag.PySparkValueError, "ONLY_ALLOWED_FOR_SINGLE_COLUMN", "arg_name", "metadata")
		}
		return r.column(&plan.Alias{Child: c.expr, Names: names, Metadata: r.metadata(a[2])}, c.text+" AS "+aliasText(names))
	})
	m["alias"], m["name"] = alias, alias
	cast := def("self, dataType", func(in *python.Interp, a []any) any {
		c := self(a)
		t := r.castType(a[1])
		return r.column(&plan.Cast{Child: c.expr, To: t}, "CAST("+c.text+" AS "+t.SQL()+")")
	})
	m["cast"], m["astype"] = cast, cast
	m["try_cast"] = def("self, dataType", func(_ *python.Interp, a []any) any {
		c := self(a)
		t := r.castType(a[1])
		return r.column(&plan.Cast{Child: c.expr, To: t, Try: true}, "TRY_CAST("+c.text+" AS "+t.SQL()+")")
	})
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
			out := r.callColumn(f, self(a))
			out.Data.(*column).text = name + "(" + self(a).text + ")"
			return out
		})
	}
	for name, f := range map[string]string{"like": "like", "ilike": "ilike", "rlike": "rlike", "contains": "contains", "startswith": "startswith", "endswith": "endswith", "eqNullSafe": "<=>"} {
		m[name] = def("self, other", func(_ *python.Interp, a []any) any {
			if _, ok := columnOf(a[1]); ok && strings.HasSuffix(name, "like") {
				r.refuse(diag.PySparkTypeError, "NOT_ITERABLE", "objectName", "Column") // these take a text alone
			}
			return r.callColumn(f, self(a), r.value(a[1]))
		})
	}
	substr := func(c *column, start, length any) any {
		_, ok := columnOf(start)
		if r.in.ClassOf(start) != r.in.ClassOf(length) {
			r.refuse(diag.PySparkTypeError, "NOT_SAME_TYPE", "arg_name1", "startPos", "arg_name2", "length", "arg_type1", r.in.TypeName(start), "arg_type2", r.in.TypeName(length))
		}
		if !ok && !isInt(start) {
			r.badArgument("NOT_COLUMN_OR_INT", "startPos", start)
		}
		return r.callColumn("substr", c, r.value(start), r.value(length))
	}
	m["substr"] = def("self, startPos, length", func(_ *python.Interp, a []any) any { return substr(self(a), a[1], a[2]) })
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
			switch l := items[0].(type) {
			case *python.List:
				items = l.Items
			case *python.Set:
				items = l.Items()
			}
		}
		e := &plan.In{Child: c.expr}
		var parts []string
		for _, x := range items {
			v := r.value(x)
			e.List = append(e.List, v.expr)
			parts = append(parts, v.text)
		}
		return r.column(e, "in("+strings.Join(append([]string{c.text}, parts...), ", ")+")")
	})
	field := func(c *column, name string) any {
		return r.column(&plan.ExtractValue{Child: c.expr, Key: plan.Lit(types.String, name)}, c.text+"["+r.literalText(name)+"]")
	}
	item := def("self, key", func(_ *python.Interp, a []any) any {
		c := self(a)
		if s, ok := a[1].(*python.Slice); ok {
			if s.Step != nil {
				r.refuse(diag.PySparkValueError, "SLICE_WITH_STEP")
			}
			return substr(c, s.Start, s.Stop)
		}
		k := r.value(a[1])
		return r.column(&plan.ExtractValue{Child: c.expr, Key: k.expr}, c.text+"["+k.text+"]")
	})
	m["getItem"], m["__getitem__"] = item, item
	m["getField"] = def("self, name", func(in *python.Interp, a []any) any { return field(self(a), in.Str(a[1])) })
	m["withField"] = def("self, fieldName, col", func(_ *python.Interp, a []any) any {
		name, ok := a[1].(string)
		if !ok {
			r.badArgument("NOT_STR", "fieldName", a[1])
		}
		v, ok := columnOf(a[2])
		if !ok {
			r.badArgument("NOT_COLUMN", "col", a[2])
		}
		c := self(a)
		return r.column(&plan.UpdateFields{Struct: c.expr, Field: nameParts(name), Value: v.finished()}, "update_field("+c.text+", "+name+", "+v.text+")")
	})
	m["dropFields"] = def("self, *fieldNames", func(in *python.Interp, a []any) any {
		c := self(a)
		for _, n := range a[1].(python.Tuple) {
			name := in.Str(n)
			c = &column{expr: &plan.UpdateFields{Struct: c.expr, Field: nameParts(name)}, text: "drop_field(" + c.text + ", " + name + ")"}
		}
		return c.instance(r)
	})
	m["__getattr__"] = def("self, name", func(in *python.Interp, a []any) any {
		name := in.Str(a[1])
		if strings.HasPrefix(name, "__") {
			in.Raise("AttributeError", name)
		}
		r.notYet("Column", name)
		return field(self(a), name)
	})
	m["when"] = def("self, condition, value", func(_ *python.Interp, a []any) any {
		c, _ := columnOf(a[0])
		if _, ok := columnOf(a[1]); ok && c.whens == nil {
			if x, ok := c.expr.(*plan.Case); ok && x.Else != nil {
				r.wrong("IllegalArgumentException", "", "when() cannot be applied once otherwise() is applied")
			}
			r.wrong("IllegalArgumentException", "", "when() can only be applied on a Column previously generated by when() function")
		}
		return r.when(c.whens, c.text, a[1], a[2])
	})
	m["otherwise"] = def("self, value", func(in *python.Interp, a []any) any {
		c, _ := columnOf(a[0])
		if x, ok := c.expr.(*plan.Case); ok && x.Else != nil {
			r.wrong("IllegalArgumentException", "", "otherwise() can only be applied once on a Column previously generated by when()")
		}
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

// aliasText is how a Column prints the names of an alias or of a lambda.
func aliasText(names []string) string {
	if len(names) > 1 {
		return "(" + strings.Join(names, ", ") + ")"
	}
	return strings.Join(names, "")
}

func (r *Runtime) when(whens []plan.When, text string, cond, value any) *python.Instance {
	c, ok := columnOf(cond)
	if !ok {
		r.badArgument("NOT_COLUMN", "condition", cond)
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

// castType is the type that cast takes: a DataType or its text.
func (r *Runtime) castType(v any) types.Type {
	if _, ok := typeOf(v); !ok && !isText(v) {
		r.badArgument("NOT_DATATYPE_OR_STR", "dataType", v)
	}
	return r.typeArg(v)
}

// operand is the other side of an operator; a list prints as Python's.
func (r *Runtime) operand(v any) *column {
	c := r.value(v)
	if _, list := v.(*python.List); list {
		c.text = r.in.Str(v)
	}
	return c
}

// operator is a op b.
func (r *Runtime) operator(op string, a, b *column) *python.Instance { return r.callColumn(op, a, b) }
