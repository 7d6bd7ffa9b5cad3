package sql

import (
	"fmt"
	"strings"

	"brook/engine/plan"
	"brook/sql/dialect"
)

// keywords of sqlparser's grammar that the text keeps as they are.
var keywords = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`select distinct from where group by having order limit offset union all as and or not in exists between like is null
		true false case when then else end join inner left right outer cross natural on using asc desc`) {
		keywords[w] = true
	}
}

// rewriter makes the text that sqlparser sees, and keeps what its holes stand
// for.
type rewriter struct {
	*text
	out   strings.Builder
	exprs map[string]plan.Expr     // by bind variable, without the colon
	rels  map[string]plan.Relation // by reserved table name
}

func (t *text) rewriter() *rewriter {
	return &rewriter{text: t, exprs: map[string]plan.Expr{}, rels: map[string]plan.Relation{}}
}

// hole leaves e in the text.
func (r *rewriter) hole(e plan.Expr) {
	name := fmt.Sprintf("h%d", len(r.exprs))
	r.exprs[name] = e
	r.put(":" + name)
}

func (r *rewriter) put(s string) {
	r.out.WriteString(s)
	r.out.WriteByte(' ')
}

func (r *rewriter) ident(s string) string {
	if s == "" {
		return "``"
	}
	return "`" + strings.ReplaceAll(s, "`", "``") + "`"
}

// operandEnd is the end of the primary expression at i: a literal, a name or
// call, a bracketed part, and the postfixes after it.
func (r *rewriter) operandEnd(i int) int {
	tok := r.at(i)
	switch {
	case i >= len(r.tokens):
		return i
	case tok.Sym("("):
		end := r.closing(i)
		if end < 0 {
			return len(r.tokens)
		}
		i = end + 1
	case tok.Is("case"):
		depth := 0
		for ; i < len(r.tokens); i++ {
			if r.tokens[i].Is("case") {
				depth++
			} else if r.tokens[i].Is("end") {
				if depth--; depth == 0 {
					break
				}
			}
		}
		i++
	case typedLiterals[strings.ToLower(tok.Text)] && tok.Kind == dialect.Word && r.at(i+1).Kind == dialect.String:
		i += 2
	case tok.Kind == dialect.Word || tok.Kind == dialect.Quoted:
		i++
		for r.at(i).Sym(".") && i+1 < len(r.tokens) && (r.at(i+1).Kind == dialect.Word || r.at(i+1).Kind == dialect.Quoted) {
			i += 2
		}
		if r.at(i).Sym("(") && i < len(r.tokens) {
			end := r.closing(i)
			if end < 0 {
				return len(r.tokens)
			}
			i = end + 1
		}
	case tok.Kind == dialect.String:
		for i++; i < len(r.tokens) && r.at(i).Kind == dialect.String; i++ {
		}
	default:
		i++
	}
	return i
}

var typedLiterals = map[string]bool{"date": true, "timestamp": true, "timestamp_ntz": true, "timestamp_ltz": true, "x": true, "time": true}

// run rewrites all tokens.
func (r *rewriter) run() error {
	for i := 0; i < len(r.tokens); {
		next, err := r.step(i)
		if err != nil {
			return err
		}
		i = next
	}
	return nil
}

// step rewrites what begins at i and returns where it ends.
func (r *rewriter) step(i int) (int, error) {
	tok := r.at(i)
	afterDot := i > 0 && r.at(i-1).Sym(".")
	if !afterDot && r.startsOperand(i) {
		if end := r.operandEnd(i); end < len(r.tokens) && (r.at(end).Sym("::") || r.at(end).Sym("[") || r.at(end).Sym(".") && !r.at(end-1).Sym("*") || r.at(end).Is("over") && r.at(end).Kind == dialect.Word && r.at(end-1).Sym(")")) {
			if !(r.at(end).Sym(".") && r.at(end+1).Sym("*")) {
				e, next, err := r.postfixed(i, end)
				if err != nil {
					return i, err
				}
				r.hole(e)
				return next, nil
			}
		}
		if e, next, err := r.special(i); err != nil || e != nil {
			if err == nil {
				r.hole(e)
			}
			return next, err
		}
	}
	switch tok.Kind {
	case dialect.Quoted:
		r.put(r.ident(tok.Text))
	case dialect.Word:
		return r.word(i, afterDot)
	case dialect.Symbol:
		return r.symbol(i)
	default:
		return i, r.near(i)
	}
	return i + 1, nil
}

func (r *rewriter) startsOperand(i int) bool {
	tok := r.at(i)
	switch tok.Kind {
	case dialect.String, dialect.Number, dialect.Quoted:
		return true
	case dialect.Word:
		return !r.isKeyword(i) || tok.Is("case") || tok.Is("true") || tok.Is("false") || tok.Is("null")
	}
	return tok.Sym("(") && !r.query0(i+1) && !r.tableParen(i)
}

// query0 reports whether a query begins at i.
func (r *rewriter) query0(i int) bool {
	return r.at(i).Is("select") || r.at(i).Is("with") || r.at(i).Is("values") || r.at(i).Sym("(")
}

// tableParen reports whether the bracket at i belongs to IN, a call or FROM.
func (r *rewriter) tableParen(i int) bool {
	before := r.at(i - 1)
	if i == 0 {
		return false
	}
	return before.Is("in") || before.Is("from") || before.Is("join") || before.Is("using") || before.Is("exists")
}

// isKeyword reports whether the word at i is one of the grammar and not a name.
func (r *rewriter) isKeyword(i int) bool {
	tok := r.at(i)
	if tok.Kind != dialect.Word || !keywords[strings.ToLower(tok.Text)] {
		return false
	}
	if i > 0 && (r.at(i-1).Sym(".") || r.at(i-1).Is("as")) {
		return false
	}
	if i+1 < len(r.tokens) && r.at(i+1).Sym(".") {
		return false
	}
	low := strings.ToLower(tok.Text)
	if i+1 < len(r.tokens) && r.at(i+1).Sym("(") && (low == "left" || low == "right") {
		return false
	}
	if low == "end" && !r.openCase(i) || low == "all" && i > 0 && r.at(i-1).Is("by") {
		return false
	}
	return true
}

// openCase reports whether a CASE before i waits for its END.
func (r *rewriter) openCase(i int) bool {
	open := 0
	for k := range i {
		if r.tokens[k].Is("case") {
			open++
		} else if r.tokens[k].Is("end") && open > 0 {
			open--
		}
	}
	return open > 0
}

func (r *rewriter) word(i int, afterDot bool) (int, error) {
	tok := r.at(i)
	if !afterDot && r.isKeyword(i) {
		low := strings.ToLower(tok.Text)
		switch {
		case low == "from" || low == "join":
			r.put(low)
			return r.relationHole(i + 1)
		case low == "order" && r.words(i, "order", "by"):
			r.put("order by")
			return i + 2, nil
		}
		r.put(low)
		return i + 1, nil
	}
	switch {
	case tok.Is("full") && (r.words(i, "full", "join") || r.words(i, "full", "outer", "join")),
		(tok.Is("left") || tok.Is("semi") || tok.Is("anti")) && false:
		return i, r.unsupported(i, "FULL OUTER JOIN in SQL")
	case tok.Is("intersect") || tok.Is("except") || tok.Is("minus"):
		if i > 0 {
			return i, r.unsupported(i, strings.ToUpper(tok.Text))
		}
	case tok.Is("lateral") && r.at(i+1).Is("view"):
		return i, r.unsupported(i, "LATERAL VIEW")
	case tok.Is("rlike") || tok.Is("regexp") || tok.Is("ilike"):
		if i > 0 && i+1 < len(r.tokens) && !r.at(i+1).Sym("(") {
			return i, r.unsupported(i, strings.ToUpper(tok.Text)+" as an operator")
		}
	case tok.Is("div") && i > 0 && i+1 < len(r.tokens) && !r.at(i+1).Sym("("):
		r.put("div")
		return i + 1, nil
	}
	r.put(r.ident(tok.Text))
	return i + 1, nil
}

func (r *rewriter) symbol(i int) (int, error) {
	switch s := r.at(i).Text; s {
	case "==":
		r.put("=")
	case "||":
		// + has the precedence and associativity that || has in Spark.
		r.put("+")
		r.hole(concatMark{})
		r.put("+")
	case "!":
		r.put("not")
	case "(", ")", ",", "+", "-", "*", "/", "%", "=", "<", ">", "<=", ">=", "<>", "!=", "<=>", "&", "|", "~", "<<", ">>":
		r.put(s)
	case ".":
		r.put(".")
	case ":":
		if tok := r.at(i + 1); tok.Kind == dialect.Word {
			r.hole(&plan.Parameter{At: plan.At{Place: r.place(i, i+2)}, Name: tok.Text})
			return i + 2, nil
		}
		return i, r.near(i)
	case "?":
		r.hole(&plan.Parameter{At: plan.At{Place: r.place(i, i+1)}, Pos: r.at(i).Start})
	default:
		return i, r.near(i)
	}
	return i + 1, nil
}

// concatMark stands between the operands of ||.
type concatMark struct{ plan.Literal }

// relationHole rewrites a table that sqlparser does not know: VALUES, a table
// function, a path. Names and subqueries stay.
func (r *rewriter) relationHole(i int) (int, error) {
	tok := r.at(i)
	switch {
	case tok.Sym("(") && r.at(i+1).Is("values"), tok.Is("values"):
		return i, r.unsupported(i, "VALUES in FROM")
	case (tok.Kind == dialect.Word || tok.Kind == dialect.Quoted) && r.at(i+1).Sym("("):
		end := r.closing(i + 1)
		if end < 0 {
			return i, r.near(len(r.tokens))
		}
		args, err := r.list(i+2, end)
		if err != nil {
			return i, err
		}
		rel, err := tableFunction(tok, args, r.place(i, end+1))
		if err != nil {
			return i, err
		}
		name := fmt.Sprintf("__hole%d", len(r.rels))
		r.rels[name] = rel
		r.put(r.ident(name))
		return end + 1, nil
	case tok.Sym("("):
		return i, nil
	}
	name, next, err := r.name(i)
	if err != nil {
		return i, err
	}
	if len(name) > 2 || len(name) == 2 {
		key := fmt.Sprintf("__hole%d", len(r.rels))
		rel := &plan.ReadTable{Name: name}
		rel.Place = r.place(i, next)
		r.rels[key] = rel
		r.put(r.ident(key))
		if t := r.at(next); !(t.Is("as") || t.Kind == dialect.Quoted || t.Kind == dialect.Word && !r.isKeyword(next)) {
			r.rels[key] = rel
		}
		return next, nil
	}
	key := fmt.Sprintf("__hole%d", len(r.rels))
	rel := &plan.ReadTable{Name: name}
	rel.Place = r.place(i, next)
	r.rels[key] = rel
	r.put(r.ident(key))
	return next, nil
}

// list parses the comma-separated expressions of tokens from to to.
func (r *rewriter) list(from, to int) ([]plan.Expr, error) {
	if from == to {
		return nil, nil
	}
	inner, err := r.part(from, to)
	if err != nil {
		return nil, err
	}
	var out []plan.Expr
	for _, span := range inner.split(",") {
		p, err := inner.part(span[0], span[1])
		if err != nil {
			return nil, err
		}
		e, err := p.expression()
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
