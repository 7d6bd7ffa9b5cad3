package dbfs

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"time"
)

// Root is the folder of the machine that all paths are below.
type Root struct {
	root  *os.Root
	mount func(p string) error // makes what is mounted at or around p appear
	temp  atomic.Int64         // numbers temporary files
}

// NewRoot opens dir, which is made when it is missing. mount is called with a
// path before it is looked at, so that bundled data can appear on first use; it
// may be nil.
func NewRoot(dir string, mount func(r *Root, p string) error) (*Root, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	r := &Root{root: root}
	if mount != nil {
		r.mount = func(p string) error { return mount(r, p) }
	}
	return r, nil
}

// Close releases the folder.
func (r *Root) Close() error { return r.root.Close() }

// Dir is the folder's own path on the machine.
func (r *Root) Dir() string { return r.root.Name() }

// rel is a canonical path as os.Root takes it.
func rel(p string) string {
	if p = strings.TrimPrefix(path.Clean("/"+p), "/"); p == "" {
		return "."
	}
	return p
}

func (r *Root) at(p string) (string, error) {
	if r.mount != nil {
		if err := r.mount(p); err != nil {
			return "", err
		}
	}
	return rel(p), nil
}

// Open opens a file for reading.
func (r *Root) Open(p string) (File, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	f, err := r.root.Open(name)
	if err != nil {
		return nil, refused(p, err)
	}
	return f, nil
}

// ReadFile returns a whole file.
func (r *Root) ReadFile(p string) ([]byte, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	data, err := r.root.ReadFile(name)
	return data, refused(p, err)
}

// Create opens a file for writing and makes missing folders.
func (r *Root) Create(p string) (io.WriteCloser, error) {
	return r.write(p, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
}

// Append opens a file for writing at its end.
func (r *Root) Append(p string) (io.WriteCloser, error) {
	return r.write(p, os.O_WRONLY|os.O_CREATE|os.O_APPEND)
}

// OpenFile opens a file with the flags of os.OpenFile.
func (r *Root) OpenFile(p string, flags int) (Handle, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	f, err := r.root.OpenFile(name, flags, 0o644)
	if err != nil {
		return nil, refused(p, err)
	}
	return f, nil
}

func (r *Root) write(p string, flags int) (io.WriteCloser, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	f, err := r.root.OpenFile(name, flags, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err := r.root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return nil, refused(p, err)
		}
		f, err = r.root.OpenFile(name, flags, 0o644)
	}
	if err != nil {
		return nil, refused(p, err)
	}
	return f, nil
}

// WriteAtomic makes a file appear whole or not at all.
func (r *Root) WriteAtomic(p string, data []byte, sync bool) error {
	temp, err := r.beside(p, data, sync)
	if err != nil {
		return err
	}
	if err := r.root.Rename(temp, rel(p)); err != nil {
		return errors.Join(err, r.root.Remove(temp))
	}
	return r.syncDir(path.Dir(rel(p)), sync)
}

// CreateAtomic makes a new file appear whole or not at all.
func (r *Root) CreateAtomic(p string, data []byte, sync bool) error {
	temp, err := r.beside(p, data, sync)
	if err != nil {
		return err
	}
	// A link, unlike a rename, fails when the name is taken.
	if err := errors.Join(r.root.Link(temp, rel(p)), r.root.Remove(temp)); err != nil {
		return err
	}
	return r.syncDir(path.Dir(rel(p)), sync)
}

// beside writes data to a temporary file in p's folder.
func (r *Root) beside(p string, data []byte, sync bool) (string, error) {
	name, err := r.at(p)
	if err != nil {
		return "", err
	}
	dir, base := path.Split(name)
	temp := dir + "." + base + "." + tempName(r.temp.Add(1)) + ".tmp"
	w, err := r.write("/"+temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return "", err
	}
	f := w.(*os.File)
	_, err = f.Write(data)
	if err == nil && sync {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, r.root.Remove(temp))
	}
	return temp, nil
}

func (r *Root) syncDir(dir string, sync bool) error {
	if !sync {
		return nil
	}
	d, err := r.root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// ReadDir lists a folder, sorted by name.
func (r *Root) ReadDir(p string) ([]fs.DirEntry, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(r.root.FS(), name)
	return entries, refused(p, err)
}

// Stat describes a file or folder.
func (r *Root) Stat(p string) (fs.FileInfo, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	info, err := r.root.Stat(name)
	return info, refused(p, err)
}

// Lstat describes a file, a folder or a link.
func (r *Root) Lstat(p string) (fs.FileInfo, error) {
	name, err := r.at(p)
	if err != nil {
		return nil, err
	}
	info, err := r.root.Lstat(name)
	return info, refused(p, err)
}

// Mkdir makes a folder in one that is there.
func (r *Root) Mkdir(p string) error {
	name, err := r.at(p)
	if err != nil {
		return err
	}
	return refused(p, r.root.Mkdir(name, 0o755))
}

// MkdirAll makes a folder and those above it.
func (r *Root) MkdirAll(p string) error { return refused(p, r.root.MkdirAll(rel(p), 0o755)) }

// Remove deletes a file or an empty folder.
func (r *Root) Remove(p string) error { return refused(p, r.root.Remove(rel(p))) }

// RemoveAll deletes a file or a folder with all that is in it; the root itself
// stays and is emptied.
func (r *Root) RemoveAll(p string) error {
	if rel(p) != "." {
		return refused(p, r.root.RemoveAll(rel(p)))
	}
	entries, err := r.ReadDir("/")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := r.root.RemoveAll(e.Name()); err != nil {
			return err
		}
	}
	return nil
}

// Rename moves a file or folder; missing folders above the target are made.
func (r *Root) Rename(from, to string) error {
	if _, err := r.at(from); err != nil {
		return err
	}
	if err := r.root.MkdirAll(path.Dir(rel(to)), 0o755); err != nil {
		return refused(to, err)
	}
	return refused(from, r.root.Rename(rel(from), rel(to)))
}

// Chtimes sets the time of last modification.
func (r *Root) Chtimes(p string, t time.Time) error {
	return refused(p, r.root.Chtimes(rel(p), t, t))
}
