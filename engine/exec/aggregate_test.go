package exec

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// distinct is an aggregate of each value once.
func distinct(e expr.Expr) expr.Expr {
	a := *e.(*expr.Aggregate)
	a.Distinct = true
	return &a
}

func filtered(e, cond expr.Expr) expr.Expr {
	a := *e.(*expr.Aggregate)
	a.Filter = cond
	return &a
}

func TestAggregateGroups(t *testing.T) {
	columns := []types.Field{column("k", types.String), column("n", types.Integer), column("x", types.Double)}
	rows := []row{
		{"b", int32(1), 0.5}, {"a", nil, 1.5}, {nil, int32(3), nil}, {"a", int32(4), 2.0}, {"b", int32(1), math.NaN()},
		{nil, int32(5), -1.0}, {"a longer key", nil, nil}, {"", int32(7), 3.0}, {"a longer key", int32(8), 4.0}, {"b", nil, 6.0},
	}
	eachWay(t, func(t *testing.T, size int, e Env) {
		in := relation(t, size, columns, rows...)
		k, n, x := in.Attrs[0], in.Attrs[1], in.Attrs[2]
		agg := logical.NewAggregate(in, []expr.Expr{k}, []expr.Expr{k,
			named(call(t, "count", literal(t, types.Long, int64(1))), "rows"), named(call(t, "count", n), "ns"), named(call(t, "sum", n), "sum"), named(call(t, "min", x), "least"),
			named(call(t, "max", x), "greatest"), named(distinct(call(t, "count", n)), "values"), named(filtered(call(t, "count", n), call(t, ">", n, literal(t, types.Integer, int32(1)))), "above"),
		})
		const want = `b 3 2 2 0.5 NaN 1 0
a 2 1 4 1.5 2 1 1
<nil> 2 2 8 -1 -1 2 2
a longer key 2 1 8 4 4 1 1
 1 1 7 3 3 1 1`
		if got := result(t, e, agg); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func TestAggregateWithoutRows(t *testing.T) {
	in := relation(t, 1, []types.Field{column("n", types.Integer)})
	n := in.Attrs[0]
	list := []expr.Expr{named(call(t, "count", literal(t, types.Long, int64(1))), "rows"), named(call(t, "sum", n), "sum"), named(call(t, "max", n), "max"), named(distinct(call(t, "count", n)), "values")}
	if got := result(t, environment(2), logical.NewAggregate(in, nil, list)); got != "0 <nil> <nil> 0" {
		t.Errorf("without keys: %q, want one row", got)
	}
	if got := result(t, environment(2), logical.NewAggregate(in, []expr.Expr{n}, list)); got != "" {
		t.Errorf("with keys: %q, want no rows", got)
	}
}

func TestGroupsOfEveryType(t *testing.T) {
	nan := math.Float64frombits(math.Float64bits(math.NaN()) ^ 1)
	for _, c := range []struct {
		name string
		typ  types.Type
		keys []any
		want []int64 // rows of each group, in the order in which it comes
	}{
		{"booleans", types.Boolean, []any{true, nil, false, true, nil}, []int64{2, 2, 1}},
		{"bytes", types.Byte, []any{int8(-1), int8(1), int8(-1)}, []int64{2, 1}},
		{"shorts", types.Short, []any{int16(-1), nil, int16(-1)}, []int64{2, 1}},
		{"longs", types.Long, []any{int64(math.MinInt64), int64(math.MaxInt64), int64(0), int64(math.MinInt64)}, []int64{2, 1, 1}},
		{"zero is no NULL", types.Long, []any{int64(0), nil, int64(0), nil}, []int64{2, 2}},
		{"both zeros, all NaNs", types.Double, []any{0.0, math.Copysign(0, -1), math.NaN(), nan, 1.0}, []int64{2, 2, 1}},
		{"floats", types.Float, []any{float32(0), float32(math.Copysign(0, -1)), float32(math.NaN())}, []int64{2, 1}},
		{"short and long texts", types.String, []any{"", "a", "a\x00", "1234567", "12345678", "1234567", "12345678", "é", "é", nil}, []int64{1, 1, 1, 2, 2, 2, 1}},
		{"binary", types.Binary, []any{[]byte{0}, []byte{0, 0}, []byte{0}}, []int64{2, 1}},
		{"dates", types.Date, []any{types.DateValue(-1), types.DateValue(1), types.DateValue(-1)}, []int64{2, 1}},
		{"arrays", &types.Array{Elem: types.Long, ContainsNull: true}, []any{types.ArrayValue{int64(1), nil}, types.ArrayValue{int64(1)}, types.ArrayValue{int64(1), nil}, nil}, []int64{2, 1, 1}},
		{"structs", types.NewStruct(column("a", types.String), column("b", types.Long)), []any{
			row{"x", nil}, row{"x", int64(0)}, row{"x", nil}, nil, row{nil, nil}}, []int64{2, 1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var rows []row
			for _, k := range c.keys {
				rows = append(rows, row{k})
			}
			for size := 1; size <= len(rows); size++ {
				in := relation(t, size, []types.Field{column("k", c.typ)}, rows...)
				agg := logical.NewAggregate(in, []expr.Expr{in.Attrs[0]}, []expr.Expr{named(call(t, "count", literal(t, types.Long, int64(1))), "rows")})
				var want []string
				for _, n := range c.want {
					want = append(want, fmt.Sprint(n))
				}
				if got := result(t, environment(3), agg); got != strings.Join(want, "\n") {
					t.Errorf("%d rows a morsel: %q, want %q", size, got, want)
				}
			}
		})
	}
}

func TestGroupTableGrows(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	known := map[string]uint32{}
	var table *GroupTable
	for range 20 {
		n := 1 + random.IntN(5000)
		var rows []row
		for range n {
			r := row{int64(random.IntN(20000)), fmt.Sprint("text ", random.IntN(3))}
			if random.IntN(50) == 0 {
				r[random.IntN(2)] = nil
			}
			rows = append(rows, r)
		}
		b, err := batch.FromRows(types.NewStruct(column("a", types.Long), column("b", types.String)), rows)
		if err != nil {
			t.Fatal(err)
		}
		if table == nil {
			table = NewGroupTable(b.Columns)
		}
		for i, g := range table.Groups(b.Columns, n) {
			key := fmt.Sprint([]any(rows[i])...)
			want, met := known[key]
			if !met {
				want = uint32(len(known))
				known[key] = want
			}
			if g != want {
				t.Fatalf("row %s has group %d, want %d", key, g, want)
			}
		}
	}
	if table.Len() != len(known) {
		t.Errorf("%d groups, want %d", table.Len(), len(known))
	}
}

func TestSumsOfDoublesDoNotDependOnWorkers(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var rows []row
	for range 5000 {
		rows = append(rows, row{int64(random.IntN(7)), math.Exp(random.NormFloat64() * 20)})
	}
	columns := []types.Field{column("k", types.Long), column("x", types.Double)}
	in := relation(t, 10, columns, rows...)
	agg := logical.NewAggregate(in, []expr.Expr{in.Attrs[0]}, []expr.Expr{in.Attrs[0], named(call(t, "sum", in.Attrs[1]), "sum"), named(call(t, "avg", in.Attrs[1]), "mean")})
	want := result(t, environment(1), agg)
	for _, workers := range []int{2, 3, 8} {
		if got := result(t, environment(workers), agg); got != want {
			t.Errorf("%d workers sum to\n%s\none to\n%s", workers, got, want)
		}
	}
}

func TestDistinctSumsAndCountsTogether(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	seen := map[int64]map[int64]bool{}
	total := map[int64]int64{}
	var rows []row
	for range 3000 {
		k, v := int64(random.IntN(5)), int64(random.IntN(100))
		rows = append(rows, row{k, v})
		if seen[k] == nil {
			seen[k] = map[int64]bool{}
		}
		seen[k][v] = true
		total[k] += v
	}
	var want []string
	for k := range int64(5) {
		var sum int64
		for v := range seen[k] {
			sum += v
		}
		want = append(want, fmt.Sprint(k, len(seen[k]), sum, total[k]))
	}
	eachWay(t, func(t *testing.T, size int, e Env) {
		in := relation(t, size*7, []types.Field{column("k", types.Long), column("v", types.Long)}, rows...)
		k, v := in.Attrs[0], in.Attrs[1]
		agg := logical.NewAggregate(in, []expr.Expr{k}, []expr.Expr{k, named(distinct(call(t, "count", v)), "n"), named(distinct(call(t, "sum", v)), "s"), named(call(t, "sum", v), "all")})
		got := strings.Split(result(t, e, agg), "\n")
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("got %q\nwant %q", got, want)
		}
	})
}

func TestAggregateErrors(t *testing.T) {
	in := relation(t, 1, []types.Field{column("n", types.Long)}, row{int64(math.MaxInt64)}, row{int64(1)})
	agg := logical.NewAggregate(in, nil, []expr.Expr{named(call(t, "sum", in.Attrs[0]), "sum")})
	for _, workers := range []int{1, 2} {
		_, err := Run(context.Background(), environment(workers), agg)
		if e, ok := diag.As(err); !ok || !strings.HasPrefix(e.Condition, "ARITHMETIC_OVERFLOW") {
			t.Errorf("%d workers: %v, want an overflow", workers, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, environment(2), agg); err == nil {
		t.Error("a cancelled query ran to its end")
	}
}
