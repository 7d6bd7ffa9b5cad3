package format

import (
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func TestJSONTexts(t *testing.T) {
	field := func(name string, t types.Type) types.Field { return types.Field{Name: name, Type: t, Nullable: true} }
	row := types.NewStruct(field("id", types.Integer), field("tags", &types.Array{Elem: types.String, ContainsNull: true}), field("bad", types.String))
	ints := &types.Array{Elem: types.Integer, ContainsNull: true}
	rows := &types.Array{Elem: types.NewStruct(field("a", types.Integer)), ContainsNull: true}
	texts := &types.Map{Key: types.String, Value: types.String, ValueContainsNull: true}
	o := NewOptions(map[string]string{"columnNameOfCorruptRecord": "bad"})
	for _, c := range []struct {
		t    types.Type
		want map[string]string
	}{
		{row, map[string]string{
			`{"id":1,"tags":["x",null]}`: "{1, [x, NULL], NULL}", `{"id":"two","tags":[]}`: `{NULL, [], {"id":"two","tags":[]}}`,
			`{"id":4,"tags":["x"`: `{NULL, NULL, {"id":4,"tags":["x"}`, `[{"id":5}]`: `{NULL, NULL, [{"id":5}]}`, `{}`: "{NULL, NULL, NULL}",
			`null`: "{NULL, NULL, null}", ``: "NULL", `  `: "NULL", `{"id":6,"id":7}`: "{7, NULL, NULL}", `{"ID":1}`: "{NULL, NULL, NULL}",
		}},
		{ints, map[string]string{`[1,null,3]`: "[1, NULL, 3]", `[1,`: "NULL", `{"a":1}`: "NULL", `[]`: "[]"}},
		{rows, map[string]string{`[{"a":1},{"a":2}]`: "[{1}, {2}]", `{"a":3}`: "[{3}]", `[{"a":1},{"a"`: "NULL"}},
		{texts, map[string]string{`{"k":1,"k":[2, 3]}`: "{k -> 1, k -> [2,3]}", `{"k":1`: "NULL", `[1]`: "NULL"}},
	} {
		// All texts go through one reader, each after a cut one, so that
		// nothing of a bad record shows up in the next row.
		var in, want []string
		for s, w := range c.want {
			in, want = append(in, `{"id":9,"tags":["lost"],"k":1,"a":[`, s), append(want, "", w)
		}
		r, err := NewJSONTexts(c.t, o, Environment{Location: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		out, err := r.Parse(len(in), func(i int) []byte { return []byte(in[i]) })
		if err != nil {
			t.Fatal(err)
		}
		for i, w := range want {
			if got := expr.Text(c.t, batch.Value(c.t, out, i), time.UTC, true); w != "" && got != w {
				t.Errorf("%s of %q: %s, want %s", c.t, in[i], got, w)
			}
		}
	}
	if _, err := NewJSONTexts(row, NewOptions(map[string]string{"mode": "DROPMALFORMED"}), Environment{}); err == nil {
		t.Error("rows of an expression cannot be dropped")
	}
	strict, err := NewJSONTexts(row, NewOptions(map[string]string{"mode": "FAILFAST"}), Environment{Location: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := strict.Parse(1, func(int) []byte { return []byte(`{"id":"x"}`) }); err == nil {
		t.Error("FAILFAST took a bad field")
	}
}

func TestJSONPaths(t *testing.T) {
	for _, c := range []struct{ text, path, want string }{
		{`{"a":{"b":[1, "x"]}}`, "$.a", `{"b":[1,"x"]}`}, {`{"a":{"b":[1, "x"]}}`, "$.a.b[1]", "x"}, {`{"a b":1}`, "$['a b']", "1"},
		{`{"s":[{"n":1},{"n":"b"},{}]}`, "$.s[*].n", `[1,"b"]`}, {`{"s":[{"n":"only"}]}`, "$.s[*].n", `"only"`}, {`[[1,2],[3,[4]]]`, "$[*][*]", "[1,2,3,4]"},
		{`[{"a":[1,2]},{"a":[3]}]`, "$[*].a[*]", "[[1,2],[3]]"}, {`[[1,2],[3]]`, "$[0][*]", "[1,2]"},
		{`{"a":3.50,"b":1.0e2}`, "$", `{"a":3.5,"b":100.0}`}, {`{"a":12345678901234567890}`, "$.a", "12345678901234567890"},
		{`{"a":1,"a":2}`, "$.a", "1"}, {`{"a":null,"a":2}`, "$.a", "2"}, {`{'a':'q'}`, "$.a", "q"}, {`{"a":"\u0041\n"}`, "$.a", "A\n"}, {` {"a":1} x`, "$.a", "1"},
	} {
		p, ok := ParseJSONPath(c.path)
		if !ok {
			t.Fatalf("%s is no path", c.path)
		}
		if got, ok := p.Append(nil, []byte(c.text)); !ok || string(got) != c.want {
			t.Errorf("%s of %s: %s, %v; want %s", c.path, c.text, got, ok, c.want)
		}
	}
	for text, path := range map[string]string{`{"a":1`: "$.a", `{"a":null}`: "$.a", `{"A":1}`: "$.a", `[1]`: "$[9]", `{"m":{"p":1}}`: "$.m.*", ``: "$", `{"b":tru}`: "$.a"} {
		p, ok := ParseJSONPath(path)
		if !ok {
			t.Fatalf("%s is no path", path)
		}
		if got, ok := p.Append([]byte("kept"), []byte(text)); ok || string(got) != "kept" {
			t.Errorf("%s of %s gave %s", path, text, got)
		}
	}
	for _, bad := range []string{"", "a", "$a", "$.", "$[", "$[x]", "$['a'", "$[-1]", "$.a["} {
		if _, ok := ParseJSONPath(bad); ok {
			t.Errorf("%q was taken as a path", bad)
		}
	}
}
