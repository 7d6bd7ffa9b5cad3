package logical

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"brook/engine/expr"
	"brook/engine/plan"
	"brook/engine/types"
)

// rows is a leaf with columns of the names.
func rows(names ...string) *LocalRelation {
	l := &LocalRelation{}
	for _, n := range names {
		l.Attrs = append(l.Attrs, NewAttr(n, types.Long, false))
	}
	return l
}

// columns writes what a node puts out: name, and ? for what may be NULL.
func columns(n Node) string {
	var out []string
	for _, a := range n.Output() {
		s := a.Name
		if a.Null {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestOutput(t *testing.T) {
	left, right := rows("a", "b"), rows("c")
	join := func(k plan.JoinKind) *Join { return &Join{Left: left, Right: right, Kind: k} }
	exists := join(plan.LeftSemiJoin)
	exists.Exists = NewAttr("exists", types.Boolean, false)
	marked := *left.Attrs[1]
	delay := int64(5)
	marked.Watermark = &delay
	watermark := &EventTimeWatermark{Input: left, Attr: &marked, Delay: delay}
	for _, c := range []struct {
		name string
		n    Node
		want string
	}{
		{"inner join", join(plan.InnerJoin), "a b c"},
		{"left join", join(plan.LeftOuterJoin), "a b c?"},
		{"right join", join(plan.RightOuterJoin), "a? b? c"},
		{"full join", join(plan.FullOuterJoin), "a? b? c?"},
		{"semi join", join(plan.LeftSemiJoin), "a b"},
		{"anti join", join(plan.LeftAntiJoin), "a b"},
		{"existence join", exists, "a b exists"},
		{"filter", &Filter{left, left.Attrs[0]}, "a b"},
		{"project", NewProject(left, []expr.Expr{left.Attrs[1], &expr.Alias{Child: left.Attrs[0], Name: "x"}, &expr.Call{Name: "f", Null: true}}), "b x f()?"},
		{"aggregate", NewAggregate(left, nil, []expr.Expr{&expr.Alias{Child: left.Attrs[0], Name: "k"}}), "k"},
		{"generate", &Generate{Input: left, Attrs: right.Attrs}, "a b c"},
		{"range", &Range{Attr: NewAttr("id", types.Long, false)}, "id"},
		{"union", &Union{[]Node{left, left}, []*expr.Attr{NewAttr("u", types.Long, true)}}, "u?"},
		{"watermark", watermark, "a b"},
	} {
		if got := columns(c.n); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if watermark.Output()[1].Watermark == nil || left.Attrs[1].Watermark != nil {
		t.Error("the event time is marked where it must not be")
	}
	if left.Attrs[0].Null || right.Attrs[0].Null {
		t.Error("a join changed the columns of its inputs")
	}
}

func TestSchemaLeavesHiddenColumnsOut(t *testing.T) {
	l := rows("a", "b")
	l.Attrs[0].Hidden = true
	l.Attrs[1].Metadata = map[string]any{"comment": "x"}
	if s := Schema(l); len(s.Fields) != 1 || s.Fields[0].Name != "b" || s.Fields[0].Metadata["comment"] != "x" {
		t.Errorf("%s", s)
	}
	if s := Schema(&LocalRelation{}); s.Fields == nil || len(s.Fields) != 0 {
		t.Errorf("no columns are %#v", s.Fields)
	}
}

func TestAttrOf(t *testing.T) {
	a := NewAttr("a", types.Long, false)
	a.Metadata = map[string]any{"k": 1}
	if AttrOf(a) != a {
		t.Error("a column became another")
	}
	renamed := AttrOf(&expr.Alias{Child: a, Name: "b", ID: 77})
	if renamed.ID != 77 || renamed.Name != "b" || renamed.Metadata["k"] != 1 {
		t.Errorf("%+v", renamed)
	}
	own := AttrOf(&expr.Alias{Child: a, Name: "b", Metadata: map[string]any{}})
	if len(own.Metadata) != 0 {
		t.Errorf("metadata of its own became %v", own.Metadata)
	}
	call := &expr.Call{Name: "f", Typ: types.String, Null: true}
	if x, y := AttrOf(call), AttrOf(call); x.Name != "f()" || !x.Null || x.ID == y.ID {
		t.Errorf("%+v and %+v", x, y)
	}
}

// inner are nodes with one input.
func inner(in Node) []Node {
	a := in.Output()[0]
	return []Node{
		NewProject(in, []expr.Expr{a}), &Filter{in, a}, NewAggregate(in, []expr.Expr{a}, []expr.Expr{a}), &Sort{in, []expr.Order{{Expr: a}}},
		&Limit{in, 3, 1}, &Tail{in, 2}, &Deduplicate{Input: in, Keys: []*expr.Attr{a}}, &SubqueryAlias{in, "s", in.Output()},
		&Generate{Input: in, Generator: &expr.Generator{Name: "explode", Args: []expr.Expr{a}}, Attrs: rows("g").Attrs},
		&EventTimeWatermark{Input: in, Attr: a, Delay: 4}, &Expand{in, [][]expr.Expr{{a}}, rows("e").Attrs},
	}
}

// TestWithChildren gives every node another input and checks that nothing else
// changed.
func TestWithChildren(t *testing.T) {
	in := rows("a")
	other := &LocalRelation{Attrs: in.Attrs}
	for _, n := range inner(in) {
		m := n.WithChildren([]Node{other})
		if fmt.Sprintf("%T %s %s", m, m, columns(m)) != fmt.Sprintf("%T %s %s", n, n, columns(n)) {
			t.Errorf("%T %s became %T %s", n, n, m, m)
		}
		if m.Children()[0] != Node(other) || n.Children()[0] != Node(in) {
			t.Errorf("%T has the wrong input", n)
		}
	}
	join := &Join{Left: in, Right: rows("b"), Kind: plan.FullOuterJoin, Set: "Except"}
	if m := join.WithChildren([]Node{other, in}).(*Join); m.Left != Node(other) || m.Right != Node(in) || m.Kind != join.Kind || m.Set != "Except" {
		t.Errorf("%+v", m)
	}
	for _, leaf := range []Node{in, &Range{}, &StreamScan{}, &Scan{}} {
		if leaf.WithChildren(nil) != leaf || leaf.Children() != nil {
			t.Errorf("%T is no leaf", leaf)
		}
	}
}

func TestTransformAndWalk(t *testing.T) {
	in := rows("a")
	n := &Limit{&Union{[]Node{&Filter{in, in.Attrs[0]}, in}, in.Attrs}, 5, 0}
	other := &LocalRelation{Attrs: in.Attrs}
	got := Transform(n, func(m Node) Node {
		if f, ok := m.(*Filter); ok {
			return f.Input
		}
		if m == Node(in) {
			return other
		}
		return m
	})
	if u := got.Children()[0]; u.Children()[0] != Node(other) || u.Children()[1] != Node(other) {
		t.Errorf("%s", Tree(got))
	}
	if Transform(n, func(m Node) Node { return m }) != Node(n) {
		t.Error("nothing was changed, and yet it is another")
	}
	var seen []string
	Walk(n, func(m Node) bool {
		seen = append(seen, fmt.Sprintf("%T", m)[len("*logical."):])
		_, filter := m.(*Filter)
		return !filter
	})
	if text := strings.Join(seen, " "); text != "Limit Union Filter LocalRelation" {
		t.Errorf("walked over %s", text)
	}
	if IsStreaming(n) || !IsStreaming(&Limit{Input: &StreamScan{}}) {
		t.Error("a plan is a stream that is none, or is none that is one")
	}
}

func TestTree(t *testing.T) {
	id := &expr.Attr{ID: 7, Name: "id", Typ: types.Long}
	scan := func() Node { return &Range{Start: 0, End: 3, Step: 1, Attr: id} }
	n := NewProject(&Join{Left: &Filter{scan(), id}, Right: &Sort{scan(), []expr.Order{{Expr: id, Descending: true}, {Expr: id, NullsFirst: true}}}, Kind: plan.InnerJoin, Cond: id}, []expr.Expr{id})
	want := `Project [id]
+- Join Inner, id
   :- Filter id
   :  +- Range (0, 3, step=1)
   +- Sort [id DESC NULLS LAST, id ASC NULLS FIRST], true
      +- Range (0, 3, step=1)
`
	if got := Tree(n); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMapExpressions(t *testing.T) {
	in := rows("a")
	a := in.Attrs[0]
	other := NewAttr("other", types.Long, false)
	swap := func(e expr.Expr) expr.Expr {
		return expr.Transform(e, func(x expr.Expr) expr.Expr {
			if x == expr.Expr(a) {
				return other
			}
			return x
		})
	}
	is := func(x expr.Expr) bool { return x == expr.Expr(a) }
	for _, n := range append(inner(in), &Join{Left: in, Right: in, Cond: a}, &CollectMetrics{in, "m", []expr.Expr{a}}, &SortWithin{in, []expr.Order{{Expr: a}}}) {
		has := AnyExpression(n, is)
		switch n.(type) {
		case *Limit, *Tail, *Deduplicate, *SubqueryAlias, *EventTimeWatermark, *Expand:
			if has {
				t.Errorf("%T has expressions", n)
			}
			continue
		}
		if m := MapExpressions(n, swap); !has || AnyExpression(m, is) || m.Children()[0] != Node(in) || !AnyExpression(n, is) {
			t.Errorf("%s became %s", n, m)
		}
	}
}

func TestRangeCount(t *testing.T) {
	const lowest, highest = -1 << 63, 1<<63 - 1
	for _, c := range []struct{ start, end, step, want int64 }{
		{0, 10, 1, 10}, {0, 10, 3, 4}, {0, 9, 3, 3}, {10, 0, -1, 10}, {10, 0, -4, 3}, {0, 10, -1, 0}, {10, 0, 1, 0}, {5, 5, 1, 0}, {0, 1, 0, 0},
		{-5, 5, 100, 1}, {lowest, highest, highest, 3}, {highest, lowest, lowest, 2}, {lowest, highest, 1, highest},
	} {
		if got := RangeCount(c.start, c.end, c.step); got != c.want {
			t.Errorf("%d to %d by %d: %d numbers, want %d", c.start, c.end, c.step, got, c.want)
		}
	}
}

func TestEventTimeStats(t *testing.T) {
	var s EventTimeStats
	if max, min, avg, count := s.Snapshot(); max != 0 || min != 0 || avg != 0 || count != 0 {
		t.Error("nothing has figures")
	}
	var wg sync.WaitGroup
	for i := int64(-10); i < 0; i++ {
		wg.Go(func() { s.Add(i, i-5, float64(2*i-5), 2) })
	}
	wg.Wait()
	s.Add(99, -99, 1, 0) // of a batch without rows
	if max, min, avg, count := s.Snapshot(); max != -1 || min != -15 || avg != -8 || count != 20 {
		t.Errorf("%d %d %v %d", max, min, avg, count)
	}
}

func TestImplicitNames(t *testing.T) {
	in := rows("a")
	list := []expr.Expr{in.Attrs[0], &expr.Alias{Child: in.Attrs[0], Name: "f(a)", Implicit: true}, &expr.Alias{Child: in.Attrs[0], Name: "mine"}}
	for _, n := range []Node{NewProject(in, list), NewAggregate(in, nil, list), &Limit{Input: &Sort{Input: NewProject(in, list)}}} {
		if got := fmt.Sprint(ImplicitNames(n)); got != "[f(a)]" {
			t.Errorf("%T: %s", n, got)
		}
	}
	if got := ImplicitNames(in); got != nil {
		t.Errorf("a leaf has %q", got)
	}
}
