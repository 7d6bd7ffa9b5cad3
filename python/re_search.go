package python

import "github.com/dlclark/regexp2"

// search is a search of a pattern in a text.
type search struct {
	pattern  *Instance
	subject  any
	text     []rune
	pos, end int
}

// search begins one: pos and end bound it, nil for the text's own end.
func (r *regexps) search(in *Interp, p *Instance, subject any, pos, end any) *search {
	text, isBytes, ok := characters(subject)
	if !ok {
		in.raise("TypeError", "expected string or bytes-like object, got '"+in.TypeName(subject)+"'")
	}
	if isBytes != p.Data.(*pattern).bytes {
		in.raise("TypeError", map[bool]string{true: "cannot use a string pattern on a bytes-like object", false: "cannot use a bytes pattern on a string-like object"}[isBytes])
	}
	s := &search{pattern: p, subject: subject, text: text, end: len(text)}
	bound := func(v any) int { return int(max(0, min(in.Index(v), int64(len(text))))) }
	if end != nil {
		s.end = bound(end)
	}
	if pos != nil {
		s.pos = bound(pos)
	}
	s.text = text[:max(s.end, s.pos)]
	return s
}

// found is the outcome of one step; nil for no match.
func (s *search) found(in *Interp, m *regexp2.Match, err error) *match {
	if err != nil {
		in.raise("TimeoutError", "the pattern needs too many steps")
	}
	if m == nil {
		return nil
	}
	return &match{m, s.text, s.subject, s.pattern, s.pos, s.end}
}

func (s *search) form(in *Interp, how string) *regexp2.Regexp {
	re, err := s.pattern.Data.(*pattern).form(how)
	if err != nil {
		in.raise("RuntimeError", err.Error())
	}
	return re
}

// one finds the first match in one of the ways.
func (s *search) one(in *Interp, how string) *match {
	if s.pos > s.end {
		return nil
	}
	m, err := s.form(in, how).FindRunesMatchStartingAt(s.text, s.pos)
	return s.found(in, m, err)
}

// each gives the matches one by one. Behind an empty one the same place is tried
// again for one that is not.
func (s *search) each(in *Interp) func() *match {
	at, empty := s.pos, false
	over := s.pos > s.end
	return func() *match {
		in.tick()
		var m *regexp2.Match
		var err error
		if !over && empty {
			m, err = s.form(in, longer).FindRunesMatchStartingAt(s.text, at)
			at++
		}
		over = over || at > len(s.text) && m == nil && err == nil
		if !over && m == nil && err == nil {
			m, err = s.form(in, anywhere).FindRunesMatchStartingAt(s.text, at)
		}
		if over = m == nil; !over {
			at, empty = m.Index+m.Length, m.Length == 0
		}
		return s.found(in, m, err)
	}
}

// object is a match as Python sees it.
func (r *regexps) object(m *match) any {
	if m == nil {
		return nil
	}
	return NewInstance(r.matches, m)
}

// substitute is sub and subn.
func (r *regexps) substitute(in *Interp, s *search, repl any, count int64) (any, int64) {
	p := s.pattern.Data.(*pattern)
	var fill func(m *match) []rune
	if Callable(repl) {
		fill = func(m *match) []rune {
			v := in.call(repl, []any{r.object(m)}, nil)
			if v == nil {
				return nil
			}
			out, isBytes, ok := characters(v)
			if !ok || isBytes != p.bytes {
				want := map[bool]string{true: "a bytes-like object", false: "str instance"}[p.bytes]
				in.raise("TypeError", "sequence item 0: expected "+want+", "+in.TypeName(v)+" found")
			}
			return out
		}
	} else {
		parts := r.template(in, p, repl)
		fill = func(m *match) []rune { return m.expand(parts) }
	}
	var out []rune
	at, n := 0, int64(0)
	next := s.each(in)
	for m := next(); m != nil; m = next() {
		out = append(append(out, s.text[at:m.Index]...), fill(m)...)
		in.room(int64(len(out)))
		at = m.Index + m.Length
		if n++; n == count {
			break
		}
	}
	return p.value(append(out, s.text[at:]...)), n
}

// split is re.split.
func (r *regexps) split(in *Interp, s *search, most int64) *List {
	p := s.pattern.Data.(*pattern)
	out, at, n := NewList(), 0, int64(0)
	next := s.each(in)
	for m := next(); m != nil && most >= 0; m = next() {
		out.Items = append(append(out.Items, p.value(s.text[at:m.Index])), m.all(nil)...)
		at = m.Index + m.Length
		if n++; n == most {
			break
		}
	}
	out.Items = append(out.Items, p.value(s.text[at:]))
	return out
}

// findAll is re.findall: the groups of each match, or all of it.
func (r *regexps) findAll(in *Interp, s *search) *List {
	p := s.pattern.Data.(*pattern)
	out := NewList()
	next := s.each(in)
	for m := next(); m != nil; m = next() {
		switch p.groups {
		case 0:
			out.Items = append(out.Items, m.group(0, nil))
		case 1:
			out.Items = append(out.Items, m.group(1, p.value(nil)))
		default:
			out.Items = append(out.Items, m.all(p.value(nil)))
		}
	}
	return out
}
