package optimize

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

var conf = expr.Conf{ANSI: true, TimeZone: "UTC"}

// events is a relation that is never read.
type events struct{}

func (events) Schema() *types.Struct {
	return types.NewStruct(types.Field{Name: "a", Type: types.Integer, Nullable: true}, types.Field{Name: "b", Type: types.Integer, Nullable: true}, types.Field{Name: "c", Type: types.String, Nullable: true})
}
func (events) Hidden() *types.Struct                                         { return nil }
func (events) String() string                                                { return "events" }
func (events) Scan(context.Context, source.Request) ([]source.Morsel, error) { return nil, nil }

func scan() *logical.Scan {
	s := &logical.Scan{Relation: events{}, Limit: -1}
	for _, f := range (events{}).Schema().Fields {
		s.Attrs = append(s.Attrs, logical.NewAttr(f.Name, f.Type, f.Nullable))
	}
	return s
}

func call(t *testing.T, name string, args ...expr.Expr) expr.Expr {
	t.Helper()
	spec, ok := functions.Lookup(name)
	if !ok {
		t.Fatalf("there is no function %s", name)
	}
	e, err := functions.Resolve(&functions.CallContext{Spec: spec, Name: name, Args: args, Conf: conf})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func number(t *testing.T, n int32) expr.Expr {
	t.Helper()
	l, err := expr.NewLiteral(types.Integer, n)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func named(e expr.Expr, name string) *expr.Alias {
	return &expr.Alias{Child: e, Name: name, ID: logical.NewID()}
}

var identity = regexp.MustCompile(`#\d+`)

// text prints a plan as a tree, without the identities of columns.
func text(n logical.Node) string {
	var lines []string
	var walk func(n logical.Node, depth int)
	walk = func(n logical.Node, depth int) {
		lines = append(lines, strings.Repeat("  ", depth)+identity.ReplaceAllString(n.String(), ""))
		for _, c := range n.Children() {
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return strings.Join(lines, "\n")
}

func TestPlan(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T) logical.Node
		want string
	}{
		{"constants are folded, failing ones are left", func(t *testing.T) logical.Node {
			s := scan()
			sum := call(t, "+", number(t, 1), call(t, "*", number(t, 2), number(t, 3)))
			bad := call(t, "div", number(t, 1), number(t, 0))
			return logical.NewProject(s, []expr.Expr{named(sum, "x"), named(bad, "y"), named(call(t, "+", s.Attrs[0], number(t, 1)), "z")})
		}, "Project [(1 + (2 * 3)) AS x, (1 div 0) AS y, (a + 1) AS z]\n  events [a]"},
		{"filters reach the scan and columns are left out", func(t *testing.T) logical.Node {
			s := scan()
			renamed := named(s.Attrs[0], "k")
			p := logical.NewProject(s, []expr.Expr{renamed, s.Attrs[1]})
			f := &logical.Filter{Input: p, Cond: call(t, ">", logical.AttrOf(renamed), number(t, 3))}
			return logical.NewProject(f, []expr.Expr{logical.AttrOf(renamed)})
		}, "Project [k]\n  Project [a AS k]\n    events [a] PushedFilters: [(a > 3)]"},
		{"a filter over what is computed stays", func(t *testing.T) logical.Node {
			s := scan()
			sum := named(call(t, "+", s.Attrs[0], s.Attrs[1]), "s")
			p := logical.NewProject(s, []expr.Expr{sum})
			return &logical.Filter{Input: p, Cond: call(t, ">", logical.AttrOf(sum), number(t, 3))}
		}, "Filter (s > 3)\n  Project [(a + b) AS s]\n    events [a, b]"},
		{"a filter goes into each branch of a union", func(t *testing.T) logical.Node {
			l, r := scan(), scan()
			u := &logical.Union{Inputs: []logical.Node{l, r}, Attrs: []*expr.Attr{logical.NewAttr("a", types.Integer, true), logical.NewAttr("b", types.Integer, true), logical.NewAttr("c", types.String, true)}}
			return &logical.Filter{Input: u, Cond: call(t, "isnotnull", u.Attrs[2])}
		}, "Union false, false\n  events [a, b, c] PushedFilters: [(c IS NOT NULL)]\n  events [a, b, c] PushedFilters: [(c IS NOT NULL)]"},
		{"a limit passes projections", func(t *testing.T) logical.Node {
			s := scan()
			return &logical.Limit{Input: logical.NewProject(s, []expr.Expr{named(call(t, "+", s.Attrs[0], number(t, 1)), "x")}), Count: 5, Offset: 2}
		}, "Limit 5\n  Project [(a + 1) AS x]\n    events [a] Limit: 7"},
		{"the smaller of two limits counts", func(t *testing.T) logical.Node {
			return &logical.Limit{Input: &logical.Limit{Input: scan(), Count: 3}, Count: 9}
		}, "Limit 9\n  Limit 3\n    events [a, b, c] Limit: 3"},
		{"a limit does not pass a filter", func(t *testing.T) logical.Node {
			s := scan()
			return &logical.Limit{Input: &logical.Filter{Input: s, Cond: call(t, "isnotnull", s.Attrs[0])}, Count: 4}
		}, "Limit 4\n  events [a, b, c] PushedFilters: [(a IS NOT NULL)]"},
		{"a limit does not pass a sort", func(t *testing.T) logical.Node {
			s := scan()
			return &logical.Limit{Input: &logical.Sort{Input: s, Order: []expr.Order{{Expr: s.Attrs[0], NullsFirst: true}}}, Count: 4}
		}, "Limit 4\n  Sort [a ASC NULLS FIRST], true\n    events [a, b, c]"},
		{"a sort below a count is left out", func(t *testing.T) logical.Node {
			s := scan()
			in := &logical.Sort{Input: s, Order: []expr.Order{{Expr: s.Attrs[1], NullsFirst: true}}}
			return logical.NewAggregate(in, []expr.Expr{s.Attrs[0]}, []expr.Expr{s.Attrs[0]})
		}, "Aggregate [a], [a]\n  events [a]"},
		{"a sort below a join is left out", func(t *testing.T) logical.Node {
			l, r := scan(), scan()
			in := &logical.Sort{Input: l, Order: []expr.Order{{Expr: l.Attrs[1], NullsFirst: true}}}
			return &logical.Join{Left: in, Right: r, Kind: plan.LeftSemiJoin, Cond: call(t, "==", l.Attrs[0], r.Attrs[0])}
		}, "Join LeftSemi, (a = a)\n  events [a, b, c]\n  events [a]"},
		{"a limit reaches the left of a left outer join", func(t *testing.T) logical.Node {
			l, r := scan(), scan()
			return &logical.Limit{Input: &logical.Join{Left: l, Right: r, Kind: plan.LeftOuterJoin, Cond: call(t, "==", l.Attrs[0], r.Attrs[0])}, Count: 4}
		}, "Limit 4\n  Join LeftOuter, (a = a)\n    Limit 4\n      events [a, b, c] Limit: 4\n    events [a, b, c]"},
		{"a range ends sooner", func(*testing.T) logical.Node {
			return &logical.Limit{Input: &logical.Range{End: 1 << 40, Step: 3, Attr: logical.NewAttr("id", types.Long, false)}, Count: 2}
		}, "Limit 2\n  Range (0, 6, step=3)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Plan(c.make(t), conf)
			if err != nil {
				t.Fatal(err)
			}
			if text(got) != c.want {
				t.Errorf("got\n%s\nwant\n%s", text(got), c.want)
			}
		})
	}
}

func TestRowsAtHandAreCut(t *testing.T) {
	schema := types.NewStruct(types.Field{Name: "a", Type: types.Integer, Nullable: true})
	var batches []*batch.Batch
	for i := range 3 {
		b, err := batch.FromRows(schema, []types.StructValue{{int32(2 * i)}, {int32(2*i + 1)}})
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, b)
	}
	for rows, want := range []int{0, 1, 2, 3, 4, 5, 6, 6} {
		n := &logical.LocalRelation{Attrs: []*expr.Attr{logical.NewAttr("a", types.Integer, true)}, Batches: batches}
		got, err := Plan(&logical.Limit{Input: n, Count: int64(rows)}, conf)
		if err != nil {
			t.Fatal(err)
		}
		total := 0
		for _, b := range got.Children()[0].(*logical.LocalRelation).Batches {
			total += b.Rows
		}
		if total != want {
			t.Errorf("LIMIT %d leaves %d rows", rows, total)
		}
	}
	if len(batches) != 3 || batches[0].Rows != 2 {
		t.Error("the rows at hand were changed")
	}
}

// A folded constant keeps its text for headings, so only its kind shows it.
func TestFold(t *testing.T) {
	s := scan()
	for _, c := range []struct {
		name   string
		e      expr.Expr
		folded bool
	}{
		{"of constants", call(t, "+", number(t, 1), call(t, "*", number(t, 2), number(t, 3))), true},
		{"that fails", call(t, "div", number(t, 1), number(t, 0)), false},
		{"of a column", call(t, "+", s.Attrs[0], number(t, 1)), false},
		{"that has no arguments", call(t, "current_timestamp"), false},
	} {
		got, err := Plan(logical.NewProject(s, []expr.Expr{named(c.e, "x")}), conf)
		if err != nil {
			t.Fatal(err)
		}
		_, folded := got.(*logical.Project).List[0].(*expr.Alias).Child.(*expr.Literal)
		if folded != c.folded {
			t.Errorf("an expression %s: folded %v", c.name, folded)
		}
	}
}
