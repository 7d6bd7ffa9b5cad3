package sink

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/source"
)

// memory keeps the rows in a table.
type memory struct {
	table *source.Table
	last  int64
}

// NewMemory makes the sink of format memory over t.
func NewMemory(t *source.Table) Sink { return &memory{t, -1} }

func (m *memory) String() string { return "MemorySink" }
func (m *memory) Close() error   { return nil }

func (m *memory) Add(_ context.Context, b Batch) error {
	if b.ID <= m.last {
		return nil
	}
	m.last = b.ID
	if b.Mode == Complete {
		m.table.Replace(b.Rows)
	} else if len(b.Rows) > 0 {
		m.table.Append(b.Rows)
	}
	return nil
}

// Show prints a batch's rows, at most n of them, long text cut when truncate is
// set.
type Show func(w io.Writer, b Batch, n int, truncate bool) error

// console prints every batch.
type console struct {
	w       io.Writer
	show    Show
	options map[string]string
}

// NewConsole makes the sink of format console, with options numRows and
// truncate. As in Spark, wrong values fail the query and not its start.
func NewConsole(w io.Writer, show Show, options map[string]string) Sink {
	return &console{w, show, options}
}

func (c *console) String() string {
	return "org.apache.spark.sql.execution.streaming.ConsoleTable$@0"
}
func (c *console) Close() error { return nil }

func (c *console) Add(_ context.Context, b Batch) error {
	rows, truncate := 20, true
	for k, v := range c.options {
		var err error
		switch strings.ToLower(k) {
		case "numrows":
			if rows, err = strconv.Atoi(v); err != nil {
				return diag.New(diag.NumberFormat, "", "", "For input string: \"%s\"", v)
			}
		case "truncate":
			if truncate, err = strconv.ParseBool(strings.ToLower(v)); err != nil || len(v) < 4 {
				return diag.New(diag.IllegalArgument, "", "", "For input string: \"%s\"", v)
			}
		}
	}
	const line = "-------------------------------------------"
	if _, err := fmt.Fprintf(c.w, "%s\nBatch: %d\n%s\n", line, b.ID, line); err != nil {
		return err
	}
	return c.show(c.w, b, max(0, rows), truncate)
}

// noop drops everything.
type noop struct{}

// NewNoop makes the sink of format noop.
func NewNoop() Sink { return noop{} }

func (noop) String() string                   { return "NoopTable" }
func (noop) Close() error                     { return nil }
func (noop) Add(context.Context, Batch) error { return nil }
