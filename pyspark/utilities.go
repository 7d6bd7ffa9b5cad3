package pyspark

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
	"brook/render"
)

// Exit is how dbutils.notebook.exit ends a notebook.
type Exit struct{ Value string }

// Error is the exit value.
func (e *Exit) Error() string { return "Notebook exited: " + e.Value }

// FileInfo is an entry of fs.ls.
type FileInfo struct {
	Path, Name string
	Size       int64
	Modified   int64 // ms
}

// List is dbutils.fs.ls.
func List(root dbfs.FS, dir string) ([]FileInfo, error) {
	p, err := dbfs.Clean(dir)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(p)
	if err != nil {
		return nil, notFound(p, err)
	}
	one := func(full string, i fs.FileInfo) FileInfo {
		f := FileInfo{Path: dbfs.URI(full), Name: path.Base(full), Size: i.Size(), Modified: i.ModTime().UnixMilli()}
		if i.IsDir() {
			f.Path, f.Name, f.Size = f.Path+"/", f.Name+"/", 0
		}
		return f
	}
	if !info.IsDir() {
		return []FileInfo{one(p, info)}, nil
	}
	entries, err := root.ReadDir(p)
	if err != nil {
		return nil, err
	}
	var out []FileInfo
	for _, e := range entries {
		i, err := e.Info()
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(e.Name(), ".") {
			out = append(out, one(path.Join(p, e.Name()), i))
		}
	}
	return out, nil
}

func notFound(p string, err error) error {
	return diag.New(diag.Py4J, "", "", "java.io.FileNotFoundException: No such file or directory %s", dbfs.URI(p))
}

// Head is dbutils.fs.head: the text and whether it was cut.
func Head(root dbfs.FS, file string, most int64) (string, bool, error) {
	p, err := dbfs.Clean(file)
	if err != nil {
		return "", false, err
	}
	data, err := root.ReadFile(p)
	if err != nil {
		return "", false, notFound(p, err)
	}
	if int64(len(data)) <= most {
		return string(data), false, nil
	}
	return strings.ToValidUTF8(string(data[:most]), string(utf8.RuneError)), true, nil
}

func (r *Runtime) addUtilities() {
	root := r.session.FS()
	clean := func(v any) string {
		p, err := dbfs.Clean(r.in.Str(v))
		r.must(err)
		return p
	}
	info := r.class("FileInfo", "dbruntime.dbutils", map[string]*python.Builtin{
		"isDir":  def("self", func(in *python.Interp, a []any) any { return strings.HasSuffix(in.Str(in.GetAttr(a[0], "name")), "/") }),
		"isFile": def("self", func(in *python.Interp, a []any) any { return !strings.HasSuffix(in.Str(in.GetAttr(a[0], "name")), "/") }),
		"__repr__": def("self", func(in *python.Interp, a []any) any {
			i := a[0].(*python.Instance)
			return fmt.Sprintf("FileInfo(path=%s, name=%s, size=%s, modificationTime=%s)", in.Repr(i.Attrs["path"]), in.Repr(i.Attrs["name"]), in.Repr(i.Attrs["size"]), in.Repr(i.Attrs["modificationTime"]))
		}),
	})
	files := r.class("FS", "dbutils", map[string]*python.Builtin{
		"ls": def("self, dir", func(in *python.Interp, a []any) any {
			list, err := List(root, in.Str(a[1]))
			r.must(err)
			out := python.NewList()
			for _, f := range list {
				i := python.NewInstance(info, nil)
				i.Attrs["path"], i.Attrs["name"], i.Attrs["size"], i.Attrs["modificationTime"] = f.Path, f.Name, f.Size, f.Modified
				out.Items = append(out.Items, i)
			}
			return out
		}),
		"head": def("self, file, maxBytes=65536", func(in *python.Interp, a []any) any {
			s, cut, err := Head(root, in.Str(a[1]), in.Index(a[2]))
			r.must(err)
			if cut {
				fmt.Fprintf(r.out, "[Truncated to first %d bytes]\n", in.Index(a[2]))
			}
			return s
		}),
		"put": def("self, file, contents, overwrite=False", func(in *python.Interp, a []any) any {
			p := clean(a[1])
			data := []byte(in.Str(a[2]))
			if _, err := root.Stat(p); err == nil && !in.Truth(a[3]) {
				r.fail(diag.New(diag.Py4J, "", "", "org.apache.hadoop.fs.FileAlreadyExistsException: File already exists: %s", dbfs.URI(p)))
			}
			r.must(root.WriteAtomic(p, data, false))
			fmt.Fprintf(r.out, "Wrote %d bytes.\n", len(data))
			return true
		}),
		"mkdirs": def("self, dir", func(_ *python.Interp, a []any) any { r.must(root.MkdirAll(clean(a[1]))); return true }),
		"rm": def("self, dir, recurse=False", func(in *python.Interp, a []any) any {
			p := clean(a[1])
			if _, err := root.Stat(p); err != nil {
				return false
			}
			if in.Truth(a[2]) {
				r.must(root.RemoveAll(p))
			} else {
				r.must(root.Remove(p))
			}
			return true
		}),
		"cp": def("self, source, dest, recurse=False", func(in *python.Interp, a []any) any {
			r.must(Copy(root, clean(a[1]), clean(a[2]), in.Truth(a[3])))
			return true
		}),
		"mv": def("self, source, dest, recurse=False", func(in *python.Interp, a []any) any {
			r.must(root.Rename(clean(a[1]), clean(a[2])))
			return true
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			r.fail(diag.NotImplemented("dbutils.fs.%s", in.Str(a[1])))
			return nil
		}),
	})
	widget := def("self, name, defaultValue, choices=None, label=None", func(in *python.Interp, a []any) any {
		if _, ok := r.widgets[in.Str(a[1])]; !ok {
			r.widgets[in.Str(a[1])] = in.Str(a[2])
		}
		return nil
	})
	widgets := r.class("Widgets", "dbutils", map[string]*python.Builtin{
		"text": widget, "dropdown": widget, "combobox": widget, "multiselect": widget,
		"get": def("self, name", func(in *python.Interp, a []any) any {
			v, ok := r.widgets[in.Str(a[1])]
			if !ok {
				in.Raise("KeyError", in.Str(a[1]))
			}
			return v
		}),
		"remove":    def("self, name", func(in *python.Interp, a []any) any { delete(r.widgets, in.Str(a[1])); return nil }),
		"removeAll": def("self", func(*python.Interp, []any) any { clear(r.widgets); return nil }),
	})
	r.notebookExit = &python.Class{Name: "NotebookExit", Module: "dbutils", Bases: []*python.Class{r.in.ExceptionClass("BaseException")}, Dict: map[string]any{}}
	notebook := r.class("Notebook", "dbutils", map[string]*python.Builtin{
		"exit": def("self, value", func(in *python.Interp, a []any) any {
			in.RaiseValue(in.NewException(r.notebookExit, in.Str(a[1]), &Exit{in.Str(a[1])}))
			return nil
		}),
		"run": fn(func(*python.Interp, []any, *python.Kwargs) any {
			r.fail(diag.NotImplemented("dbutils.notebook.run"))
			return nil
		}),
	})
	utils := python.NewInstance(r.class("DBUtils", "dbutils", nil), nil)
	utils.Attrs["fs"] = python.NewInstance(files, nil)
	utils.Attrs["widgets"] = python.NewInstance(widgets, nil)
	utils.Attrs["notebook"] = python.NewInstance(notebook, nil)
	r.in.Globals["dbutils"] = utils
	r.in.Globals["display"] = def("df", func(in *python.Interp, a []any) any { r.display(a[0]); return nil })
	r.in.Globals["displayHTML"] = def("html", func(*python.Interp, []any) any { return nil })
}

// Copy copies a file, or a folder with recurse.
func Copy(root dbfs.FS, from, to string, recurse bool) error {
	info, err := root.Stat(from)
	if err != nil {
		return notFound(from, err)
	}
	if !info.IsDir() {
		if i, err := root.Stat(to); err == nil && i.IsDir() {
			to = path.Join(to, path.Base(from))
		}
		data, err := root.ReadFile(from)
		if err != nil {
			return err
		}
		return root.WriteAtomic(to, data, false)
	}
	if !recurse {
		return diag.New(diag.Py4J, "", "", "java.io.IOException: %s is a directory: copy it with recurse=True", dbfs.URI(from))
	}
	entries, err := root.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := Copy(root, path.Join(from, e.Name()), path.Join(to, e.Name()), true); err != nil {
			return err
		}
	}
	return nil
}

// display shows a frame, or a list of rows, whole.
func (r *Runtime) display(v any) {
	f, ok := frameData(v)
	if !ok {
		items := r.in.Items(v)
		if len(items) > 0 {
			if i, isInfo := items[0].(*python.Instance); isInfo && i.Class.Name == "FileInfo" {
				r.showFiles(items)
				return
			}
		}
		f, _ = frameData(r.createFrame(python.NewList(items...), nil))
	}
	res := r.execute(&plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, int64(10001))})
	r.must(render.Show(r.out, res.Schema, res.Batches, render.ShowOptions{Rows: 10000, Location: r.session.Location()}))
}

// FilesSchema is the columns of a listing.
var FilesSchema = types.NewStruct(types.Field{Name: "path", Type: types.String}, types.Field{Name: "name", Type: types.String}, types.Field{Name: "size", Type: types.Long})

func (r *Runtime) showFiles(items []any) {
	schema := &types.Struct{Fields: append(append([]types.Field{}, FilesSchema.Fields...), types.Field{Name: "modificationTime", Type: types.Long})}
	var rows []types.StructValue
	for _, x := range items {
		a := x.(*python.Instance).Attrs
		rows = append(rows, types.StructValue{a["path"], a["name"], a["size"], a["modificationTime"]})
	}
	b, err := batch.FromRows(schema, rows)
	r.must(err)
	r.must(render.Show(r.out, schema, []*batch.Batch{b}, render.ShowOptions{Rows: 10000}))
}
