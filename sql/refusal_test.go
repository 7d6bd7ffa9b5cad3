package sql

import (
	"strings"
	"testing"
	"time"

	"brook/diag"
)

// TestNothingIsReadAsMySQL gives texts that MySQL's grammar takes, or reads in
// another way, and that Spark refuses.
func TestNothingIsReadAsMySQL(t *testing.T) {
	p := NewParser()
	for _, text := range []string{
		"SELECT 1 LIMIT 1, 2",
		"SELECT 1 && 2",
		"SELECT a XOR b FROM t",
		"SELECT 7 MOD 2",
		"SELECT @x",
		"SELECT @@version",
		"SELECT a := 1",
		"SELECT a->>'$.b' FROM t",
		"SELECT * FROM t USE INDEX (i)",
		"SELECT * FROM t FOR UPDATE",
		"SELECT * FROM t LOCK IN SHARE MODE",
		"SELECT SQL_CACHE 1 FROM t WHERE",
		"SELECT * FROM a STRAIGHT_JOIN b STRAIGHT_JOIN c",
		"INSERT INTO t SET a = 1",
		"INSERT IGNORE INTO t VALUES (1)",
		"REPLACE INTO t VALUES (1)",
		"CREATE TABLE t (a INT) ENGINE = InnoDB",
		"CREATE TABLE t (a INT AUTO_INCREMENT)",
		"SHOW PROCESSLIST",
		"SELECT * FROM t PROCEDURE analyse()",
		"SELECT match(a) AGAINST ('x') FROM t",
		"SELECT group_concat(a SEPARATOR ',') FROM t",
		"SELECT INTERVAL 1 + 1 DAY",
		"SELECT a QUALIFY row_number() OVER (ORDER BY a) = 1 FROM t",
		"SELECT 1 UNION BY NAME SELECT 2",
		"DROP INDEX",
		"SET PASSWORD FOR x",
	} {
		if cmd, err := p.Statement(diag.NewSource("", text)); err == nil {
			t.Errorf("%s is read as %T", text, cmd)
		} else if _, ok := diag.As(err); !ok {
			t.Errorf("%s: %v is no error for users", text, err)
		}
	}
}

// TestOperatorsAreSparks checks what a text means where MySQL means something
// else by it.
func TestOperatorsAreSparks(t *testing.T) {
	s := session(t)
	for _, c := range []struct{ query, want string }{
		{"SELECT 'a' || 'b' AS x", "x|ab"},
		{"SELECT 7 DIV 2 AS d, 7 / 2 AS q", "d q|3 3.5"},
		{"SELECT 6 ^ 3 AS x, 1 | 2 ^ 3 & 1 AS y", "x y|5 3"},
		{"SELECT 2 ^ 1 * 3 AS x", "x|1"},
		{"SELECT NOT 1 = 2 AS a, ! true AS b", "a b|true false"},
		{"SELECT 1 = 1 = true AS x", "x|true"},
		{"SELECT 'abc' RLIKE '^a' AS r, 'ABC' ILIKE 'a%' AS i, 'abc' LIKE ANY ('x%', 'a%') AS l", "r i l|true true true"},
		{"SELECT -2147483648 AS a, - -1 AS b, -5::string AS c", "a b c|-2147483648 1 -5"},
		{`SELECT "text" AS a, 'it''s' AS b, r'\n' AS c, 'a' 'b' AS d`, `a b c d|text it's \n ab`},
		{"SELECT 1 AS union, 2 AS `from`", "union from|1 2"},
		{"SELECT 3 BETWEEN 1 AND 2 OR true AS x", "x|true"},
		{"SELECT -16 >>> 28 AS a, 1 << 2 + 1 AS b", "a b|15 8"},
	} {
		got, err := run(t, s, c.query)
		if err != nil || compact(got) != c.want {
			t.Errorf("%s: %s %v, want %s", c.query, compact(got), err, c.want)
		}
	}
}

// TestDeepAndLongTexts wants an error or a plan for any text, soon.
func TestDeepAndLongTexts(t *testing.T) {
	p := NewParser()
	n := 20000
	for name, text := range map[string]string{
		"brackets":    "SELECT " + strings.Repeat("(", n) + "1" + strings.Repeat(")", n),
		"open":        "SELECT " + strings.Repeat("(", n),
		"calls":       "SELECT " + strings.Repeat("f(", n),
		"subqueries":  strings.Repeat("SELECT * FROM (", n),
		"case":        "SELECT " + strings.Repeat("CASE WHEN ", n),
		"types":       "SELECT CAST(1 AS " + strings.Repeat("ARRAY<", n) + "INT",
		"not":         "SELECT " + strings.Repeat("NOT ", n) + "true",
		"minus":       "SELECT " + strings.Repeat("- ", n) + "x",
		"lambdas":     "SELECT f(" + strings.Repeat("x -> ", n) + "1)",
		"index":       "SELECT a" + strings.Repeat("[0]", n),
		"comparisons": "SELECT a" + strings.Repeat(" = b", n),
		"joins":       "SELECT * FROM a" + strings.Repeat(" JOIN b ON x = y", n/10),
		"unions":      "SELECT 1" + strings.Repeat(" UNION ALL SELECT 1", n/10),
		"or":          "SELECT a" + strings.Repeat(" OR a", n),
		"plus":        "SELECT 1" + strings.Repeat(" + 1", n),
		"in":          "SELECT a IN (1" + strings.Repeat(", 1", n) + ")",
		"cube":        "SELECT 1 FROM t GROUP BY CUBE(" + strings.Repeat("a, ", n) + "b)",
		"sets":        "SELECT 1 FROM t GROUP BY a" + strings.Repeat(", ROLLUP(a, b, c, d)", 50),
		"begin":       strings.Repeat("BEGIN ", n),
		"explain":     strings.Repeat("EXPLAIN ", n) + "SELECT 1",
		"comment":     strings.Repeat("/*", n),
		"with":        strings.Repeat("WITH a AS (", n),
		"words":       strings.Repeat("select from where ", n),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				_, _ = p.Statement(diag.NewSource("", text))
			}()
			select {
			case <-done:
			case <-time.After(20 * time.Second):
				t.Fatal("the text is not read in time")
			}
		})
	}
}
