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

// Match reports whether a name matches a Hadoop glob: * ? [a-z] [^a] {a,b} and
// backslash escapes. A slash is matched by itself alone.
func Match(pattern, name string) bool {
	for _, p := range braces(pattern) {
		if glob(p, name) {
			return true
		}
	}
	return false
}

// IsGlob reports whether a path has pattern characters.
func IsGlob(p string) bool { return strings.ContainsAny(p, "*?[{") }

// braces spells out {a,b} into alternatives, at most a few thousand of them.
func braces(pattern string) []string {
	open := strings.IndexByte(pattern, '{')
	if open < 0 {
		return []string{pattern}
	}
	depth, from := 0, open+1
	var parts []string
	for i := open; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '{':
			depth++
		case ',':
			if depth == 1 {
				parts = append(parts, pattern[from:i])
				from = i + 1
			}
		case '}':
			if depth--; depth > 0 {
				continue
			}
			var out []string
			for _, part := range append(parts, pattern[from:i]) {
				out = append(out, braces(pattern[:open]+part+pattern[i+1:])...)
				if len(out) > 4096 {
					return out
				}
			}
			return out
		}
	}
	return []string{pattern}
}

func glob(pattern, name string) bool {
	for len(pattern) > 0 {
		switch pattern[0] {
		case '*':
			pattern = strings.TrimLeft(pattern, "*")
			for i := 0; ; i++ {
				if glob(pattern, name[i:]) {
					return true
				}
				if i == len(name) || name[i] == '/' {
					return false
				}
			}
		case '?':
			if name == "" || name[0] == '/' {
				return false
			}
			r := []rune(name)[0]
			pattern, name = pattern[1:], name[len(string(r)):]
		case '[':
			end := strings.IndexByte(pattern[1:], ']')
			if end <= 0 || name == "" {
				return false
			}
			r := []rune(name)[0]
			if !inClass(pattern[1:1+end], r) {
				return false
			}
			pattern, name = pattern[end+2:], name[len(string(r)):]
		case '\\':
			if len(pattern) > 1 {
				pattern = pattern[1:]
			}
			fallthrough
		default:
			if name == "" || pattern[0] != name[0] {
				return false
			}
			pattern, name = pattern[1:], name[1:]
		}
	}
	return name == ""
}

func inClass(class string, r rune) bool {
	negated := strings.HasPrefix(class, "^") || strings.HasPrefix(class, "!")
	if negated {
		class = class[1:]
	}
	set := []rune(class)
	found := false
	for i := 0; i < len(set); i++ {
		if i+2 < len(set) && set[i+1] == '-' {
			found = found || set[i] <= r && r <= set[i+2]
			i += 2
			continue
		}
		found = found || set[i] == r
	}
	return found != negated
}
