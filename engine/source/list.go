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
	"brook/engine/format"
)

// file is one data file.
type file struct {
	path       string // canonical
	size       int64
	modified   time.Time
	partitions []keyValue // of the folders k=v above it
}

// keyValue is a folder k=v, unescaped; NULL for Hive's default partition.
type keyValue struct {
	key, value string
	null       bool
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

func newLister(root dbfs.FS, o format.Options) (*lister, error) {
	l := &lister{fs: root, glob: o.Text("pathGlobFilter", "")}
	var err error
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
			t, err := time.Parse("2006-01-02T15:04:05", text)
			if err != nil {
				return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1195", "", "The timestamp provided for the '%s' option is invalid. The expected format is 'YYYY-MM-DDTHH:mm:ss', but the provided timestamp: %s", key, text)
			}
			*into = t
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
		found, err := l.expand(clean)
		if err != nil {
			return nil, err
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

// files lists the data files below roots, in the order of their paths.
func (l *lister) files(roots []string) ([]file, error) {
	var out []file
	for _, root := range roots {
		info, err := l.fs.Stat(root)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, PathNotFound(root)
			}
			return nil, err
		}
		base := l.base
		if base == "" {
			base = root
			if !info.IsDir() {
				base = path.Dir(root)
			}
		}
		if !info.IsDir() {
			if f, ok := l.accept(root, info, partitionsOf(base, path.Dir(root))); ok && !hidden(path.Base(root)) {
				out = append(out, f)
			}
			continue
		}
		if err := l.walk(root, partitionsOf(base, root), 0, &out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// maxFolders bounds how deep a folder tree is followed.
const maxFolders = 100

func (l *lister) walk(dir string, parts []keyValue, depth int, out *[]file) error {
	if depth > maxFolders {
		return diag.New(diag.IllegalArgument, "", "", "the folders below %s are nested too deep", dir)
	}
	entries, err := l.fs.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		if hidden(name) {
			continue
		}
		full := path.Join(dir, name)
		if e.IsDir() {
			kv, isPartition := partitionOf(name)
			if !isPartition && !l.recursive {
				continue // only partitions are looked into
			}
			if l.recursive {
				isPartition = false
			}
			below := parts
			if isPartition {
				below = append(slices.Clone(parts), kv)
			}
			if err := l.walk(full, below, depth+1, out); err != nil {
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
		if f, ok := l.accept(full, info, parts); ok {
			*out = append(*out, f)
		}
	}
	return nil
}

func (l *lister) accept(p string, info fs.FileInfo, parts []keyValue) (file, bool) {
	if l.glob != "" && !dbfs.Match(l.glob, path.Base(p)) {
		return file{}, false
	}
	m := info.ModTime()
	if !l.before.IsZero() && !m.Before(l.before) || !l.after.IsZero() && !m.After(l.after) {
		return file{}, false
	}
	return file{p, info.Size(), m, parts}, true
}

// partitionOf splits a folder name k=v.
func partitionOf(name string) (keyValue, bool) {
	k, v, ok := strings.Cut(name, "=")
	if !ok || k == "" {
		return keyValue{}, false
	}
	if v == "__HIVE_DEFAULT_PARTITION__" {
		return keyValue{key: unescape(k), null: true}, true
	}
	return keyValue{key: unescape(k), value: unescape(v)}, true
}

// partitionsOf collects the partitions of the folders from base down to dir.
func partitionsOf(base, dir string) []keyValue {
	rest, ok := strings.CutPrefix(dir, strings.TrimSuffix(base, "/")+"/")
	if !ok {
		return nil
	}
	var out []keyValue
	for name := range strings.SplitSeq(rest, "/") {
		if kv, ok := partitionOf(name); ok {
			out = append(out, kv)
		}
	}
	return out
}

// unescape turns %XX into characters, as Hive escapes partition values.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, ok1 := hexDigit(s[i+1])
			lo, ok2 := hexDigit(s[i+2])
			if ok1 && ok2 {
				b.WriteByte(hi<<4 | lo)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
