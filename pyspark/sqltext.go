package pyspark

import (
	"context"
	"fmt"
	"strings"

	"brook/engine/plan"
	"brook/python"
)

// sql is spark.sql(sqlQuery, args=None, **kwargs): args are the values of :name
// and ?, and keyword arguments stand in the text as {name}.
func (r *Runtime) sql(a []any, kw *python.Kwargs) any {
	in := r.in
	var args any
	if len(a) > 1 {
		args = a[1]
	}
	fields := map[string]any{}
	if kw != nil {
		for i, n := range kw.Names {
			if n == "args" {
				args = kw.Values[i]
				continue
			}
			fields[n] = kw.Values[i]
		}
	}
	b := &plan.SQL{}
	switch v := args.(type) {
	case nil:
	case *python.Dict:
		b.Named = map[string]plan.Expr{}
		for _, e := range v.Entries() {
			b.Named[in.Str(e.Key)] = r.value(e.Value).finished()
		}
	default:
		for _, x := range in.Items(v) {
			b.Args = append(b.Args, r.value(x).finished())
		}
	}
	query := in.Str(a[0])
	if len(fields) > 0 {
		b.Tables = map[string]plan.Relation{}
		query = r.formatSQL(query, fields, b.Tables)
	}
	cmd, err := r.parser.Statement(r.session.Substitute(text(strings.TrimRight(query, " \t\n;"))))
	r.must(err)
	if b.Named != nil || b.Args != nil || b.Tables != nil {
		plan.Bind(cmd, b)
	}
	var rel plan.Relation
	r.wait(func(ctx context.Context) (err error) {
		rel, err = r.session.Frame(ctx, cmd)
		return err
	})
	out := r.frameOf(rel)
	_, isQuery := cmd.(*plan.Query)
	out.Data.(*frame).result = !isQuery
	return out
}

// formatSQL puts the SQL of values where a text has {name} or {name.attribute},
// as str.format does. Frames go by names that tables keeps.
func (r *Runtime) formatSQL(query string, fields map[string]any, tables map[string]plan.Relation) string {
	var out strings.Builder
	for i := 0; i < len(query); i++ {
		c := query[i]
		if c != '{' && c != '}' {
			out.WriteByte(c)
			continue
		}
		if i+1 < len(query) && query[i+1] == c {
			out.WriteByte(c)
			i++
			continue
		}
		end := strings.IndexByte(query[i:], '}')
		if c == '}' {
			r.in.Raise("ValueError", "Single '}' encountered in format string")
		}
		if end < 0 {
			r.in.Raise("ValueError", "expected '}' before end of string")
		}
		parts := strings.Split(query[i+1:i+end], ".")
		i += end
		v, ok := fields[parts[0]]
		if !ok {
			if parts[0] == "" {
				r.in.Raise("IndexError", "Replacement index 0 out of range for positional args tuple")
			}
			r.in.Raise("KeyError", parts[0])
		}
		for _, name := range parts[1:] {
			v = r.in.GetAttr(v, name)
		}
		out.WriteString(r.sqlOf(v, tables))
	}
	return out.String()
}

// sqlOf is a value as it stands in a text.
func (r *Runtime) sqlOf(v any, tables map[string]plan.Relation) string {
	if f, ok := frameData(v); ok {
		name := fmt.Sprintf("__frame_%d", len(tables))
		tables[name] = f.rel
		return name
	}
	if c, ok := columnOf(v); ok {
		return c.text
	}
	if s, ok := v.(string); ok {
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
	}
	return r.literal(v).text
}
