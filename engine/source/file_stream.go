package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/format"
	"brook/engine/types"
)

// fileStream gives the files of a folder in the order of their modification
// times, each once.
type fileStream struct {
	fs      dbfs.FS
	options Options
	root    string
	schema  *types.Struct
	lister  *lister
	log     *fileLog

	maxFiles    int   // per batch; 0 for no limit
	maxBytes    int64 // per batch; 0 for no limit
	latestFirst bool
	nameOnly    bool
	maxAge      time.Duration
	clean       string // off, delete or archive
	archive     string

	seen   map[string]time.Time
	newest time.Time
	frozen []file // listing of Trigger.AvailableNow; nil when not frozen
	fixed  bool
	last   int64 // last entry of the log
}

func openFileStream(root dbfs.FS, o Options, dir string, schema *types.Struct, checkpoint Checkpoint) (Stream, error) {
	opts := format.NewOptions(o.Options)
	for _, key := range []string{"modifiedBefore", "modifiedAfter"} {
		if _, ok := opts[strings.ToLower(key)]; ok {
			return nil, diag.New(diag.IllegalArgument, "", "", "option '%s' is not allowed in file stream sources", strings.ToLower(key))
		}
	}
	l, err := newLister(root, &o)
	if err != nil {
		return nil, err
	}
	s := &fileStream{fs: root, options: o, root: dir, schema: schema, lister: l, seen: map[string]time.Time{}, last: -1}
	if err := s.configure(opts); err != nil {
		return nil, err
	}
	if s.log, err = openFileLog(checkpoint); err != nil {
		return nil, err
	}
	for _, e := range s.log.all() {
		at := time.UnixMilli(e.Timestamp)
		s.seen[s.key(e.clean())] = at
		if at.After(s.newest) {
			s.newest = at
		}
		s.last = max(s.last, e.BatchID)
	}
	return s, nil
}

func (s *fileStream) key(p string) string {
	if s.nameOnly {
		return path.Base(p)
	}
	return p
}

// Schema has the columns.
func (s *fileStream) Schema() *types.Struct { return s.schema }

// String is FileStreamSource[file:/dir].
func (s *fileStream) String() string { return "FileStreamSource[" + dbfs.FileURI(s.root) + "]" }

// Close does nothing: the stream holds no files open.
func (s *fileStream) Close() error { return nil }

// list finds the files there are now, oldest first.
func (s *fileStream) list() ([]file, error) {
	if s.fixed {
		return s.frozen, nil
	}
	roots, err := s.lister.roots([]string{s.root}, false)
	if err != nil {
		return nil, err
	}
	if listed, ok, err := sinkFiles(s.fs, s.root); err != nil || ok {
		return listed, err
	}
	found, err := s.lister.list(roots)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a folder that went away has no files
	}
	if err != nil {
		return nil, err
	}
	all := found.files
	// The file system does not promise an order for equal times: the path
	// breaks ties so that runs repeat.
	slices.SortStableFunc(all, func(a, b file) int {
		if s.latestFirst {
			a, b = b, a
		}
		return cmp.Or(a.modified.Compare(b.modified), strings.Compare(a.path, b.path))
	})
	return all, nil
}

// Latest takes the next files into the log; their entry is the offset.
func (s *fileStream) Latest(_ context.Context, from Offset, limit Limit) (Offset, error) {
	all, err := s.list()
	if err != nil {
		return from, err
	}
	threshold := s.newest.Add(-s.maxAge)
	var fresh []file
	for _, f := range all {
		if _, ok := s.seen[s.key(f.path)]; ok {
			continue
		}
		if !s.newest.IsZero() && s.maxAge < 1<<62 && f.modified.Before(threshold) {
			continue
		}
		fresh = append(fresh, f)
	}
	if limit == Admitted {
		fresh = s.admit(fresh)
	}
	if len(fresh) == 0 {
		return s.offset(from), nil
	}
	s.last++
	entries := make([]logEntry, len(fresh))
	for i, f := range fresh {
		s.seen[s.key(f.path)] = f.modified
		if f.modified.After(s.newest) {
			s.newest = f.modified
		}
		entries[i] = logEntry{"file://" + EncodePath(f.path), f.modified.UnixMilli(), s.last}
	}
	if err := s.log.add(s.last, entries); err != nil {
		return from, err
	}
	return s.offset(from), nil
}

// offset is the end of the log, or from when that is further.
func (s *fileStream) offset(from Offset) Offset {
	if s.last < 0 {
		return from
	}
	return Offset(fmt.Sprintf(`{"logOffset":%d}`, s.last))
}

// admit cuts the new files to what one batch may take; it takes one at least.
func (s *fileStream) admit(fresh []file) []file {
	if s.maxFiles > 0 && len(fresh) > s.maxFiles {
		return fresh[:s.maxFiles]
	}
	if s.maxBytes > 0 {
		var sum int64
		for i, f := range fresh {
			if sum += f.size; sum > s.maxBytes && i > 0 {
				return fresh[:i]
			}
		}
	}
	return fresh
}

// Freeze makes the present listing the last.
func (s *fileStream) Freeze(context.Context) error {
	all, err := s.list()
	s.frozen, s.fixed = all, true
	return err
}

func position(o Offset) (int64, error) {
	if o == "" {
		return -1, nil
	}
	text := strings.TrimSuffix(strings.TrimPrefix(string(o), `{"logOffset":`), "}")
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("the checkpoint has an offset that is not a file source's: %s", o)
	}
	return n, nil
}

// Batch is the files of the entries after from up to to.
func (s *fileStream) Batch(ctx context.Context, from, to Offset) (Relation, error) {
	first, err := position(from)
	if err != nil {
		return nil, err
	}
	last, err := position(to)
	if err != nil {
		return nil, err
	}
	if last >= 0 && len(s.log.between(last-1, last)) == 0 {
		return nil, diag.New(diag.Internal, "", "", "batch %d doesn't exist", last)
	}
	o := s.options
	rel := &files{fs: s.fs, format: strings.ToLower(o.Format), roots: []string{s.root}}
	if rel.decoder, err = newDecoder(&o); err != nil {
		return nil, err
	}
	if rel.loc, err = o.location(); err != nil {
		return nil, err
	}
	if rel.skips, err = o.skips(); err != nil {
		return nil, err
	}
	base := s.lister.base
	if base == "" && !dbfs.IsGlob(s.root) {
		base = s.root
	}
	for _, e := range s.log.between(first, last) {
		p := e.clean()
		if base != "" && !below(base, p) {
			return nil, diag.New(diag.IllegalArgument, "", "", "Wrong basePath %s for the root path: %s", base, dbfs.FileURI(p))
		}
		info, err := s.fs.Stat(p)
		if err != nil {
			return nil, fileError(file{path: p}, err)
		}
		f := file{path: p, size: info.Size(), modified: info.ModTime()}
		if base != "" && !s.lister.recursive {
			_, f.partitions = partitionsOf(path.Dir(p), func(p string) bool { return p == base })
		}
		rel.all = append(rel.all, f)
	}
	rel.folders = foldersOf(rel.all, base)
	// Spark reads the files of a batch largest first.
	slices.SortStableFunc(rel.all, func(a, b file) int { return int(b.size - a.size) })
	return rel, rel.resolve(ctx, &o)
}

// below reports whether file is the folder or in it.
func below(folder, file string) bool {
	return folder == "/" || file == folder || strings.HasPrefix(file, folder+"/")
}

// Commit cleans up the files of batches that are done with.
func (s *fileStream) Commit(_ context.Context, to Offset) error {
	if s.clean == "off" {
		return nil
	}
	last, err := position(to)
	if err != nil {
		return err
	}
	for _, e := range s.log.between(last-1, last) {
		p := e.clean()
		var err error
		if s.clean == "delete" {
			err = s.fs.Remove(p)
		} else {
			err = s.fs.Rename(p, path.Join(s.archive, p))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
