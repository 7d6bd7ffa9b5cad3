package plan

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"brook/diag"
	"brook/engine/types"
)

func table(name string) *ReadTable { return &ReadTable{Name: []string{name}} }

// inside is a value with a relation in it.
func inside(name string) Expr { return &Subquery{Plan: table(name)} }

// visited are the tables that a walk meets, in order.
func visited(r Relation) string {
	var out []string
	WalkRelations(r, func(r Relation) bool {
		if t, ok := r.(*ReadTable); ok {
			out = append(out, t.Name[0])
		}
		return true
	})
	return strings.Join(out, " ")
}

func TestWalkRelations(t *testing.T) {
	in := table("in")
	for _, c := range []struct {
		r    Relation
		want string
	}{
		{in, "in"}, {&Limit{Input: in}, "in"}, {&Offset{Input: &Tail{Input: &Cached{Input: in}}}, "in"},
		{&Join{Left: in, Right: table("right"), Cond: inside("cond")}, "in right cond"},
		{&SetOp{Left: in, Right: table("right")}, "in right"},
		{&Filter{Input: in, Cond: Call("not", inside("cond"))}, "in cond"},
		{&Project{Input: in, List: []Expr{&Alias{Child: &Cast{Child: inside("a")}}, inside("b")}}, "in a b"},
		{&Aggregate{Input: in, GroupBy: []Expr{inside("key")}, Sets: [][]Expr{{inside("set")}}, List: []Expr{inside("list")}}, "in key set list"},
		{&Aggregate{Input: in, Pivot: &Pivot{Values: []PivotValue{{Value: inside("pivot")}}}}, "in pivot"},
		{&Sort{Input: in, Order: []SortOrder{{Child: inside("order")}}}, "in order"},
		{&With{CTEs: []CTE{{Name: "c", Body: table("cte")}}, Body: in}, "cte in"},
		{&Project{Input: in, List: []Expr{&Case{Whens: []When{{Cond: inside("when"), Then: inside("then")}}, Else: inside("else")}}}, "in when then else"},
		{&Project{Input: in, List: []Expr{&In{Child: inside("child"), List: []Expr{inside("item")}}}}, "in child item"},
		{&Project{Input: in, List: []Expr{&Window{Function: Call("sum", inside("arg")), OrderBy: []SortOrder{{Child: inside("order")}}, Frame: &Frame{Lower: Bound{Value: inside("from")}}}}}, "in arg order from"},
		{&Project{Input: in, List: []Expr{&Function{Filter: inside("filter"), Within: []SortOrder{{Child: inside("within")}}}}}, "in filter within"},
		{&Project{Input: in, List: []Expr{&Lambda{Body: &ExtractValue{Child: inside("child"), Key: inside("key")}}}}, "in child key"},
		{&WithColumns{Input: in, Columns: []*Alias{{Child: inside("new")}}}, "in new"},
		{&Values{Rows: [][]Expr{{inside("a")}, {Lit(types.Long, int64(1)), inside("b")}}}, "a b"},
		{&TableFunction{Args: []Expr{&NamedArgument{Value: inside("arg")}}}, "arg"},
		{&SQL{Query: in, Args: []Expr{inside("arg")}, Tables: map[string]Relation{"df": table("df")}}, "in arg df"},
		{&Project{Input: in, List: []Expr{&Subquery{Left: []Expr{inside("left")}, Plan: &Filter{Input: table("deep"), Cond: inside("deeper")}}}}, "in left deep deeper"},
		{nil, ""}, {&OneRow{}, ""},
	} {
		if got := visited(c.r); got != c.want {
			t.Errorf("%T: visited %q, want %q", c.r, got, c.want)
		}
	}
	var seen []string
	WalkRelations(&Limit{Input: &Filter{Input: in, Cond: inside("cond")}}, func(r Relation) bool {
		seen = append(seen, fmt.Sprintf("%T", r))
		_, filter := r.(*Filter)
		return !filter
	})
	if got := strings.Join(seen, " "); got != "*plan.Limit *plan.Filter" {
		t.Errorf("visited %s", got)
	}
}

// TestBind gives parameters to all statements that have a query.
func TestBind(t *testing.T) {
	b := &SQL{Named: map[string]Expr{"x": Lit(types.Long, int64(1))}, Args: []Expr{Lit(types.Long, int64(2))}, Tables: map[string]Relation{"df": table("df")}}
	in := table("in")
	query, view, create, insert, keep := &Query{Input: in}, &CreateView{Input: in}, &CreateTable{Input: in}, &InsertInto{Input: in}, &CacheTable{Input: in}
	named, empty := &Named{}, &CreateTable{}
	Bind(&Several{Commands: []Command{query, &Explain{Child: view}, create, insert, keep, named, empty}}, b)
	for i, r := range []Relation{query.Input, view.Input, create.Input, insert.Input, keep.Input} {
		s, ok := r.(*SQL)
		if !ok || s.Query != Relation(in) || len(s.Named) != 1 || len(s.Args) != 1 || s.Tables["df"] == nil {
			t.Errorf("statement %d has %#v", i, r)
		}
	}
	if named.Bound != b || empty.Input != nil {
		t.Errorf("%v, %v", named.Bound, empty.Input)
	}
}

func TestCheckSaveMode(t *testing.T) {
	for _, mode := range []string{"", "default", "Error", "ERRORIFEXISTS", "append", "Overwrite", "ignore"} {
		if err := CheckSaveMode(mode); err != nil {
			t.Errorf("%q: %v", mode, err)
		}
	}
	e, ok := diag.As(CheckSaveMode("merge"))
	if !ok || e.Condition != "INVALID_SAVE_MODE" || e.Params["mode"] != "merge" {
		t.Errorf("%v", e)
	}
}

func TestReads(t *testing.T) {
	var r Reads
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() { r.Add(1, 3) })
	}
	wg.Wait()
	if full, some := r.Count(); full != 10 || some != 30 {
		t.Errorf("%d and %d", full, some)
	}
}

func TestPlaces(t *testing.T) {
	place := diag.Place{Source: diag.NewSource("", "a + b"), Start: 4, End: 5}
	if got := (&Attribute{At: At{Place: place}}).Where(); got != place {
		t.Errorf("%v", got)
	}
	r := &Filter{Base: Base{ID: 7, Place: place}}
	if c := Relation(r).Common(); c != &r.Base || c.ID != 7 {
		t.Errorf("%+v", c)
	}
}
