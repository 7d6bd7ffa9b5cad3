package python

import (
	"strings"

	"brook/diag"
	"brook/python/syntax"
)

// codeText is what compile() returns: a program that parses and compiles.
type codeText struct {
	text, filename string
	value          bool // of mode eval
}

// compileText is compile(source, filename, mode).
func compileText(in *Interp, a []any) any {
	text, ok := in.sourceText(a[0])
	if !ok {
		in.raise("TypeError", "compile() arg 1 must be a string, bytes or AST object")
	}
	code := &codeText{text: text, filename: in.Str(a[1])}
	switch a[2] {
	case "exec", "single":
	case "eval":
		code.value = true
	default:
		in.raise("ValueError", "compile() mode must be 'exec', 'eval' or 'single'")
	}
	in.compileCode(code, NewNamespace())
	return NewInstance(codeClass, code)
}

func (in *Interp) sourceText(v any) (string, bool) {
	switch s := native(v).(type) {
	case string:
		return s, true
	case Bytes:
		return string(s), true
	}
	return "", false
}

// compileCode makes closures of a program: value computes the result of an
// expression, run a statement list.
func (in *Interp) compileCode(code *codeText, names *Namespace) (src *diag.Source, value expr, run stmt) {
	text := code.text
	if code.value {
		text = strings.TrimLeft(text, " \t")
	}
	src = diag.NewSource(code.filename, text)
	body, err := syntax.Parse(src.Text)
	if err != nil {
		in.raiseSyntax(err, code.filename)
	}
	last, isExpr := lastExpr(body)
	if code.value && (len(body) != 1 || !isExpr) {
		wrong := &syntax.Error{Class: "SyntaxError", Message: "invalid syntax", Line: 1}
		if len(body) > 0 {
			wrong.Line = body[0].Where().Line
		}
		in.raiseSyntax(wrong, code.filename)
	}
	c := &compiler{in: in, module: true, source: src, globals: names}
	err = compiled(func() {
		if code.value {
			value = c.expr(last)
		} else {
			run = c.moduleBody(body)
		}
	})
	if err != nil {
		in.raiseSyntax(err, code.filename)
	}
	return src, value, run
}

// evaluate is eval and exec of text in the main namespace or in a dict.
func (in *Interp) evaluate(a []any, value bool) any {
	code := &codeText{filename: "<string>", value: value}
	if text, ok := in.sourceText(a[0]); ok {
		code.text = text
	} else if o, ok := a[0].(*Instance); ok && o.Class == codeClass {
		code, _ = o.Data.(*codeText)
	} else {
		code = nil
	}
	if code == nil {
		in.raise("TypeError", map[bool]string{true: "eval", false: "exec"}[value]+"() arg 1 must be a string, bytes or code object")
	}
	names := in.Globals
	var out *Dict
	for i := len(a) - 1; i > 0 && out == nil; i-- {
		out, _ = a[i].(*Dict)
	}
	if out != nil {
		names = NewNamespace()
		for _, d := range a[1:] {
			if d, ok := d.(*Dict); ok {
				for _, e := range d.Entries() {
					names.Set(in.Str(e.Key), e.Value)
				}
			}
		}
	}
	src, read, run := in.compileCode(code, names)
	var result any
	at := in.at
	if read != nil {
		result = read(&frame{})
	} else {
		in.at.source = src
		run(&frame{})
	}
	in.at = at
	if out != nil && !code.value {
		for n, v := range names.All() {
			out.SetString(n, v)
		}
	}
	return result
}
