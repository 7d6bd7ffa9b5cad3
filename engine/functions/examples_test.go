package functions_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/sql"
)

// TestExamples runs the examples of every function, which must have one unless it
// is refused, as SQL and compares what show() would print with what they say.
func TestExamples(t *testing.T) {
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	parser := sql.NewParser()
	s := engine.New(engine.Options{FS: root, Parser: parser, Scripted: true})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	printed := func(call string) (string, error) {
		rel, err := parser.Relation(diag.NewSource("", "SELECT "+call))
		if err != nil {
			return "", err
		}
		res, err := s.Execute(context.Background(), rel)
		if err != nil {
			return "", err
		}
		var rows []string
		for _, b := range res.Batches {
			for i := range b.Rows {
				var cells []string
				for k, f := range res.Schema.Fields {
					cells = append(cells, expr.Text(f.Type, b.Columns[k].Value(i), time.UTC, true))
				}
				rows = append(rows, strings.Join(cells, "\t"))
			}
		}
		return strings.Join(rows, "\n"), nil
	}
	for _, name := range functions.Names() {
		spec, _ := functions.Lookup(name)
		if spec.Names[0] != name {
			continue
		}
		if len(spec.Examples) == 0 && !spec.Internal && !spec.Refused {
			t.Errorf("the function %s has no example", name)
		}
		for _, e := range spec.Examples {
			got, err := printed(e.SQL)
			if err != nil {
				t.Errorf("SELECT %s: %v", e.SQL, err)
			} else if got != e.Result {
				t.Errorf("SELECT %s: got %q, want %q", e.SQL, got, e.Result)
			}
		}
	}
}
