package stream_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine"
	"brook/engine/plan"
	"brook/engine/stream"
	"brook/sql"
)

// world is a root of files with streams over folders in it, a clock, and the
// sink of one query. It outlives sessions, as a machine outlives processes.
type world struct {
	t       testing.TB
	root    *dbfs.Root
	fs      *crashFS
	parser  *sql.Parser
	now     time.Time
	inputs  map[string]*input
	mode    string
	query   string
	session *engine.Session
	running *stream.Query

	mu   sync.Mutex
	rows map[int64][]string // what the sink has, by batch
}

// input is a stream over the files of a folder.
type input struct {
	schema, column, delay string
	files                 int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, root: root, parser: sql.NewParser(), now: time.Unix(1700000000, 0).UTC(), inputs: map[string]*input{}, rows: map[int64][]string{}}
	t.Cleanup(func() {
		w.stop()
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// open makes a session whose files fail from the crash-th change on; 0 for never.
func (w *world) open(crash int) {
	w.fs = &crashFS{FS: w.root, left: crash, never: crash == 0}
	w.session = engine.New(engine.Options{FS: w.fs, Parser: w.parser, Scripted: true, Stdout: io.Discard,
		Now:   func() time.Time { return w.now },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	// One partition makes as much of a test as many, with fewer files.
	if err := w.session.Conf().Set("spark.sql.shuffle.partitions", "1"); err != nil {
		w.t.Fatal(err)
	}
}

// stop ends the session, as the end of its process would.
func (w *world) stop() {
	if w.session == nil {
		return
	}
	if err := w.session.Close(); err != nil && !errors.Is(err, errCrash) {
		w.t.Error(err)
	}
	w.session, w.running = nil, nil
}

// add makes a file of JSON lines appear in an input's folder.
func (w *world) add(name string, lines ...string) {
	in := w.inputs[name]
	in.files++
	path := fmt.Sprintf("/%s/%04d.json", name, in.files)
	if err := w.root.WriteAtomic(path, []byte(strings.Join(lines, "\n")), false); err != nil {
		w.t.Fatal(err)
	}
	// Files are taken in the order of their times.
	if err := w.root.Chtimes(path, time.Unix(int64(1700000000+in.files), 0)); err != nil {
		w.t.Fatal(err)
	}
}

// start starts the query with its checkpoint.
func (w *world) start() error {
	ctx := context.Background()
	for _, name := range slices.Sorted(maps.Keys(w.inputs)) {
		in := w.inputs[name]
		if err := w.root.MkdirAll("/" + name); err != nil {
			return err
		}
		schema, err := w.parser.Schema(diag.NewSource("", in.schema))
		if err != nil {
			return err
		}
		var rel plan.Relation = &plan.ReadData{Format: "json", Schema: schema, Stream: true, Paths: []string{"/" + name}, Options: map[string]string{}}
		if in.column != "" {
			rel = &plan.WithWatermark{Input: rel, EventTime: in.column, Delay: in.delay}
		}
		if _, err := w.session.Run(ctx, &plan.CreateView{Name: []string{name}, Input: rel, Temp: true, Replace: true}); err != nil {
			return err
		}
	}
	rel, err := w.parser.Relation(diag.NewSource("", w.query))
	if err != nil {
		return err
	}
	w.running, err = w.session.StartStream(ctx, &plan.WriteStream{
		Input: rel, OutputMode: w.mode, ForeachBatch: w.take, Options: map[string]string{"checkpointLocation": "/checkpoint"},
	})
	return err
}

// take is the sink. A batch that comes again replaces what it brought before.
func (w *world) take(rel plan.Relation, id int64) error {
	local, ok := rel.(*plan.LocalRelation)
	if !ok {
		return fmt.Errorf("the sink got a %T", rel)
	}
	local.Reads.Add(1, 0)
	lines := []string{}
	for _, b := range local.Batches {
		for i := range b.Rows {
			lines = append(lines, strings.Trim(fmt.Sprint(b.Row(i)), "[]"))
		}
	}
	slices.Sort(lines)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rows[id] = lines
	return nil
}

// all is everything in the sink, sorted.
func (w *world) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, rows := range w.rows {
		out = append(out, rows...)
	}
	slices.Sort(out)
	return out
}

// batches is the sink's batches after the first n.
func (w *world) batches(n int) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, id := range slices.Sorted(maps.Keys(w.rows)) {
		if id < int64(n) {
			continue
		}
		out = append(out, "batch "+strconv.FormatInt(id, 10))
		out = append(out, w.rows[id]...)
	}
	return out
}

func (w *world) process() error { return w.running.ProcessAllAvailable(context.Background()) }

// errCrash is what files answer once the machine has crashed.
var errCrash = errors.New("the machine has crashed")

// crashFS fails from one change of its files on.
type crashFS struct {
	dbfs.FS
	never bool

	mu   sync.Mutex
	left int // changes until the crash
	seen int
}

func (c *crashFS) change(apply func() error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen++
	if c.never {
		return apply()
	}
	if c.left--; c.left > 0 {
		return apply()
	}
	return errCrash
}

func (c *crashFS) WriteAtomic(path string, data []byte, _ bool) error {
	return c.change(func() error { return c.FS.WriteAtomic(path, data, false) })
}

func (c *crashFS) CreateAtomic(path string, data []byte, _ bool) error {
	return c.change(func() error { return c.FS.CreateAtomic(path, data, false) })
}

func (c *crashFS) Remove(path string) error {
	return c.change(func() error { return c.FS.Remove(path) })
}

func (c *crashFS) Rename(from, to string) error {
	return c.change(func() error { return c.FS.Rename(from, to) })
}
