package functions

import (
	"sort"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"listagg", "string_agg"}, Group: "agg_funcs", Min: 1, Max: 2, DistinctAllowed: true,
		Usage: "listagg(expr[, delimiter]) [WITHIN GROUP (ORDER BY key, ...)] - Joins the values that are not NULL.", Resolve: listAgg})
}

func listAgg(c *CallContext) error {
	t := c.Args[0].Type()
	if t.Kind() != types.KindBinary {
		t = str
	}
	heading := expr.Heading("", c.Args)[1:]
	if len(c.Args) == 1 {
		heading = strings.TrimSuffix(heading, ")") + ", NULL)"
	}
	if c.Distinct {
		heading = "DISTINCT " + heading
	}
	heading = c.Name + "(" + heading
	if len(c.Order) > 0 {
		heading += " WITHIN GROUP (ORDER BY " + listOrder(c.Order) + ")"
	}
	by := ""
	if len(c.Args) == 2 {
		if !foldable(c.Args[1]) {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: the input `delimiter` should be a foldable \"%s\" expression; however, got \"%s\".", heading, t.SQL(), c.Args[1].SQL()).At(c.Place)
		}
		e, err := Implicit(c, 1, t)
		if err != nil {
			return err
		}
		v, err := c.valueOf(e)
		if err != nil {
			return err
		}
		switch v := v.(type) {
		case string:
			by = v
		case []byte:
			by = string(v)
		}
	}
	if c.Distinct && len(c.Order) > 0 && (len(c.Order) > 1 || c.Order[0].Expr.SQL() != c.Args[0].SQL() || !types.SameType(c.Args[0].Type(), t)) {
		c.Place = diag.Place{}
		return diag.New(diag.Analysis, "INVALID_WITHIN_GROUP_EXPRESSION.MISMATCH_WITH_DISTINCT_INPUT", "42K0K",
			"Invalid function `%s` with WITHIN GROUP. The function is invoked with DISTINCT and WITHIN GROUP but expressions \"%s\" and \"%s\" do not match. The WITHIN GROUP ordering expression must be picked from the function inputs.",
			c.Name, c.Args[0].SQL(), orderText(c.Order)).At(c.Place)
	}
	value, err := Implicit(c, 0, t)
	if err != nil {
		return err
	}
	args := []expr.Expr{value}
	row := &types.Struct{Fields: []types.Field{{Name: "value", Type: t, Nullable: true}}}
	keys := c.Order
	for _, o := range c.Order {
		args = append(args, o.Expr)
		row.Fields = append(row.Fields, types.Field{Name: "key" + strconv.Itoa(len(args)), Type: o.Expr.Type(), Nullable: true})
	}
	c.Order, c.Heading, c.HeadingOf = nil, heading, nil
	c.Type, c.Nullable = t, true
	state := &types.Array{Elem: row}
	c.Aggregate = &expr.Aggregate{Args: args, State: []types.Type{state}, New: func(*expr.Context) expr.Accumulator {
		return &joined{t: t, state: state, row: row, by: by, keys: keys}
	}}
	return nil
}

// listOrder is the keys with all that they say.
func listOrder(keys []expr.Order) string {
	var parts []string
	for _, o := range keys {
		s := o.Expr.SQL() + " ASC"
		if o.Descending {
			s = o.Expr.SQL() + " DESC"
		}
		if o.NullsFirst {
			s += " NULLS FIRST"
		} else {
			s += " NULLS LAST"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

// joined is listagg: each group's rows of a value and its sort keys.
type joined struct {
	t     types.Type
	state *types.Array
	row   *types.Struct
	by    string
	keys  []expr.Order
	rows  [][]types.StructValue
}

func (a *joined) Grow(n int) { a.rows = grown(a.rows, n) }

func (a *joined) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	for i, g := range groups {
		v := args[0].Value(i)
		if v == nil {
			continue
		}
		row := types.StructValue{v}
		for _, k := range args[1:] {
			row = append(row, k.Value(i))
		}
		a.rows[g] = append(a.rows[g], row)
	}
	return nil
}

func (a *joined) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		rows, _ := state[0].Value(i).(types.ArrayValue)
		for _, r := range rows {
			a.rows[g] = append(a.rows[g], r.(types.StructValue))
		}
	}
	return nil
}

func (a *joined) State(*expr.Context) ([]batch.Vector, error) {
	b := batch.NewBuilder(a.state, len(a.rows))
	for _, rows := range a.rows {
		list := make(types.ArrayValue, len(rows))
		for i, r := range rows {
			list[i] = r
		}
		if err := b.Append(list); err != nil {
			return nil, err
		}
	}
	return []batch.Vector{batch.Of(a.state, b.Finish())}, nil
}

func (a *joined) before(x, y types.StructValue) bool {
	for i, k := range a.keys {
		u, v := x[i+1], y[i+1]
		switch {
		case u == nil && v == nil:
			continue
		case u == nil || v == nil:
			return (u == nil) == k.NullsFirst
		}
		if c := compareCells(a.row.Fields[i+1].Type, u, v); c != 0 {
			return (c < 0) != k.Descending
		}
	}
	return false
}

func (a *joined) Result(*expr.Context) (batch.Vector, error) {
	out := newTexts(a.t, len(a.rows), nil)
	for _, rows := range a.rows {
		if len(rows) == 0 {
			out.nullRow()
			continue
		}
		if len(a.keys) > 0 {
			sort.SliceStable(rows, func(i, j int) bool { return a.before(rows[i], rows[j]) })
		}
		for i, r := range rows {
			if i > 0 {
				out.data = append(out.data, a.by...)
			}
			out.data = append(out.data, bytesOf(r[0])...)
		}
		if len(out.data) > maxText {
			return batch.Vector{}, tooLarge()
		}
		out.end()
	}
	return out.finish(false), nil
}
