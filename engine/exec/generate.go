package exec

import (
	"context"

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
	one := func(c *expr.Context, in *batch.Batch) (*batch.Batch, error) {
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
	}
	return func(c *expr.Context, in *batch.Batch, yield func(*batch.Batch) error) error {
		if in.Rows <= firstPart {
			out, err := one(c, in)
			if err != nil {
				return err
			}
			return yield(out)
		}
		// A row may make any number of rows. The first ones tell how many the next
		// ones will make.
		for at, size := 0, firstPart; at < in.Rows; {
			if err := c.Err(); err != nil {
				return context.Cause(c)
			}
			end := min(at+size, in.Rows)
			out, err := one(c, in.Slice(at, end))
			if err != nil {
				return err
			}
			if err := yield(out); err != nil {
				return err
			}
			size = max(1, min(in.Rows, (end-at)*generatedRows/max(1, out.Rows)))
			at = end
		}
		return nil
	}, nil
}

// A generator gets firstPart rows of a batch at first, and then as many as make
// generatedRows rows.
const (
	firstPart     = 16
	generatedRows = 64 << 10
)

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
