package notebook

import (
	"regexp"
	"strings"
)

var separator = regexp.MustCompile(`(?m)^(#|--) COMMAND -{10}[ \t]*$`)

const header = " Databricks notebook source"

// IsSource tells whether a text is Databricks source of a Python notebook.
func IsSource(text string) bool {
	return strings.HasPrefix(text, "#"+header) || separator.MatchString(text)
}

// source cuts Databricks source at its COMMAND lines. A part with MAGIC lines
// keeps only these, as Databricks does.
func source(text, comment, language string) []Cell {
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, comment+header) {
		text = rest
	}
	var out []Cell
	for _, part := range separator.Split(text, -1) {
		var plain, magic []string
		title := ""
		for line := range strings.SplitSeq(strings.Trim(part, "\n"), "\n") {
			if rest, ok := strings.CutPrefix(line, comment+" DBTITLE"); ok {
				_, title, _ = strings.Cut(rest, ",")
			} else if rest, ok := strings.CutPrefix(line, comment+" MAGIC"); ok {
				magic = append(magic, strings.TrimPrefix(rest, " "))
			} else {
				plain = append(plain, line)
			}
		}
		if magic != nil {
			plain = magic
		}
		out = add(out, strings.Join(plain, "\n"), language, title)
	}
	return out
}

// add appends a cell unless its body is blank.
func add(cells []Cell, body, language, title string) []Cell {
	if strings.TrimSpace(body) == "" {
		return cells
	}
	c := newCell(len(cells)+1, body, language)
	c.Title = strings.TrimSpace(title)
	return append(cells, c)
}
