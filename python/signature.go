package python

import (
	"fmt"
	"strconv"
	"strings"
)

// Signature is the parameters of a function.
type Signature struct {
	Names    []string // positional ones
	Defaults []any    // of the last of them
	Star     bool     // further positional arguments make a tuple
	KwOnly   []string
	KwDef    []any // missing where required
	Double   bool  // further keywords make a dict
	PosOnly  int

	StarName, DoubleName string // of *args and **kw, where known
}

// Kwargs are the keyword arguments of a call, in order; nil for none.
type Kwargs struct {
	Names  []string
	Values []any
}

// Len is the number of arguments.
func (k *Kwargs) Len() int {
	if k == nil {
		return 0
	}
	return len(k.Names)
}

// Get finds an argument.
func (k *Kwargs) Get(name string) (any, bool) {
	if k != nil {
		for i, n := range k.Names {
			if n == name {
				return k.Values[i], true
			}
		}
	}
	return nil, false
}

// missing stands for a parameter without a default.
type missing struct{}

// ParseSignature reads "self, a, /, b=1, *args, c=None, **kw"; a bare * takes no
// arguments. Defaults are None, True, False, numbers and 'text'.
func ParseSignature(s string) *Signature {
	out := &Signature{}
	keywords := false
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		name, def, has := strings.Cut(part, "=")
		switch {
		case part == "":
		case part == "/":
			out.PosOnly = len(out.Names)
		case strings.HasPrefix(part, "**"):
			out.Double = true
		case strings.HasPrefix(part, "*"):
			out.Star, keywords = part != "*", true
		case keywords:
			out.KwOnly = append(out.KwOnly, name)
			if has {
				out.KwDef = append(out.KwDef, constant(def))
			} else {
				out.KwDef = append(out.KwDef, missing{})
			}
		default:
			out.Names = append(out.Names, name)
			if has {
				out.Defaults = append(out.Defaults, constant(def))
			}
		}
	}
	return out
}

func constant(s string) any {
	switch s {
	case "None":
		return nil
	case "True":
		return true
	case "False":
		return false
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return f
	}
	return strings.Trim(s, "'")
}

// slots is how many values bind makes.
func (s *Signature) slots() int {
	n := len(s.Names) + len(s.KwOnly)
	if s.Star {
		n++
	}
	if s.Double {
		n++
	}
	return n
}

// bind puts arguments in the order of the parameters: positional ones, the
// tuple of *args, keyword-only ones, the dict of **kw. Complaints come in the
// order of CPython's: keywords first, then what is too much, then what lacks.
func (s *Signature) bind(in *Interp, name string, a []any, kw *Kwargs) []any {
	out := make([]any, s.slots())
	n := len(s.Names)
	given := min(len(a), n)
	copy(out, a[:given])
	for i := given; i < n; i++ {
		out[i] = missing{}
	}
	at := n
	if s.Star {
		out[at] = Tuple(append([]any{}, a[given:]...))
		at++
	}
	for i := range s.KwOnly {
		out[at+i] = missing{}
	}
	var rest *Dict
	if s.Double {
		rest = NewDict()
		out[at+len(s.KwOnly)] = rest
	}
	for i := range kw.Len() {
		s.keyword(in, name, kw, i, out, at, rest)
	}
	if len(a) > n && !s.Star {
		in.raise("TypeError", tooMany(name, s, len(a), out[at:at+len(s.KwOnly)]))
	}
	var lost []string
	for i := given; i < n; i++ {
		if _, open := out[i].(missing); !open {
			continue
		}
		if d := i - (n - len(s.Defaults)); d >= 0 {
			out[i] = s.Defaults[d]
		} else {
			lost = append(lost, s.Names[i])
		}
	}
	if len(lost) > 0 {
		in.raise("TypeError", fmt.Sprintf("%s() missing %d required positional argument%s: %s", name, len(lost), plural(len(lost)), quotedList(lost)))
	}
	for i, k := range s.KwOnly {
		if _, open := out[at+i].(missing); !open {
			continue
		}
		if _, required := s.KwDef[i].(missing); required {
			lost = append(lost, k)
		}
		out[at+i] = s.KwDef[i]
	}
	if len(lost) > 0 {
		in.raise("TypeError", fmt.Sprintf("%s() missing %d required keyword-only argument%s: %s", name, len(lost), plural(len(lost)), quotedList(lost)))
	}
	return out
}

// keyword puts one keyword argument into its place; keyword-only ones begin at
// out[at].
func (s *Signature) keyword(in *Interp, name string, kw *Kwargs, i int, out []any, at int, rest *Dict) {
	k, v := kw.Names[i], kw.Values[i]
	place := -1
	for j := s.PosOnly; j < len(s.Names); j++ {
		if s.Names[j] == k {
			place = j
		}
	}
	for j, n := range s.KwOnly {
		if n == k {
			place = at + j
		}
	}
	switch {
	case place >= 0:
		if _, open := out[place].(missing); !open {
			in.raise("TypeError", fmt.Sprintf("%s() got multiple values for argument '%s'", name, k))
		}
		out[place] = v
	case rest != nil:
		rest.SetString(k, v)
	case contains(s.Names[:s.PosOnly], k):
		var list []string
		for _, n := range s.Names[:s.PosOnly] {
			if contains(kw.Names, n) {
				list = append(list, n)
			}
		}
		in.raise("TypeError", fmt.Sprintf("%s() got some positional-only arguments passed as keyword arguments: '%s'", name, strings.Join(list, ", ")))
	default:
		in.raise("TypeError", fmt.Sprintf("%s() got an unexpected keyword argument '%s'", name, k))
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func tooMany(name string, s *Signature, given int, keywords []any) string {
	n, least := len(s.Names), len(s.Names)-len(s.Defaults)
	takes := strconv.Itoa(n)
	if least < n {
		takes = fmt.Sprintf("from %d to %d", least, n)
	}
	were := "were"
	if given == 1 {
		were = "was"
	}
	p := plural(n)
	if least < n {
		p = "s"
	}
	only := 0
	for _, v := range keywords {
		if _, open := v.(missing); !open {
			only++
		}
	}
	if only > 0 {
		return fmt.Sprintf("%s() takes %s positional argument%s but %d positional argument%s (and %d keyword-only argument%s) were given",
			name, takes, p, given, plural(given), only, plural(only))
	}
	return fmt.Sprintf("%s() takes %s positional argument%s but %d %s given", name, takes, p, given, were)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func quotedList(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = "'" + n + "'"
	}
	switch len(q) {
	case 1:
		return q[0]
	case 2:
		return q[0] + " and " + q[1]
	}
	return strings.Join(q[:len(q)-1], ", ") + ", and " + q[len(q)-1]
}

// SignatureOf is the parameters of a callable without the bound self, or nil
// when it does not say.
func SignatureOf(v any) *Signature {
	switch f := v.(type) {
	case *Function:
		return f.sig
	case *Builtin:
		return f.Params
	case *Method:
		s := SignatureOf(f.Func)
		if s == nil || len(s.Names) == 0 {
			return s
		}
		bound := *s
		bound.Names = s.Names[1:]
		return &bound
	}
	return nil
}

// native checks the arguments of a function that CPython writes in C, whose
// complaints differ from those of functions in Python: a are the arguments
// without self, owner is "str." for methods.
func (s *Signature) native(in *Interp, owner, name string, self int, a []any, kw *Kwargs) {
	most := len(s.Names) - self
	least := most - len(s.Defaults)
	switch {
	case s.Star || s.Double || len(s.KwOnly) > 0:
		return
	case s.PosOnly < len(s.Names) && most > 0:
		if len(a)+kw.Len() > most {
			in.raise("TypeError", fmt.Sprintf("%s() takes at most %d argument%s (%d given)", name, most, plural(most), len(a)+kw.Len()))
		}
		for i := range kw.Len() {
			if !contains(s.Names[self:], kw.Names[i]) {
				in.raise("TypeError", "'"+kw.Names[i]+"' is an invalid keyword argument for "+name+"()")
			}
		}
		if len(a)+kw.Len() < least {
			in.raise("TypeError", fmt.Sprintf("%s() missing required argument '%s' (pos %d)", name, s.Names[self+len(a)], len(a)+1))
		}
		return
	case kw.Len() > 0:
		in.raise("TypeError", owner+name+"() takes no keyword arguments")
	case len(a) >= least && len(a) <= most:
	case most == 0:
		in.raise("TypeError", fmt.Sprintf("%s%s() takes no arguments (%d given)", owner, name, len(a)))
	case most == 1 && least == 1:
		in.raise("TypeError", fmt.Sprintf("%s%s() takes exactly one argument (%d given)", owner, name, len(a)))
	case least == most:
		in.raise("TypeError", fmt.Sprintf("%s expected %d arguments, got %d", name, most, len(a)))
	case len(a) < least && owner == "str." && least == 1 && most == 3:
		in.raise("TypeError", fmt.Sprintf("%s() takes at least 1 argument (%d given)", name, len(a)))
	case len(a) < least:
		in.raise("TypeError", fmt.Sprintf("%s expected at least %d argument%s, got %d", name, least, plural(least), len(a)))
	default:
		in.raise("TypeError", fmt.Sprintf("%s expected at most %d argument%s, got %d", name, most, plural(most), len(a)))
	}
}
