package sql

import (
	"strconv"

	"brook/engine/plan"
	"brook/sql/dialect"
)

// namedSample reports whether TABLESAMPLE here is the alias of rel: functions and
// rows have no samples.
func (r *reader) namedSample(rel plan.Relation) bool {
	switch rel.(type) {
	case *plan.TableFunction, *plan.Values:
		return r.is("tablesample")
	}
	return false
}

// sample reads TABLESAMPLE (…) [REPEATABLE (seed)].
func (r *reader) sample(rel plan.Relation) plan.Relation {
	if !r.is("tablesample") || !r.peek(1).Sym("(") {
		return rel
	}
	r.pos += 2
	s := &plan.Sample{Input: rel}
	sign := ""
	if r.acceptSym("-") {
		sign = "-"
	}
	switch value := r.next(); {
	case value.Is("bucket"):
		x, err := strconv.ParseFloat(r.next().Text, 64)
		r.expect("out", "of")
		y, err2 := strconv.ParseFloat(r.next().Text, 64)
		if err != nil || err2 != nil || y == 0 || r.is("on") {
			r.unsupported(r.pos, "TABLESAMPLE of this form")
		}
		s.Upper = x / y
	case value.Kind == dialect.Number && r.accept("rows"):
		n, err := strconv.Atoi(sign + value.Text)
		if err != nil {
			r.unsupported(r.pos, "TABLESAMPLE of this form")
		}
		s.Rows = &n
	case value.Kind == dialect.Number && r.accept("percent"):
		p, err := strconv.ParseFloat(sign+value.Text, 64)
		if err != nil {
			r.unexpected()
		}
		s.Upper = p / 100
	default:
		r.unsupported(r.pos-1, "TABLESAMPLE of this form")
	}
	r.expectSym(")")
	if r.accept("repeatable") {
		r.expectSym("(")
		seed, err := strconv.ParseInt(r.next().Text, 10, 64)
		if err != nil {
			r.unexpected()
		}
		s.Seed = &seed
		r.expectSym(")")
	}
	return s
}
