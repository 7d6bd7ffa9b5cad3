package magics

import (
	"context"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "python", Usage: "%python CODE", Help: "runs Python, in notebooks of another language",
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error { return r.code(ctx, c.Source) },
})
