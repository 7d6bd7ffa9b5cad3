package source

import (
	"context"
	"sync/atomic"

	"brook/engine/batch"
	"brook/engine/types"
)

// Table is rows in memory that are replaced or added to in one swap: the memory
// sink's table. Readers take a Snapshot and never wait or see half a batch.
// Writers take turns among themselves.
type Table struct {
	schema *types.Struct
	name   string
	now    atomic.Pointer[Rows]
}

// NewTable makes an empty table; name is what EXPLAIN prints.
func NewTable(name string, schema *types.Struct) *Table {
	t := &Table{schema: schema, name: name}
	t.now.Store(&Rows{schema: schema, name: name})
	return t
}

// Schema has the columns.
func (t *Table) Schema() *types.Struct { return t.schema }

// Snapshot is the table's present rows.
func (t *Table) Snapshot() *Rows { return t.now.Load() }

// Append publishes more rows.
func (t *Table) Append(batches []*batch.Batch) {
	old := t.now.Load()
	// The full slice expression makes append copy when another snapshot shares
	// the array's room.
	t.now.Store(NewRows(t.name, t.schema, append(old.batches[:len(old.batches):len(old.batches)], batches...)))
}

// Replace publishes other rows.
func (t *Table) Replace(batches []*batch.Batch) { t.now.Store(NewRows(t.name, t.schema, batches)) }

// Rows is a Relation over batches.
type Rows struct {
	name    string
	schema  *types.Struct
	batches []*batch.Batch
}

// NewRows makes a relation over batches, which it takes over.
func NewRows(name string, schema *types.Struct, batches []*batch.Batch) *Rows {
	return &Rows{name: name, schema: schema, batches: batches}
}

// Schema has the columns.
func (r *Rows) Schema() *types.Struct { return r.schema }

// Hidden returns nil.
func (r *Rows) Hidden() *types.Struct { return nil }

// String is the name given to NewRows.
func (r *Rows) String() string { return r.name }

// Batches are the rows; they must not be modified.
func (r *Rows) Batches() []*batch.Batch { return r.batches }

// Count is the number of rows.
func (r *Rows) Count() int64 {
	var n int64
	for _, b := range r.batches {
		n += int64(b.Rows)
	}
	return n
}

// Bytes estimates the size of the rows.
func (r *Rows) Bytes() int64 {
	var n int64
	for _, b := range r.batches {
		n += 8 * int64(b.Rows) * int64(len(b.Columns))
	}
	return n
}

// Scan makes a morsel of each batch.
func (r *Rows) Scan(_ context.Context, q Request) ([]Morsel, error) {
	morsels := make([]Morsel, len(r.batches))
	schema := Project(r.schema, q.Columns)
	for i, b := range r.batches {
		morsels[i] = &rowsMorsel{b, schema, q.Columns}
	}
	return morsels, nil
}

// Project is the fields of schema at columns.
func Project(schema *types.Struct, columns []int) *types.Struct {
	fields := make([]types.Field, len(columns))
	for i, c := range columns {
		fields[i] = schema.Fields[c]
	}
	return &types.Struct{Fields: fields}
}

type rowsMorsel struct {
	rows    *batch.Batch
	schema  *types.Struct
	columns []int
}

func (m *rowsMorsel) File() string { return "" }

func (m *rowsMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	out := &batch.Batch{Schema: m.schema, Columns: make([]batch.Vector, len(m.columns)), Rows: m.rows.Rows}
	for i, c := range m.columns {
		out.Columns[i] = m.rows.Columns[c]
	}
	return yield(out)
}
