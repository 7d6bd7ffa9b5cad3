package magics

import (
	"context"
	"fmt"
	"strings"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "history", Usage: "%history", Help: "shows the cells that ran, with their numbers", OneLine: true,
	Run: func(_ context.Context, r *Runner, _ notebook.Cell) error {
		for i, text := range r.History {
			n := fmt.Sprintf("[%d] ", i+1)
			text = strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+strings.Repeat(" ", len(n)))
			if _, err := fmt.Fprintln(r.Out, n+text); err != nil {
				return err
			}
		}
		return nil
	},
})
