package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// call writes f(…) after its name. A plain one is left to sqlparser; what has
// DISTINCT, named arguments, lambdas or a clause after it becomes a hole.
func (r *reader) call(name []string, from int) {
	r.enter()
	defer r.leave()
	r.expectSym("(")
	f := &plan.Function{Name: name, SQL: true}
	if r.is("distinct") && startsOperand(r.peek(1)) {
		f.Distinct = true
		r.pos++
	} else if r.is("all") && startsOperand(r.peek(1)) && !r.peek(1).Sym("(") {
		r.pos++
	}
	if !r.sym(")") {
		f.Args = list(r, r.argument)
	}
	if r.is("ignore", "nulls") || r.is("respect", "nulls") {
		r.nulls(f)
	}
	r.expectSym(")")
	plain := !f.Distinct && f.Nulls == plan.NullsUnset && len(name) == 1
	for ; ; plain = false {
		if !r.callClause(f) {
			break
		}
	}
	f.At = r.where(from)
	if r.is("over") && (r.peek(1).Sym("(") || r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted) {
		r.hole(r.over(f, from))
		return
	}
	if !plain {
		r.hole(f)
		return
	}
	r.emit("`" + r.keep(&call{name: name[0], place: f.Place}) + "`")
	r.emit("(")
	for i, a := range f.Args {
		if i > 0 {
			r.emit(",")
		}
		r.hole(a)
	}
	r.emit(")")
}

// callClause reads a clause after the arguments of a call.
func (r *reader) callClause(f *plan.Function) bool {
	switch {
	case r.is("within", "group") && r.peek(2).Sym("("):
		r.pos += 3
		r.expect("order", "by")
		f.Within = list(r, r.sortItem)
	case r.is("filter") && r.peek(1).Sym("("):
		r.pos += 2
		r.expect("where")
		f.Filter = r.expression()
	case r.is("ignore", "nulls"), r.is("respect", "nulls"):
		r.nulls(f)
		return true
	default:
		return false
	}
	r.expectSym(")")
	return true
}

func (r *reader) nulls(f *plan.Function) {
	f.Nulls = plan.RespectNulls
	if r.is("ignore") {
		f.Nulls = plan.IgnoreNulls
	}
	r.pos += 2
}

// argument reads an argument: an expression, *, x -> body, (x, y) -> body or
// name => value.
func (r *reader) argument() plan.Expr {
	from := r.pos
	switch {
	case r.isName() && r.peek(1).Sym("=>"):
		name := r.identifier()
		r.pos++
		v := r.argument()
		return &plan.NamedArgument{At: r.where(from), Key: name, Value: v}
	case r.isName() && r.peek(1).Sym("->"):
		name := r.identifier()
		r.pos++
		return r.lambda([]string{name}, from)
	case r.sym("(") && r.closing[r.pos] > 0 && r.at(r.closing[r.pos]+1).Sym("->"):
		names := r.identifiers()
		r.pos++
		return r.lambda(names, from)
	case r.is("table") && (r.peek(1).Sym("(") || r.peek(1).Kind == dialect.Word):
		if r.peek(1).Sym("(") && !r.isQuery(r.pos+2) && r.at(r.closing[r.pos+1]).Kind == dialect.End {
			break
		}
		r.unsupported(r.pos, "a table as an argument")
	case r.isQuery(r.pos) && !r.sym("("):
		// A query needs no brackets of its own: array(SELECT …) is no Spark.
		r.unexpected()
	}
	return r.namedExpression()
}

func (r *reader) lambda(params []string, from int) plan.Expr {
	body := r.argument()
	return &plan.Lambda{At: r.where(from), Params: params, Body: body}
}

// separators are the words between the arguments of calls that have such.
var separators = map[string][]string{
	"extract": {"from"}, "position": {"in"}, "substring": {"from", "for"}, "substr": {"from", "for"},
	"overlay": {"placing", "from", "for"}, "trim": {"from"},
}

// wordy reads the calls whose arguments words part: EXTRACT(f FROM x),
// POSITION(a IN b), SUBSTRING(s FROM p FOR n), OVERLAY(s PLACING r FROM p FOR n)
// and TRIM(BOTH c FROM s). Calls with commas are ordinary ones.
func (r *reader) wordy() plan.Expr {
	from, name := r.pos, strings.ToLower(r.tok().Text)
	if !r.peek(1).Sym("(") {
		return nil
	}
	end := r.closing[r.pos+1]
	words := separators[name]
	if end < 0 || !r.parted(r.pos+2, end, words[0]) {
		return nil
	}
	r.pos += 2
	f := &plan.Function{Name: []string{name}, SQL: true}
	switch name {
	case "extract":
		text := r.tok().Text
		r.pos++
		f.Args = append(f.Args, &plan.Literal{At: r.where(r.pos - 1), Type: types.String, Value: text})
	case "trim":
		side := map[string]string{"both": "trim", "leading": "ltrim", "trailing": "rtrim"}[strings.ToLower(r.tok().Text)]
		if side != "" && r.tok().Kind == dialect.Word {
			f.Name[0] = side
			r.pos++
		}
		if !r.is("from") {
			f.Args = append(f.Args, r.partBefore("from", end))
		}
	default:
		f.Args = append(f.Args, r.partBefore(words[0], end))
	}
	for _, w := range words {
		if r.accept(w) {
			f.Args = append(f.Args, r.expression())
		}
	}
	r.expectSym(")")
	f.At = r.where(from)
	if name == "position" {
		f.Name[0] = "locate"
	}
	return f
}

// parted reports whether a word stands between from and to, outside of
// brackets.
func (r *reader) parted(from, to int, word string) bool {
	return r.find(from, to, word) >= 0
}

func (r *reader) find(from, to int, word string) int {
	for i := from; i < to; i++ {
		if (r.tokens[i].Sym("(") || r.tokens[i].Sym("[")) && r.closing[i] > i {
			i = r.closing[i]
		} else if r.tokens[i].Is(word) {
			return i
		}
	}
	return -1
}

// partBefore reads an expression that ends before a word which would be an
// operator in it: POSITION(a IN b).
func (r *reader) partBefore(word string, end int) plan.Expr {
	at := r.find(r.pos, end, word)
	if at < 0 || word != "in" {
		return r.expression()
	}
	start := len(r.out)
	r.value()
	return r.fold(start)
}

// unitCall reads TIMESTAMPADD(DAY, n, t) and its relatives, whose first argument
// is a unit. Calls with fewer arguments are ordinary ones.
func (r *reader) unitCall() plan.Expr {
	unit := r.peek(2)
	if name := r.tok(); r.peek(1).Sym("(") && unit.Kind == dialect.String && r.peek(3).Sym(",") && r.commas(r.pos+1) == 2 {
		r.fail(diag.New(diag.Parse, "INVALID_PARAMETER_VALUE.DATETIME_UNIT", "22023",
			"The value of parameter(s) `unit` in `%s` is invalid: expects one of the units without quotes YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got the string literal '%s'.", name.Text, unit.Text).At(r.place(r.pos)))
	}
	if !r.peek(1).Sym("(") || unit.Kind != dialect.Word || !r.peek(3).Sym(",") || !isCallUnit(unit.Text) {
		return nil
	}
	from := r.pos
	// datediff(a, b) has a column for its first argument.
	if r.commas(r.pos+1) != 2 {
		return nil
	}
	name := "timestampadd"
	if strings.HasSuffix(strings.ToLower(r.tok().Text), "diff") {
		name = "timestampdiff"
	}
	r.pos += 4
	f := &plan.Function{Name: []string{name}, SQL: true, Args: []plan.Expr{plan.Lit(types.String, unit.Text)}}
	f.Args = append(f.Args, list(r, r.expression)...)
	r.expectSym(")")
	f.At = r.where(from)
	return f
}

// commas counts those between the arguments of the call whose bracket opens at
// open.
func (r *reader) commas(open int) (n int) {
	for i := open + 1; i < r.closing[open]; i++ {
		if r.tokens[i].Sym("(") && r.closing[i] > i {
			i = r.closing[i]
		} else if r.tokens[i].Sym(",") {
			n++
		}
	}
	return n
}

func isCallUnit(word string) bool {
	switch strings.ToLower(word) {
	case "quarter", "dayofyear":
		return true
	}
	for _, u := range unitOrder {
		if strings.EqualFold(u, word) {
			return true
		}
	}
	return false
}
