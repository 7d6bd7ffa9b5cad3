package engine

import (
	"context"
	"maps"
	"slices"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// alterColumn is ALTER COLUMN: comments and defaults are all that tables of files
// let change.
func (s *Session) alterColumn(ctx context.Context, t *Table, c *plan.AlterTable) error {
	column := c.Columns[0][len(c.Columns[0])-1]
	quoted := quoteName(SparkCatalog, t.Database, t.Name)
	if len(c.Columns[0]) > 1 {
		return unsupportedOperation(quoted, "ALTER COLUMN with qualified column")
	}
	i := fieldIndex(t.Schema, column)
	if i < 0 {
		e := diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
			"A column, variable, or function parameter with name %s cannot be resolved. Did you mean one of the following? [%s].", quoteName(column), fieldList(t.Schema))
		e.Tail = "; line 1 pos 0;"
		return e
	}
	f := t.Schema.Fields[i]
	if to := c.Schema.Fields[0].Type; to != nil && !types.SameType(to, f.Type) {
		e := diag.New(diag.Analysis, "NOT_SUPPORTED_CHANGE_COLUMN", "0A000", "ALTER TABLE ALTER/CHANGE COLUMN is not supported for changing %s's column %s with type \"%s\" to %s with type \"%s\".",
			quoted, quoteName(f.Name), f.Type.SQL(), quoteName(f.Name), to.SQL())
		e.Tail = "; line 1 pos 0"
		return e
	}
	t.Schema = &types.Struct{Fields: slices.Clone(t.Schema.Fields)}
	if c.Comment != nil {
		t.Schema.Fields[i] = f.WithComment(*c.Comment)
	}
	if c.Default == nil {
		return nil
	}
	defaults := map[string]string{}
	maps.Copy(defaults, t.Defaults)
	maps.DeleteFunc(defaults, func(k, _ string) bool { return fieldIndex(&types.Struct{Fields: []types.Field{f}}, k) == 0 })
	if *c.Default != "" {
		defaults[f.Name] = *c.Default
	}
	t.Defaults = defaults
	return s.checkDefault(ctx, "ALTER TABLE ALTER COLUMN", defaults, f)
}

// checkDefault refuses a DEFAULT that is no constant of the column's type.
func (s *Session) checkDefault(ctx context.Context, command string, defaults map[string]string, f types.Field) error {
	text, ok := option(defaults, f.Name)
	if !ok {
		return nil
	}
	e, err := s.options.Parser.Expression(diag.NewSource("default of "+f.Name, text))
	if err != nil {
		return err
	}
	wrong := func(kind, sentence string, args ...any) error {
		return diag.New(diag.Analysis, "INVALID_DEFAULT_VALUE."+kind, "42623",
			"Failed to execute %s command because the destination column or variable %s has a DEFAULT value %s, "+sentence, append([]any{command, quoteName(f.Name), text}, args...)...)
	}
	if hasQuery(e) {
		return wrong("SUBQUERY_EXPRESSION", "which contains subquery expressions.")
	}
	_, from, err := s.valueOf(ctx, e, nil)
	if d, ok := diag.As(err); ok && (d.Class == diag.Analysis) {
		return wrong("UNRESOLVED_EXPRESSION", "which fails to resolve as a valid expression.")
	}
	if err != nil {
		return err
	}
	if err := storable("", f, from, "ANSI"); err != nil {
		return wrong("DATA_TYPE", "which requires \"%s\" type, but the statement provided a value of incompatible \"%s\" type.", f.Type.SQL(), from.SQL())
	}
	return nil
}

// hasQuery reports whether an expression is a query, or a call of one.
func hasQuery(e plan.Expr) bool {
	switch e := e.(type) {
	case *plan.Subquery:
		return true
	case *plan.Function:
		return slices.ContainsFunc(e.Args, hasQuery)
	case *plan.Cast:
		return hasQuery(e.Child)
	}
	return false
}

// alterDatabase is ALTER DATABASE.
func (s *Session) alterDatabase(c *plan.AlterDatabase) error {
	n, err := databaseName(c.Name)
	if err != nil {
		return err
	}
	db, err := s.catalog.database(n)
	if err != nil {
		return err
	}
	s.catalog.mu.Lock()
	defer s.catalog.mu.Unlock()
	if c.Location != "" {
		if db.Location, err = dbfs.Clean(c.Location); err != nil {
			return err
		}
	}
	properties := map[string]string{}
	maps.Copy(properties, db.Properties)
	maps.Copy(properties, c.Properties)
	db.Properties = properties
	return nil
}

// comment is COMMENT ON.
func (s *Session) comment(c *plan.Comment) error {
	if c.Database {
		n, err := databaseName(c.Name)
		if err != nil {
			return err
		}
		db, err := s.catalog.database(n)
		if err != nil {
			return err
		}
		s.catalog.mu.Lock()
		defer s.catalog.mu.Unlock()
		db.Comment = c.Text
		return nil
	}
	t, err := s.catalog.lookup(c.Name)
	if err != nil {
		return err
	}
	changed := *t
	changed.Comment = c.Text
	return s.catalog.putTable(&changed)
}
