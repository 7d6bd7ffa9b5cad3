package python

import "iter"

// Namespace is the global names of a module. Code refers to a name's cell
// directly, so that reading a global costs no search.
type Namespace struct {
	cells map[string]*cell
	order []string
}

// cell is a global variable; code that was compiled before the variable got a
// value holds a cell that is not set.
type cell struct {
	v   any
	set bool
}

// NewNamespace makes an empty namespace.
func NewNamespace() *Namespace { return &Namespace{cells: map[string]*cell{}} }

func (n *Namespace) cell(name string) *cell {
	c := n.cells[name]
	if c == nil {
		c = &cell{}
		n.cells[name] = c
		n.order = append(n.order, name)
	}
	return c
}

// Get finds a name.
func (n *Namespace) Get(name string) (any, bool) {
	c := n.cells[name]
	if c == nil || !c.set {
		return nil, false
	}
	return c.v, true
}

// Set binds a name.
func (n *Namespace) Set(name string, v any) { *n.cell(name) = cell{v, true} }

// Delete unbinds a name.
func (n *Namespace) Delete(name string) {
	if c := n.cells[name]; c != nil {
		*c = cell{}
	}
}

// Names are the bound names in the order in which code first spoke of them.
func (n *Namespace) Names() []string {
	var out []string
	for _, name := range n.order {
		if n.cells[name].set {
			out = append(out, name)
		}
	}
	return out
}

// All gives the bound names and their values.
func (n *Namespace) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, name := range n.Names() {
			if !yield(name, n.cells[name].v) {
				return
			}
		}
	}
}

// moduleName is __name__.
func (n *Namespace) moduleName() string {
	v, _ := n.Get("__name__")
	s, _ := v.(string)
	return s
}

// dict is a copy of the names.
func (n *Namespace) dict() *Dict {
	d := NewDict()
	for _, name := range n.Names() {
		d.SetString(name, n.cells[name].v)
	}
	return d
}
