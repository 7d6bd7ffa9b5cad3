package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// setsOf is the grouping sets of an aggregation, of which ROLLUP and CUBE of
// frames are short forms.
func setsOf(r *plan.Aggregate) [][]plan.Expr {
	switch r.Kind {
	case plan.GroupByRollup:
		var out [][]plan.Expr
		for n := len(r.GroupBy); n >= 0; n-- {
			out = append(out, r.GroupBy[:n])
		}
		return out
	case plan.GroupByCube:
		var out [][]plan.Expr
		for mask := 1<<len(r.GroupBy) - 1; mask >= 0; mask-- {
			var set []plan.Expr
			for i, e := range r.GroupBy {
				if mask&(1<<(len(r.GroupBy)-1-i)) != 0 {
					set = append(set, e)
				}
			}
			out = append(out, set)
		}
		return out
	}
	return r.Sets
}

// groupingSets resolves an aggregation over several sets of keys: every row is
// repeated for each set, with NULL for the keys that are not in it and the
// number that grouping_id() is.
func (a *analyzer) groupingSets(r *plan.Aggregate, in logical.Node, names *input) (logical.Node, error) {
	if len(r.GroupBy) > 20 {
		return nil, diag.NotImplemented("grouping sets of more than 20 expressions")
	}
	list, err := a.items(r.List, names)
	if err != nil {
		return nil, err
	}
	var keys []expr.Expr
	index := func(g plan.Expr) (int, error) {
		k, err := a.key(g, names, list, r.Keys)
		if err != nil {
			return 0, err
		}
		k = plainOf(k)
		at := slices.IndexFunc(keys, func(x expr.Expr) bool { return sameExpr(x, k) })
		if at < 0 {
			at, keys = len(keys), append(keys, k)
		}
		return at, nil
	}
	for _, g := range r.GroupBy {
		if _, err := index(g); err != nil {
			return nil, err
		}
	}
	plans := setsOf(r)
	sets := make([][]bool, len(plans))
	for i, set := range plans {
		for _, g := range set {
			at, err := index(g)
			if err != nil {
				return nil, err
			}
			for len(sets[i]) <= at {
				sets[i] = append(sets[i], false)
			}
			sets[i][at] = true
		}
	}
	for i := range sets {
		for len(sets[i]) < len(keys) {
			sets[i] = append(sets[i], false)
		}
	}
	g := expand(keys, sets)
	made := make([]*expr.Attr, len(g.Output))
	for i, f := range g.Output {
		made[i] = logical.NewAttr(f.Name, f.Type, f.Nullable)
		if i < len(keys) {
			if x, ok := keys[i].(*expr.Attr); ok {
				made[i].Qualifier = x.Qualifier
			}
		}
	}
	below := &logical.Generate{Input: in, Generator: g, Attrs: made}
	if r.Keys {
		items := make([]expr.Expr, 0, len(keys)+len(list))
		for i := range keys {
			items = append(items, made[i])
		}
		list = append(items, list...)
	}
	s := &setKeys{keys: keys, made: made}
	for i, e := range list {
		if list[i] = s.replace(e); s.failed != nil {
			return nil, s.failed
		}
	}
	return a.grouped(below, exprs(made), list)
}

func sameExpr(a, b expr.Expr) bool {
	x, ok := a.(*expr.Attr)
	y, ok2 := b.(*expr.Attr)
	if ok || ok2 {
		return ok && ok2 && x.ID == y.ID
	}
	return a.SQL() == b.SQL()
}

// expand is the generator that repeats rows: a column for each key, the number
// of the set as grouping_id() has it, and the position of the set when some set is
// there twice.
func expand(keys []expr.Expr, sets [][]bool) *expr.Generator {
	g := &expr.Generator{Name: "expand", Args: keys}
	for _, k := range keys {
		g.Output = append(g.Output, types.Field{Name: nameOf(k), Type: k.Type(), Nullable: true})
	}
	g.Output = append(g.Output, types.Field{Name: "spark_grouping_id", Type: types.Long})
	ids := make([]int64, len(sets))
	for i, set := range sets {
		for k, in := range set {
			if !in {
				ids[i] |= 1 << (len(keys) - 1 - k)
			}
		}
	}
	twice := false
	for i, id := range ids {
		twice = twice || slices.Contains(ids[:i], id)
	}
	if twice {
		g.Output = append(g.Output, types.Field{Name: "_gen_grouping_pos", Type: types.Long})
	}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		n := len(sets)
		from, set, pos := make([]int32, rows*n), make([]int64, rows*n), make([]int64, rows*n)
		for i := range rows {
			for s := range n {
				from[i*n+s], set[i*n+s], pos[i*n+s] = int32(i), ids[s], int64(s)
			}
		}
		out := make([]batch.Vector, 0, len(args)+2)
		for k, v := range args {
			pick := make([]int32, rows*n)
			for i := range pick {
				if pick[i] = -1; sets[i%n][k] {
					pick[i] = from[i]
				}
			}
			out = append(out, batch.Of(v.Type, batch.Take(v.Type, v.Flat(rows), pick)))
		}
		out = append(out, batch.Of(types.Long, batch.FromValues(types.Long, set, nil)))
		if twice {
			out = append(out, batch.Of(types.Long, batch.FromValues(types.Long, pos, nil)))
		}
		return from, out, nil
	}
	return g
}

// setKeys puts the columns of the sets into the items of a list.
type setKeys struct {
	keys   []expr.Expr
	made   []*expr.Attr
	failed error
}

func (s *setKeys) replace(e expr.Expr) expr.Expr {
	for i, k := range s.keys {
		if sameExpr(e, k) {
			return s.made[i]
		}
	}
	switch x := e.(type) {
	case *expr.Aggregate:
		return e
	case *groupingCall:
		return s.grouping(x)
	case *expr.Alias:
		child := s.replace(x.Child)
		if col, ok := child.(*expr.Attr); ok && x.Implicit && col.Name == x.Name {
			return col
		}
		return x.WithChildren([]expr.Expr{child})
	}
	children := e.Children()
	if len(children) == 0 {
		return e
	}
	out := make([]expr.Expr, len(children))
	for i, c := range children {
		out[i] = s.replace(c)
	}
	return e.WithChildren(out)
}

// grouping is grouping(key), a bit of the set's number, or grouping_id().
func (s *setKeys) grouping(g *groupingCall) expr.Expr {
	id := s.made[len(s.keys)]
	if g.name == "grouping_id" {
		for i, x := range g.args {
			if len(g.args) != len(s.keys) || s.index(x) != i {
				s.failed = diag.New(diag.Analysis, "GROUPING_ID_COLUMN_MISMATCH", "42803", "Columns of grouping_id (%s) does not match grouping columns (%s).", keyList(g.args), keyList(s.keys))
				s.failed.(*diag.Error).Placeless = true
				return g
			}
		}
		return id
	}
	at := s.index(g.args[0])
	if at < 0 {
		s.failed = diag.New(diag.Analysis, "GROUPING_COLUMN_MISMATCH", "42803", "Column of grouping (%s) can't be found in grouping columns %s.", g.args[0].SQL(), keyList(s.keys))
		return g
	}
	shift := len(s.keys) - 1 - at
	return &expr.Call{Name: "grouping", Args: []expr.Expr{id}, Typ: types.Byte, Deterministic: true, Infallible: true, Heading: g.SQL(),
		Kernel: func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
			out := make([]int8, rows)
			for i := range out {
				v, _ := args[0].Value(i).(int64)
				out[i] = int8(v >> shift & 1)
			}
			return batch.Of(types.Byte, batch.FromValues(types.Byte, out, nil)), nil
		}}
}

// index is the key that e is, or whose column e is; -1 for none.
func (s *setKeys) index(e expr.Expr) int {
	for i, k := range s.keys {
		if sameExpr(k, e) || sameExpr(s.made[i], e) {
			return i
		}
	}
	return -1
}

// groupingOver puts the values of grouping(…) and grouping_id() into e, which is
// computed over an aggregation of several sets; else e stays.
func groupingOver(e expr.Expr, agg *logical.Aggregate) (expr.Expr, error) {
	g, ok := agg.Input.(*logical.Generate)
	if !ok || g.Generator.Name != "expand" {
		return e, nil
	}
	s := &setKeys{keys: g.Generator.Args, made: g.Attrs}
	out := expr.Transform(e, func(x expr.Expr) expr.Expr {
		if call, ok := x.(*groupingCall); ok {
			return s.grouping(call)
		}
		return x
	})
	return out, s.failed
}

func keyList(keys []expr.Expr) string {
	list := make([]string, len(keys))
	for i, k := range keys {
		list[i] = k.SQL()
	}
	return strings.Join(list, ",")
}

// groupingCall is grouping(…) or grouping_id(…) until the sets are known.
type groupingCall struct {
	name  string
	args  []expr.Expr
	place diag.Place
}

// Type is TINYINT or BIGINT.
func (g *groupingCall) Type() types.Type {
	if g.name == "grouping" {
		return types.Byte
	}
	return types.Long
}

// Nullable is false.
func (g *groupingCall) Nullable() bool { return false }

// Children returns the arguments.
func (g *groupingCall) Children() []expr.Expr { return g.args }

// WithChildren replaces the arguments.
func (g *groupingCall) WithChildren(c []expr.Expr) expr.Expr {
	return &groupingCall{g.name, c, g.place}
}

// SQL is the call as it was written.
func (g *groupingCall) SQL() string { return expr.Heading(g.name, g.args) }

// Eval fails: grouping needs GROUPING SETS, CUBE or ROLLUP.
func (g *groupingCall) Eval(*expr.Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, g.alone()
}

func (g *groupingCall) alone() error {
	return diag.New(diag.Analysis, "UNSUPPORTED_GROUPING_EXPRESSION", "42K0E", "grouping()/grouping_id() can only be used with GroupingSets/Cube/Rollup.").At(g.place)
}
