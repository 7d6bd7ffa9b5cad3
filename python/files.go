package python

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"brook/dbfs"
	"brook/diag"
)

// files is what the modules about files stand on: a root that all paths are
// below, and the folder that relative paths begin at.
type files struct {
	root dbfs.FS
	cwd  string

	temp    bool              // /tmp is there
	classes map[string]*Class // of file objects; nil until one is opened
}

// Mount gives Python open, os and the other modules about files over a root.
func (in *Interp) Mount(root dbfs.FS) {
	in.files = &files{root: root, cwd: "/"}
	in.SetBuiltin("open", openBuiltin())
	in.Register("_posix", posixModule)
}

// local is a path of Python in the root's form. Python sees the machine's own
// files, so /dbfs/x is dbfs:/x, while dbfs:/x is a folder called "dbfs:".
func (in *Interp) local(p string) string {
	if !strings.HasPrefix(p, "/") {
		p = in.files.cwd + "/" + p
	}
	p = path.Clean(p)
	if p == "/tmp" || strings.HasPrefix(p, "/tmp/") {
		in.tempDir()
	}
	if p == "/dbfs" {
		return "/"
	}
	if rest, ok := strings.CutPrefix(p, "/dbfs/"); ok {
		return "/" + rest
	}
	return p
}

// tempDir makes /tmp, which Python expects to be there, when it is first spoken of.
func (in *Interp) tempDir() {
	if in.files.temp {
		return
	}
	in.files.temp = true
	if _, err := in.files.root.Stat("/tmp"); errors.Is(err, fs.ErrNotExist) {
		in.check(in.files.root.MkdirAll("/tmp"), "/tmp")
	}
}

// pathText is os.fspath: a str, bytes, or what __fspath__ gives.
func (in *Interp) pathText(v any) string {
	switch s := native(v).(type) {
	case string:
		return in.noNUL(s)
	case Bytes:
		return in.noNUL(string(s))
	}
	if out, ok := in.method(v, "__fspath__"); ok {
		if s, ok := native(out).(string); ok {
			return in.noNUL(s)
		}
		in.raise("TypeError", "expected "+in.TypeName(v)+".__fspath__() to return str or bytes, not "+in.TypeName(out))
	}
	in.raise("TypeError", "expected str, bytes or os.PathLike object, not "+in.TypeName(v))
	return ""
}

func (in *Interp) noNUL(s string) string {
	if strings.ContainsRune(s, 0) {
		in.raise("ValueError", "embedded null byte")
	}
	return s
}

// check raises what went wrong with a file.
func (in *Interp) check(err error, name any) {
	if err == nil {
		return
	}
	if e, ok := diag.As(err); ok {
		in.raise("PermissionError", e.Message)
	}
	in.raiseOS(err, name)
}
