package sql

import (
	"slices"
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// expression reads a whole expression.
func (r *reader) expression() plan.Expr {
	start := len(r.out)
	r.boolean()
	return r.fold(start)
}

// boolean writes operands joined by AND and OR. Between operands the reader
// knows whether a word is an operator, so that no word is reserved.
func (r *reader) boolean() {
	r.enter()
	defer r.leave()
	for {
		for r.sym("!") || r.is("not") && startsOperand(r.peek(1)) {
			r.pos++
			r.emit("not")
		}
		r.predicate()
		switch {
		case r.infix("and"):
			r.emit("and")
		case r.infix("or"):
			r.emit("or")
		default:
			return
		}
	}
}

// infix reads a word that stands between two operands.
func (r *reader) infix(word string) bool {
	if !r.is(word) || !startsOperand(r.peek(1)) {
		return false
	}
	r.pos++
	return true
}

func startsOperand(tok dialect.Token) bool {
	if tok.Kind != dialect.Symbol {
		return tok.Kind != dialect.End
	}
	switch tok.Text {
	case "(", "-", "+", "~", "!", "?", ":", "*":
		return true
	}
	return false
}

// predicate writes a value and what is asked of it: IN, LIKE, BETWEEN, IS …
func (r *reader) predicate() {
	start, from := len(r.out), r.pos
	compared := r.value()
	negated := r.is("not") && isPredicate(r.peek(1), r.peek(2))
	if negated {
		r.pos++
	} else if !isPredicate(r.tok(), r.peek(1)) {
		return
	}
	if compared {
		// a = b IN (…) asks (a = b).
		r.hole(r.fold(start))
	}
	word := strings.ToLower(r.next().Text)
	switch {
	case word == "is":
		r.truth(start, from)
		return
	case word == "in":
		if r.sym("(") && r.peek(1).Sym(")") {
			r.pos--
			r.unexpected()
		}
		r.in(start, from, negated)
		return
	case word == "between":
		r.negation(negated)
		r.emit("between")
		r.operand()
		r.expect("and")
		r.emit("and")
		r.operand()
		return
	case r.isOne("any", "some", "all") && r.peek(1).Sym("("):
		r.quantified(start, from, word, negated)
		return
	case word == "like" || word == "ilike":
		if word == "like" {
			r.negation(negated)
			r.emit("like")
			r.operand()
			if r.accept("escape") {
				r.emit("escape")
				r.operand()
			}
			return
		}
	}
	// What sqlparser has no grammar for: ILIKE and RLIKE.
	left := r.fold(start)
	r.operand()
	args := []plan.Expr{left, r.fold(start)}
	if word == "ilike" && r.accept("escape") {
		r.operand()
		args = append(args, r.fold(start))
	}
	if word == "regexp" {
		word = "rlike"
	}
	r.pushNegated(&plan.Function{At: r.where(from), Name: []string{word}, Args: args, SQL: true}, negated)
}

func (r *reader) negation(negated bool) {
	if negated {
		r.emit("not")
	}
}

// pushNegated leaves e, or NOT e, in the text.
func (r *reader) pushNegated(e plan.Expr, negated bool) {
	if negated {
		e = &plan.Function{At: plan.At{Place: e.Where()}, Name: []string{"not"}, Args: []plan.Expr{e}, SQL: true}
	}
	r.hole(e)
}

func isPredicate(tok, after dialect.Token) bool {
	switch {
	case tok.Is("in"):
		return after.Sym("(")
	case tok.Is("is"):
		return after.Is("null") || after.Is("not") || after.Is("true") || after.Is("false") || after.Is("unknown") || after.Is("distinct")
	case tok.Is("between"), tok.Is("like"), tok.Is("ilike"), tok.Is("rlike"), tok.Is("regexp"):
		return startsOperand(after)
	}
	return false
}

// operand writes a value, of which a comparison is one operand.
func (r *reader) operand() {
	start := len(r.out)
	if r.value() {
		r.hole(r.fold(start))
	}
}

// truth writes IS [NOT] NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM.
func (r *reader) truth(start, from int) {
	negated := r.accept("not")
	if r.accept("distinct") {
		r.expect("from")
		left := r.fold(start)
		r.operand()
		e := plan.Expr(&plan.Function{At: r.where(from), Name: []string{"<=>"}, Args: []plan.Expr{left, r.fold(start)}, SQL: true})
		r.pushNegated(e, !negated)
		return
	}
	word := strings.ToLower(r.next().Text)
	switch word {
	case "unknown":
		word = "null"
	case "null", "true", "false":
	default:
		r.pos--
		r.unexpected()
	}
	r.emit("is")
	r.negation(negated)
	r.emit(word)
}

// in writes IN (list) and IN (query).
func (r *reader) in(start, from int, negated bool) {
	if r.isQuery(r.pos+1) && !r.isList(r.pos+1) {
		left := r.fold(start)
		word := r.pos - 1
		if negated {
			word--
		}
		r.pos++
		q := &plan.Subquery{Kind: plan.InSubquery, Left: []plan.Expr{left}, Plan: r.query()}
		if row, ok := left.(*plan.Function); ok && row.SQL && len(row.Name) == 1 && row.Name[0] == rowName {
			q.Left = row.Args
		}
		r.expectSym(")")
		q.At = r.where(word)
		r.pushNegated(q, negated)
		return
	}
	r.negation(negated)
	r.emit("in")
	r.expectSym("(")
	r.emit("(")
	for {
		r.hole(r.expression())
		if !r.acceptSym(",") {
			break
		}
		r.emit(",")
	}
	r.expectSym(")")
	r.emit(")")
}

// isList reports whether what begins like a query at token i is a list of
// expressions all the same: the grammar prefers that after IN, where (SELECT 'x')
// is a literal of the type SELECT and (SELECT -1) a difference.
func (r *reader) isList(i int) bool {
	begin := i
	if r.closing[i-1] < 0 || !r.at(i).Is("select") && !r.at(i).Is("values") {
		return false
	}
	if r.at(i+1).Kind == dialect.String && r.at(i).Is("select") {
		i++
	}
	trial := *r
	trial.pos, trial.exprs, trial.rels, trial.windows, trial.out = i, nil, nil, nil, nil
	return trial.reads(func() {
		list(&trial, trial.expression)
		if trial.pos != r.closing[begin-1] {
			trial.unexpected()
		}
	})
}

// reads reports whether f finds what it reads.
func (r *reader) reads(f func()) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			if _, failed := p.(failure); !failed {
				panic(p)
			}
			ok = false
		}
	}()
	f()
	return true
}

// quantified writes LIKE ANY (…) and its relatives.
func (r *reader) quantified(start, from int, word string, negated bool) {
	all := r.tok().Is("all")
	r.pos += 2
	left := r.fold(start)
	if r.sym(")") {
		r.unexpected()
	}
	args := list(r, r.expression)
	if word != "like" && !slices.ContainsFunc(args, func(p plan.Expr) bool { l, ok := p.(*plan.Literal); return !ok || l.Type != types.String }) {
		// Constant patterns are compared with the lower case of the text.
		left = &plan.Function{At: plan.At{Place: left.Where()}, Name: []string{"lower"}, Args: []plan.Expr{left}, SQL: true}
		for _, p := range args {
			l := p.(*plan.Literal)
			l.Value = strings.ToLower(l.Value.(string))
		}
		word = "like"
	}
	if word != "like" {
		// With patterns that are computed it is short for several ILIKEs.
		op := map[bool]string{true: "and", false: "or"}[all]
		var out plan.Expr
		for _, p := range args {
			var one plan.Expr = &plan.Function{At: plan.At{Place: p.Where()}, Name: []string{word}, Args: []plan.Expr{left, p}, SQL: true}
			if negated {
				one = &plan.Function{At: plan.At{Place: p.Where()}, Name: []string{"not"}, Args: []plan.Expr{one}, SQL: true}
			}
			if out == nil {
				out = one
			} else {
				out = &plan.Function{At: plan.At{Place: p.Where()}, Name: []string{op}, Args: []plan.Expr{out, one}, SQL: true}
			}
		}
		r.expectSym(")")
		r.hole(out)
		return
	}
	name := map[[2]bool]string{{false, false}: "likeany", {true, false}: "likeall", {false, true}: "notlikeany", {true, true}: "notlikeall"}[[2]bool{all, negated}]
	r.expectSym(")")
	r.hole(&plan.Function{At: r.where(from), Name: []string{name}, Args: append([]plan.Expr{left}, args...), SQL: true})
}

// operators are Spark's symbols between values and what sqlparser sees. ||, >>>
// and ^ are missing there or bind differently: a mark stands for them in a chain
// of an operator that binds as they do.
var operators = map[string]string{
	"*": "*", "/": "/", "%": "%", "+": "+", "-": "-", "<<": "<<", ">>": ">>", "&": "&", "|": "|",
	"=": "=", "==": "=", "<": "<", ">": ">", "<=": "<=", ">=": ">=", "<>": "!=", "!=": "!=", "!>": "<=", "!<": ">=", "<=>": "<=>",
}

// value writes operands joined by arithmetic and comparisons, and reports
// whether there was a comparison.
func (r *reader) value() (compared bool) {
	start := len(r.out)
	for {
		r.unary()
		tok := r.tok()
		if tok.Is("div") && startsOperand(r.peek(1)) {
			r.pos++
			r.emit("div")
			continue
		}
		if tok.Kind != dialect.Symbol {
			return compared
		}
		switch tok.Text {
		case "||":
			r.emit("+")
			r.hole(concatMark{})
			r.emit("+")
		case ">>>":
			r.emit(">>")
			r.hole(unsignedMark{})
			r.emit(">>")
		case "^":
			r.emit("|")
			r.hole(xorMark{})
			r.emit("|")
		default:
			op := operators[tok.Text]
			if op == "" {
				return compared
			}
			if strings.ContainsAny(op, "=<>") && op != "<<" && op != ">>" {
				if compared {
					// a = b = c is (a = b) = c.
					r.hole(r.fold(start))
				}
				compared = true
			}
			r.emit(op)
		}
		r.pos++
	}
}

// These stand between the operands of ||, >>> and ^.
type (
	concatMark   struct{ plan.Literal }
	unsignedMark struct{ plan.Literal }
	xorMark      struct{ plan.Literal }
)

// unary writes an operand with its signs. A minus before digits belongs to the
// number.
func (r *reader) unary() {
	for r.sym("-") && r.peek(1).Kind != dialect.Number || r.sym("+") || r.sym("~") {
		r.emit(r.next().Text)
	}
	r.primary()
}

// primary writes an operand and the [item], .field, ::type and :path after it.
func (r *reader) primary() {
	start, from := len(r.out), r.pos
	r.atom()
	for {
		switch tok := r.tok(); {
		case tok.Sym("["):
			r.pos++
			e := r.fold(start)
			key := r.expression()
			r.expectSym("]")
			r.hole(&plan.ExtractValue{At: r.where(from), Child: e, Key: key})
		case tok.Sym(".") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted):
			r.pos++
			e := r.fold(start)
			field := r.identifier()
			r.hole(&plan.ExtractValue{At: r.where(from), Child: e, Key: plan.Lit(types.String, field)})
		case tok.Sym("::"):
			r.pos++
			e := r.fold(start)
			t := r.dataType()
			r.hole(&plan.Cast{At: r.where(from), Child: e, To: t})
		case tok.Sym(":") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted || r.peek(1).Sym("[")):
			r.hole(r.variantPath(r.fold(start), from))
		case tok.Is("collate") && r.peek(1).Kind == dialect.Word:
			r.pos++
			e := r.fold(start)
			name := r.identifier()
			r.hole(&plan.Function{At: r.where(from), Name: []string{"collate"}, Args: []plan.Expr{e, plan.Lit(types.String, name)}, SQL: true})
		default:
			return
		}
	}
}

// variantPath reads v:a.b[0] and v:['a b'].
func (r *reader) variantPath(e plan.Expr, from int) plan.Expr {
	r.expectSym(":")
	var path strings.Builder
	path.WriteString("$")
	for first := true; ; first = false {
		switch tok := r.tok(); {
		case first && r.isName():
			r.field(&path)
		case tok.Sym(".") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted):
			r.pos++
			r.field(&path)
		case tok.Sym("["):
			r.pos++
			if r.tok().Kind == dialect.String {
				path.WriteString("['" + strings.ReplaceAll(r.text(), "'", "\\'") + "']")
			} else if r.tok().Kind == dialect.Number {
				path.WriteString("[" + r.next().Text + "]")
			} else {
				r.unexpected()
			}
			r.expectSym("]")
		default:
			return &plan.Function{At: r.where(from), Name: []string{"semi_structured_extract"}, Args: []plan.Expr{e, plan.Lit(types.String, path.String())}}
		}
	}
}

func (r *reader) field(path *strings.Builder) {
	quoted := r.tok().Kind == dialect.Quoted
	name := r.identifier()
	if quoted {
		path.WriteString("['" + name + "']")
		return
	}
	path.WriteString("." + name)
}

// namedExpression reads an expression with its alias, or a star.
func (r *reader) namedExpression() plan.Expr {
	start := len(r.out)
	r.item()
	return r.fold(start)
}

// item writes an item of a select list.
func (r *reader) item() {
	start := len(r.out)
	if star := r.star(); star != nil {
		r.hole(star)
		if r.is("as") || r.tok().Kind == dialect.Quoted || r.tok().Kind == dialect.Word && !r.clause() {
			r.accept("as")
			r.alias(r.identifier())
		}
		return
	}
	r.boolean()
	switch {
	case r.is("as") && r.peek(1).Sym("("):
		r.pos++
		e := r.fold(start)
		names := r.identifiers()
		r.hole(&plan.Alias{At: plan.At{Place: e.Where()}, Child: e, Names: names})
	case r.is("as"):
		if r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted || r.peek(1).Kind != dialect.End && !r.peek(1).Sym(")") && !r.peek(1).Sym(",") {
			r.pos++
		}
		r.alias(r.identifier())
	case r.tok().Kind == dialect.Quoted, r.tok().Kind == dialect.Word && !r.clause():
		r.alias(r.identifier())
	}
}

func (r *reader) alias(name string) {
	r.emit("as `" + r.keep(plan.Attr(name)) + "`")
}

// star reads *, t.* and * EXCEPT (…), if one is next.
func (r *reader) star() plan.Expr {
	from := r.pos
	k := r.pos
	for (r.at(k).Kind == dialect.Word || r.at(k).Kind == dialect.Quoted) && r.at(k+1).Sym(".") {
		k += 2
	}
	if !r.at(k).Sym("*") {
		return nil
	}
	s := &plan.Star{}
	for r.pos < k {
		s.Target = append(s.Target, r.next().Text)
		r.pos++
	}
	r.pos++
	if r.is("except") && r.peek(1).Sym("(") && !r.isQuery(r.pos+1) {
		r.pos += 2
		s.Except = list(r, r.name)
		r.expectSym(")")
	}
	s.At = r.where(from)
	return s
}
