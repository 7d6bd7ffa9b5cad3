package exec

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// randomRelation is n rows of a column of hard values, which may be NULL, and of
// a column that numbers the rows.
func randomRelation(t *testing.T, typ types.Type, values []any, n, size int) *logical.LocalRelation {
	t.Helper()
	random := rand.New(rand.NewPCG(1, uint64(n)))
	v := randomColumn(t, random, typ, values, n, true)
	numbers := make([]int64, n)
	for i := range numbers {
		numbers[i] = int64(i)
	}
	fields := []types.Field{column("k", typ), column("n", types.Long)}
	all := &batch.Batch{Schema: types.NewStruct(fields...), Columns: []batch.Vector{v, batch.Of(types.Long, batch.FromValues(types.Long, numbers, nil))}, Rows: n}
	out := relation(t, size, fields)
	for from := 0; from < n; from += size {
		out.Batches = append(out.Batches, all.Slice(from, min(from+size, n)))
	}
	return out
}

// TestSortBeyondMemory sorts with a budget that a few batches fill: runs are set
// aside and merged into what memory alone gives.
func TestSortBeyondMemory(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, c := range orderings {
		for _, o := range []expr.Order{{}, {Descending: true, NullsFirst: true}} {
			t.Run(fmt.Sprintf("%s/descending %v", c.typ, o.Descending), func(t *testing.T) {
				in := randomRelation(t, c.typ, c.values, 20_000, 1000)
				o.Expr = in.Attrs[0]
				n := &logical.Sort{Input: in, Order: []expr.Order{o, {Expr: call(t, "%", in.Attrs[1], literal(t, types.Long, int64(3)))}}}
				want := result(t, environment(2), n)
				e := environment(2)
				e.Budget = NewBudget(3 * bytesOf(in.Batches[0]))
				if got := result(t, e, n); got != want {
					t.Error("the merged runs differ from the sorted rows")
				}
				if used := e.Budget.used.Load(); used != 0 {
					t.Errorf("%d bytes are not given back", used)
				}
			})
		}
	}
	if left, err := filepath.Glob(filepath.Join(temp, "*")); err != nil || len(left) > 0 {
		t.Errorf("files are left: %v, %v", left, err)
	}
}

func TestSortSaysWhatFails(t *testing.T) {
	in := randomRelation(t, types.Long, []any{int64(1), int64(2)}, 5000, 1000)
	n := &logical.Sort{Input: in, Order: []expr.Order{{Expr: in.Attrs[0]}}}
	e := environment(2)
	e.Budget = NewBudget(1)
	if _, err := Run(t.Context(), e, n); err == nil || !strings.Contains(err.Error(), "Unable to acquire") {
		t.Errorf("a batch beyond the budget gives %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", file)
	e.Budget = NewBudget(2 * bytesOf(in.Batches[0]))
	if _, err := Run(t.Context(), e, n); err == nil || !strings.Contains(err.Error(), "setting rows aside") {
		t.Errorf("without a folder for temporary files the error is %v", err)
	}
	if used := e.Budget.used.Load(); used != 0 {
		t.Errorf("%d bytes are not given back", used)
	}
}

// TestTop takes the first rows, which workers look for on their own.
func TestTop(t *testing.T) {
	for _, c := range orderings {
		in := randomRelation(t, c.typ, c.values, 3000, 100)
		sort := &logical.Sort{Input: in, Order: []expr.Order{{Expr: in.Attrs[0], Descending: true}}}
		all := strings.Split(result(t, environment(1), sort), "\n")
		for _, count := range []int{0, 1, 7, 2999, 3000, 5000} {
			t.Run(fmt.Sprintf("%s/%d", c.typ, count), func(t *testing.T) {
				want := strings.Join(all[:min(count, len(all))], "\n")
				if got := result(t, environment(3), &logical.Limit{Input: sort, Count: int64(count)}); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
	in := randomRelation(t, types.Long, []any{int64(1)}, 10, 3)
	sort := &logical.Sort{Input: in, Order: []expr.Order{{Expr: in.Attrs[0]}}}
	if got := result(t, environment(3), &logical.Limit{Input: sort, Count: 2, Offset: 3}); strings.Count(got, "\n") != 1 {
		t.Errorf("LIMIT 2 OFFSET 3 gives\n%s", got)
	}
}
