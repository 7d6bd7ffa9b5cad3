package notebook

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"brook/internal/spell"
)

// FileError says that a notebook's file cannot be read, and which file may have
// been meant.
type FileError struct {
	Message string
	Err     error // of the operating system; nil for a folder
}

func (e *FileError) Error() string { return e.Message }

func (e *FileError) Unwrap() error { return e.Err }

// suffixes are what Find may add to a path.
var suffixes = []string{"", ".py", ".sql", ".ipynb", ".dbc"}

// ReadFile reads the notebook in a file. It fails with a *FileError when the
// file cannot be read.
func ReadFile(file string, rules Rules) ([]Cell, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fileError(file, err)
	}
	cells, err := Parse(file, string(text), rules)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return cells, nil
}

// Find reads the notebook that a path of a cell stands for: relative to dir, and
// perhaps without its suffix.
func Find(dir, path string, rules Rules) ([]Cell, error) {
	file := filepath.Join(dir, filepath.FromSlash(path))
	for _, suffix := range suffixes {
		if info, err := os.Stat(file + suffix); err == nil && !info.IsDir() {
			return ReadFile(file+suffix, rules)
		}
	}
	return nil, fileError(file, fs.ErrNotExist)
}

func fileError(file string, err error) error {
	if info, e := os.Stat(file); e == nil && info.IsDir() {
		return &FileError{Message: file + " is a folder; name a notebook in it"}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return &FileError{err.Error(), err}
	}
	message := "there is no notebook " + file
	if near := nearFile(file); near != "" {
		message += ": did you mean " + near + "?"
	}
	return &FileError{message, err}
}

// nearFile is a notebook in the same folder with a similar name, written with its
// suffix if file has one; empty for none.
func nearFile(file string) string {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(suffixes[1:], strings.ToLower(filepath.Ext(e.Name()))) {
			continue
		}
		if name := e.Name(); filepath.Ext(file) == "" {
			names = append(names, strings.TrimSuffix(name, filepath.Ext(name)))
		} else {
			names = append(names, name)
		}
	}
	if near := spell.Nearest(filepath.Base(file), names); near != "" {
		return filepath.Join(filepath.Dir(file), near)
	}
	return ""
}
