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
	"sync/atomic"

	"brook/dbfs"
)

// EventsFolder is where the tutorial looks for its data.
const EventsFolder = "/databricks-datasets/structured-streaming/events"

//go:embed events.tar.gz
var events []byte

//go:embed *.py
var notebooks embed.FS

// Tutorial is the notebook that newcomers walk through first.
const Tutorial = "day23_streaming"

// Notebook returns the text of a bundled notebook by its name, with or without
// the suffix .py. It fails with fs.ErrNotExist when there is none.
func Notebook(name string) ([]byte, error) {
	return notebooks.ReadFile(strings.TrimSuffix(name, ".py") + ".py")
}

// Names lists the bundled notebooks: the tutorial first, the others sorted.
func Names() []string {
	entries, err := notebooks.ReadDir(".")
	if err != nil {
		panic(err) // what is embedded can be read
	}
	out := []string{Tutorial}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".py"); name != Tutorial {
			out = append(out, name)
		}
	}
	return out
}

// Title is the first heading of a bundled notebook; empty when it has none.
func Title(name string) string {
	text, err := Notebook(name)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if title, ok := strings.CutPrefix(line, "# MAGIC # "); ok {
			return strings.TrimSpace(title)
		}
	}
	return ""
}

// Mount makes the events appear when p is their folder, inside of it, or a
// folder above it that is about to be listed. It is for dbfs.NewRoot.
func Mount() func(r *dbfs.Root, p string) error {
	// Whoever comes while they are being written, the writer itself among them,
	// is not kept waiting.
	var busy atomic.Bool
	return func(r *dbfs.Root, p string) error {
		within := p == EventsFolder || strings.HasPrefix(p, EventsFolder+"/")
		above := p != "/" && strings.HasPrefix(EventsFolder, p+"/")
		if !within && !above || !busy.CompareAndSwap(false, true) {
			return nil
		}
		defer busy.Store(false)
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
