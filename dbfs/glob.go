package dbfs

import (
	"strings"
	"unicode/utf8"
)

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

// Alternatives spells out the braces of a path that reach over several of its
// parts: /a/{b,c/d} is /a/b and /a/c/d.
func Alternatives(pattern string) []string {
	depth := 0
	for _, c := range pattern {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth > 0 {
				return braces(pattern)
			}
		}
	}
	return []string{pattern}
}

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

// glob goes back to the last star only, so it takes at most len(pattern) times
// len(name) steps.
func glob(pattern, name string) bool {
	star, retry := -1, 0 // what follows the last star, and where it is tried next
	p, n := 0, 0
	for {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			p++
			star, retry = p, n
			continue
		case p == len(pattern) && n == len(name):
			return true
		case p < len(pattern) && n < len(name):
			if width, size, ok := one(pattern[p:], name[n:]); ok {
				p, n = p+width, n+size
				continue
			}
		}
		if star < 0 || retry >= len(name) || name[retry] == '/' {
			return false
		}
		retry++
		p, n = star, retry
	}
}

// one matches the first element of a pattern, which is no star, with the first
// character of a name, and returns their lengths.
func one(pattern, name string) (width, size int, ok bool) {
	switch pattern[0] {
	case '?':
		_, size = utf8.DecodeRuneInString(name)
		return 1, size, name[0] != '/'
	case '[':
		end := strings.IndexByte(pattern[1:], ']')
		if end <= 0 {
			return 0, 0, false
		}
		r, size := utf8.DecodeRuneInString(name)
		return end + 2, size, inClass(pattern[1:1+end], r)
	case '\\':
		if len(pattern) > 1 {
			return 2, 1, pattern[1] == name[0]
		}
	}
	return 1, 1, pattern[0] == name[0]
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
