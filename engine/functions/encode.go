package functions

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func hashFunc(names []string, least, most int, t types.Type, want []types.Type, usage string, f func(a []any) (any, error)) {
	stringFunc(names, least, most, t, want, usage, f)
	specs[names[0]].Group = "hash_funcs"
}

var bytes1 = []types.Type{types.Binary}

func init() {
	hashFunc([]string{"md5"}, 1, 1, str, bytes1, "md5(expr) - Returns the MD5 sum as hexadecimal text.", func(a []any) (any, error) {
		sum := md5.Sum(bytesOf(a[0]))
		return hex.EncodeToString(sum[:]), nil
	})
	hashFunc([]string{"sha", "sha1"}, 1, 1, str, bytes1, "sha1(expr) - Returns the SHA-1 sum as hexadecimal text.", func(a []any) (any, error) {
		sum := sha1.Sum(bytesOf(a[0]))
		return hex.EncodeToString(sum[:]), nil
	})
	hashFunc([]string{"sha2"}, 2, 2, str, []types.Type{types.Binary, types.Integer}, "sha2(expr, bitLength) - Returns a SHA-2 sum as hexadecimal text.", func(a []any) (any, error) {
		b := bytesOf(a[0])
		switch a[1].(int32) {
		case 224:
			sum := sha256.Sum224(b)
			return hex.EncodeToString(sum[:]), nil
		case 0, 256:
			sum := sha256.Sum256(b)
			return hex.EncodeToString(sum[:]), nil
		case 384:
			sum := sha512.Sum384(b)
			return hex.EncodeToString(sum[:]), nil
		case 512:
			sum := sha512.Sum512(b)
			return hex.EncodeToString(sum[:]), nil
		}
		return nil, nil
	})
	hashFunc([]string{"crc32"}, 1, 1, types.Long, bytes1, "crc32(expr) - Returns the cyclic redundancy check value.", func(a []any) (any, error) {
		return int64(crc32.ChecksumIEEE(bytesOf(a[0]))), nil
	})
	register(Spec{Names: []string{"hex"}, Group: "math_funcs", Min: 1, Max: 1, Usage: "hex(expr) - Converts a number, text or bytes to hexadecimal digits.", Resolve: func(c *CallContext) error {
		t := c.Args[0].Type()
		if types.IsNumeric(t) || t.Kind() == types.KindNull {
			if err := c.castArgs(types.Long); err != nil {
				return err
			}
		} else if t.Kind() != types.KindString && t.Kind() != types.KindBinary {
			return c.unexpected(0, "BIGINT\" or \"BINARY\" or \"STRING")
		}
		return c.onCells(str, false, func(_ *expr.Context, a []any) (any, error) {
			if n, ok := a[0].(int64); ok {
				return strings.ToUpper(strconv.FormatUint(uint64(n), 16)), nil
			}
			return strings.ToUpper(hex.EncodeToString(bytesOf(a[0]))), nil
		})
	}})
	stringFunc([]string{"unhex"}, 1, 1, types.Binary, text2, "unhex(expr) - Converts hexadecimal digits to bytes.", func(a []any) (any, error) {
		s := a[0].(string)
		if len(s)%2 == 1 {
			s = "0" + s
		}
		b, err := hex.DecodeString(s)
		if err != nil {
			return nil, nil
		}
		return b, nil
	})
	stringFunc([]string{"unbase64"}, 1, 1, types.Binary, text2, "unbase64(str) - Converts base 64 text to bytes.", func(a []any) (any, error) {
		s := strings.NewReplacer("\r", "", "\n", "").Replace(a[0].(string))
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			if b, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "=")); err != nil {
				return nil, diag.New(diag.IllegalArgument, "CONVERSION_INVALID_INPUT", "22018",
					"The value '%s' (\"STRING\") cannot be converted to \"BINARY\" because it is malformed. Correct the value as per the syntax, or change its format. Use `try_to_binary` to tolerate malformed input and return NULL instead.", s)
			}
		}
		return b, nil
	})
	stringFunc([]string{"encode"}, 2, 2, types.Binary, text2, "encode(str, charset) - Returns the bytes of str in a character set.", func(a []any) (any, error) {
		return encodeText(a[0].(string), a[1].(string))
	})
	register(Spec{Names: []string{"decode"}, Group: "string_funcs", Min: 2, Max: -1, Usage: "decode(bin, charset) - Returns the text of bytes; decode(expr, search, result, ...[, default]) - Returns the result for the search value that equals expr.", Resolve: func(c *CallContext) error {
		if len(c.Args) > 2 {
			return searched(c)
		}
		return c.boxedArgs(str, true, []types.Type{types.Binary, str}, func(_ *expr.Context, a []any) (any, error) {
			return decodeText(bytesOf(a[0]), a[1].(string))
		})
	}})
}

// charset is the canonical name of a character set that Spark knows.
func charset(name, function string) (string, error) {
	switch n := strings.ToUpper(name); n {
	case "UTF-8", "US-ASCII", "ISO-8859-1", "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32":
		return n, nil
	}
	return "", diag.New(diag.IllegalArgument, "INVALID_PARAMETER_VALUE.CHARSET", "22023",
		"The value of parameter(s) `charset` in `%s` is invalid: expects one of the iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8, but got %s.", function, name)
}

func malformedText(function, set string) error {
	return diag.New(diag.SparkRuntime, "MALFORMED_CHARACTER_CODING", "22000", "Invalid value found when performing `%s` with %s", function, set)
}

func encodeText(s, name string) (any, error) {
	set, err := charset(name, "encode")
	if err != nil {
		return nil, err
	}
	var out []byte
	switch set {
	case "UTF-8":
		return []byte(s), nil
	case "US-ASCII", "ISO-8859-1":
		limit := rune(0x7F)
		if set == "ISO-8859-1" {
			limit = 0xFF
		}
		for _, r := range s {
			if r > limit {
				return nil, malformedText("encode", set)
			}
			out = append(out, byte(r))
		}
		return out, nil
	case "UTF-32":
		for _, r := range s {
			out = append(out, byte(r>>24), byte(r>>16), byte(r>>8), byte(r))
		}
		return out, nil
	}
	if set == "UTF-16" {
		out = append(out, 0xFE, 0xFF)
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if set == "UTF-16LE" {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out, nil
}

func decodeText(b []byte, name string) (any, error) {
	set, err := charset(name, "decode")
	if err != nil {
		return nil, err
	}
	switch set {
	case "UTF-8":
		if !utf8.Valid(b) {
			return nil, malformedText("decode", set)
		}
		return string(b), nil
	case "US-ASCII", "ISO-8859-1":
		var out []rune
		for _, c := range b {
			if set == "US-ASCII" && c > 0x7F {
				return nil, malformedText("decode", set)
			}
			out = append(out, rune(c))
		}
		return string(out), nil
	case "UTF-32":
		var out []rune
		for ; len(b) >= 4; b = b[4:] {
			out = append(out, rune(b[0])<<24|rune(b[1])<<16|rune(b[2])<<8|rune(b[3]))
		}
		return string(out), nil
	}
	little := set == "UTF-16LE"
	if set == "UTF-16" && len(b) >= 2 && (b[0] == 0xFE && b[1] == 0xFF || b[0] == 0xFF && b[1] == 0xFE) {
		little, b = b[0] == 0xFF, b[2:]
	}
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		if little {
			units = append(units, uint16(b[1])<<8|uint16(b[0]))
		} else {
			units = append(units, uint16(b[0])<<8|uint16(b[1]))
		}
	}
	return string(utf16.Decode(units)), nil
}

// searched is decode with search values: CASE in which NULL equals NULL.
func searched(c *CallContext) error {
	heading := expr.Heading(c.Name, c.Args)
	var whens []expr.Expr
	i := 1
	for ; i+1 < len(c.Args); i += 2 {
		same, err := call("<=>", c, c.Args[0], c.Args[i])
		if err != nil {
			return err
		}
		whens = append(whens, same, c.Args[i+1])
	}
	var otherwise expr.Expr
	if i < len(c.Args) {
		otherwise = c.Args[i]
	}
	e, err := CaseWhen(c, whens, otherwise)
	if err == nil {
		e.(*caseWhen).heading = heading
		c.Expr = e
	}
	return err
}
