package stream

import (
	"brook/engine/batch"
)

// joinOutput collects what a batch emits.
type joinOutput struct {
	join    *join
	batches []*batch.Batch
}

func (o *joinOutput) add(b *batch.Batch) {
	if b.Rows > 0 {
		o.batches = append(o.batches, &batch.Batch{Schema: schemaOf(o.join.node.Output()), Columns: b.Columns, Rows: b.Rows})
	}
}

// alone adds rows of side s with NULLs for the other.
func (o *joinOutput) alone(s *joinSide, rows *batch.Batch) {
	other := o.join.right
	if s == o.join.right {
		other = o.join.left
	}
	var nulls []batch.Vector
	for _, a := range other.attrs {
		nulls = append(nulls, batch.Of(a.Typ, batch.Nulls(a.Typ, rows.Rows)))
	}
	columns := append(append([]batch.Vector(nil), rows.Columns...), nulls...)
	if s == o.join.right {
		columns = append(nulls, rows.Columns...)
	}
	o.add(&batch.Batch{Columns: columns, Rows: rows.Rows})
}
