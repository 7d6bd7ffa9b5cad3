package exec

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"brook/engine/batch"
	"brook/engine/types"
)

// spillRows is how many rows are written and read back at once.
const spillRows = 8 << 10

// spill is batches set aside in a temporary file. It is written first and then
// read, as often as needed.
type spill struct {
	schema *types.Struct
	file   *os.File
	buffer *bufio.Writer
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
	s := &spill{schema: schema, file: f, buffer: bufio.NewWriterSize(f, 64<<10)}
	e.query.mu.Lock()
	e.query.spills = append(e.query.spills, s)
	e.query.mu.Unlock()
	return s, nil
}

// write adds the rows of b.
func (s *spill) write(b *batch.Batch) error {
	for from := 0; from < b.Rows; from += spillRows {
		if err := batch.Store(s.buffer, b, from, min(from+spillRows, b.Rows)); err != nil {
			return fmt.Errorf("setting rows aside: %w", err)
		}
	}
	return nil
}

// finish ends the writing.
func (s *spill) finish() error {
	if err := s.buffer.Flush(); err != nil {
		return fmt.Errorf("setting rows aside: %w", err)
	}
	s.buffer = nil
	return nil
}

// open begins to read; next gives the batches in turn, nil behind the last.
func (s *spill) open(ctx context.Context) (next func() (*batch.Batch, error)) {
	r := bufio.NewReaderSize(io.NewSectionReader(s.file, 0, math.MaxInt64), 64<<10)
	return func() (*batch.Batch, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b, err := batch.Load(r, s.schema)
		switch {
		case err == io.EOF:
			return nil, nil
		case err != nil:
			return nil, fmt.Errorf("reading rows that were set aside: %w", err)
		}
		return b, nil
	}
}

// close gives the file up; it is temporary, so what goes wrong does not matter.
func (s *spill) close() {
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}
