package magics

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"brook/notebook"
)

var _ = register(Spec{
	Name: "queries", Usage: "%queries", Help: "shows the streaming queries: name, state, batch, rows/s", OneLine: true,
	Details: `batch is the last batch that ended, rows/s how fast it went through its rows.
Queries that an error ended are listed with it. Ctrl-T shows the same at the prompt and while a cell runs.`,
	Run: func(_ context.Context, r *Runner, _ notebook.Cell) error {
		_, err := fmt.Fprint(r.Out, r.Queries())
		return err
	},
})

// Queries is the table that %queries prints.
func (r *Runner) Queries() string {
	rows := [][]string{{"name", "state", "batch", "rows/s"}}
	for _, q := range r.Session.Streams().Active() {
		batch, rate := "-", "-"
		if p := q.LastProgress(); p != nil {
			batch = strconv.FormatInt(p.BatchID, 10)
			if _, _, processed, ok := p.Rates(); ok {
				rate = strconv.FormatFloat(processed, 'f', 0, 64)
			}
		}
		rows = append(rows, []string{nameOf(q.Name(), q.ID()), q.Status().Message, batch, rate})
	}
	for _, f := range r.watch.failures() {
		first, _, _ := strings.Cut(f.message, "\n")
		rows = append(rows, []string{f.name, "failed: " + first, "-", "-"})
	}
	if len(rows) == 1 {
		return "no streaming query is running\n"
	}
	return columns(rows)
}

// columns puts cells below one another, the first two columns to the left and
// the others to the right.
func columns(rows [][]string) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-len([]rune(cell)))
			if i < 2 {
				line += cell + pad + "  "
			} else {
				line += pad + cell + "  "
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
