package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// from reads FROM and its relations.
func (r *reader) from() plan.Relation {
	r.expect("from")
	start := len(r.out)
	r.relation()
	for r.acceptSym(",") {
		r.emit(",")
		r.relation()
	}
	return r.foldRelation(start)
}

// relation writes a relation and what is joined to it.
func (r *reader) relation() {
	r.enter()
	defer r.leave()
	start := len(r.out)
	r.relationPrimary(joining{lateral: r.lateral()})
	for {
		switch {
		case r.is("pivot") && r.clause(), r.is("unpivot") && r.clause():
			rel := r.foldRelation(start)
			r.relationHole(r.pivoted(rel), joining{})
			continue
		}
		if !r.join() {
			return
		}
	}
}

func (r *reader) lateral() bool {
	if r.is("lateral") && !r.peek(1).Is("view") && r.startsRelation(1) {
		r.pos++
		if r.is("values") && r.isQuery(r.pos) {
			r.fail(diag.New(diag.Parse, "INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC", "42000", "Invalid SQL syntax: LATERAL can only be used with subquery and table-valued functions.").At(r.place(r.pos - 1)))
		}
		return true
	}
	return false
}

// joinWords are the kinds of join, by the words before JOIN.
var joinWords = []struct {
	words []string
	kind  plan.JoinKind
}{
	{[]string{"inner"}, plan.InnerJoin}, {[]string{"cross"}, plan.CrossJoin},
	{[]string{"left", "outer"}, plan.LeftOuterJoin}, {[]string{"left", "semi"}, plan.LeftSemiJoin}, {[]string{"left", "anti"}, plan.LeftAntiJoin}, {[]string{"left"}, plan.LeftOuterJoin},
	{[]string{"right", "outer"}, plan.RightOuterJoin}, {[]string{"right"}, plan.RightOuterJoin},
	{[]string{"full", "outer"}, plan.FullOuterJoin}, {[]string{"full"}, plan.FullOuterJoin},
	{[]string{"semi"}, plan.LeftSemiJoin}, {[]string{"anti"}, plan.LeftAntiJoin}, {nil, plan.InnerJoin},
}

// join writes a join, if one follows. sqlparser sees a left join with ON; what
// it is goes with the relation.
func (r *reader) join() bool {
	from := r.pos
	j := joining{}
	if r.is("natural") {
		r.pos++
		j.natural = true
	}
	for _, w := range joinWords {
		if r.is(append(w.words, "join")...) {
			r.pos += len(w.words) + 1
			j.kind = w.kind
			if j.natural && j.kind == plan.CrossJoin {
				r.fail(diag.New(diag.Parse, "INCOMPATIBLE_JOIN_TYPES", "42613", "The join types NATURAL and CROSS are incompatible.").At(r.place(from)))
			}
			if j.lateral = r.lateral(); j.lateral {
				r.lateralKind(j, from)
			}
			r.emit("left join")
			j.place = r.place(from)
			r.joined(j)
			return true
		}
	}
	r.pos = from
	return false
}

// lateralKind refuses joins with LATERAL whose other side could be left out.
func (r *reader) lateralKind(j joining, from int) {
	name := map[plan.JoinKind]string{plan.RightOuterJoin: "RIGHT OUTER", plan.FullOuterJoin: "FULL OUTER", plan.LeftSemiJoin: "LEFT SEMI", plan.LeftAntiJoin: "LEFT ANTI"}[j.kind]
	switch {
	case j.natural:
		r.fail(diag.New(diag.Parse, "INCOMPATIBLE_JOIN_TYPES", "42613", "The join types LATERAL and NATURAL are incompatible.").At(r.place(from)))
	case name != "":
		r.fail(diag.New(diag.Parse, "INVALID_LATERAL_JOIN_TYPE", "42613", "The %s JOIN with LATERAL correlation is not allowed because an OUTER subquery cannot correlate to its join partner. Remove the LATERAL correlation or use an INNER JOIN, or LEFT OUTER JOIN instead.", name).At(r.place(from)))
	}
}

func (r *reader) joined(j joining) {
	rel := r.relationFactor()
	j.free = true
	switch {
	case j.natural:
	case r.accept("on"):
		j.free = false
		r.relationHole(rel, j)
		r.emit("on")
		r.boolean()
		return
	case r.is("using"):
		if j.lateral {
			r.fail(diag.New(diag.Parse, "UNSUPPORTED_FEATURE.LATERAL_JOIN_USING", "0A000", "The feature is not supported: JOIN USING with LATERAL correlation.").At(r.place(r.pos)))
		}
		r.pos++
		j.free = false
		names := r.identifiers()
		r.relationHole(rel, j)
		r.emit("using (")
		for i, n := range names {
			if i > 0 {
				r.emit(",")
			}
			r.emit("`" + r.keep(plan.Attr(n)) + "`")
		}
		r.emit(")")
		return
	}
	r.relationHole(rel, j)
	r.emit("on true")
}

func (r *reader) relationPrimary(j joining) { r.relationHole(r.relationFactor(), j) }

// relationFactor reads a table, a table function, a query, VALUES, or relations
// in brackets, with its sample and alias.
func (r *reader) relationFactor() plan.Relation {
	r.enter()
	defer r.leave()
	from := r.pos
	var rel plan.Relation
	switch tok := r.tok(); {
	case tok.Sym("("):
		if r.isQuery(r.pos + 1) {
			r.pos++
			rel = r.query()
			r.closeQuery()
			break
		}
		r.pos++
		start := len(r.out)
		r.relation()
		for r.acceptSym(",") {
			r.emit(",")
			r.relation()
		}
		rel = r.foldRelation(start)
		r.expectSym(")")
	case tok.Is("values") && r.isQuery(r.pos):
		rel = r.values()
	default:
		rel = r.table()
	}
	switch rel.(type) {
	case *plan.TableFunction, *plan.Values:
	default:
		rel = r.sample(rel)
	}
	if b := rel.Common(); b.Place.Source == nil {
		b.Place = r.place(from)
	}
	return r.aliased(rel)
}

// table reads a table's name, with options, or a table function.
func (r *reader) table() plan.Relation {
	from := r.pos
	stream := false
	if r.is("stream") && (r.peek(1).Kind == dialect.Word && !r.peek(1).Is("as") || r.peek(1).Sym("(")) && r.clauseAfter(1) {
		stream = true
		r.pos++
	}
	bracket := stream && r.acceptSym("(")
	var name []string
	var computed plan.Expr
	if r.is("identifier") && r.peek(1).Sym("(") {
		name, computed = r.identifierText()
	} else {
		name = r.name()
	}
	if r.sym("(") && !bracket {
		r.pos++
		f := &plan.TableFunction{Name: name}
		if !r.sym(")") {
			f.Args = list(r, r.argument)
		}
		r.expectSym(")")
		f.Place = r.place(from)
		return f
	}
	if bracket {
		r.expectSym(")")
	}
	t := &plan.ReadTable{Name: name, NameExpr: computed, Stream: stream}
	t.Place = r.place(from)
	if r.is("with") && r.peek(1).Sym("(") {
		r.pos++
		t.Options = r.options()
	}
	if r.isOne("version", "timestamp") && r.peek(1).Is("as") && r.peek(2).Is("of") || r.is("for") && (r.peek(1).Is("version") || r.peek(1).Is("timestamp") || r.peek(1).Is("system_time") || r.peek(1).Is("system_version")) {
		r.accept("for")
		r.pos++
		r.expect("as", "of")
		r.value0()
		t.AsOf = true
	}
	return t
}

// value0 reads a value that nothing is made of.
func (r *reader) value0() {
	start := len(r.out)
	r.value()
	r.fold(start)
}

// clauseAfter reports whether the word n further on is a name and no clause.
func (r *reader) clauseAfter(n int) bool {
	at := r.pos
	r.pos += n
	defer func() { r.pos = at }()
	return !r.clause() && !r.noAlias()
}

// noAlias reports whether the next word may not name a relation.
func (r *reader) noAlias() bool {
	switch strings.ToLower(r.tok().Text) {
	case "anti", "cross", "except", "full", "inner", "intersect", "join", "lateral", "left", "natural", "on", "right", "semi", "setminus", "union", "using", "minus":
		return r.tok().Kind == dialect.Word
	case "select":
		return r.tok().Kind == dialect.Word && r.isQuery(r.pos)
	case "insert":
		return r.tok().Kind == dialect.Word && (r.peek(1).Is("into") || r.peek(1).Is("overwrite"))
	}
	return false
}

// aliased reads [AS] alias [(columns)] [WATERMARK …] after a relation.
func (r *reader) aliased(rel plan.Relation) plan.Relation {
	if r.is("watermark") && r.watermarks() {
		rel = r.watermark(rel)
	}
	if r.is("as") {
		r.pos++
		if r.sym("(") {
			// AS (a, b) names columns alone.
			a := &plan.SubqueryAlias{Input: rel, Alias: "__auto_generated_subquery_name", Columns: r.identifiers()}
			a.Place = rel.Common().Place
			return a
		}
	} else if !r.isName() || r.tok().Kind == dialect.Word && (r.clause() && !r.namedSample(rel) || r.noAlias()) {
		return rel
	}
	if r.tok().Kind == dialect.Word && r.noAlias() {
		r.unexpected()
	}
	a := &plan.SubqueryAlias{Input: rel, Alias: r.identifier()}
	a.Place = rel.Common().Place
	if r.sym("(") {
		a.Columns = r.identifiers()
	}
	return a
}

func (r *reader) watermarks() bool {
	return r.find(r.pos, min(len(r.tokens), r.pos+200), "delay") > 0
}

// watermark reads WATERMARK column DELAY OF interval.
func (r *reader) watermark(rel plan.Relation) plan.Relation {
	r.pos++
	from := r.pos
	e := r.namedExpression()
	r.expect("delay", "of")
	at := r.pos
	r.interval()
	delay := strings.TrimPrefix(strings.ToLower(r.between(at, r.pos)), "interval")
	a, ok := e.(*plan.Attribute)
	if !ok {
		r.unsupported(from, "WATERMARK on an expression")
	}
	name := strings.Join(a.Name, ".")
	return &plan.WithWatermark{Input: rel, EventTime: name, Delay: strings.ReplaceAll(delay, "'", "")}
}

// lateralView reads LATERAL VIEW [OUTER] f(…) name [AS columns].
func (r *reader) lateralView(in plan.Relation) plan.Relation {
	from := r.pos
	r.pos += 2
	g := &plan.Generate{Input: in, Outer: r.accept("outer")}
	start := len(r.out)
	at := r.pos
	name := r.name()
	if !r.sym("(") {
		r.unexpected()
	}
	r.call(name, at)
	g.Generator = r.fold(start)
	g.Alias = r.identifier()
	if r.accept("as") || r.isName() && !r.clause() && !r.is("lateral") {
		g.Columns = list(r, r.identifier)
	}
	g.Place = r.place(from)
	return g
}

// options reads (key 'value', a.b = 1, …).
func (r *reader) options() map[string]string {
	out := map[string]string{}
	r.expectSym("(")
	if r.acceptSym(")") {
		return out
	}
	list(r, func() struct{} {
		key := ""
		if r.tok().Kind == dialect.String {
			key = r.text()
		} else {
			key = strings.Join(r.name(), ".")
		}
		r.acceptSym("=")
		if r.sym(",") || r.sym(")") {
			out[key] = ""
			return struct{}{}
		}
		e := r.expression()
		value := r.src.Text[e.Where().Start:e.Where().End]
		if l, ok := e.(*plan.Literal); ok {
			if s, ok := l.Value.(string); ok && l.Type == types.String {
				value = s
			} else {
				value = strings.ToLower(strings.TrimRight(value, "LlDdSsYyFf"))
				if l.Type == types.Boolean {
					value = strings.ToLower(r.src.Text[e.Where().Start:e.Where().End])
				}
			}
		}
		out[key] = value
		return struct{}{}
	})
	r.expectSym(")")
	return out
}
