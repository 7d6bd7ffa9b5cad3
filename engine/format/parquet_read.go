package format

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Parquet reads row groups into columns.
type Parquet struct {
	file   *parquet.File
	schema *types.Struct // of the batches
}

// parquetBatch is how many rows a batch gets.
const parquetBatch = 16 << 10

// OpenParquet reads a file's footer.
func OpenParquet(r io.ReaderAt, size int64) (f *parquet.File, err error) {
	defer parquetPanic(&err)
	if r, err = checkFooter(r, size); err != nil {
		return nil, err
	}
	return parquet.OpenFile(r, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
}

// parquetPanic turns the library's panics over damaged files into errors.
func parquetPanic(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the Parquet file is damaged: %v", p)
	}
}

// NewParquet makes a reader of the columns of schema.
func NewParquet(f *parquet.File, schema *types.Struct) *Parquet { return &Parquet{f, schema} }

// Read reads a row group.
func (p *Parquet) Read(ctx context.Context, group int, yield func(*batch.Batch) error) (err error) {
	defer parquetPanic(&err)
	rg := p.file.RowGroups()[group]
	r := &groupReader{file: p.file, group: group, chunks: rg.ColumnChunks()}
	defer func() { err = errors.Join(err, r.close()) }()
	var fields []*parquetNodeReader
	for _, f := range p.schema.Fields {
		n := &parquetNodeReader{column: newColumn(f.Type)}
		if c := findColumn(p.file.Root(), f.Name); c != nil {
			if err := r.bind(n, c, f.Type); err != nil {
				return err
			}
		}
		fields = append(fields, n)
	}
	for left := rg.NumRows(); left > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		rows := int(min(left, parquetBatch))
		left -= int64(rows)
		out := &batch.Batch{Schema: p.schema, Rows: rows}
		for i, n := range fields {
			for range rows {
				if err := n.next(); err != nil {
					return err
				}
			}
			out.Columns = append(out.Columns, batch.Of(p.schema.Fields[i].Type, n.column.finish()))
		}
		if err := yield(out); err != nil {
			return err
		}
	}
	return nil
}

// findColumn finds a child by name: exactly, or else whatever its case.
func findColumn(c *parquet.Column, name string) *parquet.Column {
	if found := c.Column(name); found != nil {
		return found
	}
	for _, f := range c.Columns() {
		if strings.EqualFold(f.Name(), name) {
			return f
		}
	}
	return nil
}

// groupReader has the values of the leaves of a row group.
type groupReader struct {
	file   *parquet.File
	group  int
	chunks []parquet.ColumnChunk
	leaves []*leafReader
}

func (r *groupReader) leaf(c *parquet.Column) (*leafReader, error) {
	if err := checkChunk(r.file, r.group, int(c.Index())); err != nil {
		return nil, err
	}
	l := &leafReader{pages: r.chunks[c.Index()].Pages(), defined: c.MaxDefinitionLevel()}
	r.leaves = append(r.leaves, l)
	return l, nil
}

func (r *groupReader) close() error {
	var err error
	for _, l := range r.leaves {
		err = errors.Join(err, l.pages.Close())
	}
	return err
}

// leafReader walks the values of a leaf column.
type leafReader struct {
	pages   parquet.Pages
	page    parquet.ValueReader
	buf     []parquet.Value
	at      int
	defined int
}

// peek returns the value at hand; ok is false at the end.
func (l *leafReader) peek() (v *parquet.Value, ok bool, err error) {
	for l.at >= len(l.buf) {
		if l.page == nil {
			page, err := l.pages.ReadPage()
			if err == io.EOF {
				return nil, false, nil
			}
			if err != nil {
				return nil, false, err
			}
			l.page = page.Values()
		}
		if cap(l.buf) == 0 {
			l.buf = make([]parquet.Value, 1024)
		}
		n, err := l.page.ReadValues(l.buf[:cap(l.buf)])
		l.buf, l.at = l.buf[:n], 0
		if err == io.EOF {
			l.page = nil
		} else if err != nil {
			return nil, false, err
		} else if n == 0 {
			return nil, false, errors.New("a page of the Parquet file has no values")
		}
	}
	return &l.buf[l.at], true, nil
}

// parquetNodeReader appends the values of one place in the schema to a column.
type parquetNodeReader struct {
	column     *column
	children   []*parquetNodeReader
	leaf       *leafReader   // of a leaf
	guide      *leafReader   // first leaf below: tells what is there
	all        []*leafReader // leaves below
	alone      bool          // no child takes guide's values
	def        int           // definition level of a value that is not NULL
	repeated   int           // definition level of a list that is not empty
	repetition int           // repetition level of its elements
	add        func(c *column, v parquet.Value) error
}

func (r *groupReader) bind(n *parquetNodeReader, c *parquet.Column, t types.Type) error {
	n.def = c.MaxDefinitionLevel()
	before := len(r.leaves)
	switch target := t.(type) {
	case *types.Struct:
		if c.Leaf() {
			return mismatch(c, t)
		}
		for i, f := range target.Fields {
			child := &parquetNodeReader{column: n.column.children[i]}
			if found := findColumn(c, f.Name); found != nil {
				if err := r.bind(child, found, f.Type); err != nil {
					return err
				}
			}
			n.children = append(n.children, child)
		}
		if len(r.leaves) == before { // none of the fields are there: any leaf tells NULLs
			first := c
			for !first.Leaf() {
				if len(first.Columns()) == 0 {
					return mismatch(c, t)
				}
				first = first.Columns()[0]
			}
			if _, err := r.leaf(first); err != nil {
				return err
			}
		}
	case *types.Array:
		if c.Leaf() || !isList(c) {
			return mismatch(c, t)
		}
		n.repeated, n.repetition = c.Columns()[0].MaxDefinitionLevel(), c.Columns()[0].MaxRepetitionLevel()
		child := &parquetNodeReader{column: n.column.children[0]}
		if err := r.bind(child, listElement(c), target.Elem); err != nil {
			return err
		}
		n.children = []*parquetNodeReader{child}
	case *types.Map:
		if c.Leaf() || !isMap(c) {
			return mismatch(c, t)
		}
		n.repeated, n.repetition = c.Columns()[0].MaxDefinitionLevel(), c.Columns()[0].MaxRepetitionLevel()
		for i, want := range []types.Type{target.Key, target.Value} {
			child := &parquetNodeReader{column: n.column.children[i]}
			if err := r.bind(child, c.Columns()[0].Columns()[i], want); err != nil {
				return err
			}
			n.children = append(n.children, child)
		}
	default:
		if !c.Leaf() || c.Repeated() {
			return mismatch(c, t)
		}
		if n.add = adder(c.Type(), t); n.add == nil {
			return mismatch(c, t)
		}
		var err error
		n.leaf, err = r.leaf(c)
		n.guide = n.leaf
		return err
	}
	n.all = r.leaves[before:len(r.leaves):len(r.leaves)]
	n.guide = n.all[0]
	n.alone = !n.reads(n.guide)
	return nil
}

// mismatch is the error of a column that cannot be read as t.
func mismatch(c *parquet.Column, t types.Type) error {
	physical := "group"
	if c.Leaf() {
		physical = c.Type().Kind().String()
	}
	return diag.New(diag.Internal, "FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH", "KD001",
		"Data type mismatches when reading Parquet column [%s]. Expected Spark type %s, actual Parquet type %s.", strings.Join(c.Path(), ", "), t, physical).With("column", c.Name())
}

// next appends the next value.
func (n *parquetNodeReader) next() error {
	if n.guide == nil { // not in the file
		n.column.null()
		return nil
	}
	v, ok, err := n.guide.peek()
	if err != nil {
		return err
	}
	if !ok {
		return errors.New("a column of the Parquet file ends too soon")
	}
	if n.leaf != nil {
		n.leaf.at++
		if v.DefinitionLevel() < n.def || v.IsNull() {
			n.column.null()
			return nil
		}
		return n.add(n.column, *v)
	}
	if v.DefinitionLevel() < n.def {
		n.column.null()
		return n.skip()
	}
	if n.repetition == 0 {
		for _, c := range n.children {
			if err := c.next(); err != nil {
				return err
			}
		}
		if n.alone {
			n.guide.at++
		}
		n.column.mark(true)
		return nil
	}
	if v.DefinitionLevel() < n.repeated { // empty
		if err := n.skip(); err != nil {
			return err
		}
	} else {
		for {
			for _, c := range n.children {
				if err := c.next(); err != nil {
					return err
				}
			}
			v, ok, err := n.guide.peek()
			if err != nil {
				return err
			}
			if !ok || v.RepetitionLevel() < n.repetition {
				break
			}
		}
	}
	n.column.offsets = append(n.column.offsets, int32(n.column.children[0].n))
	n.column.mark(true)
	return nil
}

// reads reports whether a child takes the values of l.
func (n *parquetNodeReader) reads(l *leafReader) bool {
	for _, c := range n.children {
		if c.guide == l || c.reads(l) {
			return true
		}
	}
	return false
}

// skip passes over the one value that each leaf below has for a NULL.
func (n *parquetNodeReader) skip() error {
	for _, l := range n.all {
		if _, ok, err := l.peek(); err != nil || !ok {
			return errors.Join(err, errors.New("a column of the Parquet file ends too soon"))
		}
		l.at++
	}
	return nil
}
