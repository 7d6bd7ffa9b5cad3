package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// createFunction reads CREATE FUNCTION f(a INT DEFAULT 1) RETURNS type RETURN x.
func (r *reader) createFunction(c *plan.CreateFunction, from int) plan.Command {
	c.IfNotExists = r.ifNotExists()
	if c.Temp && c.IfNotExists {
		r.fail(diag.New(diag.Parse, "INVALID_SQL_SYNTAX.CREATE_TEMP_FUNC_WITH_IF_NOT_EXISTS", "42000", "Invalid SQL syntax: CREATE TEMPORARY FUNCTION with IF NOT EXISTS is not allowed.").At(r.place(from)))
	}
	if c.Replace && c.IfNotExists {
		r.fail(diag.New(diag.Parse, "INVALID_SQL_SYNTAX.CREATE_ROUTINE_WITH_IF_NOT_EXISTS_AND_REPLACE", "42000", "Invalid SQL syntax: Cannot create a routine with both IF NOT EXISTS and REPLACE specified.").At(r.place(from)))
	}
	c.Name = r.name()
	if r.is("as") && r.peek(1).Kind == dialect.String {
		r.pos++
		if class := r.text(); c.Temp {
			r.fail(diag.New(diag.Analysis, "CANNOT_LOAD_FUNCTION_CLASS", "46103", "Cannot load class %s when registering the function %s, please make sure it is on the classpath.", class, types.QuoteIdentifier(c.Name[0])))
		}
		r.unsupported(from, "CREATE FUNCTION of a Java class")
	}
	c.Params, c.Defaults = &types.Struct{}, map[string]plan.Expr{}
	r.expectSym("(")
	if !r.sym(")") {
		list(r, func() struct{} {
			f := types.Field{Name: r.identifier(), Nullable: true, Type: r.dataType()}
			for {
				switch {
				case r.accept("default"):
					c.Defaults[strings.ToLower(f.Name)] = r.expression()
					continue
				case r.accept("comment"):
					r.text()
					continue
				case r.accept("not", "null"):
					continue
				}
				break
			}
			c.Params.Fields = append(c.Params.Fields, f)
			return struct{}{}
		})
	}
	r.expectSym(")")
	if r.accept("returns") {
		if r.accept("table") {
			c.ReturnsTable = &types.Struct{}
			if r.acceptSym("(") {
				c.ReturnsTable.Fields = r.columns()
				r.expectSym(")")
			}
		} else {
			c.Returns = r.dataType()
		}
	}
	r.characteristics()
	r.expect("return")
	at := r.pos
	if r.isQuery(r.pos) && !r.sym("(") || c.ReturnsTable != nil {
		c.Query = r.query()
	} else {
		c.Body = r.expression()
	}
	c.Text = r.between(at, r.pos)
	return c
}

// characteristics reads what a function says of itself: LANGUAGE SQL,
// DETERMINISTIC, COMMENT 'text', CONTAINS SQL …
func (r *reader) characteristics() {
	for {
		switch {
		case r.is("language") && !r.peek(1).Is("sql"):
			r.unsupported(r.pos, "CREATE FUNCTION in another language")
		case r.accept("language", "sql"), r.accept("deterministic"), r.accept("not", "deterministic"), r.accept("contains", "sql"), r.accept("reads", "sql", "data"),
			r.accept("sql", "security", "definer"), r.accept("sql", "security", "invoker"):
		case r.accept("comment"):
			r.text()
		default:
			return
		}
	}
}
