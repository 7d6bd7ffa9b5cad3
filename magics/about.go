package magics

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"brook/notebook"
)

func init() {
	help := func(r *Runner, _ context.Context, _ notebook.Cell) error {
		for _, n := range Names() {
			if _, err := fmt.Fprintf(r.Out, "%-40s %s\n", registry[n].usage, registry[n].help); err != nil {
				return err
			}
		}
		return nil
	}
	register("help", "%help", "lists the magics and what they do", help)
	register("lsmagic", "%lsmagic", "lists the magics", func(r *Runner, _ context.Context, _ notebook.Cell) error {
		_, err := fmt.Fprintln(r.Out, "%"+strings.Join(Names(), " %"))
		return err
	})
	register("queries", "%queries", "shows the running queries: name, state, batch, rows/s", (*Runner).queries)
	register("history", "%history", "shows the cells that ran", func(r *Runner, _ context.Context, _ notebook.Cell) error {
		for i, text := range r.History {
			if _, err := fmt.Fprintf(r.Out, "[%d] %s\n", i+1, text); err != nil {
				return err
			}
		}
		return nil
	})
	register("who", "%who", "lists the names that cells have defined", func(r *Runner, _ context.Context, _ notebook.Cell) error {
		var names []string
		for n := range r.Python.Globals {
			if !strings.HasPrefix(n, "_") && !slices.Contains([]string{"spark", "sc", "sql", "table", "dbutils", "display", "displayHTML"}, n) {
				names = append(names, n)
			}
		}
		slices.Sort(names)
		_, err := fmt.Fprintln(r.Out, strings.Join(names, "  "))
		return err
	})
	register("time", "%time CODE", "runs Python and says how long it took", func(r *Runner, ctx context.Context, c notebook.Cell) error {
		start := time.Now()
		cell := notebook.New(0, c.Args+"\n"+c.Source.Text)
		err := r.Python.Exec(ctx, cell.Source)
		if _, e := fmt.Fprintf(r.Out, "Wall time: %s\n", time.Since(start).Round(10*time.Microsecond)); err == nil {
			err = e
		}
		return err
	})
}

func (r *Runner) queries(context.Context, notebook.Cell) error {
	active := r.Session.Streams().Active()
	if len(active) == 0 {
		_, err := fmt.Fprintln(r.Out, "no query is running")
		return err
	}
	if _, err := fmt.Fprintf(r.Out, "%-20s %-28s %8s %12s\n", "name", "state", "batch", "rows/s"); err != nil {
		return err
	}
	for _, q := range active {
		name, batch, rate := q.Name(), "-", "-"
		if name == "" {
			name = q.ID()[:8]
		}
		if p := q.LastProgress(); p != nil {
			batch = fmt.Sprint(p.BatchID)
			if _, _, rows, ok := p.Rates(); ok {
				rate = fmt.Sprintf("%.0f", rows)
			}
		}
		if _, err := fmt.Fprintf(r.Out, "%-20s %-28s %8s %12s\n", name, q.Status().Message, batch, rate); err != nil {
			return err
		}
	}
	return nil
}
