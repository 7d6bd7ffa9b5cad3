package render

import (
	"strings"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/types"
)

func column(name string, t types.Type) types.Field {
	return types.Field{Name: name, Type: t, Nullable: true}
}

// shown prints rows of cells.
func shown(t *testing.T, s *types.Struct, rows []types.StructValue, o ShowOptions) string {
	t.Helper()
	b, err := batch.FromRows(s, rows)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Show(&out, s, []*batch.Batch{b}, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestShow(t *testing.T) {
	text := types.NewStruct(column("s", types.String))
	pair := types.NewStruct(column("id", types.Long), column("name", types.String))
	long := "abcdefghijklmnopqrstuvwxyz"
	for _, c := range []struct {
		name   string
		schema *types.Struct
		rows   []types.StructValue
		o      ShowOptions
		want   string
	}{
		{"right aligned", pair, []types.StructValue{{int64(1), "a"}, {int64(1000), nil}}, ShowOptions{Rows: 20, Truncate: 20},
			"+----+----+\n|  id|name|\n+----+----+\n|   1|   a|\n|1000|NULL|\n+----+----+\n\n"},
		{"left aligned when nothing is cut", pair, []types.StructValue{{int64(1), "a"}}, ShowOptions{Rows: 20},
			"+---+----+\n|id |name|\n+---+----+\n|1  |a   |\n+---+----+\n\n"},
		{"no rows", text, nil, ShowOptions{Rows: 20, Truncate: 20}, "+---+\n|  s|\n+---+\n+---+\n\n"},
		{"no columns", types.NewStruct(), []types.StructValue{{}}, ShowOptions{Rows: 20, Truncate: 20}, "++\n||\n++\n||\n++\n\n"},
		{"more than one row", text, []types.StructValue{{"a"}, {"b"}}, ShowOptions{Rows: 1, Truncate: 20},
			"+---+\n|  s|\n+---+\n|  a|\n+---+\nonly showing top 1 row\n"},
		{"more than two rows", text, []types.StructValue{{"a"}, {"b"}, {"c"}}, ShowOptions{Rows: 2, Truncate: 20},
			"+---+\n|  s|\n+---+\n|  a|\n|  b|\n+---+\nonly showing top 2 rows\n"},
		{"none of the rows", text, []types.StructValue{{"a"}}, ShowOptions{Truncate: 20}, "+---+\n|  s|\n+---+\n+---+\nonly showing top 0 rows\n"},
		{"cut", text, []types.StructValue{{long}}, ShowOptions{Rows: 20, Truncate: 20},
			"+--------------------+\n|                   s|\n+--------------------+\n|abcdefghijklmnopq...|\n+--------------------+\n\n"},
		{"wide characters", text, []types.StructValue{{"日本"}, {"é"}}, ShowOptions{Rows: 20, Truncate: 20},
			"+----+\n|   s|\n+----+\n|日本|\n|   é|\n+----+\n\n"},
		{"line breaks", text, []types.StructValue{{"a\nb\tc\r"}}, ShowOptions{Rows: 20, Truncate: 20},
			"+---------+\n|        s|\n+---------+\n|a\\nb\\tc\\r|\n+---------+\n\n"},
		{"vertical", pair, []types.StructValue{{int64(1), "a"}, {nil, "long text"}}, ShowOptions{Rows: 20, Truncate: 20, Vertical: true},
			"-RECORD 0---------\n id   | 1         \n name | a         \n-RECORD 1---------\n id   | NULL      \n name | long text \n\n"},
		{"vertical with more", text, []types.StructValue{{"a"}, {"b"}}, ShowOptions{Rows: 1, Vertical: true},
			"-RECORD 0--\n s   | a   \nonly showing top 1 row\n"},
		{"vertical without rows", text, nil, ShowOptions{Rows: 1, Vertical: true}, "(0 rows)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(t, c.schema, c.rows, c.o); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestCell(t *testing.T) {
	list := &types.Array{Elem: types.String, ContainsNull: true}
	for _, c := range []struct {
		typ  types.Type
		cell any
		cut  int
		want string
	}{
		{types.String, "abcdef", 3, "abc"},
		{types.String, "abcdef", 4, "a..."},
		{types.String, "abcdef", 6, "abcdef"},
		{types.String, "a😀bcdef", 5, "a?..."}, // half of a character of two UTF-16 units
		{types.Null, nil, 0, "NULL"},
		{list, types.ArrayValue{"a", nil}, 0, "[a, NULL]"},
		{types.Binary, []byte{0, 171}, 0, "[00 AB]"},
		{types.Double, 1e20, 0, "1.0E20"},
		{&types.Map{Key: types.String, Value: list}, types.MapValue{Keys: []any{"k"}, Values: []any{types.ArrayValue{}}}, 0, "{k -> []}"},
		{types.NewStruct(column("a", types.Boolean)), types.StructValue{true}, 0, "{true}"},
		{types.Timestamp, types.TimestampValue(0), 0, "1970-01-01 01:00:00"},
		{types.TimestampNTZ, types.NTZValue(0), 0, "1970-01-01 00:00:00"},
	} {
		o := ShowOptions{Truncate: c.cut, Location: time.FixedZone("", 3600)}
		if got := Cell(c.typ, c.cell, o); got != c.want {
			t.Errorf("%s %v cut to %d is %q, want %q", c.typ, c.cell, c.cut, got, c.want)
		}
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "é": 1, "日本": 4, "ｱ": 1, "Ａ": 2, "😀": 2, "한": 2} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestTree(t *testing.T) {
	point := types.NewStruct(types.Field{Name: "x", Type: types.Integer}, column("y", types.Decimal{Precision: 5, Scale: 1}))
	s := types.NewStruct(
		types.Field{Name: "id", Type: types.Long}, column("points", &types.Array{Elem: point, ContainsNull: true}),
		column("m", &types.Map{Key: types.String, Value: point}), column("n", types.Short),
	)
	all := `root
 |-- id: long (nullable = false)
 |-- points: array (nullable = true)
 |    |-- element: struct (containsNull = true)
 |    |    |-- x: integer (nullable = false)
 |    |    |-- y: decimal(5,1) (nullable = true)
 |-- m: map (nullable = true)
 |    |-- key: string
 |    |-- value: struct (valueContainsNull = false)
 |    |    |-- x: integer (nullable = false)
 |    |    |-- y: decimal(5,1) (nullable = true)
 |-- n: short (nullable = true)
`
	for depth, want := range map[int]string{
		0: all, -1: all, 3: all,
		1: "root\n |-- id: long (nullable = false)\n |-- points: array (nullable = true)\n |-- m: map (nullable = true)\n |-- n: short (nullable = true)\n",
	} {
		if got := Tree(s, depth); got != want {
			t.Errorf("%d levels:\n%s\nwant\n%s", depth, got, want)
		}
	}
	if got := strings.Count(Tree(s, 2), "\n"); got != 8 {
		t.Errorf("2 levels have %d lines", got)
	}
}
