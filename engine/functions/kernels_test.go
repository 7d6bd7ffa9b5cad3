package functions

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// benchRows is the size of the batch that the benchmarks compute on.
const benchRows = 16 << 10

// benchBatch has columns of each kind, of which a tenth is NULL: a, b INT; x, y
// DOUBLE; s, t STRING; l ARRAY<INT>; and further ones that no expression reads.
func benchBatch(tb testing.TB) (*batch.Batch, map[string]expr.Expr) {
	ints := &types.Array{Elem: types.Integer}
	fields := []types.Field{
		{Name: "a", Type: types.Integer}, {Name: "b", Type: types.Integer}, {Name: "x", Type: types.Double}, {Name: "y", Type: types.Double},
		{Name: "s", Type: types.String}, {Name: "t", Type: types.String}, {Name: "l", Type: ints}, {Name: "u", Type: types.String}, {Name: "v", Type: types.String},
	}
	r := rand.New(rand.NewPCG(1, 2))
	out := &batch.Batch{Rows: benchRows, Schema: types.NewStruct(fields...)}
	refs := map[string]expr.Expr{}
	for i, f := range fields {
		b := batch.NewBuilder(f.Type, benchRows)
		for range benchRows {
			var cell any
			switch k := f.Type.Kind(); {
			case r.IntN(10) == 0:
			case k == types.KindInteger:
				cell = int32(r.IntN(100))
			case k == types.KindDouble:
				cell = r.Float64() * 100
			case k == types.KindString:
				cell = fmt.Sprintf("word %d", r.IntN(100))
			default:
				list := types.ArrayValue{}
				for range r.IntN(8) {
					list = append(list, int32(r.IntN(100)))
				}
				cell = list
			}
			if err := b.Append(cell); err != nil {
				tb.Fatal(err)
			}
		}
		out.Columns = append(out.Columns, batch.Of(f.Type, b.Finish()))
		refs[f.Name] = &expr.Ref{Index: i, Attr: &expr.Attr{ID: expr.ID(i + 1), Name: f.Name, Typ: f.Type, Null: true}}
	}
	return out, refs
}

// benchCall resolves a call of columns and constants.
func benchCall(tb testing.TB, refs map[string]expr.Expr, name string, args ...any) expr.Expr {
	c := &CallContext{Name: name, Conf: expr.Conf{ANSI: true, TimeZone: "UTC"}}
	c.Spec, _ = Lookup(name)
	for _, a := range args {
		switch a := a.(type) {
		case expr.Expr:
			c.Args = append(c.Args, a)
		case string:
			if r, ok := refs[a]; ok {
				c.Args = append(c.Args, r)
				continue
			}
			c.Args = append(c.Args, benchLiteral(tb, types.String, a))
		case int32:
			c.Args = append(c.Args, benchLiteral(tb, types.Integer, a))
		case float64:
			c.Args = append(c.Args, benchLiteral(tb, types.Double, a))
		}
	}
	e, err := Resolve(c)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func benchLiteral(tb testing.TB, t types.Type, v any) expr.Expr {
	l, err := expr.NewLiteral(t, v)
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// kernel is an expression to compute.
type kernel struct {
	name string
	expr expr.Expr
}

func kernelsOf(tb testing.TB, refs map[string]expr.Expr) []kernel {
	call := func(name string, args ...any) expr.Expr { return benchCall(tb, refs, name, args...) }
	return []kernel{

		{"case of ints", call("when", call(">", "a", int32(50)), "b", call("<", "a", int32(10)), int32(1), "a")},
		{"case of texts", call("when", call(">", "a", int32(50)), "s", "few")},
		{"case that may fail", call("when", call(">", "a", int32(50)), call("+", "b", int32(1)), "a")},
		{"coalesce of ints", call("coalesce", "a", "b", int32(0))},
		{"coalesce of texts", call("coalesce", "s", "t")},
		{"greatest of doubles", call("greatest", "x", "y", 50.0)},
		{"least of texts", call("least", "s", "t")},
		{"in of ints", call("in", "a", int32(1), int32(20), int32(40), int32(60), int32(80))},
		{"in of texts", call("in", "s", "word 1", "word 20", "word 40", "word 60")},
		{"bits", call("&", "a", "b")},
		{"hash", call("hash", "a", "x", "s")},
		{"xxhash64", call("xxhash64", "a", "x", "s")},
		{"array_contains", call("array_contains", "l", int32(7))},
		{"array_max", call("array_max", "l")},
		{"size", call("size", "l")},
		{"element_at", call("try_element_at", "l", int32(2))},
		{"sort_array", call("sort_array", "l")},
		{"case of arrays", call("when", call(">", "a", int32(50)), "l")},
		{"case of nothing", call("when", call("isnull", "a"), "x", call("isnull", "b"), "y")},
		{"coalesce of arrays", call("coalesce", "l", call("array", "a", "b"))},
		{"coalesce of three", call("coalesce", call("nullif", "a", "b"), call("nullif", "b", int32(7)), "a")},
		{"in of many", call("in", "a", int32(1), int32(2), int32(3), int32(4), int32(5), int32(6), int32(7), int32(8), int32(9), "b")},
		{"hash of lists", call("hash", "l", "a")},
		{"array_position", call("array_position", "l", "a")},
		{"array_distinct", call("array_distinct", "l")},
	}
}

func benchContext() *expr.Context {
	return &expr.Context{Context: context.Background(), Conf: expr.Conf{ANSI: true, TimeZone: "UTC"}, Location: time.UTC}
}

// TestKernelsByRow computes a batch at once and row by row, which must not differ.
func TestKernelsByRow(t *testing.T) {
	in, refs := benchBatch(t)
	in = in.Slice(7, 407)
	for _, k := range kernelsOf(t, refs) {
		t.Run(k.name, func(t *testing.T) {
			whole, err := k.expr.Eval(benchContext(), in)
			if err != nil {
				t.Fatal(err)
			}
			for i := range in.Rows {
				one, err := k.expr.Eval(benchContext(), in.Slice(i, i+1))
				if err != nil {
					t.Fatal(err)
				}
				if a, b := whole.Value(i), one.Value(0); !reflect.DeepEqual(a, b) {
					t.Fatalf("row %d is %v among others and %v alone", i, a, b)
				}
			}
		})
	}
}

// BenchmarkKernels computes one expression on one batch.
func BenchmarkKernels(b *testing.B) {
	in, refs := benchBatch(b)
	for _, e := range kernelsOf(b, refs) {
		b.Run(e.name, func(b *testing.B) {
			c := benchContext()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := e.expr.Eval(c, in); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRows, "ns/row")
		})
	}
}
