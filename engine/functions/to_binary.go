package functions

import (
	"encoding/base64"
	"encoding/hex"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for name, example := range map[string]Example{"to_binary": {"to_binary('abc', 'utf-8')", "[61 62 63]"}, "try_to_binary": {"try_to_binary('a!', 'base64')", "NULL"}} {
		register(Spec{Names: []string{name}, Group: "string_funcs", Min: 1, Max: 2, Since: "3.3.0", Examples: []Example{example},
			Usage:   name + "(str[, format]) - Reads bytes from a text in the format hex (if not given), utf-8 or base64.",
			Resolve: func(c *CallContext) error { return toBinary(c, name == "try_to_binary") }})
	}
	stringFunc([]string{"quote"}, 1, 1, str, text2, "quote(str) - Puts str in single quotes, with a backslash before those inside.", func(a []any) (any, error) {
		return "'" + strings.ReplaceAll(a[0].(string), "'", `\'`) + "'", nil
	})
	specs["quote"].Examples = []Example{{`quote("it's")`, `'it\'s'`}}
}

func toBinary(c *CallContext, try bool) error {
	heading := c.heading()
	c.HeadingOf = func([]expr.Expr) string { return heading }
	format := any("hex")
	if len(c.Args) == 2 {
		var err error
		if format, err = c.constantArg(1, str, "fmt"); err != nil {
			return err
		}
		c.Args = c.Args[:1]
	}
	if err := c.coerce(0, str); err != nil {
		return err
	}
	text, ok := format.(string)
	read := func(string) ([]byte, bool) { return nil, false }
	switch strings.ToLower(text) {
	case "hex":
		read = hexBytes
	case "utf-8", "utf8":
		read = func(s string) ([]byte, bool) { return []byte(s), true }
	case "base64":
		read = base64Bytes
	default:
		if ok && !try {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ARG_VALUE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: The fmt value must to be a case-insensitive \"STRING\" literal of 'hex', 'utf-8', 'utf8', or 'base64', but got '%s'.", heading, text).At(c.Place)
		}
		c.Expr = &expr.Call{Name: c.Name, Args: c.Args, Typ: types.Binary, Null: true, Deterministic: true, Infallible: true, HeadingOf: c.HeadingOf,
			Kernel: func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
				return batch.Constant(types.Binary, nil)
			}}
		return nil
	}
	return c.onCells(types.Binary, try || !strings.EqualFold(text, "base64"), func(_ *expr.Context, a []any) (any, error) {
		b, ok := read(a[0].(string))
		switch {
		case ok:
			return b, nil
		case try:
			return nil, nil
		}
		return nil, diag.New(diag.IllegalArgument, "CONVERSION_INVALID_INPUT", "22018",
			"The value '%s' ('%s') cannot be converted to \"BINARY\" because it is malformed. Correct the value as per the syntax, or change its format. Use `try_to_binary` to tolerate malformed input and return NULL instead.", a[0], strings.ToUpper(text))
	})
}

// hexBytes reads hexadecimal digits; an odd number of them begins with a zero.
func hexBytes(s string) ([]byte, bool) {
	if len(s)%2 == 1 {
		s = "0" + s
	}
	b, err := hex.DecodeString(s)
	return b, err == nil
}

// base64Bytes reads base 64 text, whose padding may be missing but not wrong.
func base64Bytes(s string) ([]byte, bool) {
	s = strings.NewReplacer("\r", "", "\n", "", "\t", "", " ", "").Replace(s)
	body := strings.TrimRight(s, "=")
	if pads := len(s) - len(body); pads > 0 && (pads > 2 || len(s)%4 != 0) {
		return nil, false
	}
	b, err := base64.RawStdEncoding.DecodeString(body)
	return b, err == nil
}
