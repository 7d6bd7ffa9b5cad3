package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// quotedType is a type as error messages name it.
func quotedType(t types.Type) string { return `"` + t.SQL() + `"` }

// valueSet is one row of an unpivot: the columns that become values and the
// name that stands beside them.
type valueSet struct {
	columns []expr.Expr
	name    string
}

// unpivot resolves UNPIVOT and df.unpivot: each row comes once for every value
// set.
func (a *analyzer) unpivot(r *plan.Unpivot, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	ids, err := a.items(r.IDs, names)
	if err != nil {
		return nil, err
	}
	sets, err := a.valueSets(r, names)
	if err != nil {
		return nil, err
	}
	used := []expr.Expr{}
	switch {
	case !r.HasIDs:
		for _, s := range sets {
			used = append(used, s.columns...)
		}
		ids = others(names, used)
	case !r.HasValues:
		for _, x := range others(names, ids) {
			sets = append(sets, valueSet{[]expr.Expr{x}, x.(*expr.Attr).Name})
		}
	}
	if len(sets) == 0 {
		return nil, diag.New(diag.Analysis, "UNPIVOT_REQUIRES_VALUE_COLUMNS", "42K0A", "At least one value column needs to be specified for UNPIVOT, all columns specified as ids.").At(r.Place)
	}
	for _, s := range sets {
		if len(s.columns) != len(r.ValueNames) {
			return nil, diag.New(diag.Analysis, "UNPIVOT_VALUE_SIZE_MISMATCH", "428C4", "All unpivot value columns must have the same size as there are value column names (%s).", strings.Join(quoteEach(r.ValueNames), ", ")).At(r.Place)
		}
	}
	e := &logical.Expand{Input: in, Lists: make([][]expr.Expr, len(sets))}
	for _, x := range ids {
		y := *logical.AttrOf(x)
		y.ID = newID()
		e.Attrs = append(e.Attrs, &y)
		for k := range e.Lists {
			e.Lists[k] = append(e.Lists[k], plainOf(x))
		}
	}
	e.Attrs = append(e.Attrs, logical.NewAttr(r.VariableName, types.String, false))
	for k, s := range sets {
		e.Lists[k] = append(e.Lists[k], constant(types.String, s.name))
	}
	var values []expr.Expr
	for i, name := range r.ValueNames {
		column := make([]expr.Expr, len(sets))
		for k, s := range sets {
			column[k] = s.columns[i]
		}
		t, err := a.commonType(column)
		if err != nil {
			return nil, err
		}
		nullable := false
		for _, v := range column {
			nullable = nullable || v.Nullable()
		}
		x := logical.NewAttr(name, t, nullable)
		e.Attrs, values = append(e.Attrs, x), append(values, x)
		for k, v := range column {
			cast, err := functions.Cast(v, t, a.castMode())
			if err != nil {
				return nil, err
			}
			e.Lists[k] = append(e.Lists[k], cast)
		}
	}
	if r.IncludeNulls {
		return e, nil
	}
	cond, err := functions.AtLeast(1, values)
	return &logical.Filter{Input: e, Cond: cond}, err
}

func (a *analyzer) valueSets(r *plan.Unpivot, in *input) ([]valueSet, error) {
	var out []valueSet
	for i, list := range r.Values {
		items, err := a.items(list, in)
		if err != nil {
			return nil, err
		}
		s := valueSet{}
		parts := make([]string, len(items))
		for k, x := range items {
			s.columns = append(s.columns, plainOf(x))
			parts[k] = logical.AttrOf(x).Name
		}
		s.name = strings.Join(parts, "_")
		if i < len(r.ValueAliases) && r.ValueAliases[i] != "" {
			s.name = r.ValueAliases[i]
		}
		out = append(out, s)
	}
	return out, nil
}

func quoteEach(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = types.QuoteIdentifier(n)
	}
	return out
}

// others are the columns that none of used is.
func others(in *input, used []expr.Expr) []expr.Expr {
	var out []expr.Expr
	for _, x := range in.open() {
		if !slices.ContainsFunc(used, func(u expr.Expr) bool { return sameExpr(u, x) }) {
			out = append(out, x)
		}
	}
	return out
}

// widestOf is the type that all columns fit into without becoming text; ok is
// false when there is none.
func (a *analyzer) widestOf(columns []expr.Expr) (t types.Type, ok bool) {
	t = types.Null
	for _, c := range columns {
		x := c.Type()
		text := t.Kind() == types.KindString
		if t.Kind() != types.KindNull && x.Kind() != types.KindNull && text != (x.Kind() == types.KindString) {
			return x, false
		}
		wider, fits := functions.Widest(a.Conf.ANSI, t, x)
		if !fits {
			return x, false
		}
		t = wider
	}
	return t, true
}

func (a *analyzer) commonType(columns []expr.Expr) (types.Type, error) {
	if t, ok := a.widestOf(columns); ok {
		return t, nil
	}
	byType := map[string][]string{}
	for _, c := range columns {
		q := quotedType(c.Type())
		byType[q] = append(byType[q], types.QuoteIdentifier(logical.AttrOf(c).Name))
	}
	var parts []string
	for q, names := range byType {
		if len(names) > 3 {
			names = append(names[:3:3], "...")
		}
		parts = append(parts, q+" ("+strings.Join(names, ", ")+")")
	}
	slices.Sort(parts)
	return nil, diag.New(diag.Analysis, "UNPIVOT_VALUE_DATA_TYPE_MISMATCH", "42K09", "Unpivot value columns must share a least common type, some types do not: [%s].", strings.Join(parts, ", "))
}

// constant is a literal of a cell of type t.
func constant(t types.Type, v any) expr.Expr {
	l, err := expr.NewLiteral(t, v)
	if err != nil {
		panic(err) // v is a cell of t
	}
	return l
}
