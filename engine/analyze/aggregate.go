package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// aggregate resolves GROUP BY and groupBy(…).agg(…).
func (a *analyzer) aggregate(r *plan.Aggregate, s *scope) (logical.Node, error) {
	if r.Pivot != nil {
		return a.pivot(r, s)
	}
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	in, names, err := a.groupWindows(in, r.GroupBy)
	if err != nil {
		return nil, err
	}
	if r.Kind != plan.GroupByPlain {
		return a.groupingSets(r, in, names)
	}
	list, err := a.items(r.List, names)
	if err != nil {
		return nil, err
	}
	if r.Pipe {
		if err := checkPipeAggregate(list); err != nil {
			return nil, err
		}
	}
	var keys []expr.Expr
	if r.GroupAll {
		for _, e := range list {
			if !hasAggregate(e) {
				keys = append(keys, ungenerated(plainOf(e))...)
			}
		}
	}
	for _, g := range r.GroupBy {
		k, err := a.key(g, names, list, r.Keys)
		if err != nil {
			return nil, err
		}
		if l, ok := g.(*plan.Literal); ok && !r.Keys && l.Type == types.Integer {
			keys = append(keys, ungenerated(k)...)
			continue
		}
		keys = append(keys, k)
	}
	if r.Keys {
		items := make([]expr.Expr, 0, len(keys)+len(list))
		for _, k := range keys {
			items = append(items, item(k))
		}
		list = append(items, list...)
		for i, k := range keys {
			if alias, ok := k.(*expr.Alias); ok {
				keys[i] = alias.Child
			}
		}
	}
	if err := checkGenerators(keys, list); err != nil {
		return nil, err
	}
	return a.grouped(in, keys, list)
}

// ungenerated is what ALL or an ordinal groups by: of a generator its arguments,
// so that rows are made of the groups.
func ungenerated(key expr.Expr) []expr.Expr {
	if g, ok := key.(*expr.Generator); ok {
		return g.Args
	}
	return []expr.Expr{key}
}

// key resolves a grouping expression: a column, an ordinal of the list, an
// alias of the list, or any expression.
func (a *analyzer) key(g plan.Expr, in *input, list []expr.Expr, frame bool) (expr.Expr, error) {
	if l, ok := g.(*plan.Literal); ok && !frame && !a.NoGroupOrdinals {
		if n, ok := l.Value.(int32); ok {
			if n < 1 || int(n) > len(list) {
				return nil, diag.New(diag.Analysis, "GROUP_BY_POS_OUT_OF_RANGE", "42805", "GROUP BY position %d is not in select list (valid range is [1, %d]).", n, len(list)).At(l.Place)
			}
			e := plainOf(list[n-1])
			if hasAggregate(e) {
				return nil, diag.New(diag.Analysis, "GROUP_BY_POS_AGGREGATE", "42903", "GROUP BY %d refers to an expression %s AS %s that contains an aggregate function. Aggregate functions are not allowed in GROUP BY.", n, qualifiedSQL(e), types.QuoteIdentifier(e.SQL())).At(l.Place)
			}
			return e, nil
		}
	}
	keysOnly := &input{attrs: in.attrs}
	k, err := a.expression(g, keysOnly)
	if err != nil {
		if name, ok := g.(*plan.Attribute); ok && len(name.Name) == 1 && !frame && !a.NoGroupAliases {
			for _, e := range list {
				if alias, ok := e.(*expr.Alias); ok && strings.EqualFold(alias.Name, name.Name[0]) {
					return alias.Child, nil
				}
			}
		}
		return nil, err
	}
	if hasAggregate(k) {
		return nil, diag.New(diag.Analysis, "GROUP_BY_AGGREGATE", "42903", "Aggregate functions are not allowed in GROUP BY, but found %s.", qualifiedSQL(k)).At(g.Where())
	}
	if !frame {
		k = plainOf(k)
	}
	return k, nil
}

func plainOf(e expr.Expr) expr.Expr {
	if alias, ok := e.(*expr.Alias); ok {
		return alias.Child
	}
	return e
}

// sortMaps puts the maps in those columns of in that are keys into one order, so
// that equal ones are one group. The columns stay what they are for all else.
func sortMaps(in logical.Node, keys []expr.Expr) logical.Node {
	sorted := map[expr.ID]bool{}
	for _, k := range keys {
		if x, ok := k.(*expr.Attr); ok && functions.HasMap(x.Typ) {
			sorted[x.ID] = true
		}
	}
	if len(sorted) == 0 {
		return in
	}
	var list []expr.Expr
	for _, x := range in.Output() {
		if !sorted[x.ID] {
			list = append(list, x)
			continue
		}
		list = append(list, &expr.Alias{Child: functions.SortMaps(x), Name: x.Name, ID: x.ID, Metadata: x.Metadata})
	}
	return logical.NewProject(in, list)
}

// grouped makes the aggregation: keys that are no columns are computed below it,
// and the list names keys as columns.
func (a *analyzer) grouped(in logical.Node, keys, list []expr.Expr) (logical.Node, error) {
	// Time windows make rows, so they come first, wherever they stand.
	written := keys
	in, all, err := a.windows(in, slices.Concat(keys, list))
	if err != nil {
		return nil, err
	}
	keys, list = all[:len(keys):len(keys)], all[len(keys):]
	for _, k := range keys {
		if t := k.Type(); !batch.Orderable(t) && !functions.HasMap(t) {
			return nil, diag.New(diag.Analysis, "GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE", "42822",
				"The expression \"%s\" cannot be used as a grouping expression because its data type \"%s\" is not an orderable data type.", k.SQL(), t.SQL())
		}
	}
	in = sortMaps(in, keys)
	var below, group []expr.Expr
	for _, x := range in.Output() {
		below = append(below, x)
	}
	computed := map[string]*expr.Attr{}
	changed := false
	for _, k := range keys {
		if x, ok := k.(*expr.Attr); ok {
			group = append(group, x)
			continue
		}
		if made := computed[k.SQL()]; made != nil {
			group = append(group, made)
			continue
		}
		alias := &expr.Alias{Child: k, Name: k.SQL(), ID: newID(), Implicit: true}
		if functions.HasMap(k.Type()) {
			alias.Child = functions.SortMaps(k)
		}
		x := logical.AttrOf(alias)
		computed[k.SQL()] = x
		below, group, changed = append(below, alias), append(group, x), true
	}
	if changed {
		in = logical.NewProject(in, below)
	}
	in = sessions(in, written, group)
	out := make([]expr.Expr, len(list))
	for i, e := range list {
		x, err := a.overKeys(e, group, computed)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	for _, e := range out {
		if err := checkGroupedSubquery(e); err != nil {
			return nil, err
		}
	}
	for _, e := range out {
		if staysAbove(e) {
			inner, outer := beneath(out)
			return a.build(logical.NewAggregate(in, group, inner), outer)
		}
	}
	return logical.NewAggregate(in, group, out), nil
}

// overKeys rewrites an item in terms of keys and aggregates, and refuses what
// is neither.
func (a *analyzer) overKeys(e expr.Expr, group []expr.Expr, computed map[string]*expr.Attr) (expr.Expr, error) {
	if alias, ok := e.(*expr.Alias); ok {
		child, err := a.overKeys(alias.Child, group, computed)
		if err != nil {
			return nil, err
		}
		if x, ok := child.(*expr.Attr); ok && alias.Implicit && x.Name == alias.Name {
			return x, nil
		}
		return alias.WithChildren([]expr.Expr{child}), nil
	}
	if w, ok := e.(*expr.WindowCall); ok {
		return a.windowOverKeys(w, group, computed)
	}
	if agg, ok := e.(*expr.Aggregate); ok {
		for _, arg := range agg.Args {
			if hasWindow(arg) {
				return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1031", "", "It is not allowed to use a window function inside an aggregate function. Please use the inner window function in a sub-query.")
			}
			if expr.Any(arg, func(x expr.Expr) bool { _, ok := x.(*expr.Generator); return ok }) {
				return nil, nestedGenerator(agg)
			}
			if expr.Any(arg, logical.Partitioned) {
				return nil, diag.New(diag.Analysis, "AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION", "42845",
					"Non-deterministic expression \"%s\" should not appear in the arguments of an aggregate function.", agg.SQL()).At(placeOfAggregate(arg))
			}
			if hasAggregate(arg) {
				return nil, diag.New(diag.Analysis, "NESTED_AGGREGATE_FUNCTION", "42607", "It is not allowed to use an aggregate function in the argument of another aggregate function. Please use the inner aggregate function in a sub-query.").At(placeOfAggregate(arg))
			}
		}
		return e, nil
	}
	if x, ok := e.(*expr.Attr); ok {
		for _, g := range group {
			if k, ok := g.(*expr.Attr); ok && k.ID == x.ID {
				return e, nil
			}
		}
		return nil, missingAggregation(e, len(group) > 0)
	}
	sql := e.SQL()
	if made := computed[sql]; made != nil {
		return made, nil
	}
	for _, g := range group {
		if k, ok := g.(*expr.Attr); ok {
			if text, window := a.windowed[k.ID]; window && text == sql {
				return k, nil
			}
		}
	}
	if g, ok := e.(*groupingCall); ok {
		return nil, g.alone()
	}
	children := e.Children()
	if len(children) == 0 {
		return e, nil
	}
	out := make([]expr.Expr, len(children))
	for i, c := range children {
		x, err := a.overKeys(c, group, computed)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return e.WithChildren(out), nil
}

// windowOverKeys is overKeys for what a window function works on.
func (a *analyzer) windowOverKeys(w *expr.WindowCall, group []expr.Expr, computed map[string]*expr.Attr) (expr.Expr, error) {
	children := w.Children()
	args := w.Function.Children()
	changed := make([]expr.Expr, len(args))
	var err error
	for i, c := range args {
		if changed[i], err = a.overKeys(c, group, computed); err != nil {
			return nil, err
		}
	}
	out := append([]expr.Expr{w.Function.WithChildren(changed)}, children[1:]...)
	for i, c := range children[1:] {
		if out[i+1], err = a.overKeys(c, group, computed); err != nil {
			return nil, err
		}
	}
	return w.WithChildren(out), nil
}

func missingAggregation(e expr.Expr, grouped bool) error {
	if !grouped {
		return diag.New(diag.Analysis, "MISSING_GROUP_BY", "42803", "The query does not include a GROUP BY clause. Add GROUP BY or turn it into the window functions using OVER clauses.")
	}
	quoted := `"` + e.SQL() + `"`
	return diag.New(diag.Analysis, "MISSING_AGGREGATION", "42803",
		"The non-aggregating expression %s is based on columns which are not participating in the GROUP BY clause.\nAdd the columns or the expression to the GROUP BY, aggregate the expression, or use \"any_value(%s)\" if you do not care which of the values within a group is returned.", quoted, e.SQL()).
		With("expression", quoted).With("expressionAnyValue", `"any_value(`+e.SQL()+`)"`)
}
