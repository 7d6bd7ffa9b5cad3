package engine

import (
	"context"
	"errors"
	"io"
	"os/user"
	"sync"
	"time"

	"brook/dbfs"
	"brook/engine/analyze"
	"brook/engine/batch"
	"brook/engine/exec"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/stream"
	"brook/engine/types"
)

// Options is what a session stands on.
type Options struct {
	FS     dbfs.FS
	Parser plan.Parser
	// Stdout is where console sinks print.
	Stdout io.Writer
	// Scripted says that queries over files advance only while somebody waits
	// for them, so that a run is the same every time.
	Scripted bool
	// Now and Sleep are the session's clock; nil for the machine's.
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Memory bounds what operators hold before they spill, in bytes; 0 for half
	// of the machine's.
	Memory int64
	// User is who current_user() names; empty for the user of the process.
	User string
}

// Session is one user's state: settings, catalog and running queries. Its
// methods may be called from several goroutines; a query in the background uses
// it while a cell runs.
type Session struct {
	options Options
	conf    *Conf
	catalog *Catalog
	streams *stream.Manager
	budget  *exec.Budget

	mu        sync.Mutex
	cache     map[*plan.Cached]*cached
	sources   map[*plan.ReadData]*source.StreamSpec
	relations map[*plan.ReadData]source.Relation
	listings  map[*Table]source.Relation // whose files are known; see tableRelation
	variables map[string]*variable
	locals    []*localScope // of running scripts, the innermost last
	observers map[string]func(types.StructValue, *types.Struct)
}

// New makes a session.
func New(o Options) *Session {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.User == "" {
		if u, err := user.Current(); err == nil {
			o.User = u.Username
		}
	}
	if o.Stdout == nil {
		o.Stdout = io.Discard
	}
	s := &Session{
		options: o, conf: newConf(), streams: stream.NewManager(), budget: exec.NewBudget(o.Memory),
		cache: map[*plan.Cached]*cached{}, sources: map[*plan.ReadData]*source.StreamSpec{},
		relations: map[*plan.ReadData]source.Relation{}, listings: map[*Table]source.Relation{}, variables: map[string]*variable{},
		observers: map[string]func(types.StructValue, *types.Struct){},
	}
	s.catalog = newCatalog(s)
	return s
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Conf is the session's settings.
func (s *Session) Conf() *Conf { return s.conf }

// Catalog is the session's databases, tables, views and functions.
func (s *Session) Catalog() *Catalog { return s.catalog }

// Streams is the session's running queries.
func (s *Session) Streams() *stream.Manager { return s.streams }

// FS is the root that paths are below.
func (s *Session) FS() dbfs.FS { return s.options.FS }

// Now is the session's clock.
func (s *Session) Now() time.Time { return s.options.Now() }

// Close stops all queries and waits for them.
func (s *Session) Close() error { return s.streams.StopAll(context.Background()) }

// Settle lets the queries over files catch up with their input, in scripted
// runs; it returns at once in others.
func (s *Session) Settle(ctx context.Context) error { return s.streams.Settle(ctx) }

// Sleep waits on the session's clock. Queries that only advance while somebody
// waits for them advance first.
func (s *Session) Sleep(ctx context.Context, d time.Duration) error {
	if err := s.Settle(ctx); err != nil {
		return err
	}
	return s.options.Sleep(ctx, d)
}

// Result is the rows of a relation or a statement. Its Schema has no fields for
// statements without result columns.
type Result struct {
	Schema  *types.Struct
	Batches []*batch.Batch
}

// Rows is the number of rows.
func (r *Result) Rows() int {
	n := 0
	for _, b := range r.Batches {
		n += b.Rows
	}
	return n
}

func (s *Session) analyzeOptions() analyze.Options {
	return analyze.Options{
		Catalog: (*resolver)(s), Parser: s.options.Parser, Conf: s.exprConf(), Now: s.options.Now,
		NoGroupOrdinals: !s.conf.Bool("spark.sql.groupByOrdinal"), NoOrderOrdinals: !s.conf.Bool("spark.sql.orderByOrdinal"), NoGroupAliases: !s.conf.Bool("spark.sql.groupByAliases"),
		Execute: func(ctx context.Context, n logical.Node) ([]*batch.Batch, error) { return s.execute(ctx, n) },
	}
}

func (s *Session) exprConf() expr.Conf {
	c := s.conf
	return expr.Conf{
		ANSI: c.Bool("spark.sql.ansi.enabled"), TimeZone: c.String("spark.sql.session.timeZone"),
		TimeParserPolicy:   c.String("spark.sql.legacy.timeParserPolicy"),
		MapKeyDedupPolicy:  c.String("spark.sql.mapKeyDedupPolicy"),
		CaseSensitive:      c.Bool("spark.sql.caseSensitive"),
		EscapedStringRegex: c.Bool("spark.sql.parser.escapedStringLiterals"),
		Get:                c.Get,
	}
}

func (s *Session) env() exec.Env {
	return exec.Env{
		Spread: true,
		Conf:   s.exprConf(), Now: s.options.Now(), Location: s.conf.location(), Budget: s.budget,
		CurrentDB: s.catalog.CurrentDatabase(), User: s.options.User, Observe: s.observed,
	}
}

// OnObserve calls f with the metrics of the observation name when an action has
// computed them.
func (s *Session) OnObserve(name string, f func(types.StructValue, *types.Struct)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.observers[name] = f
}

func (s *Session) observed(name string, row types.StructValue, schema *types.Struct) {
	s.mu.Lock()
	f := s.observers[name]
	s.mu.Unlock()
	if f != nil {
		f(row, schema)
	}
}

// analyze resolves a relation.
func (s *Session) analyze(ctx context.Context, r plan.Relation) (logical.Node, error) {
	n, err := analyze.Relation(ctx, s.analyzeOptions(), r)
	return n, positioned(err)
}

// execute runs a resolved plan.
func (s *Session) execute(ctx context.Context, n logical.Node) ([]*batch.Batch, error) {
	optimized, err := s.optimize(n)
	if err != nil {
		return nil, err
	}
	rows, err := exec.Run(ctx, s.env(), optimized)
	if err == nil {
		optimize.NoteReads(optimized)
	}
	return rows, err
}

func (s *Session) optimize(n logical.Node) (logical.Node, error) {
	if err := analyze.CheckBatch(n); err != nil {
		return nil, err
	}
	return optimize.Plan(n, s.exprConf())
}

// Schema resolves rel and returns its columns.
func (s *Session) Schema(ctx context.Context, rel plan.Relation) (*types.Struct, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, err
	}
	return logical.Schema(n), nil
}

// Qualifiers resolves rel and returns, for each of its columns, the alias or
// table that it came through; nil for none.
func (s *Session) Qualifiers(ctx context.Context, rel plan.Relation) ([][]string, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, a := range n.Output() {
		if !a.Hidden {
			out = append(out, a.Qualifier)
		}
	}
	return out, nil
}

// Bounded resolves rel and refuses one that reads a stream: it has no end to be
// run to.
func (s *Session) Bounded(ctx context.Context, rel plan.Relation) error {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return err
	}
	return analyze.CheckBatch(n)
}

// IsStreaming resolves rel and reports whether it reads a stream.
func (s *Session) IsStreaming(ctx context.Context, rel plan.Relation) (bool, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return false, err
	}
	return logical.IsStreaming(n), nil
}

// Execute resolves and runs rel.
func (s *Session) Execute(ctx context.Context, rel plan.Relation) (*Result, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, err
	}
	rows, err := s.execute(ctx, n)
	if err != nil {
		return nil, err
	}
	return &Result{Schema: logical.Schema(n), Batches: rows}, nil
}

// First is Execute for the first rows of a result, which may be endless: it
// stops once it has them, and may return some more.
func (s *Session) First(ctx context.Context, rel plan.Relation, rows int) (*Result, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, err
	}
	optimized, err := s.optimize(n)
	if err != nil {
		return nil, err
	}
	out, have, enough := &Result{Schema: logical.Schema(n)}, 0, errors.New("enough rows")
	err = exec.Iterate(ctx, s.env(), optimized, func(b *batch.Batch) error {
		out.Batches = append(out.Batches, b)
		if have += b.Rows; have >= rows {
			return enough
		}
		return nil
	})
	if err != nil && err != enough {
		return nil, err
	}
	return out, nil
}

// Explain is the text of EXPLAIN in mode simple, extended, formatted, cost or
// codegen.
func (s *Session) Explain(ctx context.Context, rel plan.Relation, mode string) (string, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return "", err
	}
	optimized, err := optimize.Plan(n, s.exprConf())
	if err != nil {
		return "", err
	}
	return exec.Explain(mode, n, optimized), nil
}

// RegisterUDF makes f callable by name from SQL.
func (s *Session) RegisterUDF(name string, f *plan.UDFunc) {
	s.catalog.addFunction(&function{name: name, udf: f})
}

// Location is the session's time zone.
func (s *Session) Location() *time.Location { return s.conf.location() }
