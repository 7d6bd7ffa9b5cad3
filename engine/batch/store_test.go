package batch

import (
	"bytes"
	"io"
	"reflect"
	"testing"

	"brook/engine/types"
)

// TestStore writes rows of all kinds of types in pieces and reads them back.
func TestStore(t *testing.T) {
	point := types.NewStruct(types.Field{Name: "a", Type: types.Long, Nullable: true}, types.Field{Name: "b", Type: types.String, Nullable: true})
	schema := types.NewStruct(
		types.Field{Name: "n", Type: types.Integer, Nullable: true}, types.Field{Name: "flag", Type: types.Boolean, Nullable: true},
		types.Field{Name: "s", Type: types.String, Nullable: true}, types.Field{Name: "d", Type: types.Decimal{Precision: 38, Scale: 2}, Nullable: true},
		types.Field{Name: "p", Type: point, Nullable: true}, types.Field{Name: "l", Type: &types.Array{Elem: point, ContainsNull: true}, Nullable: true},
		types.Field{Name: "m", Type: &types.Map{Key: types.String, Value: types.Double, ValueContainsNull: true}, Nullable: true},
		types.Field{Name: "i", Type: types.CalendarInterval, Nullable: true}, types.Field{Name: "nothing", Type: types.Null, Nullable: true},
	)
	var rows []types.StructValue
	for i := range 20 {
		row := make(types.StructValue, len(schema.Fields))
		if i%3 > 0 {
			row[0], row[1], row[2] = int32(i), i%2 == 0, string(rune('a'+i))
			row[3] = types.DecimalValue{Scale: 2}
			row[4] = types.StructValue{int64(i), nil}
			row[5] = types.ArrayValue{types.StructValue{nil, "x"}, nil}
			row[6] = types.MapValue{Keys: []any{"k"}, Values: []any{float64(i)}}
		}
		rows = append(rows, row)
	}
	all, err := FromRows(schema, rows)
	if err != nil {
		t.Fatal(err)
	}
	all.Columns[0] = Vector{Type: types.Integer, Array: all.Slice(4, 5).Columns[0].Array, Const: true}
	var file bytes.Buffer
	for _, part := range [][2]int{{0, 7}, {7, 7}, {7, 20}} {
		if err := Store(&file, all, part[0], part[1]); err != nil {
			t.Fatal(err)
		}
	}
	short := bytes.NewReader(file.Bytes()[:file.Len()-1])
	at := 0
	for _, want := range []int{7, 0, 13} {
		b, err := Load(&file, schema)
		if err != nil || b.Rows != want {
			t.Fatalf("%v, %v; want %d rows", b, err, want)
		}
		for i := range b.Rows {
			if got, want := b.Row(i), all.Row(at); !reflect.DeepEqual(got, want) {
				t.Errorf("row %d is %v, not %v", at, got, want)
			}
			at++
		}
	}
	if _, err := Load(&file, schema); err != io.EOF {
		t.Errorf("the end gives %v", err)
	}
	for err = nil; err == nil; {
		_, err = Load(short, schema)
	}
	if err != io.ErrUnexpectedEOF {
		t.Errorf("a file that was cut gives %v", err)
	}
}
