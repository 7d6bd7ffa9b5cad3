package python

import (
	"strings"

	"brook/python/syntax"
)

// parameterList is the parameters of a callable for the module inspect: triples of
// a name, a kind as inspect numbers them, and a tuple with the default; None for
// callables that do not say.
func (in *Interp) parameterList(v any) any {
	s := SignatureOf(v)
	if s == nil {
		return nil
	}
	out := NewList()
	add := func(name string, kind int64, defaults ...any) {
		out.Items = append(out.Items, Tuple{name, kind, Tuple(defaults)})
	}
	skipped := 0
	if m, ok := v.(*Method); ok {
		if full := SignatureOf(m.Func); full != nil {
			skipped = len(full.Names) - len(s.Names)
		}
	}
	for i, name := range s.Names {
		kind := int64(1)
		if i < s.PosOnly-skipped {
			kind = 0
		}
		if d := i - (len(s.Names) - len(s.Defaults)); d >= 0 {
			add(name, kind, s.Defaults[d])
		} else {
			add(name, kind)
		}
	}
	if s.Star {
		add(s.starName(), 2)
	}
	for i, name := range s.KwOnly {
		if _, required := s.KwDef[i].(missing); required {
			add(name, 3)
		} else {
			add(name, 3, s.KwDef[i])
		}
	}
	if s.Double {
		add(s.doubleName(), 4)
	}
	return out
}

func (s *Signature) starName() string {
	if s.StarName != "" {
		return s.StarName
	}
	return "args"
}

func (s *Signature) doubleName() string {
	if s.DoubleName != "" {
		return s.DoubleName
	}
	return "kwargs"
}

// sourceOf is the text of a function: from its line on as far as lines are
// indented more; None where it is not known.
func sourceOf(v any) any {
	switch f := v.(type) {
	case *Method:
		return sourceOf(f.Func)
	case *Function:
		if f.source == nil || f.line < 1 {
			return nil
		}
		lines := strings.SplitAfter(f.source.Text, "\n")
		if f.line > len(lines) {
			return nil
		}
		indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }
		first := lines[f.line-1]
		end := f.line
		for i := f.line; i < len(lines); i++ {
			if strings.TrimSpace(lines[i]) == "" {
				continue
			}
			if indent(lines[i]) <= indent(first) && !strings.HasPrefix(strings.TrimSpace(lines[i]), ")") {
				break
			}
			end = i + 1
		}
		return strings.Join(lines[f.line-1:end], "")
	}
	return nil
}

// literal is ast.literal_eval: an expression of constants alone.
func (in *Interp) literal(text string) any {
	body, err := syntax.Parse(text)
	if err != nil {
		in.raiseSyntax(err, "<unknown>")
	}
	last, ok := lastExpr(body)
	if len(body) != 1 || !ok {
		in.raise("SyntaxError", "invalid syntax (<unknown>, line 1)")
	}
	if bad := notConstant(last); bad != "" {
		in.raise("ValueError", "malformed node or string on line 1: <ast."+bad+" object>")
	}
	return (&compiler{in: in, module: true, globals: NewNamespace()}).expr(last)(&frame{})
}

// notConstant names the kind of the first part of an expression that is no
// literal; it is empty where all are.
func notConstant(e syntax.Expr) string {
	all := func(list []syntax.Expr) string {
		for _, x := range list {
			if bad := notConstant(x); bad != "" {
				return bad
			}
		}
		return ""
	}
	switch e := e.(type) {
	case *syntax.Number, *syntax.Str, *syntax.Const:
		return ""
	case *syntax.Collection:
		return all(e.Items)
	case *syntax.DictLit:
		if bad := all(e.Keys); bad != "" {
			return bad
		}
		return all(e.Values)
	case *syntax.Unary:
		if _, number := e.Value.(*syntax.Number); number && e.Op != "not" {
			return ""
		}
		return "UnaryOp"
	case *syntax.Name:
		return "Name"
	case *syntax.Call:
		return "Call"
	case *syntax.Binary:
		return "BinOp"
	case *syntax.FString:
		return "JoinedStr"
	case *syntax.Attribute:
		return "Attribute"
	}
	return "expr"
}
