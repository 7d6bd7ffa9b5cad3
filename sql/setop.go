package sql

import (
	"brook/engine/plan"
	"brook/sql/dialect"
)

// top visits the tokens outside of brackets.
func (t *text) top(from int, f func(i int) bool) {
	depth := 0
	for i := from; i < len(t.tokens); i++ {
		switch tok := t.tokens[i]; {
		case tok.Sym("(") || tok.Sym("["):
			depth++
		case tok.Sym(")") || tok.Sym("]"):
			depth--
		case depth == 0 && !t.at(i-1).Sym(".") && !f(i):
			return
		}
	}
}

// tailStart is where ORDER BY, LIMIT or OFFSET of the whole query begins.
func (t *text) tailStart() int {
	at := len(t.tokens)
	t.top(0, func(i int) bool {
		limit := (t.at(i).Is("limit") || t.at(i).Is("offset")) && i > 0 && i+1 < len(t.tokens) && !t.at(i+1).Sym(",") && !t.at(i+1).Is("from")
		if t.words(i, "order", "by") && i > 0 || limit {
			at = i
			return false
		}
		return true
	})
	return at
}

// sorted parses ORDER BY … LIMIT … OFFSET … at i over rel.
func (t *text) sorted(rel plan.Relation, i int) (plan.Relation, error) {
	if t.words(i, "order", "by") {
		end := len(t.tokens)
		t.top(i+2, func(k int) bool {
			if (t.at(k).Is("limit") || t.at(k).Is("offset")) && k > i+2 {
				end = k
				return false
			}
			return true
		})
		items, err := t.part(i+2, end)
		if err != nil {
			return nil, err
		}
		sort := &plan.Sort{Input: rel}
		if items.at(0).Is("all") && (len(items.tokens) == 1 || items.at(1).Is("asc") || items.at(1).Is("desc") || items.at(1).Is("nulls")) {
			o, _ := items.direction()
			sort.All = true
			if len(items.tokens) > 1 {
				sort.Order = []plan.SortOrder{o}
			}
		} else if sort.Order, err = items.sortItems(); err != nil {
			return nil, err
		}
		rel, i = sort, end
	}
	var limit, offset plan.Expr
	for i < len(t.tokens) {
		into := &limit
		if t.at(i).Is("offset") {
			into = &offset
		}
		end := len(t.tokens)
		t.top(i+1, func(k int) bool {
			if t.at(k).Is("limit") || t.at(k).Is("offset") {
				end = k
				return false
			}
			return true
		})
		value, err := t.part(i+1, end)
		if err != nil {
			return nil, err
		}
		if !(into == &limit && len(value.tokens) == 1 && value.at(0).Is("all")) {
			if *into, err = value.expression(); err != nil {
				return nil, err
			}
		}
		i = end
	}
	if offset != nil {
		rel = &plan.Offset{Input: rel, Count: offset}
	}
	if limit != nil {
		rel = &plan.Limit{Input: rel, Count: limit}
	}
	return rel, nil
}

// direction reads ASC, DESC and NULLS at the end of a sort item and returns
// where its expression ends.
func (t *text) direction() (o plan.SortOrder, end int) {
	end = len(t.tokens)
	nulls := ""
	if end >= 2 && t.at(end-2).Is("nulls") && (t.at(end-1).Is("first") || t.at(end-1).Is("last")) {
		nulls = t.at(end - 1).Text
		end -= 2
	}
	if end > 0 && (t.at(end-1).Is("asc") || t.at(end-1).Is("desc")) && end > 1 {
		o.Descending = t.at(end - 1).Is("desc")
		end--
	}
	o.NullsFirst = !o.Descending
	if nulls != "" {
		o.NullsFirst = len(nulls) == len("first")
	}
	return o, end
}

// sortItems parses sort items separated by commas.
func (t *text) sortItems() ([]plan.SortOrder, error) {
	var out []plan.SortOrder
	for _, span := range t.split(",") {
		item, err := t.part(span[0], span[1])
		if err != nil {
			return nil, err
		}
		o, end := item.direction()
		e, err := item.part(0, end)
		if err != nil {
			return nil, err
		}
		if o.Child, err = e.expression(); err != nil {
			return nil, err
		}
		o.Place = o.Child.Where()
		out = append(out, o)
	}
	return out, nil
}

// setOps splits a query at UNION, EXCEPT and, binding tighter, INTERSECT. ok is
// false when it has none.
func (t *text) setOps() (rel plan.Relation, ok bool, err error) {
	at, tight := -1, false
	t.top(0, func(i int) bool {
		tok := t.at(i)
		loose := tok.Is("union") || tok.Is("except") || tok.Is("minus")
		if i == 0 || !loose && !tok.Is("intersect") || !t.operandFollows(i) {
			return true
		}
		if loose || at < 0 || tight {
			at, tight = i, !loose
		}
		return true
	})
	if at < 0 {
		return nil, false, nil
	}
	op := plan.Union
	switch {
	case t.at(at).Is("except") || t.at(at).Is("minus"):
		op = plan.Except
	case t.at(at).Is("intersect"):
		op = plan.Intersect
	}
	n := &plan.SetOp{Op: op}
	n.Place = t.place(at, at+1)
	next := at + 1
	if t.at(next).Is("all") || t.at(next).Is("distinct") {
		n.All = t.at(next).Is("all")
		next++
	}
	left, err := t.part(0, at)
	if err != nil {
		return nil, true, err
	}
	right, err := t.part(next, len(t.tokens))
	if err != nil {
		return nil, true, err
	}
	if n.Left, err = left.query(); err != nil {
		return nil, true, err
	}
	n.Right, err = right.query()
	return n, true, err
}

// operandFollows reports whether a query follows the set operator at i.
func (t *text) operandFollows(i int) bool {
	next := t.at(i + 1)
	if next.Is("all") || next.Is("distinct") {
		next = t.at(i + 2)
	}
	return next.Is("select") || next.Is("values") || next.Is("table") || next.Is("with") || next.Sym("(")
}

// windowSpec parses what stands in OVER (…).
func (t *text) windowSpec(w *plan.Window) error {
	i := 0
	clause := func(from int) int {
		end := len(t.tokens)
		t.top(from, func(k int) bool {
			if t.words(k, "order", "by") || t.words(k, "partition", "by") || (t.at(k).Is("rows") || t.at(k).Is("range")) && k > from {
				end = k
				return false
			}
			return true
		})
		return end
	}
	for i < len(t.tokens) {
		switch {
		case t.words(i, "partition", "by") || t.words(i, "distribute", "by"):
			end := clause(i + 2)
			list, err := t.rewriter().list(i+2, end)
			if err != nil {
				return err
			}
			w.PartitionBy, i = list, end
		case t.words(i, "order", "by") || t.words(i, "sort", "by"):
			end := clause(i + 2)
			items, err := t.part(i+2, end)
			if err != nil {
				return err
			}
			if w.OrderBy, err = items.sortItems(); err != nil {
				return err
			}
			i = end
		case t.at(i).Is("rows") || t.at(i).Is("range"):
			return t.frame(w, i)
		default:
			return t.near(i)
		}
	}
	return nil
}

func (t *text) frame(w *plan.Window, i int) error {
	w.Frame = &plan.Frame{Rows: t.at(i).Is("rows"), Upper: plan.Bound{Kind: plan.CurrentRow}}
	i++
	if !t.at(i).Is("between") {
		b, err := t.bound(i, len(t.tokens))
		w.Frame.Lower = b
		return err
	}
	and := -1
	t.top(i+1, func(k int) bool {
		if t.at(k).Is("and") {
			and = k
			return false
		}
		return true
	})
	if and < 0 {
		return t.near(len(t.tokens))
	}
	var err error
	if w.Frame.Lower, err = t.bound(i+1, and); err != nil {
		return err
	}
	w.Frame.Upper, err = t.bound(and+1, len(t.tokens))
	return err
}

func (t *text) bound(from, to int) (plan.Bound, error) {
	last := t.at(to - 1)
	switch {
	case t.words(from, "current", "row"):
		return plan.Bound{Kind: plan.CurrentRow}, nil
	case t.words(from, "unbounded", "preceding"):
		return plan.Bound{Kind: plan.UnboundedPreceding}, nil
	case t.words(from, "unbounded", "following"):
		return plan.Bound{Kind: plan.UnboundedFollowing}, nil
	case to-1 > from && (last.Is("preceding") || last.Is("following")):
		part, err := t.part(from, to-1)
		if err != nil {
			return plan.Bound{}, err
		}
		e, err := part.expression()
		b := plan.Bound{Kind: plan.Following, Value: e}
		if last.Is("preceding") {
			b.Kind = plan.Preceding
		}
		return b, err
	}
	return plan.Bound{}, dialect.Near(t.src, t.at(from))
}
