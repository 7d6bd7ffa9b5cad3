package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"brook/dbfs"
	"brook/engine"
	"brook/internal/spell"
	"brook/magics"
	"brook/notebook"
	"brook/render"
	"brook/samples"
	"brook/sql"
)

// session is a root and a runner over it.
type session struct {
	root   *dbfs.Root
	runner *magics.Runner
}

// open makes the root, the session and what runs cells; out is where they
// print. Notebooks that cells run are looked for in dir.
func (c command) open(out io.Writer, scripted bool, dir string) (*session, error) {
	folder := c.dir
	if folder == "" {
		folder = filepath.Join(home(), "dbfs")
	}
	root, err := dbfs.NewRoot(folder, samples.Mount())
	if err != nil {
		return nil, fmt.Errorf("the root %s cannot be used: %w; --dbfs names another folder", folder, err)
	}
	limit := manageMemory()
	if c.memory > 0 {
		limit = c.memory
	}
	s := engine.New(engine.Options{FS: root, Parser: sql.NewParser(), Stdout: out, Scripted: scripted, Memory: limit})
	r := magics.New(s, out)
	r.Quiet, r.AllowShell = c.quiet, c.allowShell
	r.Open = func(path string) ([]notebook.Cell, error) {
		return openNotebook(filepath.Join(dir, filepath.FromSlash(path)))
	}
	return &session{root, r}, nil
}

// close stops the queries and releases the root.
func (s *session) close() error { return joined(s.runner.Session.Close(), s.root.Close()) }

func joined(errs ...error) error { return errors.Join(errs...) }

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

// tutorial is the notebook of a tour that names none.
const tutorial = "day23_streaming.py"

// missing is a notebook that is not there.
type missing struct{ error }

// statusOf is the exit status for an error about the notebook: one that is not
// there is a wrong call.
func statusOf(err error) int {
	if errors.As(err, &missing{}) {
		return 2
	}
	return 1
}

// cells reads the command's notebook and returns the folder that it is in.
func (c command) cells(stdin io.Reader) ([]notebook.Cell, string, error) {
	switch c.file {
	case "":
		text, err := samples.Notebook(tutorial)
		if err != nil {
			return nil, "", err
		}
		cells, err := notebook.Parse(tutorial, string(text), magics.Rules)
		return cells, ".", err
	case "-":
		text, err := io.ReadAll(stdin)
		if err != nil {
			return nil, "", fmt.Errorf("standard input: %w", err)
		}
		cells, err := notebook.Parse("", string(text), magics.Rules)
		return cells, ".", err
	}
	cells, err := readNotebook(c.file)
	return cells, filepath.Dir(c.file), err
}

func readNotebook(file string) ([]notebook.Cell, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		message := "there is no file " + file
		if near := nearFile(file); near != "" {
			message += ": did you mean " + near + "?"
		}
		return nil, missing{errors.New(message)}
	case err != nil:
		return nil, missing{err}
	case info.IsDir():
		return nil, missing{fmt.Errorf("%s is a folder; name a notebook in it", file)}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, missing{err}
	}
	cells, err := notebook.Parse(file, string(text), magics.Rules)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return cells, nil
}

// suffixes are what %run may leave out.
var suffixes = []string{"", ".py", ".sql", ".ipynb", ".dbc"}

func openNotebook(path string) ([]notebook.Cell, error) {
	for _, suffix := range suffixes {
		if info, err := os.Stat(path + suffix); err == nil && !info.IsDir() {
			return readNotebook(path + suffix)
		}
	}
	message := "there is no notebook " + path
	if near := nearFile(path); near != "" {
		message += ": did you mean " + near + "?"
	}
	return nil, errors.New(message)
}

// nearFile is a notebook in the same folder with a similar name; empty for none.
func nearFile(file string) string {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains(suffixes[1:], strings.ToLower(filepath.Ext(e.Name()))) {
			names = append(names, e.Name())
		}
	}
	if near := spell.Nearest(filepath.Base(file), names); near != "" {
		return filepath.Join(filepath.Dir(file), near)
	}
	return ""
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
