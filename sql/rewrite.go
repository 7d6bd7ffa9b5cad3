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
	kinds map[string]plan.JoinKind // joins that sqlparser lacks, by their right side
	kind  plan.JoinKind            // of the join whose right side comes next
}

func (t *text) rewriter() *rewriter {
	return &rewriter{text: t, exprs: map[string]plan.Expr{}, rels: map[string]plan.Relation{}, kinds: map[string]plan.JoinKind{}}
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
		case low == "left" && (r.words(i+1, "semi", "join") || r.words(i+1, "anti", "join")):
			return r.halfJoin(i + 1), nil
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
	case r.words(i, "full", "join"), r.words(i, "full", "outer", "join"):
		r.kind = plan.FullOuterJoin
		r.put("left")
		if r.at(i + 1).Is("outer") {
			i++
		}
		return i + 1, nil
	case r.words(i, "semi", "join"), r.words(i, "anti", "join"):
		return r.halfJoin(i), nil
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

// halfJoin writes SEMI and ANTI joins as left joins and notes what they are.
func (r *rewriter) halfJoin(i int) int {
	r.kind = plan.LeftSemiJoin
	if r.at(i).Is("anti") {
		r.kind = plan.LeftAntiJoin
	}
	r.put("left")
	return i + 1
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
	case ">>>":
		r.put(">>")
		r.hole(unsignedMark{})
		r.put(">>")
	case "^":
		r.put("|")
		r.hole(xorMark{})
		r.put("|")
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

// These stand between the operands of ||, >>> and ^, which sqlparser does not
// have or reads with another precedence.
type (
	concatMark   struct{ plan.Literal }
	unsignedMark struct{ plan.Literal }
	xorMark      struct{ plan.Literal }
)

// relationHole puts the relation at i, with its alias, into a hole. Brackets
// around joins stay for sqlparser.
func (r *rewriter) relationHole(i int) (int, error) {
	rel, next, err := r.relation(i)
	if err != nil || rel == nil {
		return next, err
	}
	if rel, next, err = r.aliased(rel, next); err != nil {
		return i, err
	}
	key := fmt.Sprintf("__hole%d", len(r.rels))
	r.rels[key] = rel
	r.kinds[key] = r.kind
	r.kind = 0
	r.put(r.ident(key))
	if r.at(next).Sym(",") && next < len(r.tokens) {
		r.put(",")
		return r.relationHole(next + 1)
	}
	return next, nil
}

// relation parses a table, a table function, a subquery or VALUES.
func (r *rewriter) relation(i int) (plan.Relation, int, error) {
	tok := r.at(i)
	switch {
	case tok.Is("values"):
		end := i + 1
		for {
			end = r.operandEnd(end)
			if !r.at(end).Sym(",") || end >= len(r.tokens) {
				break
			}
			end++
		}
		inner, err := r.part(i, end)
		if err != nil {
			return nil, i, err
		}
		rel, err := inner.values()
		return rel, end, err
	case tok.Sym("("):
		if !r.at(i+1).Is("select") && !r.at(i+1).Is("with") && !r.at(i+1).Is("values") && !r.at(i+1).Is("table") && !r.at(i+1).Sym("(") {
			r.put("(")
			next, err := r.relationHole(i + 1)
			return nil, next, err
		}
		end := r.closing(i)
		if end < 0 {
			return nil, i, r.near(len(r.tokens))
		}
		inner, err := r.part(i+1, end)
		if err != nil {
			return nil, i, err
		}
		rel, err := inner.query()
		return rel, end + 1, err
	case (tok.Kind == dialect.Word || tok.Kind == dialect.Quoted) && r.at(i+1).Sym("("):
		end := r.closing(i + 1)
		if end < 0 {
			return nil, i, r.near(len(r.tokens))
		}
		args, err := r.list(i+2, end)
		if err != nil {
			return nil, i, err
		}
		rel, err := tableFunction(tok, args, r.place(i, end+1))
		return rel, end + 1, err
	}
	name, next, err := r.name(i)
	if err != nil {
		return nil, i, err
	}
	rel := &plan.ReadTable{Name: name}
	rel.Place = r.place(i, next)
	return rel, next, nil
}

// notAliases are words that follow a relation without naming it.
var notAliases = map[string]bool{"full": true, "semi": true, "anti": true, "lateral": true, "window": true, "intersect": true, "except": true, "minus": true,
	"tablesample": true, "pivot": true, "unpivot": true, "qualify": true, "sort": true, "cluster": true, "distribute": true}

// aliased reads [AS] name [(columns)] after a relation.
func (r *rewriter) aliased(rel plan.Relation, i int) (plan.Relation, int, error) {
	at := i
	if r.at(at).Is("as") {
		at++
	}
	tok := r.at(at)
	plain := tok.Kind == dialect.Word && !r.isKeyword(at) && !(at == i && notAliases[strings.ToLower(tok.Text)])
	if at >= len(r.tokens) || tok.Kind != dialect.Quoted && !plain {
		if at > i {
			return nil, i, r.near(at)
		}
		return rel, i, nil
	}
	a := &plan.SubqueryAlias{Input: rel, Alias: tok.Text}
	a.Place = r.place(at, at+1)
	at++
	if r.at(at).Sym("(") && at < len(r.tokens) {
		end := r.closing(at)
		if end < 0 {
			return nil, i, r.near(len(r.tokens))
		}
		for k := at + 1; k < end; k++ {
			if !r.at(k).Sym(",") {
				a.Columns = append(a.Columns, r.at(k).Text)
			}
		}
		at = end + 1
	}
	return a, at, nil
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
