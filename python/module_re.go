package python

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dlclark/regexp2"
)

// reFlags are Python's flags and their meaning for regexp2.
var reFlags = map[int64]regexp2.RegexOptions{2: regexp2.IgnoreCase, 8: regexp2.Multiline, 16: regexp2.Singleline, 64: regexp2.IgnorePatternWhitespace}

// matchTime bounds one search, since patterns may backtrack for ages.
const matchTime = 5 * time.Second

type pattern struct {
	source string
	flags  int64
	re     *regexp2.Regexp
	names  map[string]int // of groups
}

type match struct {
	*regexp2.Match
	text    []rune
	pattern *pattern
}

// translatePattern rewrites the parts of a pattern that regexp2 spells in
// another way: (?P<n>…), (?P=n) and \Z. Groups lose their names, since regexp2
// counts those with a name after the others and Python counts all in order.
func translatePattern(s string) (string, map[string]int) {
	var b strings.Builder
	class := false
	names, groups := map[string]int{}, 0
	for i := 0; i < len(s); i++ {
		rest := s[i:]
		switch {
		case s[i] == '\\' && i+1 < len(s):
			if s[i+1] == 'Z' && !class {
				b.WriteString(`\z`)
			} else {
				b.WriteString(s[i : i+2])
			}
			i++
			continue
		case class:
			class = s[i] != ']'
		case s[i] == '[':
			class = true
			// A bracket that comes first is a member of the class.
			for _, first := range []string{"[^]", "[]"} {
				if strings.HasPrefix(rest, first) {
					b.WriteString(first[:len(first)-1] + `\]`)
					i += len(first) - 1
					rest = ""
					break
				}
			}
			if rest == "" {
				continue
			}
		case strings.HasPrefix(rest, "(?P<"):
			if end := strings.IndexByte(rest, '>'); end > 0 {
				groups++
				names[rest[4:end]] = groups
				b.WriteByte('(')
				i += end
				continue
			}
		case strings.HasPrefix(rest, "(?P="):
			if end := strings.IndexByte(rest, ')'); end > 0 {
				b.WriteString(`(?:\` + strconv.Itoa(names[rest[4:end]]) + ")")
				i += end
				continue
			}
		case strings.HasPrefix(rest, "(?(") && strings.IndexByte(rest, ')') > 0:
			end := strings.IndexByte(rest, ')')
			name := rest[3:end]
			if n, ok := names[name]; ok {
				name = strconv.Itoa(n)
			}
			b.WriteString("(?(" + name + ")")
			i += end
			continue
		case s[i] == '(' && !strings.HasPrefix(rest, "(?"):
			groups++
		}
		b.WriteByte(s[i])
	}
	return b.String(), names
}

func reModule(in *Interp) *Module {
	failure := NewClass("error", "re", in.classes["Exception"], nil)
	patterns, matches := NewClass("Pattern", "re", nil, nil), NewClass("Match", "re", nil, nil)
	compile := func(in *Interp, v any, flags int64) *Instance {
		if i, ok := v.(*Instance); ok {
			if _, ok := i.Data.(*pattern); ok {
				return i
			}
		}
		s, ok := v.(string)
		if !ok {
			in.raise("TypeError", "first argument must be string or compiled pattern")
		}
		text, names := translatePattern(s)
		re, err := regexp2.Compile(text, optionsOf(flags))
		if err != nil {
			in.RaiseValue(in.NewException(failure, err.Error(), nil))
		}
		re.MatchTimeout = matchTime
		i := NewInstance(patterns, &pattern{s, flags, re, names})
		i.Attrs["pattern"], i.Attrs["flags"] = s, flags|32
		return i
	}
	found := func(p *pattern, text []rune, m *regexp2.Match, err error) *match {
		if err != nil {
			in.raise("TimeoutError", "the pattern needs too many steps")
		}
		if m == nil {
			return nil
		}
		return &match{m, text, p}
	}
	all := func(p *pattern, s string, f func(m *match) bool) {
		text := []rune(s)
		m, err := p.re.FindRunesMatch(text)
		for {
			in.tick()
			x := found(p, text, m, err)
			if x == nil || !f(x) {
				return
			}
			m, err = p.re.FindNextMatch(m)
		}
	}
	group := func(m *match, key any) any {
		var g *regexp2.Group
		if name, ok := key.(string); ok {
			if n, ok := m.pattern.names[name]; ok {
				g = m.GroupByNumber(n)
			}
		} else if n := in.Index(key); n >= 0 && n < int64(m.GroupCount()) {
			g = m.GroupByNumber(int(n))
		}
		if g == nil {
			in.raise("IndexError", "no such group")
		}
		if len(g.Captures) == 0 {
			return nil
		}
		return g.String()
	}
	groups := func(m *match, otherwise any) Tuple {
		out := Tuple{}
		for i := 1; i < m.GroupCount(); i++ {
			v := group(m, int64(i))
			if v == nil {
				v = otherwise
			}
			out = append(out, v)
		}
		return out
	}
	object := func(m *match) any {
		if m == nil {
			return nil
		}
		i := NewInstance(matches, m)
		i.Attrs["string"] = string(m.text)
		return i
	}
	// expand fills \1, \g<name> and escapes of a replacement.
	expand := func(m *match, with string) string {
		var b strings.Builder
		put := func(key any) {
			if v := group(m, key); v != nil {
				b.WriteString(v.(string))
			}
		}
		for i := 0; i < len(with); i++ {
			if with[i] != '\\' || i+1 == len(with) {
				b.WriteByte(with[i])
				continue
			}
			i++
			end := strings.IndexByte(with[i:], '>')
			switch c := with[i]; {
			case c >= '1' && c <= '9':
				put(int64(c - '0'))
			case c == 'g' && strings.HasPrefix(with[i:], "g<") && end > 0:
				name := with[i+2 : i+end]
				if strings.Trim(name, "0123456789") == "" {
					put(in.toInt([]any{name}, nil))
				} else {
					put(name)
				}
				i += end
			case c == 'n':
				b.WriteByte('\n')
			case c == 't':
				b.WriteByte('\t')
			case c == '\\':
				b.WriteByte('\\')
			default:
				b.WriteString(with[i-1 : i+1])
			}
		}
		return b.String()
	}
	m := &Module{Name: "re", Dict: map[string]any{"error": failure, "Pattern": patterns, "Match": matches}}
	for name, f := range map[string]int64{"IGNORECASE": 2, "I": 2, "MULTILINE": 8, "M": 8, "DOTALL": 16, "S": 16, "VERBOSE": 64, "X": 64, "ASCII": 256, "A": 256, "UNICODE": 32, "U": 32} {
		m.Dict[name] = f
	}
	m.Dict["compile"] = Def("compile", "pattern, flags=0", func(in *Interp, a []any) any { return compile(in, a[0], in.Index(a[1])) })
	m.Dict["escape"] = Def("escape", "pattern", func(in *Interp, a []any) any {
		var b strings.Builder
		for _, r := range in.Str(a[0]) {
			if strings.ContainsRune("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
		return b.String()
	})
	// both adds a function of the module and the method of patterns.
	both := func(name, before, after string, f func(p *pattern, a []any) any) {
		n := len(ParseSignature("self" + before + after).Names)
		m.Dict[name] = Def(name, "pattern"+before+after+", flags=0", func(in *Interp, a []any) any {
			return f(compile(in, a[0], in.Index(a[n])).Data.(*pattern), a[1:])
		})
		patterns.Dict[name] = Def(name, "self"+before+after, func(in *Interp, a []any) any { return f(a[0].(*Instance).Data.(*pattern), a[1:]) })
	}
	need := func(v any) string {
		s, ok := v.(string)
		if !ok {
			in.raise("TypeError", "expected string or bytes-like object, got '"+in.TypeName(v)+"'")
		}
		return s
	}
	anchored := func(name, before, after string) {
		both(name, ", string", "", func(p *pattern, a []any) any {
			text := []rune(need(a[0]))
			translated, _ := translatePattern(p.source)
			re, err := regexp2.Compile(before+translated+after, optionsOf(p.flags))
			if err != nil {
				in.RaiseValue(in.NewException(failure, err.Error(), nil))
			}
			re.MatchTimeout = matchTime
			x, err := re.FindRunesMatch(text)
			return object(found(p, text, x, err))
		})
	}
	anchored("search", "", "")
	anchored("match", `\A(?:`, ")")
	anchored("fullmatch", `\A(?:`, `)\z`)
	both("findall", ", string", "", func(p *pattern, a []any) any {
		out := NewList()
		all(p, need(a[0]), func(x *match) bool {
			switch list := groups(x, ""); len(list) {
			case 0:
				out.Items = append(out.Items, x.String())
			case 1:
				out.Items = append(out.Items, list[0])
			default:
				out.Items = append(out.Items, list)
			}
			return true
		})
		return out
	})
	both("finditer", ", string", "", func(p *pattern, a []any) any {
		out := NewList()
		all(p, need(a[0]), func(x *match) bool { out.Items = append(out.Items, object(x)); return true })
		return in.Iter(out)
	})
	both("split", ", string", ", maxsplit=0", func(p *pattern, a []any) any {
		out, at, most := NewList(), 0, in.Index(a[1])
		text := []rune(need(a[0]))
		n := int64(0)
		all(p, string(text), func(x *match) bool {
			out.Items = append(out.Items, string(text[at:x.Index]))
			out.Items = append(out.Items, groups(x, nil)...)
			at = x.Index + x.Length
			n++
			return n != most
		})
		out.Items = append(out.Items, string(text[at:]))
		return out
	})
	substitute := func(p *pattern, a []any) (string, int64) {
		var b strings.Builder
		text := []rune(need(a[1]))
		at, n, most := 0, int64(0), in.Index(a[2])
		all(p, string(text), func(x *match) bool {
			b.WriteString(string(text[at:x.Index]))
			if s, ok := a[0].(string); ok {
				b.WriteString(expand(x, s))
			} else {
				b.WriteString(in.Str(in.call(a[0], []any{object(x)}, nil)))
			}
			in.room(int64(b.Len()))
			at = x.Index + x.Length
			n++
			return n != most
		})
		return b.String() + string(text[at:]), n
	}
	both("sub", ", repl, string", ", count=0", func(p *pattern, a []any) any { s, _ := substitute(p, a); return s })
	both("subn", ", repl, string", ", count=0", func(p *pattern, a []any) any { s, n := substitute(p, a); return Tuple{s, n} })
	self := func(a []any) *match { return a[0].(*Instance).Data.(*match) }
	matches.Dict["group"] = Fn("group", func(_ *Interp, a []any, _ *Kwargs) any {
		if len(a) == 1 {
			return self(a).String()
		}
		out := Tuple{}
		for _, k := range a[1:] {
			out = append(out, group(self(a), k))
		}
		if len(out) == 1 {
			return out[0]
		}
		return out
	})
	matches.Dict["__getitem__"] = Def("__getitem__", "self, key", func(_ *Interp, a []any) any { return group(self(a), a[1]) })
	matches.Dict["groups"] = Def("groups", "self, default=None", func(_ *Interp, a []any) any { return groups(self(a), a[1]) })
	matches.Dict["groupdict"] = Def("groupdict", "self, default=None", func(_ *Interp, a []any) any {
		d := NewDict()
		for _, n := range self(a).pattern.groupNames() {
			v := group(self(a), n)
			if v == nil {
				v = a[1]
			}
			d.SetString(n, v)
		}
		return d
	})
	matches.Dict["lastindex"] = getter("lastindex", func(_ *Interp, i *Instance) any {
		if n := i.Data.(*match).lastGroup(); n > 0 {
			return int64(n)
		}
		return nil
	})
	matches.Dict["lastgroup"] = getter("lastgroup", func(_ *Interp, i *Instance) any {
		x := i.Data.(*match)
		for name, n := range x.pattern.names {
			if n == x.lastGroup() {
				return name
			}
		}
		return nil
	})
	matches.Dict["expand"] = Def("expand", "self, template", func(in *Interp, a []any) any { return expand(self(a), in.Str(a[1])) })
	matches.Dict["__repr__"] = Def("__repr__", "self", func(_ *Interp, a []any) any {
		x := self(a)
		return "<re.Match object; span=" + in.Repr(Tuple{int64(x.Index), int64(x.Index + x.Length)}) + ", match=" + StrRepr(x.String()) + ">"
	})
	for name, pick := range map[string]int{"start": 0, "end": 1, "span": 2} {
		matches.Dict[name] = Def(name, "self, group=0", func(_ *Interp, a []any) any {
			from, to := int64(-1), int64(-1)
			if group(self(a), a[1]) != nil {
				var g *regexp2.Group
				if s, ok := a[1].(string); ok {
					g = self(a).GroupByNumber(self(a).pattern.names[s])
				} else {
					g = self(a).GroupByNumber(int(in.Index(a[1])))
				}
				from, to = int64(g.Index), int64(g.Index+g.Length)
			}
			return []any{from, to, Tuple{from, to}}[pick]
		})
	}
	return m
}

// groupNames are the names of groups in the order of the groups.
func (p *pattern) groupNames() []string {
	return slices.SortedFunc(maps.Keys(p.names), func(a, b string) int { return p.names[a] - p.names[b] })
}

// lastGroup is the number of the group that was closed last; 0 for none.
func (m *match) lastGroup() int {
	last, end, start := 0, -1, -1
	for i := 1; i < m.GroupCount(); i++ {
		g := m.GroupByNumber(i)
		if g == nil || len(g.Captures) == 0 {
			continue
		}
		// Of groups that end together the outer one is closed last.
		if to := g.Index + g.Length; to > end || to == end && g.Index < start {
			last, end, start = i, to, g.Index
		}
	}
	return last
}

// optionsOf are regexp2's options for Python's flags.
func optionsOf(flags int64) regexp2.RegexOptions {
	out := regexp2.None
	for f, o := range reFlags {
		if flags&f != 0 {
			out |= o
		}
	}
	return out
}
