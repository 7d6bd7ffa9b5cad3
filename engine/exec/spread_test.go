package exec

import (
	"context"
	"slices"
	"testing"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

func counted10(t *testing.T) (*logical.Range, expr.Order) {
	t.Helper()
	id := logical.NewAttr("id", types.Long, false)
	return &logical.Range{End: 10, Step: 1, Attr: id}, expr.Order{Expr: id, NullsFirst: true}
}

// partsOf is the numbers in each partition of a plan of one column.
func partsOf(t *testing.T, n logical.Node) [][]int64 {
	t.Helper()
	var out [][]int64
	count, err := Parts(context.Background(), Env{}, n, func(p int, b *batch.Batch) error {
		for len(out) <= p {
			out = append(out, nil)
		}
		out[p] = append(out[p], batch.Values[int64](b.Columns[0].Flat(b.Rows))...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count != len(out) {
		t.Errorf("%d partitions were handed out, not %d", len(out), count)
	}
	return out
}

// What rows go where was seen in Spark on two cores.
func TestRepartition(t *testing.T) {
	in, key := counted10(t)
	for _, c := range []struct {
		n    *logical.Repartition
		want [][]int64
	}{
		{&logical.Repartition{Input: in, Count: 3, Shuffle: true}, [][]int64{{3, 4, 6}, {0, 1, 7, 8}, {2, 5, 9}}},
		{&logical.Repartition{Input: in, Count: 4, Shuffle: true, Keys: []expr.Order{key}}, [][]int64{{2, 4, 5, 8}, {0, 1, 6, 9}, {}, {3, 7}}},
		{&logical.Repartition{Input: in, Count: 3, Shuffle: true, Range: true, Keys: []expr.Order{key}}, [][]int64{{0, 1, 2, 3}, {4, 5, 6}, {7, 8, 9}}},
		{&logical.Repartition{Input: in, Count: 1}, [][]int64{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}},
		{&logical.Repartition{Input: in, Count: 5}, [][]int64{{0, 1, 2, 3, 4}, {5, 6, 7, 8, 9}}},
	} {
		got := partsOf(t, c.n)
		if !slices.EqualFunc(got, c.want, slices.Equal[[]int64]) {
			t.Errorf("%s: got %v, want %v", c.n, got, c.want)
		}
	}
}

func TestSampleSeesPartitions(t *testing.T) {
	in, _ := counted10(t)
	all := &logical.Range{End: 30, Step: 1, Attr: in.Attr}
	got := partsOf(t, &logical.Sample{Input: all, Upper: 0.3, Seed: 42})
	if want := [][]int64{{3, 7}, {17, 18, 24}}; !slices.EqualFunc(got, want, slices.Equal[[]int64]) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestGroupsOfSmallInputComeByHash(t *testing.T) {
	in, key := counted10(t)
	spread := &logical.Repartition{Input: in, Count: 2, Shuffle: true, Keys: []expr.Order{key}}
	grouped := logical.NewAggregate(logical.NewProject(spread, []expr.Expr{in.Attr}), []expr.Expr{in.Attr}, []expr.Expr{in.Attr})
	var rows []int64
	for _, p := range partsOf(t, grouped) {
		rows = append(rows, p...)
	}
	if want := []int64{2, 4, 5, 8, 0, 1, 3, 6, 7, 9}; !slices.Equal(rows[:1], want[:1]) {
		t.Errorf("got %v, want %v", rows, want)
	}
	slices.Sort(rows)
	if !slices.Equal(rows, []int64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}) {
		t.Errorf("rows are lost: %v", rows)
	}
}
