package functions

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func (c *CallContext) mode() CastMode {
	if c.Conf.ANSI {
		return ANSI
	}
	return Legacy
}

// castTo casts an argument whose type may become t without a word from the
// user.
func (c *CallContext) castTo(e expr.Expr, t types.Type) (expr.Expr, error) {
	out, err := Cast(e, t, c.mode())
	if call, ok := out.(*expr.Call); ok && call != e {
		call.Place = c.Place
		// Headings and errors show what the user wrote.
		call.HeadingOf = func(a []expr.Expr) string { return a[0].SQL() }
	}
	return out, err
}

// Implicit casts argument i to want where Spark does so by itself, and refuses
// it otherwise.
func Implicit(c *CallContext, i int, want types.Type) (expr.Expr, error) {
	e := c.Args[i]
	from := e.Type()
	if types.SameType(from, want) || want == nil {
		return e, nil
	}
	if !implicitly(from, want) {
		return nil, c.unexpected(i, want.SQL())
	}
	return c.castTo(e, want)
}

func implicitly(from, to types.Type) bool {
	a, b := from.Kind(), to.Kind()
	switch {
	case a == types.KindNull:
		return true
	case types.IsNumeric(from) && types.IsNumeric(to):
		return true
	case a == types.KindString:
		return types.IsNumeric(to) || isMoment(b) || b == types.KindBinary || b == types.KindBoolean || b == types.KindString || types.IsInterval(to)
	case b == types.KindString:
		return types.IsAtomic(from)
	case isMoment(a) && isMoment(b):
		return true
	}
	return a == b && a != types.KindArray && a != types.KindMap && a != types.KindStruct
}

// unexpected is the error of an argument of the wrong type. Several types are
// given as `STRING" or "BINARY`.
func (c *CallContext) unexpected(i int, required string) error {
	if required = `"` + required + `"`; strings.Contains(required, `" or "`) && !strings.Contains(required, "ANSI INTERVAL") {
		required = "(" + required + ")"
	}
	return c.unexpectedText(i, required)
}

func (c *CallContext) unexpectedText(i int, required string) error {
	heading := c.heading()
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: The %s parameter requires the %s type, however \"%s\" has the type \"%s\".",
		heading, ordinal(i+1), required, c.Args[i].SQL(), c.Args[i].Type().SQL()).
		With("sqlExpr", `"`+heading+`"`).With("paramIndex", ordinal(i+1)).With("requiredType", required).
		With("inputSql", `"`+c.Args[i].SQL()+`"`).With("inputType", `"`+c.Args[i].Type().SQL()+`"`).At(c.Place)
}

// unexpectedOf is unexpected for arguments that may be of several types.
func (c *CallContext) unexpectedOf(i int, required ...string) error {
	return c.unexpected(i, strings.Join(required, `" or "`))
}

// unsupportedInput is the error of a function that takes no values of the type.
func (c *CallContext) unsupportedInput(name string) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNSUPPORTED_INPUT_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: The input of `%s` can't be \"%s\" type data.", c.heading(), c.Name, name).At(c.Place)
}

func (c *CallContext) heading() string {
	switch {
	case c.HeadingOf != nil:
		return c.HeadingOf(c.Args)
	case c.Heading != "":
		return c.Heading
	}
	return expr.Heading(c.Name, c.Args)
}

func ordinal(n int) string {
	words := []string{"zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n) + "th"
}

// Widest is the type that values of all ts can have, as CASE, UNION, arrays and
// comparisons need it; ok is false when there is none.
func Widest(ansi bool, ts ...types.Type) (t types.Type, ok bool) {
	t = types.Null
	for _, u := range ts {
		if t, ok = wider(t, u, ansi); !ok {
			return nil, false
		}
	}
	return t, true
}

func wider(a, b types.Type, ansi bool) (types.Type, bool) {
	switch {
	case types.Equal(a, b), types.IsAtomic(a) && types.SameType(a, b):
		return a, true
	case a.Kind() == types.KindNull:
		return b, true
	case b.Kind() == types.KindNull:
		return a, true
	case types.IsNumeric(a) && types.IsNumeric(b):
		return widerNumber(a, b), true
	case isMoment(a.Kind()) && isMoment(b.Kind()):
		if a.Kind() == types.KindTimestamp || b.Kind() == types.KindTimestamp {
			return types.Timestamp, true
		}
		return types.TimestampNTZ, true
	}
	if a.Kind() > b.Kind() && b.Kind() == types.KindString || a.Kind() == types.KindString {
		if b.Kind() == types.KindString {
			a, b = b, a
		}
		// a is the string
		switch k := b.Kind(); {
		case a.Kind() == k:
			return types.String, true
		case !ansi && types.IsAtomic(b) && k != types.KindBinary && k != types.KindBoolean:
			return types.String, true
		case types.IsIntegral(b):
			return types.Long, true
		case types.IsNumeric(b):
			return types.Double, true
		case isMoment(k), k == types.KindBoolean, k == types.KindBinary, k == types.KindTime:
			return b, true
		}
		return nil, false
	}
	if b.Kind() == types.KindString {
		return wider(b, a, ansi)
	}
	switch x := a.(type) {
	case *types.Array:
		if y, ok := b.(*types.Array); ok {
			elem, ok := wider(x.Elem, y.Elem, ansi)
			return &types.Array{Elem: elem, ContainsNull: x.ContainsNull || y.ContainsNull}, ok
		}
	case *types.Map:
		if y, ok := b.(*types.Map); ok {
			k, ok1 := wider(x.Key, y.Key, ansi)
			v, ok2 := wider(x.Value, y.Value, ansi)
			return &types.Map{Key: k, Value: v, ValueContainsNull: x.ValueContainsNull || y.ValueContainsNull}, ok1 && ok2
		}
	case *types.Struct:
		y, ok := b.(*types.Struct)
		if !ok || len(x.Fields) != len(y.Fields) {
			return nil, false
		}
		out := &types.Struct{}
		for i, f := range x.Fields {
			if !strings.EqualFold(f.Name, y.Fields[i].Name) {
				return nil, false
			}
			t, ok := wider(f.Type, y.Fields[i].Type, ansi)
			if !ok {
				return nil, false
			}
			out.Fields = append(out.Fields, types.Field{Name: f.Name, Type: t, Nullable: f.Nullable || y.Fields[i].Nullable})
		}
		return out, true
	case types.DayTimeInterval:
		if y, ok := b.(types.DayTimeInterval); ok {
			return types.DayTimeInterval{Start: min(x.Start, y.Start), End: max(x.End, y.End)}, true
		}
	case types.YearMonthInterval:
		if y, ok := b.(types.YearMonthInterval); ok {
			return types.YearMonthInterval{Start: min(x.Start, y.Start), End: max(x.End, y.End)}, true
		}
	}
	return nil, false
}

func widerNumber(a, b types.Type) types.Type {
	_, ad := a.(types.Decimal)
	_, bd := b.(types.Decimal)
	switch {
	case ad && types.IsFractional(b) || bd && types.IsFractional(a):
		return types.Double
	case ad || bd:
		x, y := decimalOf(a), decimalOf(b)
		scale := max(x.Scale, y.Scale)
		return bounded(max(x.Precision-x.Scale, y.Precision-y.Scale)+scale, scale)
	case types.IsFractional(a) && types.IsIntegral(b), types.IsFractional(b) && types.IsIntegral(a):
		return types.Double
	case a.Kind() > b.Kind():
		return a
	}
	return b
}

// decimalOf is the decimal that holds all values of a numeric type.
func decimalOf(t types.Type) types.Decimal {
	switch t.Kind() {
	case types.KindByte:
		return types.DecimalByte
	case types.KindShort:
		return types.DecimalShort
	case types.KindInteger:
		return types.DecimalInteger
	case types.KindLong:
		return types.DecimalLong
	case types.KindFloat:
		return types.DecimalFloat
	case types.KindDouble:
		return types.DecimalDouble
	}
	return t.(types.Decimal)
}

// bounded cuts a decimal type to 38 digits, giving up scale but not below 6.
func bounded(precision, scale int) types.Decimal {
	if precision <= types.MaxPrecision {
		return types.Decimal{Precision: precision, Scale: scale}
	}
	whole := precision - scale
	return types.Decimal{Precision: types.MaxPrecision, Scale: max(types.MaxPrecision-whole, min(scale, 6))}
}

// unlike reports whether a or b has strings where the other has none. Only
// whole values are read from strings, not parts of nested ones.
func unlike(a, b types.Type) bool {
	switch x := a.(type) {
	case *types.Array:
		y, ok := b.(*types.Array)
		return ok && unlike(x.Elem, y.Elem)
	case *types.Map:
		y, ok := b.(*types.Map)
		return ok && (unlike(x.Key, y.Key) || unlike(x.Value, y.Value))
	case *types.Struct:
		y, ok := b.(*types.Struct)
		if !ok || len(x.Fields) != len(y.Fields) {
			return false
		}
		for i := range x.Fields {
			if unlike(x.Fields[i].Type, y.Fields[i].Type) {
				return true
			}
		}
		return false
	}
	s, t := a.Kind() == types.KindString, b.Kind() == types.KindString
	return s != t && a.Kind() != types.KindNull && b.Kind() != types.KindNull
}

// same casts all arguments to their widest type.
func (c *CallContext) same(from int) (types.Type, error) {
	var ts []types.Type
	for _, a := range c.Args[from:] {
		ts = append(ts, a.Type())
	}
	t, ok := Widest(c.Conf.ANSI, ts...)
	if !ok {
		return nil, c.diffTypes(ts)
	}
	for i := from; i < len(c.Args); i++ {
		a, err := c.castTo(c.Args[i], t)
		if err != nil {
			return nil, err
		}
		c.Args[i] = a
	}
	return t, nil
}

func (c *CallContext) diffTypes(ts []types.Type) error {
	var list []string
	for _, t := range ts {
		list = append(list, `"`+t.SQL()+`"`)
	}
	text := "[" + strings.Join(list, ", ") + "]"
	if c.Name == "coalesce" || c.Name == "concat" || c.Name == "array" {
		text = "(" + strings.Join(list, " or ") + ")"
	}
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.DATA_DIFF_TYPES", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: Input to `%s` should all be the same type, but it's %s.", c.heading(), c.Name, text).At(c.Place)
}

func (c *CallContext) binaryDiff() error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: the left and right operands of the binary operator have incompatible types (\"%s\" and \"%s\").",
		c.heading(), c.Args[0].Type().SQL(), c.Args[1].Type().SQL()).At(c.Place)
}

func (c *CallContext) binaryWrong(required string) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: the binary operator requires the input type %s, not \"%s\".",
		c.heading(), required, c.Args[0].Type().SQL()).At(c.Place)
}
