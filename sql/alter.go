package sql

import (
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
)

// alter reads ALTER TABLE and ALTER VIEW.
func (r *reader) alter() plan.Command {
	from := r.pos - 1
	if r.isOne("database", "schema", "namespace") {
		r.unsupported(from, "ALTER "+strings.ToUpper(r.tok().Text))
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
		c.Action, c.NewName = "RENAME TO", r.name()
		if spec != nil {
			r.unsupported(from, "ALTER TABLE … RENAME PARTITION")
		}
	case r.is("rename") && r.peek(1).Is("partition"):
		r.unsupported(from, "ALTER TABLE … RENAME PARTITION")
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
	default:
		r.unsupported(from, "this form of ALTER")
	}
	return c
}

// alterColumn reads ALTER COLUMN a TYPE t, COMMENT 'text' and the like.
func (r *reader) alterColumn(c *plan.AlterTable) {
	at := r.pos
	r.pos++
	r.accept("column")
	c.Action = "ALTER COLUMN"
	c.Columns = [][]string{r.name()}
	f := types.Field{Name: c.Columns[0][len(c.Columns[0])-1], Nullable: true}
	switch {
	case r.accept("type"):
		f.Type = r.dataType()
	case r.accept("comment"):
		f = f.WithComment(r.text())
	default:
		r.unsupported(at, "this form of ALTER COLUMN")
	}
	c.Schema = &types.Struct{Fields: []types.Field{f}}
}
