// Package magics runs cells: the notebook's own language and the magics, one
// file each.
package magics

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine"
	"brook/internal/spell"
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
	// Open reads another notebook, for %run.
	Open func(path string) ([]notebook.Cell, error)
	// Show prints Markdown; nil drops it.
	Markdown func(text string) error
	History  []string
	runs     int
}

// New makes a runner with Python and its modules set up.
func New(s *engine.Session, out io.Writer) *Runner {
	in := python.New(out)
	r := &Runner{Session: s, Python: in, Parser: sql.NewParser(), Out: out}
	r.Runtime = pyspark.New(s, in, out)
	addFiles(in, s.FS())
	return r
}

// magic is a % command.
type magic struct {
	usage, help string
	run         func(r *Runner, ctx context.Context, c notebook.Cell) error
}

var registry = map[string]magic{}

func register(name, usage, help string, run func(r *Runner, ctx context.Context, c notebook.Cell) error) {
	registry[name] = magic{usage, help, run}
}

// Names lists the magics.
func Names() []string {
	var out []string
	for n := range registry {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// Run runs a cell.
func (r *Runner) Run(ctx context.Context, c notebook.Cell) (err error) {
	defer diag.Recover(&err)
	r.History = append(r.History, c.Text)
	if c.Magic == "" {
		return r.Python.Exec(ctx, c.Source)
	}
	m, ok := registry[c.Magic]
	if !ok {
		e := &python.Error{Class: "ValueError", Message: "unknown magic %" + c.Magic}
		if near := spell.Nearest(c.Magic, Names()); near != "" {
			e.Message += ": did you mean %" + near + "?"
		}
		return e
	}
	return m.run(r, ctx, c)
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
	first, _, _ := strings.Cut(strings.TrimLeft(message, "\n"), "\n")
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
	p, ok := err.(*python.Error)
	if !ok {
		return "", false
	}
	e, ok := p.Cause.(*pyspark.Exit)
	if !ok {
		return "", false
	}
	return e.Value, true
}
