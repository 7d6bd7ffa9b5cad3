package pyspark

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"syscall"

	"brook/dbfs"
	"brook/diag"
	"brook/python"
)

// files is dbutils.fs. Paths are kept as the user wrote them, less the scheme,
// for the words of errors.
type files struct {
	r    *Runtime
	root dbfs.FS
	info *python.Class
}

// typed is a path without its scheme, as errors name it, and its canonical form.
func (f *files) typed(v any) (string, string) {
	name, ok := v.(string)
	if !ok {
		f.r.in.Raise("TypeError", "expected string or bytes-like object, got '"+f.r.in.TypeName(v)+"'")
	}
	p, err := dbfs.Clean(name)
	f.r.must(err)
	short := strings.TrimPrefix(name, "dbfs:")
	if rest, ok := strings.CutPrefix(name, "file:"); ok {
		short = "/" + strings.TrimLeft(rest, "/")
	}
	return short, p
}

func (f *files) check(err error, name string) {
	if err == nil {
		return
	}
	if _, ok := diag.As(err); ok {
		f.r.fail(err)
	}
	f.r.in.RaiseOS(err, name)
}

func (f *files) isDir(p string) bool {
	i, err := f.root.Stat(p)
	return err == nil && i.IsDir()
}

// entry is a FileInfo: a Row that knows when it was modified.
func (f *files) entry(full string, i fs.FileInfo) *python.Instance {
	uri, name, size := dbfs.URI(full), path.Base(full), i.Size()
	if i.IsDir() {
		uri, name, size = uri+"/", name+"/", 0
	}
	out := newRow(f.info, &row{names: []string{"path", "name", "size"}, values: []any{uri, name, size}})
	out.Attrs["modificationTime"] = i.ModTime().UnixMilli()
	return out
}

func (f *files) ls(name string, p string) any {
	info, err := f.root.Stat(p)
	f.check(err, name)
	if !info.IsDir() {
		return python.NewList(f.entry(p, info))
	}
	entries, err := f.root.ReadDir(p)
	f.check(err, name)
	out := python.NewList()
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && strings.HasSuffix(e.Name(), ".crc") {
			continue
		}
		i, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since the folder was read
		}
		f.check(err, name)
		out.Items = append(out.Items, f.entry(path.Join(p, e.Name()), i))
	}
	return out
}

func (f *files) head(name, p string, most int64) string {
	if f.isDir(p) {
		f.check(syscall.EISDIR, name)
	}
	data, err := f.root.ReadFile(p)
	f.check(err, name)
	if most >= 0 && int64(len(data)) > most {
		fmt.Fprintf(f.r.out, "[Truncated to first %d bytes]\n", most)
		data = data[:most]
	}
	return strings.ToValidUTF8(string(data), "\uFFFD")
}

func (f *files) rm(name, p string, recurse bool) bool {
	info, err := f.root.Stat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	f.check(err, name)
	if info.IsDir() && recurse {
		f.check(f.root.RemoveAll(p), name)
	} else {
		f.check(f.root.Remove(p), name)
	}
	return true
}

// cp copies a file to a name or into a folder, or what is in a folder.
func (f *files) cp(fromName, from, toName, to string) {
	info, err := f.root.Stat(from)
	f.check(err, fromName)
	if info.IsDir() {
		entries, err := f.root.ReadDir(from)
		f.check(err, fromName)
		f.check(f.root.MkdirAll(to), toName)
		for _, e := range entries {
			f.cp(path.Join(fromName, e.Name()), path.Join(from, e.Name()), toName, path.Join(to, e.Name()))
		}
		return
	}
	if strings.HasSuffix(toName, "/") || f.isDir(to) {
		to = path.Join(to, path.Base(from))
	}
	data, err := f.root.ReadFile(from)
	f.check(err, fromName)
	f.check(f.root.WriteAtomic(to, data, false), toName)
}

func (f *files) mv(fromName, from, toName, to string) {
	_, err := f.root.Stat(from)
	f.check(err, fromName)
	if f.isDir(to) && from != to {
		to = path.Join(to, path.Base(from))
		if _, err := f.root.Stat(to); err == nil {
			f.r.in.Raise("OSError", "Destination path '"+to+"' already exists")
		}
	}
	f.check(f.root.Rename(from, to), toName)
}

// notHere are the parts of Databricks' dbutils.fs that have no meaning without
// its object store.
var notHere = map[string]bool{"mount": true, "mounts": true, "unmount": true, "refreshMounts": true, "updateMount": true, "help": true}

func (r *Runtime) addFiles() *python.Instance {
	f := &files{r: r, root: r.session.FS()}
	isDir := func(in *python.Interp, v any) bool { return strings.HasSuffix(in.Str(in.GetAttr(v, "name")), "/") }
	f.info = python.NewClass("FileInfo", "dbruntime.dbutils", r.classes["Row"], map[string]*python.Builtin{
		"isDir":  def("self", func(in *python.Interp, a []any) any { return isDir(in, a[0]) }),
		"isFile": def("self", func(in *python.Interp, a []any) any { return !isDir(in, a[0]) }),
		"__repr__": def("self", func(in *python.Interp, a []any) any {
			get := func(name string) string { return name + "=" + in.Repr(in.GetAttr(a[0], name)) }
			return "FileInfo(" + get("path") + ", " + get("name") + ", " + get("size") + ", " + get("modificationTime") + ")"
		}),
	})
	return python.NewInstance(r.class("Fs", "dbutils", map[string]*python.Builtin{
		"ls": def("self, dir", func(_ *python.Interp, a []any) any { name, p := f.typed(a[1]); return f.ls(name, p) }),
		"head": def("self, file, maxBytes=65536", func(in *python.Interp, a []any) any {
			name, p := f.typed(a[1])
			return f.head(name, p, r.whole(a[2]))
		}),
		"put": def("self, file, contents, overwrite=False", func(in *python.Interp, a []any) any {
			name, p := f.typed(a[1])
			if _, err := f.root.Stat(p); err == nil && !in.Truth(a[3]) {
				in.Raise("FileExistsError", in.Str(a[1]))
			}
			contents, ok := a[2].(string)
			if !ok {
				in.Raise("TypeError", "write() argument must be str, not "+in.TypeName(a[2]))
			}
			if f.isDir(p) {
				f.check(syscall.EISDIR, name)
			}
			f.check(f.root.WriteAtomic(p, []byte(contents), false), name)
			fmt.Fprintf(r.out, "Wrote %d bytes.\n", len(contents))
			return true
		}),
		"mkdirs": def("self, dir", func(_ *python.Interp, a []any) any {
			name, p := f.typed(a[1])
			f.check(f.root.MkdirAll(p), name)
			return true
		}),
		"rm": def("self, dir, recurse=False", func(in *python.Interp, a []any) any {
			name, p := f.typed(a[1])
			return f.rm(name, p, in.Truth(a[2]))
		}),
		"cp": def("self, source, dest, recurse=False", func(_ *python.Interp, a []any) any {
			name, from := f.typed(a[1])
			toName, to := f.typed(a[2])
			f.cp(name, from, toName, to)
			return true
		}),
		"mv": def("self, source, dest, recurse=False", func(_ *python.Interp, a []any) any {
			name, from := f.typed(a[1])
			toName, to := f.typed(a[2])
			f.mv(name, from, toName, to)
			return true
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			name := in.Str(a[1])
			if notHere[name] {
				r.fail(diag.NotImplemented("dbutils.fs.%s", name))
			}
			in.Raise("AttributeError", "'Fs' object has no attribute '"+name+"'")
			return nil
		}),
	}), nil)
}

// whole is an int, or a text of one as a command line has it.
func (r *Runtime) whole(v any) int64 {
	if s, ok := v.(string); ok {
		n, err := r.in.Call(r.in.ClassOf(int64(0)), s)
		r.must(err)
		return r.in.Index(n)
	}
	return r.in.Index(v)
}

// Files runs a method of dbutils.fs, as %fs does: a listing and the head of a
// file are shown.
func (r *Runtime) Files(ctx context.Context, src *diag.Source, name string, args ...string) error {
	return r.in.Do(ctx, src, func() {
		values := make([]any, len(args))
		for i, a := range args {
			values[i] = a
		}
		out, err := r.in.Call(r.in.GetAttr(r.fs, name), values...)
		r.must(err)
		switch name {
		case "ls":
			if len(out.(*python.List).Items) == 0 {
				out = r.createFrame(out, "path string, name string, size long", true)
			}
			r.display(out)
		case "head":
			text := r.in.Str(out)
			if r.Excerpt != nil && len(args) == 1 {
				text = r.Excerpt(text)
			}
			fmt.Fprintln(r.out, text)
		}
	})
}
