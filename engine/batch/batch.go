// Package batch has the columns that everything in the engine works on.
//
// A Batch is a run of rows as Arrow arrays, one Vector a column. Batches and
// the buffers below them are immutable once handed on and may be shared by any
// number of readers; memory belongs to Go's collector, nobody calls Release.
//
// A Vector is an array or a constant. A constant keeps one row in its array and
// stands for as many as its batch has: literals and whatever is computed from
// literals alone cost nothing per row. Kernels look at Const first.
//
//	column a bigint, 4 rows   Vector{Type: types.Long, Array: [1 2 3 4]}
//	the literal 'x'           Vector{Type: types.String, Array: ["x"], Const: true}
//
// How a Spark type is laid out in Arrow is fixed by ArrowType. Cells are boxed
// only at the edges, by Value and Builder.
package batch

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/engine/types"
)

// Batch is Rows rows of the columns that Schema names.
type Batch struct {
	Schema  *types.Struct
	Columns []Vector
	Rows    int
}

// Vector is a column, or a constant that stands for a column.
type Vector struct {
	Type  types.Type
	Array arrow.Array
	Const bool // Array has one row, which every row equals
}

// New makes a batch of arrays with rows rows each.
func New(schema *types.Struct, arrays []arrow.Array, rows int) *Batch {
	columns := make([]Vector, len(arrays))
	for i, a := range arrays {
		columns[i] = Vector{Type: schema.Fields[i].Type, Array: a}
	}
	return &Batch{Schema: schema, Columns: columns, Rows: rows}
}

// Of makes a plain vector.
func Of(t types.Type, a arrow.Array) Vector { return Vector{Type: t, Array: a} }

// Null reports whether row i is NULL. A column of type void, whose arrays mark
// nothing, is told by ConstNull.
func (v Vector) Null(i int) bool { return v.Array.IsNull(v.Index(i)) }

// Index is where row i stands in the array.
func (v Vector) Index(i int) int {
	if v.Const {
		return 0
	}
	return i
}

// NullCount is the number of NULLs among the array's rows: 0 or 1 for a
// constant.
func (v Vector) NullCount() int { return v.Array.NullN() }

// ConstNull reports whether every row is known to be NULL.
func (v Vector) ConstNull() bool {
	return v.Const && v.Array.IsNull(0) || v.Type.Kind() == types.KindNull
}

// Value returns row i as a cell.
func (v Vector) Value(i int) any { return Value(v.Type, v.Array, v.Index(i)) }

// Flat returns an array with rows rows: the array itself, or the constant
// repeated.
func (v Vector) Flat(rows int) arrow.Array {
	if !v.Const {
		return v.Array
	}
	return Repeat(v.Array, rows)
}

// Column returns column i as an array of b.Rows rows.
func (b *Batch) Column(i int) arrow.Array { return b.Columns[i].Flat(b.Rows) }

// Row returns row i as a cell.
func (b *Batch) Row(i int) types.StructValue {
	row := make(types.StructValue, len(b.Columns))
	for c := range b.Columns {
		row[c] = b.Columns[c].Value(i)
	}
	return row
}

// Slice returns rows [from, to) and shares all buffers.
func (b *Batch) Slice(from, to int) *Batch {
	out := &Batch{Schema: b.Schema, Columns: make([]Vector, len(b.Columns)), Rows: to - from}
	for i, c := range b.Columns {
		if !c.Const {
			c.Array = array.NewSlice(c.Array, int64(from), int64(to))
			countNulls(c.Array)
		}
		out.Columns[i] = c
	}
	return out
}

// countNulls has an array and its parts count their NULLs, which they otherwise
// do when they are first asked: perhaps by several workers at once.
func countNulls(a arrow.Array) {
	a.NullN()
	switch a := a.(type) {
	case *array.Struct:
		for i := range a.NumField() {
			countNulls(a.Field(i))
		}
	case array.ListLike:
		countNulls(a.ListValues())
	}
}

// Constant makes a vector that has the cell value in every row.
func Constant(t types.Type, value any) (Vector, error) {
	b := NewBuilder(t, 1)
	if err := b.Append(value); err != nil {
		return Vector{}, err
	}
	return Vector{Type: t, Array: b.Finish(), Const: true}, nil
}

// FromRows makes a batch of rows of cells.
func FromRows(schema *types.Struct, rows []types.StructValue) (*Batch, error) {
	arrays := make([]arrow.Array, len(schema.Fields))
	for c, f := range schema.Fields {
		b := NewBuilder(f.Type, len(rows))
		for _, r := range rows {
			if err := b.Append(r[c]); err != nil {
				return nil, err
			}
		}
		arrays[c] = b.Finish()
	}
	return New(schema, arrays, len(rows)), nil
}
