package functions

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// higherOrder is a function with lambdas. Bodies are evaluated over the elements
// of all rows at once.
type higherOrder struct {
	name    string
	args    []expr.Expr // without the lambdas
	lambdas []*expr.Lambda
	typ     types.Type
	null    bool
	heading func(args []expr.Expr, lambdas []*expr.Lambda) string
	run     func(h *higherOrder, c *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error)
}

func (h *higherOrder) Type() types.Type { return h.typ }

func (h *higherOrder) Nullable() bool { return h.null }

func (h *higherOrder) Children() []expr.Expr {
	out := append([]expr.Expr(nil), h.args...)
	for _, l := range h.lambdas {
		out = append(out, l)
	}
	return out
}

func (h *higherOrder) WithChildren(c []expr.Expr) expr.Expr {
	g := *h
	g.args, g.lambdas = c[:len(h.args):len(h.args)], nil
	for _, l := range c[len(h.args):] {
		g.lambdas = append(g.lambdas, l.(*expr.Lambda))
	}
	return &g
}

func (h *higherOrder) SQL() string {
	if h.heading != nil {
		return h.heading(h.args, h.lambdas)
	}
	return expr.Heading(h.name, h.Children())
}

func (h *higherOrder) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	args := make([]batch.Vector, len(h.args))
	for i, a := range h.args {
		v, err := a.Eval(c, in)
		if err != nil {
			return batch.Vector{}, err
		}
		args[i] = batch.Of(v.Type, v.Flat(in.Rows))
	}
	return h.run(h, c, in, args)
}

// apply evaluates a lambda once for each entry of from, which is the row of in
// that the entry belongs to; params has a column for each parameter.
func apply(l *expr.Lambda, c *expr.Context, in *batch.Batch, from []int32, params ...batch.Vector) (batch.Vector, error) {
	inner := *c
	inner.Vars = make([]batch.Vector, max(len(c.Vars), l.Params[len(l.Params)-1].Slot+1))
	for i, v := range c.Vars {
		if v.Array != nil {
			inner.Vars[i] = batch.Of(v.Type, batch.Take(v.Type, v.Flat(in.Rows), from))
		}
	}
	for i, p := range l.Params {
		inner.Vars[p.Slot] = params[i]
	}
	outer := &batch.Batch{Rows: len(from), Columns: make([]batch.Vector, len(in.Columns)), Schema: in.Schema}
	used := map[int]bool{}
	refs(l.Body, used)
	for i, col := range in.Columns {
		if used[i] {
			outer.Columns[i] = batch.Of(col.Type, batch.Take(col.Type, col.Flat(in.Rows), from))
		}
	}
	v, err := l.Body.Eval(&inner, outer)
	if err != nil {
		return batch.Vector{}, err
	}
	return batch.Of(v.Type, v.Flat(len(from))), nil
}

func refs(e expr.Expr, used map[int]bool) {
	if r, ok := e.(*expr.Ref); ok {
		used[r.Index] = true
	}
	for _, c := range e.Children() {
		refs(c, used)
	}
}

// entries are the elements of lists, flattened.
type entries struct {
	from    []int32 // row of each element
	at      []int32 // place of each element among the child's
	index   []int32 // place within its row
	offsets []int32 // of the rows, over the flattened elements
	valid   batch.Bits
}

func entriesOf(list array.ListLike) *entries {
	n := list.Len()
	e := &entries{offsets: make([]int32, 1, n+1), valid: batch.Valid(list)}
	for i := range n {
		if !list.IsNull(i) {
			first, end := list.ValueOffsets(i)
			for k := first; k < end; k++ {
				e.from, e.at, e.index = append(e.from, int32(i)), append(e.at, int32(k)), append(e.index, int32(k-first))
			}
		}
		e.offsets = append(e.offsets, int32(len(e.from)))
	}
	return e
}

func (e *entries) positions() batch.Vector {
	return batch.Of(types.Integer, batch.FromValues(types.Integer, e.index, nil))
}

// child is the elements of an array column, in the order of e.
func (e *entries) child(v batch.Vector) batch.Vector {
	elem := v.Type.(*types.Array).Elem
	return batch.Of(elem, batch.Take(elem, v.Array.(array.ListLike).ListValues(), e.at))
}

// keysValues is the keys and values of a map column.
func (e *entries) keysValues(v batch.Vector) (keys, values batch.Vector) {
	t, m := v.Type.(*types.Map), v.Array.(*array.Map)
	return batch.Of(t.Key, batch.Take(t.Key, m.Keys(), e.at)), batch.Of(t.Value, batch.Take(t.Value, m.Items(), e.at))
}

// kept are the elements whose flag is true, with the offsets that they make.
func (e *entries) kept(flags batch.Vector) (pick, offsets []int32) {
	offsets = make([]int32, 1, len(e.offsets))
	for row := 1; row < len(e.offsets); row++ {
		for k := e.offsets[row-1]; k < e.offsets[row]; k++ {
			if isTrue(flags, int(k)) {
				pick = append(pick, k)
			}
		}
		offsets = append(offsets, int32(len(pick)))
	}
	return pick, offsets
}

func isTrue(v batch.Vector, i int) bool {
	b, ok := v.Value(i).(bool)
	return ok && b
}

// lambda resolves the lambda in argument i.
func (c *CallContext) lambda(i int, params ...expr.LambdaParam) (*expr.Lambda, error) {
	if _, ok := c.Args[i].(*expr.Lambda); !ok || c.ResolveLambda == nil {
		return nil, c.unexpected(i, "LAMBDA")
	}
	return c.ResolveLambda(i, params)
}

func (c *CallContext) higher(t types.Type, null bool, lambdas []*expr.Lambda, run func(h *higherOrder, x *expr.Context, in *batch.Batch, args []batch.Vector) (batch.Vector, error)) {
	h := &higherOrder{name: c.Name, typ: t, null: null, lambdas: lambdas, run: run}
	for _, a := range c.Args {
		if _, ok := a.(*expr.Lambda); !ok {
			h.args = append(h.args, a)
			h.null = h.null || a.Nullable()
		}
	}
	c.Expr = h
}

// booleanLambda refuses a lambda that does not give a boolean.
func (c *CallContext) booleanLambda(i int, l *expr.Lambda) error {
	if k := l.Type().Kind(); k == types.KindBoolean || k == types.KindNull {
		return nil
	}
	c.Args[i] = l
	return c.unexpected(i, "BOOLEAN")
}

func lambdaFunc(names []string, least, most int, usage string, resolve func(c *CallContext) error) {
	register(Spec{Names: names, Group: "lambda_funcs", Min: least, Max: most, Usage: usage, Resolve: resolve})
}

func listOf(t types.Type, offsets []int32, elements arrow.Array, valid batch.Bits) batch.Vector {
	return batch.Of(t, batch.ListOf(t, offsets, elements, valid))
}
