package magics

import (
	"context"

	"brook/diag"
	"brook/engine"
	"brook/notebook"
	"brook/python"
	"brook/render"
)

func init() {
	register("python", "%python CODE", "runs Python", func(r *Runner, ctx context.Context, c notebook.Cell) error {
		return r.Python.Exec(ctx, c.Source)
	})
	register("sql", "%sql STATEMENT; …", "runs SQL and shows the last result", (*Runner).sql)
	register("md", "%md TEXT", "shows Markdown", func(r *Runner, _ context.Context, c notebook.Cell) error {
		if r.Markdown == nil {
			return nil
		}
		return r.Markdown(c.Source.Text)
	})
	register("run", "%run ./NOTEBOOK", "runs the cells of another notebook here", (*Runner).notebook)
	register("sh", "%sh COMMAND", "runs a shell command (only with --allow-shell)", func(r *Runner, _ context.Context, _ notebook.Cell) error {
		if r.Quiet {
			return nil
		}
		return diag.NotImplemented("%%sh")
	})
}

// sql runs the statements of a cell and shows the last one's rows.
func (r *Runner) sql(ctx context.Context, c notebook.Cell) error {
	parts, err := r.Parser.Split(c.Source)
	if err != nil {
		return err
	}
	var last *engine.Result
	for _, src := range parts {
		cmd, err := r.Parser.Statement(r.Session.Substitute(src))
		if err != nil {
			return err
		}
		if last, err = r.Session.Run(ctx, cmd); err != nil {
			return err
		}
	}
	if last == nil || len(last.Schema.Fields) == 0 {
		return nil
	}
	return render.Show(r.Out, last.Schema, last.Batches, render.ShowOptions{Rows: 10000, Location: r.Session.Location()})
}

// maxRuns bounds notebooks that run one another.
const maxRuns = 50

func (r *Runner) notebook(ctx context.Context, c notebook.Cell) error {
	if r.Open == nil || c.Args == "" {
		return &python.Error{Class: "ValueError", Message: "%run needs the path of a notebook"}
	}
	if r.runs++; r.runs > maxRuns {
		return &python.Error{Class: "RecursionError", Message: "notebooks run one another too deep"}
	}
	defer func() { r.runs-- }()
	cells, err := r.Open(c.Args)
	if err != nil {
		return err
	}
	for _, c := range cells {
		if err := r.Run(ctx, c); err != nil {
			return err
		}
	}
	return nil
}
