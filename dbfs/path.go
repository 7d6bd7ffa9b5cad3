package dbfs

import (
	"path"
	"strings"

	"brook/diag"
)

// Clean turns what a user wrote into a canonical path: "/a/b", the root being
// "/". Schemes dbfs: and file: and the mount prefix /dbfs are taken off; a name
// without a leading slash is below the root. A path that climbs above the root
// and other schemes are errors.
func Clean(name string) (string, error) {
	p := name
	if scheme, rest, ok := strings.Cut(p, ":"); ok && isScheme(scheme) {
		switch strings.ToLower(scheme) {
		case "dbfs", "file":
			p = rest
			if trimmed := strings.TrimLeft(p, "/"); len(p)-len(trimmed) >= 2 {
				p = "/" + trimmed // file:///x, and dbfs://x without an authority
			}
		default:
			return "", diag.New(diag.Internal, "", "", "org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme \"%s\"", scheme)
		}
	}
	if p == "/dbfs" || strings.HasPrefix(p, "/dbfs/") {
		p = strings.TrimPrefix(p, "/dbfs")
	}
	if strings.ContainsRune(p, 0) {
		return "", diag.New(diag.IllegalArgument, "", "", "a path must not contain NUL: %q", name)
	}
	depth := 0
	for part := range strings.SplitSeq(p, "/") {
		switch part {
		case "", ".":
		case "..":
			if depth--; depth < 0 {
				return "", diag.New(diag.IllegalArgument, "", "", "the path %s leads out of the root", name)
			}
		default:
			depth++
		}
	}
	return path.Clean("/" + p), nil
}

func isScheme(s string) bool {
	if len(s) < 2 {
		return false
	}
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return false
		}
	}
	return true
}

// FileURI is how Spark prints a canonical path: "file:/a/b".
func FileURI(p string) string { return "file:" + p }

// URI is how dbutils prints a canonical path: "dbfs:/a/b".
func URI(p string) string { return "dbfs:" + p }
