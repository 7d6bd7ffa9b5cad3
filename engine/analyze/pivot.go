package analyze

import (
	"slices"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// pivoted is a value of a pivot: the constant and the name that its columns
// start with.
type pivoted struct {
	value expr.Expr
	name  string
}

// pivot resolves PIVOT. As in Spark there are two ways. Where all aggregates
// have plain numbers as results, groups are made by key and pivot column first,
// and then their rows are spread; so a missing combination is NULL, even for
// count. Else each aggregate is computed once a value over the arguments of
// the rows that have it.
func (a *analyzer) pivot(r *plan.Aggregate, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	column, err := a.pivotColumn(r.Pivot.Columns, names)
	if err != nil {
		return nil, err
	}
	values, err := a.pivotValues(r.Pivot.Values, column)
	if err != nil {
		return nil, err
	}
	for _, e := range r.List {
		if s := starIn(e); s != nil {
			d := diag.New(diag.Analysis, "INVALID_USAGE_OF_STAR_OR_REGEX", "42000", "Invalid usage of '*' in Pivot.").At(s.Place)
			d.Tail = ";"
			return nil, d
		}
	}
	list, err := a.items(r.List, names)
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		if !hasAggregate(x) {
			return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1006", "", "Aggregate expression required for pivot, but '%s' did not appear in any aggregate function.", plainOf(x).SQL())
		}
	}
	var keys []expr.Expr
	for _, g := range r.GroupBy {
		k, err := a.key(g, names, nil, true)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	if !r.Keys && len(r.GroupBy) == 0 {
		keys = unused(names, append(slices.Clone(list), column))
	}
	numbers := !slices.ContainsFunc(list, func(x expr.Expr) bool { return !plainNumber(x.Type()) })
	if numbers {
		return a.pivotSpread(in, keys, column, values, list)
	}
	return a.pivotEach(in, keys, column, values, list)
}

// unused are the columns that PIVOT groups by when nothing says: those that
// neither the pivot nor the aggregates use.
func unused(in *input, by []expr.Expr) []expr.Expr {
	used := map[expr.ID]bool{}
	for _, e := range by {
		expr.Walk(e, func(x expr.Expr) bool {
			if c, ok := x.(*expr.Attr); ok {
				used[c.ID] = true
			}
			return true
		})
	}
	var out []expr.Expr
	for _, x := range in.open() {
		if !used[x.ID] {
			out = append(out, x)
		}
	}
	return out
}

// plainNumber reports whether Spark's PivotFirst can hold the type.
func plainNumber(t types.Type) bool { return types.IsNumeric(t) || t.Kind() == types.KindBoolean }

func (a *analyzer) pivotColumn(columns []plan.Expr, in *input) (expr.Expr, error) {
	if len(columns) == 1 {
		x, err := a.expression(columns[0], in)
		return plainOf(x), err
	}
	args, err := a.args(columns, in)
	if err != nil {
		return nil, err
	}
	return a.resolved("struct", args...)
}

func (a *analyzer) pivotValues(list []plan.PivotValue, column expr.Expr) ([]pivoted, error) {
	var out []pivoted
	for _, v := range list {
		x, err := a.expression(v.Value, &input{})
		if err != nil {
			return nil, err
		}
		name := v.Alias
		if alias, ok := x.(*expr.Alias); ok && !alias.Implicit {
			name = alias.Name
		}
		x = plainOf(x)
		if _, err := functions.Cast(x, column.Type(), functions.ANSI); err != nil {
			return nil, diag.New(diag.Analysis, "PIVOT_VALUE_DATA_TYPE_MISMATCH", "42K09", "Invalid pivot value '%s': value data type %s does not match pivot column data type %s.", x.SQL(), quotedType(x.Type()), quotedType(column.Type())).At(v.Value.Where())
		}
		cast, err := functions.Cast(x, column.Type(), a.castMode())
		if err != nil {
			return nil, err
		}
		value, err := a.constant(cast)
		if err != nil {
			return nil, diag.New(diag.Analysis, "NON_LITERAL_PIVOT_VALUES", "42K08", "Literal expressions required for pivot values, found \"%s\".", x.SQL()).At(v.Value.Where())
		}
		l := constant(column.Type(), value)
		if name == "" {
			if name, err = a.pivotName(l, value); err != nil {
				return nil, err
			}
		}
		out = append(out, pivoted{l, name})
	}
	return out, nil
}

// pivotName is the value as text.
func (a *analyzer) pivotName(l expr.Expr, value any) (string, error) {
	if value == nil {
		return "null", nil
	}
	c, err := functions.Cast(l, types.String, functions.Legacy)
	if err != nil {
		return "", err
	}
	s, err := a.constant(c)
	text, _ := s.(string)
	return text, err
}

// pivotColumnName is the heading of one aggregate for one value.
func pivotColumnName(v pivoted, list []expr.Expr, at int) string {
	if len(list) == 1 {
		return v.name
	}
	return v.name + "_" + list[at].(*expr.Alias).Name
}

// pivotSpread groups by keys and column, then by keys alone.
func (a *analyzer) pivotSpread(in logical.Node, keys []expr.Expr, column expr.Expr, values []pivoted, list []expr.Expr) (logical.Node, error) {
	key := &expr.Alias{Child: column, Name: "_pivot", ID: newID()}
	var first []expr.Expr
	for _, k := range keys {
		first = append(first, item(k))
	}
	groups := make([]*expr.Attr, len(keys))
	for i, k := range first {
		groups[i] = logical.AttrOf(k)
	}
	first = append(append(first, key), list...)
	plain := make([]expr.Expr, len(keys))
	for i, k := range keys {
		plain[i] = plainOf(k)
	}
	n, err := a.grouped(in, append(plain, column), first)
	if err != nil {
		return nil, err
	}
	out := n.Output()
	var second []expr.Expr
	by := make([]expr.Expr, len(keys))
	for i := range keys {
		by[i] = out[i]
		second = append(second, out[i])
	}
	at, results := out[len(keys)], out[len(keys)+1:]
	for _, v := range values {
		cond, err := a.resolved("<=>", at, v.value)
		if err != nil {
			return nil, err
		}
		for i, x := range results {
			spec, _ := functions.Lookup("first")
			f, err := functions.Resolve(&functions.CallContext{Spec: spec, Name: "first", Args: []expr.Expr{x}, Filter: cond, Conf: a.Conf})
			if err != nil {
				return nil, err
			}
			second = append(second, &expr.Alias{Child: f, Name: pivotColumnName(v, list, i), ID: newID()})
		}
	}
	return a.grouped(n, by, second)
}

// pivotEach computes each aggregate over IF(column <=> value, argument, NULL).
func (a *analyzer) pivotEach(in logical.Node, keys []expr.Expr, column expr.Expr, values []pivoted, list []expr.Expr) (logical.Node, error) {
	var out []expr.Expr
	plain := make([]expr.Expr, len(keys))
	for i, k := range keys {
		out, plain[i] = append(out, item(k)), plainOf(k)
	}
	for _, v := range values {
		cond, err := a.resolved("<=>", column, v.value)
		if err != nil {
			return nil, err
		}
		for i, x := range list {
			var failed error
			e := expr.Transform(plainOf(x), func(x expr.Expr) expr.Expr {
				agg, ok := x.(*expr.Aggregate)
				if !ok || failed != nil {
					return x
				}
				made, err := a.where(agg, cond)
				if err != nil {
					failed = err
					return x
				}
				return made
			})
			if failed != nil {
				return nil, failed
			}
			out = append(out, &expr.Alias{Child: e, Name: pivotColumnName(v, list, i), ID: newID()})
		}
	}
	return a.grouped(in, plain, out)
}

// where is an aggregate over the rows of a pivot's value: others have NULL for
// arguments, which first and last then skip.
func (a *analyzer) where(agg *expr.Aggregate, cond expr.Expr) (expr.Expr, error) {
	args := make([]expr.Expr, len(agg.Args))
	for i, x := range agg.Args {
		if _, ok := x.(*expr.Literal); ok && i > 0 {
			args[i] = x // a parameter of the function
			continue
		}
		var err error
		if args[i], err = functions.CaseWhen(&functions.CallContext{Name: "if", Conf: a.Conf}, []expr.Expr{cond, x}, null(x.Type())); err != nil {
			return nil, err
		}
	}
	spec, ok := functions.Lookup(agg.Name)
	if !ok {
		return nil, diag.NotImplemented("PIVOT with %s", agg.Name)
	}
	ignore := agg.Name == "first" || agg.Name == "first_value" || agg.Name == "last" || agg.Name == "last_value"
	return functions.Resolve(&functions.CallContext{Spec: spec, Name: agg.Name, Args: args, Distinct: agg.Distinct, Order: agg.Order, Filter: agg.Filter, Ignore: ignore, Conf: a.Conf})
}

// starIn is the star among the arguments of a function, at any depth; nil when
// there is none. In SQL text the parser has made a number of it.
func starIn(e plan.Expr) *plan.Star {
	switch e := e.(type) {
	case *plan.Alias:
		return starIn(e.Child)
	case *plan.Function:
		if e.SQL {
			return nil
		}
		for _, arg := range e.Args {
			if s, ok := arg.(*plan.Star); ok {
				return s
			}
			if s := starIn(arg); s != nil {
				return s
			}
		}
	}
	return nil
}
