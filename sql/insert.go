package sql

import (
	"strings"

	"brook/engine/plan"
)

// insert reads INSERT INTO and INSERT OVERWRITE.
func (r *reader) insert() plan.Command {
	c := r.insertTarget()
	r.inserting = true
	c.Input = r.query()
	return c
}

// inserts reads FROM relations and the INSERTs over them, each with its own SELECT.
func (r *reader) inserts() plan.Command {
	rel := r.from()
	for r.is("lateral", "view") {
		rel = r.lateralView(rel)
	}
	out := &plan.Several{}
	for r.accept("insert") {
		c := r.insertTarget()
		outer := len(r.windows)
		c.Input = r.tail(r.selection(rel), outer)
		out.Commands = append(out.Commands, c)
	}
	return out
}

// insertsFollow reports whether INSERT comes after the FROM at the next token.
func (r *reader) insertsFollow() bool {
	if !r.is("from") {
		return false
	}
	at := r.find(r.pos, len(r.tokens), "insert")
	return at > 0 && (r.at(at+1).Is("into") || r.at(at+1).Is("overwrite")) && r.find(r.pos, at, "select") < 0
}

// insertTarget reads INSERT up to its rows.
func (r *reader) insertTarget() *plan.InsertInto {
	c := &plan.InsertInto{}
	switch {
	case r.accept("overwrite"):
		c.Overwrite = true
		if r.is("local", "directory") || r.is("directory") {
			r.accept("local")
			r.pos++
			r.insertDirectory(c)
			return c
		}
	case r.accept("into"):
	default:
		r.unexpected()
	}
	r.accept("table")
	at := r.pos
	c.Table = r.name()
	c.Place = r.place(at)
	if r.is("replace", "where") {
		r.unsupported(r.pos, "INSERT INTO … REPLACE WHERE")
	}
	if r.is("partition") {
		c.Partition = r.partition()
		c.IfNotExists = r.ifNotExists()
	}
	if r.sym("(") && !r.isQuery(r.pos+1) {
		c.Columns = r.identifiers()
	}
	if r.accept("by", "name") {
		c.ByName = true
	}
	return c
}

// insertDirectory reads INSERT OVERWRITE DIRECTORY 'path' USING format.
func (r *reader) insertDirectory(c *plan.InsertInto) {
	c.Directory = r.text()
	r.expect("using")
	c.Format = strings.ToLower(strings.Join(r.name(), "."))
	if r.accept("options") {
		c.Options = r.options()
	}
}
