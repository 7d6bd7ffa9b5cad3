package sql

import (
	"strings"

	"brook/engine/plan"
	"brook/sql/dialect"
)

// show reads SHOW …
func (r *reader) show() plan.Command {
	c := &plan.Show{}
	switch {
	case r.accept("create", "table"):
		c.What = "CREATE TABLE"
	case r.accept("current", "namespace"), r.accept("current", "schema"), r.accept("current", "database"):
		c.What = "CURRENT NAMESPACE"
	case r.accept("table", "extended"):
		r.unsupported(r.pos-2, "SHOW TABLE EXTENDED")
	case r.isOne("user", "system", "all") && r.peek(1).Is("functions"):
		c.What = strings.ToUpper(r.tok().Text) + " FUNCTIONS"
		r.pos += 2
	case r.isOne("tables", "views", "databases", "schemas", "namespaces", "catalogs", "columns", "functions", "partitions", "tblproperties"):
		c.What = strings.ToUpper(r.next().Text)
	case r.isOne("variables", "roles", "grants", "locks", "indexes", "procedures", "collations"):
		r.unsupported(r.pos, "SHOW "+strings.ToUpper(r.tok().Text))
	default:
		r.unexpected()
	}
	switch c.What {
	case "PARTITIONS", "TBLPROPERTIES", "CREATE TABLE":
		c.Name = r.name()
		if c.What == "CREATE TABLE" {
			r.accept("as", "serde")
		}
		if c.What == "TBLPROPERTIES" && r.acceptSym("(") {
			if r.tok().Kind == dialect.String {
				c.Key = r.text()
			} else {
				c.Key = strings.Join(r.name(), ".")
			}
			r.expectSym(")")
		}
		if r.is("partition") {
			c.Partition = r.partition()
		}
		return c
	}
	for !r.atEnd() {
		switch {
		case r.isOne("in", "from"):
			r.pos++
			if c.What == "COLUMNS" && c.Name == nil {
				c.Name = r.name()
			} else {
				c.In = r.name()
			}
		case r.is("like") && r.peek(1).Kind == dialect.String, r.tok().Kind == dialect.String:
			r.accept("like")
			c.Like = r.text()
		case strings.HasSuffix(c.What, "FUNCTIONS") && r.isName():
			r.accept("like")
			c.Like = strings.Join(r.name(), ".")
		default:
			r.unexpected()
		}
	}
	return c
}

// describe reads DESCRIBE [TABLE|QUERY|FUNCTION|DATABASE] …
func (r *reader) describe() plan.Command {
	c := &plan.Describe{What: "TABLE"}
	for _, w := range []string{"database", "schema", "namespace", "function", "query", "table"} {
		if r.is(w) && r.peek(1).Kind != dialect.End && !r.peek(1).Sym(".") {
			c.What = strings.ToUpper(w)
			r.pos++
			break
		}
	}
	if c.What == "NAMESPACE" {
		c.What = "DATABASE"
	}
	if r.isOne("extended", "formatted") && r.peek(1).Kind != dialect.End {
		c.Extended = true
		r.pos++
	}
	if c.What == "QUERY" || r.isQuery(r.pos) {
		c.What = "QUERY"
		c.Query = r.query()
		return c
	}
	if c.What == "FUNCTION" && (r.tok().Kind == dialect.String || r.tok().Kind == dialect.Symbol) {
		c.Name = []string{r.next().Text}
		return c
	}
	at := r.pos
	c.Name = r.name()
	c.Place = r.place(at)
	if r.is("partition") {
		c.Partition = r.partition()
	}
	if r.is("as", "json") {
		r.unsupported(r.pos, "DESCRIBE AS JSON")
	}
	if r.isName() {
		c.Column = r.name()
	}
	return c
}

// partition reads PARTITION (a = 1, b).
func (r *reader) partition() map[string]plan.Expr {
	r.expect("partition")
	r.expectSym("(")
	out := map[string]plan.Expr{}
	list(r, func() struct{} {
		name := r.identifier()
		out[name] = nil
		if r.acceptSym("=") {
			out[name] = r.expression()
		}
		return struct{}{}
	})
	r.expectSym(")")
	return out
}
