package pyspark

import (
	"context"
	"io"

	"brook/diag"
	"brook/engine"
	"brook/python"
	"brook/sql"
)

// Runtime is what the Python objects share.
type Runtime struct {
	// Excerpt cuts the text that %fs head shows when its length was not asked
	// for; nil shows all of it.
	Excerpt func(text string) string

	session      *engine.Session
	in           *python.Interp
	parser       *sql.Parser
	out          io.Writer
	nextID       int64
	checkpoints  bool // sc.setCheckpointDir was called
	lambdas      int  // variables of lambdas so far
	classes      map[string]*python.Class
	types        map[string]*python.Class
	widgets      *python.Dict
	modules      map[string]*python.Module
	spark        *python.Instance
	fs           *python.Instance
	notebookExit *python.Class
	listeners    []*listener // that cells have added, for taking them off again
}

// New registers pyspark's modules with in and sets spark, sc, dbutils, display
// and what else a notebook has.
func New(s *engine.Session, in *python.Interp, out io.Writer) *Runtime {
	r := &Runtime{session: s, in: in, parser: &sql.Parser{Setting: s.Conf().Get}, out: out, classes: map[string]*python.Class{}, types: map[string]*python.Class{},
		widgets: python.NewDict(), modules: map[string]*python.Module{}}
	r.addErrors()
	r.addTypes()
	r.addColumns()
	r.addWindows()
	r.addRows()
	r.addFrames()
	r.addStreaming()
	r.addSession()
	r.addFunctions()
	r.addUtilities()
	in.RegisterTime(s.Sleep, s.Now)
	return r
}

// module makes a module of names.
func (r *Runtime) module(name string, names map[string]any) *python.Module {
	m := &python.Module{Name: name, Dict: names}
	r.modules[name] = m
	r.in.Register(name, func(*python.Interp) *python.Module { return m })
	return m
}

// fail raises a Go error as its Python exception.
func (r *Runtime) fail(err error) { r.in.RaiseError(err) }

// must raises err if there is one.
func (r *Runtime) must(err error) {
	if err != nil {
		r.fail(err)
	}
}

// wait runs f without the interpreter's lock, since it may wait for a query
// that calls into it.
func (r *Runtime) wait(f func(ctx context.Context) error) { r.must(r.in.Unlocked(f)) }

func (r *Runtime) id() int64 {
	r.nextID++
	return r.nextID
}

func text(s string) *diag.Source { return diag.NewSource("", s) }

type method = func(in *python.Interp, a []any) any

func def(signature string, f method) *python.Builtin { return python.Def("", signature, f) }

func fn(f func(in *python.Interp, a []any, kw *python.Kwargs) any) *python.Builtin {
	return python.Fn("", f)
}
