package sql

import (
	"strings"

	"brook/engine/plan"
)

// insert reads INSERT INTO and INSERT OVERWRITE.
func (r *reader) insert() plan.Command {
	c := &plan.InsertInto{}
	switch {
	case r.accept("overwrite"):
		c.Overwrite = true
		if r.is("local", "directory") || r.is("directory") {
			r.accept("local")
			r.pos++
			return r.insertDirectory(c)
		}
	case r.accept("into"):
	default:
		r.unexpected()
	}
	r.accept("table")
	c.Table = r.name()
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
	r.inserting = true
	c.Input = r.query()
	return c
}

// insertDirectory reads INSERT OVERWRITE DIRECTORY 'path' USING format.
func (r *reader) insertDirectory(c *plan.InsertInto) plan.Command {
	c.Directory = r.text()
	r.expect("using")
	c.Format = strings.ToLower(strings.Join(r.name(), "."))
	if r.accept("options") {
		c.Options = r.options()
	}
	c.Input = r.query()
	return c
}
