package sql

import (
	"context"
	"strings"
	"testing"

	"brook/dbfs"
	"brook/diag"
	"brook/engine"
	"brook/render"
)

// run executes the statements of a cell and returns what the last one shows.
func run(t *testing.T, s *engine.Session, cell string) (string, error) {
	t.Helper()
	p := NewParser()
	parts, err := p.Split(diag.NewSource("cell", cell))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, src := range parts {
		cmd, err := p.Statement(src)
		if err != nil {
			return "", err
		}
		r, err := s.Run(context.Background(), cmd)
		if err != nil {
			return "", err
		}
		out.Reset()
		if len(r.Schema.Fields) > 0 {
			if err := render.Show(&out, r.Schema, r.Batches, render.ShowOptions{Rows: 100}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out.String(), nil
}

func session(t *testing.T) *engine.Session {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := engine.New(engine.Options{FS: root, Parser: NewParser(), Scripted: true})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestQueries(t *testing.T) {
	s := session(t)
	for _, c := range []struct{ cell, want string }{
		{"SELECT 1 + 2 AS x, 'a' || \"b\" AS y, 1.5 AS d", "x y d|3 ab 1.5"},
		{"SELECT id, id * 2 dbl FROM range(3) WHERE id > 0 ORDER BY id DESC", "id dbl|2 4|1 2"},
		{"SELECT id % 2 AS k, count(*) AS n, sum(id) FROM range(5) GROUP BY id % 2 ORDER BY k", "k n sum(id)|0 3 6|1 2 4"},
		{"CREATE TEMP VIEW v AS SELECT id, concat('s', id) AS s FROM range(3); SELECT a.id, b.s FROM v a JOIN v b ON a.id = b.id WHERE a.id IN (1, 2) ORDER BY 1", "id s|1 s1|2 s2"},
		{"SELECT CASE WHEN id = 0 THEN 'zero' ELSE 'more' END AS c FROM v ORDER BY ALL", "c|more|more|zero"},
		{"SELECT CAST('5' AS INT) + 1, '7'::bigint, DATE '2024-02-29' + INTERVAL 1 DAY AS d", "(CAST(5 AS INT) + 1) CAST(7 AS BIGINT) d|6 7 2024-03-01"},
		{"SELECT count(*) FILTER (WHERE id > 0) AS n FROM range(3)", "n|2"},
		{"WITH x AS (SELECT 1 AS a UNION ALL SELECT 2) SELECT sum(a) AS s FROM x", "s|3"},
		{"SELECT left(s, 1) AS l, NULL IS NULL AS n, NOT true AS f FROM v LIMIT 1", "l n f|s true false"},
		{"SHOW TABLES", "namespace tableName isTemporary| v true"},
		{"DESCRIBE v", "col_name data_type comment|id bigint NULL|s string NULL"},
		{"SET a.b = c d; SET a.b", "key value|a.b c d"},
	} {
		got, err := run(t, s, c.cell)
		if err != nil {
			t.Errorf("%s: %v", c.cell, err)
			continue
		}
		if plain := compact(got); plain != c.want {
			t.Errorf("%s: %s, want %s", c.cell, plain, c.want)
		}
	}
}

// compact is a shown table as "a b|1 2".
func compact(table string) string {
	var rows []string
	for line := range strings.SplitSeq(table, "\n") {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		var cells []string
		for cell := range strings.SplitSeq(strings.Trim(line, "|"), "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, "|")
}

func TestErrorsHaveAPlace(t *testing.T) {
	s := session(t)
	for _, c := range []struct{ cell, condition, at string }{
		{"SELECT 1 +", "PARSE_SYNTAX_ERROR", ""},
		{"SELEC 1", "PARSE_SYNTAX_ERROR", "SELEC"},
		{"SELECT a FROM range(3)", "UNRESOLVED_COLUMN.WITH_SUGGESTION", "a"},
		{"SELECT * FROM nowhere", "TABLE_OR_VIEW_NOT_FOUND", "nowhere"},
		{"SELECT nofunc(1)", "UNRESOLVED_ROUTINE", "nofunc(1)"},
		{"SELECT 1 / 0", "DIVIDE_BY_ZERO", ""},
		{"SELECT 'open", "PARSE_SYNTAX_ERROR", "'"},
		{"SELECT id, count(*) FROM range(3)", "MISSING_GROUP_BY", ""},
	} {
		_, err := run(t, s, c.cell)
		e, ok := diag.As(err)
		if !ok || e.Condition != c.condition {
			t.Errorf("%s: %v, want %s", c.cell, err, c.condition)
			continue
		}
		if c.at != "" && e.Place.Text() != c.at {
			t.Errorf("%s: place %q, want %q", c.cell, e.Place.Text(), c.at)
		}
	}
}

// FuzzStatement wants no panic and an error for users, with a place in the text.
func FuzzStatement(f *testing.F) {
	for _, s := range []string{
		"SELECT a, b[0]::int FROM t WHERE x IN (1, 'a') ORDER BY 1", "CREATE TEMP VIEW v AS SELECT 1", "SELECT CAST(1 AS DECIMAL(10,2)) || \"x\"", "((((",
		"WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT * FROM a", "INSERT INTO t (a) VALUES (1, DEFAULT)",
		"FROM t |> WHERE a > 1 |> AGGREGATE sum(x) GROUP BY k |> LIMIT 3", "SELECT f(x -> x + 1, n => 2) FILTER (WHERE a) OVER (ORDER BY b ROWS 2 PRECEDING) FROM a JOIN LATERAL (SELECT 1) USING (k)",
		"BEGIN DECLARE x INT = 1; WHILE x < 3 DO SET x = x + 1; END WHILE; END", "SELECT * FROM t PIVOT (sum(a) FOR b IN (1 AS x)) TABLESAMPLE (3 ROWS)",
		"SELECT CASE a WHEN 1 THEN 2 ELSE 3 END, INTERVAL '1-2' YEAR TO MONTH, DATE '2024-01-01', v:a.b[0]", "GROUP BY GROUPING SETS ((a), ROLLUP(b))",
	} {
		f.Add(s)
	}
	p := NewParser()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		_, err := p.Statement(diag.NewSource("fuzz", s))
		if err == nil {
			return
		}
		if _, ok := diag.As(err); !ok {
			t.Fatalf("%q: %v is no error for users", s, err)
		}
	})
}
