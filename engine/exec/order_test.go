package exec

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// orderings are a column's types with values that are hard to order.
var orderings = []struct {
	typ    types.Type
	values []any
}{
	{types.Boolean, []any{true, false}},
	{types.Byte, []any{int8(-128), int8(-1), int8(0), int8(127)}},
	{types.Short, []any{int16(-32768), int16(-1), int16(0), int16(32767)}},
	{types.Integer, []any{int32(math.MinInt32), int32(-1), int32(0), int32(math.MaxInt32)}},
	{types.Long, []any{int64(math.MinInt64), int64(math.MinInt64 + 1), int64(-1), int64(0), int64(1), int64(math.MaxInt64 - 1), int64(math.MaxInt64)}},
	{types.Float, []any{float32(math.Inf(-1)), float32(-1.5), float32(math.Copysign(0, -1)), float32(0), float32(1e-40), float32(math.NaN())}},
	{types.Double, []any{math.Inf(-1), -1.5, math.Copysign(0, -1), 0.0, 5e-324, 1e300, math.Nextafter(1, 2), 1.0, math.Inf(1), math.NaN()}},
	{types.String, []any{"", "a", "a\x00", "ab", "12345678", "123456789", "12345678\x00", "é", "z"}},
	{types.Binary, []any{[]byte{}, []byte{0}, []byte{0, 0}, []byte{255}}},
	{types.Date, []any{types.DateValue(-5), types.DateValue(0), types.DateValue(5)}},
	{types.Timestamp, []any{types.TimestampValue(-1), types.TimestampValue(0), types.TimestampValue(1)}},
	{types.Decimal{Precision: 10, Scale: 2}, []any{decimal(-150, 2), decimal(-1, 2), decimal(0, 2), decimal(99, 2)}},
	{types.Decimal{Precision: 38, Scale: 0}, []any{decimal(-1, 0), decimal(0, 0), decimal(1, 0), types.DecimalValue{Unscaled: decimal128.New(1, 0)}, types.DecimalValue{Unscaled: decimal128.New(-1, 0)}}},
	{types.NewStruct(column("a", types.Long)), []any{row{nil}, row{int64(-1)}, row{int64(1)}}},
	{&types.Array{Elem: types.Long, ContainsNull: true}, []any{types.ArrayValue{}, types.ArrayValue{nil}, types.ArrayValue{int64(1)}, types.ArrayValue{int64(1), int64(0)}}},
}

func decimal(unscaled int64, scale int) types.DecimalValue {
	return types.DecimalValue{Unscaled: decimal128.FromI64(unscaled), Scale: scale}
}

// randomColumn is n of the values, some of them NULL.
func randomColumn(t *testing.T, random *rand.Rand, typ types.Type, values []any, n int, nulls bool) batch.Vector {
	t.Helper()
	b := batch.NewBuilder(typ, n)
	for range n {
		v := values[random.IntN(len(values))]
		if nulls && random.IntN(5) == 0 {
			v = nil
		}
		if err := b.Append(v); err != nil {
			t.Fatal(err)
		}
	}
	return batch.Of(typ, b.Finish())
}

// slowly sorts rows by comparing whole keys.
func slowly(n int, columns []batch.Vector, order []expr.Order) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortStableFunc(out, func(a, b int32) int {
		for i, v := range columns {
			if c := keyOrder(v.Type, v.Array, v.Array, order[i])(a, b); c != 0 {
				return c
			}
		}
		return 0
	})
	return out
}

func TestOrderIsThatOfTheKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for _, c := range orderings {
		for _, n := range []int{1, 40, 3000} { // the larger ones are sorted by prefixes alone
			for flags := range 8 {
				order := []expr.Order{{Descending: flags&1 != 0, NullsFirst: flags&2 != 0}, {Descending: flags&2 != 0, NullsFirst: flags&1 != 0}}
				first := randomColumn(t, random, c.typ, c.values, n, flags&4 != 0)
				other := orderings[random.IntN(len(orderings))]
				columns := []batch.Vector{first, randomColumn(t, random, other.typ, other.values, n, true)}
				for keys := 1; keys <= 2; keys++ {
					want := slowly(n, columns[:keys], order[:keys])
					if got := newOrdering(n, columns[:keys], order[:keys]).sorted(); !slices.Equal(got, want) {
						t.Fatalf("%d rows of %s, then %s, %+v: not in order", n, c.typ, other.typ, order[:keys])
					}
					for _, k := range []int{0, 1, n / 10, n} {
						if got := newOrdering(n, columns[:keys], order[:keys]).first(k); !slices.Equal(got, want[:k]) {
							t.Fatalf("the first %d of %d rows of %s, then %s, %+v are not those of the sort", k, n, c.typ, other.typ, order[:keys])
						}
					}
				}
			}
		}
	}
}

func TestSortAndLimit(t *testing.T) {
	columns := []types.Field{column("x", types.Double), column("s", types.String)}
	rows := []row{{2.0, "a"}, {nil, "b"}, {math.NaN(), "c"}, {math.Copysign(0, -1), "d"}, {0.0, "e"}, {-1.0, "f"}, {nil, "g"}}
	for _, c := range []struct {
		name          string
		order         expr.Order
		count, offset int64
		want          string
	}{
		{"ascending", expr.Order{NullsFirst: true}, -1, 0, "bgfdeac"},
		{"descending", expr.Order{Descending: true}, -1, 0, "cadefbg"},
		{"nulls last", expr.Order{}, -1, 0, "fdeacbg"},
		{"the first", expr.Order{NullsFirst: true}, 3, 0, "bgf"},
		{"from the middle", expr.Order{NullsFirst: true}, 2, 3, "de"},
		{"across the end", expr.Order{NullsFirst: true}, 5, 5, "ac"},
		{"behind the end", expr.Order{NullsFirst: true}, 5, 50, ""},
		{"none", expr.Order{NullsFirst: true}, 0, 0, ""},
	} {
		eachWay(t, func(t *testing.T, size int, e Env) {
			in := relation(t, size, columns, rows...)
			c.order.Expr = in.Attrs[0]
			sorted := &logical.Sort{Input: in, Order: []expr.Order{c.order}}
			var n logical.Node = logical.NewProject(sorted, []expr.Expr{in.Attrs[1]})
			if c.count >= 0 {
				n = logical.NewProject(&logical.Limit{Input: sorted, Count: c.count, Offset: c.offset}, []expr.Expr{in.Attrs[1]})
			}
			if got := strings.ReplaceAll(result(t, e, n), "\n", ""); got != c.want {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		})
	}
}

func TestLimitStopsReading(t *testing.T) {
	// The division fails on the fourth row.
	in := relation(t, 1, []types.Field{column("n", types.Long)}, row{int64(1)}, row{int64(2)}, row{int64(4)}, row{int64(0)})
	divided := logical.NewProject(in, []expr.Expr{named(call(t, "div", literal(t, types.Long, int64(8)), in.Attrs[0]), "q")})
	for _, workers := range []int{1, 4} {
		if got := result(t, environment(workers), &logical.Limit{Input: divided, Count: 2, Offset: 1}); got != "4\n2" {
			t.Errorf("%d workers: %q", workers, got)
		}
	}
}

func BenchmarkSort(b *testing.B) {
	const n = 1_000_000
	random := rand.New(rand.NewPCG(11, 12))
	numbers, texts := make([]float64, n), make([]int32, 1, n+1)
	var data []byte
	for i := range numbers {
		numbers[i] = random.Float64() * 1000
		data = fmt.Appendf(data, "name-%d", random.IntN(n))
		texts = append(texts, int32(len(data)))
	}
	number := batch.Of(types.Double, batch.FromValues(types.Double, numbers, nil))
	text := batch.Of(types.String, batch.FromBytes(types.String, texts, data, nil))
	for _, c := range []struct {
		name    string
		columns []batch.Vector
		first   int
	}{
		{"double", []batch.Vector{number}, n},
		{"string", []batch.Vector{text}, n},
		{"string and double", []batch.Vector{text, number}, n},
		{"first 10", []batch.Vector{number}, 10},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got := newOrdering(n, c.columns, make([]expr.Order, len(c.columns))).first(c.first); len(got) != c.first {
					b.Fatalf("%d rows, want %d", len(got), c.first)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
	}
}
