package sql

import (
	"brook/engine/plan"
	"brook/sql/dialect"
)

// grouping is a GROUP BY clause.
type grouping struct {
	kind plan.GroupKind
	all  bool
	by   []plan.Expr
	sets [][]plan.Expr // of GROUPING SETS, ROLLUP and CUBE that stand in a list
}

// groupBy reads GROUP BY; nil when there is none.
func (r *reader) groupBy() *grouping {
	if !r.is("group", "by") {
		return nil
	}
	r.pos += 2
	g := &grouping{}
	if next := r.peek(1); r.is("all") && (next.Kind == dialect.End || next.Sym(")") || next.Sym("|>") || next.Sym(";") || next.Kind == dialect.Word) {
		r.pos++
		g.all = true
		return g
	}
	// Each item of the list is the sets that it stands for; the list is their
	// product.
	sets := [][]plan.Expr{nil}
	analytic := false
	items := 0
	for {
		found, plain := r.groupItem()
		items++
		analytic = analytic || !plain
		if plain {
			g.by = append(g.by, found[0]...)
		}
		if len(sets)*len(found) > 4096 {
			r.unsupported(r.pos, "more than 4096 grouping sets")
		}
		var product [][]plan.Expr
		for _, a := range sets {
			for _, b := range found {
				product = append(product, append(append([]plan.Expr(nil), a...), b...))
			}
		}
		sets = product
		if !r.acceptSym(",") {
			break
		}
	}
	switch {
	case r.accept("with", "rollup"):
		g.kind = plan.GroupBySets
		g.sets = rollup(single(g.by))
	case r.accept("with", "cube"):
		g.kind = plan.GroupBySets
		g.sets = r.cube(single(g.by))
	case r.is("grouping", "sets"):
		r.pos++
		g.kind, g.sets = plan.GroupBySets, r.groupingSets()
	case analytic:
		g.kind, g.sets = plan.GroupBySets, sets
	}
	return g
}

// groupItem reads an item of GROUP BY: the sets that it stands for, and whether
// it is an ordinary expression.
func (r *reader) groupItem() (sets [][]plan.Expr, plain bool) {
	switch {
	case r.is("rollup") && r.peek(1).Sym("("):
		r.pos++
		return rollup(r.groupSetList()), false
	case r.is("cube") && r.peek(1).Sym("("):
		r.pos++
		return r.cube(r.groupSetList()), false
	case r.is("grouping", "sets") && r.peek(2).Sym("("):
		r.pos++
		return r.groupingSets(), false
	}
	e := r.expression()
	if row, ok := e.(*plan.Function); ok && row.SQL && len(row.Name) == 1 && row.Name[0] == rowName {
		if r.tokens[r.tokenAt(row.Place.Start)].Sym("(") {
			return [][]plan.Expr{row.Args}, true
		}
	}
	return [][]plan.Expr{{e}}, true
}

// groupSetList reads (a, (b, c), ()): the sets of ROLLUP and CUBE.
func (r *reader) groupSetList() [][]plan.Expr {
	r.expectSym("(")
	if r.acceptSym(")") {
		return nil
	}
	out := list(r, r.groupSet)
	r.expectSym(")")
	return out
}

// groupSet reads (a, b), () or a.
func (r *reader) groupSet() []plan.Expr {
	if r.sym("(") && r.peek(1).Sym(")") {
		r.pos += 2
		return []plan.Expr{}
	}
	sets, _ := r.groupItem()
	return sets[0]
}

// groupingSets reads SETS (…), whose parts may be ROLLUP, CUBE and GROUPING SETS
// themselves.
func (r *reader) groupingSets() [][]plan.Expr {
	r.enter()
	defer r.leave()
	r.expect("sets")
	r.expectSym("(")
	var out [][]plan.Expr
	list(r, func() struct{} {
		if r.sym("(") && r.peek(1).Sym(")") {
			out = append(out, r.groupSet())
			return struct{}{}
		}
		sets, _ := r.groupItem()
		out = append(out, sets...)
		return struct{}{}
	})
	r.expectSym(")")
	return out
}

func single(by []plan.Expr) [][]plan.Expr {
	out := make([][]plan.Expr, len(by))
	for i, e := range by {
		out[i] = []plan.Expr{e}
	}
	return out
}

// rollup is (a, b), (a), ().
func rollup(parts [][]plan.Expr) [][]plan.Expr {
	var out [][]plan.Expr
	for n := len(parts); n >= 0; n-- {
		set := []plan.Expr{}
		for _, p := range parts[:n] {
			set = append(set, p...)
		}
		out = append(out, set)
	}
	return out
}

// cube is (a, b), (a), (b), ().
func (r *reader) cube(parts [][]plan.Expr) [][]plan.Expr {
	if len(parts) > 12 {
		r.unsupported(r.pos, "CUBE of more than 12 expressions")
	}
	if len(parts) == 0 {
		return [][]plan.Expr{{}}
	}
	var out [][]plan.Expr
	for mask := 1<<len(parts) - 1; mask >= 0; mask-- {
		set := []plan.Expr{}
		for i, p := range parts {
			if mask&(1<<(len(parts)-1-i)) != 0 {
				set = append(set, p...)
			}
		}
		out = append(out, set)
	}
	return out
}
