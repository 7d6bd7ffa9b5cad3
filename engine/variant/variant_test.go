package variant

import (
	"errors"
	"testing"
	"time"

	"brook/engine/types"
)

func TestDocuments(t *testing.T) {
	for in, want := range map[string]string{
		`{"b":1,"a":[1,2.50,"x",null,true]}`: `{"a":[1,2.5,"x",null,true],"b":1}`, `1e2`: `100.0`, `100.0`: `100`, `-0.0`: `0`,
		`12345678901234567890`: `12345678901234567890`, ` 1 `: `1`, `1 2`: `1`, `1e400`: `"Infinity"`, `"a\"b\u00e9\n"`: `"a\"bé\n"`,
		"\"\\u0001D1\"": `"\u0001D1"`, `123456789.123456789`: `123456789.123456789`, `1.00000000000000000000000000000000000000001`: `1.0`,
	} {
		v, err := Parse(in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if got := JSON(v.Encode(), time.UTC); got != want {
			t.Errorf("%s prints %s, want %s (stored %q)", in, got, want, v.Encode())
		}
	}
	for in, want := range map[string]error{``: ErrSyntax, `{"a":1`: ErrSyntax, `[1,]`: ErrSyntax, `{a:1}`: ErrSyntax, `NaN`: ErrSyntax, `{"a":1,"a":2}`: ErrDuplicate} {
		if _, err := Parse(in); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", in, err, want)
		}
	}
	deep := ""
	for range 2000 {
		deep += "["
	}
	if _, err := Parse(deep); !errors.Is(err, ErrSyntax) {
		t.Errorf("2000 brackets: %v", err)
	}
}

func TestScalarsKeepTheirTypes(t *testing.T) {
	for _, v := range []Value{
		Of(types.Date, types.DateValue(-1)), Of(types.Timestamp, types.TimestampValue(-1)), Of(types.TimestampNTZ, types.NTZValue(1)),
		Of(types.Float, float32(1.5)), Of(types.Double, 1.5), Of(types.String, "\x01D5"), Of(types.Boolean, true), Of(types.Long, int64(7)),
	} {
		got, err := Decode(v.Encode())
		if err != nil || got.Type != v.Type || got.Scalar != v.Scalar {
			t.Errorf("%v came back as %v (%v)", v, got, err)
		}
	}
}

func TestPaths(t *testing.T) {
	v, err := Parse(`{"a":{"b c":[1,{"d":"x"}]}}`)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{`$.a['b c'][1].d`: `"x"`, `$["a"]["b c"][0]`: `1`, `$.a['b c'][9]`: ``, `$.x`: ``, `$`: `{"a":{"b c":[1,{"d":"x"}]}}`} {
		steps, ok := ParsePath(path)
		if !ok {
			t.Errorf("%s is no path", path)
			continue
		}
		got := ""
		if x, ok := v.At(steps); ok {
			got = JSON(x.Encode(), time.UTC)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	for _, bad := range []string{"", "a", "$a", "$.", "$[x]", "$['a'", "$[-1]"} {
		if _, ok := ParsePath(bad); ok {
			t.Errorf("%q was taken for a path", bad)
		}
	}
}

func TestSchemas(t *testing.T) {
	for in, want := range map[string]string{
		`null`: "VOID", `[1,2.5]`: "ARRAY<DECIMAL(21,1)>", `[1,"x"]`: "ARRAY<VARIANT>", `[]`: "ARRAY<VOID>", `[1,null]`: "ARRAY<BIGINT>",
		`[{"b":true},{"a":0}]`: "ARRAY<OBJECT<a: BIGINT, b: BOOLEAN>>", `1.50`: "DECIMAL(2,1)", `1e3`: "DOUBLE", `123456789012345678901`: "DECIMAL(21,0)",
	} {
		v, err := Parse(in)
		if got := SchemaText(SchemaOf(v)); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
}

func FuzzDocuments(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5,"x",null]}`, `1e400`, "\"\\u0001T1\"", `[[[`, `-0.0`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Parse(text)
		if err != nil {
			return
		}
		stored := v.Encode()
		again, err := Decode(stored)
		if err != nil || again.Encode() != stored {
			t.Fatalf("%q is stored as %q, then as %q (%v)", text, stored, again.Encode(), err)
		}
	})
}
