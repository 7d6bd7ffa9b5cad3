package format

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/types"
)

func field(name string, t types.Type) types.Field {
	return types.Field{Name: name, Type: t, Nullable: true}
}

func readJSON(t *testing.T, schema *types.Struct, options map[string]string, text string) ([]string, error) {
	t.Helper()
	j, err := NewJSON(schema, NewOptions(options), Environment{Location: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	err = j.Read(context.Background(), strings.NewReader(text), func(b *batch.Batch) error {
		for i := range b.Rows {
			out = append(out, fmt.Sprint(b.Row(i)))
		}
		return nil
	})
	return out, err
}

func TestJSONRecords(t *testing.T) {
	schema := types.NewStruct(field("a", types.Long), field("s", types.String), field("t", types.Timestamp), field("x", types.Double))
	nested := types.NewStruct(field("o", types.NewStruct(field("k", types.Integer))), field("l", &types.Array{Elem: types.Long, ContainsNull: true}),
		field("m", &types.Map{Key: types.String, Value: types.Boolean}))
	corrupt := types.NewStruct(field("a", types.Long), field("_corrupt_record", types.String))
	for _, c := range []struct {
		name    string
		schema  *types.Struct
		options map[string]string
		text    string
		want    string
	}{
		{"plain", schema, nil, `{"a":1,"s":"x","t":1469501107,"x":1.5}`, "[1 x 1469501107000000 1.5]"},
		{"out of order, extra, absent", schema, nil, `{"z":[1,{"b":2}],"x":2,"a":-7}`, "[-7 <nil> <nil> 2]"},
		{"last of equal keys", schema, nil, `{"a":1,"a":2}`, "[2 <nil> <nil> <nil>]"},
		{"bad fields are NULL", schema, nil, `{"a":"1","s":5,"t":1.5,"x":"NaN"}`, "[<nil> 5 <nil> NaN]"},
		{"raw text in strings", schema, nil, `{"s":{"a": [1, 2]}}`, `[<nil> {"a": [1, 2]} <nil> <nil>]`},
		{"escapes", schema, nil, `{"s":"a\n\u00e9\ud83d\ude00\"'"}`, "[<nil> a\né😀\"' <nil> <nil>]"},
		{"single quotes", schema, nil, `{'a':3}`, "[3 <nil> <nil> <nil>]"},
		{"blank lines and CRLF", schema, nil, "\n{\"a\":1}\r\n  \r\n{\"a\":2}\n", "[1 <nil> <nil> <nil>] [2 <nil> <nil> <nil>]"},
		{"array of records", schema, nil, `[{"a":1},{"a":2}]`, "[1 <nil> <nil> <nil>] [2 <nil> <nil> <nil>]"},
		{"malformed", schema, nil, "{\"a\":1\n{\"a\":2}", "[<nil> <nil> <nil> <nil>] [2 <nil> <nil> <nil>]"},
		{"dropped", schema, map[string]string{"mode": "dropmalformed"}, "{\"a\":1\n{\"a\":\"x\"}\n{\"a\":2}", "[2 <nil> <nil> <nil>]"},
		{"corrupt column", corrupt, nil, "{\"a\":1}\n{\"a\":\"x\"}\nnope", `[1 <nil>] [<nil> {"a":"x"}] [<nil> nope]`},
		{"nested", nested, nil, `{"o":{"k":1},"l":[1,null],"m":{"p":true}}`, "[[1] [1 <nil>] {[p] [true]}]"},
		{"bad nested", nested, nil, `{"o":{"k":"x"},"l":[1,"x"],"m":{"p":1}}`, "[[<nil>] <nil> <nil>]"},
		{"text timestamps", schema, nil, `{"t":"1970-01-01T00:00:01Z"}`, "[<nil> <nil> 1000000 <nil>]"},
		{"big numbers", schema, nil, `{"a":9223372036854775807,"x":1e400}` + "\n" + `{"a":9223372036854775808}`, "[9223372036854775807 <nil> <nil> +Inf] [<nil> <nil> <nil> <nil>]"},
		{"long separator", schema, map[string]string{"lineSep": "||"}, `{"a":1}||{"a":2}`, "[1 <nil> <nil> <nil>] [2 <nil> <nil> <nil>]"},
	} {
		got, err := readJSON(t, c.schema, c.options, c.text)
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, %v; want %s", c.name, strings.Join(got, " "), err, c.want)
		}
	}
	if _, err := readJSON(t, schema, map[string]string{"mode": "FAILFAST"}, "nope"); err == nil {
		t.Error("FAILFAST took a malformed record")
	}
}

func TestBlocksKeepLinesWhole(t *testing.T) {
	var want []string
	var text strings.Builder
	for i := range 40000 {
		fmt.Fprintf(&text, "{\"a\":%d,\"pad\":\"%s\"}\n", i, strings.Repeat("x", i%50))
		want = append(want, fmt.Sprintf("[%d]", i))
	}
	got, err := readJSON(t, types.NewStruct(field("a", types.Long)), nil, text.String())
	if err != nil || strings.Join(got, "") != strings.Join(want, "") {
		t.Errorf("%d rows of %d, %v", len(got), len(want), err)
	}
}

func TestFirstLine(t *testing.T) {
	text := "ab\ncd\n\nefg"
	for from, want := range []int64{0, 3, 3, 3, 6, 6, 6, 7, 10, 10} {
		got, err := FirstLine(strings.NewReader(text), int64(from), int64(len(text)), nil)
		if err != nil || got != want {
			t.Errorf("from %d: %d, %v; want %d", from, got, err, want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":1,"o":{"k":[1,2]}}`, `[{"a":`, `{"m":{"x":1},"a":"é\u00"}`, "{'a':NaN}", `{"a":1}{"a":2}`} {
		f.Add([]byte(s))
	}
	schema := types.NewStruct(field("a", types.Long), field("o", types.NewStruct(field("k", &types.Array{Elem: types.Integer}))),
		field("m", &types.Map{Key: types.String, Value: types.Double}), field("_corrupt_record", types.String))
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := NewJSON(schema, Options{}, Environment{Location: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		err = j.Read(context.Background(), bytes.NewReader(data), func(b *batch.Batch) error {
			for i := range b.Rows {
				b.Row(i)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
