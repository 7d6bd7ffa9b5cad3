package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// fresh makes new columns for the fields of a schema.
func fresh(schema *types.Struct, qualifier []string) []*expr.Attr {
	out := make([]*expr.Attr, len(schema.Fields))
	for i, f := range schema.Fields {
		out[i] = logical.NewAttr(f.Name, f.Type, f.Nullable)
		out[i].Metadata, out[i].Qualifier = f.Metadata, qualifier
	}
	return out
}

func scanOf(rel source.Relation, qualifier []string) *logical.Scan {
	attrs := fresh(rel.Schema(), qualifier)
	return &logical.Scan{Relation: rel, Attrs: withHidden(attrs, rel.Hidden(), qualifier), Limit: -1}
}

// cached reads the rows that the session keeps, under the names that the frame's
// columns have; a frame that is not kept is read as it is.
func (a *analyzer) cached(r *plan.Cached, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	rel := a.Catalog.Cached(r, in)
	if rel == nil {
		return in, nil
	}
	scan := scanOf(rel, nil)
	at := 0
	for _, x := range in.Output() {
		if !x.Hidden {
			scan.Attrs[at].Qualifier, scan.Attrs[at].PlanIDs = x.Qualifier, x.PlanIDs
			at++
		}
	}
	return scan, nil
}

func withHidden(attrs []*expr.Attr, hidden *types.Struct, qualifier []string) []*expr.Attr {
	if hidden == nil {
		return attrs
	}
	for _, x := range fresh(hidden, qualifier) {
		x.Hidden = true
		attrs = append(attrs, x)
	}
	return attrs
}

func (a *analyzer) data(r *plan.ReadData) (logical.Node, error) {
	if r.Stream {
		spec, err := a.Catalog.Stream(a.ctx, r)
		if err != nil {
			return nil, err
		}
		return &logical.StreamScan{Spec: spec, Attrs: withHidden(fresh(spec.Schema, nil), spec.Hidden, nil)}, nil
	}
	rel, err := a.Catalog.Data(a.ctx, r)
	if err != nil {
		return nil, err
	}
	return scanOf(rel, nil), nil
}

func (a *analyzer) table(r *plan.ReadTable, s *scope) (logical.Node, error) {
	if len(r.Name) == 1 {
		if at := s.find(r.Name[0]); at != nil && at.work != nil {
			return at.work.table(at.name), nil
		} else if at != nil && at.recursive {
			at.read = true
			return a.recursive(at)
		} else if at != nil {
			at.read = true
			n, err := a.relation(at.cte.Body, at.outer)
			if err != nil {
				return nil, err
			}
			if n, err = renamed(n, at.name, at.cte.Columns); err != nil {
				return nil, arityAt(err, at.cte.Place)
			}
			return n, nil
		}
	}
	if r.NameExpr != nil {
		name, err := a.identifier(r.NameExpr)
		if err != nil {
			return nil, err
		}
		named := *r
		named.Name, named.NameExpr = name, nil
		return a.table(&named, s)
	}
	if a.bound != nil && len(r.Name) == 1 && a.bound.tables[r.Name[0]] != nil {
		return a.relation(a.bound.tables[r.Name[0]], nil)
	}
	t, err := a.Catalog.Table(a.ctx, r.Name, r.Options, r.Stream)
	if err != nil {
		return nil, err
	}
	switch {
	case t == nil:
		return nil, tableNotFound(r.Name)
	case r.AsOf:
		return nil, diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.TIME_TRAVEL", "0A000", "The feature is not supported: Time travel on the relation: %s.", quoteName(t.Name))
	case t.Stream != nil:
		return &logical.StreamScan{Spec: t.Stream, Attrs: withHidden(fresh(t.Stream.Schema, t.Name), t.Stream.Hidden, t.Name)}, nil
	case t.Relation != nil:
		return scanOf(t.Relation, t.Name), nil
	}
	if a.views++; a.views > 100 {
		return nil, diag.New(diag.Analysis, "VIEW_EXCEED_MAX_NESTED_DEPTH", "54K00", "The depth of view %s exceeds the maximum view resolution depth (100).", quoteName(r.Name))
	}
	defer func() { a.views-- }()
	n, err := a.relation(t.View, nil)
	if err != nil {
		return nil, err
	}
	if n, err = chosen(n, t); err != nil {
		return nil, err
	}
	return renamedAs(n, t.Name, t.ViewColumns)
}

// chosen is n with those columns that a view's query had when the view was made.
func chosen(n logical.Node, t *Table) (logical.Node, error) {
	open := inputOf(n).open()
	var list []expr.Expr
	for i, name := range t.QueryColumns {
		if i < len(open) && strings.EqualFold(open[i].Name, name) {
			list = append(list, open[i])
			continue
		}
		found := inputOf(n).named(name)
		if len(found) == 0 {
			return nil, diag.New(diag.Analysis, "INCOMPATIBLE_VIEW_SCHEMA_CHANGE", "51024", "The SQL query of view %s has an incompatible schema change and column %s cannot be resolved. Expected 1 columns named %s but got [%s].\nPlease try to re-create the view by running: CREATE OR REPLACE VIEW %s AS <query>", quoteName(t.Name), types.QuoteIdentifier(name), types.QuoteIdentifier(name), plainNames(inputOf(n)), quoteName(t.Name))
		}
		list = append(list, found[0])
	}
	if len(t.QueryColumns) == 0 || len(list) == len(open) {
		return n, nil
	}
	return logical.NewProject(n, list), nil
}

func quoteName(parts []string) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = types.QuoteIdentifier(p)
	}
	return strings.Join(out, ".")
}

func tableNotFound(name []string) error {
	quoted := quoteName(name)
	return diag.New(diag.Analysis, "TABLE_OR_VIEW_NOT_FOUND", "42P01",
		"The table or view %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS.", quoted).
		With("relationName", quoted)
}
