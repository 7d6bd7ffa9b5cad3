package sql

import (
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// statements are read by rules that go by the first word. The rule stands after
// that word.
var statements map[string]func(r *reader) plan.Command

func init() {
	statements = map[string]func(r *reader) plan.Command{
		"create": (*reader).create, "replace": (*reader).create, "drop": (*reader).drop, "alter": (*reader).alter,
		"show": (*reader).show, "describe": (*reader).describe, "desc": (*reader).describe, "explain": (*reader).explain,
		"insert": (*reader).insert, "use": (*reader).use, "set": (*reader).set, "reset": (*reader).reset,
		"cache": (*reader).cacheTable, "uncache": (*reader).uncache, "clear": (*reader).clearCache,
		"refresh": (*reader).refresh, "truncate": (*reader).truncate, "analyze": (*reader).analyze, "msck": (*reader).repair, "repair": (*reader).repair,
		"declare": (*reader).declare, "execute": (*reader).execute, "begin": (*reader).script, "comment": (*reader).comment,
	}
}

// foreign are the statements that Spark's grammar reads only to refuse them, by
// their first words.
var foreign = []string{"create role", "drop role", "grant", "revoke", "show grant", "show role", "show principals", "show roles", "show current roles", "export table", "import table",
	"show compactions", "show transactions", "show indexes", "show locks", "alter index", "lock table", "lock database", "unlock table", "unlock database",
	"create temporary macro", "drop temporary macro", "start transaction", "commit", "rollback", "dfs"}

// foreignStatement refuses a statement that is not Spark's.
func (r *reader) foreignStatement() {
	for _, f := range foreign {
		words := strings.Fields(f)
		if r.is(words...) {
			r.fail(diag.New(diag.Parse, "INVALID_STATEMENT_OR_CLAUSE", "42601", "The statement or clause: %s is not valid.", strings.ToUpper(f)).At(r.place(0)))
		}
	}
}

// known are statements of Spark, or of its relatives, that Brook has not.
var known = []string{"optimize", "vacuum", "load", "export", "import", "call", "add", "list", "restore", "copy"}

// statement reads one statement.
func (r *reader) statement() plan.Command {
	tok := r.tok()
	if r.isQuery(r.pos) || tok.Sym("(") || tok.Is("select") || tok.Is("with") || tok.Is("from") || tok.Is("values") || tok.Is("table") {
		return r.statementQuery()
	}
	if tok.Kind != dialect.Word {
		r.unexpected()
	}
	r.foreignStatement()
	if rule := statements[strings.ToLower(tok.Text)]; rule != nil {
		r.pos++
		return rule(r)
	}
	if tok.Is("delete") && r.peek(1).Is("from") || tok.Is("update") || tok.Is("merge") && r.peek(1).Is("into") {
		return r.rowChange()
	}
	for _, w := range known {
		if tok.Is(w) && r.peek(1).Kind == dialect.Word {
			r.unsupported(r.pos, "the statement "+strings.ToUpper(w))
		}
	}
	r.unexpected()
	return nil
}

// rowChange reads DELETE, UPDATE and MERGE as far as their table, which no table
// here can do.
func (r *reader) rowChange() plan.Command {
	c := &plan.ChangeRows{Operation: strings.ToUpper(r.next().Text)}
	if !r.accept("from") {
		r.accept("into")
	}
	c.Name = r.name()
	r.rest()
	return c
}

// statementQuery reads a query, or WITH … INSERT.
func (r *reader) statementQuery() plan.Command {
	if r.insertsFollow() {
		return r.inserts()
	}
	if !r.is("with") || !r.isQuery(r.pos) {
		return &plan.Query{Input: r.query()}
	}
	from := r.pos
	with := r.with()
	if !r.accept("insert") {
		r.pos = from
		return &plan.Query{Input: r.query()}
	}
	c := r.insert().(*plan.InsertInto)
	with.Body, c.Input = c.Input, with
	return c
}

func (r *reader) ifExists() bool { return r.accept("if", "exists") }

func (r *reader) ifNotExists() bool { return r.accept("if", "not", "exists") }

func (r *reader) use() plan.Command {
	if r.isOne("database", "schema", "namespace") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted) {
		r.pos++
	}
	if r.tok().Kind == dialect.String {
		return &plan.Use{Name: []string{r.text()}}
	}
	return &plan.Use{Name: r.name()}
}

// set reads SET, SET key, SET key = value, SET TIME ZONE and SET VARIABLE.
func (r *reader) set() plan.Command {
	switch {
	case r.atEnd():
		return &plan.SetConf{All: true}
	case r.sym("-") && r.peek(1).Is("v"):
		r.rest()
		return &plan.SetConf{All: true}
	case r.is("time", "zone"):
		r.pos += 2
		return r.timeZone()
	case r.isOne("var", "variable", "session") && !r.peek(1).Sym(".") && !r.peek(1).Sym("="):
		return r.setVariable()
	case r.isOne("catalog") && r.peek(1).Kind == dialect.Word:
		r.pos++
		return &plan.Use{Name: r.name()}
	}
	from := r.pos
	key, value, found := strings.Cut(r.rest(), "=")
	key = strings.TrimSpace(key)
	if !strings.HasPrefix(key, "`") && strings.ContainsAny(key, " \t\n") {
		r.pos = from
		r.fail(diag.New(diag.Parse, "INVALID_SET_SYNTAX", "42000", "Expected format is 'SET', 'SET key', or 'SET key=value'. If you want to include special characters in key, or include semicolon in value, please use backquotes, e.g., SET `key`=`value`.").At(r.place(0)))
	}
	key = unquoted(key)
	if !found {
		return &plan.SetConf{Key: key}
	}
	value = unquoted(strings.TrimSpace(value))
	return &plan.SetConf{Key: key, Value: &value}
}

func unquoted(s string) string {
	if len(s) > 1 && s[0] == '`' && s[len(s)-1] == '`' {
		return strings.ReplaceAll(s[1:len(s)-1], "``", "`")
	}
	return s
}

// interval0 reads an interval, if one is next.
func (r *reader) interval0() plan.Expr {
	if !r.is("interval") {
		return nil
	}
	return r.interval()
}

func (r *reader) timeZone() plan.Command {
	var value string
	if l, ok := r.interval0().(*plan.Literal); ok {
		micros, ok := l.Value.(types.MicrosValue)
		minutes := int64(micros) / 60_000_000
		if !ok || minutes*60_000_000 != int64(micros) || minutes > 18*60 || minutes < -18*60 {
			r.fail(diag.New(diag.Parse, "INVALID_INTERVAL_FORMAT.TIMEZONE_INTERVAL_OUT_OF_RANGE", "22006", "The interval value must be in the range of [-18, +18] hours with second precision.").At(r.place(0)))
		}
		value = fmt.Sprintf("%+03d:%02d", minutes/60, max(minutes%60, -minutes%60))
	} else if r.tok().Kind == dialect.String {
		value = r.text()
	} else if r.accept("local") {
		value = "UTC"
	} else {
		r.rest()
		r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0045", "", "Invalid time zone displacement value.").At(r.place(0)))
	}
	return &plan.SetConf{Key: "spark.sql.session.timeZone", Value: &value}
}

func (r *reader) reset() plan.Command {
	return &plan.SetConf{Reset: true, Key: unquoted(r.rest())}
}

func (r *reader) explain() plan.Command {
	mode := "simple"
	if r.isOne("extended", "codegen", "cost", "formatted") {
		mode = strings.ToLower(r.next().Text)
	}
	return &plan.Explain{Mode: mode, Child: r.statement()}
}

func (r *reader) cacheTable() plan.Command {
	c := &plan.CacheTable{Lazy: r.accept("lazy")}
	r.expect("table")
	c.Name = r.name()
	if r.is("options") {
		r.pos++
		r.options()
	}
	if !r.atEnd() {
		r.accept("as")
		c.Input = r.query()
	}
	return c
}

func (r *reader) uncache() plan.Command {
	r.expect("table")
	c := &plan.CacheTable{Uncache: true, IfExists: r.ifExists()}
	c.Name = r.name()
	return c
}

func (r *reader) clearCache() plan.Command {
	r.expect("cache")
	return &plan.CacheTable{Clear: true}
}

func (r *reader) refresh() plan.Command {
	if r.is("function") {
		r.unsupported(r.pos-1, "REFRESH FUNCTION")
	}
	if r.tok().Kind == dialect.String {
		r.unsupported(r.pos-1, "REFRESH of a path")
	}
	r.accept("table")
	return &plan.Refresh{Name: r.name()}
}

func (r *reader) truncate() plan.Command {
	r.expect("table")
	c := &plan.Truncate{Name: r.name()}
	if r.is("partition") {
		c.Partition = r.partition()
	}
	return c
}

func (r *reader) repair() plan.Command {
	if r.tokens[r.pos-1].Is("msck") {
		r.expect("repair")
	}
	r.expect("table")
	c := &plan.Refresh{Name: r.name(), Repair: true}
	r.rest()
	return c
}

func (r *reader) analyze() plan.Command {
	r.expect("table")
	c := &plan.AnalyzeTable{Name: r.name()}
	if r.is("partition") {
		r.unsupported(r.pos, "ANALYZE of a partition")
	}
	r.expect("compute", "statistics")
	if r.accept("for", "columns") {
		c.Columns = list(r, r.identifier)
	} else if !r.accept("noscan") {
		r.accept("for", "all", "columns")
	}
	return c
}
