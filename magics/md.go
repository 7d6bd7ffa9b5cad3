package magics

import (
	"context"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "md", Usage: "%md TEXT", Help: "shows Markdown",
	Run: func(_ context.Context, r *Runner, c notebook.Cell) error {
		if r.Markdown == nil {
			return nil
		}
		return r.Markdown(c.Source.Text)
	},
})
