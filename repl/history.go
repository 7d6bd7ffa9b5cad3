package repl

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
)

// newline is how a line break inside of a recalled cell is shown, since readline
// edits a single line. It is one again when the cell runs.
const newline = '⏎'

// flat is a cell as one line.
func flat(text string) string { return strings.ReplaceAll(text, "\n", string(newline)) }

// unflat is the cell that a line stands for.
func unflat(line string) string { return strings.ReplaceAll(line, string(newline), "\n") }

// history is the cells that were typed, oldest first. They are kept in a file:
// one a line, with \n for line breaks and \\ for backslashes.
type history struct {
	file  string // empty for none
	cells []string
}

// maxHistory is how many cells are remembered.
const maxHistory = 1000

var escaper, unescaper = strings.NewReplacer("\\", "\\\\", "\n", "\\n"), strings.NewReplacer("\\\\", "\\", "\\n", "\n")

// loadHistory reads the file. A file that cannot be read is as good as none.
func loadHistory(file string) *history {
	h := &history{file: file}
	f, err := os.Open(file)
	if file == "" || err != nil {
		return h
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if lines.Text() != "" {
			h.cells = append(h.cells, unescaper.Replace(lines.Text()))
		}
	}
	if len(h.cells) > maxHistory {
		h.cells = h.cells[len(h.cells)-maxHistory:]
		h.rewrite()
	}
	return h
}

// add remembers a cell, unless it is the last one again.
func (h *history) add(text string) error {
	if len(h.cells) > 0 && h.cells[len(h.cells)-1] == text {
		return nil
	}
	h.cells = append(h.cells, text)
	if h.file == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(h.file), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(escaper.Replace(text) + "\n")
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// rewrite leaves the remembered cells alone in the file. A history that stays
// too long does no harm, so errors do not matter.
func (h *history) rewrite() {
	var b strings.Builder
	for _, c := range h.cells {
		b.WriteString(escaper.Replace(c) + "\n")
	}
	temp := h.file + ".tmp"
	if os.WriteFile(temp, []byte(b.String()), 0o600) == nil {
		_ = os.Rename(temp, h.file)
	}
}
