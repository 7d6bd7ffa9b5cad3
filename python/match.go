package python

import (
	"strconv"

	"brook/python/syntax"
)

// tried is how far the match of one case has come: the names it binds get
// their values only when the whole pattern fits.
type tried struct {
	frame  *frame
	values []any
}

// fitting tells whether a value fits.
type fitting func(t *tried, v any) bool

// patternCompiler makes closures of the pattern of one case.
type patternCompiler struct {
	*compiler
	slots map[string]int // of the names that the pattern binds
}

func (c *compiler) match(s *syntax.Match) stmt {
	in := c.in
	subject := c.expr(s.Subject)
	type choice struct {
		line  int
		fits  fitting
		sets  []func(*frame, any)
		guard expr
		body  stmt
	}
	choices := make([]choice, len(s.Cases))
	for i, k := range s.Cases {
		if i < len(s.Cases)-1 && k.Guard == nil {
			c.refuseCatchAll(k.Pattern)
		}
		p := &patternCompiler{c, map[string]int{}}
		x := choice{line: k.Pos.Line, guard: c.optional(k.Guard)}
		c.checkCaptures(k.Pattern)
		eachCapture(k.Pattern, func(name string, _ syntax.Pos) {
			if _, known := p.slots[name]; !known {
				p.slots[name] = len(x.sets)
				x.sets = append(x.sets, c.store(name))
			}
		})
		x.fits = p.pattern(k.Pattern)
		if k.Guard == nil {
			x.guard = nil
		}
		x.body = c.block(k.Body)
		choices[i] = x
	}
	return func(f *frame) flow {
		v := subject(f)
		for _, x := range choices {
			in.at.line = x.line
			t := &tried{f, make([]any, len(x.sets))}
			if !x.fits(t, v) {
				continue
			}
			for i, set := range x.sets {
				set(f, t.values[i])
			}
			if x.guard == nil || in.Truth(x.guard(f)) {
				return x.body(f)
			}
		}
		return normal
	}
}

func (c *patternCompiler) pattern(p syntax.Pattern) fitting {
	in := c.in
	switch p := p.(type) {
	case *syntax.ValuePattern:
		value := c.expr(p.Value)
		if k, ok := p.Value.(*syntax.Const); ok && k.Value != "Ellipsis" {
			return func(t *tried, v any) bool { return same(v, value(t.frame)) }
		}
		return func(t *tried, v any) bool { return in.Equal(v, value(t.frame)) }
	case *syntax.CapturePattern:
		if p.Name == "" {
			return func(*tried, any) bool { return true }
		}
		slot := c.slots[p.Name]
		return func(t *tried, v any) bool { t.values[slot] = v; return true }
	case *syntax.AsPattern:
		inner, slot := c.pattern(p.Pattern), c.slots[p.Name]
		return func(t *tried, v any) bool {
			if !inner(t, v) {
				return false
			}
			t.values[slot] = v
			return true
		}
	case *syntax.OrPattern:
		list := c.patterns(p.Alternatives)
		return func(t *tried, v any) bool {
			for _, fits := range list {
				if fits(t, v) {
					return true
				}
			}
			return false
		}
	case *syntax.SequencePattern:
		return c.sequence(p)
	case *syntax.MappingPattern:
		return c.mapping(p)
	case *syntax.ClassPattern:
		return c.classPattern(p)
	}
	c.fail(p.Where(), "can't use starred pattern here")
	return nil
}

func (c *patternCompiler) patterns(list []syntax.Pattern) []fitting {
	out := make([]fitting, len(list))
	for i, p := range list {
		out[i] = c.pattern(p)
	}
	return out
}

func (c *patternCompiler) sequence(p *syntax.SequencePattern) fitting {
	in := c.in
	star, rest := -1, -1
	list := make([]fitting, len(p.Items))
	for i, x := range p.Items {
		s, ok := x.(*syntax.StarPattern)
		if !ok {
			list[i] = c.pattern(x)
			continue
		}
		if star >= 0 {
			c.fail(p.Pos, "multiple starred names in sequence pattern")
		}
		star = i
		if s.Name != "" {
			rest = c.slots[s.Name]
		}
	}
	n := len(list)
	return func(t *tried, v any) bool {
		if !in.isSequence(v) {
			return false
		}
		size := int(in.Len(v))
		if star < 0 && size != n || star >= 0 && size < n-1 {
			return false
		}
		items := in.Items(v)
		for i, fits := range list {
			at := i
			if i == star {
				continue
			}
			if star >= 0 && i > star {
				at = size - n + i
			}
			if !fits(t, items[at]) {
				return false
			}
		}
		if rest >= 0 {
			t.values[rest] = NewList(items[star : size-n+star+1]...)
		}
		return true
	}
}

// isSequence tells what sequence patterns look into: texts and bytes are none.
func (in *Interp) isSequence(v any) bool {
	switch v := native(v).(type) {
	case *List, Tuple, *Range:
		return true
	case *Instance:
		if _, ok := v.Data.(*deque); ok {
			return true
		}
	}
	return in.isAbstract(v, "Sequence")
}

// isAbstract tells whether v is of a class below one of collections.abc.
func (in *Interp) isAbstract(v any, name string) bool {
	for _, c := range in.ClassOf(v).mro() {
		if c.Name == name && c.Module == "collections.abc" {
			return true
		}
	}
	return false
}

func (c *patternCompiler) mapping(p *syntax.MappingPattern) fitting {
	in := c.in
	seen := map[string]bool{}
	for _, k := range p.Keys {
		if text, literal := literalText(k); literal {
			if seen[text] {
				c.fail(p.Pos, "mapping pattern checks duplicate key ("+c.literalRepr(k)+")")
			}
			seen[text] = true
		}
	}
	keys, values := c.exprs(p.Keys), c.patterns(p.Values)
	rest := -1
	if p.Rest != "" {
		rest = c.slots[p.Rest]
	}
	return func(t *tried, v any) bool {
		_, isDict := v.(*Dict)
		if !isDict && !in.isAbstract(v, "Mapping") {
			return false
		}
		if in.Len(v) < int64(len(keys)) {
			return false
		}
		found := NewDict()
		items := make([]any, len(keys))
		for i, k := range keys {
			key := k(t.frame)
			if _, twice := in.DictGet(found, key); twice {
				in.raise("ValueError", "mapping pattern checks duplicate key ("+in.Repr(key)+")")
			}
			in.DictSet(found, key, nil)
			var has bool
			if items[i], has = in.lookUp(v, key); !has {
				return false
			}
		}
		for i, fits := range values {
			if !fits(t, items[i]) {
				return false
			}
		}
		if rest >= 0 {
			others := NewDict()
			in.update(others, v)
			for _, e := range found.Entries() {
				in.DictDelete(others, e.Key)
			}
			t.values[rest] = others
		}
		return true
	}
}

// lookUp is the value of a key as .get gives it.
func (in *Interp) lookUp(v, key any) (any, bool) {
	if d, ok := v.(*Dict); ok && special(v, "get") == nil {
		return in.DictGet(d, key)
	}
	none := NewInstance(objectClass, nil)
	out := in.call(in.GetAttr(v, "get"), []any{key, none}, nil)
	return out, out != any(none)
}

// selfMatching are the built-in types whose only positional pattern is the
// value itself.
var selfMatching = []*Class{boolClass, byteArrayClass, bytesClass, dictClass, floatClass, frozenClass, intClass, listClass, setClass, strClass, tupleClass}

func (c *patternCompiler) classPattern(p *syntax.ClassPattern) fitting {
	in := c.in
	seen := map[string]bool{}
	for i, n := range p.Names {
		if seen[n] {
			c.fail(p.Named[i].Where(), "attribute name repeated in class pattern: "+n)
		}
		seen[n] = true
	}
	class, args, named := c.expr(p.Class), c.patterns(p.Args), c.patterns(p.Named)
	return func(t *tried, v any) bool {
		k, ok := class(t.frame).(*Class)
		if !ok {
			in.raise("TypeError", "called match pattern must be a type")
		}
		if !in.isInstance(v, k) {
			return false
		}
		used := map[string]bool{}
		attribute := func(name string, fits fitting) bool {
			if used[name] {
				in.raise("TypeError", k.Name+"() got multiple sub-patterns for attribute "+StrRepr(name))
			}
			used[name] = true
			x, has := in.maybeAttr(v, name)
			return has && fits(t, x)
		}
		if len(args) > 0 {
			names, itself := in.matchArgs(k, len(args))
			if itself {
				if !args[0](t, v) {
					return false
				}
			} else {
				for i, fits := range args {
					if !attribute(names[i], fits) {
						return false
					}
				}
			}
		}
		for i, fits := range named {
			if !attribute(p.Names[i], fits) {
				return false
			}
		}
		return true
	}
}

// matchArgs are the attributes that n positional patterns of a class stand for;
// itself says that the only one stands for the value.
func (in *Interp) matchArgs(k *Class, n int) (names []string, itself bool) {
	list, has := k.find("__match_args__")
	most := 0
	switch t := native(list).(type) {
	case Tuple:
		list, most = t, len(t)
	default:
		if has {
			in.raise("TypeError", k.Name+".__match_args__ must be a tuple (got "+in.TypeName(list)+")")
		}
		for _, b := range selfMatching {
			itself = itself || k.Is(b)
		}
		if itself {
			most = 1
		}
	}
	if n > most {
		in.raise("TypeError", k.Name+"() accepts "+strconv.Itoa(most)+" positional sub-pattern"+plural(most)+" ("+strconv.Itoa(n)+" given)")
	}
	if itself {
		return nil, true
	}
	for _, x := range list.(Tuple)[:n] {
		s, ok := x.(string)
		if !ok {
			in.raise("TypeError", "__match_args__ elements must be strings (got "+in.TypeName(x)+")")
		}
		names = append(names, s)
	}
	return names, false
}
