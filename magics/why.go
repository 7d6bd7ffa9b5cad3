package magics

import (
	"context"
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/sink"
	"brook/engine/stream"
	"brook/internal/spell"
	"brook/notebook"
	"brook/sql/dialect"
)

var _ = register(Spec{
	Name: "why", Usage: "%why QUERY", Help: "says why a streaming query puts out nothing", OneLine: true,
	Details:  "It tells of the last error, of what the query waits for, of its watermark and of rows that came too late.",
	Complete: func(r *Runner, _ []string) []string { return r.queryNames() },
	Run: func(_ context.Context, r *Runner, c notebook.Cell) error {
		names := r.queryNames()
		if c.Args == "" {
			if len(names) == 0 {
				return mistake("%why needs the name of a streaming query, and none is running")
			}
			return mistake("%why needs the name of a query: " + strings.Join(names, ", "))
		}
		text, ok := r.why(c.Args)
		if !ok {
			message := "no streaming query is called " + c.Args
			if near := spell.Nearest(c.Args, names); near != "" {
				message += ": did you mean " + near + "?"
			}
			return mistake(message)
		}
		_, err := fmt.Fprintln(r.Out, text)
		return err
	},
})

// queryNames are the names of the queries that run or have failed.
func (r *Runner) queryNames() []string {
	var out []string
	for _, q := range r.Session.Streams().Active() {
		out = append(out, nameOf(q.Name(), q.ID()))
	}
	for _, f := range r.watch.failures() {
		out = append(out, f.name)
	}
	return out
}

// why explains a query's silence, one reason a line.
func (r *Runner) why(name string) (string, bool) {
	for _, f := range r.watch.failures() {
		if strings.EqualFold(f.name, name) {
			return "It has failed: " + f.message, true
		}
	}
	for _, q := range r.Session.Streams().Active() {
		if strings.EqualFold(nameOf(q.Name(), q.ID()), name) {
			return strings.Join(reasons(q), "\n"), true
		}
	}
	return "", false
}

// reasons are what keeps a running query from putting out rows.
func reasons(q *stream.Query) []string {
	p := q.LastProgress()
	if p == nil {
		return []string{"Its first batch has not ended yet. State: " + q.Status().Message + "."}
	}
	var out []string
	var rows, late int64
	for _, p := range q.RecentProgress() {
		rows += p.NumInputRows()
		for _, s := range p.StateOperators {
			late += s.NumRowsDroppedByWatermark
		}
	}
	out = append(out, fmt.Sprintf("Batch %d has ended; the last batches read %s.", p.BatchID, count(rows, "row")))
	for _, s := range p.Sources {
		switch {
		case s.LatestOffset != "" && s.LatestOffset != s.EndOffset:
			out = append(out, fmt.Sprintf("%s has more than has been read: %s of %s.", s.Description, s.EndOffset, s.LatestOffset))
		case rows == 0:
			out = append(out, fmt.Sprintf("%s has brought nothing: its folder may be empty, or all of it was read before.", s.Description))
		}
	}
	mark := p.EventTime["watermark"]
	switch {
	case mark != "" && q.Mode() == sink.Append:
		out = append(out, fmt.Sprintf("The watermark is %s. In append mode a group comes out once the watermark passes its end, which later events must bring about.", mark))
		if newest := p.EventTime["max"]; newest != "" {
			out = append(out, "The newest event of the last batch was at "+newest+".")
		}
	case mark != "":
		out = append(out, "The watermark is "+mark+".")
	}
	if late > 0 {
		out = append(out, count(late, "row")+" came later than the watermark allows and were dropped.")
	}
	return append(out, "State: "+q.Status().Message+".")
}

// count is a number with its noun.
func count(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// whyEmpty says why a SELECT without rows may have none: it looks at the
// streaming queries whose tables it reads.
func (r *Runner) whyEmpty(text string) string {
	tokens, err := dialect.Lex(diag.NewSource("", text))
	if err != nil {
		return "No rows."
	}
	filtered := false
	for i, t := range tokens {
		filtered = filtered || t.Is("where") || t.Is("having")
		if !t.Is("from") && !t.Is("join") || i+1 >= len(tokens) {
			continue
		}
		name := tokens[i+1].Text
		if why, ok := r.why(name); ok {
			return fmt.Sprintf("No rows. `%s` is filled by a streaming query:\n  %s", name, strings.ReplaceAll(why, "\n", "\n  "))
		}
	}
	if filtered {
		return "No rows: none meets the condition."
	}
	return "No rows."
}
