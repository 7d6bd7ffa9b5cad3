package engine

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// createView is CREATE VIEW and createOrReplaceTempView.
func (s *Session) createView(ctx context.Context, c *plan.CreateView) error {
	n, err := s.analyze(ctx, c.Input)
	if err != nil {
		return err
	}
	output := logical.Schema(n)
	last := c.Name[len(c.Name)-1]
	if err := arity(c, len(output.Fields), output); err != nil {
		return err
	}
	schema := &types.Struct{}
	for i, f := range output.Fields {
		if len(c.Columns) > 0 {
			f.Name = c.Columns[i]
		}
		if i < len(c.Comments) && c.Comments[i] != "" {
			f = f.WithComment(c.Comments[i])
		}
		schema.Fields = append(schema.Fields, f)
	}
	v := &View{
		Name: last, Relation: c.Input, Columns: c.Columns, Comments: c.Comments, Schema: schema,
		Text: c.Text, Comment: c.Comment, Properties: c.Properties, Temp: c.Temp, Global: c.Global,
	}
	if c.Temp || c.Global {
		if c.IfNotExists {
			return diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_0053", "", "It is not allowed to define a TEMPORARY view with IF NOT EXISTS.")
		}
		parts := []string{last}
		if c.Global {
			parts = []string{GlobalTemp, last}
		}
		if !c.Replace && s.catalog.tempView(parts) != nil {
			quoted := quoteName(last)
			if c.Global {
				quoted = quoteName(parts...)
			}
			return diag.New(diag.TempTableExists, "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
				"Cannot create the temporary view %s because it already exists.\nChoose a different name, drop or replace the existing view,  or add the IF NOT EXISTS clause to tolerate pre-existing views.", quoted).
				With("relationName", quoted)
		}
		seen := map[string]bool{}
		for _, f := range schema.Fields {
			if lower := strings.ToLower(f.Name); c.Text != "" && seen[lower] {
				return columnExists(lower)
			} else {
				seen[lower] = true
			}
		}
		s.catalog.PutTempView(v)
		return nil
	}
	return s.createPersistentView(ctx, c, v, n)
}

func (s *Session) createPersistentView(ctx context.Context, c *plan.CreateView, v *View, n logical.Node) error {
	if err := s.recursiveView(c); err != nil {
		return err
	}
	for _, f := range logical.Schema(n).Fields {
		v.queried = append(v.queried, f.Name)
	}
	full, err := s.catalog.qualify(c.Name)
	if err != nil {
		return err
	}
	if _, err := s.catalog.database(full.database); err != nil {
		return err
	}
	if old := s.catalog.table(full); old != nil {
		switch {
		case c.IfNotExists:
			return nil
		case old.View == nil:
			return diag.New(diag.Analysis, "EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE", "42809", "The table %s does not support %s. ", full.quoted(), "CREATE OR REPLACE VIEW")
		case !c.Replace:
			return tableExists(full.quoted())
		}
	}
	if temp := s.temporaryInside(c.Input); temp != nil {
		quoted, kind := quoteName(temp...), "VIEW"
		return diag.New(diag.Analysis, "INVALID_TEMP_OBJ_REFERENCE", "42K0F",
			"Cannot create the persistent object %s of the type VIEW because it references to the temporary object %s of the type %s. Please make the temporary object %s persistent, or make the persistent object %s temporary.", full.quoted(), quoted, kind, quoted, full.quoted()).
			With("obj", "VIEW").With("objName", full.quoted()).With("tempObj", kind).With("tempObjName", quoted)
	}
	if unnamed := implicitName(n); unnamed != "" {
		return diag.New(diag.Analysis, "CREATE_PERMANENT_VIEW_WITHOUT_ALIAS", "0A000",
			"Not allowed to create the permanent view %s without explicitly assigning an alias for the expression \"%s\".", full.quoted(), unnamed).
			With("name", full.quoted()).With("attr", `"`+unnamed+`"`)
	}
	seen := map[string]bool{}
	for _, f := range v.Schema.Fields {
		low := strings.ToLower(f.Name)
		if seen[low] {
			return columnExists(low)
		}
		seen[low] = true
	}
	return s.catalog.putTable(&Table{
		Database: s.catalog.Database(full.database).Name, Name: full.table, Schema: v.Schema, View: v,
		Comment: c.Comment, Properties: c.Properties, Created: s.options.Now().UnixMilli(),
	})
}

func columnExists(name string) *diag.Error {
	return diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711",
		"The column %s already exists. Choose another name or rename the existing column.", quoteName(name)).With("columnName", quoteName(name))
}

func arity(c *plan.CreateView, got int, output *types.Struct) error {
	if len(c.Columns) == 0 || len(c.Columns) == got {
		return nil
	}
	kind, sentence := "TOO_MANY_DATA_COLUMNS", "too many data columns"
	if got < len(c.Columns) {
		kind, sentence = "NOT_ENOUGH_DATA_COLUMNS", "not enough data columns"
	}
	var names []string
	for _, f := range output.Fields {
		names = append(names, quoteName(f.Name))
	}
	var columns []string
	for _, n := range c.Columns {
		columns = append(columns, quoteName(n))
	}
	return diag.New(diag.Analysis, "CREATE_VIEW_COLUMN_ARITY_MISMATCH."+kind, "21S01",
		"Cannot create view %s, the reason is %s:\nView columns: %s.\nData columns: %s.",
		quoteName(c.Name...), sentence, strings.Join(columns, ", "), strings.Join(names, ", "))
}

// temporaryInside finds a temporary view that a query names; nil for none.
// recursiveView refuses a view that reads itself, as it would once it replaced
// what has its name now.
func (s *Session) recursiveView(c *plan.CreateView) error {
	full, err := s.catalog.qualify(c.Name)
	if err != nil {
		return err
	}
	found := false
	var look func(r plan.Relation, depth int)
	look = func(r plan.Relation, depth int) {
		plan.WalkRelations(r, func(r plan.Relation) bool {
			read, ok := r.(*plan.ReadTable)
			if !ok || found || depth > 100 || s.catalog.tempView(read.Name) != nil {
				return !found
			}
			n, err := s.catalog.qualify(read.Name)
			if err != nil {
				return true
			}
			if strings.EqualFold(n.table, full.table) && strings.EqualFold(n.database, full.database) {
				found = true
			} else if t := s.catalog.table(n); t != nil && t.View != nil {
				look(t.View.Relation, depth+1)
			}
			return !found
		})
	}
	if old := s.catalog.table(full); old == nil || old.View == nil {
		return nil
	}
	if look(c.Input, 0); found {
		quoted := full.quoted()
		return diag.New(diag.Analysis, "RECURSIVE_VIEW", "42K0H", "Recursive view %s detected (cycle: %s -> %s).", quoted, quoted, quoted)
	}
	return nil
}

func (s *Session) temporaryInside(r plan.Relation) []string {
	var found []string
	local := map[string]bool{}
	plan.WalkRelations(r, func(r plan.Relation) bool {
		switch r := r.(type) {
		case *plan.With:
			for _, cte := range r.CTEs {
				local[strings.ToLower(cte.Name)] = true
			}
		case *plan.ReadTable:
			if len(r.Name) == 1 && local[strings.ToLower(r.Name[0])] {
				return true
			}
			if found == nil && s.catalog.tempView(r.Name) != nil {
				found = r.Name
			}
		}
		return true
	})
	return found
}

// implicitName is the text of the first output column that the user did not
// name; empty when all have names.
func implicitName(n logical.Node) string {
	for _, text := range logical.ImplicitNames(n) {
		return text
	}
	return ""
}

func tableExists(quoted string) error {
	return diag.New(diag.Analysis, "TABLE_OR_VIEW_ALREADY_EXISTS", "42P07",
		"Cannot create table or view %s because it already exists.\nChoose a different name, drop or replace the existing object, or add the IF NOT EXISTS clause to tolerate pre-existing objects.", quoted).
		With("relationName", quoted)
}
