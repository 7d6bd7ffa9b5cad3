package exec

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
)

// generate joins each row with the rows that the generator makes of it.
func generate(n *logical.Generate) (step, error) {
	args, err := bindAll(n.Generator.Args, n.Input.Output())
	if err != nil {
		return nil, err
	}
	schema := schemaOf(n.Output())
	outer := n.Outer || n.Generator.Outer
	return func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
		values := make([]batch.Vector, len(args))
		for i, a := range args {
			v, err := a.Eval(c, in)
			if err != nil {
				return nil, err
			}
			values[i] = v
		}
		from, made, err := n.Generator.Expand(c, values, in.Rows)
		if err != nil {
			return nil, err
		}
		if outer {
			from, made = keepAll(from, made, in.Rows)
		}
		columns := in.Columns
		if !oneEach(from, in.Rows) {
			columns = batch.Gather(in, from).Columns
		}
		return &batch.Batch{Schema: schema, Columns: append(columns[:len(columns):len(columns)], made...), Rows: len(from)}, nil
	}, nil
}

// oneEach reports whether each of the rows made one: then its columns stay as
// they are.
func oneEach(from []int32, rows int) bool {
	if len(from) != rows {
		return false
	}
	for i, r := range from {
		if int32(i) != r {
			return false
		}
	}
	return true
}

// keepAll adds a row of NULLs for each input row that made none.
func keepAll(from []int32, made []batch.Vector, rows int) ([]int32, []batch.Vector) {
	var allFrom, pick []int32
	at := 0
	for i := range int32(rows) {
		before := at
		for ; at < len(from) && from[at] == i; at++ {
			allFrom, pick = append(allFrom, i), append(pick, int32(at))
		}
		if at == before {
			allFrom, pick = append(allFrom, i), append(pick, -1)
		}
	}
	out := make([]batch.Vector, len(made))
	for k, v := range made {
		out[k] = batch.Of(v.Type, batch.Take(v.Type, v.Flat(len(from)), pick))
	}
	return allFrom, out
}
