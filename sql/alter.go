package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// alter reads ALTER TABLE and ALTER VIEW.
func (r *reader) alter() plan.Command {
	from := r.pos - 1
	if r.isOne("database", "schema", "namespace") {
		return r.alterDatabase()
	}
	c := &plan.AlterTable{View: r.is("view")}
	if !r.accept("view") {
		r.expect("table")
	}
	c.Name = r.name()
	var spec map[string]plan.Expr
	if r.is("partition") {
		spec = r.partition()
	}
	switch {
	case r.accept("rename", "to"):
		if spec != nil {
			c.Action, c.Partitions = "RENAME PARTITION", []map[string]plan.Expr{spec, r.partition()}
			break
		}
		c.Action, c.NewName = "RENAME TO", r.name()
	case r.accept("rename", "column"):
		c.Action = "RENAME COLUMN"
		c.Columns = [][]string{r.name()}
		r.expect("to")
		c.To = r.identifier()
	case r.accept("add", "columns"), r.accept("add", "column"):
		c.Action = "ADD COLUMNS"
		bracket := r.acceptSym("(")
		c.Schema = &types.Struct{Fields: r.columns()}
		if bracket {
			r.expectSym(")")
		}
	case r.accept("drop", "columns"), r.accept("drop", "column"):
		c.Action, c.IfExists = "DROP COLUMNS", r.ifExists()
		bracket := r.acceptSym("(")
		c.Columns = list(r, r.name)
		if bracket {
			r.expectSym(")")
		}
	case r.isOne("alter", "change"):
		r.alterColumn(c)
	case r.accept("set", "tblproperties"):
		c.Action, c.Properties = "SET TBLPROPERTIES", r.options()
	case r.accept("unset", "tblproperties"):
		c.Action, c.IfExists = "UNSET TBLPROPERTIES", r.ifExists()
		c.Properties = r.options()
	case r.accept("set", "location"):
		c.Action, c.To = "SET LOCATION", r.text()
	case r.is("add", "constraint"), r.is("drop", "constraint"):
		c.Action = strings.ToUpper(r.next().Text) + " CONSTRAINT"
		r.rest()
	case r.is("replace", "columns"):
		c.Action = "REPLACE COLUMNS"
		r.rest()
	case r.accept("recover", "partitions"):
		c.Action = "RECOVER PARTITIONS"
	case r.accept("add"):
		c.Action, c.IfExists = "ADD PARTITION", r.ifNotExists()
		for r.is("partition") {
			c.Partitions = append(c.Partitions, r.partition())
			if r.accept("location") {
				c.To = r.text()
			}
		}
	case r.is("drop") && (r.peek(1).Is("partition") || r.peek(1).Is("if")):
		r.pos++
		c.Action, c.IfExists = "DROP PARTITION", r.ifExists()
		c.Partitions = list(r, r.partition)
		r.accept("purge")
	case c.View && (r.is("as") || r.isQuery(r.pos)):
		r.accept("as")
		at := r.pos
		c.Action, c.Input = "AS", r.query()
		c.Text = r.between(at, r.pos)
	case r.atEnd():
		r.unexpected()
	default:
		r.unsupported(from, "this form of ALTER")
	}
	return c
}

// alterColumn reads ALTER COLUMN a TYPE t, COMMENT 'text' and the like, and the
// older CHANGE COLUMN a a type COMMENT 'text'.
func (r *reader) alterColumn(c *plan.AlterTable) {
	at := r.pos
	r.pos++
	r.accept("column")
	c.Action = "ALTER COLUMN"
	c.Columns = [][]string{r.name()}
	f := types.Field{Nullable: true}
	comment := func() {
		if r.accept("comment") {
			text := r.text()
			c.Comment = &text
		}
	}
	switch {
	case r.accept("type"):
		f.Type = r.dataType()
	case r.is("comment"):
		comment()
	case r.accept("set", "not", "null"), r.accept("drop", "not", "null"):
		c.Action = "ALTER COLUMN ... SET NOT NULL"
	case r.accept("first"), r.is("after"):
		if r.accept("after") {
			r.identifier()
		}
		c.Action = "ALTER COLUMN ... FIRST | AFTER"
	case r.accept("set", "default"):
		from := r.pos
		r.expression()
		text := r.between(from, r.pos)
		c.Default = &text
	case r.accept("drop", "default"):
		text := ""
		c.Default = &text
	case r.tokens[at].Is("change") && r.isName():
		if from := r.pos; !strings.EqualFold(r.identifier(), c.Columns[0][len(c.Columns[0])-1]) {
			r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0035", "", "Operation not allowed: Renaming column is not supported in Hive-style ALTER COLUMN, please run RENAME COLUMN instead.").At(r.place(from)))
		}
		f.Type = r.dataType()
		comment()
	default:
		r.unexpected()
	}
	c.Schema = &types.Struct{Fields: []types.Field{f}}
}

// alterDatabase reads ALTER DATABASE d SET DBPROPERTIES (…) or LOCATION 'path'.
func (r *reader) alterDatabase() plan.Command {
	r.pos++
	c := &plan.AlterDatabase{Name: r.name()}
	switch {
	case r.accept("set", "dbproperties"), r.accept("set", "properties"):
		c.Properties = r.options()
	case r.accept("set", "location"):
		c.Location = r.text()
	default:
		r.unexpected()
	}
	return c
}

// comment reads COMMENT ON TABLE t IS 'text'.
func (r *reader) comment() plan.Command {
	r.expect("on")
	c := &plan.Comment{}
	if r.isOne("database", "schema", "namespace") {
		c.Database = true
		r.pos++
	} else {
		r.expect("table")
	}
	c.Name = r.name()
	r.expect("is")
	if !r.accept("null") {
		c.Text = r.text()
	}
	return c
}
