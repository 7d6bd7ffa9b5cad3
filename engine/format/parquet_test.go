package format

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"brook/engine/batch"
	"brook/engine/types"
)

func parquetFile(t testing.TB, s *types.Struct, rows []types.StructValue) []byte {
	t.Helper()
	b, err := batch.FromRows(s, rows)
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewParquetWriter(s, "snappy")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Append(nil, b); err != nil {
		t.Fatal(err)
	}
	data, err := w.Finish(nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readParquet(data []byte, schema *types.Struct) (out []string, err error) {
	f, err := OpenParquet(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if schema == nil {
		if schema, err = ParquetSchema(f); err != nil {
			return nil, err
		}
	}
	p := NewParquet(f, schema)
	for g := range f.RowGroups() {
		err := p.Read(context.Background(), g, func(b *batch.Batch) error {
			for i := range b.Rows {
				out = append(out, fmt.Sprint(b.Row(i)))
			}
			return nil
		})
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

func TestParquetRoundTrip(t *testing.T) {
	inner := types.NewStruct(field("x", types.Integer), field("y", types.String))
	list := &types.Array{Elem: types.Integer, ContainsNull: true}
	s := types.NewStruct(
		field("z", types.Long), field("b", types.Boolean), field("ty", types.Byte), field("f", types.Float), field("d", types.Double),
		field("s", types.String), field("bin", types.Binary), field("dt", types.Date), field("ts", types.Timestamp), field("nz", types.TimestampNTZ),
		field("dec", types.Decimal{Precision: 20, Scale: 2}), field("small", types.Decimal{Precision: 5, Scale: 2}), field("ym", types.YearToMonth),
		field("st", inner), field("arr", list), field("deep", &types.Array{Elem: list, ContainsNull: true}),
		field("m", &types.Map{Key: types.String, Value: list, ValueContainsNull: true}), field("recs", &types.Array{Elem: inner, ContainsNull: true}), field("nothing", types.Null),
	)
	dec, _ := types.ParseDecimal("-123456789012345678.25", types.Decimal{Precision: 20, Scale: 2})
	small, _ := types.ParseDecimal("-1.25", types.Decimal{Precision: 5, Scale: 2})
	rows := []types.StructValue{
		{int64(-1), true, int8(-2), float32(1.5), 2.5, "é", []byte{0, 255}, types.DateValue(-141428), types.TimestampValue(-1), types.NTZValue(5),
			types.DecimalValue{Unscaled: dec, Scale: 2}, types.DecimalValue{Unscaled: small, Scale: 2}, types.MonthsValue(14),
			types.StructValue{int32(1), nil}, types.ArrayValue{int32(1), nil, int32(3)},
			types.ArrayValue{types.ArrayValue{int32(1), int32(2)}, types.ArrayValue{}, nil, types.ArrayValue{int32(3)}},
			types.MapValue{Keys: []any{"k", "l"}, Values: []any{types.ArrayValue{int32(1), int32(2)}, nil}},
			types.ArrayValue{types.StructValue{int32(1), "a"}, nil, types.StructValue{nil, "b"}}, nil},
		make(types.StructValue, len(s.Fields)),
		{int64(7), false, int8(0), float32(0), 0.0, "", []byte{}, types.DateValue(0), types.TimestampValue(0), types.NTZValue(0),
			types.DecimalValue{Scale: 2}, types.DecimalValue{Scale: 2}, types.MonthsValue(0), types.StructValue{nil, nil},
			types.ArrayValue{}, types.ArrayValue{}, types.MapValue{Keys: []any{}, Values: []any{}}, types.ArrayValue{}, nil},
	}
	data := parquetFile(t, s, rows)
	got, err := readParquet(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if want := fmt.Sprint(row); got[i] != want {
			t.Errorf("row %d: got\n%s\nwant\n%s", i, got[i], want)
		}
	}
	f, err := OpenParquet(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := ParquetSchema(f); err != nil || !types.Equal(back, nullable(s)) {
		t.Errorf("schema %s, %v", back, err)
	}
}

func TestParquetReadsAsAskedFor(t *testing.T) {
	inner := types.NewStruct(field("x", types.Integer), field("y", types.String))
	data := parquetFile(t, types.NewStruct(field("i", types.Integer), field("st", inner), field("f", types.Float)),
		[]types.StructValue{{int32(1), types.StructValue{int32(5), "a"}, float32(1.5)}, {int32(2), nil, nil}})
	for _, c := range []struct {
		schema *types.Struct
		want   string
	}{
		{types.NewStruct(field("I", types.Long), field("none", types.String)), "[[1 <nil>] [2 <nil>]]"},
		{types.NewStruct(field("f", types.Double), field("i", types.Double)), "[[1.5 1] [<nil> 2]]"},
		{types.NewStruct(field("st", types.NewStruct(field("new", types.Date)))), "[[[<nil>]] [<nil>]]"},
		{types.NewStruct(field("st", types.NewStruct(field("y", types.String)))), "[[[a]] [<nil>]]"},
		{types.NewStruct(), "[[] []]"},
	} {
		got, err := readParquet(data, c.schema)
		if text := fmt.Sprint(got); err != nil || text != c.want {
			t.Errorf("%s: got %s, want %s, %v", c.schema, text, c.want, err)
		}
	}
	for _, bad := range []types.Type{types.String, types.Boolean, inner} {
		if _, err := readParquet(data, types.NewStruct(field("i", bad))); err == nil {
			t.Errorf("int was read as %s", bad)
		}
	}
}

func FuzzParquet(f *testing.F) {
	s := types.NewStruct(field("i", types.Integer), field("l", &types.Array{Elem: types.String, ContainsNull: true}))
	f.Add(parquetFile(f, s, []types.StructValue{{int32(1), types.ArrayValue{"a", nil}}, {nil, nil}}))
	damaged, err := os.ReadFile("testdata/page_claims_2gb.parquet")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(damaged)
	f.Fuzz(func(t *testing.T, data []byte) {
		if rows, err := readParquet(data, nil); err != nil && len(rows) > 1<<20 {
			t.Fatal(err) // damaged files fail, they do not panic
		}
	})
}

func BenchmarkParquet(b *testing.B) {
	s := types.NewStruct(field("time", types.Timestamp), field("action", types.String), field("value", types.Double))
	rows := make([]types.StructValue, 100_000)
	for i := range rows {
		rows[i] = types.StructValue{types.TimestampValue(i), "Open", float64(i)}
	}
	data := parquetFile(b, s, rows)
	f, err := OpenParquet(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	p := NewParquet(f, s)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := p.Read(context.Background(), 0, func(*batch.Batch) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
}
