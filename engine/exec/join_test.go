package exec

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// joinCase is two relations and the pairs of their rows that match.
type joinCase struct {
	name        string
	key         types.Field
	left, right []any // keys
	nullSafe    bool
	rest        bool // only pairs whose right number is even
}

var joinCases = []joinCase{
	{"numbers", column("k", types.Long), []any{int64(1), int64(2), nil, int64(3), int64(2)}, []any{int64(2), int64(9), int64(2), nil, int64(1)}, false, false},
	{"null-safe", column("k", types.Long), []any{int64(1), int64(0), nil, int64(3)}, []any{nil, int64(0), int64(1), nil}, true, false},
	{"null-safe without NULLs", column("k", types.Long), []any{nil, int64(0)}, []any{int64(0), int64(1)}, true, false},
	{"texts", column("k", types.String), []any{"", "long enough to be numbered", "met nowhere on the right side", "a"}, []any{"long enough to be numbered", "a", "", "a"}, false, false},
	{"doubles", column("k", types.Double), []any{0.0, math.NaN(), 1.5}, []any{math.Copysign(0, -1), 1.5, math.NaN()}, false, false},
	{"structs", types.Field{Name: "k", Type: types.NewStruct(column("a", types.Long)), Nullable: true}, []any{row{nil}, row{int64(0)}, nil}, []any{row{int64(0)}, row{nil}, nil}, true, false},
	{"rest", column("k", types.Long), []any{int64(1), int64(2), int64(3)}, []any{int64(1), int64(1), int64(2), int64(2), int64(1)}, false, true},
	{"nothing on the left", column("k", types.Long), nil, []any{int64(1)}, false, false},
	{"nothing on the right", column("k", types.Long), []any{int64(1), nil}, nil, false, false},
}

// matches says what the case's condition says of two rows.
func (c joinCase) matches(l, r int) bool {
	a, b := c.left[l], c.right[r]
	if a == nil || b == nil {
		return c.nullSafe && a == nil && b == nil
	}
	same := fmt.Sprint(a) == strings.Replace(fmt.Sprint(b), "-0", "0", 1)
	return same && !(c.rest && r%2 == 1)
}

// want joins by looking at all pairs.
func (c joinCase) want(kind plan.JoinKind) string {
	var out []string
	taken := make([]bool, len(c.right))
	for l := range c.left {
		hit := false
		for r := range c.right {
			if c.matches(l, r) {
				hit, taken[r] = true, true
				if kind != plan.LeftSemiJoin && kind != plan.LeftAntiJoin {
					out = append(out, fmt.Sprint(l, " ", r))
				}
			}
		}
		switch {
		case !hit && keepsLeft(kind):
			out = append(out, fmt.Sprint(l, " <nil>"))
		case kind == plan.LeftSemiJoin && hit, kind == plan.LeftAntiJoin && !hit:
			out = append(out, fmt.Sprint(l))
		}
	}
	for r := range c.right {
		if !taken[r] && keepsRight(kind) {
			out = append(out, fmt.Sprint("<nil> ", r))
		}
	}
	return strings.Join(out, "\n")
}

// plan is the join, which keeps the numbers of the rows.
func (c joinCase) plan(t *testing.T, size int, kind plan.JoinKind) logical.Node {
	side := func(keys []any) *logical.LocalRelation {
		var rows []row
		for i, k := range keys {
			rows = append(rows, row{int64(i), k})
		}
		return relation(t, size, []types.Field{column("n", types.Long), c.key}, rows...)
	}
	l, r := side(c.left), side(c.right)
	operator := "="
	if c.nullSafe {
		operator = "<=>"
	}
	cond := call(t, operator, l.Attrs[1], r.Attrs[1])
	if c.rest {
		even := call(t, "=", call(t, "%", r.Attrs[0], literal(t, types.Long, int64(2))), literal(t, types.Long, int64(0)))
		cond = call(t, "and", cond, even)
	}
	j := &logical.Join{Left: l, Right: r, Kind: kind, Cond: cond}
	list := []expr.Expr{named(l.Attrs[0], "l")}
	if kind != plan.LeftSemiJoin && kind != plan.LeftAntiJoin {
		list = append(list, named(r.Attrs[0], "r"))
	}
	return logical.NewProject(j, list)
}

func TestJoins(t *testing.T) {
	kinds := map[string]plan.JoinKind{
		"inner": plan.InnerJoin, "left": plan.LeftOuterJoin, "right": plan.RightOuterJoin, "full": plan.FullOuterJoin,
		"semi": plan.LeftSemiJoin, "anti": plan.LeftAntiJoin,
	}
	for _, c := range joinCases {
		for name, kind := range kinds {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				want := c.want(kind)
				eachWay(t, func(t *testing.T, size int, e Env) {
					if got := result(t, e, c.plan(t, size, kind)); got != want {
						t.Errorf("got\n%s\nwant\n%s", got, want)
					}
				})
			})
		}
	}
}

// TestJoinOfManyPairs has rows with more matches than a chunk of pairs holds,
// between rows that have none.
func TestJoinOfManyPairs(t *testing.T) {
	const many = joinChunk + joinChunk/2
	var right []row
	for i := range many {
		right = append(right, row{int64(1), int64(i)})
	}
	l := relation(t, 10, []types.Field{column("k", types.Long)}, row{int64(0)}, row{int64(1)}, row{int64(2)}, row{int64(1)}, row{nil})
	r := relation(t, many, []types.Field{column("k", types.Long), column("n", types.Long)}, right...)
	same := call(t, "=", l.Attrs[0], r.Attrs[0])
	never := call(t, "<", r.Attrs[1], literal(t, types.Long, int64(0)))
	last := call(t, ">=", r.Attrs[1], literal(t, types.Long, int64(many-1)))
	for _, c := range []struct {
		name string
		cond expr.Expr
		rows map[any]int // by left key
	}{
		{"all", same, map[any]int{int64(0): 1, int64(1): 2 * many, int64(2): 1, nil: 1}},
		{"none", call(t, "and", same, never), map[any]int{int64(0): 1, int64(1): 2, int64(2): 1, nil: 1}},
		{"the last", call(t, "and", same, last), map[any]int{int64(0): 1, int64(1): 2, int64(2): 1, nil: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := &logical.Join{Left: l, Right: r, Kind: plan.LeftOuterJoin, Cond: c.cond}
			batches, err := Run(t.Context(), environment(2), j)
			if err != nil {
				t.Fatal(err)
			}
			got, order := map[any]int{}, []any{}
			for _, b := range batches {
				for i := range b.Rows {
					k := b.Columns[0].Value(i)
					got[k]++
					if len(order) == 0 || order[len(order)-1] != k {
						order = append(order, k)
					}
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.rows) {
				t.Errorf("got rows %v, want %v", got, c.rows)
			}
			if want := []any{int64(0), int64(1), int64(2), int64(1), nil}; !slices.Equal(order, want) {
				t.Errorf("the left rows come in the order %v, want %v", order, want)
			}
		})
	}
}

// TestJoinGivesMemoryBack runs out of memory, and not when it has enough.
func TestJoinGivesMemoryBack(t *testing.T) {
	c := joinCases[0]
	e := environment(2)
	e.Budget = NewBudget(1 << 20)
	for range 3 {
		result(t, e, c.plan(t, 2, plan.InnerJoin))
	}
	if used := e.Budget.used.Load(); used != 0 {
		t.Errorf("%d bytes are not given back", used)
	}
	e.Budget = NewBudget(8)
	if _, err := Run(t.Context(), e, c.plan(t, 2, plan.InnerJoin)); err == nil || !strings.Contains(err.Error(), "Unable to acquire") {
		t.Errorf("the error is %v", err)
	}
}
