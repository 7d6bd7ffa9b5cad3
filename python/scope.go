package python

import (
	"slices"
	"strings"

	"brook/python/syntax"
)

// scope is the names of a function while it is compiled.
type scope struct {
	parent   *scope
	slots    map[string]int
	global   map[string]bool
	nonlocal map[string]bool
	class    bool // a class body: names live in a dict
	yields   bool
	order    []string        // of the slots
	declared []*syntax.Scope // global and nonlocal statements

	// What collect has met so far, to refuse declarations that come too late.
	params, used, assigned map[string]bool
	wrong                  *syntax.Error
}

// holds reports whether a function around the scope binds a name.
func (s *scope) holds(name string) bool {
	for ; s != nil; s = s.parent {
		if _, ok := s.slots[name]; ok && !s.class && !s.global[name] {
			return true
		}
	}
	return false
}

func newScope(parent *scope) *scope {
	return &scope{parent: parent, slots: map[string]int{}, global: map[string]bool{}, nonlocal: map[string]bool{},
		params: map[string]bool{}, used: map[string]bool{}, assigned: map[string]bool{}}
}

func (s *scope) add(name string) int {
	if i, ok := s.slots[name]; ok {
		return i
	}
	i := len(s.slots)
	s.slots[name] = i
	s.order = append(s.order, name)
	return i
}

// collect finds the names that a function body binds.
func (s *scope) collect(body []syntax.Stmt) {
	for _, st := range body {
		s.stmt(st)
	}
}

func (s *scope) bind(name string) {
	s.assigned[name] = true
	if !s.global[name] && !s.nonlocal[name] {
		s.add(name)
	}
}

func (s *scope) target(e syntax.Expr) {
	switch e := e.(type) {
	case *syntax.Name:
		s.bind(e.ID)
	case *syntax.Starred:
		s.target(e.Value)
	case *syntax.Collection:
		for _, x := range e.Items {
			s.target(x)
		}
	default:
		s.expr(e)
	}
}

func (s *scope) stmt(st syntax.Stmt) {
	switch st := st.(type) {
	case *syntax.Scope:
		s.declared = append(s.declared, st)
		for _, n := range st.Names {
			s.declare(st, n)
			if st.Global {
				s.global[n] = true
			} else {
				s.nonlocal[n] = true
			}
		}
	case *syntax.ExprStmt:
		s.expr(st.Value)
	case *syntax.Assign:
		s.expr(st.Value)
		for _, t := range st.Targets {
			s.target(t)
		}
	case *syntax.AugAssign:
		s.expr(st.Value)
		s.target(st.Target)
	case *syntax.AnnAssign:
		if st.Value != nil {
			s.expr(st.Value)
		}
		s.target(st.Target)
	case *syntax.Delete:
		for _, t := range st.Targets {
			s.target(t)
		}
	case *syntax.If:
		s.expr(st.Cond)
		s.collect(st.Body)
		s.collect(st.Else)
	case *syntax.While:
		s.expr(st.Cond)
		s.collect(st.Body)
		s.collect(st.Else)
	case *syntax.For:
		s.expr(st.Iter)
		s.target(st.Target)
		s.collect(st.Body)
		s.collect(st.Else)
	case *syntax.Try:
		s.collect(st.Body)
		for _, h := range st.Handlers {
			if h.Name != "" {
				s.bind(h.Name)
			}
			s.collect(h.Body)
		}
		s.collect(st.Else)
		s.collect(st.Finally)
	case *syntax.Match:
		s.expr(st.Subject)
		for _, c := range st.Cases {
			eachCapture(c.Pattern, func(name string, _ syntax.Pos) { s.bind(name) })
			if c.Guard != nil {
				s.expr(c.Guard)
			}
			s.collect(c.Body)
		}
	case *syntax.With:
		for _, i := range st.Items {
			s.expr(i.Context)
			if i.Target != nil {
				s.target(i.Target)
			}
		}
		s.collect(st.Body)
	case *syntax.Def:
		s.bind(st.Name)
	case *syntax.Class:
		s.bind(st.Name)
	case *syntax.Return:
		if st.Value != nil {
			s.expr(st.Value)
		}
	case *syntax.Import:
		for _, n := range st.Names {
			s.bind(importedAs(n))
		}
	case *syntax.ImportFrom:
		for _, n := range st.Names {
			if n.As != "" {
				s.bind(n.As)
			} else {
				s.bind(n.Name)
			}
		}
	case *syntax.Assert:
		s.expr(st.Cond)
	case *syntax.Raise:
		if st.Exc != nil {
			s.expr(st.Exc)
		}
	}
}

// declare refuses a declaration that contradicts what came before.
func (s *scope) declare(st *syntax.Scope, name string) {
	kind := "nonlocal"
	if st.Global {
		kind = "global"
	}
	message := ""
	switch {
	case s.params[name]:
		message = "name '" + name + "' is parameter and " + kind
	case st.Global && s.nonlocal[name] || !st.Global && s.global[name]:
		message = "name '" + name + "' is nonlocal and global"
	case s.assigned[name]:
		message = "name '" + name + "' is assigned to before " + kind + " declaration"
	case s.used[name]:
		message = "name '" + name + "' is used prior to " + kind + " declaration"
	default:
		return
	}
	if strings.HasSuffix(message, "nonlocal and global") {
		// The first of the two declarations is where CPython puts it.
		for _, d := range s.declared {
			if slices.Contains(d.Names, name) {
				st = d
				break
			}
		}
	}
	if s.wrong == nil {
		s.wrong = &syntax.Error{Class: "SyntaxError", Message: message, Line: st.Pos.Line, Column: st.Pos.Column}
	}
}

// expr finds walruses and yields; nested functions are their own scopes.
func (s *scope) expr(e syntax.Expr) {
	visit(e, func(e syntax.Expr) bool {
		switch e := e.(type) {
		case *syntax.Name:
			s.used[e.ID] = true
		case *syntax.Walrus:
			s.bind(e.Name)
		case *syntax.Yield:
			s.yields = true
		case *syntax.Lambda:
			return false
		case *syntax.Comp:
			// A walrus in a comprehension binds outside of it.
			for _, c := range e.Clauses {
				s.expr(c.Iter)
				for _, x := range c.Conds {
					s.expr(x)
				}
			}
			s.expr(e.Value)
			return false
		}
		return true
	})
}

func importedAs(n syntax.ImportName) string {
	if n.As != "" {
		return n.As
	}
	for i := range len(n.Name) {
		if n.Name[i] == '.' {
			return n.Name[:i]
		}
	}
	return n.Name
}

// visit calls f for e and the expressions below it.
func visit(e syntax.Expr, f func(syntax.Expr) bool) {
	if e == nil || !f(e) {
		return
	}
	switch e := e.(type) {
	case *syntax.FString:
		for _, p := range e.Parts {
			visit(p, f)
		}
	case *syntax.Field:
		visit(e.Value, f)
		if e.Spec != nil {
			visit(e.Spec, f)
		}
	case *syntax.Collection:
		for _, x := range e.Items {
			visit(x, f)
		}
	case *syntax.DictLit:
		for i := range e.Keys {
			visit(e.Keys[i], f)
			visit(e.Values[i], f)
		}
	case *syntax.Starred:
		visit(e.Value, f)
	case *syntax.Attribute:
		visit(e.Value, f)
	case *syntax.Index:
		visit(e.Value, f)
		visit(e.Key, f)
	case *syntax.Slice:
		visit(e.Low, f)
		visit(e.High, f)
		visit(e.Step, f)
	case *syntax.Call:
		visit(e.Func, f)
		for _, x := range e.Args {
			visit(x, f)
		}
		for _, k := range e.Keywords {
			visit(k.Value, f)
		}
	case *syntax.Unary:
		visit(e.Value, f)
	case *syntax.Binary:
		visit(e.Left, f)
		visit(e.Right, f)
	case *syntax.BoolOp:
		visit(e.Left, f)
		visit(e.Right, f)
	case *syntax.Compare:
		visit(e.First, f)
		for _, x := range e.Rest {
			visit(x, f)
		}
	case *syntax.IfExp:
		visit(e.Cond, f)
		visit(e.Then, f)
		visit(e.Else, f)
	case *syntax.Walrus:
		visit(e.Value, f)
	case *syntax.Yield:
		visit(e.Value, f)
	}
}
