package python

import (
	"errors"
	"io/fs"
	"syscall"
)

// osErrors are the exceptions of failed file operations, most specific first.
var osErrors = []struct {
	err     error
	class   string
	number  int
	message string
}{
	{syscall.EISDIR, "IsADirectoryError", 21, "Is a directory"},
	{syscall.ENOTDIR, "NotADirectoryError", 20, "Not a directory"},
	{syscall.ENOTEMPTY, "OSError", 39, "Directory not empty"},
	{syscall.ENAMETOOLONG, "OSError", 36, "File name too long"},
	{syscall.EINVAL, "OSError", 22, "Invalid argument"},
	{syscall.ENOSPC, "OSError", 28, "No space left on device"},
	{fs.ErrNotExist, "FileNotFoundError", 2, "No such file or directory"},
	{fs.ErrExist, "FileExistsError", 17, "File exists"},
	{fs.ErrPermission, "PermissionError", 13, "Permission denied"},
}

// RaiseOS raises what went wrong with a file as Python's OSError or a class
// below it; name is the path as the user wrote it.
func (in *Interp) RaiseOS(err error, name string) { in.raiseOS(err, name) }

// raiseOS is RaiseOS for one name or, of a move, for two.
func (in *Interp) raiseOS(err error, names ...any) {
	for _, e := range osErrors {
		if errors.Is(err, e.err) {
			v := in.exception(e.class, "")
			v.Attrs["args"] = Tuple{int64(e.number), e.message}
			if len(names) > 0 {
				v.Attrs[" filename"] = names[0]
			}
			if len(names) > 1 {
				v.Attrs[" filename2"] = names[1]
			}
			in.RaiseValue(v)
		}
	}
	in.Raise("OSError", err.Error())
}
