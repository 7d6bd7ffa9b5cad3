package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/sql/dialect"
)

// Statement parses one statement.
func (p *Parser) Statement(src *diag.Source) (plan.Command, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	if len(t.tokens) == 0 {
		return nil, t.near(0)
	}
	first := strings.ToLower(t.at(0).Text)
	if t.at(0).Kind != dialect.Word && !t.at(0).Sym("(") {
		return nil, t.near(0)
	}
	switch first {
	case "select", "with", "values", "(":
		q, err := t.query()
		return &plan.Query{Input: q}, err
	case "create":
		return t.create()
	case "drop":
		return t.drop()
	case "show":
		return t.show()
	case "describe", "desc":
		return t.describe()
	case "insert":
		return t.insert()
	case "use":
		i := 1
		for t.at(i).Is("database") || t.at(i).Is("schema") || t.at(i).Is("namespace") || t.at(i).Is("catalog") {
			i++
		}
		name, next, err := t.name(i)
		if err == nil && next < len(t.tokens) {
			err = t.near(next)
		}
		return &plan.Use{Name: name}, err
	case "set":
		return t.set()
	case "reset":
		return &plan.SetConf{Reset: true, Key: t.rest(1)}, nil
	case "explain":
		return t.explain(p)
	case "cache", "uncache", "clear":
		return t.cache()
	case "refresh":
		name, _, err := t.name(2)
		return &plan.Refresh{Name: name}, err
	case "truncate":
		name, _, err := t.name(2)
		return &plan.Truncate{Name: name}, err
	case "alter", "msck", "analyze", "declare", "execute", "begin", "merge", "update", "delete", "optimize", "vacuum", "from":
		return nil, t.unsupported(0, "the statement "+strings.ToUpper(first))
	}
	return nil, t.near(0)
}

// rest is the text from token i on.
func (t *text) rest(i int) string {
	if i >= len(t.tokens) {
		return ""
	}
	return strings.TrimSpace(t.src.Text[t.at(i).Start:t.tokens[len(t.tokens)-1].End])
}

// flags reads IF [NOT] EXISTS at i.
func (t *text) flags(i int, words ...string) (bool, int) {
	if t.words(i, words...) {
		return true, i + len(words)
	}
	return false, i
}

func (t *text) create() (plan.Command, error) {
	i := 1
	replace, i := t.flags(i, "or", "replace")
	global, i := t.flags(i, "global")
	temp := t.at(i).Is("temp") || t.at(i).Is("temporary")
	if temp {
		i++
	}
	switch word := t.at(i); {
	case word.Is("view"):
		c := &plan.CreateView{Replace: replace, Temp: temp && !global, Global: global}
		c.IfNotExists, i = t.flags(i+1, "if", "not", "exists")
		var err error
		if c.Name, i, err = t.name(i); err != nil {
			return nil, err
		}
		if t.at(i).Sym("(") {
			end := t.closing(i)
			for k := i + 1; k < end; k++ {
				if tok := t.at(k); tok.Is("comment") && t.at(k+1).Kind == dialect.String {
					c.Comments[len(c.Comments)-1] = t.at(k + 1).Text
					k++
				} else if !tok.Sym(",") {
					c.Columns = append(c.Columns, tok.Text)
					c.Comments = append(c.Comments, "")
				}
			}
			i = end + 1
		}
		if t.at(i).Is("comment") {
			c.Comment = t.at(i + 1).Text
			i += 2
		}
		if t.at(i).Is("using") {
			return t.viewUsing(c, i)
		}
		if !t.at(i).Is("as") {
			return nil, t.near(i)
		}
		c.Text = t.rest(i + 1)
		body, err := t.part(i+1, len(t.tokens))
		if err != nil {
			return nil, err
		}
		c.Input, err = body.query()
		return c, err
	case word.Is("table"):
		return t.createTable(i+1, replace)
	case word.Is("database"), word.Is("schema"), word.Is("namespace"):
		c := &plan.CreateDatabase{}
		c.IfNotExists, i = t.flags(i+1, "if", "not", "exists")
		var err error
		if c.Name, i, err = t.name(i); err != nil {
			return nil, err
		}
		for i < len(t.tokens) {
			switch {
			case t.at(i).Is("comment"):
				c.Comment = t.at(i + 1).Text
			case t.at(i).Is("location"):
				c.Location = t.at(i + 1).Text
			default:
				return nil, t.near(i)
			}
			i += 2
		}
		return c, nil
	}
	return nil, t.unsupported(0, "CREATE "+strings.ToUpper(t.at(i).Text))
}

// viewUsing is CREATE TEMP VIEW v USING format OPTIONS (…).
func (t *text) viewUsing(c *plan.CreateView, i int) (plan.Command, error) {
	read := &plan.ReadData{Format: strings.ToLower(t.at(i + 1).Text), Options: map[string]string{}}
	i += 2
	if t.at(i).Is("options") {
		var err error
		if read.Options, i, err = t.options(i + 1); err != nil {
			return nil, err
		}
	}
	if i < len(t.tokens) {
		return nil, t.near(i)
	}
	c.Input = read
	c.Columns = nil
	return c, nil
}

// options reads (key 'value', a.b = 1, …) at i.
func (t *text) options(i int) (map[string]string, int, error) {
	end := -1
	if t.at(i).Sym("(") {
		end = t.closing(i)
	}
	if end < 0 {
		return nil, i, t.near(i)
	}
	inner, err := t.part(i+1, end)
	if err != nil {
		return nil, i, err
	}
	out := map[string]string{}
	for _, span := range inner.split(",") {
		key := ""
		k := span[0]
		if inner.at(k).Kind == dialect.String {
			key = inner.at(k).Text
			k++
		} else {
			parts, next, err := inner.name(k)
			if err != nil {
				return nil, i, err
			}
			key, k = strings.Join(parts, "."), next
		}
		if inner.at(k).Sym("=") {
			k++
		}
		if k >= span[1] {
			return nil, i, inner.near(k)
		}
		value := inner.at(k).Text
		if inner.at(k).Sym("-") {
			value += inner.at(k + 1).Text
		}
		out[key] = value
	}
	return out, end + 1, nil
}

func (t *text) createTable(i int, replace bool) (plan.Command, error) {
	c := &plan.CreateTable{Replace: replace}
	c.IfNotExists, i = t.flags(i, "if", "not", "exists")
	var err error
	if c.Name, i, err = t.name(i); err != nil {
		return nil, err
	}
	if t.at(i).Sym("(") {
		schema, err := t.tableColumns(i, c)
		if err != nil {
			return nil, err
		}
		i = schema
	}
	for i < len(t.tokens) {
		switch {
		case t.at(i).Is("using"):
			c.Format = strings.ToLower(t.at(i + 1).Text)
			i += 2
		case t.at(i).Is("location"):
			c.Location = t.at(i + 1).Text
			i += 2
		case t.at(i).Is("comment"):
			c.Comment = t.at(i + 1).Text
			i += 2
		case t.at(i).Is("options"):
			if c.Options, i, err = t.options(i + 1); err != nil {
				return nil, err
			}
		case t.at(i).Is("tblproperties"):
			if c.Properties, i, err = t.options(i + 1); err != nil {
				return nil, err
			}
		case t.words(i, "partitioned", "by") && t.at(i+2).Sym("("):
			end := t.closing(i + 2)
			for k := i + 3; k < end; k++ {
				if !t.at(k).Sym(",") {
					c.PartitionBy = append(c.PartitionBy, t.at(k).Text)
				}
			}
			i = end + 1
		case t.at(i).Is("as") || t.at(i).Is("select") || t.at(i).Is("with"):
			if t.at(i).Is("as") {
				i++
			}
			body, err := t.part(i, len(t.tokens))
			if err != nil {
				return nil, err
			}
			c.Input, err = body.query()
			return c, err
		case t.at(i).Is("like"):
			c.Like, i, err = t.name(i + 1)
			if err != nil {
				return nil, err
			}
		default:
			return nil, t.near(i)
		}
	}
	return c, nil
}

// tableColumns reads the column list of CREATE TABLE, defaults included, and
// returns the index after it.
func (t *text) tableColumns(i int, c *plan.CreateTable) (int, error) {
	end := t.closing(i)
	if end < 0 {
		return i, t.near(len(t.tokens))
	}
	inner, err := t.part(i+1, end)
	if err != nil {
		return i, err
	}
	c.Schema = emptySchema()
	for _, span := range inner.split(",") {
		col, err := inner.part(span[0], span[1])
		if err != nil {
			return i, err
		}
		stop := len(col.tokens)
		for k := range col.tokens {
			if col.at(k).Is("default") {
				stop = k
				break
			}
		}
		if stop < len(col.tokens) {
			if c.Defaults == nil {
				c.Defaults = map[string]string{}
			}
			c.Defaults[col.at(0).Text] = col.rest(stop + 1)
			if col, err = col.part(0, stop); err != nil {
				return i, err
			}
		}
		fields, next, err := col.columns(0)
		if err != nil {
			return i, err
		}
		if next < len(col.tokens) {
			return i, col.near(next)
		}
		c.Schema.Fields = append(c.Schema.Fields, fields...)
	}
	return end + 1, nil
}

func (t *text) drop() (plan.Command, error) {
	i := 1
	if t.at(i).Is("temporary") || t.at(i).Is("temp") {
		i++
	}
	c := &plan.DropObject{Kind: strings.ToUpper(t.at(i).Text)}
	switch c.Kind {
	case "TABLE", "VIEW", "DATABASE", "SCHEMA", "FUNCTION":
	default:
		return nil, t.near(i)
	}
	if i == 2 {
		c.Kind = "TEMPORARY " + c.Kind
	}
	c.IfExists, i = t.flags(i+1, "if", "exists")
	var err error
	if c.Name, i, err = t.name(i); err != nil {
		return nil, err
	}
	for ; i < len(t.tokens); i++ {
		switch {
		case t.at(i).Is("cascade"):
			c.Cascade = true
		case t.at(i).Is("restrict"):
		case t.at(i).Is("purge"):
			c.Purge = true
		default:
			return nil, t.near(i)
		}
	}
	return c, nil
}

func (t *text) show() (plan.Command, error) {
	c := &plan.Show{What: strings.ToUpper(t.at(1).Text)}
	i := 2
	if t.words(1, "create", "table") || t.words(1, "current", "namespace") {
		c.What = strings.ToUpper(t.at(1).Text + " " + t.at(2).Text)
		i = 3
	}
	switch c.What {
	case "TABLES", "VIEWS", "DATABASES", "SCHEMAS", "NAMESPACES", "CATALOGS", "CURRENT NAMESPACE", "COLUMNS", "FUNCTIONS":
	case "PARTITIONS", "TBLPROPERTIES", "CREATE TABLE":
		name, next, err := t.name(i)
		c.Name = name
		if err == nil && next < len(t.tokens) {
			err = t.near(next)
		}
		return c, err
	default:
		return nil, t.near(1)
	}
	var err error
	for i < len(t.tokens) {
		switch {
		case t.at(i).Is("in") || t.at(i).Is("from"):
			target := &c.In
			if c.What == "COLUMNS" && c.Name == nil {
				target = &c.Name
			}
			if *target, i, err = t.name(i + 1); err != nil {
				return nil, err
			}
		case t.at(i).Is("like") && t.at(i+1).Kind == dialect.String:
			c.Like = t.at(i + 1).Text
			i += 2
		case t.at(i).Kind == dialect.String:
			c.Like = t.at(i).Text
			i++
		default:
			return nil, t.near(i)
		}
	}
	return c, nil
}

func (t *text) describe() (plan.Command, error) {
	c := &plan.Describe{What: "TABLE"}
	i := 1
	for _, w := range []string{"database", "schema", "function", "query", "table"} {
		if t.at(i).Is(w) && i+1 < len(t.tokens) {
			c.What = strings.ToUpper(w)
			i++
			break
		}
	}
	if t.at(i).Is("extended") || t.at(i).Is("formatted") {
		c.Extended = true
		i++
	}
	if c.What == "QUERY" || t.at(i).Is("select") || t.at(i).Is("with") {
		c.What = "QUERY"
		body, err := t.part(i, len(t.tokens))
		if err != nil {
			return nil, err
		}
		c.Query, err = body.query()
		return c, err
	}
	var err error
	if c.Name, i, err = t.name(i); err != nil {
		return nil, err
	}
	if i < len(t.tokens) {
		c.Column, i, err = t.name(i)
		if err == nil && i < len(t.tokens) {
			err = t.near(i)
		}
	}
	return c, err
}

func (t *text) insert() (plan.Command, error) {
	c := &plan.InsertInto{}
	i := 1
	switch {
	case t.at(i).Is("overwrite"):
		c.Overwrite = true
		i++
	case t.at(i).Is("into"):
		i++
	default:
		return nil, t.near(i)
	}
	if t.at(i).Is("table") {
		i++
	}
	var err error
	if c.Table, i, err = t.name(i); err != nil {
		return nil, err
	}
	if t.at(i).Is("partition") {
		return nil, t.unsupported(i, "INSERT with PARTITION")
	}
	if t.at(i).Sym("(") && !t.at(i+1).Is("select") {
		end := t.closing(i)
		for k := i + 1; k < end; k++ {
			if !t.at(k).Sym(",") {
				c.Columns = append(c.Columns, t.at(k).Text)
			}
		}
		i = end + 1
	}
	if t.words(i, "by", "name") {
		c.ByName = true
		i += 2
	}
	if t.at(i).Is("table") {
		name, next, err := t.name(i + 1)
		if err == nil && next < len(t.tokens) {
			err = t.near(next)
		}
		c.Input = &plan.ReadTable{Name: name}
		return c, err
	}
	body, err := t.part(i, len(t.tokens))
	if err != nil {
		return nil, err
	}
	c.Input, err = body.query()
	return c, err
}

// set is SET, SET key, SET key = value and SET TIME ZONE.
func (t *text) set() (plan.Command, error) {
	if len(t.tokens) == 1 {
		return &plan.SetConf{All: true}, nil
	}
	if t.words(1, "time", "zone") {
		value := t.at(3).Text
		if len(t.tokens) != 4 {
			return nil, t.unsupported(1, "SET TIME ZONE with an interval")
		}
		return &plan.SetConf{Key: "spark.sql.session.timeZone", Value: &value}, nil
	}
	if t.at(1).Is("var") || t.at(1).Is("variable") {
		return nil, t.unsupported(1, "SET VARIABLE")
	}
	key, value, found := strings.Cut(t.rest(1), "=")
	key = strings.Trim(strings.TrimSpace(key), "`")
	if !found {
		return &plan.SetConf{Key: key}, nil
	}
	value = strings.TrimSpace(value)
	return &plan.SetConf{Key: key, Value: &value}, nil
}

func (t *text) explain(p *Parser) (plan.Command, error) {
	mode, i := "simple", 1
	for _, m := range []string{"extended", "codegen", "cost", "formatted"} {
		if t.at(1).Is(m) {
			mode, i = m, 2
		}
	}
	if i >= len(t.tokens) {
		return nil, t.near(i)
	}
	from := t.at(i).Start
	child, err := p.Statement(&diag.Source{Name: t.src.Name, Text: t.src.Text[from:], Outer: t.src, Offset: from})
	return &plan.Explain{Mode: mode, Child: child}, err
}

func (t *text) cache() (plan.Command, error) {
	c := &plan.CacheTable{}
	i := 1
	switch {
	case t.words(0, "clear", "cache"):
		c.Clear = true
		return c, nil
	case t.at(0).Is("uncache"):
		c.Uncache = true
	case t.at(1).Is("lazy"):
		c.Lazy = true
		i++
	}
	if !t.at(i).Is("table") {
		return nil, t.near(i)
	}
	c.IfExists, i = t.flags(i+1, "if", "exists")
	var err error
	if c.Name, i, err = t.name(i); err != nil {
		return nil, err
	}
	if i == len(t.tokens) {
		return c, nil
	}
	if t.at(i).Is("as") {
		i++
	}
	body, err := t.part(i, len(t.tokens))
	if err != nil {
		return nil, err
	}
	c.Input, err = body.query()
	return c, err
}
