package sql

import (
	"strings"

	"github.com/xwb1989/sqlparser"

	"brook/engine/plan"
	"brook/sql/dialect"
)

// query parses a whole query, WITH included.
func (t *text) query() (plan.Relation, error) {
	if t.at(0).Is("with") {
		return t.with()
	}
	if t.at(0).Is("from") {
		return nil, t.unsupported(0, "a query that begins with FROM")
	}
	if end := t.tailStart(); end < len(t.tokens) {
		body, err := t.part(0, end)
		if err != nil {
			return nil, err
		}
		rel, err := body.query()
		if err != nil {
			return nil, err
		}
		return t.sorted(rel, end)
	}
	if rel, ok, err := t.setOps(); ok || err != nil {
		return rel, err
	}
	switch {
	case t.at(0).Is("values"):
		return t.values()
	case t.at(0).Is("table") && len(t.tokens) > 1:
		name, next, err := t.name(1)
		if err == nil && next < len(t.tokens) {
			err = t.near(next)
		}
		rel := &plan.ReadTable{Name: name}
		rel.Place = t.place(1, next)
		return rel, err
	case t.at(0).Sym("(") && t.closing(0) == len(t.tokens)-1:
		inner, err := t.part(1, len(t.tokens)-1)
		if err != nil {
			return nil, err
		}
		return inner.query()
	case !t.at(0).Is("select"):
		return nil, t.near(0)
	}
	r := t.rewriter()
	if err := r.run(); err != nil {
		return nil, err
	}
	stmt, err := sqlparser.Parse(r.out.String())
	if err != nil {
		return nil, t.syntax()
	}
	s, ok := stmt.(sqlparser.SelectStatement)
	if !ok {
		return nil, t.near(0)
	}
	c := &converter{r}
	return c.statement(s)
}

// syntax finds the token at which the text stops being a query: the end of the
// longest prefix that can still become one is not known, so the first token
// that no neighbour allows is named.
func (t *text) syntax() error {
	for i := 1; i < len(t.tokens); i++ {
		a, b := t.tokens[i-1], t.tokens[i]
		if isOperand(a) && isOperand(b) && !t.rewriter().isKeyword(i-1) && !t.rewriter().isKeyword(i) {
			if i > 1 && isOperand(t.tokens[i-2]) {
				return dialect.Near(t.src, b)
			}
		}
		if a.Sym(",") && (b.Sym(",") || b.Sym(")") || t.rewriter().isKeyword(i) && !b.Is("case") && !b.Is("not") && !b.Is("null") && !b.Is("true") && !b.Is("false") && !b.Is("exists")) {
			return dialect.Near(t.src, b)
		}
	}
	return dialect.Near(t.src, t.end)
}

func isOperand(tok dialect.Token) bool {
	return tok.Kind == dialect.Word || tok.Kind == dialect.Quoted || tok.Kind == dialect.String || tok.Kind == dialect.Number
}

// with parses WITH a AS (query), … query.
func (t *text) with() (plan.Relation, error) {
	out := &plan.With{}
	i := 1
	if t.at(i).Is("recursive") {
		out.Recursive = true
		i++
	}
	for {
		tok := t.at(i)
		if tok.Kind != dialect.Word && tok.Kind != dialect.Quoted {
			return nil, t.near(i)
		}
		cte := plan.CTE{Name: tok.Text, Place: t.place(i, i+1)}
		i++
		if t.at(i).Sym("(") {
			end := t.closing(i)
			for k := i + 1; k < end; k++ {
				if !t.at(k).Sym(",") {
					cte.Columns = append(cte.Columns, t.at(k).Text)
				}
			}
			i = end + 1
		}
		if t.at(i).Is("as") {
			i++
		}
		end := -1
		if t.at(i).Sym("(") {
			end = t.closing(i)
		}
		if end < 0 {
			return nil, t.near(i)
		}
		inner, err := t.part(i+1, end)
		if err != nil {
			return nil, err
		}
		if cte.Body, err = inner.query(); err != nil {
			return nil, err
		}
		out.CTEs = append(out.CTEs, cte)
		i = end + 1
		if !t.at(i).Sym(",") || i >= len(t.tokens) {
			break
		}
		i++
	}
	body, err := t.part(i, len(t.tokens))
	if err != nil {
		return nil, err
	}
	if out.Body, err = body.query(); err != nil {
		return nil, err
	}
	return out, nil
}

// values parses VALUES (1, 'a'), (2, 'b'), as a query of its own.
func (t *text) values() (plan.Relation, error) {
	inner, err := t.part(1, len(t.tokens))
	if err != nil {
		return nil, err
	}
	out := &plan.Values{}
	for _, span := range inner.split(",") {
		row, err := inner.part(span[0], span[1])
		if err != nil {
			return nil, err
		}
		r := row.rewriter()
		var list []plan.Expr
		if row.at(0).Sym("(") && row.closing(0) == len(row.tokens)-1 {
			list, err = r.list(1, len(row.tokens)-1)
		} else {
			list, err = r.list(0, len(row.tokens))
		}
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, row.near(0)
		}
		out.Rows = append(out.Rows, list)
	}
	return out, nil
}

// expression parses one expression without an alias.
func (t *text) expression() (plan.Expr, error) {
	e, err := t.item()
	if err != nil {
		return nil, err
	}
	if a, ok := e.(*plan.Alias); ok {
		return nil, dialect.Syntax(t.src, a.Place.Start, a.Place.End, "Syntax error at or near '%s'.", a.Names[0])
	}
	return e, nil
}

// item parses an item of a select list.
func (t *text) item() (plan.Expr, error) {
	if len(t.tokens) == 0 {
		return nil, t.near(0)
	}
	if t.at(0).Sym("(") && t.closing(0) == len(t.tokens)-1 && (t.at(1).Is("select") || t.at(1).Is("with")) {
		inner, err := t.part(1, len(t.tokens)-1)
		if err != nil {
			return nil, err
		}
		q, err := inner.query()
		return &plan.Subquery{At: t.where(0, len(t.tokens)), Plan: q}, err
	}
	r := t.rewriter()
	if err := r.run(); err != nil {
		return nil, err
	}
	stmt, err := sqlparser.Parse("select " + r.out.String())
	if err != nil {
		return nil, t.syntax()
	}
	s, ok := stmt.(*sqlparser.Select)
	if !ok || len(s.SelectExprs) != 1 || s.Where != nil || s.Limit != nil || len(s.OrderBy) > 0 || len(s.GroupBy) > 0 || !bare(s.From) {
		return nil, t.syntax()
	}
	return (&converter{r}).selectItem(s.SelectExprs[0])
}

// bare reports whether a query has no FROM, for which sqlparser puts dual.
func bare(from sqlparser.TableExprs) bool {
	if len(from) != 1 {
		return len(from) == 0
	}
	a, ok := from[0].(*sqlparser.AliasedTableExpr)
	if !ok {
		return false
	}
	n, ok := a.Expr.(sqlparser.TableName)
	return ok && strings.EqualFold(n.Name.String(), "dual")
}
