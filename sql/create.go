package sql

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// create reads CREATE …; REPLACE TABLE too.
func (r *reader) create() plan.Command {
	from := r.pos - 1
	replace := r.tokens[from].Is("replace") || r.accept("or", "replace")
	global := r.accept("global")
	temp := r.accept("temp") || r.accept("temporary")
	external := r.accept("external")
	switch {
	case r.accept("view"):
		return r.createView(&plan.CreateView{Replace: replace, Temp: temp && !global, Global: global}, from)
	case r.accept("table"):
		c := r.createTable(replace, from)
		if c.External = external; temp {
			return r.temporaryTable(c, from)
		}
		return c
	case r.accept("database"), r.accept("schema"), r.accept("namespace"):
		return r.createDatabase()
	case r.accept("function"):
		return r.createFunction(&plan.CreateFunction{Replace: replace, Temp: temp}, from)
	case r.isOne("index", "materialized", "streaming", "flow", "metric", "catalog", "role", "user", "macro"):
		r.unsupported(from, "CREATE "+strings.ToUpper(r.tok().Text))
	}
	r.unexpected()
	return nil
}

func (r *reader) createView(c *plan.CreateView, from int) plan.Command {
	c.IfNotExists = r.ifNotExists()
	c.Name = r.name()
	if r.is("using") {
		return r.viewUsing(c)
	}
	if r.sym("(") {
		if typed := r.peek(2); typed.Kind == dialect.Word && !typed.Is("comment") {
			// Columns with types are for views over a source.
			r.pos++
			read := &plan.ReadData{Schema: &types.Struct{Fields: r.columns()}}
			r.expectSym(")")
			return r.viewOver(c, read)
		}
		r.pos++
		list(r, func() struct{} {
			c.Columns = append(c.Columns, r.identifier())
			comment := ""
			if r.accept("comment") {
				comment = r.text()
			}
			c.Comments = append(c.Comments, comment)
			return struct{}{}
		})
		r.expectSym(")")
	}
	seen := map[string]bool{}
	for {
		clause := strings.ToLower(r.tok().Text)
		if r.isOne("comment", "tblproperties") && seen[clause] {
			r.fail(diag.New(diag.Parse, "DUPLICATE_CLAUSES", "42614", "Found duplicate clauses: %s. Please, remove one of them.", strings.ToUpper(clause)).At(r.place(from)))
		}
		seen[clause] = true
		switch {
		case r.accept("comment"):
			c.Comment = r.text()
			continue
		case r.accept("tblproperties"):
			c.Properties = r.options()
			continue
		case r.is("with", "schema"):
			r.pos += 3
			continue
		}
		break
	}
	if (c.Temp || c.Global) && c.IfNotExists {
		r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0053", "", "It is not allowed to define a TEMPORARY view with IF NOT EXISTS.").At(r.place(from)))
	}
	if c.Replace && c.IfNotExists {
		r.fail(diag.New(diag.Parse, "INVALID_SQL_SYNTAX.CREATE_VIEW_WITH_IF_NOT_EXISTS_AND_REPLACE", "42000", "Invalid SQL syntax: CREATE VIEW with both IF NOT EXISTS and REPLACE is not allowed.").At(r.place(from)))
	}
	r.expect("as")
	at := r.pos
	c.Input = r.query()
	c.Text = r.between(at, r.pos)
	return c
}

// viewUsing reads CREATE TEMP VIEW v USING format OPTIONS (…).
func (r *reader) viewUsing(c *plan.CreateView) plan.Command { return r.viewOver(c, &plan.ReadData{}) }

func (r *reader) viewOver(c *plan.CreateView, read *plan.ReadData) plan.Command {
	r.expect("using")
	read.Format, read.Options = strings.Join(r.name(), "."), map[string]string{}
	if r.accept("options") {
		read.Options = r.options()
	}
	read.Format = strings.ToLower(read.Format)
	c.Input, c.Columns = read, nil
	return c
}

func (r *reader) createDatabase() plan.Command {
	c := &plan.CreateDatabase{IfNotExists: r.ifNotExists()}
	c.Name = r.name()
	for !r.atEnd() {
		switch {
		case r.accept("comment"):
			c.Comment = r.text()
		case r.accept("location"):
			c.Location = r.text()
		case r.accept("with", "dbproperties"), r.accept("with", "properties"):
			c.Properties = r.options()
		default:
			r.unexpected()
		}
	}
	return c
}

func (r *reader) createTable(replace bool, from int) *plan.CreateTable {
	c := &plan.CreateTable{Replace: replace, IfNotExists: r.ifNotExists()}
	c.Name = r.name()
	if r.accept("like") {
		c.Like = r.name()
	} else if r.sym("(") && !r.isQuery(r.pos+1) {
		r.tableColumns(c)
	}
	seen := map[string]bool{}
	for !r.atEnd() {
		word := strings.ToUpper(r.tok().Text)
		if word == "PARTITIONED" {
			word = "PARTITIONED BY"
		}
		if seen[word] {
			r.fail(diag.New(diag.Parse, "DUPLICATE_CLAUSES", "42614", "Found duplicate clauses: %s. Please, remove one of them.", word).At(r.place(from)))
		}
		seen[word] = true
		switch {
		case r.accept("using"):
			c.Format = strings.ToLower(strings.Join(r.name(), "."))
		case r.accept("location"):
			c.Location = r.text()
		case r.accept("comment"):
			c.Comment = r.text()
		case r.accept("options"):
			c.Options = r.options()
		case r.accept("tblproperties"):
			c.Properties = r.options()
		case r.is("partitioned", "by"):
			r.pos += 2
			r.partitionedBy(c)
		case r.accept("clustered", "by"):
			c.BucketBy = r.identifiers()
			if r.accept("sorted", "by") {
				r.expectSym("(")
				c.SortBy = list(r, func() string {
					name := r.identifier()
					if r.accept("desc") {
						r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0035", "", "Operation not allowed: Column ordering must be ASC, was 'desc'.").At(r.place(from)))
					}
					r.accept("asc")
					return name
				})
				r.expectSym(")")
			}
			r.expect("into")
			n, err := strconv.Atoi(r.next().Text)
			if err != nil {
				r.pos--
				r.unexpected()
			}
			c.NumBuckets = n
			r.expect("buckets")
		case r.is("cluster", "by"), r.is("skewed", "by"), r.is("row", "format"), r.is("stored", "by"):
			r.unsupported(r.pos, "CREATE TABLE with "+strings.ToUpper(r.between(r.pos, r.pos+2)))
		case r.is("stored", "as"):
			r.pos += 2
			c.Format = strings.ToLower(r.identifier())
		case r.is("as"), r.isQuery(r.pos):
			r.accept("as")
			c.Input = r.query()
			return c
		default:
			r.unexpected()
		}
	}
	return c
}

// temporaryTable is CREATE TEMPORARY TABLE … USING, an old way to say CREATE
// TEMPORARY VIEW.
func (r *reader) temporaryTable(c *plan.CreateTable, from int) plan.Command {
	switch {
	case c.Format == "" || c.Input != nil:
		r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0035", "", "Operation not allowed: CREATE TEMPORARY TABLE is not supported yet. Please use CREATE TEMPORARY VIEW as an alternative.").At(r.place(from)))
	case c.IfNotExists:
		r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0035", "", "Operation not allowed: CREATE TEMPORARY TABLE IF NOT EXISTS.").At(r.place(from)))
	}
	return &plan.CreateView{Name: c.Name, Temp: true, Replace: c.Replace, Input: &plan.ReadData{Format: c.Format, Schema: c.Schema, Options: c.Options}}
}

// partitionedBy reads (a, b), or (a INT, b STRING), which adds columns.
func (r *reader) partitionedBy(c *plan.CreateTable) {
	if r.peek(2).Kind != dialect.Word {
		for i := r.pos; i < r.closing[r.pos]; i++ {
			if i > r.pos && r.tokens[i].Sym("(") {
				r.unsupported(i-1, "PARTITIONED BY with a transform")
			}
		}
		c.PartitionBy = r.identifiers()
		return
	}
	r.pos++
	fields := r.columns()
	r.expectSym(")")
	if c.Schema == nil {
		c.Schema = &types.Struct{}
	}
	for _, f := range fields {
		c.PartitionBy = append(c.PartitionBy, f.Name)
	}
	c.Schema.Fields = append(c.Schema.Fields, fields...)
}

// tableColumns reads the column list of CREATE TABLE, defaults included.
func (r *reader) tableColumns(c *plan.CreateTable) {
	c.Schema = &types.Struct{}
	c.Defaults = map[string]string{}
	r.expectSym("(")
	list(r, func() struct{} {
		if (r.isOne("constraint", "check", "primary", "foreign", "unique")) && (r.peek(1).Sym("(") || r.peek(1).Is("key") || r.peek(2).Is("check") || r.peek(2).Is("primary") || r.peek(2).Is("unique") || r.peek(2).Is("foreign")) {
			r.constraint(c)
			return struct{}{}
		}
		f := types.Field{Name: r.identifier(), Nullable: true}
		f.Type = r.dataType()
		for {
			switch {
			case r.accept("not", "null"):
				f.Nullable = false
				continue
			case r.accept("comment"):
				f = f.WithComment(r.text())
				continue
			case r.accept("default"):
				at := r.pos
				r.expression()
				c.Defaults[f.Name] = r.between(at, r.pos)
				continue
			case r.accept("generated", "always", "as"):
				if r.is("identity") {
					r.unsupported(r.pos, "an identity column")
				}
				r.expectSym("(")
				r.expression()
				r.expectSym(")")
				c.Unsupported = "generated columns"
				continue
			case r.isOne("constraint", "check", "primary", "unique", "references"):
				r.constraint(c)
				continue
			}
			break
		}
		c.Schema.Fields = append(c.Schema.Fields, f)
		return struct{}{}
	})
	r.expectSym(")")
}

// constraint reads CHECK, PRIMARY KEY and the like up to the next column, which no
// table here can keep.
func (r *reader) constraint(c *plan.CreateTable) {
	c.Unsupported = "CONSTRAINT"
	for !r.atEnd() && !r.sym(",") && !r.sym(")") {
		if r.sym("(") && r.closing[r.pos] > 0 {
			r.pos = r.closing[r.pos]
		}
		r.pos++
	}
}

// drop reads DROP …
func (r *reader) drop() plan.Command {
	temp := r.accept("temporary") || r.accept("temp")
	switch {
	case r.isOne("variable", "var"):
		r.pos++
		c := &plan.DropVariable{IfExists: r.ifExists()}
		c.Name = r.name()
		return c
	case r.isOne("table", "view", "database", "schema", "namespace", "function"):
	case r.isOne("index", "catalog", "materialized"):
		r.unsupported(r.pos-1, "DROP "+strings.ToUpper(r.tok().Text))
	default:
		r.unexpected()
	}
	c := &plan.DropObject{Kind: strings.ToUpper(r.next().Text)}
	if c.Kind == "NAMESPACE" {
		c.Kind = "SCHEMA"
	}
	if temp {
		c.Kind = "TEMPORARY " + c.Kind
	}
	c.IfExists = r.ifExists()
	c.Name = r.name()
	for !r.atEnd() {
		switch {
		case r.accept("cascade"):
			c.Cascade = true
		case r.accept("restrict"):
		case r.accept("purge"):
			c.Purge = true
		default:
			r.unexpected()
		}
	}
	return c
}
