package checkpoint

import (
	"errors"
	"io/fs"
	"path"

	"brook/dbfs"
)

// OnDisk is the folder at a canonical path of root. What is written to it is
// synced.
func OnDisk(root dbfs.FS, dir string) Dir { return &diskDir{root, dir} }

type diskDir struct {
	root dbfs.FS
	dir  string
}

func (d *diskDir) Read(name string) ([]byte, error) { return d.root.ReadFile(path.Join(d.dir, name)) }

func (d *diskDir) Write(name string, data []byte) error {
	return d.root.WriteAtomic(path.Join(d.dir, name), data, true)
}

func (d *diskDir) Create(name string, data []byte) error {
	return d.root.CreateAtomic(path.Join(d.dir, name), data, true)
}

func (d *diskDir) List() ([]string, error) {
	entries, err := d.root.ReadDir(d.dir)
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func (d *diskDir) Remove(name string) error {
	if err := d.root.Remove(path.Join(d.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d *diskDir) Sub(name string) Dir { return &diskDir{d.root, path.Join(d.dir, name)} }

func (d *diskDir) Durable() bool { return true }
