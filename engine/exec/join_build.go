package exec

import (
	"sync/atomic"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/types"
)

// built is the right side of a join, by key. Any number of workers may probe it
// at once.
type built struct {
	n        *logical.Join
	schema   *types.Struct
	right    *batch.Batch
	leftKeys []expr.Expr
	strict   []int     // the keys for which NULL matches nothing
	rest     expr.Expr // of the condition, bound to both sides' columns; nil for none
	read     []bool    // the columns of both sides that rest looks at

	table  *GroupTable // of the right keys; nil for a join without any
	starts []int32     // where the rows of each key begin in order
	order  []int32     // right rows, those of one key together; all without keys

	hit []atomic.Uint32 // a bit for each right row that has a match; nil if nobody asks
}

func buildSide(c *expr.Context, n *logical.Join, right *batch.Batch) (*built, error) {
	leftOut, rightOut := n.Left.Output(), n.Right.Output()
	k := optimize.EquiKeysOf(n)
	b := &built{n: n, schema: schemaOf(n.Output()), strict: k.Strict}
	b.right = &batch.Batch{Schema: right.Schema, Columns: flat(right.Columns, right.Rows), Rows: right.Rows}
	var err error
	if b.leftKeys, err = bindAll(k.Left, leftOut); err != nil {
		return nil, err
	}
	rightKeys, err := bindAll(k.Right, rightOut)
	if err != nil {
		return nil, err
	}
	if len(k.Rest) > 0 {
		if b.rest, err = Bind(functions.And(k.Rest), append(append([]*expr.Attr(nil), leftOut...), rightOut...)); err != nil {
			return nil, err
		}
		b.read = make([]bool, len(leftOut)+len(rightOut))
		expr.Walk(b.rest, func(x expr.Expr) bool {
			if r, ok := x.(*expr.Ref); ok {
				b.read[r.Index] = true
			}
			return true
		})
	}
	if keepsRight(n.Kind) {
		b.hit = make([]atomic.Uint32, (right.Rows+31)/32)
	}
	return b, b.index(c, rightKeys)
}

// index puts the right rows in the order of their keys.
func (b *built) index(c *expr.Context, keys []expr.Expr) error {
	if len(keys) == 0 {
		b.order = make([]int32, b.right.Rows)
		for i := range b.order {
			b.order[i] = int32(i)
		}
		return nil
	}
	vectors, valid, err := keysOf(c, keys, b.strict, b.right)
	if err != nil {
		return err
	}
	b.table = NewGroupTable(vectors)
	groups := b.table.Groups(vectors, b.right.Rows)
	if mayHoldNulls(vectors, b.strict) {
		b.table.TellNulls()
	}
	b.starts = make([]int32, b.table.Len()+1)
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			b.starts[g+1]++
		}
	}
	for g := 1; g < len(b.starts); g++ {
		b.starts[g] += b.starts[g-1]
	}
	b.order = make([]int32, b.starts[b.table.Len()])
	next := append([]int32(nil), b.starts...)
	for i, g := range groups {
		if valid == nil || valid.Get(i) {
			b.order[next[g]] = int32(i)
			next[g]++
		}
	}
	return nil
}
