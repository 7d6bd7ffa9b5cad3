package magics

import (
	"context"
	"errors"

	"brook/notebook"
	"brook/python"
)

var _ = register(Spec{
	Name: "run", Usage: "%run ./NOTEBOOK", Help: "runs the cells of another notebook here", OneLine: true,
	Details: `The path is relative to the notebook that has the cell; .py, .sql, .ipynb and .dbc
may be left out. Names that the other notebook gives are there afterwards.`,
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error { return r.notebook(ctx, c) },
})

// maxRuns bounds notebooks that run one another.
const maxRuns = 50

func (r *Runner) notebook(ctx context.Context, c notebook.Cell) error {
	path := c.Args
	if w := words(c.Args); len(w) == 1 {
		path = w[0]
	}
	if r.Open == nil || path == "" {
		return mistake("%run needs the path of a notebook, as in: %run ./setup")
	}
	if r.runs++; r.runs > maxRuns {
		r.runs--
		return &python.Error{Class: "RecursionError", Message: "notebooks run one another too deep"}
	}
	defer func() { r.runs-- }()
	cells, err := r.Open(path)
	if errors.As(err, new(*notebook.FileError)) {
		return &python.Error{Class: "FileNotFoundError", Message: err.Error()}
	}
	if err != nil {
		return err
	}
	for _, c := range cells {
		// Errors tell the notebook's cells from those that the user sees.
		for src := c.Source; src != nil; src = src.Outer {
			src.Name = path + ", " + src.Name
		}
		if err := r.Run(ctx, c); err != nil {
			return err
		}
	}
	return nil
}
