package python

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2"
)

// matchTime bounds one search, since patterns may backtrack for ages.
const matchTime = 5 * time.Second

// pattern is the data of a compiled pattern.
type pattern struct {
	source any // str or bytes
	bytes  bool
	flags  int64
	text   string // in the syntax of regexp2
	groups int
	names  map[string]int
	closed []int                      // the groups in the order of their ends
	forms  map[string]*regexp2.Regexp // by how they are anchored
}

// The ways to look for a pattern: anywhere, at the place where the search
// begins, and there up to the end.
const (
	anywhere = ""
	here     = `\G(?:`
	whole    = `\G(?:|\z`
	longer   = `\G(?:|(?!\G)` // at the place, and not empty
)

// form is the pattern anchored in one of the ways.
func (p *pattern) form(how string) (*regexp2.Regexp, error) {
	if re := p.forms[how]; re != nil {
		return re, nil
	}
	text := p.text
	switch how {
	case here:
		text = here + text + ")"
	case whole:
		text = here + text + `)\z`
	case longer:
		text = here + text + `)(?!\G)`
	}
	options := regexp2.None
	for flag, option := range map[int64]regexp2.RegexOptions{reIgnoreCase: regexp2.IgnoreCase, reMultiline: regexp2.Multiline, reDotAll: regexp2.Singleline} {
		if p.flags&flag != 0 {
			options |= option
		}
	}
	re, err := regexp2.Compile(text, options)
	if err != nil {
		return nil, err
	}
	re.MatchTimeout = matchTime
	p.forms[how] = re
	return re, nil
}

// groupNames are the names of groups in the order of the groups.
func (p *pattern) groupNames() []string {
	return slices.SortedFunc(maps.Keys(p.names), func(a, b string) int { return p.names[a] - p.names[b] })
}

// value is matched characters as the user gets them.
func (p *pattern) value(r []rune) any {
	if !p.bytes {
		return string(r)
	}
	b := make([]byte, len(r))
	for i, c := range r {
		b[i] = byte(c)
	}
	return Bytes(b)
}

// characters are the characters of a str, or the bytes of bytes.
func characters(v any) (r []rune, isBytes, ok bool) {
	switch s := native(v).(type) {
	case string:
		return []rune(s), false, true
	case Bytes:
		r = make([]rune, len(s))
		for i := range len(s) {
			r[i] = rune(s[i])
		}
		return r, true, true
	}
	return nil, false, false
}

// patternCache remembers compiled patterns, as CPython does.
const patternCache = 512

type patternKey struct {
	text  string
	bytes bool
	flags int64
}

// regexps is what the module re of one interpreter keeps.
type regexps struct {
	failure, patterns, matches, flags *Class
	cache                             map[patternKey]*Instance
}

// compile is re.compile.
func (r *regexps) compile(in *Interp, v any, flags int64) *Instance {
	if i, ok := v.(*Instance); ok {
		if _, ok := i.Data.(*pattern); ok {
			if flags != 0 {
				in.raise("ValueError", "cannot process flags argument with a compiled pattern")
			}
			return i
		}
	}
	text, isBytes, ok := characters(v)
	if !ok {
		in.raise("TypeError", "first argument must be string or compiled pattern")
	}
	key := patternKey{string(text), isBytes, flags}
	if i := r.cache[key]; i != nil {
		return i
	}
	switch {
	case flags&reDebug != 0:
		in.raise("NotImplementedError", "re.DEBUG is not supported")
	case flags&reLocale != 0 && !isBytes:
		in.raise("ValueError", "cannot use LOCALE flag with a str pattern")
	case flags&reUnicode != 0 && isBytes:
		in.raise("ValueError", "cannot use UNICODE flag with a bytes pattern")
	case flags&reASCII != 0 && flags&reUnicode != 0:
		in.raise("ValueError", "ASCII and UNICODE flags are incompatible")
	}
	parsed, translated, err := parseRegexp(text, flags, isBytes)
	if err != nil {
		r.refuse(in, v, text, err)
	}
	flags = parsed.flags
	if !isBytes && flags&reASCII == 0 {
		flags |= reUnicode
	}
	p := &pattern{source: native(v), bytes: isBytes, flags: flags, text: translated, groups: len(parsed.groups), names: parsed.names, closed: parsed.closed, forms: map[string]*regexp2.Regexp{}}
	if _, err := p.form(anywhere); err != nil {
		in.RaiseValue(in.NewException(r.failure, err.Error(), nil))
	}
	i := NewInstance(r.patterns, p)
	if len(r.cache) >= patternCache {
		clear(r.cache)
	}
	r.cache[key] = i
	return i
}

// refuse raises re.error with the place of the mistake.
func (r *regexps) refuse(in *Interp, source any, text []rune, e *reError) {
	if e.at < 0 && strings.HasPrefix(e.message, "the repetition") {
		in.raise("OverflowError", e.message)
	}
	x := in.NewException(r.failure, "", nil)
	message, pos, line, column := e.message, any(nil), any(nil), any(nil)
	if e.at >= 0 {
		n, last := 1, -1
		for i, c := range text[:min(e.at, len(text))] {
			if c == '\n' {
				n, last = n+1, i
			}
		}
		pos, line, column = int64(e.at), int64(n), int64(e.at-last)
		message += " at position " + in.Repr(pos)
		if slices.Contains(text, '\n') {
			message += " (line " + in.Repr(line) + ", column " + in.Repr(column) + ")"
		}
	}
	x.Attrs["args"] = Tuple{message}
	for name, v := range map[string]any{"msg": e.message, "pattern": source, "pos": pos, "lineno": line, "colno": column} {
		x.set(name, v)
	}
	in.RaiseValue(x)
}
