package magics

import (
	"context"
	"fmt"

	"brook/engine"
	"brook/engine/plan"
	"brook/notebook"
	"brook/render"
)

var _ = register(Spec{
	Name: "sql", Usage: "%sql STATEMENT; …", Help: "runs SQL and shows the last statement's rows",
	Details: `Statements are separated by semicolons. The tables are those of the catalog, temporary views, and the
tables that streaming queries with format("memory") keep up to date; they may be asked while the query runs.`,
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error { return r.sql(ctx, c) },
})

// maxRows is how many rows of a result are shown.
const maxRows = 10000

// sql runs the statements of a cell and shows the last one's rows.
func (r *Runner) sql(ctx context.Context, c notebook.Cell) error {
	parts, err := r.Parser.Split(c.Source)
	if err != nil {
		return err
	}
	var last *engine.Result
	for i, src := range parts {
		cmd, err := r.Parser.Statement(r.Session.Substitute(src))
		if err != nil {
			return err
		}
		if q, ok := cmd.(*plan.Query); ok && i == len(parts)-1 {
			last, err = r.Session.First(ctx, q.Input, maxRows+1) // one more tells that there are more
		} else {
			last, err = r.Session.Run(ctx, cmd)
		}
		if err != nil {
			return err
		}
	}
	if last == nil || len(last.Schema.Fields) == 0 {
		return nil
	}
	if err := render.Show(r.Out, last.Schema, last.Batches, render.ShowOptions{Rows: maxRows, Location: r.Session.Location()}); err != nil {
		return err
	}
	if r.Quiet || last.Rows() > 0 {
		return nil
	}
	_, err = fmt.Fprintln(r.Out, r.whyEmpty(parts[len(parts)-1].Text))
	return err
}
