package exec

import (
	"context"
	"strconv"
	"testing"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// handed is a frame of n rows that Python handed over: a key, which is NULL for
// every nulls-th row, and a text.
func handed(t testing.TB, n, nulls int) *logical.LocalRelation {
	t.Helper()
	attrs := []*expr.Attr{logical.NewAttr("k", types.Long, true), logical.NewAttr("s", types.String, true)}
	rows := make([]types.StructValue, n)
	for i := range rows {
		rows[i] = types.StructValue{int64(i), "row " + strconv.Itoa(i)}
		if nulls > 0 && i%nulls == 0 {
			rows[i][0] = nil
		}
	}
	b, err := batch.FromRows(schemaOf(attrs), rows)
	if err != nil {
		t.Fatal(err)
	}
	return &logical.LocalRelation{Attrs: attrs, Batches: []*batch.Batch{b}, Handed: true}
}

func equiJoin(t testing.TB, kind plan.JoinKind, l, r *logical.LocalRelation) *logical.Join {
	t.Helper()
	return &logical.Join{Left: l, Right: r, Kind: kind, Cond: call(t, "=", l.Attrs[0], r.Attrs[0])}
}

// Partitions that are too large to be put together are joined all the same.
func TestJoinOfLargePartitionsKeepsAllRows(t *testing.T) {
	const rows, nulls = 120000, 6
	matched, alone := rows-rows/nulls, rows/nulls
	for _, c := range []struct {
		kind plan.JoinKind
		want int
	}{
		{plan.InnerJoin, matched}, {plan.LeftOuterJoin, rows}, {plan.RightOuterJoin, rows}, {plan.FullOuterJoin, matched + 2*alone},
		{plan.LeftSemiJoin, matched}, {plan.LeftAntiJoin, alone},
	} {
		n := equiJoin(t, c.kind, handed(t, rows, nulls), handed(t, rows, nulls))
		out, err := Run(context.Background(), Env{Spread: true}, n)
		if err != nil {
			t.Fatal(err)
		}
		if got := countRows(out); got != c.want {
			t.Errorf("join %v has %d rows, not %d", c.kind, got, c.want)
		}
	}
}

func TestNullsMoveAheadAsTheyArrive(t *testing.T) {
	in := handed(t, 6, 3) // NULL 1 2 NULL 4 5
	got := arrivals(in.Batches[0].Columns[0], 6)
	for i, want := range []int32{0, 3, 2, 1, 4, 5} {
		if got[i] != want {
			t.Fatalf("got %v", got)
		}
	}
}

func TestSpreadStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := equiJoin(t, plan.FullOuterJoin, handed(t, 5000, 0), handed(t, 5000, 0))
	if _, err := Run(ctx, Env{Spread: true}, n); err == nil {
		t.Error("a join went on")
	}
	l := handed(t, 5000, 0)
	if _, err := Run(ctx, Env{Spread: true}, logical.NewAggregate(l, []expr.Expr{l.Attrs[0]}, []expr.Expr{l.Attrs[0]})); err == nil {
		t.Error("groups went on")
	}
}

func TestSpreadKeepsToTheBudget(t *testing.T) {
	n := equiJoin(t, plan.LeftOuterJoin, handed(t, 50000, 0), handed(t, 50000, 0))
	if _, err := Run(context.Background(), Env{Spread: true, Budget: NewBudget(100 << 10)}, n); err == nil {
		t.Error("a join took more than the budget")
	}
	l := handed(t, 50000, 0)
	budget := NewBudget(100 << 10)
	if _, err := Run(context.Background(), Env{Spread: true, Budget: budget}, logical.NewAggregate(l, []expr.Expr{l.Attrs[1]}, []expr.Expr{l.Attrs[1]})); err == nil {
		t.Error("groups took more than the budget")
	}
	if budget.used.Load() != 0 {
		t.Errorf("%d bytes were not given back", budget.used.Load())
	}
}

// About 3 MB of rows a side, in Spark's order and in their own.
func BenchmarkSpread(b *testing.B) {
	const rows = 150000
	l, r := handed(b, rows, 0), handed(b, rows, 0)
	for name, n := range map[string]logical.Node{
		"groups": logical.NewAggregate(l, []expr.Expr{l.Attrs[1]}, []expr.Expr{l.Attrs[1]}),
		"join":   equiJoin(b, plan.InnerJoin, l, r),
		"full":   equiJoin(b, plan.FullOuterJoin, l, r),
	} {
		for _, spread := range []bool{false, true} {
			b.Run(name+"/spread="+strconv.FormatBool(spread), func(b *testing.B) {
				b.SetBytes(bytesOf(l.Batches[0]))
				for b.Loop() {
					if _, err := Run(context.Background(), Env{Spread: spread}, n); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
