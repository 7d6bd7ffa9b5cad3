package engine

import (
	"context"
	"maps"
	"strings"

	"brook/engine/analyze"
	"brook/engine/expr"
	"brook/engine/format"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// resolver answers the analyzer's questions about names.
type resolver Session

func (r *resolver) session() *Session { return (*Session)(r) }

// CurrentDatabase is where unqualified names are looked for.
func (r *resolver) CurrentDatabase() (catalog, db string) {
	return SparkCatalog, r.session().catalog.CurrentDatabase()
}

// Table finds a temporary view, a table or a view; nil when there is none.
func (r *resolver) Table(ctx context.Context, parts []string, options map[string]string, streaming bool) (*analyze.Table, error) {
	s := r.session()
	if v := s.catalog.tempView(parts); v != nil {
		return viewTable([]string{v.Name}, v), nil
	}
	n, err := s.catalog.qualify(parts)
	if err != nil {
		return nil, err
	}
	t := s.catalog.table(n)
	if t == nil {
		return s.pathTable(ctx, parts, options, streaming)
	}
	qualified := []string{SparkCatalog, t.Database, t.Name}
	if t.View != nil {
		return viewTable(qualified, t.View), nil
	}
	if streaming {
		spec, err := source.OpenStream(ctx, s.options.FS, s.tableSource(t, options))
		if err != nil {
			return nil, err
		}
		return &analyze.Table{Name: qualified, Stream: spec}, nil
	}
	relation, err := s.tableRelation(ctx, t, options)
	if err != nil {
		return nil, err
	}
	return &analyze.Table{Name: qualified, Relation: relation}, nil
}

func viewTable(name []string, v *View) *analyze.Table {
	if v.Memory != nil {
		return &analyze.Table{Name: name, Relation: v.Memory.Snapshot()}
	}
	return &analyze.Table{Name: name, View: v.Relation, ViewColumns: v.Columns, QueryColumns: v.queried}
}

// tableSource is how a table's files are read.
func (s *Session) tableSource(t *Table, options map[string]string) source.Options {
	all := maps.Clone(t.Options)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, options)
	return s.sourceOptions(&plan.ReadData{Format: t.Provider, Schema: t.Schema, Options: all, Paths: []string{t.Location}})
}

// pathTable is a table named by a format and a path: json.`/path`.
func (s *Session) pathTable(ctx context.Context, parts []string, options map[string]string, streaming bool) (*analyze.Table, error) {
	if len(parts) != 2 || !isFormat(parts[0]) {
		return nil, nil
	}
	read := &plan.ReadData{Format: strings.ToLower(parts[0]), Options: options, Paths: []string{parts[1]}, Stream: streaming}
	if streaming {
		spec, err := source.OpenStream(ctx, s.options.FS, s.sourceOptions(read))
		if err != nil {
			return nil, err
		}
		return &analyze.Table{Stream: spec}, nil
	}
	relation, err := source.Open(ctx, s.options.FS, s.sourceOptions(read))
	if err != nil {
		return nil, err
	}
	return &analyze.Table{Relation: relation}, nil
}

func isFormat(word string) bool {
	switch strings.ToLower(format.ShortName(word)) {
	case "json", "csv", "text", "parquet", "orc", "binaryfile", "avro", "xml":
		return true
	}
	return false
}

func (s *Session) sourceOptions(r *plan.ReadData) source.Options {
	name := r.Format
	if name == "" {
		name = s.conf.String("spark.sql.sources.default")
	}
	return source.Options{
		Format: format.ShortName(name), Schema: r.Schema, Options: r.Options, Paths: r.Paths,
		TimeZone: s.conf.String("spark.sql.session.timeZone"), Conf: s.conf.Get, Now: s.options.Now,
	}
}

// Data opens files or another source. A frame lists its files once: the same
// ReadData gives the same relation.
func (r *resolver) Data(ctx context.Context, read *plan.ReadData) (source.Relation, error) {
	s := r.session()
	s.mu.Lock()
	relation, ok := s.relations[read]
	s.mu.Unlock()
	if ok {
		return relation, nil
	}
	relation, err := source.Open(ctx, s.options.FS, s.sourceOptions(read))
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.relations[read] = relation
	return relation, nil
}

// Stream describes a streaming source. The same ReadData is the same source, so
// that a frame joined with itself reads its files once.
func (r *resolver) Stream(ctx context.Context, read *plan.ReadData) (*source.StreamSpec, error) {
	s := r.session()
	s.mu.Lock()
	spec, ok := s.sources[read]
	s.mu.Unlock()
	if ok {
		return spec, nil
	}
	spec, err := source.OpenStream(ctx, s.options.FS, s.sourceOptions(read))
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sources[read] = spec
	return spec, nil
}

// Function finds a registered function; nil for none.
func (r *resolver) Function(parts []string) *analyze.Function {
	f := r.session().catalog.function(parts)
	if f == nil {
		return nil
	}
	return &analyze.Function{Name: f.name, Database: f.database, UDF: f.udf, SQL: f.sql}
}

// Variable is the value of a session variable.
func (r *resolver) Variable(parts []string) (expr.Expr, bool) {
	s := r.session()
	v := s.variable(parts)
	if v == nil {
		return nil, false
	}
	l, err := expr.NewLiteral(v.typ, v.value)
	if err != nil {
		return nil, false
	}
	l.Text = "variablereference(" + v.path() + "=" + literalSQL(v.typ, v.value, l) + ")"
	return l, true
}

// literalSQL is a value as a literal of its type.
func literalSQL(t types.Type, value any, l *expr.Literal) string {
	suffix := map[types.Kind]string{types.KindByte: "Y", types.KindShort: "S", types.KindLong: "L", types.KindDouble: "D", types.KindDecimal: "BD"}[t.Kind()]
	switch {
	case value == nil && t.Kind() != types.KindNull:
		return "CAST(NULL AS " + t.SQL() + ")"
	case t.Kind() == types.KindString:
		return sqlString(l.SQL())
	case t.Kind() == types.KindFloat:
		return "CAST(" + l.SQL() + " AS FLOAT)"
	}
	return l.SQL() + suffix
}
