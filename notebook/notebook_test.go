package notebook_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"brook/notebook"
	"brook/python/syntax"
)

var rules = notebook.Rules{
	Complete: syntax.Complete,
	OneLine:  func(magic string) bool { return magic == "fs" || magic == "run" },
}

// show writes cells so that tables can hold them: magic, title, text.
func show(cells []notebook.Cell) []string {
	var out []string
	for _, c := range cells {
		s := c.Text
		if c.Magic != "" {
			s = c.Magic + "|" + s
		}
		if c.Title != "" {
			s = c.Title + ": " + s
		}
		out = append(out, s)
	}
	return out
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"source", "a.py", "# Databricks notebook source\nx = 1\n\ny = 2\n\n# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC SELECT 1\n# MAGIC\n# MAGIC -- end\n",
			[]string{"x = 1\n\ny = 2", "sql|%sql\nSELECT 1\n\n-- end"}},
		{"source with titles", "a.py", "# Databricks notebook source\n# DBTITLE 1,First one\nx = 1\n# COMMAND ----------\n# DBTITLE 1,Next, please\n# MAGIC %fs ls /\n",
			[]string{"First one: x = 1", "Next, please: fs|%fs ls /"}},
		{"source without header", "a.txt", "x = 1\n# COMMAND ----------\ny = 2", []string{"x = 1", "y = 2"}},
		{"source keeps the lines of MAGIC alone", "a.py", "# Databricks notebook source\nlost = 1\n# MAGIC %md text", []string{"md|%md text"}},
		{"windows line ends", "a.py", "# Databricks notebook source\r\nx = 1\r\n# COMMAND ----------\r\ny = 2\r\n", []string{"x = 1", "y = 2"}},
		{"sql", "a.sql", "-- Databricks notebook source\nSELECT 1;\n-- COMMAND ----------\n-- MAGIC %python\n-- MAGIC x = 1\n-- COMMAND ----------\nSELECT 2",
			[]string{"sql|SELECT 1;", "python|%python\nx = 1", "sql|SELECT 2"}},
		{"bare", "a.py", "x = 1\ny = 2\n\nz = 3\n%sql select 1\n%fs ls /\nw = 4", []string{"x = 1\ny = 2", "z = 3", "sql|%sql select 1", "fs|%fs ls /", "w = 4"}},
		{"bare function", "a.txt", "def f():\n    a = 1\n\n    return a\n\n\nf()", []string{"def f():\n    a = 1\n\n    return a", "f()"}},
		{"bare comment in a function", "a.txt", "def f():\n    a = 1\n\n# what for\n\n    return a\n\n# next\nf()", []string{"def f():\n    a = 1\n\n# what for\n\n    return a", "# next\nf()"}},
		{"bare else", "a.txt", "if a:\n    b\n\nelse:\n    c\n\nelsewhere = 1", []string{"if a:\n    b\n\nelse:\n    c", "elsewhere = 1"}},
		{"bare decorator", "a.txt", "@f\n\ndef g():\n    pass", []string{"@f\n\ndef g():\n    pass"}},
		{"bare brackets", "a.txt", "x = [\n1,\n\n2]\n\ny", []string{"x = [\n1,\n\n2]", "y"}},
		{"bare string", "a.txt", "x = '''a\n\n%sql no\n\n'''\n\ny", []string{"x = '''a\n\n%sql no\n\n'''", "y"}},
		{"bare sql in brackets", "a.txt", "%sql\nSELECT (1\n\n+ 2), '\n\n', /*\n\n*/ 3\n\nx", []string{"sql|%sql\nSELECT (1\n\n+ 2), '\n\n', /*\n\n*/ 3", "x"}},
		{"bare mistake", "a.txt", "x = )\n\ny", []string{"x = )", "y"}},
		{"bare operator on a line of its own", "a.txt", "x = (1\n% 2)\n\ny", []string{"x = (1\n% 2)", "y"}},
		{"bare block and what follows at once", "a.txt", "if a:\n    b\nelse:\n    c\nd\n\ne", []string{"if a:\n    b\nelse:\n    c\nd", "e"}},
		{"bare string over lines", "a.txt", "x = 'a\\\n\n\ny = 2", []string{"x = 'a\\", "y = 2"}},
		{"bare string that does not end", "a.txt", "x = (\"a\n\ny", []string{"x = (\"a", "y"}},
		{"bare bracket in a comment", "a.txt", "x = 1 # (\n\ny", []string{"x = 1 # (", "y"}},
		{"bare quote in a string", "a.txt", "x = \"it's\" + r'\\\\'\n\ny", []string{"x = \"it's\" + r'\\\\'", "y"}},
		{"bare line that goes on", "a.txt", "x = 1 + \\\n  2\n\ny", []string{"x = 1 + \\\n  2", "y"}},
		{"bare try", "a.txt", "try:\n  a\n\nfinally:\n  b\n\nc", []string{"try:\n  a\n\nfinally:\n  b", "c"}},
		{"bare magic before a blank line", "a.txt", "%sql\n\nselect 1\n\n%md\n\n# T\n\nx", []string{"sql|%sql\n\nselect 1", "md|%md\n\n# T", "x"}},
		{"bare sql comment", "a.txt", "%sql select 1 -- it's (\n\nx", []string{"sql|%sql select 1 -- it's (", "x"}},
		{"two percent signs", "a.txt", "%%sql\nselect 1", []string{"sql|%%sql\nselect 1"}},
		{"empty", "a.txt", "\n \n", nil},
		{"jupyter", "a.ipynb", `{"cells": [{"cell_type": "markdown", "source": ["# A\n", "b"]}, {"cell_type": "raw", "source": "no"},
			{"cell_type": "code", "source": "%%sql\r\nselect 1", "metadata": {"application/vnd.databricks.v1+cell": {"title": "T"}}}, {"cell_type": "code", "source": []}]}`,
			[]string{"md|%md\n# A\nb", "T: sql|%%sql\nselect 1"}},
		{"jupyter of sql", "a.ipynb", `{"metadata": {"language_info": {"name": "sql"}}, "cells": [{"cell_type": "code", "source": "select 1"}]}`, []string{"sql|select 1"}},
		{"archive", "a.dbc", zipped(t, "nb/b.sql", `{"language": "sql", "commands": [{"command": "select 2", "position": 2}, {"command": "select 1", "position": 1.5, "commandTitle": "T"}]}`,
			"nb/a.python", `{"language": "python", "commands": [{"command": "%md hi", "position": 1}]}`, "manifest.mf", "x"), []string{"md|%md hi", "T: sql|select 1", "sql|select 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells, err := notebook.Parse(c.file, c.text, rules)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(cells); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestBareIsLinear checks that cutting long text gives Complete little more than
// the text to look at.
func TestBareIsLinear(t *testing.T) {
	for name, text := range map[string]string{
		"string":     "x = '''\n" + strings.Repeat("a b\n\n", 1000),
		"brackets":   "x = [\n" + strings.Repeat("1,\n\n", 1000),
		"block":      "def f():\n" + strings.Repeat("    x = 1\n\n", 1000),
		"decorators": strings.Repeat("@f\n\n", 1000),
		"operators":  "x = (1\n" + strings.Repeat("% 1\n", 1000),
		"cells":      strings.Repeat("x = 1\n\n", 1000),
	} {
		seen := 0
		_, err := notebook.Parse("a.txt", text, notebook.Rules{OneLine: rules.OneLine, Complete: func(s string) bool {
			seen += len(s)
			return syntax.Complete(s)
		}})
		if err != nil || seen > 2*len(text) {
			t.Errorf("%s: %d bytes were looked at for %d, %v", name, seen, len(text), err)
		}
	}
}

func zipped(t *testing.T, namesAndTexts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		w, err := z.Create(namesAndTexts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(namesAndTexts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"a.ipynb", "{", "no Jupyter notebook"},
		{"a.ipynb", `{"cells": [{"cell_type": "code", "source": 1}]}`, "cell 1"},
		{"a.ipynb", `{"metadata": {"language_info": {"name": "scala"}}}`, "NOT_IMPLEMENTED"},
		{"a.dbc", "x", "no Databricks archive"},
		{"a.dbc", zipped(t, "a.txt", "x"), "no notebook"},
		{"a.dbc", zipped(t, "a.python", "x"), "a.python"},
		{"a.scala", "1", "Scala"},
	} {
		if _, err := notebook.Parse(c.file, c.text, rules); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %q", c.file, c.text, err, c.want)
		}
	}
}

func TestBodyOfMagic(t *testing.T) {
	for _, c := range []struct{ text, magic, args, body string }{
		{"%sql select 1\nfrom t", "sql", "select 1", "select 1\nfrom t"},
		{"%sql\nselect 1", "sql", "", "\nselect 1"},
		{"\n  %python   x = 1\ny", "python", "x = 1", "x = 1\ny"},
		{"%%time\nx", "time", "", "\nx"},
		{"%", "", "", "%"},
	} {
		got := notebook.New(3, c.text)
		if got.Magic != c.magic || got.Args != c.args || got.Source.Text != c.body {
			t.Errorf("%q: %q %q %q", c.text, got.Magic, got.Args, got.Source.Text)
		}
		if o := got.Source.Outer; o != nil && o.Text[got.Source.Offset:] != got.Source.Text {
			t.Errorf("%q: the body is not at %d", c.text, got.Source.Offset)
		}
	}
}

// FuzzParse checks that cutting bare text loses and invents nothing, and that
// bodies know where they stand.
func FuzzParse(f *testing.F) {
	f.Add("x = 1\n\n%sql select 1\n\ndef f():\n  a\n\n  b\n")
	f.Add("# Databricks notebook source\n# MAGIC %sql\n# COMMAND ----------\nx")
	f.Add("%sql select '\n\n' -- (\n%fs ls\nx = '''\n%a\n")
	f.Add("{\"cells\": []}")
	f.Fuzz(func(t *testing.T, text string) {
		for _, file := range []string{"a.py", "a.sql", "a.ipynb", "a.dbc"} {
			cells, err := notebook.Parse(file, text, rules)
			if err != nil {
				continue
			}
			var got []string
			for _, c := range cells {
				if strings.TrimSpace(c.Text) == "" {
					t.Fatalf("%s: a blank cell in %q", file, text)
				}
				if o := c.Source.Outer; o != nil && (o.Text != c.Text || o.Text[c.Source.Offset:] != c.Source.Text) {
					t.Fatalf("%s: the body of %q is not at %d", file, c.Text, c.Source.Offset)
				}
				got = append(got, lines(c.Text)...)
			}
			text := strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\uFEFF")
			if want := lines(text); file == "a.py" && !notebook.IsSource(text) && !slices.Equal(got, want) {
				t.Fatalf("cells hold %q, the text %q", got, want)
			}
		}
	})
}

// lines are the lines of a text that are not blank.
func lines(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
}
