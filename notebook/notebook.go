// Package notebook turns files into cells. It runs nothing.
//
// A notebook is Databricks source (.py, .sql), Jupyter (.ipynb), a Databricks
// archive (.dbc), or bare text:
//
//	%fs ls /data
//
//	df = spark.read.json("/data")
//
//	%sql
//	SELECT 1
//
// In bare text a line that starts with % opens a cell, and a blank line outside
// of brackets, strings and indented blocks closes one. The same rules cut what
// is typed and pasted at the prompt; see Cutter.
package notebook

import (
	"fmt"
	"path"
	"strings"

	"brook/diag"
)

// Cell is a piece of a notebook that runs as one.
type Cell struct {
	// Magic is the word after % that opens the cell; empty for Python.
	Magic string
	// Args is the rest of the magic's line.
	Args string
	// Source is the body: what follows the magic's word, or everything.
	Source *diag.Source
	// Text is the whole cell as it is typed.
	Text string
	// Title is what the notebook calls the cell; mostly empty.
	Title string
}

// Rules is what cutting text into cells must know about the languages of the
// cells.
type Rules struct {
	// Complete tells whether Python text is whole, or could go on.
	Complete func(text string) bool
	// OneLine tells whether a magic takes nothing but the line it stands in.
	OneLine func(magic string) bool
}

// Parse reads a notebook; the file's name says what it is written in.
func Parse(name, text string, rules Rules) ([]Cell, error) {
	extension := strings.ToLower(path.Ext(name))
	if extension == ".dbc" {
		return archive(text)
	}
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\uFEFF")
	switch extension {
	case ".ipynb":
		return jupyter(text)
	case ".sql":
		return source(text, "--", "sql"), nil
	case ".scala", ".r":
		return nil, diag.NotImplemented("a notebook in %s", map[string]string{".scala": "Scala", ".r": "R"}[extension])
	}
	if IsSource(text) {
		return source(text, "#", ""), nil
	}
	return bare(text, rules), nil
}

// New makes cell n of text.
func New(n int, text string) Cell { return newCell(n, text, "") }

// newCell finds the magic of a body. language is the magic of cells that have
// none.
func newCell(n int, body, language string) Cell {
	name := fmt.Sprintf("cell %d", n)
	trimmed := strings.TrimLeft(body, "\n \t")
	word := magicWord(trimmed)
	if word == "" {
		return Cell{Magic: language, Text: body, Source: &diag.Source{Name: name, Text: body}}
	}
	offset := len(body) - len(trimmed) + strings.Index(trimmed, word) + len(word)
	offset += len(body[offset:]) - len(strings.TrimLeft(body[offset:], " \t"))
	args, _, _ := strings.Cut(body[offset:], "\n")
	return Cell{
		Magic: word, Args: strings.TrimSpace(args), Text: body,
		Source: &diag.Source{Name: name, Text: body[offset:], Outer: &diag.Source{Name: name, Text: body}, Offset: offset},
	}
}

// magicWord is the word after the % or %% that a text starts with; empty for
// none.
func magicWord(text string) string {
	if !strings.HasPrefix(text, "%") {
		return ""
	}
	line, _, _ := strings.Cut(text, "\n")
	word := strings.TrimPrefix(strings.TrimPrefix(line, "%"), "%")
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	return word
}
