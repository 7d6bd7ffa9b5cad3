package expr

// Transform rewrites e bottom-up: f sees each node after its children.
func Transform(e Expr, f func(Expr) Expr) Expr {
	children := e.Children()
	if len(children) == 0 {
		return f(e)
	}
	var changed []Expr
	for i, c := range children {
		d := Transform(c, f)
		if d != c && changed == nil {
			changed = append([]Expr(nil), children...)
		}
		if changed != nil {
			changed[i] = d
		}
	}
	if changed != nil {
		e = e.WithChildren(changed)
	}
	return f(e)
}

// Walk calls f for e and everything below it, top-down; f returns false to
// leave a node's children out.
func Walk(e Expr, f func(Expr) bool) {
	if !f(e) {
		return
	}
	for _, c := range e.Children() {
		Walk(c, f)
	}
}

// Any reports whether f holds for e or anything below it.
func Any(e Expr, f func(Expr) bool) bool {
	found := false
	Walk(e, func(x Expr) bool {
		found = found || f(x)
		return !found
	})
	return found
}
