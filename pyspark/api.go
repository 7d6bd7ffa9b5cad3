package pyspark

import (
	_ "embed"
	"strings"

	"brook/diag"
	"brook/python"
)

// checklist has the public names of PySpark 4.1, a class a line.
//
//go:embed api.txt
var checklist string

// known says for each class of PySpark which public names it has.
var known = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(checklist) {
		class, names, _ := strings.Cut(line, ":")
		out[class] = map[string]bool{}
		for _, n := range strings.Fields(names) {
			out[class][n] = true
		}
	}
	return out
}()

// class makes a class. A public name of PySpark's class that methods leaves out
// raises NOT_IMPLEMENTED.
func (r *Runtime) class(name, module string, methods map[string]*python.Builtin) *python.Class {
	c := python.NewClass(name, module, nil, methods)
	c.Frozen = true
	if _, own := c.Dict["__getattr__"]; !own && known[name] != nil {
		c.Dict["__getattr__"] = def("self, name", func(in *python.Interp, a []any) any {
			r.missing(name, in.Str(a[1]))
			return nil
		})
	}
	r.classes[name] = c
	return c
}

// property makes an attribute of c that is computed.
func property(c *python.Class, name string, get func(in *python.Interp, self *python.Instance) any) {
	c.Dict[name] = &python.Property{Get: def("self", func(in *python.Interp, a []any) any { return get(in, a[0].(*python.Instance)) })}
}

// missing raises NOT_IMPLEMENTED for names that PySpark has and AttributeError
// for others.
func (r *Runtime) missing(class, name string) {
	r.notYet(class, name)
	r.in.Raise("AttributeError", "'"+class+"' object has no attribute '"+name+"'")
}

// notYet raises NOT_IMPLEMENTED if PySpark's class has the name.
func (r *Runtime) notYet(class, name string) {
	if !known[class][name] {
		return
	}
	e := diag.NotImplemented("%s.%s", class, name)
	if other := instead[name]; other != "" {
		e.Message += " " + other + "."
	}
	r.fail(e)
}
