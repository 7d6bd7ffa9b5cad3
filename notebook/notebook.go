// Package notebook turns files into cells. It runs nothing.
package notebook

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strings"

	"brook/diag"
)

// Cell is a piece of a notebook that runs as one.
type Cell struct {
	// Magic is the word after % that opens the cell; empty for the notebook's
	// own language.
	Magic string
	// Args is the rest of the magic's line.
	Args string
	// Source is the body: the lines after the magic's, or all of them.
	Source *diag.Source
	// Text is the whole cell as it is typed.
	Text string
}

var separator = regexp.MustCompile(`(?m)^(#|--) COMMAND -{10}[ \t]*$`)

// Parse reads a notebook by its file name: Databricks source (.py, .sql),
// Jupyter (.ipynb), or bare text in cells. complete tells whether Python text is
// a whole cell; it is needed for bare text alone.
func Parse(name, text string, complete func(string) bool) ([]Cell, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	switch strings.ToLower(path.Ext(name)) {
	case ".ipynb":
		return jupyter(text)
	case ".dbc":
		return nil, diag.NotImplemented("the notebook format .dbc")
	case ".sql":
		return source(text, "--", "sql"), nil
	}
	first, _, _ := strings.Cut(text, "\n")
	if strings.HasPrefix(first, "# Databricks notebook source") || separator.MatchString(text) {
		return source(text, "#", ""), nil
	}
	return bare(text, complete), nil
}

// source cuts Databricks source at its COMMAND lines. A part with MAGIC lines
// keeps only these.
func source(text, comment, language string) []Cell {
	lines := strings.SplitN(text, "\n", 2)
	if strings.HasPrefix(lines[0], comment+" Databricks notebook source") {
		text = ""
		if len(lines) == 2 {
			text = lines[1]
		}
	}
	var out []Cell
	for _, part := range separator.Split(text, -1) {
		var plain, magic []string
		isMagic := false
		for line := range strings.SplitSeq(strings.Trim(part, "\n"), "\n") {
			switch {
			case strings.HasPrefix(line, comment+" DBTITLE"):
			case strings.HasPrefix(line, comment+" MAGIC"):
				isMagic = true
				magic = append(magic, strings.TrimPrefix(strings.TrimPrefix(line, comment+" MAGIC"), " "))
			default:
				plain = append(plain, line)
			}
		}
		if isMagic {
			plain = magic
		}
		if body := strings.Join(plain, "\n"); strings.TrimSpace(body) != "" {
			out = append(out, newCell(len(out)+1, body, language))
		}
	}
	return out
}

// newCell finds the magic of a body.
func newCell(n int, body, language string) Cell {
	name := fmt.Sprintf("cell %d", n)
	trimmed := strings.TrimLeft(body, "\n \t")
	if !strings.HasPrefix(trimmed, "%") {
		return Cell{Magic: language, Text: body, Source: &diag.Source{Name: name, Text: body}}
	}
	line, rest, _ := strings.Cut(trimmed, "\n")
	word, args, _ := strings.Cut(strings.TrimLeft(line, "%"), " ")
	whole := &diag.Source{Name: name, Text: body}
	c := Cell{Magic: strings.TrimSpace(word), Args: strings.TrimSpace(args), Text: body}
	offset := len(body) - len(rest)
	if c.Magic == "sql" || c.Magic == "python" || c.Magic == "md" {
		// The body may begin on the magic's own line.
		offset = len(body) - len(trimmed) + strings.Index(trimmed, word) + len(word)
		rest = body[offset:]
		c.Args = ""
	}
	c.Source = &diag.Source{Name: name, Text: rest, Outer: whole, Offset: offset}
	return c
}

// New makes a cell of text that a user typed.
func New(n int, text string) Cell { return newCell(n, text, "") }

// jupyter reads nbformat 4.
func jupyter(text string) ([]Cell, error) {
	var book struct {
		Cells []struct {
			Type   string          `json:"cell_type"`
			Source json.RawMessage `json:"source"`
		} `json:"cells"`
	}
	if err := json.Unmarshal([]byte(text), &book); err != nil {
		return nil, fmt.Errorf("this is no Jupyter notebook: %w", err)
	}
	var out []Cell
	for _, c := range book.Cells {
		var lines []string
		body := ""
		if json.Unmarshal(c.Source, &lines) == nil {
			body = strings.Join(lines, "")
		} else if err := json.Unmarshal(c.Source, &body); err != nil {
			return nil, fmt.Errorf("a cell of the notebook has no text: %w", err)
		}
		if c.Type == "markdown" {
			body = "%md\n" + body
		}
		if strings.TrimSpace(body) != "" {
			out = append(out, newCell(len(out)+1, body, ""))
		}
	}
	return out, nil
}

// bare cuts text in which a line with % opens a cell and a blank line closes
// one that is complete.
func bare(text string, complete func(string) bool) []Cell {
	var out []Cell
	var lines []string
	flush := func() {
		if body := strings.Join(lines, "\n"); strings.TrimSpace(body) != "" {
			out = append(out, newCell(len(out)+1, strings.TrimRight(body, "\n"), ""))
		}
		lines = nil
	}
	all := strings.Split(text, "\n")
	for i, line := range all {
		magic := len(lines) > 0 && strings.HasPrefix(lines[0], "%")
		switch {
		case strings.HasPrefix(line, "%") && (len(lines) == 0 || magic || complete(strings.Join(lines, "\n"))):
			flush()
			lines = append(lines, line)
		case strings.TrimSpace(line) == "" && len(lines) > 0:
			body := strings.Join(lines, "\n")
			next := ""
			for _, l := range all[i+1:] {
				if strings.TrimSpace(l) != "" {
					next = l
					break
				}
			}
			// An indented line, or the rest of a compound statement, goes on.
			goesOn := strings.HasPrefix(next, " ") || strings.HasPrefix(next, "\t")
			for _, w := range []string{"else", "elif", "except", "finally"} {
				goesOn = goesOn || strings.HasPrefix(next, w)
			}
			if magic || complete(body) && !goesOn {
				flush()
			} else {
				lines = append(lines, line)
			}
		case len(lines) == 0 && strings.TrimSpace(line) == "":
		default:
			lines = append(lines, line)
		}
	}
	flush()
	return out
}
