package python

import (
	"strings"
	"unicode/utf8"
)

// separator needs a str that is not empty.
func (in *Interp) separator(v any) string {
	s := in.text(v, "must be str or None")
	if s == "" {
		in.raise("ValueError", "empty separator")
	}
	return s
}

func stringSplit(c *Class) {
	method(c, "split", "sep=None, maxsplit=-1", func(in *Interp, a []any) any {
		s, n := a[0].(string), int(in.Index(a[2]))
		if a[1] == nil {
			return in.strings(splitBlank(s, n))
		}
		sep := in.separator(a[1])
		if n >= 0 {
			return in.strings(strings.SplitN(s, sep, n+1))
		}
		return in.strings(strings.Split(s, sep))
	})
	method(c, "rsplit", "sep=None, maxsplit=-1", func(in *Interp, a []any) any {
		s, n := a[0].(string), int(in.Index(a[2]))
		if a[1] == nil {
			return in.strings(rsplitBlank(s, n))
		}
		sep := in.separator(a[1])
		var parts []string
		for n != 0 {
			i := strings.LastIndex(s, sep)
			if i < 0 {
				break
			}
			parts = append([]string{s[i+len(sep):]}, parts...)
			s = s[:i]
			n--
		}
		return in.strings(append([]string{s}, parts...))
	})
	method(c, "splitlines", "keepends=False", func(in *Interp, a []any) any { return in.strings(lines(a[0].(string), in.Truth(a[1]))) })
	method(c, "join", "iterable, /", func(in *Interp, a []any) any {
		if _, ok := in.iter(a[1]); !ok {
			in.raise("TypeError", "can only join an iterable")
		}
		var b strings.Builder
		i := int64(0)
		in.Each(a[1], func(x any) bool {
			s, ok := native(x).(string)
			if !ok {
				in.raise("TypeError", "sequence item "+in.Repr(i)+": expected str instance, "+in.TypeName(x)+" found")
			}
			if i > 0 {
				b.WriteString(a[0].(string))
			}
			b.WriteString(s)
			in.room(int64(b.Len()))
			i++
			return true
		})
		return b.String()
	})
}

// splitBlank splits at runs of white space, n times at most.
func splitBlank(s string, n int) []string {
	var out []string
	s = strings.TrimLeftFunc(s, isBlank)
	for s != "" {
		if n >= 0 && len(out) == n {
			return append(out, s)
		}
		i := strings.IndexFunc(s, isBlank)
		if i < 0 {
			return append(out, s)
		}
		out = append(out, s[:i])
		s = strings.TrimLeftFunc(s[i:], isBlank)
	}
	return out
}

func rsplitBlank(s string, n int) []string {
	var out []string
	s = strings.TrimRightFunc(s, isBlank)
	for s != "" {
		if n >= 0 && len(out) == n {
			return append([]string{s}, out...)
		}
		i := strings.LastIndexFunc(s, isBlank)
		if i < 0 {
			return append([]string{s}, out...)
		}
		_, width := utf8.DecodeRuneInString(s[i:])
		out = append([]string{s[i+width:]}, out...)
		s = strings.TrimRightFunc(s[:i], isBlank)
	}
	return out
}

// lines cuts a text at Python's line boundaries.
func lines(s string, keep bool) []string {
	var out []string
	for s != "" {
		i := strings.IndexAny(s, "\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029")
		if i < 0 {
			return append(out, s)
		}
		_, width := utf8.DecodeRuneInString(s[i:])
		if strings.HasPrefix(s[i:], "\r\n") {
			width = 2
		}
		if keep {
			out = append(out, s[:i+width])
		} else {
			out = append(out, s[:i])
		}
		s = s[i+width:]
	}
	return out
}
