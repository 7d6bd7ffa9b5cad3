package sql

import (
	"fmt"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// query reads a whole query: WITH, set operators, ORDER BY and its relatives,
// and pipes.
func (r *reader) query() plan.Relation {
	r.enter()
	defer r.leave()
	if r.is("with") && r.isQuery(r.pos) {
		out := r.with()
		out.Body = r.query()
		return out
	}
	outer := len(r.windows)
	rel := r.setOps()
	rel = r.tail(rel, outer)
	for r.sym("|>") {
		rel = r.pipe(rel)
	}
	return rel
}

// with reads WITH [RECURSIVE] a [(columns)] AS (query), …, to which a body is to
// be added.
func (r *reader) with() *plan.With {
	from := r.pos
	r.pos++
	out := &plan.With{Recursive: r.is("recursive") && !r.peek(1).Is("as") && !r.peek(1).Sym("(")}
	if out.Recursive {
		r.pos++
	}
	out.CTEs = list(r, func() plan.CTE {
		from := r.pos
		c := plan.CTE{Name: r.identifier(), Place: r.place(from)}
		if r.sym("(") && !r.isQuery(r.pos+1) {
			c.Columns = r.identifiers()
		}
		if r.accept("max", "recursion", "level") {
			n, err := strconv.Atoi(r.next().Text)
			if err != nil {
				r.pos--
				r.unexpected()
			}
			c.MaxRecursion = &n
		}
		r.accept("as")
		r.expectSym("(")
		c.Body = r.query()
		r.expectSym(")")
		return c
	})
	r.distinctNames(out.CTEs)
	out.Place = r.place(from)
	return out
}

// distinctNames refuses queries of a WITH that share a name.
func (r *reader) distinctNames(ctes []plan.CTE) {
	count := map[string]int{}
	var twice []string
	for _, c := range ctes {
		low := strings.ToLower(c.Name)
		if count[low]++; count[low] == 2 {
			twice = append(twice, types.QuoteIdentifier(low))
		}
	}
	if len(twice) > 0 {
		r.fail(diag.New(diag.Parse, "DUPLICATED_CTE_NAMES", "42602", "CTE definition can't have duplicate names: %s.", strings.Join(twice, ", ")).At(r.place(0)))
	}
}

// setOps reads queries joined by UNION, EXCEPT and, binding tighter, INTERSECT.
func (r *reader) setOps() plan.Relation {
	left := r.intersections()
	for r.isOne("union", "except", "minus", "setminus") && r.setOperator() {
		op := plan.Except
		if r.is("union") {
			op = plan.Union
		}
		left = r.setOp(left, op, r.intersections)
	}
	return left
}

func (r *reader) intersections() plan.Relation {
	left := r.queryPrimary()
	for r.is("intersect") && r.setOperator() {
		left = r.setOp(left, plan.Intersect, r.queryPrimary)
	}
	return left
}

func (r *reader) setOp(left plan.Relation, op plan.SetOpKind, right func() plan.Relation) plan.Relation {
	from := r.pos
	r.pos++
	n := &plan.SetOp{Left: left, Op: op}
	if n.All = r.accept("all"); !n.All {
		r.accept("distinct")
	}
	n.Right = right()
	n.Place = left.Common().Place.Join(r.place(from))
	return n
}

// queryPrimary reads a query without set operators.
func (r *reader) queryPrimary() plan.Relation {
	from := r.pos
	switch {
	case r.sym("("):
		r.pos++
		rel := r.query()
		r.expectSym(")")
		return rel
	case r.is("values"):
		return r.aliased(r.values())
	case r.is("table"):
		r.pos++
		rel := &plan.ReadTable{Name: r.name()}
		rel.Place = r.place(from + 1)
		return rel
	case r.is("from"):
		return r.fromFirst()
	case r.is("select"):
		return r.selection(nil)
	case r.isOne("map", "reduce"):
		r.unsupported(r.pos, "TRANSFORM")
	}
	r.unexpected()
	return nil
}

// values reads VALUES (1, 'a'), (2, 'b'), as a query or in FROM.
func (r *reader) values() plan.Relation {
	from := r.pos
	r.expect("values")
	out := &plan.Values{}
	out.Rows = list(r, func() []plan.Expr {
		e := r.expression()
		// A row in brackets spreads over the columns; so does struct(…).
		if row, ok := e.(*plan.Function); ok && row.SQL && len(row.Name) == 1 && row.Name[0] == rowName {
			return row.Args
		}
		return []plan.Expr{e}
	})
	out.Place = r.place(from)
	return out
}

// tail reads ORDER BY, LIMIT and what else follows a query over rel. Its WINDOW
// clause is for the windows since outer.
func (r *reader) tail(rel plan.Relation, outer int) plan.Relation {
	from := r.pos
	rel = r.ordered(rel)
	r.windowClause(outer)
	r.windows = r.windows[:min(outer, len(r.windows))]
	var limit plan.Expr
	if r.is("limit") {
		r.pos++
		if !r.accept("all") {
			limit = r.expression()
		}
	}
	if r.accept("offset") {
		o := &plan.Offset{Input: rel, Count: r.expression()}
		o.Place = r.place(from)
		rel = o
	}
	if limit != nil {
		l := &plan.Limit{Input: rel, Count: limit}
		l.Place = limit.Where()
		rel = l
	}
	return rel
}

// ordered reads ORDER BY, CLUSTER BY, DISTRIBUTE BY and SORT BY, which come in
// that order; only the last two go together.
func (r *reader) ordered(rel plan.Relation) plan.Relation {
	from := r.pos
	var used []string
	if r.is("order", "by") {
		used = append(used, "order")
		rel = r.orderBy(rel)
	}
	for _, word := range []string{"cluster", "distribute"} {
		if !r.is(word, "by") {
			continue
		}
		used = append(used, word)
		r.pos += 2
		keys := list(r, r.expression)
		rel = &plan.Repartition{Input: rel, Shuffle: true, By: keys}
		if word == "cluster" {
			s := &plan.Sort{Input: rel, Local: true}
			for _, k := range keys {
				s.Order = append(s.Order, plan.SortOrder{At: plan.At{Place: k.Where()}, Child: k, NullsFirst: true})
			}
			rel = s
		}
	}
	if r.is("sort", "by") {
		used = append(used, "sort")
		rel = r.orderBy(rel)
	}
	if len(used) > 2 || len(used) == 2 && used[0] != "distribute" {
		r.fail(diag.New(diag.Parse, "UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES", "0A000", "The feature is not supported: Combination of ORDER BY/SORT BY/DISTRIBUTE BY/CLUSTER BY.").At(r.place(from)))
	}
	return rel
}

func (r *reader) orderBy(rel plan.Relation) plan.Relation {
	from := r.pos
	s := &plan.Sort{Input: rel, Local: r.is("sort")}
	r.pos += 2
	if next := r.peek(1); r.is("all") && !next.Sym(",") && !next.Sym(".") && !next.Sym("(") && (next.Kind != dialect.Symbol || next.Sym(")") || next.Sym("|>")) {
		r.pos++
		s.All = true
		s.Order = []plan.SortOrder{r.direction()}
	} else {
		s.Order = list(r, r.sortItem)
	}
	s.Place = r.place(from)
	return s
}

// selection reads SELECT … over from, or over the FROM that it names.
func (r *reader) selection(input plan.Relation) plan.Relation {
	from := r.pos
	start := len(r.out)
	windows := len(r.windows)
	r.expect("select")
	hints := r.hints()
	r.emit("select")
	if r.is("distinct") && startsOperand(r.peek(1)) {
		r.pos++
		r.emit("distinct")
	} else if r.is("all") && startsOperand(r.peek(1)) && !r.peek(1).Sym("(") && !r.peek(1).Is("from") {
		r.pos++
	}
	if r.is("transform") && r.peek(1).Sym("(") && r.transformScript() {
		r.unsupported(r.pos, "TRANSFORM")
	}
	r.item()
	for r.acceptSym(",") {
		if r.is("from") && r.clause() && !r.peek(1).Is("from") {
			r.trailingComma()
		}
		r.emit(",")
		r.item()
	}
	list := string(r.out[start:])
	r.out = r.out[:start]
	if input == nil && r.is("from") {
		input = r.from()
	}
	if input != nil {
		for r.is("lateral", "view") {
			input = r.lateralView(input)
		}
	}
	r.emit(list)
	if input != nil {
		r.emit("from")
		r.relationHole(input, joining{})
	}
	if r.accept("where") {
		r.emit("where")
		r.boolean()
	}
	group := r.groupBy()
	if r.is("having") {
		r.pos++
		r.emit("having")
		r.boolean()
	}
	r.windowClause(windows)
	text := string(r.out[start:])
	r.out = r.out[:start]
	rel := (&converter{r}).selection(r.parsed(text), group, r.place(from))
	for _, h := range hints {
		h.Input = rel
		rel = h
	}
	return rel
}

// trailingComma refuses SELECT a, FROM t.
func (r *reader) trailingComma() {
	at := r.pos
	r.pos++
	if r.peek(1).Sym("(") {
		// The grammar reads a column FROM with an alias.
		r.pos++
		r.unexpected()
	}
	e := diag.New(diag.Analysis, "TRAILING_COMMA_IN_SELECT", "42601", "Trailing comma detected in SELECT clause. Remove the trailing comma before the FROM clause.").At(r.place(at))
	line, column := e.Place.LineColumn()
	e.Tail = fmt.Sprintf("; line %d pos %d;", line, column-1)
	r.fail(e)
}

// transformScript reports whether TRANSFORM(…) here is the clause, not the
// function: USING comes after it.
func (r *reader) transformScript() bool {
	end := r.closing[r.pos+1]
	return end > 0 && (r.at(end+1).Is("using") || r.at(end+1).Is("row"))
}

// hints reads /*+ NAME(args), … */.
func (r *reader) hints() []*plan.Hint {
	var out []*plan.Hint
	from := r.pos
	for r.acceptSym("/*+") {
		for !r.acceptSym("*/") {
			h := &plan.Hint{Name: r.identifier()}
			if r.acceptSym("(") {
				if !r.sym(")") {
					h.Args = list(r, r.expression)
				}
				r.expectSym(")")
			}
			h.Place = r.place(from)
			out = append(out, h)
			r.acceptSym(",")
		}
	}
	return out
}

// fromFirst reads FROM … [SELECT …].
func (r *reader) fromFirst() plan.Relation {
	rel := r.from()
	for r.is("lateral", "view") {
		rel = r.lateralView(rel)
	}
	if r.is("select") && r.isQuery(r.pos) {
		return r.selection(rel)
	}
	return rel
}

// tooMany is what Spark says of a tail in a pipe that has two clauses.
func (r *reader) tooMany(from int) {
	r.fail(diag.New(diag.Parse, "MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS", "42000", "ORDER BY and LIMIT cannot coexist in the same SQL pipe operator using '|>'. Please separate the multiple result clauses into separate pipe operators and then retry the query again.").At(r.place(from)))
}
