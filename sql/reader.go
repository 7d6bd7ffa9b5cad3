package sql

import (
	"sort"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/plan"
	"brook/sql/dialect"
)

// maxDepth bounds how deep the parts of a statement nest.
const maxDepth = 400

// reader walks over the tokens of a statement. Its methods read what their name
// says from the place where the reader stands; a text that is not so ends the
// reading with a failure, which parse turns into an error.
type reader struct {
	src       *diag.Source
	tokens    []dialect.Token // the last is End
	closing   []int           // for an opening bracket, the token that closes it; -1 for none
	pos       int
	depth     int
	looping   bool           // the query of a FOR loop, which DO ends
	inserting bool           // the rows of an INSERT, where DEFAULT is a value
	scripted  bool           // a script, whose statements run one after the other
	computed  []plan.Expr    // of IDENTIFIER(…) in place of the names of a command
	texts     []string       // what those are, when known
	questions int            // parameters without a name so far
	windows   []*plan.Window // windows of the current SELECT that go by a name
	setting   func(key string) (string, bool)
	core
}

// failure carries an error to the edge of the package.
type failure struct{ err error }

func (r *reader) fail(err error) { panic(failure{err}) }

// parse reads the whole of src with f.
func parse[T any](p *Parser, src *diag.Source, f func(r *reader) T) (out T, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case failure:
			err = p.err
		default:
			panic(p)
		}
	}()
	r, err := read(src)
	if err != nil {
		return out, err
	}
	r.setting = p.Setting
	out = f(r)
	r.finish()
	return out, nil
}

func read(src *diag.Source) (*reader, error) {
	tokens, err := dialect.Lex(src)
	if err != nil {
		return nil, err
	}
	end := tokens[len(tokens)-1]
	tokens = tokens[:len(tokens)-1]
	for len(tokens) > 0 && tokens[len(tokens)-1].Sym(";") {
		tokens = tokens[:len(tokens)-1]
	}
	r := &reader{src: src, tokens: append(tokens, end)}
	r.match()
	return r, nil
}

// match pairs the brackets.
func (r *reader) match() {
	r.closing = make([]int, len(r.tokens))
	var open []int
	for i, tok := range r.tokens {
		r.closing[i] = -1
		switch {
		case tok.Sym("(") || tok.Sym("["):
			open = append(open, i)
		case (tok.Sym(")") || tok.Sym("]")) && len(open) > 0:
			r.closing[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
}

// finish refuses what is left.
func (r *reader) finish() {
	divided := r.sym(";")
	for r.acceptSym(";") {
	}
	if r.atEnd() {
		return
	}
	if divided || r.pos == len(r.tokens)-2 {
		// A single token too many is said to be just that.
		r.fail(dialect.Extra(r.src, r.tok()))
	}
	if before := r.at(r.pos - 1); r.pos > 0 && r.isOne("all", "distinct") && (before.Is("union") || before.Is("except") || before.Is("minus") || before.Is("intersect")) {
		r.pos-- // it was read as a name
	}
	if r.isOne("union", "except", "minus", "intersect") && !r.peek(1).Is("select") && r.peek(1).Kind == dialect.Word && !r.setOperator() {
		// A set operator that no query follows is wrong at what does.
		r.pos++
		if r.isOne("all", "distinct") {
			r.pos++
		}
		if r.isOne("select", "values", "from", "table") {
			r.pos++
		}
		r.unexpected()
	}
	if r.peek(1).Sym(";") {
		r.fail(dialect.Extra(r.src, r.tok()))
	}
	r.unexpected()
}

// enter counts a level of nesting; leave takes it off again.
func (r *reader) enter() {
	if r.depth++; r.depth > maxDepth {
		r.fail(diag.New(diag.Parse, "FAILED_TO_PARSE_TOO_COMPLEX", "54001",
			"The statement, including potential SQL functions and referenced views, was too complex to parse.\nTo mitigate this error divide the statement into multiple, less complex chunks.").At(r.place(r.pos)))
	}
}

func (r *reader) leave() { r.depth-- }

func (r *reader) tok() dialect.Token { return r.tokens[r.pos] }

// peek is the token n further on.
func (r *reader) peek(n int) dialect.Token { return r.at(r.pos + n) }

func (r *reader) at(i int) dialect.Token {
	if i < 0 || i >= len(r.tokens) {
		return r.tokens[len(r.tokens)-1]
	}
	return r.tokens[i]
}

func (r *reader) atEnd() bool { return r.pos == len(r.tokens)-1 }

func (r *reader) next() dialect.Token {
	tok := r.tokens[r.pos]
	if !r.atEnd() {
		r.pos++
	}
	return tok
}

// is reports whether the next tokens are the given words.
func (r *reader) is(words ...string) bool {
	for i, w := range words {
		if !r.peek(i).Is(w) {
			return false
		}
	}
	return true
}

// isOne reports whether the next token is one of the words.
func (r *reader) isOne(words ...string) bool {
	for _, w := range words {
		if r.tok().Is(w) {
			return true
		}
	}
	return false
}

func (r *reader) accept(words ...string) bool {
	if !r.is(words...) {
		return false
	}
	r.pos += len(words)
	return true
}

func (r *reader) expect(words ...string) {
	for _, w := range words {
		if !r.accept(w) {
			r.unexpected()
		}
	}
}

func (r *reader) sym(s string) bool { return r.tok().Sym(s) }

func (r *reader) acceptSym(s string) bool {
	if !r.sym(s) {
		return false
	}
	r.pos++
	return true
}

// closeQuery wants the bracket after a query, which the grammar knows to be the
// only thing missing there.
func (r *reader) closeQuery() {
	if r.atEnd() {
		r.fail(dialect.Missing(r.src, r.tok(), ")"))
	}
	r.expectSym(")")
}

func (r *reader) expectSym(s string) {
	if !r.acceptSym(s) {
		r.unexpected()
	}
}

// unexpected is the syntax error at the next token.
func (r *reader) unexpected() { r.fail(dialect.Near(r.src, r.tok())) }

// unsupported names something of Spark that is missing here, at token i.
func (r *reader) unsupported(i int, what string) {
	r.fail(diag.NotImplemented("%s", what).At(diag.Place{Source: r.src, Start: r.at(i).Start, End: r.at(i).End}))
}

// place is the text from token from up to where the reader stands.
func (r *reader) place(from int) diag.Place {
	return diag.Place{Source: r.src, Start: r.at(from).Start, End: r.at(max(from, r.pos-1)).End}
}

func (r *reader) where(from int) plan.At { return plan.At{Place: r.place(from)} }

// tokenAt is the index of the token that begins at a byte of the source.
func (r *reader) tokenAt(start int) int {
	return sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].Start >= start })
}

// rest is the text from the next token to the end, which is read.
func (r *reader) rest() string {
	from := r.pos
	r.pos = len(r.tokens) - 1
	if from == r.pos {
		return ""
	}
	return r.between(from, r.pos)
}

// between is the text of the tokens from up to to.
func (r *reader) between(from, to int) string {
	if to <= from {
		return ""
	}
	return r.src.Text[r.tokens[from].Start:r.tokens[to-1].End]
}

// isName reports whether the next token may be an identifier.
func (r *reader) isName() bool {
	return r.tok().Kind == dialect.Word || r.tok().Kind == dialect.Quoted
}

// identifier reads one name.
func (r *reader) identifier() string {
	if !r.isName() {
		r.unexpected()
	}
	tok := r.next()
	r.ascii(tok)
	if minus := r.tok(); tok.Kind == dialect.Word && minus.Sym("-") && minus.Start == tok.End && r.peek(1).Kind == dialect.Word && r.peek(1).Start == minus.End {
		r.unquotable(tok.Text + "-" + r.peek(1).Text)
	}
	return tok.Text
}

// ascii refuses an unquoted name with other letters than those of ASCII.
func (r *reader) ascii(tok dialect.Token) {
	if tok.Kind != dialect.Word {
		return
	}
	for _, c := range tok.Text {
		if c >= utf8.RuneSelf {
			r.unquotable(tok.Text)
		}
	}
}

// unquotable refuses a name that needs backquotes, which the reader has just
// read.
func (r *reader) unquotable(name string) {
	r.fail(diag.New(diag.Parse, "INVALID_IDENTIFIER", "42602", "The unquoted identifier %s is invalid and must be back quoted as: `%s`.\nUnquoted identifiers can only contain ASCII letters ('a' - 'z', 'A' - 'Z'), digits ('0' - '9'), and underbar ('_').\nUnquoted identifiers must also not start with a digit.\nDifferent data sources and meta stores may impose additional restrictions on valid identifiers.", name, name).At(r.place(r.pos - 1)))
}

// part reads a name that an expression begins with or goes on with; a minus after
// it is an operator.
func (r *reader) part() string {
	if !r.isName() {
		r.unexpected()
	}
	r.ascii(r.tok())
	return r.next().Text
}

// name reads a dotted name, or IDENTIFIER(text).
func (r *reader) name() []string {
	if r.tok().Is("identifier") && r.peek(1).Sym("(") {
		return r.identifierClause()
	}
	parts := []string{r.identifier()}
	for r.sym(".") && r.peek(1).Kind != dialect.End {
		r.pos++
		parts = append(parts, r.identifier())
	}
	return parts
}

// identifierClause reads IDENTIFIER('text'), whose text is a name.
func (r *reader) identifierClause() []string {
	from := r.pos
	name, e := r.identifierText()
	if e == nil {
		return name
	}
	if r.scripted {
		r.unsupported(from, "IDENTIFIER with an expression here")
	}
	r.computed = append(r.computed, e)
	if n := len(r.computed); n <= len(r.texts) {
		return r.dotted(r.texts[n-1])
	}
	return name
}

// dotted is the name that a text is.
func (r *reader) dotted(text string) []string {
	parts, err := parse(&Parser{Setting: r.setting}, diag.NewSource("IDENTIFIER", text), (*reader).name)
	if err != nil {
		r.fail(err)
	}
	return parts
}

// whole reads a statement, and what names in it are to be computed first.
func (r *reader) whole() plan.Command {
	if strings.TrimSpace(r.src.Text) == "" {
		r.fail(dialect.Empty(r.src))
	}
	c := r.statement()
	if len(r.computed) == 0 || r.texts != nil {
		return c
	}
	src, p := r.src, &Parser{Setting: r.setting}
	return &plan.Named{Exprs: r.computed, Build: func(texts []string) (plan.Command, error) {
		return parse(p, src, func(r *reader) plan.Command {
			r.texts = texts
			return r.whole()
		})
	}}
}

// identifierText reads IDENTIFIER(text): the name, or else the expression that
// makes the text.
func (r *reader) identifierText() ([]string, plan.Expr) {
	r.pos += 2
	e := r.expression()
	r.expectSym(")")
	l, ok := e.(*plan.Literal)
	if !ok {
		return []string{"identifier"}, e
	}
	text, ok := l.Value.(string)
	if !ok {
		return []string{"identifier"}, e
	}
	return r.dotted(text), nil
}

// identifiers reads (a, b, …).
func (r *reader) identifiers() []string {
	var out []string
	r.expectSym("(")
	for {
		out = append(out, r.identifier())
		if !r.acceptSym(",") {
			break
		}
	}
	r.expectSym(")")
	return out
}

// text reads a string literal.
func (r *reader) text() string {
	if r.tok().Kind != dialect.String {
		r.unexpected()
	}
	var b strings.Builder
	for r.tok().Kind == dialect.String {
		b.WriteString(r.next().Text)
	}
	return b.String()
}

// list reads what item reads, one or more times, with commas between.
func list[T any](r *reader, item func() T) []T {
	out := []T{item()}
	for r.acceptSym(",") {
		out = append(out, item())
	}
	return out
}
