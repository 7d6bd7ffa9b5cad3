// Package samples has notebooks and the data that they read.
//
// The tutorial's events ship compressed in the binary and appear in the root
// the first time that somebody looks at their folder, with the modification
// times that the data set has. Files that are there already are left alone.
package samples

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"brook/dbfs"
)

// EventsFolder is where the tutorial looks for its data.
const EventsFolder = "/databricks-datasets/structured-streaming/events"

//go:embed events.tar.gz
var events []byte

//go:embed *.py
var notebooks embed.FS

// Notebook returns a bundled notebook by its file name.
func Notebook(name string) ([]byte, error) { return notebooks.ReadFile(name) }

// Mount makes the events appear when p is their folder, inside of it, or a
// folder above it that is about to be listed. It is for dbfs.NewRoot.
func Mount() func(r *dbfs.Root, p string) error {
	busy := false
	return func(r *dbfs.Root, p string) error {
		within := p == EventsFolder || strings.HasPrefix(p, EventsFolder+"/")
		above := p != "/" && strings.HasPrefix(EventsFolder, p+"/")
		if busy || !within && !above {
			return nil
		}
		busy = true
		defer func() { busy = false }()
		if _, err := r.Stat(EventsFolder); err == nil {
			return nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return unpack(r)
	}
}

func unpack(r *dbfs.Root) error {
	z, err := gzip.NewReader(bytes.NewReader(events))
	if err != nil {
		return err
	}
	t := tar.NewReader(z)
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the bundled events: %w", err)
		}
		data, err := io.ReadAll(t)
		if err != nil {
			return fmt.Errorf("the bundled events: %w", err)
		}
		p := path.Join(EventsFolder, h.Name)
		if err := r.WriteAtomic(p, data, false); err != nil {
			return err
		}
		if err := r.Chtimes(p, h.ModTime); err != nil {
			return err
		}
	}
}
