package conformance

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"brook/diag"
	"brook/magics"
	"brook/notebook"
	"brook/sql"
)

// sqlText is a statement of a case, and whether Spark refuses to parse it.
type sqlText struct {
	where, text string
	refused     bool
}

// literal finds spark.sql("text") where the text is one plain literal.
var literal = regexp.MustCompile(`(?s)\bsql\(\s*("""(.*?)"""|'''(.*?)'''|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')\s*[,)]`)

// parseErrors are the conditions of Spark's parser in the recorded errors.
var parseErrors = regexp.MustCompile(`(?m)^cell (\d+): \[(PARSE_SYNTAX_ERROR|INVALID_SQL_SYNTAX[.A-Z_]*|UNSUPPORTED_DATATYPE|INVALID_TYPED_LITERAL|INVALID_NUMERIC_LITERAL_RANGE|DUPLICATE_CLAUSES|INVALID_IDENTIFIER|UNSUPPORTED_FEATURE[.A-Z_]*|DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION|_LEGACY_ERROR_TEMP_00\d+|PARSE_EMPTY_STATEMENT|DATATYPE_MISSING_SIZE)\]`)

// TestSQLTexts parses every %sql cell and every literal text of spark.sql in
// the golden cases. Both shares may only grow.
func TestSQLTexts(t *testing.T) {
	cells, calls := sqlTexts(t)
	for _, kind := range []struct {
		name  string
		texts []sqlText
		floor float64
	}{{"%sql cells", cells, 0.985}, {"spark.sql texts", calls, 0.935}} {
		taken := 0
		p := sql.NewParser()
		for _, s := range kind.texts {
			err := parseAll(p, s.text)
			if (err == nil) != s.refused {
				taken++
				continue
			}
			t.Logf("%s: %v\n\t%s", s.where, err, strings.Join(strings.Fields(s.text), " "))
		}
		share := float64(taken) / float64(len(kind.texts))
		t.Logf("%d of %d %s parse as in Spark (%.1f %%)", taken, len(kind.texts), kind.name, 100*share)
		if share < kind.floor {
			t.Errorf("%.1f %% of the %s parse as in Spark, less than %.1f %%", 100*share, kind.name, 100*kind.floor)
		}
	}
}

func parseAll(p *sql.Parser, text string) error {
	parts, err := p.Split(diag.NewSource("cell", text))
	if err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := p.Statement(part); err != nil {
			return err
		}
	}
	return nil
}

func sqlTexts(t *testing.T) (cells, calls []sqlText) {
	t.Helper()
	files, err := filepath.Glob("golden/*/*.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		refused := map[int]bool{}
		if list, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".err"); err == nil {
			for _, m := range parseErrors.FindAllStringSubmatch(string(list), -1) {
				n, _ := strconv.Atoi(m[1])
				refused[n] = true
			}
		}
		parsed, err := notebook.Parse(file, string(text), magics.Rules)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range parsed {
			where := file + " cell " + strconv.Itoa(i+1)
			switch c.Magic {
			case "sql":
				cells = append(cells, sqlText{where, c.Source.Text, refused[i+1]})
			case "", "python":
				for _, m := range literal.FindAllStringSubmatch(c.Source.Text, -1) {
					calls = append(calls, sqlText{where: where, text: m[2] + m[3] + unescape(m[4]) + unescape(m[5])})
				}
			}
		}
	}
	return cells, calls
}

// unescape resolves the escapes that the texts of the cases use.
func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\"`, `"`, `\'`, `'`).Replace(s)
}
