package format

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/types"
)

func readCSV(t *testing.T, whole, schema *types.Struct, options map[string]string, text string) ([]string, error) {
	t.Helper()
	r, err := NewCSV(whole, schema, NewOptions(options), Environment{Location: time.UTC})
	if err != nil {
		return nil, err
	}
	var out []string
	err = r.Read(context.Background(), strings.NewReader(text), true, "file:///x.csv", func(b *batch.Batch) error {
		for i := range b.Rows {
			var cells []string
			for _, v := range b.Row(i) {
				cells = append(cells, fmt.Sprint(v))
			}
			out = append(out, strings.Join(cells, "|"))
		}
		return nil
	})
	return out, err
}

func TestCSVRecords(t *testing.T) {
	two := types.NewStruct(field("id", types.String), field("text", types.String))
	numbers := types.NewStruct(field("id", types.Integer), field("qty", types.Integer), field("price", types.Double))
	marked := types.NewStruct(append(numbers.Fields[:3:3], field("_corrupt_record", types.String))...)
	bad := "id,qty,price\n1,5,2.50\n2,five,3.00\n3,7\n4,8,1.25,extra\n,,\n"
	for name, c := range map[string]struct {
		whole, schema *types.Struct
		options       map[string]string
		text          string
		want          []string
	}{
		"quotes": {two, two, map[string]string{}, "2,\"comma, inside\"\n3,\"doubled \"\"quote\"\" inside\"\n4,\"backslash \\\" quote\"\n5,half \"quoted\" field\n6,\"closed\"tail\n7,\"\"\n8,\" padded \"\n10,\"a\\\\b\"\n",
			[]string{"2|comma, inside", `3|"doubled ""quote"" inside"`, `4|backslash " quote`, `5|half "quoted" field`, `6|"closed"tail`, "7|<nil>", "8| padded ", `10|a\b`}},
		"RFC quotes": {two, two, map[string]string{"escape": "\""}, "3,\"doubled \"\"quote\"\" inside\"\n4,\"backslash \\\" quote\"\n10,\"a\\\\b\"\n",
			[]string{`3|doubled "quote" inside`, `4|"backslash \" quote"`, `10|a\\b`}},
		"no quotes":      {two, two, map[string]string{"quote": "", "sep": ";"}, "1;'a;b'\n2;\"c\"\n", []string{"1|'a", `2|"c"`}},
		"open quote":     {two, two, map[string]string{}, "1,\"first line\nsecond line\"\n", []string{"1|first line", `second line"|<nil>`}},
		"multiLine":      {two, two, map[string]string{"multiline": "true"}, "1,\"first line\nsecond\"\r\n\n   \n2,x", []string{"1|first line\nsecond", "   |<nil>", "2|x"}},
		"long separator": {two, two, map[string]string{"sep": "||"}, "x|y||z||\n", []string{"x|y|z"}},
		"blanks":         {two, two, map[string]string{"ignoreleadingwhitespace": "true", "ignoretrailingwhitespace": "true"}, " x ,\" y \"\n\t1\t,  \n", []string{"x| y ", "1|<nil>"}},
		"nullValue":      {two, two, map[string]string{"nullvalue": "NA"}, "1,\n2,\"\"\n3,NA\n", []string{"1|<nil>", "2|", "3|<nil>"}},
		"permissive":     {numbers, numbers, map[string]string{"header": "true"}, bad, []string{"1|5|2.5", "2|<nil>|3", "3|7|<nil>", "4|8|1.25", "<nil>|<nil>|<nil>"}},
		"bad records":    {marked, marked, map[string]string{"header": "true"}, bad, []string{"1|5|2.5|<nil>", "2|<nil>|3|2,five,3.00", "3|7|<nil>|3,7", "4|8|1.25|4,8,1.25,extra", "<nil>|<nil>|<nil>|<nil>"}},
		"dropped":        {numbers, numbers, map[string]string{"header": "true", "mode": "DROPMALFORMED"}, bad, []string{"1|5|2.5", "<nil>|<nil>|<nil>"}},
		"one column":     {numbers, types.NewStruct(numbers.Fields[0]), map[string]string{"header": "true", "mode": "DROPMALFORMED"}, bad, []string{"1", "2", "3", "4", "<nil>"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readCSV(t, c.whole, c.schema, c.options, c.text)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestCSVFailFastDeliversWhatCameBefore(t *testing.T) {
	s := types.NewStruct(field("id", types.Integer))
	got, err := readCSV(t, s, s, map[string]string{"mode": "FAILFAST"}, "1\nx\n2\n")
	if err == nil || len(got) != 1 || got[0] != "1" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestCSVInference(t *testing.T) {
	for text, want := range map[string]string{
		"a,a,A\n1,2,3\n":                       "struct<a0:int,a1:int,A2:int>",
		"a,,c\n1,x,\n":                         "struct<a:int,_c1:string,c:string>",
		"a\n1\n3000000000\n":                   "struct<a:bigint>",
		"a\n12345678901234567890\n":            "struct<a:decimal(20,0)>",
		"a\n1\n1d\n":                           "struct<a:double>",
		"a\n2024-01-05\n":                      "struct<a:date>",
		"a\n2024-01-05\n2024-01-05 01:02:03\n": "struct<a:timestamp>",
		"a\ntrue\nFALSE\n":                     "struct<a:boolean>",
		"a\n1\ntrue\n":                         "struct<a:string>",
		"a,b\n1\n2,3,4\n":                      "struct<a:int,b:int>",
	} {
		in, err := NewCSVInference(Options{"header": "true", "inferschema": "true"}, Environment{Location: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Add(context.Background(), strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		if got := in.Schema().String(); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestCSVWriter(t *testing.T) {
	s := types.NewStruct(field("id", types.Integer), field("v", types.String))
	b, err := batch.FromRows(s, []types.StructValue{{int32(1), `say "hi"`}, {int32(2), "a,b"}, {int32(3), `back\slash`}, {int32(4), " lead"}, {int32(6), ""}, {int32(7), nil}})
	if err != nil {
		t.Fatal(err)
	}
	for options, want := range map[string]string{
		"":                        "1,\"say \\\"hi\\\"\"\n2,\"a,b\"\n3,back\\slash\n4,lead\n6,\"\"\n7,\n",
		"quoteall=true":           "\"1\",\"say \\\"hi\\\"\"\n\"2\",\"a,b\"\n\"3\",\"back\\\\slash\"\n\"4\",\"lead\"\n\"6\",\"\"\n\"7\",\"\"\n",
		"quote='|escape=\"|sep=;": "1;say \"hi\"\n2;a,b\n3;back\\slash\n4;lead\n6;\"\"\n7;\n",
	} {
		o := Options{}
		for kv := range strings.SplitSeq(options, "|") {
			if k, v, ok := strings.Cut(kv, "="); ok {
				o[k] = v
			}
		}
		w, err := NewCSVWriter(s, o, Environment{Location: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.Append(nil, b)
		if err != nil || string(got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s (%v)", options, got, want, err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("a,\"b\"\"c\",\n\"x\ny\",1\r\n", true)
	s := types.NewStruct(field("a", types.Integer), field("b", types.String), field("c", types.Timestamp))
	f.Fuzz(func(t *testing.T, text string, multi bool) {
		o := Options{"multiline": fmt.Sprint(multi), "header": "true"}
		r, err := NewCSV(s, s, o, Environment{Location: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Read(context.Background(), strings.NewReader(text), true, "", func(*batch.Batch) error { return nil }); err != nil && err != io.EOF {
			t.Fatal(err)
		}
	})
}

func BenchmarkCSV(b *testing.B) {
	s := types.NewStruct(field("time", types.Timestamp), field("action", types.String), field("device", types.String), field("value", types.Double))
	text := strings.Repeat("2016-07-26 02:45:07,Open,d12,1.5\n", 100_000)
	r, err := NewCSV(s, s, Options{}, Environment{Location: time.UTC})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := r.Read(context.Background(), strings.NewReader(text), true, "", func(*batch.Batch) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(100_000*b.N)/b.Elapsed().Seconds(), "rows/s")
}
