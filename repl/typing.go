package repl

import (
	"strings"

	"brook/magics"
	"brook/notebook"
	"brook/python/syntax"
)

// typing collects typed lines until they are a cell.
type typing struct{ lines []string }

func (t *typing) text() string { return strings.Join(t.lines, "\n") }

// take returns the collected text and forgets it.
func (t *typing) take() string {
	text := t.text()
	t.lines = nil
	return text
}

// add takes a line. It returns the cells that are complete now: none, the one
// that the line ends, the one that it begins behind, or both.
func (t *typing) add(line string) (cells []string) {
	line = strings.TrimRight(line, "\r")
	switch {
	case strings.HasPrefix(line, "# Databricks notebook source"):
		return nil
	case strings.HasPrefix(line, "# COMMAND ----------"):
		return t.cell()
	}
	if rest, ok := strings.CutPrefix(line, "# MAGIC"); ok {
		line = strings.TrimPrefix(rest, " ")
	}
	if len(t.lines) == 0 && strings.TrimSpace(line) == "" {
		return nil
	}
	if strings.HasPrefix(line, "%") && len(t.lines) > 0 && magics.Rules.Closes(t.text(), line) {
		cells = t.cell()
	}
	t.lines = append(t.lines, line)
	if t.ends() {
		cells = append(cells, t.cell()...)
	}
	return cells
}

// cell is the collected text, or none if that has nothing to run.
func (t *typing) cell() []string {
	text := t.take()
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return []string{text}
		}
	}
	return nil
}

// ends tells whether the collected lines are a cell. One that may go on ends at
// an empty line.
func (t *typing) ends() bool {
	text, last := t.text(), t.lines[len(t.lines)-1]
	blank := strings.TrimSpace(last) == ""
	if blank {
		return magics.Rules.Closes(text, "")
	}
	c := notebook.New(0, text)
	body := c.Source.Text
	switch c.Magic {
	case "":
	case "python", "time":
		if strings.TrimSpace(body) == "" || strings.HasPrefix(body, "%") {
			return false
		}
	case "sql":
		return strings.HasSuffix(last, ";") && magics.Rules.Closes(text, "")
	case "sh":
		return c.Args != "" && !strings.HasSuffix(last, "\\")
	case "md":
		return false
	default:
		return true
	}
	statements, err := syntax.Parse(body)
	if err != nil {
		// Typing on does not mend a mistake.
		return syntax.Complete(body)
	}
	if len(statements) == 0 {
		return false // comments belong to what follows
	}
	return !isCompound(statements[len(statements)-1])
}

// isCompound tells whether a statement has a block that may go on.
func isCompound(s syntax.Stmt) bool {
	switch s.(type) {
	case *syntax.If, *syntax.For, *syntax.While, *syntax.Def, *syntax.Class, *syntax.Try, *syntax.With:
		return true
	}
	return false
}
