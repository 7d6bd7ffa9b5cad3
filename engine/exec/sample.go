package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
)

// sampled keeps rows by chance, which goes on from batch to batch of a
// partition.
func sampled(n *logical.Sample) step {
	return oneToOne(func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		rows := make([]int32, 0, in.Rows)
		if n.Replace {
			if n.Upper <= n.Lower {
				return nil, nil
			}
			draw := c.Keep(n, func() any { return functions.NewPoisson(n.Upper-n.Lower, n.Seed, c.Partition) }).(*functions.Poisson)
			for i := range in.Rows {
				for range draw.Next() {
					rows = append(rows, int32(i))
				}
			}
			return taken(in, rows), nil
		}
		if n.Upper <= n.Lower {
			return nil, nil
		}
		draw := c.Keep(n, func() any { return functions.NewXORShift(n.Seed + int64(c.Partition)) }).(*functions.XORShift)
		for i := range in.Rows {
			if x := draw.Float64(); x >= n.Lower && x < n.Upper {
				rows = append(rows, int32(i))
			}
		}
		return taken(in, rows), nil
	})
}

// taken is the given rows of a batch; nil for none.
func taken(in *batch.Batch, rows []int32) *batch.Batch {
	if len(rows) == 0 {
		return nil
	}
	return batch.Gather(in, rows)
}
