package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// picked keeps one row of some batch for each group.
type picked struct {
	parts []batch.Vector // columns that rows point into
	part  []int32        // 0 for none, else index+1
	row   []int32
	has   []bool // a row was taken, be it NULL
}

func (p *picked) Grow(n int) {
	p.part, p.row, p.has = grown(p.part, n), grown(p.row, n), grown(p.has, n)
}

// column gathers the kept rows.
func (p *picked) column(t types.Type) batch.Vector {
	from := make([]int32, len(p.parts)) // where each part starts among all
	all := make([]*batch.Batch, len(p.parts))
	total := int32(0)
	for i, v := range p.parts {
		from[i] = total
		rows := v.Array.Len()
		all[i] = &batch.Batch{Columns: []batch.Vector{batch.Of(t, v.Array)}, Rows: rows}
		total += int32(rows)
	}
	joined, err := batch.Concat(&types.Struct{Fields: []types.Field{{Type: t, Nullable: true}}}, all)
	if err != nil {
		panic(err) // the parts have one type
	}
	rows := make([]int32, len(p.part))
	for g, part := range p.part {
		rows[g] = -1
		if part > 0 {
			rows[g] = from[part-1] + p.row[g]
		}
	}
	return batch.Of(t, batch.Take(t, joined.Column(0), rows))
}

// settle copies the kept rows once many columns are held, so that they can go.
func (p *picked) settle(t types.Type) {
	if len(p.parts) < 64 {
		return
	}
	p.parts = []batch.Vector{p.column(t)}
	for g := range p.part {
		if p.part[g] > 0 {
			p.part[g], p.row[g] = 1, int32(g)
		}
	}
}

func (p *picked) state(t types.Type) []batch.Vector {
	return []batch.Vector{p.column(t), flagsOf(p.has)}
}

// firstLast is first and last.
type firstLast struct {
	picked
	t            types.Type
	last, ignore bool
}

func (a *firstLast) take(groups []uint32, v batch.Vector, taken func(i int) bool) {
	a.parts = append(a.parts, v)
	here := int32(len(a.parts))
	void := v.Type.Kind() == types.KindNull
	for i, g := range groups {
		if a.has[g] && !a.last || !taken(i) {
			continue
		}
		null := void || v.Null(i)
		if null && a.ignore {
			continue
		}
		a.has[g] = true
		a.part[g] = 0
		if !null {
			a.part[g], a.row[g] = here, int32(v.Index(i))
		}
	}
	a.settle(a.t)
}

func (a *firstLast) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	a.take(groups, args[0], func(int) bool { return true })
	return nil
}

func (a *firstLast) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	a.take(groups, state[0], truthOf(state[1]))
	return nil
}

func (a *firstLast) State(*expr.Context) ([]batch.Vector, error) { return a.state(a.t), nil }

func (a *firstLast) Result(*expr.Context) (batch.Vector, error) { return a.column(a.t), nil }

// lister is collect_list and collect_set.
type lister struct {
	t    *types.Array
	set  bool
	list [][]any
	seen []map[string]bool
}

func (a *lister) Grow(n int) {
	a.list = grown(a.list, n)
	if a.set {
		a.seen = grown(a.seen, n)
	}
}

func (a *lister) add(g uint32, v any) {
	if a.set {
		key := setKey(v)
		if a.seen[g][key] {
			return
		}
		if a.seen[g] == nil {
			a.seen[g] = map[string]bool{}
		}
		a.seen[g][key] = true
	}
	a.list[g] = append(a.list[g], v)
}

func (a *lister) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	for i, g := range groups {
		if v := args[0].Value(i); v != nil {
			a.add(g, v)
		}
	}
	return nil
}

func (a *lister) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		if list, ok := state[0].Value(i).(types.ArrayValue); ok {
			for _, v := range list {
				a.add(g, v)
			}
		}
	}
	return nil
}

func (a *lister) State(c *expr.Context) ([]batch.Vector, error) {
	v, err := a.Result(c)
	return []batch.Vector{v}, err
}

func (a *lister) Result(*expr.Context) (batch.Vector, error) {
	b := batch.NewBuilder(a.t, len(a.list))
	for _, list := range a.list {
		list = append([]any{}, list...)
		if a.set {
			setOrder(list)
		}
		if err := b.Append(types.ArrayValue(list)); err != nil {
			return batch.Vector{}, err
		}
	}
	return batch.Of(a.t, b.Finish()), nil
}
