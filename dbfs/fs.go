package dbfs

import (
	"io"
	"io/fs"
	"time"
)

// File is an open file. Text files are read front to back, columnar ones at
// offsets.
type File interface {
	io.Reader
	io.ReaderAt
	io.Closer
	Stat() (fs.FileInfo, error)
}

// Handle is an open file with a place to read and write at.
type Handle interface {
	io.Reader
	io.Writer
	io.Seeker
	io.Closer
	Truncate(size int64) error
	Stat() (fs.FileInfo, error)
}

// FS is a root of files. Paths are canonical (see Clean). Errors satisfy
// errors.Is with fs.ErrNotExist, fs.ErrExist and so on.
type FS interface {
	Open(path string) (File, error)
	// ReadFile returns a whole file.
	ReadFile(path string) ([]byte, error)
	// Create opens a file for writing, replacing one that is there; missing
	// folders are made.
	Create(path string) (io.WriteCloser, error)
	// Append opens a file for writing at its end.
	Append(path string) (io.WriteCloser, error)
	// OpenFile opens a file with the flags of os.OpenFile; folders above it are
	// not made.
	OpenFile(path string, flags int) (Handle, error)
	// WriteAtomic makes a file appear whole or not at all: it is written beside
	// its place, synced when sync is set, and renamed.
	WriteAtomic(path string, data []byte, sync bool) error
	// CreateAtomic is WriteAtomic that fails with fs.ErrExist when the file is
	// there.
	CreateAtomic(path string, data []byte, sync bool) error
	// ReadDir lists a folder, sorted by name.
	ReadDir(path string) ([]fs.DirEntry, error)
	Stat(path string) (fs.FileInfo, error)
	// Lstat is Stat that describes a link itself.
	Lstat(path string) (fs.FileInfo, error)
	// Mkdir makes one folder; the one above it must be there.
	Mkdir(path string) error
	MkdirAll(path string) error
	Remove(path string) error
	RemoveAll(path string) error
	Rename(from, to string) error
	// Chtimes sets the time of last modification.
	Chtimes(path string, t time.Time) error
}
