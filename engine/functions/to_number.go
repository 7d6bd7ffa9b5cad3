package functions

import (
	"math/big"
	"strings"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

// numberPicture is a format of to_number and to_char: an optional sign, $, the
// digits 0 and 9 with grouping separators and one decimal point, a sign or MI,
// or PR for angle brackets.
type numberPicture struct {
	text                 string
	sign                 byte // 'S', 'M' (MI) or 0
	signFirst, dollar    bool
	brackets             bool
	whole, fraction      string // of 0, 9 and, in whole, ','
	point                bool
	precision, fractions int
}

// parsePicture reads a format; its conditions are those of INVALID_FORMAT.
func parsePicture(text string) (*numberPicture, *diag.Error) {
	upper := strings.ToUpper(text)
	f := &numberPicture{text: upper}
	wrong := func(kind, format string, args ...any) (*numberPicture, *diag.Error) {
		return nil, diag.New(diag.Analysis, "INVALID_FORMAT."+kind, "42601", "The format is invalid: '"+upper+"'. "+format, args...)
	}
	digits := 0
	for _, r := range upper {
		if r == '0' || r == '9' {
			digits++
		}
	}
	if upper == "" {
		return wrong("EMPTY", "The number format string cannot be empty.")
	}
	if digits == 0 {
		return wrong("WRONG_NUM_DIGIT", "The format string requires at least one number digit.")
	}
	for _, tokens := range [][]string{{".", "D"}, {"$"}, {"S"}, {"MI"}, {"PR"}} {
		n := 0
		for _, token := range tokens {
			n += strings.Count(upper, token)
		}
		if n > 1 {
			return wrong("WRONG_NUM_TOKEN", "At most one %s is allowed in the number format.", map[string]string{".": ". or D"}[tokens[0]]+map[bool]string{true: "", false: tokens[0]}[tokens[0] == "."])
		}
	}
	rest := upper
	takeSign := func(first bool) {
		for _, token := range []string{"S", "MI"} {
			var ok bool
			if first {
				rest, ok = strings.CutPrefix(rest, token)
			} else {
				rest, ok = strings.CutSuffix(rest, token)
			}
			if ok {
				f.sign, f.signFirst = token[0], first
				return
			}
		}
	}
	takeSign(true)
	rest, f.dollar = strings.CutPrefix(rest, "$")
	if f.sign == 0 {
		if rest, f.brackets = strings.CutSuffix(rest, "PR"); !f.brackets {
			takeSign(false)
		}
	}
	whole, fraction, point := strings.Cut(strings.NewReplacer("D", ".", "G", ",").Replace(rest), ".")
	if i := strings.IndexFunc(whole+fraction, func(r rune) bool { return r != '0' && r != '9' && r != ',' }); i >= 0 {
		return wrong("UNEXPECTED_TOKEN", "Found the unexpected %s in the format string; the structure of the format string must match: `[MI|S]` `[$]` `[0|9|G|,]*` `[.|D]` `[0|9]*` `[$]` `[PR|MI|S]`.", "character '"+string((whole + fraction)[i])+"'")
	}
	if strings.Contains(fraction, ",") {
		return wrong("THOUSANDS_SEPS_MUST_BEFORE_DEC", "Thousands separators (, or G) may not appear after the decimal point in the number format.")
	}
	for i, part := range strings.Split(whole, ",") {
		if part == "" && (i > 0 || strings.Contains(whole, ",")) {
			return wrong("CONT_THOUSANDS_SEPS", "Thousands separators (, or G) must have digits in between them in the number format.")
		}
	}
	f.whole, f.fraction, f.point = whole, fraction, point
	f.fractions = len(fraction)
	f.precision = len(strings.ReplaceAll(whole, ",", "")) + f.fractions
	if f.precision > types.MaxPrecision {
		return wrong("UNEXPECTED_TOKEN", "Found the unexpected token in the format string.")
	}
	return f, nil
}

// parse reads a number written by the format.
func (f *numberPicture) parse(s string) (types.DecimalValue, bool) {
	var none types.DecimalValue
	s = strings.TrimSpace(s)
	negative := false
	if f.brackets {
		if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) > 2 {
			negative, s = true, s[1:len(s)-1]
		}
	} else if f.sign != 0 && s != "" {
		at := 0
		if !f.signFirst {
			at = len(s) - 1
		}
		switch c := s[at]; {
		case c == '-':
			negative = true
			s = s[:at] + s[at+1:]
		case c == '+' && f.sign == 'S':
			s = s[:at] + s[at+1:]
		}
	}
	if f.dollar {
		var ok bool
		if s, ok = strings.CutPrefix(s, "$"); !ok {
			return none, false
		}
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > len(f.fraction) || strings.Trim(fraction, "0123456789") != "" || whole == "" && fraction == "" {
		return none, false
	}
	// The groups must be as long as those of the format, from the right.
	have, want := strings.Split(whole, ","), strings.Split(f.whole, ",")
	if len(have) > len(want) {
		return none, false
	}
	want = want[len(want)-len(have):]
	digits := ""
	for i, group := range have {
		if strings.Trim(group, "0123456789") != "" || len(group) > len(want[i]) || i > 0 && len(group) < len(want[i]) {
			return none, false
		}
		digits += group
	}
	full := strings.ReplaceAll(f.whole, ",", "")
	if len(have) < strings.Count(f.whole, ",")+1 && len(digits) > len(strings.Join(want, "")) {
		return none, false
	}
	if strings.HasPrefix(full, "0") && len(digits) != len(full) {
		return none, false
	}
	n, ok := new(big.Int).SetString(digits+fraction+strings.Repeat("0", f.fractions-len(fraction)), 10)
	if !ok {
		return none, false
	}
	if negative {
		n.Neg(n)
	}
	return types.DecimalValue{Unscaled: decimal128.FromBigInt(n), Scale: f.fractions}, true
}

// print writes a number by the format; # stands for digits that do not fit.
func (f *numberPicture) print(v types.DecimalValue) string {
	n := roundDigits(v, f.fractions, halfUp)
	negative := n.Sign() < 0
	digits := n.Abs(n).String()
	for len(digits) <= f.fractions {
		digits = "0" + digits
	}
	whole, fraction := digits[:len(digits)-f.fractions], digits[len(digits)-f.fractions:]
	if whole == "0" && !f.point {
		whole = ""
	}
	places := len(strings.ReplaceAll(f.whole, ",", ""))
	if len(whole) > places {
		whole, fraction = strings.Repeat("#", places), strings.Repeat("#", f.fractions)
	}
	whole = strings.Repeat(" ", places-len(whole)) + whole
	var b strings.Builder
	at, zeros := 0, false
	for i := range len(f.whole) {
		if f.whole[i] == ',' {
			if prev := b.String(); strings.HasSuffix(prev, " ") {
				b.WriteByte(' ')
			} else {
				b.WriteByte(',')
			}
			continue
		}
		c := whole[at]
		if zeros = zeros || f.whole[i] == '0'; c == ' ' && zeros {
			c = '0'
		}
		b.WriteByte(c)
		at++
	}
	out := b.String()
	if f.point {
		out += "." + fraction
	}
	if f.dollar {
		out = "$" + out
	}
	if f.brackets {
		trimmed := strings.TrimLeft(out, " ")
		blanks := out[:len(out)-len(trimmed)]
		if negative {
			return blanks + "<" + trimmed + ">"
		}
		return out + "  "
	}
	mark := ""
	switch {
	case f.sign == 'S' && negative, f.sign == 'M' && negative:
		mark = "-"
	case f.sign == 'S':
		mark = "+"
	case f.sign == 'M':
		mark = " "
	}
	if f.signFirst {
		return mark + out
	}
	return out + mark
}

func init() {
	for _, s := range []struct {
		name, usage string
		Example
	}{
		{"to_number", "to_number(expr, fmt) - Reads a number from text by a format.", Example{"to_number('$78.12', '$99.99')", "78.12"}},
		{"try_to_number", "try_to_number(expr, fmt) - Reads a number from text by a format; NULL for text that does not match.", Example{"try_to_number('x', '999')", "NULL"}},
	} {
		register(Spec{Names: []string{s.name}, Group: "string_funcs", Min: 2, Max: 2, Usage: s.usage, Examples: []Example{s.Example}, Resolve: func(c *CallContext) error { return toNumber(c, s.name == "to_number") }})
	}
	register(Spec{Names: []string{"to_char", "to_varchar"}, Group: "string_funcs", Min: 2, Max: 2,
		Usage:    "to_char(expr, format) - Writes a number, a date, a timestamp or bytes by a format.",
		Examples: []Example{{"to_char(12454, '99,999')", "12,454"}, {"to_char(x'537061726b', 'hex')", "537061726B"}},
		Resolve:  toChar})
}

// format reads the constant format in argument 1; nil is NULL.
func (c *CallContext) picture() (*numberPicture, error) {
	v, err := c.constantArg(1, str, "format")
	if err != nil || v == nil {
		return nil, err
	}
	f, wrong := parsePicture(v.(string))
	if wrong != nil {
		return nil, wrong.At(c.Place)
	}
	return f, nil
}

func toNumber(c *CallContext, strictly bool) error {
	f, err := c.picture()
	if err != nil {
		return err
	}
	if err := c.coerce(0, str); err != nil {
		return err
	}
	if f == nil {
		t := types.Decimal{Precision: 38, Scale: 0}
		return c.onCells(t, true, func(*expr.Context, []any) (any, error) { return nil, nil })
	}
	t := types.Decimal{Precision: f.precision, Scale: f.fractions}
	return c.onCells(t, !strictly, func(_ *expr.Context, a []any) (any, error) {
		s := a[0].(string)
		if v, ok := f.parse(s); ok {
			return v, nil
		}
		if !strictly {
			return nil, nil
		}
		return nil, diag.New(diag.IllegalArgument, "INVALID_FORMAT.MISMATCH_INPUT", "42601",
			"The format is invalid: %s. The input \"STRING\" %s does not match the format.", f.text, s)
	})
}

// toChar writes numbers by their format; moments are dates' business, bytes are
// hex, base64 or text.
func toChar(c *CallContext) error {
	c.Name = "to_char"
	switch t := c.Args[0].Type(); {
	case isMoment(t.Kind()):
		e, err := call("date_format", c, c.Args...)
		c.Expr = e
		return err
	case t.Kind() == types.KindBinary:
		v, err := c.constantArg(1, str, "format")
		if err != nil {
			return err
		}
		name := map[string]string{"BASE64": "base64", "HEX": "hex", "UTF-8": "decode"}
		word, _ := v.(string)
		f, ok := name[strings.ToUpper(word)]
		if !ok {
			return diag.New(diag.Analysis, "INVALID_PARAMETER_VALUE.BINARY_FORMAT", "22023",
				"The value of parameter(s) `format` in `to_char` is invalid: expects one of binary formats 'base64', 'hex', 'utf-8', but got '%s'.", word).At(c.Place)
		}
		args := c.Args[:1]
		if f == "decode" {
			args = c.Args
		}
		c.Expr, err = call(f, c, args...)
		return err
	}
	if t := c.Args[0].Type(); !types.IsNumeric(t) && t.Kind() != types.KindNull && t.Kind() != types.KindString {
		return c.unexpected(0, "NUMERIC")
	}
	f, err := c.picture()
	if err != nil {
		return err
	}
	d, ok := c.Args[0].Type().(types.Decimal)
	if !ok {
		d = decimalOf(types.Long)
		if t := c.Args[0].Type(); types.IsNumeric(t) {
			d = decimalOf(t)
		}
	}
	if err := c.castArgs(d); err != nil {
		return err
	}
	return c.onCells(str, false, func(_ *expr.Context, a []any) (any, error) {
		if f == nil {
			return nil, nil
		}
		return f.print(a[0].(types.DecimalValue)), nil
	})
}
