package source

import (
	"context"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// Relation is data at rest that a query can scan: files of one format, a table
// in memory, the rows of one micro-batch. A Relation is immutable: what it
// lists was decided when it was made.
type Relation interface {
	// Schema has the data columns, then the partition columns.
	Schema() *types.Struct
	// Hidden has columns that only an explicit name selects, such as _metadata;
	// nil for none.
	Hidden() *types.Struct
	// String names the relation in EXPLAIN: "FileScan json [file:/events]".
	String() string
	// Scan plans the reading of what r asks for.
	Scan(ctx context.Context, r Request) ([]Morsel, error)
}

// Sized is a Relation that knows about how many bytes it has.
type Sized interface{ Bytes() int64 }

// Request is the part of a relation that a query needs.
type Request struct {
	// Columns are the columns to deliver, in this order: indexes into Schema's
	// fields followed by Hidden's. It may be empty, when only the number of rows
	// matters.
	Columns []int
	// Filters are conditions over the delivered columns (bound to their
	// positions in Columns). A relation may use them to leave out files, row
	// groups or rows that cannot match; the reader applies them again.
	Filters []expr.Expr
	// Limit is the number of rows after which the reader stops asking; -1 for
	// all.
	Limit int64
}

// Morsel is a part of a scan that one worker reads. Morsels are in the
// relation's row order and independent of each other.
type Morsel interface {
	// Read calls yield with the rows, a few thousand at a time, with the columns
	// that the Request named. It stops at the first error, yield's included, and
	// watches ctx.
	Read(ctx context.Context, yield func(*batch.Batch) error) error
	// File is the URI that input_file_name() answers; empty for none.
	File() string
}

// Offset is a position in a Stream as the JSON text that the offset log keeps,
// such as {"logOffset":3}. The empty Offset is the beginning.
type Offset string

// Limit says how much of a Stream one micro-batch takes.
type Limit uint8

// The limits.
const (
	Admitted Limit = iota // what the options allow a batch: maxFilesPerTrigger, rowsPerSecond
	All                   // everything there is: Trigger.Once
)

// Stream is a source of new rows. It is used by one query, from one goroutine.
type Stream interface {
	// Schema has the columns, partition columns last.
	Schema() *types.Struct
	// String is the description in progress reports: "FileStreamSource[file:/x]".
	String() string
	// Latest looks for news and returns the end of the micro-batch that starts
	// at from; it returns from itself when there is nothing new.
	Latest(ctx context.Context, from Offset, l Limit) (Offset, error)
	// Freeze makes what is there now the end: Latest never goes beyond it. It
	// serves Trigger.AvailableNow.
	Freeze(ctx context.Context) error
	// Batch is the rows after from up to and including to. It gives the same
	// rows after a restart.
	Batch(ctx context.Context, from, to Offset) (Relation, error)
	// Commit says that a batch up to to is done and will not be asked for again.
	Commit(ctx context.Context, to Offset) error
	// Close frees what the stream holds.
	Close() error
}

// StreamSpec is a stream that a plan names and a query opens.
type StreamSpec struct {
	Format  string
	Schema  *types.Struct // of the rows
	Hidden  *types.Struct // as Relation.Hidden
	Options map[string]string
	// Files tells that the rows come from files: such queries can settle.
	Files bool
	// Endless tells that there are always more rows, at once: its queries rest
	// between batches, so that they do not take a whole core.
	Endless bool
	// Pushes tells that the source drops rows by simple conditions itself, so that
	// they do not count as read.
	Pushes bool
	// Name is how EXPLAIN and errors call the source: "FileSource[file:/x]".
	Name string
	// Open starts the source. dir is its own folder in the query's checkpoint
	// ("sources/0"), to which it may write; see Checkpoint.
	Open func(ctx context.Context, dir Checkpoint) (Stream, error)
}

// Checkpoint is a folder that survives a restart of the query, on whatever
// file system the checkpoint is. Names are slash-separated and relative.
type Checkpoint interface {
	// Read returns a file; the error is fs.ErrNotExist when there is none.
	Read(name string) ([]byte, error)
	// Write makes a file appear whole, or not at all.
	Write(name string, data []byte) error
	// List returns the names of the files directly in the folder, sorted.
	List() ([]string, error)
	// Remove deletes a file; a missing one is no error.
	Remove(name string) error
}
