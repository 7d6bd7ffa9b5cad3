package magics

import (
	"context"
	"fmt"
	"strings"
	"time"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "time", Usage: "%time CODE", Help: "runs Python or another magic and says how long it took",
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error {
		start := r.Session.Now()
		err := r.timed(ctx, c)
		if _, e := fmt.Fprintf(r.Out, "Wall time: %s\n", r.Session.Now().Sub(start).Round(10*time.Microsecond)); err == nil {
			err = e
		}
		return err
	},
})

func (r *Runner) timed(ctx context.Context, c notebook.Cell) error {
	body := strings.TrimSpace(c.Source.Text)
	if !strings.HasPrefix(body, "%") {
		return r.code(ctx, c.Source)
	}
	inner := notebook.New(0, body)
	m, err := find(inner.Magic)
	if err != nil {
		return err
	}
	return m.Run(ctx, r, inner)
}
