package source

import (
	"path"
	"slices"
	"strings"
)

// folder is one with data files in it.
type folder struct {
	path       string // canonical
	base       string // where its partitions begin; itself when it has none
	partitions []keyValue
	direct     bool // it is one of the reader's paths
}

// keyValue is a folder k=v, unescaped; NULL for Hive's default partition.
type keyValue struct {
	key, value string
	null       bool
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

// partitionsOf collects the partitions of the folders from dir up to a base, as
// far as they follow each other, and tells where they begin.
func partitionsOf(dir string, isBase func(string) bool) (base string, out []keyValue) {
	at := dir
	for !isBase(at) && at != "/" && at != "." {
		kv, ok := partitionOf(path.Base(at))
		if ok {
			out = append(out, kv)
		} else if len(out) > 0 {
			break
		}
		at = path.Dir(at)
	}
	if len(out) == 0 {
		return dir, nil
	}
	slices.Reverse(out)
	return at, out
}

// foldersOf are the folders of files that are known without a listing, below
// base.
func foldersOf(files []file, base string) []folder {
	var out []folder
	seen := map[string]bool{}
	for _, f := range files {
		dir := path.Dir(f.path)
		if seen[dir] {
			continue
		}
		seen[dir] = true
		out = append(out, folder{path: dir, base: base, partitions: f.partitions})
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
