package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// toSchema gives a frame the columns of a schema, found by name: others go,
// missing ones that may be NULL are NULL, and types are cast where a table of
// that schema would store them.
func (a *analyzer) toSchema(r *plan.ToSchema, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	var list []expr.Expr
	for _, f := range r.Schema.Fields {
		found := names.named(f.Name)
		var x expr.Expr
		switch len(found) {
		case 0:
			if !f.Nullable {
				return nil, unresolved(&plan.Attribute{Name: []string{f.Name}}, names)
			}
			if x, err = expr.NewLiteral(f.Type, nil); err != nil {
				return nil, err
			}
		case 1:
			if x, err = a.matched(found[0], f, []string{f.Name}); err != nil {
				return nil, err
			}
		default:
			return nil, ambiguous(&plan.Attribute{Name: []string{f.Name}}, found)
		}
		if same, ok := x.(*expr.Attr); ok && same.Name == f.Name && f.Metadata == nil {
			list = append(list, same)
			continue
		}
		list = append(list, &expr.Alias{Child: x, Name: f.Name, ID: newID(), Metadata: f.Metadata})
	}
	return logical.NewProject(in, list), nil
}

// matched is a column as a field of the schema wants it.
func (a *analyzer) matched(x expr.Expr, f types.Field, path []string) (expr.Expr, error) {
	quoted := quoteName(path)
	if x.Nullable() && !f.Nullable {
		return nil, diag.New(diag.Analysis, "NULLABLE_COLUMN_OR_FIELD", "42000", "Column or field %s is nullable while it's required to be non-nullable.", quoted).With("name", quoted)
	}
	if types.SameType(x.Type(), f.Type) {
		return x, nil
	}
	nested := func(t types.Type) bool {
		k := t.Kind()
		return k == types.KindStruct || k == types.KindArray || k == types.KindMap
	}
	if nested(x.Type()) && x.Type().Kind() == f.Type.Kind() {
		return nil, diag.NotImplemented("DataFrame.to with another type inside of %s", strings.Join(path, "."))
	}
	if nested(x.Type()) || nested(f.Type) || !storesAs(x.Type(), f.Type) {
		return nil, diag.New(diag.Analysis, "INVALID_COLUMN_OR_FIELD_DATA_TYPE", "42000", "Column or field %s is of type \"%s\" while it's required to be \"%s\".", quoted, x.Type().SQL(), f.Type.SQL()).
			With("name", quoted).With("type", x.Type().SQL()).With("expectedType", f.Type.SQL())
	}
	return functions.Cast(x, f.Type, functions.ANSI)
}

// storesAs reports whether ANSI store assignment casts between simple types.
func storesAs(from, to types.Type) bool {
	times := func(t types.Type) bool {
		k := t.Kind()
		return k == types.KindDate || k == types.KindTimestamp || k == types.KindTimestampNTZ
	}
	switch {
	case from.Kind() == types.KindNull, from.Kind() == to.Kind():
		return true
	case to.Kind() == types.KindString:
		return from.Kind() != types.KindBinary
	}
	return types.IsNumeric(from) && types.IsNumeric(to) || times(from) && times(to)
}
