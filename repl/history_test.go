package repl

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
)

func TestHistoryComesBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "history")
	cells := []string{"x = 1", "def f():\n    return '\\n'\n", `a\nb`, "ü ⏎"}
	h := loadHistory(file)
	for _, c := range append(cells, cells[len(cells)-1]) {
		if err := h.add(c); err != nil {
			t.Fatal(err)
		}
	}
	if got := loadHistory(file).cells; !slices.Equal(got, cells) {
		t.Errorf("got %q, want %q", got, cells)
	}
}

func TestHistoryStaysShort(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	h := loadHistory(file)
	for i := range maxHistory + 10 {
		if err := h.add(fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // the file is cut when it is read
		got := loadHistory(file).cells
		if len(got) != maxHistory || got[0] != "10" {
			t.Fatalf("%d cells from %q", len(got), got[0])
		}
	}
}
