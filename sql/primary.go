package sql

import (
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// operands are the constructs that begin with a word and that sqlparser has no
// grammar for. A rule returns nil, without having moved, where the word is an
// ordinary name.
var operands map[string]func(r *reader) plan.Expr

func init() {
	operands = map[string]func(r *reader) plan.Expr{
		"null": (*reader).constant, "true": (*reader).constant, "false": (*reader).constant,
		"cast": (*reader).cast, "try_cast": (*reader).cast,
		"date": (*reader).typedLiteral, "timestamp": (*reader).typedLiteral, "timestamp_ntz": (*reader).typedLiteral,
		"timestamp_ltz": (*reader).typedLiteral, "time": (*reader).typedLiteral, "x": (*reader).typedLiteral,
		"interval": (*reader).interval, "exists": (*reader).exists,
		"extract": (*reader).wordy, "position": (*reader).wordy, "substring": (*reader).wordy, "substr": (*reader).wordy,
		"overlay": (*reader).wordy, "trim": (*reader).wordy,
		"timestampadd": (*reader).unitCall, "timestampdiff": (*reader).unitCall, "dateadd": (*reader).unitCall, "date_add": (*reader).unitCall,
		"datediff": (*reader).unitCall, "date_diff": (*reader).unitCall, "timediff": (*reader).unitCall,
		"identifier": (*reader).identifierOperand,
	}
}

// atom writes an operand without what may follow it.
func (r *reader) atom() {
	from := r.pos
	switch tok := r.tok(); {
	case tok.Kind == dialect.String:
		text := r.text()
		r.hole(&plan.Literal{At: r.where(from), Type: types.String, Value: text})
	case tok.Kind == dialect.Number:
		r.hole(r.number(false))
	case tok.Sym("-"):
		r.pos++
		r.hole(r.number(true))
	case tok.Sym("("):
		r.bracketed()
	case tok.Sym("?"):
		r.pos++
		r.hole(&plan.Parameter{At: r.where(from), Pos: utf8.RuneCountInString(r.src.Text[:tok.Start]), Index: r.questions})
		r.questions++
	case tok.Sym(":") && r.peek(1).Kind == dialect.Word:
		r.pos++
		name := r.identifier()
		r.hole(&plan.Parameter{At: r.where(from), Name: name})
	case tok.Is("default") && r.inserting && (r.peek(1).Sym(",") || r.peek(1).Sym(")")):
		r.pos++
		r.hole(&plan.DefaultValue{At: r.where(from)})
	case tok.Is("case") && r.isCase():
		r.caseWhen()
	case tok.Kind == dialect.Word:
		if rule := operands[strings.ToLower(tok.Text)]; rule != nil {
			if e := rule(r); e != nil {
				r.hole(e)
				return
			}
		}
		r.reference()
	case tok.Kind == dialect.Quoted:
		r.reference()
	default:
		r.unexpected()
	}
}

// bracketed writes (expression), (query) and the row (a, b).
func (r *reader) bracketed() {
	from := r.pos
	r.enter()
	defer r.leave()
	if r.isQuery(r.pos + 1) {
		r.pos++
		q := &plan.Subquery{Plan: r.query()}
		r.expectSym(")")
		q.At = r.where(from)
		r.hole(q)
		return
	}
	r.pos++
	start := len(r.out)
	r.emit("(")
	inner := len(r.out)
	r.item()
	if !r.sym(",") {
		if r.tokens[r.pos-1].Kind != dialect.Symbol && r.endsWithAlias(inner) {
			// (a AS x) is a row of one.
			r.row(start, inner, from)
			return
		}
		r.expectSym(")")
		r.emit(")")
		return
	}
	r.row(start, inner, from)
}

// rowName is the function that a bracketed list of values is.
const rowName = "struct"

func (r *reader) row(start, inner, from int) {
	args := []plan.Expr{r.fold(inner)}
	for r.acceptSym(",") {
		args = append(args, r.namedExpression())
	}
	r.expectSym(")")
	r.out = r.out[:start]
	r.hole(&plan.Function{At: r.where(from), Name: []string{rowName}, Args: args, SQL: true})
}

// endsWithAlias reports whether the item written from start has an alias.
func (r *reader) endsWithAlias(start int) bool {
	fields := strings.Fields(string(r.out[start:]))
	n := len(fields)
	return n > 2 && fields[n-2] == "as"
}

// constant reads NULL, TRUE and FALSE.
func (r *reader) constant() plan.Expr {
	if r.peek(1).Sym(".") || r.peek(1).Sym("(") {
		return nil
	}
	from := r.pos
	l := &plan.Literal{Type: types.Boolean}
	switch word := r.next(); {
	case word.Is("null"):
		l.Type = types.Null
	default:
		l.Value = word.Is("true")
	}
	l.At = r.where(from)
	return l
}

// reference writes a column or a call.
func (r *reader) reference() {
	from := r.pos
	if r.tok().Kind == dialect.Word && r.peek(1).Kind == dialect.String {
		name := strings.ToUpper(r.tok().Text)
		r.fail(diag.New(diag.Parse, "UNSUPPORTED_TYPED_LITERAL", "0A000", "Literals of the type \"%s\" are not supported. Supported types are \"DATE\", \"TIMESTAMP_NTZ\", \"TIMESTAMP_LTZ\", \"TIMESTAMP\", \"INTERVAL\", \"X\", \"TIME\".", name).At(r.place(from)))
	}
	parts := []string{r.part()}
	for r.sym(".") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted) {
		r.pos++
		parts = append(parts, r.part())
	}
	if r.sym("(") {
		r.call(parts, from)
		return
	}
	r.column(&plan.Attribute{At: r.where(from), Name: parts})
}

// isCase reports whether CASE begins here, and no column of that name.
func (r *reader) isCase() bool {
	next := r.peek(1)
	if next.Kind == dialect.String && !r.closesCase() {
		return false
	}
	return startsOperand(next) && !next.Is("from") && !next.Is("as") && r.find(r.pos, len(r.tokens), "end") > 0 && r.find(r.pos, len(r.tokens), "when") > 0 && !(next.Kind == dialect.Symbol && strings.Contains("+-*", next.Text) && !r.closesCase())
}

// closesCase reports whether a WHEN follows before the query ends.
func (r *reader) closesCase() bool {
	for i := r.pos; i < len(r.tokens) && i < r.pos+50; i++ {
		if r.tokens[i].Is("when") {
			return true
		}
	}
	return false
}

func (r *reader) caseWhen() {
	r.enter()
	defer r.leave()
	r.pos++
	r.emit("case")
	if !r.is("when") {
		r.boolean()
	}
	if !r.is("when") {
		r.unexpected()
	}
	for r.accept("when") {
		r.emit("when")
		r.boolean()
		r.expect("then")
		r.emit("then")
		r.boolean()
	}
	if r.accept("else") {
		r.emit("else")
		r.boolean()
	}
	r.expect("end")
	r.emit("end")
}

// cast reads CAST(x AS type).
func (r *reader) cast() plan.Expr {
	if !r.peek(1).Sym("(") {
		return nil
	}
	from := r.pos
	c := &plan.Cast{Try: r.next().Is("try_cast")}
	r.pos++
	c.Child = r.expression()
	r.expect("as")
	c.To = r.dataType()
	r.expectSym(")")
	c.At = r.where(from)
	return c
}

// exists reads EXISTS (query).
func (r *reader) exists() plan.Expr {
	if !r.peek(1).Sym("(") || !r.isQuery(r.pos+2) {
		return nil
	}
	from := r.pos
	r.pos += 2
	q := &plan.Subquery{Kind: plan.ExistsSubquery, Plan: r.query()}
	r.expectSym(")")
	q.At = r.where(from)
	return q
}

// identifierOperand reads IDENTIFIER('name') as a column or the name of a call.
func (r *reader) identifierOperand() plan.Expr {
	if !r.peek(1).Sym("(") {
		return nil
	}
	from := r.pos
	name, e := r.identifierText()
	if !r.sym("(") {
		return &plan.Attribute{At: r.where(from), Name: name, NameExpr: e}
	}
	start := len(r.out)
	r.call(name, from)
	out := r.fold(start)
	if f, ok := out.(*plan.Function); ok && e != nil {
		f.NameExpr = e
	} else if e != nil {
		r.unsupported(from, "IDENTIFIER with an expression here")
	}
	return out
}
