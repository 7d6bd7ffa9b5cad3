package javaregex

import (
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"

	"brook/internal/cache"
)

// timeLimit bounds one backtracking match.
const timeLimit = 10 * time.Second

// Regexp is a compiled pattern. It may be used from several goroutines.
type Regexp struct {
	translation
	linearRE *regexp.Regexp // nil when Go's regexp cannot take the pattern
	empty    bool           // may match an empty text
	once     sync.Once
	slowRE   *regexp2.Regexp
	slowErr  error
}

var compiled cache.Map[*Regexp]

// Compile translates a pattern; compiled ones are kept.
func Compile(pattern string) (*Regexp, error) {
	return compiled.Get(pattern, func() (*Regexp, error) { return compile(pattern) })
}

func compile(pattern string) (*Regexp, error) {
	t, err := translate(pattern)
	if err != nil {
		return nil, err
	}
	re := &Regexp{translation: t}
	if t.linear {
		if tree, err := syntax.Parse(t.fast, syntax.Perl); err == nil {
			re.empty = nullable(tree)
			re.linearRE, _ = regexp.Compile(t.fast)
		}
	}
	if re.linearRE == nil {
		if _, err := re.backtracking(); err != nil {
			return nil, err
		}
	}
	return re, nil
}

// backtracking compiles for regexp2 on first use.
func (re *Regexp) backtracking() (*regexp2.Regexp, error) {
	re.once.Do(func() {
		re.slowRE, re.slowErr = regexp2.Compile(slowText(re.slow), regexp2.None)
		if re.slowErr == nil {
			re.slowRE.MatchTimeout = timeLimit
		}
	})
	return re.slowRE, re.slowErr
}

// nullable reports whether a pattern can match an empty text.
func nullable(r *syntax.Regexp) bool {
	switch r.Op {
	case syntax.OpLiteral, syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return false
	case syntax.OpPlus, syntax.OpCapture:
		return nullable(r.Sub[0])
	case syntax.OpRepeat:
		return r.Min == 0 || nullable(r.Sub[0])
	case syntax.OpConcat:
		for _, s := range r.Sub {
			if !nullable(s) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, s := range r.Sub {
			if nullable(s) {
				return true
			}
		}
		return false
	}
	return true
}

// Empty reports whether the pattern is the empty text.
func (re *Regexp) Empty() bool { return re.slow == "" }

// Groups is the number of capturing groups.
func (re *Regexp) Groups() int { return re.groups }

// fast returns Go's regexp when it means the same on s.
func (re *Regexp) fastOn(s string) *regexp.Regexp {
	if re.linearRE == nil || !re.lines {
		return re.linearRE
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == '\n' || c == '\r' {
			return nil
		}
	}
	return re.linearRE
}

// Match reports whether some part of s matches.
func (re *Regexp) Match(s string) (bool, error) {
	if f := re.fastOn(s); f != nil {
		return f.MatchString(s), nil
	}
	b, err := re.backtracking()
	if err != nil {
		return false, err
	}
	return b.MatchString(s)
}

// Find returns the first match: start and end of the whole and of each group,
// -1 where a group took no part; nil when nothing matches.
func (re *Regexp) Find(s string) (loc []int, err error) {
	if f := re.fastOn(s); f != nil {
		return f.FindStringSubmatchIndex(s), nil
	}
	err = re.each(s, func(l []int) bool {
		loc = l
		return false
	})
	return loc, err
}

// Each calls f for each match from left to right, as Java's find does, until f
// returns false.
func (re *Regexp) Each(s string, f func(loc []int) bool) error {
	// Go's regexp passes over empty matches next to others.
	if r := re.fastOn(s); r != nil && !re.empty {
		for _, loc := range r.FindAllStringSubmatchIndex(s, -1) {
			if !f(loc) {
				break
			}
		}
		return nil
	}
	return re.each(s, f)
}

func (re *Regexp) each(s string, f func(loc []int) bool) error {
	b, err := re.backtracking()
	if err != nil {
		return err
	}
	runes := []rune(s)
	var offsets []int
	if len(runes) != len(s) {
		offsets = make([]int, 0, len(runes)+1)
		for i := range s {
			offsets = append(offsets, i)
		}
		offsets = append(offsets, len(s))
	}
	offset := func(i int) int {
		if offsets == nil {
			return i
		}
		return offsets[i]
	}
	m, err := b.FindRunesMatch(runes)
	for ; m != nil && err == nil; m, err = b.FindNextMatch(m) {
		loc := make([]int, 0, 2*(re.groups+1))
		for g := range re.groups + 1 {
			group := m.GroupByNumber(g)
			if group == nil || len(group.Captures) == 0 {
				loc = append(loc, -1, -1)
				continue
			}
			loc = append(loc, offset(group.Index), offset(group.Index+group.Length))
		}
		if !f(loc) {
			return nil
		}
	}
	return err
}

// Replace appends s to b with all matches replaced. In replacement $1 and
// ${name} stand for groups and \ makes the next character a plain one.
func (re *Regexp) Replace(b []byte, s, replacement string) ([]byte, error) {
	plain := !strings.ContainsAny(replacement, `$\`)
	last := 0
	var wrong error
	err := re.Each(s, func(loc []int) bool {
		b = append(b, s[last:loc[0]]...)
		last = loc[1]
		if plain {
			b = append(b, replacement...)
			return true
		}
		b, wrong = re.expand(b, s, replacement, loc)
		return wrong == nil
	})
	if err == nil {
		err = wrong
	}
	return append(b, s[last:]...), err
}

// ReplacementError is a replacement that names no group.
type ReplacementError struct {
	Class   string // Java's exception
	Message string
}

// Error is the message.
func (e *ReplacementError) Error() string { return e.Message }

func (re *Regexp) expand(b []byte, s, with string, loc []int) ([]byte, error) {
	for i := 0; i < len(with); {
		switch c := with[i]; {
		case c == '\\':
			if i++; i == len(with) {
				return b, &ReplacementError{"java.lang.IllegalArgumentException", "character to be escaped is missing"}
			}
			b = append(b, with[i])
			i++
		case c == '$':
			i++
			group := 0
			switch {
			case i == len(with):
				return b, &ReplacementError{"java.lang.IllegalArgumentException", "Illegal group reference: group index is missing"}
			case with[i] == '{':
				end := strings.IndexByte(with[i:], '}')
				if end < 0 {
					return b, &ReplacementError{"java.lang.IllegalArgumentException", "named capturing group is missing trailing '}'"}
				}
				n, ok := re.names[with[i+1:i+end]]
				if !ok {
					return b, &ReplacementError{"java.lang.IllegalArgumentException", "No group with name {" + with[i+1:i+end] + "}"}
				}
				group, i = n, i+end+1
			case with[i] < '0' || with[i] > '9':
				return b, &ReplacementError{"java.lang.IllegalArgumentException", "Illegal group reference"}
			default:
				group = int(with[i] - '0')
				if group > re.groups {
					return b, &ReplacementError{"java.lang.IndexOutOfBoundsException", "No group " + strconv.Itoa(group)}
				}
				for i++; i < len(with) && with[i] >= '0' && with[i] <= '9' && group*10+int(with[i]-'0') <= re.groups; i++ {
					group = group*10 + int(with[i]-'0')
				}
			}
			if loc[2*group] >= 0 {
				b = append(b, s[loc[2*group]:loc[2*group+1]]...)
			}
		default:
			b = append(b, c)
			i++
		}
	}
	return b, nil
}

// Split splits s around matches into at most limit parts; 0 and less is any
// number. An empty match at the start makes no empty part.
func (re *Regexp) Split(s string, limit int) ([]string, error) {
	var out []string
	last := 0
	err := re.Each(s, func(loc []int) bool {
		if limit > 0 && len(out) == limit-1 {
			return false
		}
		if loc[1] == 0 {
			return true
		}
		out = append(out, s[last:loc[0]])
		last = loc[1]
		return true
	})
	return append(out, s[last:]), err
}
