package magics

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"brook/notebook"
	"brook/python"
)

var _ = register(Spec{
	Name: "who", Usage: "%who", Help: "lists the names that cells have given, and what they are", OneLine: true,
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error {
		var names []string
		width := 0
		var kinds map[string]string
		if err := r.Python.Do(ctx, c.Source, func() { kinds = r.given() }); err != nil {
			return err
		}
		for n := range kinds {
			names, width = append(names, n), max(width, len(n))
		}
		if len(names) == 0 {
			_, err := fmt.Fprintln(r.Out, "no cell has given a name to anything yet")
			return err
		}
		slices.Sort(names)
		for _, n := range names {
			if _, err := fmt.Fprintf(r.Out, "%-*s  %s\n", width, n, kinds[n]); err != nil {
				return err
			}
		}
		return nil
	},
})

// given is the names that cells have assigned and the types of their values.
// What import * brought does not count.
func (r *Runner) given() map[string]string {
	out := map[string]string{}
	for n, v := range r.Python.Globals.All() {
		if r.names[n] || strings.HasPrefix(n, "_") {
			continue
		}
		switch v := v.(type) {
		case *python.Builtin, *python.Module:
			continue
		case *python.Class:
			if v.Module != "__main__" {
				continue
			}
		}
		out[n] = r.Python.TypeName(v)
	}
	return out
}
