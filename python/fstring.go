package python

import (
	"strings"

	"brook/python/syntax"
)

func (c *compiler) fstring(e *syntax.FString) expr {
	in := c.in
	parts := make([]expr, len(e.Parts))
	for i, p := range e.Parts {
		switch p := p.(type) {
		case *syntax.Str:
			text := p.Value
			parts[i] = func(*frame) any { return text }
		case *syntax.Field:
			parts[i] = c.field(p)
		}
	}
	return func(f *frame) any {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(p(f).(string))
		}
		in.room(int64(b.Len()))
		return b.String()
	}
}

func (c *compiler) field(p *syntax.Field) expr {
	in := c.in
	value := c.expr(p.Value)
	var spec expr
	if p.Spec != nil {
		spec = c.fstring(p.Spec)
	}
	conversion, text := p.Conversion, p.Text
	if text != "" && conversion == 0 && spec == nil {
		conversion = 'r'
	}
	return func(f *frame) any {
		v := value(f)
		switch conversion {
		case 'r', 'a':
			v = in.Repr(v)
		case 's':
			v = in.Str(v)
		}
		s := ""
		if spec != nil {
			s = spec(f).(string)
		}
		return text + in.Format(v, s)
	}
}
