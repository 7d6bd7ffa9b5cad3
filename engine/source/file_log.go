package source

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"brook/dbfs"
)

// compactEvery is how many entries of a file log are folded into one file.
const compactEvery = 10

// logEntry is a line of a file source's log.
type logEntry struct {
	Path      string `json:"path"`
	Timestamp int64  `json:"timestamp"` // modification time, ms
	BatchID   int64  `json:"batchId"`
}

// clean is the canonical path.
func (e logEntry) clean() string { return cleanURI(e.Path) }

func cleanURI(uri string) string {
	p := strings.TrimPrefix(uri, "file:")
	if len(p) > 2 && p[:3] == "///" {
		p = p[2:]
	}
	if decoded, err := url.PathUnescape(p); err == nil {
		return decoded
	}
	return p
}

// fileLog remembers which files a source has taken, in Spark's format: a file
// for each entry, every tenth holding all before it.
type fileLog struct {
	dir     Checkpoint
	entries []logEntry
}

func openFileLog(dir Checkpoint) (*fileLog, error) {
	l := &fileLog{dir: dir}
	names, err := dir.List()
	if err != nil {
		return nil, err
	}
	compact := int64(-1)
	var plain []int64
	for _, name := range names {
		if n, ok := strings.CutSuffix(name, ".compact"); ok {
			if id, err := strconv.ParseInt(n, 10, 64); err == nil {
				compact = max(compact, id)
			}
		} else if id, err := strconv.ParseInt(name, 10, 64); err == nil {
			plain = append(plain, id)
		}
	}
	slices.Sort(plain)
	if compact >= 0 {
		if err := l.load(strconv.FormatInt(compact, 10) + ".compact"); err != nil {
			return nil, err
		}
	}
	for _, id := range plain {
		if id > compact {
			if err := l.load(strconv.FormatInt(id, 10)); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

func (l *fileLog) load(name string) error {
	data, err := l.dir.Read(name)
	if err != nil {
		return err
	}
	lines := strings.Split(string(data), "\n")
	if lines[0] != "v1" {
		return fmt.Errorf("the source log %s has the unknown version %q", name, lines[0])
	}
	for _, line := range lines[1:] {
		if line == "" {
			continue
		}
		var e logEntry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return fmt.Errorf("the source log %s is damaged: %w", name, err)
		}
		l.entries = append(l.entries, e)
	}
	return nil
}

func (l *fileLog) all() []logEntry { return l.entries }

// between is the entries of batches after from up to to.
func (l *fileLog) between(from, to int64) []logEntry {
	lo, _ := slices.BinarySearchFunc(l.entries, from+1, func(e logEntry, id int64) int { return int(e.BatchID - id) })
	hi, _ := slices.BinarySearchFunc(l.entries, to+1, func(e logEntry, id int64) int { return int(e.BatchID - id) })
	return l.entries[lo:max(lo, hi)]
}

// add writes entry id.
func (l *fileLog) add(id int64, entries []logEntry) error {
	l.entries = append(l.entries, entries...)
	name := strconv.FormatInt(id, 10)
	lines := entries
	if (id+1)%compactEvery == 0 {
		name += ".compact"
		lines = l.entries
	}
	text, err := logText(lines)
	if err != nil {
		return err
	}
	return l.dir.Write(name, text)
}

// logText is the lines of a log file.
func logText[T any](entries []T) ([]byte, error) {
	out := []byte("v1")
	for _, e := range entries {
		line, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		out = append(append(out, '\n'), line...)
	}
	return out, nil
}

// sinkFiles lists the files that a file sink has committed to dir; ok is false
// when dir was not written by one.
func sinkFiles(root dbfs.FS, dir string) (files []file, ok bool, err error) {
	if dbfs.IsGlob(dir) {
		return nil, false, nil
	}
	entries, err := root.ReadDir(dir + "/_spark_metadata")
	if err != nil {
		return nil, false, nil // no such folder: what is wrong with dir itself shows when it is listed
	}
	committed, err := SinkLog(root, dir, entries)
	if err != nil {
		return nil, false, err
	}
	for _, p := range committed {
		info, err := root.Stat(p)
		if err != nil {
			return nil, true, err
		}
		_, parts := partitionsOf(path.Dir(p), func(p string) bool { return p == dir })
		files = append(files, file{path: p, size: info.Size(), modified: info.ModTime(), partitions: parts})
	}
	return files, true, nil
}

// SinkLog reads the log of a file sink: the canonical paths of the files that
// belong to its folder.
func SinkLog(root dbfs.FS, dir string, entries []fs.DirEntry) ([]string, error) {
	lines, err := SinkLogLines(root, dir, entries)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, line := range lines {
		var e struct {
			Path string `json:"path"`
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, fmt.Errorf("the log of the file sink in %s is damaged: %w", dir, err)
		}
		out = append(out, cleanURI(e.Path))
	}
	return out, nil
}

// SinkLogLines reads the entries of a file sink's log, whose files are entries:
// those of the last compact file and of the plain ones after it.
func SinkLogLines(root dbfs.FS, dir string, entries []fs.DirEntry) ([]string, error) {
	compact := int64(-1)
	ids := map[int64]string{}
	for _, e := range entries {
		if n, ok := strings.CutSuffix(e.Name(), ".compact"); ok {
			if id, err := strconv.ParseInt(n, 10, 64); err == nil {
				compact = max(compact, id)
				ids[id] = e.Name()
			}
		} else if id, err := strconv.ParseInt(e.Name(), 10, 64); err == nil && ids[id] == "" {
			ids[id] = e.Name()
		}
	}
	var out []string
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if id < compact {
			continue
		}
		data, err := root.ReadFile(dir + "/_spark_metadata/" + ids[id])
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(string(data), "\n") {
			if i > 0 && line != "" {
				out = append(out, line)
			}
		}
	}
	return out, nil
}
