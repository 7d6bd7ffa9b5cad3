package python

import (
	"embed"
	"io/fs"
	"strings"

	"brook/diag"
	"brook/python/syntax"
)

// library holds the modules that are written in Python: lib/NAME.py is module
// NAME.
//
//go:embed lib/*.py
var library embed.FS

// inLibrary tells whether a module is written in Python.
func inLibrary(name string) bool {
	_, err := fs.Stat(library, "lib/"+name+".py")
	return err == nil
}

// libraryModule runs a module of the library. It is known while it runs, as
// modules may import one another.
func (in *Interp) libraryModule(name string) *Module {
	text, err := library.ReadFile("lib/" + name + ".py")
	if err != nil {
		in.raise("ImportError", err.Error())
	}
	src := diag.NewSource("<frozen "+name+">", string(text))
	names := NewNamespace()
	names.Set("__name__", name)
	m := &Module{Name: name, Dict: map[string]any{}, names: names}
	in.modules[name] = m
	body, err := syntax.Parse(src.Text)
	if err != nil {
		in.raiseSyntax(err, src.Name)
	}
	c := &compiler{in: in, module: true, source: src, globals: names}
	var code stmt
	if err := compiled(func() { code = c.moduleBody(body) }); err != nil {
		in.raiseSyntax(err, src.Name)
	}
	if doc := docOf(body); doc != nil {
		m.Dict["__doc__"] = doc
	}
	fn := &Function{Name: "<module>", source: src, body: code}
	fn.run(in, &frame{})
	for n, v := range names.All() {
		if !strings.HasPrefix(n, "__") || n == "__getattr__" {
			m.Dict[n] = v
		}
		if list, ok := v.(*List); ok && n == "__all__" {
			for _, x := range list.Items {
				m.All = append(m.All, in.Str(x))
			}
		}
	}
	return m
}
