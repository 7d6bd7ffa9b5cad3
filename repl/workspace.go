package repl

import (
	"errors"
	"fmt"
	"io"

	"brook/dbfs"
	"brook/engine"
	"brook/magics"
	"brook/notebook"
	"brook/samples"
	"brook/sql"
)

// Workspace is what cells run in: a root, a session over it, and the runner.
type Workspace struct {
	Root   *dbfs.Root
	Runner *magics.Runner
}

// Options says how a Workspace is made.
type Options struct {
	// Root is the folder that all paths are below. It is made if need be.
	Root string
	// Out is where cells print.
	Out io.Writer
	// Notebooks is the folder where %run looks; empty for the working folder.
	Notebooks string
	// Scripted has queries over files advance only while cells wait for them, so
	// that every run prints the same.
	Scripted bool
	// Quiet prints what PySpark would, and nothing else.
	Quiet bool
	// AllowShell lets %sh run commands.
	AllowShell bool
	// Memory is how many bytes queries hold before they use the disk; 0 for half
	// of the machine's.
	Memory int64
	// MaxHeap is how many bytes the program may hold before the running cell is
	// stopped; 0 for any number.
	MaxHeap int64
}

// Open makes a workspace. Close it when the last cell has run.
func Open(o Options) (*Workspace, error) {
	root, err := dbfs.NewRoot(o.Root, samples.Mount())
	if err != nil {
		return nil, fmt.Errorf("the root %s cannot be used: %w", o.Root, err)
	}
	p := sql.NewParser()
	s := engine.New(engine.Options{FS: root, Parser: p, Stdout: o.Out, Scripted: o.Scripted, Memory: o.Memory})
	p.Setting = s.Conf().Get
	r := magics.New(s, o.Out)
	r.Quiet, r.AllowShell, r.MaxHeap = o.Quiet, o.AllowShell, o.MaxHeap
	r.Open = func(path string) ([]notebook.Cell, error) { return notebook.Find(o.Notebooks, path, magics.Rules) }
	return &Workspace{root, r}, nil
}

// Close stops the queries and releases the root.
func (w *Workspace) Close() error { return errors.Join(w.Runner.Session.Close(), w.Root.Close()) }
