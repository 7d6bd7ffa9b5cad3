package source

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/format"
)

// file is one data file.
type file struct {
	path       string // canonical
	size       int64
	modified   time.Time
	partitions []keyValue // of the folders k=v above it
}

// lister finds the data files below paths.
type lister struct {
	fs        dbfs.FS
	recursive bool
	glob      string // on file names; empty for all
	before    time.Time
	after     time.Time
	base      string // partition columns begin below it
}

func newLister(root dbfs.FS, reader *Options) (*lister, error) {
	o := format.NewOptions(reader.Options)
	loc, err := reader.location()
	if err != nil {
		return nil, err
	}
	l := &lister{fs: root, glob: o.Text("pathGlobFilter", "")}
	if l.recursive, err = o.Bool("recursiveFileLookup", false); err != nil {
		return nil, err
	}
	if base := o.Text("basePath", ""); base != "" {
		if l.base, err = dbfs.Clean(base); err != nil {
			return nil, err
		}
		if info, err := root.Stat(l.base); err != nil || !info.IsDir() {
			if err == nil {
				return nil, diag.New(diag.IllegalArgument, "", "", "Option 'basePath' must be a directory")
			}
			return nil, diag.New(diag.IllegalArgument, "", "", "Option 'basePath' not found")
		}
	}
	for key, into := range map[string]*time.Time{"modifiedbefore": &l.before, "modifiedafter": &l.after} {
		if text, ok := o[key]; ok {
			micros, _, ok := datetime.ParseTimestamp(text, loc, time.Time{})
			if !ok {
				return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1294", "", "The timestamp provided for the '%s' option is invalid. The expected format is 'YYYY-MM-DDTHH:mm:ss', but the provided timestamp: %s.", key, text)
			}
			*into = time.UnixMicro(micros)
		}
	}
	return l, nil
}

// hidden reports whether Spark passes over a name: those of temporary and
// metadata files.
func hidden(name string) bool {
	if strings.HasPrefix(name, "_metadata") || strings.HasPrefix(name, "_common_metadata") {
		return false
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") && !strings.Contains(name, "=") || strings.HasSuffix(name, "._COPYING_")
}

// PathNotFound is Spark's error for a path that is not there.
func PathNotFound(p string) error {
	return diag.New(diag.Analysis, "PATH_NOT_FOUND", "42K03", "Path does not exist: %s.", dbfs.FileURI(p)).With("path", dbfs.FileURI(p))
}

// roots expands the paths of a reader: each is a file, a folder or a glob.
// missing tells whether a plain path that is not there is an error.
func (l *lister) roots(paths []string, missing bool) ([]string, error) {
	var out []string
	for _, p := range paths {
		clean, err := dbfs.Clean(p)
		if err != nil {
			return nil, err
		}
		if !dbfs.IsGlob(clean) {
			if _, err := l.fs.Stat(clean); err != nil {
				if !missing {
					continue
				}
				if errors.Is(err, fs.ErrNotExist) {
					return nil, PathNotFound(clean)
				}
				return nil, err
			}
			out = append(out, clean)
			continue
		}
		var found []string
		for _, pattern := range dbfs.Alternatives(clean) {
			some, err := l.expand(pattern)
			if err != nil {
				return nil, err
			}
			found = append(found, some...)
		}
		if len(found) == 0 && missing {
			return nil, PathNotFound(clean)
		}
		out = append(out, found...)
	}
	return out, nil
}

// expand lists what a glob names.
func (l *lister) expand(pattern string) ([]string, error) {
	found := []string{"/"}
	for part := range strings.SplitSeq(strings.Trim(pattern, "/"), "/") {
		var next []string
		for _, dir := range found {
			if !dbfs.IsGlob(part) {
				p := path.Join(dir, part)
				if _, err := l.fs.Stat(p); err == nil {
					next = append(next, p)
				}
				continue
			}
			entries, err := l.fs.ReadDir(dir)
			if err != nil {
				continue // a file where the pattern wants a folder
			}
			for _, e := range entries {
				if dbfs.Match(part, e.Name()) {
					next = append(next, path.Join(dir, e.Name()))
				}
			}
		}
		found = next
	}
	return found, nil
}

// listing is what lies below the paths of a reader.
type listing struct {
	files   []file   // those to read, in the order of their paths
	folders []folder // all with data files, whatever the filters say of these
}

// list finds the data files below roots. As Spark does it looks into all
// folders: those that are not partitions tell when the tree is no table.
func (l *lister) list(roots []string) (listing, error) {
	w := walker{lister: l, bases: map[string]bool{}}
	infos := make([]fs.FileInfo, len(roots))
	for i, root := range roots {
		info, err := l.fs.Stat(root)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return listing{}, PathNotFound(root)
			}
			return listing{}, err
		}
		infos[i] = info
		switch {
		case l.base != "":
			w.bases[l.base] = true
		case info.IsDir():
			w.bases[root] = true
		default:
			w.bases[path.Dir(root)] = true
		}
	}
	for i, root := range roots {
		if infos[i].IsDir() {
			if err := w.walk(root, 0); err != nil {
				return listing{}, err
			}
			continue
		}
		if !hidden(path.Base(root)) {
			w.add(root, infos[i], w.folder(path.Dir(root), true))
		}
	}
	return w.result(), nil
}

// walker collects files from folder to folder.
type walker struct {
	*lister
	bases map[string]bool // partition columns begin below these
	listing
	direct []bool // of files: whether they lie in a path of the reader itself
}

// maxFolders bounds how deep a folder tree is followed.
const maxFolders = 100

func (w *walker) walk(dir string, depth int) error {
	if depth > maxFolders {
		return diag.New(diag.IllegalArgument, "", "", "the folders below %s are nested too deep", dir)
	}
	entries, err := w.fs.ReadDir(dir)
	if err != nil {
		return err
	}
	in := -1
	for _, e := range entries {
		name := e.Name()
		if hidden(name) {
			continue
		}
		full := path.Join(dir, name)
		if e.IsDir() {
			if err := w.walk(full, depth+1); err != nil {
				return err
			}
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since the folder was listed
		}
		if err != nil {
			return err
		}
		if in < 0 {
			in = w.folder(dir, depth == 0)
		}
		w.add(full, info, in)
	}
	return nil
}

// folder notes a folder with data files.
func (w *walker) folder(dir string, direct bool) int {
	f := folder{path: dir, base: dir, direct: direct}
	if !w.recursive {
		f.base, f.partitions = partitionsOf(dir, func(p string) bool { return w.bases[p] })
	}
	w.folders = append(w.folders, f)
	return len(w.folders) - 1
}

func (w *walker) add(p string, info fs.FileInfo, in int) {
	if w.glob != "" && !dbfs.Match(w.glob, path.Base(p)) {
		return
	}
	m := info.ModTime()
	if !w.before.IsZero() && !m.Before(w.before) || !w.after.IsZero() && !m.After(w.after) {
		return
	}
	f := w.folders[in]
	w.files = append(w.files, file{p, info.Size(), m, f.partitions})
	w.direct = append(w.direct, f.direct)
}

// result leaves out the files that Spark sees and does not read: those beside
// the partitions of a table, and those of further folders when there are no
// partitions.
func (w *walker) result() listing {
	if w.recursive {
		return w.listing
	}
	table := slices.ContainsFunc(w.folders, func(f folder) bool { return len(f.partitions) > 0 })
	var kept []file
	for i, f := range w.files {
		if table && len(f.partitions) > 0 || !table && w.direct[i] {
			kept = append(kept, f)
		}
	}
	w.files = kept
	return w.listing
}
