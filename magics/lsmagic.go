package magics

import (
	"context"
	"fmt"
	"strings"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "lsmagic", Usage: "%lsmagic", Help: "lists the magics", OneLine: true,
	Run: func(_ context.Context, r *Runner, _ notebook.Cell) error {
		_, err := fmt.Fprintln(r.Out, "%"+strings.Join(Names(), " %"))
		return err
	},
})
