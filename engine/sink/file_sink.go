package sink

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"brook/dbfs"
	"brook/engine/source"
)

// files is the sink of the file formats: a file for each batch and partition,
// and a log that says which of them count.
type files struct {
	root    dbfs.FS
	dir     string
	options FileOptions
	last    int64
}

// NewFiles makes the sink. Batches that the folder's log has are passed over.
func NewFiles(root dbfs.FS, o FileOptions) (Sink, error) {
	dir, err := dbfs.Clean(o.Path)
	if err != nil {
		return nil, err
	}
	s := &files{root: root, dir: dir, options: o, last: -1}
	entries, err := root.ReadDir(path.Join(dir, "_spark_metadata"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, e := range entries {
		if n, err := strconv.ParseInt(strings.TrimSuffix(e.Name(), ".compact"), 10, 64); err == nil {
			s.last = max(s.last, n)
		}
	}
	return s, nil
}

func (s *files) String() string  { return "FileSink[" + dbfs.FileURI(s.dir) + "]" }
func (s *files) Close() error    { return nil }
func (s *files) Uncounted() bool { return true }

// logged is a line of the sink's log.
type logged struct {
	Path        string `json:"path"`
	Size        int64  `json:"size"`
	IsDir       bool   `json:"isDir"`
	Modified    int64  `json:"modificationTime"`
	Replication int    `json:"blockReplication"`
	BlockSize   int64  `json:"blockSize"`
	Action      string `json:"action"`
}

func (s *files) Add(ctx context.Context, b Batch) error {
	if b.ID <= s.last {
		return nil
	}
	f, err := newFolder(s.root, s.dir, s.options, b.Schema)
	if err != nil {
		return err
	}
	if err := f.first(); err != nil {
		return err
	}
	for _, rows := range b.Rows {
		if err := errors.Join(ctx.Err(), f.add(rows)); err != nil {
			return err
		}
	}
	written, err := f.flush()
	if err != nil {
		return err
	}
	name := strconv.FormatInt(b.ID, 10)
	text := []byte("v1")
	if (b.ID+1)%compactEvery == 0 {
		name += ".compact"
		if text, err = s.before(text); err != nil {
			return err
		}
	}
	for _, p := range written {
		info, err := s.root.Stat(p)
		if err != nil {
			return err
		}
		line, err := json.Marshal(logged{"file://" + source.EncodePath(p), info.Size(), false, info.ModTime().UnixMilli(), 1, 33554432, "add"})
		if err != nil {
			return err
		}
		text = append(append(text, '\n'), line...)
	}
	if err := s.root.WriteAtomic(path.Join(s.dir, "_spark_metadata", name), text, true); err != nil {
		return err
	}
	s.last = b.ID
	return nil
}

// compactEvery is how many entries of the log are folded into one file.
const compactEvery = 10

// before adds the log's entries so far to text.
func (s *files) before(text []byte) ([]byte, error) {
	entries, err := s.root.ReadDir(path.Join(s.dir, "_spark_metadata"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lines, err := source.SinkLogLines(s.root, s.dir, entries)
	for _, line := range lines {
		text = append(append(text, '\n'), line...)
	}
	return text, err
}
