package repl

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/functions"
	"brook/engine/types"
	"brook/magics"
	"brook/render"
	"brook/sql/dialect"
)

// inSQL completes in a %sql cell: tables where one is named, else columns of the
// tables that the cell reads, functions and keywords.
func inSQL(r *magics.Runner, text string) ([]string, string) {
	word := text[strings.LastIndexAny(text, " \t\n(,=<>+-*/'\"`")+1:]
	if isPath(word) {
		return paths(r, word)
	}
	tokens, err := dialect.Lex(diag.NewSource("", text[:len(text)-len(word)]))
	if err != nil {
		return nil, word
	}
	tables := tablesOf(r)
	if n := len(tokens) - 2; n >= 0 && tokens[n].Kind == dialect.Word &&
		slices.Contains([]string{"from", "join", "table", "into", "update", "describe", "desc", "view"}, strings.ToLower(tokens[n].Text)) {
		names := databases(r)
		for t := range tables {
			names = append(names, t)
		}
		return names, word
	}
	all, err := dialect.Lex(diag.NewSource("", text))
	if err != nil {
		return nil, word
	}
	var names []string
	if dot := strings.LastIndexByte(word, '.'); dot >= 0 {
		for _, f := range columnsOf(tables[tableCalled(all, tables, word[:dot])]) {
			names = append(names, word[:dot+1]+f)
		}
		return names, word
	}
	for _, t := range all {
		if _, ok := tables[t.Text]; ok {
			names = append(names, columnsOf(tables[t.Text])...)
			names = append(names, t.Text)
		}
	}
	if len(names) == 0 {
		// The tables come behind SELECT: offer the columns of all.
		for _, schema := range tables {
			names = append(names, columnsOf(schema)...)
		}
	}
	if word == "" {
		return names, word
	}
	names = append(names, functions.Names()...)
	upper := word == strings.ToUpper(word)
	for _, k := range render.SQLKeywords() {
		if upper {
			k = strings.ToUpper(k)
		}
		names = append(names, k)
	}
	return names, word
}

// tablesOf are the schemas of the tables and views that a name without a
// database finds.
func tablesOf(r *magics.Runner) map[string]*types.Struct {
	out := map[string]*types.Struct{}
	catalog := r.Session.Catalog()
	if tables, err := catalog.Tables(catalog.CurrentDatabase()); err == nil {
		for _, t := range tables {
			out[t.Name] = t.Schema
		}
	}
	for _, v := range catalog.TempViews() {
		out[v.Name] = v.Schema
	}
	return out
}

func databases(r *magics.Runner) []string {
	var out []string
	for _, d := range r.Session.Catalog().Databases() {
		out = append(out, d.Name+".")
	}
	return out
}

func columnsOf(s *types.Struct) []string {
	if s == nil {
		return nil
	}
	var out []string
	for _, f := range s.Fields {
		out = append(out, f.Name)
	}
	return out
}

// tableCalled is the table that a name or an alias stands for.
func tableCalled(tokens []dialect.Token, tables map[string]*types.Struct, name string) string {
	if tables[name] != nil {
		return name
	}
	for i, t := range tokens[:max(0, len(tokens)-1)] {
		next := tokens[i+1]
		if next.Is("as") && i+2 < len(tokens) {
			next = tokens[i+2]
		}
		if tables[t.Text] != nil && strings.EqualFold(next.Text, name) {
			return t.Text
		}
	}
	return ""
}
