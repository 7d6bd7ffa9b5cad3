package batch

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/types"
)

// sample is a type and cells of it, rising where the type has an order.
type sample struct {
	typ   types.Type
	cells []any
}

// samples has every layout that a column may have.
func samples() []sample {
	point := types.NewStruct(types.Field{Name: "x", Type: types.Integer, Nullable: true}, types.Field{Name: "s", Type: types.String, Nullable: true})
	dec := types.Decimal{Precision: 38, Scale: 2}
	number := func(n int64) types.DecimalValue {
		return types.DecimalValue{Unscaled: decimal128.FromI64(n), Scale: 2}
	}
	return []sample{
		{types.Boolean, []any{false, true}},
		{types.Byte, []any{int8(-128), int8(0), int8(127)}},
		{types.Short, []any{int16(-1), int16(0), int16(300)}},
		{types.Integer, []any{int32(math.MinInt32), int32(0), int32(7)}},
		{types.Long, []any{int64(math.MinInt64), int64(-1), int64(math.MaxInt64)}},
		{types.Float, []any{float32(-1.5), float32(0), float32(math.Inf(1))}},
		{types.Double, []any{math.Inf(-1), -1.5, 2.5}},
		{dec, []any{number(-101), number(-100), number(math.MaxInt64)}},
		{types.String, []any{"", "a", "a\x00", "b", "é"}},
		{types.Binary, []any{[]byte{}, []byte{0}, []byte{0, 1}, []byte{255}}},
		{types.Date, []any{types.DateValue(-719162), types.DateValue(0), types.DateValue(1)}},
		{types.Timestamp, []any{types.TimestampValue(-1), types.TimestampValue(0), types.TimestampValue(1)}},
		{types.TimestampNTZ, []any{types.NTZValue(-1), types.NTZValue(1)}},
		{types.YearToMonth, []any{types.MonthsValue(-13), types.MonthsValue(0), types.MonthsValue(1)}},
		{types.DayTimeInterval{Start: 0, End: 3}, []any{types.MicrosValue(-1), types.MicrosValue(1)}},
		{types.CalendarInterval, []any{types.CalendarValue{Months: 1, Days: -2, Micros: 3}, types.CalendarValue{}}},
		{point, []any{types.StructValue{nil, nil}, types.StructValue{nil, "a"}, types.StructValue{int32(1), nil}, types.StructValue{int32(1), "b"}}},
		{&types.Array{Elem: types.Long, ContainsNull: true}, []any{types.ArrayValue{}, types.ArrayValue{nil}, types.ArrayValue{int64(1)}, types.ArrayValue{int64(1), nil}, types.ArrayValue{int64(2)}}},
		{&types.Array{Elem: point, ContainsNull: true}, []any{types.ArrayValue{}, types.ArrayValue{nil}, types.ArrayValue{types.StructValue{int32(1), "a"}, nil}}},
		{&types.Map{Key: types.String, Value: types.Double, ValueContainsNull: true}, []any{types.MapValue{Keys: []any{}, Values: []any{}}, types.MapValue{Keys: []any{"a", "b"}, Values: []any{1.0, nil}}}},
		{types.Null, nil},
	}
}

// vector has the cells and a NULL behind them.
func (s sample) vector(t *testing.T) (Vector, []any) {
	t.Helper()
	cells := append(append([]any(nil), s.cells...), nil)
	b := NewBuilder(s.typ, len(cells))
	for _, c := range cells {
		if err := b.Append(c); err != nil {
			t.Fatal(err)
		}
	}
	return Of(s.typ, b.Finish()), cells
}

// cellsOf are the rows of a vector.
func cellsOf(v Vector, rows int) []any {
	out := make([]any, rows)
	for i := range out {
		out[i] = v.Value(i)
	}
	return out
}

func each(t *testing.T, f func(t *testing.T, v Vector, cells []any)) {
	for _, s := range samples() {
		t.Run(s.typ.String(), func(t *testing.T) {
			v, cells := s.vector(t)
			if got := cellsOf(v, len(cells)); !reflect.DeepEqual(got, cells) {
				t.Fatalf("built %v of %v", got, cells)
			}
			f(t, v, cells)
		})
	}
}

// pick are the cells at rows; -1 is NULL.
func pick(cells []any, rows []int32) []any {
	out := make([]any, len(rows))
	for i, r := range rows {
		if r >= 0 {
			out[i] = cells[r]
		}
	}
	return out
}

func TestTake(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		last := int32(len(cells) - 1)
		for _, rows := range [][]int32{nil, {0}, {last}, {-1}, {last, 0, -1, 0, last / 2}} {
			got := Of(v.Type, Take(v.Type, v.Array, rows))
			if want := pick(cells, rows); got.Array.Len() != len(rows) || !reflect.DeepEqual(cellsOf(got, len(rows)), want) {
				t.Errorf("rows %v are %v, want %v", rows, cellsOf(got, got.Array.Len()), want)
			}
		}
	})
}

// TestTakeOfASlice takes from arrays that do not begin where their buffers do.
func TestTakeOfASlice(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		if len(cells) < 2 {
			return
		}
		b := &Batch{Schema: types.NewStruct(types.Field{Name: "c", Type: v.Type, Nullable: true}), Columns: []Vector{v}, Rows: len(cells)}
		s := b.Slice(1, len(cells))
		if got := cellsOf(s.Columns[0], s.Rows); !reflect.DeepEqual(got, cells[1:]) {
			t.Fatalf("the slice is %v, want %v", got, cells[1:])
		}
		last := int32(s.Rows - 1)
		g := Gather(s, []int32{last, 0, -1})
		if got, want := cellsOf(g.Columns[0], g.Rows), pick(cells[1:], []int32{last, 0, -1}); !reflect.DeepEqual(got, want) {
			t.Errorf("took %v, want %v", got, want)
		}
	})
}

func TestConcat(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		schema := types.NewStruct(types.Field{Name: "c", Type: v.Type, Nullable: true})
		whole := &Batch{Schema: schema, Columns: []Vector{v}, Rows: len(cells)}
		constant, err := Constant(v.Type, cells[0])
		if err != nil {
			t.Fatal(err)
		}
		twice := &Batch{Schema: schema, Columns: []Vector{constant}, Rows: 2}
		got, err := Concat(schema, []*Batch{whole, whole.Slice(0, 0), twice, whole.Slice(len(cells)-1, len(cells))})
		if err != nil {
			t.Fatal(err)
		}
		want := append(append(append([]any(nil), cells...), cells[0], cells[0]), nil)
		if got.Rows != len(want) || !reflect.DeepEqual(cellsOf(got.Columns[0], got.Rows), want) {
			t.Errorf("got %v, want %v", cellsOf(got.Columns[0], got.Rows), want)
		}
		none, err := Concat(schema, []*Batch{whole.Slice(0, 0), whole.Slice(1, 1)})
		if err != nil || none.Rows != 0 || none.Columns[0].Array.Len() != 0 {
			t.Errorf("nothing and nothing is %v, %v", none, err)
		}
	})
}

func TestRepeat(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		for _, n := range []int{0, 1, 2, 7} {
			for row := range cells {
				one := Take(v.Type, v.Array, []int32{int32(row)})
				got := Of(v.Type, Repeat(one, n))
				if got.Array.Len() != n {
					t.Fatalf("%d rows of %v are %d", n, cells[row], got.Array.Len())
				}
				for i := range n {
					if got := fmt.Sprintf("%#v", got.Value(i)); got != fmt.Sprintf("%#v", cells[row]) && got != "[]byte(nil)" {
						t.Errorf("row %d of %d is %s, want %#v", i, n, got, cells[row])
					}
				}
			}
		}
	})
}

// TestCompare compares every two cells: they were written in rising order.
func TestCompare(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		if !Orderable(v.Type) {
			return
		}
		compare := NewComparer(v.Type, v.Array, v.Array)
		if compare == nil {
			t.Fatal("no comparer of a type that has an order")
		}
		for i := range len(cells) - 1 {
			for j := range len(cells) - 1 {
				if got, want := sign(compare(i, j)), sign(i-j); got != want {
					t.Errorf("%v against %v is %d, want %d", cells[i], cells[j], got, want)
				}
			}
		}
	})
}

func sign(n int) int { return truth(n > 0) - truth(n < 0) }

func TestCompareFloats(t *testing.T) {
	nan, negative := math.NaN(), math.Copysign(0, -1)
	for _, c := range []struct {
		x, y float64
		want int
	}{
		{nan, nan, 0}, {nan, math.Inf(1), 1}, {math.Inf(1), nan, -1}, {negative, 0, 0}, {0, negative, 0}, {1, 2, -1}, {math.Inf(-1), -math.MaxFloat64, -1},
	} {
		if got := CompareFloats(c.x, c.y); got != c.want {
			t.Errorf("%v against %v is %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

func TestOrderable(t *testing.T) {
	anyMap := &types.Map{Key: types.String, Value: types.Long}
	for _, c := range []struct {
		typ  types.Type
		want bool
	}{
		{types.Long, true}, {types.Null, true}, {anyMap, false}, {types.CalendarInterval, false}, {types.Variant, false},
		{&types.Array{Elem: types.Long}, true}, {&types.Array{Elem: anyMap}, false},
		{types.NewStruct(types.Field{Name: "a", Type: types.Long}), true}, {types.NewStruct(types.Field{Name: "m", Type: anyMap}), false},
	} {
		if got := Orderable(c.typ); got != c.want {
			t.Errorf("%s: %v", c.typ, got)
		}
	}
}

// TestConstant checks that a constant stands for any number of rows.
func TestConstant(t *testing.T) {
	each(t, func(t *testing.T, v Vector, cells []any) {
		for _, cell := range cells {
			c, err := Constant(v.Type, cell)
			if err != nil {
				t.Fatal(err)
			}
			if !c.Const || !reflect.DeepEqual(c.Value(41), cell) || v.Type != types.Null && c.Null(41) != (cell == nil) {
				t.Errorf("row 41 of %v is %v", cell, c.Value(41))
			}
			if c.ConstNull() != (cell == nil) {
				t.Errorf("%v is NULL in all rows: %v", cell, c.ConstNull())
			}
			if flat := c.Flat(3); flat.Len() != 3 {
				t.Errorf("%v in 3 rows has %d", cell, flat.Len())
			}
		}
	})
}

// TestBuilderRefuses appends cells of other types.
func TestBuilderRefuses(t *testing.T) {
	type other struct{}
	for _, s := range samples() {
		if s.typ.Kind() == types.KindNull {
			continue
		}
		if err := NewBuilder(s.typ, 1).Append(other{}); err == nil || !strings.Contains(err.Error(), s.typ.String()) {
			t.Errorf("%s took a cell of a Go type that it has not: %v", s.typ, err)
		}
	}
	point := types.NewStruct(types.Field{Name: "x", Type: types.Integer})
	for _, cell := range []any{types.StructValue{}, types.StructValue{int32(1), int32(2)}, types.StructValue{"1"}} {
		if err := NewBuilder(point, 1).Append(cell); err == nil {
			t.Errorf("%s took %v", point, cell)
		}
	}
}

// TestDecimalsAreRescaled appends decimals of other scales than the column's.
func TestDecimalsAreRescaled(t *testing.T) {
	dec := types.Decimal{Precision: 10, Scale: 2}
	for _, c := range []struct {
		unscaled int64
		scale    int
		want     string
	}{{15, 1, "1.50"}, {150, 2, "1.50"}, {1505, 3, "1.51"}, {-1505, 3, "-1.51"}, {1504, 3, "1.50"}, {2, 0, "2.00"}} {
		b := NewBuilder(dec, 1)
		if err := b.Append(types.DecimalValue{Unscaled: decimal128.FromI64(c.unscaled), Scale: c.scale}); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(Value(dec, b.Finish(), 0)); got != c.want {
			t.Errorf("%de-%d became %s, want %s", c.unscaled, c.scale, got, c.want)
		}
	}
}

func TestWithoutNegativeZero(t *testing.T) {
	negative := math.Copysign(0, -1)
	for _, typ := range []types.Type{types.Double, types.Float} {
		b := NewBuilder(typ, 4)
		for _, x := range []any{1.0, negative, nil, 0.0} {
			if f, ok := x.(float64); ok && typ == types.Float {
				x = float32(f)
			}
			if err := b.Append(x); err != nil {
				t.Fatal(err)
			}
		}
		in := Of(typ, b.Finish())
		out := WithoutNegativeZero(in)
		if got := fmt.Sprint(cellsOf(out, 4)); got != "[1 0 <nil> 0]" {
			t.Errorf("%s: %s", typ, got)
		}
		if got := fmt.Sprint(in.Value(1)); got != "-0" {
			t.Errorf("%s: the column itself was changed to %s", typ, got)
		}
	}
	text := Of(types.String, NewBuilder(types.String, 0).Finish())
	if out := WithoutNegativeZero(text); out != text {
		t.Error("a column of text is another")
	}
}
