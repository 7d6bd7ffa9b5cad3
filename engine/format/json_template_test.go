package format

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/types"
)

// readBlock reads lines with or without templates.
func readBlock(t *testing.T, schema *types.Struct, text string, templates bool) []string {
	t.Helper()
	j, err := NewJSON(schema, NewOptions(nil), Environment{Location: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	rows := j.rows()
	if !templates {
		rows.made = maxTemplates
	}
	if err := rows.block([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if used := rows.template != nil; used && !templates {
		t.Fatal("a template was made")
	}
	var out []string
	err = rows.flush(func(b *batch.Batch) error {
		for i := range b.Rows {
			out = append(out, fmt.Sprintf("%#v", b.Row(i)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var templateSchema = types.NewStruct(field("i", types.Integer), field("l", types.Long), field("d", types.Double), field("s", types.String),
	field("t", types.Timestamp), field("b", types.Boolean), field("day", types.Date), field("f", types.Float),
	field("o", types.NewStruct(field("k", types.Integer))), field("a", &types.Array{Elem: types.Long, ContainsNull: true}),
	field("_corrupt_record", types.String))

// templateValues are values of all kinds, as lines may have them.
var templateValues = []string{
	"0", "-0", "7", "-7", "007", "12345678", "123456789", "123456789012345", "1234567890123456", "9223372036854775807", "9223372036854775808",
	"0.0", "-0.0", "1.5", "-1.5", "123.456", "1.", ".5", "1.5.2", "--5", "-", "1e3", "1.5E-3", "12345678.12345678", "1234567.12345678", "99999999", "2147483648",
	`""`, `"x"`, `"Close"`, `"a longer text with words"`, `"12345678"`, `"é 😀"`, `"a\nb"`, `"a\"b"`, "\"a\tb\"", `"it's"`, `'x'`, `"open`,
	"true", "false", "null", "nul", "tru", "NaN", `"NaN"`, `"2024-01-02"`, `"2024-01-02T03:04:05Z"`, "1469501107", "99999999999999",
	`{"k":1}`, `{"k":"x"}`, `{}`, `[1,2]`, `[]`, `[1,"x"]`, "{\n", "[1", "1x", "1 ", " 1", `"a" `,
}

func TestTemplatesReadAsTheParserDoes(t *testing.T) {
	keys := []string{"i", "l", "d", "s", "t", "b", "day", "f", "o", "a", "other"}
	usual := map[string]string{"i": "1", "l": "22", "d": "3.5", "s": `"text"`, "t": "1469501107", "b": "true", "day": `"2024-01-02"`, "f": "1.25", "o": `{"k":5}`, "a": "[1]", "other": `"unused"`}
	line := func(key, value, colon, comma string) string {
		var parts []string
		for _, k := range keys {
			v := usual[k]
			if k == key {
				v = value
			}
			parts = append(parts, `"`+k+`"`+colon+v)
		}
		return "{" + strings.Join(parts, comma) + "}\n"
	}
	for _, style := range [][2]string{{":", ","}, {": ", ", "}} {
		plain := line("", "", style[0], style[1])
		for _, key := range keys {
			for _, value := range templateValues {
				text := plain + plain + line(key, value, style[0], style[1]) + plain
				got, want := readBlock(t, templateSchema, text, true), readBlock(t, templateSchema, text, false)
				if strings.Join(got, "\n") != strings.Join(want, "\n") {
					t.Errorf("%q reads as\n%s\nwithout templates as\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		}
	}
}

func TestTemplatesFollowTheLayout(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	keys := []string{"i", "l", "d", "s", "t", "other"}
	var text strings.Builder
	layout := append([]string(nil), keys...)
	for n := range 4000 {
		if n%100 == 0 { // another writer takes over
			random.Shuffle(len(layout), func(i, j int) { layout[i], layout[j] = layout[j], layout[i] })
			layout = layout[:1+random.IntN(len(layout))]
			if n%300 == 0 {
				layout = append([]string(nil), keys...)
			}
		}
		text.WriteByte('{')
		for i, k := range layout {
			if i > 0 {
				text.WriteByte(',')
			}
			value := templateValues[random.IntN(len(templateValues))]
			if random.IntN(3) > 0 {
				value = fmt.Sprint(random.IntN(1000))
			}
			fmt.Fprintf(&text, "%q:%s", k, value)
		}
		text.WriteString("}\n")
	}
	got, want := readBlock(t, templateSchema, text.String(), true), readBlock(t, templateSchema, text.String(), false)
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("row %d is %s, without templates %s", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rows, without templates %d", len(got), len(want))
	}
}

func FuzzTemplates(f *testing.F) {
	for _, v := range templateValues {
		f.Add(`{"l":1,"s":"x","d":` + v + "}\n")
	}
	schema := types.NewStruct(field("l", types.Long), field("s", types.String), field("d", types.Double), field("_corrupt_record", types.String))
	f.Fuzz(func(t *testing.T, line string) {
		text := strings.Repeat(`{"l":1,"s":"x","d":2.5}`+"\n", 2) + line + "\n" + line + "\n"
		got, want := readBlock(t, schema, text, true), readBlock(t, schema, text, false)
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%q reads as\n%s\nwithout templates as\n%s", text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}
