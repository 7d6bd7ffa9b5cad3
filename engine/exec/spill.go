package exec

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"

	"brook/engine/batch"
	"brook/engine/types"
)

// spillRows is how many rows are written and read back at once.
const spillRows = 8 << 10

// spill is batches set aside in a temporary file, as an Arrow IPC stream. It is
// written first and then read, as often as needed.
type spill struct {
	schema *types.Struct
	arrow  *arrow.Schema
	file   *os.File
	buffer *bufio.Writer
	writer *ipc.Writer
}

// spill makes an empty spill, which is gone when the query ends.
func (e *Env) spill(schema *types.Struct) (*spill, error) {
	if e.query == nil {
		return nil, errors.New("only a query sets rows aside")
	}
	f, err := os.CreateTemp("", "brook-spill-*")
	if err != nil {
		return nil, fmt.Errorf("setting rows aside: %w", err)
	}
	// Where an open file can be removed nothing is left even after a crash.
	_ = os.Remove(f.Name())
	fields := make([]arrow.Field, len(schema.Fields))
	for i, field := range schema.Fields {
		fields[i] = arrow.Field{Name: field.Name, Type: batch.ArrowType(field.Type), Nullable: true}
	}
	s := &spill{schema: schema, arrow: arrow.NewSchema(fields, nil), file: f, buffer: bufio.NewWriterSize(f, 64<<10)}
	s.writer = ipc.NewWriter(s.buffer, ipc.WithSchema(s.arrow))
	e.query.mu.Lock()
	e.query.spills = append(e.query.spills, s)
	e.query.mu.Unlock()
	return s, nil
}

// write adds the rows of b.
func (s *spill) write(b *batch.Batch) error {
	for from := 0; from < b.Rows; from += spillRows {
		part := b.Slice(from, min(from+spillRows, b.Rows))
		arrays := make([]arrow.Array, len(part.Columns))
		for i := range arrays {
			arrays[i] = part.Column(i)
		}
		if err := s.writer.Write(array.NewRecordBatch(s.arrow, arrays, int64(part.Rows))); err != nil {
			return fmt.Errorf("setting rows aside: %w", err)
		}
	}
	return nil
}

// finish ends the writing.
func (s *spill) finish() error {
	if err := errors.Join(s.writer.Close(), s.buffer.Flush()); err != nil {
		return fmt.Errorf("setting rows aside: %w", err)
	}
	s.writer, s.buffer = nil, nil
	return nil
}

// open begins to read; next gives the batches in turn, nil behind the last.
func (s *spill) open(ctx context.Context) (next func() (*batch.Batch, error), err error) {
	r, err := ipc.NewReader(bufio.NewReaderSize(io.NewSectionReader(s.file, 0, 1<<62), 64<<10))
	if err != nil {
		return nil, fmt.Errorf("reading rows that were set aside: %w", err)
	}
	return func() (*batch.Batch, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !r.Next() {
			if err := r.Err(); err != nil && !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("reading rows that were set aside: %w", err)
			}
			return nil, nil
		}
		record := r.RecordBatch()
		record.Retain() // the reader would take its buffers back
		return batch.New(s.schema, record.Columns(), int(record.NumRows())), nil
	}, nil
}

// close gives the file up; it is temporary, so what goes wrong does not matter.
func (s *spill) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}
