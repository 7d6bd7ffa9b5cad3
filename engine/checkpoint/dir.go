package checkpoint

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

// Dir is a folder of a checkpoint. Names are slash-separated and relative to
// it. The methods may be called from several goroutines.
type Dir interface {
	// Read returns a file; the error is fs.ErrNotExist when there is none.
	Read(name string) ([]byte, error)
	// Write makes a file appear whole or not at all, replacing one of that name.
	Write(name string, data []byte) error
	// Create is Write that fails with fs.ErrExist when the file is there.
	Create(name string, data []byte) error
	// List returns the names of the files directly in the folder, sorted; none
	// when the folder is missing.
	List() ([]string, error)
	// Remove deletes a file; a missing one is no error.
	Remove(name string) error
	// Sub is a folder below, which is made when something is written to it.
	Sub(name string) Dir
	// Durable tells whether the folder outlives the process.
	Durable() bool
}

// NewMemory makes a folder that lives as long as the process, for queries
// without a checkpoint location.
func NewMemory() Dir { return &memoryDir{files: &memoryFiles{data: map[string][]byte{}}} }

type memoryFiles struct {
	mu   sync.Mutex
	data map[string][]byte
}

type memoryDir struct {
	files  *memoryFiles
	prefix string // "" or "a/b/"
}

func (d *memoryDir) Read(name string) ([]byte, error) {
	d.files.mu.Lock()
	defer d.files.mu.Unlock()
	data, ok := d.files.data[d.prefix+name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: d.prefix + name, Err: fs.ErrNotExist}
	}
	return data, nil
}

func (d *memoryDir) Write(name string, data []byte) error {
	d.files.mu.Lock()
	defer d.files.mu.Unlock()
	d.files.data[d.prefix+name] = slices.Clone(data)
	return nil
}

func (d *memoryDir) Create(name string, data []byte) error {
	d.files.mu.Lock()
	defer d.files.mu.Unlock()
	if _, ok := d.files.data[d.prefix+name]; ok {
		return &fs.PathError{Op: "create", Path: d.prefix + name, Err: fs.ErrExist}
	}
	d.files.data[d.prefix+name] = slices.Clone(data)
	return nil
}

func (d *memoryDir) List() ([]string, error) {
	d.files.mu.Lock()
	defer d.files.mu.Unlock()
	names := map[string]bool{}
	for full := range d.files.data {
		if rest, ok := strings.CutPrefix(full, d.prefix); ok && !strings.Contains(rest, "/") {
			names[rest] = true
		}
	}
	return slices.Sorted(maps.Keys(names)), nil
}

func (d *memoryDir) Remove(name string) error {
	d.files.mu.Lock()
	defer d.files.mu.Unlock()
	delete(d.files.data, d.prefix+name)
	return nil
}

func (d *memoryDir) Sub(name string) Dir {
	return &memoryDir{files: d.files, prefix: d.prefix + path.Clean(name) + "/"}
}

func (d *memoryDir) Durable() bool { return false }

// missing reports whether err says that a file is not there.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
