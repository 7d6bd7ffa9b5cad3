package python

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// posixModule is what the modules about files are written with: one function
// for each thing that the root does.
func posixModule(in *Interp) *Module {
	m := &Module{Name: "_posix", Dict: map[string]any{"isdir_error": int64(syscall.EISDIR)}}
	root := in.files.root
	def := func(name, signature string, f func(in *Interp, a []any) any) { m.Dict[name] = Def(name, signature, f) }
	onPath := func(name, signature string, f func(in *Interp, p string, a []any) error) {
		def(name, signature, func(in *Interp, a []any) any {
			written := in.pathText(a[0])
			in.check(f(in, in.local(written), a), written)
			return nil
		})
	}
	def("fspath", "path", func(in *Interp, a []any) any {
		if _, ok := native(a[0]).(Bytes); ok {
			return a[0]
		}
		return in.pathText(a[0])
	})
	def("getcwd", "", func(in *Interp, _ []any) any { return in.files.cwd })
	onPath("chdir", "path", func(in *Interp, p string, _ []any) error {
		info, err := root.Stat(p)
		if err == nil && !info.IsDir() {
			err = syscall.ENOTDIR
		}
		if err == nil {
			in.files.cwd = p
		}
		return err
	})
	def("listdir", "path='.'", func(in *Interp, a []any) any {
		names := NewList()
		for _, e := range in.folder(a[0]) {
			names.Items = append(names.Items, e.Name())
		}
		return names
	})
	def("entries", "path", func(in *Interp, a []any) any {
		out := NewList()
		for _, e := range in.folder(a[0]) {
			out.Items = append(out.Items, Tuple{e.Name(), e.IsDir(), e.Type()&fs.ModeSymlink != 0})
		}
		return out
	})
	for name, stat := range map[string]func(string) (fs.FileInfo, error){"stat": root.Stat, "lstat": root.Lstat} {
		def(name, "path", func(in *Interp, a []any) any {
			written := in.pathText(a[0])
			info, err := stat(in.local(written))
			in.check(err, written)
			return statTuple(info)
		})
	}
	onPath("mkdir", "path", func(in *Interp, p string, _ []any) error { return root.Mkdir(p) })
	onPath("rmdir", "path", func(_ *Interp, p string, _ []any) error { return removeKind(root, p, true) })
	onPath("unlink", "path", func(_ *Interp, p string, _ []any) error { return removeKind(root, p, false) })
	onPath("utime", "path, mtime", func(in *Interp, p string, a []any) error {
		f, _ := asFloat(a[1])
		return root.Chtimes(p, time.UnixMicro(int64(f*1e6)))
	})
	def("rename", "src, dst", func(in *Interp, a []any) any {
		from, to := in.pathText(a[0]), in.pathText(a[1])
		if err := in.move(in.local(from), in.local(to)); err != nil {
			in.raiseOS(err, from, to)
		}
		return nil
	})
	def("environ", "", func(*Interp, []any) any {
		d := NewDict()
		for _, pair := range os.Environ() {
			name, value, _ := strings.Cut(pair, "=")
			d.SetString(name, value)
		}
		return d
	})
	def("urandom", "size", func(in *Interp, a []any) any {
		n := in.Index(a[0])
		if n < 0 {
			in.raise("ValueError", "negative argument not allowed")
		}
		in.room(n)
		b := make([]byte, n)
		_, _ = rand.Read(b) // never fails
		return Bytes(b)
	})
	def("cpu_count", "", func(*Interp, []any) any { return int64(runtime.NumCPU()) })
	def("getpid", "", func(*Interp, []any) any { return int64(os.Getpid()) })
	return m
}

// folder lists a folder.
func (in *Interp) folder(path any) []fs.DirEntry {
	written := in.pathText(path)
	p := in.local(written)
	info, err := in.files.root.Stat(p)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	in.check(err, written)
	entries, err := in.files.root.ReadDir(p)
	in.check(err, written)
	return entries
}

// removeKind removes an empty folder or a file, and refuses the other.
func removeKind(root interface {
	Lstat(string) (fs.FileInfo, error)
	Remove(string) error
}, p string, folder bool) error {
	info, err := root.Lstat(p)
	switch {
	case err != nil:
		return err
	case folder && !info.IsDir():
		return syscall.ENOTDIR
	case !folder && info.IsDir():
		return syscall.EISDIR
	}
	return root.Remove(p)
}

// move renames; unlike the root it makes no folders.
func (in *Interp) move(from, to string) error {
	root := in.files.root
	if _, err := root.Lstat(from); err != nil {
		return err
	}
	if i := strings.LastIndexByte(to, '/'); i > 0 {
		info, err := root.Stat(to[:i])
		if err != nil {
			return err
		}
		if !info.IsDir() {
			return syscall.ENOTDIR
		}
	}
	info, err := root.Stat(from)
	if err != nil {
		return err
	}
	if there, err := root.Stat(to); err == nil {
		switch {
		case there.IsDir() && !info.IsDir():
			return syscall.EISDIR
		case !there.IsDir() && info.IsDir():
			return syscall.ENOTDIR
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return root.Rename(from, to)
}

// statTuple is what stat() tells: mode, inode, device, links, owner, group, size and
// the times in nanoseconds.
func statTuple(info fs.FileInfo) Tuple {
	mode := int64(info.Mode().Perm())
	switch {
	case info.IsDir():
		mode |= 0o040000
	case info.Mode()&fs.ModeSymlink != 0:
		mode |= 0o120000
	default:
		mode |= 0o100000
	}
	inode, links := int64(0), int64(1)
	changed := info.ModTime().UnixNano()
	accessed := changed
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		inode, links = int64(s.Ino), int64(s.Nlink)
	}
	return Tuple{mode, inode, int64(1), links, int64(os.Getuid()), int64(os.Getgid()), info.Size(), accessed, info.ModTime().UnixNano(), changed}
}
