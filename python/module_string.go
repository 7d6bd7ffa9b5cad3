package python

import (
	"regexp"
	"strings"
)

// templateName is what string.Template replaces.
var templateName = regexp.MustCompile(`(?i)\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\}|())`)

func stringModule(in *Interp) *Module {
	const lower, digits, punctuation = "abcdefghijklmnopqrstuvwxyz", "0123456789", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	upper, space := strings.ToUpper(lower), " \t\n\r\v\f"
	m := &Module{Name: "_string", Dict: map[string]any{"ascii_lowercase": lower, "ascii_uppercase": upper, "ascii_letters": lower + upper, "digits": digits,
		"hexdigits": digits + "abcdefABCDEF", "octdigits": digits[:8], "punctuation": punctuation, "whitespace": space, "printable": digits + lower + upper + punctuation + space}}
	m.Dict["capwords"] = Def("capwords", "s, sep=None", func(in *Interp, a []any) any {
		s, joint := in.Str(a[0]), " "
		words := strings.Fields(s)
		if sep, ok := a[1].(string); ok {
			words, joint = strings.Split(s, sep), sep
		}
		for i, w := range words {
			words[i] = in.Str(in.call(in.GetAttr(w, "capitalize"), nil, nil))
		}
		return strings.Join(words, joint)
	})
	c := NewClass("Template", "string", nil, nil)
	c.Dict["__init__"] = Def("__init__", "self, template", func(in *Interp, a []any) any { in.SetAttr(a[0], "template", a[1]); return nil })
	for name, safe := range map[string]bool{"substitute": false, "safe_substitute": true} {
		c.Dict[name] = Fn(name, func(in *Interp, a []any, kw *Kwargs) any {
			values := NewDict()
			if len(a) > 1 {
				in.update(values, a[1])
			}
			for i := range kw.Len() {
				values.SetString(kw.Names[i], kw.Values[i])
			}
			return in.fillTemplate(in.Str(in.GetAttr(a[0], "template")), values, safe)
		})
	}
	m.Dict["Template"] = c
	return m
}

// fillTemplate replaces $name and ${name}. A safe filling keeps what it has no
// value for.
func (in *Interp) fillTemplate(text string, values *Dict, safe bool) string {
	var b strings.Builder
	at := 0
	for _, x := range templateName.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[at:x[0]])
		at = x[1]
		name := ""
		switch {
		case x[2] >= 0:
			b.WriteByte('$')
			continue
		case x[4] >= 0:
			name = text[x[4]:x[5]]
		case x[6] >= 0:
			name = text[x[6]:x[7]]
		default:
			if !safe {
				before := text[:x[0]]
				line := strings.Count(before, "\n") + 1
				column := x[0] - strings.LastIndexByte(before, '\n')
				in.raise("ValueError", "Invalid placeholder in string: line "+in.Repr(int64(line))+", col "+in.Repr(int64(column)))
			}
			b.WriteByte('$')
			continue
		}
		v, ok := in.DictGet(values, name)
		switch {
		case ok:
			b.WriteString(in.Str(v))
		case safe:
			b.WriteString(text[x[0]:x[1]])
		default:
			in.raiseKey(name)
		}
	}
	return b.String() + text[at:]
}
