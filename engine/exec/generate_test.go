package exec

import (
	"context"
	"testing"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// repeats is a generator that makes each row times rows, numbered from 0; asked
// gets how many rows it was given at once.
func repeats(times int, asked *[]int) *expr.Generator {
	return &expr.Generator{
		Name: "repeats", Output: []types.Field{{Name: "n", Type: types.Long}},
		Expand: func(_ *expr.Context, _ []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
			*asked = append(*asked, rows)
			var from []int32
			var numbers []int64
			for i := range rows {
				for n := range times {
					from, numbers = append(from, int32(i)), append(numbers, int64(n))
				}
			}
			return from, []batch.Vector{batch.Of(types.Long, batch.FromValues(types.Long, numbers, nil))}, nil
		},
	}
}

// TestGenerateInParts wants batches that hold about as many rows whatever the
// generator makes of one, all rows in order, and few calls where it makes few.
func TestGenerateInParts(t *testing.T) {
	const rows = 2000
	input := &logical.Range{End: rows, Step: 1, Partitions: 1, Attr: logical.NewAttr("id", types.Long, false)}
	for _, c := range []struct {
		times, largest, calls int
		outer                 bool
		want                  int
	}{
		{times: 1, largest: rows, calls: 2, want: rows},
		{times: 50, largest: generatedRows, calls: 3, want: 50 * rows},
		{times: 2000, largest: generatedRows, calls: 64, want: 2000 * rows},
		{times: 0, largest: 0, calls: 2, want: 0},
		{times: 0, largest: rows, calls: 2, outer: true, want: rows},
	} {
		var asked []int
		n := &logical.Generate{Input: input, Generator: repeats(c.times, &asked), Outer: c.outer, Attrs: []*expr.Attr{logical.NewAttr("n", types.Long, true)}}
		e := Env{Workers: 1}
		have, largest := 0, 0
		err := Iterate(context.Background(), e, n, func(b *batch.Batch) error {
			largest = max(largest, b.Rows)
			if b.Rows == 0 {
				return nil
			}
			ids := batch.Values[int64](b.Columns[0].Flat(b.Rows))
			if first := int64(have / max(1, c.times)); ids[0] != first {
				t.Fatalf("%d times: row %d has id %d, want %d", c.times, have, ids[0], first)
			}
			have += b.Rows
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if have != c.want || largest > c.largest || len(asked) > c.calls {
			t.Errorf("%d times: %d rows in batches of at most %d after %d calls, want %d, %d and %d", c.times, have, largest, len(asked), c.want, c.largest, c.calls)
		}
	}
}
