package pyspark

import (
	"fmt"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// freqItems is df.freqItems: for each column the values that may be in more than
// a share of the rows, found in one pass by counters of which there are as many
// as such values can be. There may be more values than are that frequent.
func (r *Runtime) freqItems(f *frame, cols, support any) any {
	items, ok := itemsOf(cols)
	if !ok {
		r.badArgument("NOT_LIST_OR_TUPLE", "cols", cols)
	}
	share := 0.01
	if support != nil {
		if share, ok = numberOf(support); !ok {
			r.badArgument("NOT_FLOAT_OR_INT", "support", support)
		}
	}
	if share < 1e-4 || share > 1 {
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Support must be in [1e-4, 1], but got %s.", python.FloatRepr(share)))
	}
	p := &plan.Project{Input: f.rel}
	for _, x := range items {
		p.List = append(p.List, attribute(r.in.Str(x)))
	}
	res := r.execute(p)
	out := &types.Struct{}
	counters := make([]counter, len(items))
	for i, x := range res.Schema.Fields {
		out.Fields = append(out.Fields, types.Field{Name: x.Name + "_freqItems", Type: &types.Array{Elem: x.Type, ContainsNull: true}})
		counters[i] = counter{size: int(1 / share), at: map[string]int{}}
	}
	for _, b := range res.Batches {
		for row := range b.Rows {
			for i := range counters {
				counters[i].add(b.Columns[i].Value(row))
			}
		}
	}
	row := make(types.StructValue, len(counters))
	for i, c := range counters {
		list := types.ArrayValue{}
		for _, k := range c.kept {
			list = append(list, k.value)
		}
		row[i] = list
	}
	b, err := batch.FromRows(out, []types.StructValue{row})
	r.must(err)
	return r.frameOf(&plan.LocalRelation{Schema: out, Batches: []*batch.Batch{b}})
}

// counter counts values with at most size counters, after Misra and Gries: a
// value that finds none free takes the least count off all of them.
type counter struct {
	size int
	kept []counted
	at   map[string]int // by the value's text
}

type counted struct {
	key   string
	value any
	count int
}

func (c *counter) add(v any) {
	key := fmt.Sprintf("%T %v", v, v)
	if i, ok := c.at[key]; ok {
		c.kept[i].count++
		return
	}
	if len(c.kept) < c.size {
		c.at[key] = len(c.kept)
		c.kept = append(c.kept, counted{key, v, 1})
		return
	}
	least := c.kept[0].count
	for _, k := range c.kept {
		least = min(least, k.count)
	}
	if least > 1 {
		for i := range c.kept {
			c.kept[i].count--
		}
		return
	}
	// With its own count of one the value is put in, and the least goes off all.
	old := append(c.kept, counted{key, v, 1})
	c.kept, c.at = nil, map[string]int{}
	for _, k := range old {
		if k.count -= least; k.count > 0 {
			c.at[k.key] = len(c.kept)
			c.kept = append(c.kept, k)
		}
	}
}
