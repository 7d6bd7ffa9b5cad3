// Package magics runs cells: Python, and the magics that a line with % calls.
//
// Each magic is one file with one Spec; %help, %lsmagic, completion and the
// rules that cut text into cells read the registry.
package magics

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"brook/diag"
	"brook/engine"
	"brook/notebook"
	"brook/pyspark"
	"brook/python"
	"brook/sql"
)

// Runner runs cells over one session.
type Runner struct {
	Session *engine.Session
	Python  *python.Interp
	Runtime *pyspark.Runtime
	Parser  *sql.Parser
	Out     io.Writer
	// Quiet prints what PySpark would, and nothing else.
	Quiet bool
	// AllowShell lets %sh run commands.
	AllowShell bool
	// MaxHeap is how many bytes the program may hold before the running cell is
	// stopped; 0 for any number.
	MaxHeap int64
	// Open reads another notebook, for %run.
	Open func(path string) ([]notebook.Cell, error)
	// Markdown shows a text; nil drops it.
	Markdown func(text string) error
	// History is the cells that ran, as they were typed.
	History []string
	// Failed is told of queries that an error ended, from their goroutine. It is
	// set before the first cell runs, or stays nil.
	Failed func(name, message string)

	watch *watch
	names map[string]bool // that Python had before the first cell
	runs  int             // notebooks that run one another at the moment
}

// New makes a runner with Python and its modules set up.
func New(s *engine.Session, out io.Writer) *Runner {
	in := python.New(out)
	r := &Runner{Session: s, Python: in, Parser: &sql.Parser{Setting: s.Conf().Get}, Out: out, names: map[string]bool{}}
	r.Runtime = pyspark.New(s, in, out)
	in.Mount(s.FS())
	for n := range in.Globals.All() {
		r.names[n] = true
	}
	r.watch = newWatch(r)
	s.Streams().AddListener(r.watch)
	return r
}

// Run runs a cell.
func (r *Runner) Run(ctx context.Context, c notebook.Cell) error {
	if r.runs > 0 {
		return r.cell(ctx, c) // of a notebook that a cell runs
	}
	r.History = append(r.History, c.Text)
	ctx, done := guard(ctx, r.MaxHeap)
	return done(r.cell(ctx, c))
}

func (r *Runner) cell(ctx context.Context, c notebook.Cell) (err error) {
	defer diag.Recover(&err)
	if c.Magic == "" {
		return r.code(ctx, c.Source)
	}
	m, err := find(c.Magic)
	if err != nil {
		return at(err, c)
	}
	if m.OneLine {
		if _, more, _ := strings.Cut(c.Source.Text, "\n"); strings.TrimSpace(more) != "" {
			return at(mistake("%"+m.Name+" takes one line: put what follows into a cell of its own"), c)
		}
	}
	return at(m.Run(ctx, r, c), c)
}

// code runs Python. The value of a last expression is shown, as a prompt does,
// unless PySpark alone may print.
func (r *Runner) code(ctx context.Context, src *diag.Source) error {
	if r.Quiet {
		return r.Python.Exec(ctx, src)
	}
	v, ok, err := r.Python.Eval(ctx, src)
	if err != nil || !ok || v == nil {
		return err
	}
	return r.Python.Do(ctx, src, func() {
		r.Python.Globals.Set("_", v)
		fmt.Fprintln(r.Out, r.Python.Repr(v))
	})
}

// Describe is an error as the line "[CONDITION] first line of the message".
func Describe(err error) string {
	condition, message := "", ""
	switch e := unwrapped(err).(type) {
	case *diag.Error:
		condition, message = e.Condition, e.Message
		if condition == "" {
			condition = string(e.Class)
		}
		if e.SQLState != "" {
			message += " SQLSTATE: " + e.SQLState
		}
		message += e.Tail
	case *python.Error:
		condition, message = e.Class, e.Message
	default:
		condition, message = "Error", err.Error()
	}
	first, _, _ := strings.Cut(strings.TrimLeft(message, " \n"), "\n")
	return fmt.Sprintf("[%s] %s", condition, first)
}

// unwrapped is the Spark error inside of a Python one.
func unwrapped(err error) error {
	if p, ok := err.(*python.Error); ok {
		if d, ok := diag.As(p.Cause); ok {
			return d
		}
	}
	return err
}

// Exited returns the value of dbutils.notebook.exit, if that is what ended a
// cell.
func Exited(err error) (string, bool) {
	var e *pyspark.Exit
	if p, ok := err.(*python.Error); ok && errors.As(p.Cause, &e) {
		return e.Value, true
	}
	return "", false
}
