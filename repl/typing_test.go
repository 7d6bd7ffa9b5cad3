package repl

import (
	"slices"
	"strings"
	"testing"
)

// TestTyping types lines one after the other: the cells that ran, and the lines
// that wait for more.
func TestTyping(t *testing.T) {
	for _, c := range []struct {
		name, lines string
		want        []string
		left        string
	}{
		{"statement", "x = 1\ny = 2", []string{"x = 1", "y = 2"}, ""},
		{"blank lines", "\n\n  \nx", []string{"x"}, ""},
		{"block", "for i in x:\n  i\n\ny", []string{"for i in x:\n  i\n", "y"}, ""},
		{"block in its line", "while 1: pass\n\n", []string{"while 1: pass\n"}, ""},
		{"else", "if a:\n  b\nelse:\n  c\n\n", []string{"if a:\n  b\nelse:\n  c\n"}, ""},
		{"try", "try:\n  a\n\nexcept E:\n  b\n\n", []string{"try:\n  a\n\nexcept E:\n  b\n"}, ""},
		{"decorator", "@f\ndef g():\n  pass\n\n", []string{"@f\ndef g():\n  pass\n"}, ""},
		{"bracket", "x = [\n\n1]", []string{"x = [\n\n1]"}, ""},
		{"string", "x = '''\n%sql\n\n'''", []string{"x = '''\n%sql\n\n'''"}, ""},
		{"mistake", "x = )\ny", []string{"x = )", "y"}, ""},
		{"comment", "# why\nx = 1\n# left", []string{"# why\nx = 1"}, "# left"},
		{"sql", "%sql\nSELECT 1,\n 2\n\nx", []string{"%sql\nSELECT 1,\n 2\n", "x"}, ""},
		{"sql with semicolon", "%sql SELECT 1;\nx", []string{"%sql SELECT 1;", "x"}, ""},
		{"sql with an open string", "%sql SELECT ';\n\n';\nx", []string{"%sql SELECT ';\n\n';", "x"}, ""},
		{"sql without a body yet", "%sql\n\nSELECT 1;", []string{"%sql\n\nSELECT 1;"}, ""},
		{"one line", "%fs ls /\nx", []string{"%fs ls /", "x"}, ""},
		{"magic after a cell", "# c\n%fs ls", []string{"%fs ls"}, ""},
		{"magic ends sql", "%sql SELECT 1\n%fs ls", []string{"%sql SELECT 1", "%fs ls"}, ""},
		{"python", "%python\nx = 1", []string{"%python\nx = 1"}, ""},
		{"time", "%time x\n%time\nfor i in x: i\n\n", []string{"%time x", "%time\nfor i in x: i\n"}, ""},
		{"md", "%md\n# a\nb\n\nx", []string{"%md\n# a\nb\n", "x"}, ""},
		{"sh", "%sh ls \\\n -l", []string{"%sh ls \\\n -l"}, ""},
		{"unknown magic", "%nothing\nx", []string{"%nothing", "x"}, ""},
		{"source", "# Databricks notebook source\nx = (\n1)\n# COMMAND ----------\n# MAGIC %sql\n# MAGIC SELECT 1\n# COMMAND ----------\n", []string{"x = (\n1)", "%sql\nSELECT 1"}, ""},
		{"left", "def f():\n  a", nil, "def f():\n  a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var typing typing
			var got []string
			for line := range strings.SplitSeq(c.lines, "\n") {
				got = append(got, typing.add(line)...)
			}
			if !slices.Equal(got, c.want) || typing.text() != c.left {
				t.Errorf("got  %q, left %q\nwant %q, left %q", got, typing.text(), c.want, c.left)
			}
		})
	}
}
