package sql

import (
	"strconv"
	"strings"

	"github.com/xwb1989/sqlparser"

	"brook/diag"
	"brook/engine/plan"
)

// core is the part of a query in sqlparser's own grammar: the text that the
// reader writes, and what the names and bind variables of the text stand for.
// Every name, and every expression that sqlparser has no grammar for, is a
// number in that text, so that it keeps its place and its spelling.
type core struct {
	out   []byte
	exprs []plan.Expr // h0, h1, …: names, literals and whole expressions
	rels  []source    // r0, r1, …
}

// source is a relation of FROM, and how it is joined to what stands before it.
type source struct {
	rel plan.Relation
	joining
}

// joining is the kind of a join, which sqlparser sees as a plain one.
type joining struct {
	kind    plan.JoinKind
	natural bool
	lateral bool
	free    bool // neither ON nor USING
	place   diag.Place
}

// call is the name of a call that sqlparser reads.
type call struct {
	plan.Literal // only to be an expression; calls never leave this package
	name         string
	place        diag.Place
}

func (c *core) emit(s string) {
	c.out = append(append(c.out, s...), ' ')
}

func (c *core) keep(e plan.Expr) string {
	c.exprs = append(c.exprs, e)
	return "h" + strconv.Itoa(len(c.exprs)-1)
}

// hole leaves e in the text.
func (c *core) hole(e plan.Expr) { c.emit(":" + c.keep(e)) }

// column leaves a column in the text, as a name.
func (c *core) column(a *plan.Attribute) { c.emit("`" + c.keep(a) + "`") }

// relationHole leaves rel in the text as the name of a table.
func (c *core) relationHole(rel plan.Relation, j joining) {
	c.rels = append(c.rels, source{rel, j})
	c.emit("`" + relationName(len(c.rels)-1) + "`")
}

// kept is what a name or bind variable stands for; nil for others.
func (c *core) kept(name string) plan.Expr {
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(name, ":"), "h"))
	if err != nil || n < 0 || n >= len(c.exprs) {
		return nil
	}
	return c.exprs[n]
}

// fold takes the text from start off again: it is the expression that the text
// says.
func (r *reader) fold(start int) plan.Expr {
	text := string(r.out[start:])
	r.out = r.out[:start]
	if hole := strings.TrimSuffix(text, " "); strings.HasPrefix(hole, ":h") && !strings.ContainsAny(hole, " ()") {
		if e := r.kept(hole); e != nil {
			return e
		}
	}
	s := r.parsed("select " + text)
	if len(s.SelectExprs) != 1 {
		r.unexpected()
	}
	return (&converter{r}).selectItem(s.SelectExprs[0])
}

// foldRelation is fold for the text of a relation of FROM.
func (r *reader) foldRelation(start int) plan.Relation {
	text := string(r.out[start:])
	r.out = r.out[:start]
	return (&converter{r}).from(r.parsed("select 1 from " + text).From)
}

func (r *reader) parsed(text string) *sqlparser.Select {
	stmt, err := sqlparser.Parse(text)
	s, ok := stmt.(*sqlparser.Select)
	if err != nil || !ok {
		// The reader wrote something that sqlparser does not take.
		r.unexpected()
	}
	return s
}

func relationName(i int) string { return "r" + strconv.Itoa(i) }
