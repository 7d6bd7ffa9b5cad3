package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"brook/internal/spell"
	"brook/magics"
	"brook/notebook"
	"brook/render"
	"brook/repl"
	"brook/samples"
)

// open makes what cells run in; out is where they print. Notebooks that cells
// run are looked for in dir.
func (c command) open(out io.Writer, scripted bool, dir string) (*repl.Workspace, error) {
	root := c.dir
	if root == "" {
		root = filepath.Join(home(), "dbfs")
	}
	memory, most := manageMemory(c.memory)
	w, err := repl.Open(repl.Options{
		Root: root, Out: out, Notebooks: dir, Scripted: scripted, Quiet: c.quiet, AllowShell: c.allowShell, Memory: memory, MaxHeap: most,
	})
	if err != nil {
		return nil, fmt.Errorf("%w; --dbfs names another folder", err)
	}
	return w, nil
}

// markdown shows %md cells, unless only what PySpark prints may be printed.
func (c command) markdown(out io.Writer, style render.Style, width int) func(string) error {
	if c.quiet {
		return nil
	}
	return func(text string) error {
		_, err := io.WriteString(out, style.Markdown(text, min(width, 100)))
		return err
	}
}

// statusOf is the exit status for an error about the notebook: one that cannot
// be read is a wrong call.
func statusOf(err error) int {
	if errors.As(err, new(*notebook.FileError)) {
		return 2
	}
	return 1
}

// cells reads the command's notebook and returns the folder that it is in.
func (c command) cells(stdin io.Reader) ([]notebook.Cell, string, error) {
	if c.file == "-" {
		text, err := io.ReadAll(stdin)
		if err != nil {
			return nil, "", fmt.Errorf("standard input: %w", err)
		}
		cells, err := notebook.Parse("", string(text), magics.Rules)
		return cells, ".", err
	}
	cells, err := notebook.ReadFile(c.file, magics.Rules)
	return cells, filepath.Dir(c.file), err
}

// cellsOfTour is cells for a tour, which a bundled notebook will do for: the
// tutorial, or the one that is named where there is no such file.
func (c command) cellsOfTour(stdin io.Reader) ([]notebook.Cell, string, error) {
	name := c.file
	if name == "" {
		name = samples.Tutorial
	}
	if _, err := os.Stat(name); err == nil && c.file != "" {
		return c.cells(stdin)
	}
	text, err := samples.Notebook(name)
	if err != nil {
		cells, dir, err := c.cells(stdin)
		if near := spell.Nearest(name, samples.Names()); err != nil && near != "" {
			err = fmt.Errorf("%w; did you mean brook tour %s?", err, near)
		}
		return cells, dir, err
	}
	cells, err := notebook.Parse(name+".py", string(text), magics.Rules)
	return cells, ".", err
}

// tours lists the bundled notebooks.
func tours() string {
	var b strings.Builder
	for _, name := range samples.Names() {
		fmt.Fprintf(&b, "  %-24s  %s\n", name, samples.Title(name))
	}
	return b.String()
}

// home is where Brook keeps the root and the history.
func home() string {
	if dir := os.Getenv("BROOK_HOME"); dir != "" {
		return dir
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ".brook"
	}
	return filepath.Join(dir, "brook")
}

// width is how wide the terminal behind a file is; 80 for others, so that what
// goes to a file is the same everywhere.
func width(f *os.File) int {
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		return w
	}
	return 80
}
