package exec

import (
	"context"
	"slices"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

// spreadGroups groups the rows of each partition, moves the groups to where
// the hash of their keys says, and puts them together there.
func spreadGroups(ctx context.Context, e Env, n *logical.Aggregate) (*spread, error) {
	s, err := spreadOf(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	if err := s.settle(ctx, e); err != nil {
		return nil, err
	}
	g, err := NewAggregation(n)
	if err != nil {
		return nil, err
	}
	if g.distinct {
		return g.spreadDistincts(ctx, e, s, n)
	}
	states, err := g.partials(ctx, e, s, n)
	if err != nil {
		return nil, err
	}
	moved := &spread{by: s.by}
	var keys []expr.Expr // a column that is named twice counts once
	for i, k := range n.GroupBy {
		a, _ := k.(*expr.Attr)
		if a == nil || !slices.ContainsFunc(n.GroupBy[:i], func(x expr.Expr) bool { b, ok := x.(*expr.Attr); return ok && b.ID == a.ID }) {
			keys = append(keys, &expr.Ref{Index: i, Attr: logical.AttrOf(k)})
		}
	}
	if s.by.covers(n.GroupBy) {
		for _, b := range states {
			moved.parts = append(moved.parts, partOf(b...))
		}
	} else if moved, err = exchange(ctx, e, states, g.partial, e.shuffles(), true, byHash(keys, e.context(ctx, 0), e.shuffles())); err != nil {
		return nil, err
	}
	out := &spread{by: layout{whole: moved.by.whole}}
	for p := range moved.parts {
		b, err := g.mergePart(ctx, e, moved, p)
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, partOf(b))
	}
	out.by.ids = byColumns(columnsOf(n.GroupBy)).within(n.Output()).ids
	return out, nil
}

// partials are the groups of each partition.
func (g *Aggregation) partials(ctx context.Context, e Env, s *spread, n *logical.Aggregate) ([][]*batch.Batch, error) {
	parts := make([]*groups, len(s.parts))
	for i := range parts {
		parts[i] = g.groups(e.context(ctx, i))
	}
	err := s.run(ctx, e, logical.SeesPartitions(n), func(p int, b *batch.Batch) error { return parts[p].update(b) })
	if err != nil {
		return nil, err
	}
	out := make([][]*batch.Batch, len(parts))
	for i, p := range parts {
		b, err := p.state()
		if err != nil {
			return nil, err
		}
		if err := e.take(bytesOf(b)); err != nil {
			return nil, err
		}
		if b.Rows > 0 {
			out[i] = []*batch.Batch{g.nullsLast(b)}
		}
	}
	return out, nil
}

// nullsLast puts the groups with a NULL in their key behind the others where
// Spark has a table of its own for keys without, which is handed on first.
func (g *Aggregation) nullsLast(b *batch.Batch) *batch.Batch {
	if g.sorts() || !quick(g.partial.Fields, len(g.keys)) {
		return b
	}
	for _, c := range g.calls {
		// A first with a filter is a pivot's, which Spark does not compile.
		if objectStates[c.agg.Name] || c.agg.Name == "first" && c.filter != nil {
			return b
		}
	}
	return withNullsLast(b, b.Columns[:len(g.keys)])
}

// quick reports whether Spark has a table of its own for keys without NULL: the
// first columns of fields are keys, the others states.
func quick(fields []types.Field, keys int) bool {
	for i, f := range fields {
		switch t := f.Type.(type) {
		case *types.Array, *types.Map, *types.Struct:
			return false
		case types.Decimal:
			if i >= keys && t.Precision > 18 {
				return false
			}
		default:
			switch k := t.Kind(); {
			case k == types.KindBinary, k == types.KindVariant, i < keys && (k == types.KindFloat || k == types.KindDouble):
				return false
			}
		}
	}
	return true
}

// withNullsLast puts the rows with a NULL in their key behind the others.
func withNullsLast(b *batch.Batch, keys []batch.Vector) *batch.Batch {
	var order, last []int32
	for i := range b.Rows {
		null := false
		for _, k := range keys {
			null = null || k.Null(i)
		}
		if null {
			last = append(last, int32(i))
		} else {
			order = append(order, int32(i))
		}
	}
	if len(last) == 0 {
		return b
	}
	return batch.Gather(b, append(order, last...))
}

// mergePart is the output of the groups that have come to partition p.
func (g *Aggregation) mergePart(ctx context.Context, e Env, moved *spread, p int) (*batch.Batch, error) {
	all := g.groups(e.context(ctx, p))
	one := &spread{parts: moved.parts[p : p+1]}
	if err := one.run(ctx, e, true, func(_ int, b *batch.Batch) error { _, err := all.merge(b); return err }); err != nil {
		return nil, err
	}
	out, err := all.output()
	if err != nil || !g.sorts() && len(g.calls) > 0 {
		return out, err
	}
	keys, err := all.keyColumns()
	if err != nil {
		return nil, err
	}
	if !g.sorts() {
		if quick(g.partial.Fields, len(g.keys)) {
			out = withNullsLast(out, keys)
		}
		return out, nil
	}
	return batch.Gather(out, newOrdering(out.Rows, keys, ascending(g.keys)).sorted()), nil
}

// sorts reports whether Spark sorts rows to group them: when some state is no
// plain number and none is an object.
func (g *Aggregation) sorts() bool {
	sorts := overSessions(g.node.Input)
	for _, c := range g.calls {
		if objectStates[c.agg.Name] {
			return false
		}
		switch c.agg.Name {
		case "min", "max", "first", "last", "any_value", "min_by", "max_by":
			for _, a := range c.args {
				sorts = sorts || !plainState(a.Type())
			}
		}
	}
	return sorts
}

// overSessions reports whether the rows come from sessions, which are found in
// sorted rows.
func overSessions(n logical.Node) bool {
	switch n := n.(type) {
	case *logical.Sessions:
		return true
	case *logical.Project, *logical.Filter, *logical.SubqueryAlias:
		return overSessions(n.Children()[0])
	}
	return false
}

// plainState reports whether Spark changes values of a type in place.
func plainState(t types.Type) bool {
	switch t.Kind() {
	case types.KindString, types.KindBinary, types.KindArray, types.KindMap, types.KindStruct, types.KindVariant:
		return false
	}
	return true
}

// objectStates are the aggregates that keep an object for each group.
var objectStates = map[string]bool{"collect_list": true, "collect_set": true, "percentile": true, "percentile_approx": true, "mode": true, "listagg": true,
	"histogram_numeric": true, "count_min_sketch": true, "median": true, "bitmap_construct_agg": true}

// spreadDistinct keeps the first row of each key of a partition, moves those
// that are left by the hash of the key, and keeps the first of each there.
func spreadDistinct(ctx context.Context, e Env, n *logical.Deduplicate) (*spread, error) {
	s, err := spreadOf(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	rows, err := s.rows(ctx, e, n.Input)
	if err != nil {
		return nil, err
	}
	once := func(batches []*batch.Batch) ([]*batch.Batch, error) {
		return deduplicated(ctx, e, n.WithChildren([]logical.Node{&logical.LocalRelation{Attrs: n.Input.Output(), Batches: batches}}).(*logical.Deduplicate))
	}
	sorts := firstOfTexts(n)
	for i, p := range rows {
		if rows[i], err = once(p); err != nil {
			return nil, err
		}
		if !sorts {
			if rows[i], err = nullKeysLast(rows[i], n); err != nil {
				return nil, err
			}
		}
	}
	keys := make([]expr.Expr, len(n.Keys))
	all := make([]expr.Expr, len(n.Keys))
	for i, k := range n.Keys {
		all[i] = k
		if keys[i], err = Bind(k, n.Input.Output()); err != nil {
			return nil, err
		}
	}
	moved := &spread{by: s.by}
	if s.by.covers(all) {
		for _, p := range rows {
			moved.parts = append(moved.parts, partOf(p...))
		}
	} else if moved, err = exchange(ctx, e, rows, schemaOf(n.Input.Output()), e.shuffles(), true, byHash(keys, e.context(ctx, 0), e.shuffles())); err != nil {
		return nil, err
	}
	out := &spread{by: layout{whole: moved.by.whole, ids: byColumns(idsOf(n.Keys)).ids}}
	for p := range moved.parts {
		one := &spread{parts: moved.parts[p : p+1]}
		in, err := one.rows(ctx, e, n)
		if err != nil {
			return nil, err
		}
		kept, err := once(in[0])
		if err != nil {
			return nil, err
		}
		if sorts {
			var b *batch.Batch
			b, err = byOrder(ctx, e, kept, ascending(all), n.Input.Output())
			kept = []*batch.Batch{b}
		} else if len(n.Keys) == len(n.Input.Output()) {
			kept, err = nullKeysLast(kept, n)
		}
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, partOf(kept...))
	}
	return out, nil
}

// nullKeysLast is nullsLast for rows that are left of their duplicates.
func nullKeysLast(batches []*batch.Batch, n *logical.Deduplicate) ([]*batch.Batch, error) {
	all, err := batch.Concat(schemaOf(n.Input.Output()), batches)
	if err != nil {
		return nil, err
	}
	var keys []batch.Vector
	var fields []types.Field
	for i, a := range n.Input.Output() {
		if slices.ContainsFunc(n.Keys, func(k *expr.Attr) bool { return k.ID == a.ID }) {
			keys = append(keys, all.Columns[i])
			fields = append(fields, all.Schema.Fields[i])
		}
	}
	if !quick(fields, len(fields)) {
		return batches, nil
	}
	return []*batch.Batch{withNullsLast(all, keys)}, nil
}

// firstOfTexts reports whether Spark sorts rows to leave duplicates out: it takes
// the first value of each other column, and some are no plain numbers.
func firstOfTexts(n *logical.Deduplicate) bool {
	return slices.ContainsFunc(n.Input.Output(), func(a *expr.Attr) bool {
		return !a.Hidden && !plainState(a.Typ) && !slices.ContainsFunc(n.Keys, func(k *expr.Attr) bool { return k.ID == a.ID })
	})
}
