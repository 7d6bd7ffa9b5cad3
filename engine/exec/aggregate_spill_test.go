package exec

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// manyGroups is rows of 2000 groups, some of which come again and again.
func manyGroups(t *testing.T, size int) *logical.LocalRelation {
	t.Helper()
	var rows []row
	for i := range 10_000 {
		k := any(fmt.Sprint("a key that is long enough ", i*i%4001%2000))
		if i%4001 == 7 {
			k = nil
		}
		rows = append(rows, row{k, int64(i), float64(i) / 4})
	}
	return relation(t, size, []types.Field{column("k", types.String), column("n", types.Long), column("x", types.Double)}, rows...)
}

func grouped(t *testing.T, in *logical.LocalRelation, more ...expr.Expr) logical.Node {
	t.Helper()
	k, n, x := in.Attrs[0], in.Attrs[1], in.Attrs[2]
	list := []expr.Expr{
		k, named(call(t, "sum", n), "sum"), named(call(t, "max", k), "max"), named(call(t, "avg", x), "avg"), named(call(t, "collect_list", n), "all"),
		named(filtered(call(t, "count", n), call(t, ">", n, literal(t, types.Long, int64(5000)))), "above"),
	}
	return logical.NewAggregate(in, []expr.Expr{k}, append(list, more...))
}

// TestAggregateBeyondMemory groups with a budget that some of the groups fill:
// they come as memory alone gives them, in the order in which they first came.
func TestAggregateBeyondMemory(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for _, size := range []int{500, 10_000} {
		for _, limit := range []int64{100_000, 300_000, 1_000_000} {
			t.Run(fmt.Sprintf("%d rows a morsel, %d bytes", size, limit), func(t *testing.T) {
				n := grouped(t, manyGroups(t, size))
				want := result(t, environment(2), n)
				e := environment(2)
				e.Budget = NewBudget(limit)
				if got := result(t, e, n); got != want {
					t.Error("groups that were set aside differ from those in memory")
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

func TestAggregateSaysWhatFails(t *testing.T) {
	in := manyGroups(t, 500)
	e := environment(2)
	e.Budget = NewBudget(100_000)
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	if _, err := Run(t.Context(), e, grouped(t, in)); err == nil || !strings.Contains(err.Error(), "setting rows aside") {
		t.Errorf("without a folder for temporary files the error is %v", err)
	}
	values := named(distinct(call(t, "count", in.Attrs[1])), "values")
	if _, err := Run(t.Context(), e, grouped(t, in, values)); err == nil || !strings.Contains(err.Error(), "Unable to acquire") {
		t.Errorf("DISTINCT beyond the budget gives %v", err)
	}
}
