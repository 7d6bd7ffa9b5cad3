package batch

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"brook/engine/types"
)

// Store writes the rows of b from from on, before to, as their arrays lie in
// memory. Load reads them. The form is for this process alone: it has no types
// and follows the machine's order of bytes.
func Store(w io.Writer, b *Batch, from, to int) error {
	rows := make([]int32, to-from)
	for i := range rows {
		rows[i] = int32(from + i)
	}
	s := storer{w: w}
	s.number(len(rows))
	for _, c := range b.Columns {
		of := rows
		if c.Const {
			of = make([]int32, len(rows))
		}
		s.data(Take(c.Type, c.Array, of).Data()) // begins at its buffers' beginning
	}
	return s.err
}

// storer keeps the first error.
type storer struct {
	w   io.Writer
	err error
}

func (s *storer) bytes(b []byte) {
	if s.err == nil {
		_, s.err = s.w.Write(b)
	}
}

func (s *storer) number(n int) {
	s.bytes(binary.AppendUvarint(nil, uint64(n)))
}

// data writes the length, the NULLs, the buffers, each with its length + 1 or 0
// for none, and the children.
func (s *storer) data(d arrow.ArrayData) {
	if d.Offset() != 0 && s.err == nil {
		s.err = errors.New("an array that does not begin at its beginning cannot be stored")
	}
	s.number(d.Len())
	s.number(d.NullN())
	s.number(len(d.Buffers()))
	for _, b := range d.Buffers() {
		if b == nil {
			s.number(0)
			continue
		}
		s.number(b.Len() + 1)
		s.bytes(b.Bytes())
	}
	for _, c := range d.Children() {
		s.data(c)
	}
}

// Reader is what Load reads from.
type Reader interface {
	io.Reader
	io.ByteReader
}

// Load reads what one call of Store has written of columns of the schema's
// types; io.EOF says that there is no more.
func Load(r Reader, schema *types.Struct) (*Batch, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	l := loader{r: r}
	b := &Batch{Schema: schema, Columns: make([]Vector, len(schema.Fields)), Rows: int(n)}
	for i, f := range schema.Fields {
		d := l.data(ArrowType(f.Type))
		if l.err != nil {
			if l.err == io.EOF {
				l.err = io.ErrUnexpectedEOF
			}
			return nil, l.err
		}
		b.Columns[i] = Of(f.Type, array.MakeFromData(d))
	}
	return b, nil
}

// loader keeps the first error.
type loader struct {
	r   Reader
	err error
}

func (l *loader) number() int {
	if l.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(l.r)
	l.err = err
	return int(n)
}

func (l *loader) data(t arrow.DataType) arrow.ArrayData {
	n, nulls := l.number(), l.number()
	buffers := make([]*memory.Buffer, l.number())
	for i := range buffers {
		size := l.number()
		if size == 0 || l.err != nil {
			continue
		}
		b := make([]byte, size-1)
		_, l.err = io.ReadFull(l.r, b)
		buffers[i] = memory.NewBufferBytes(b)
	}
	var children []arrow.ArrayData
	if nested, ok := t.(arrow.NestedType); ok {
		for _, f := range nested.Fields() {
			children = append(children, l.data(f.Type))
		}
	}
	if l.err != nil {
		return nil
	}
	return array.NewData(t, n, buffers, children, nulls, 0)
}
