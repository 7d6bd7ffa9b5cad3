package expr_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func literal(t testing.TB, typ types.Type, value any) *expr.Literal {
	t.Helper()
	l, err := expr.NewLiteral(typ, value)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// numbers is a batch with a column of them.
func numbers(t testing.TB, cells ...any) *batch.Batch {
	t.Helper()
	rows := make([]types.StructValue, len(cells))
	for i, c := range cells {
		rows[i] = types.StructValue{c}
	}
	b, err := batch.FromRows(types.NewStruct(types.Field{Name: "n", Type: types.Long, Nullable: true}), rows)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var column = &expr.Attr{ID: 1, Name: "n", Typ: types.Long, Null: true}

// sum is a call that adds its arguments and notes how many rows it was asked
// for.
func sum(asked *int, args ...expr.Expr) *expr.Call {
	return &expr.Call{Name: "sum2", Args: args, Typ: types.Long, Deterministic: true, Kernel: func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		*asked = rows
		b := batch.NewBuilder(types.Long, rows)
		for i := range rows {
			total := int64(0)
			for _, a := range args {
				total += a.Value(i).(int64)
			}
			if err := b.Append(total); err != nil {
				return batch.Vector{}, err
			}
		}
		return batch.Of(types.Long, b.Finish()), nil
	}}
}

func TestCallOfConstants(t *testing.T) {
	in := numbers(t, int64(1), int64(2), int64(3))
	for _, c := range []struct {
		name  string
		args  []expr.Expr
		pure  bool
		rows  int
		fixed bool
		last  int64
	}{
		{"constants", []expr.Expr{literal(t, types.Long, int64(4)), literal(t, types.Long, int64(5))}, true, 1, true, 9},
		{"a column and a constant", []expr.Expr{&expr.Ref{Attr: column}, literal(t, types.Long, int64(5))}, true, 3, false, 8},
		{"constants each time anew", []expr.Expr{literal(t, types.Long, int64(4))}, false, 3, false, 4},
		{"nothing", nil, true, 3, false, 0},
	} {
		asked := 0
		call := sum(&asked, c.args...)
		call.Deterministic = c.pure
		v, err := call.Eval(&expr.Context{}, in)
		if err != nil {
			t.Fatal(err)
		}
		if asked != c.rows || v.Const != c.fixed || v.Value(2) != c.last {
			t.Errorf("%s: %d rows, constant %v, the last %v", c.name, asked, v.Const, v.Value(2))
		}
	}
}

// TestErrorsKnowTheirPlace checks that a kernel's error gets the place of the
// innermost call, and its query context once.
func TestErrorsKnowTheirPlace(t *testing.T) {
	src := diag.NewSource("cell 1", "outer(inner())")
	inner := &expr.Call{Name: "inner", Place: diag.Place{Source: src, Start: 6, End: 13}, Context: "== SQL ==", Kernel: func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
		return batch.Vector{}, diag.New(diag.Arithmetic, "DIVIDE_BY_ZERO", "22012", "no")
	}}
	outer := &expr.Call{Name: "outer", Args: []expr.Expr{inner}, Place: diag.Place{Source: src, Start: 0, End: 14}, Context: "other"}
	_, err := outer.Eval(&expr.Context{}, numbers(t, int64(1)))
	e, ok := diag.As(err)
	if !ok || e.Condition != "DIVIDE_BY_ZERO" || e.Tail != "\n== SQL ==" {
		t.Fatalf("%v", err)
	}
	if line, at := e.Place.LineColumn(); line != 1 || at != 7 {
		t.Errorf("the error is at line %d, column %d", line, at)
	}
	plain := errors.New("plain")
	inner.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) { return batch.Vector{}, plain }
	if _, err := outer.Eval(&expr.Context{}, numbers(t)); err != plain {
		t.Errorf("another error became %v", err)
	}
}

func TestUnboundExpressionsFail(t *testing.T) {
	for name, e := range map[string]expr.Expr{
		"column":    column,
		"aggregate": &expr.Aggregate{Name: "count", Typ: types.Long},
		"outer":     &expr.OuterRef{Attr: column},
		"subquery":  &expr.Subquery{Typ: types.Long},
		"window":    &expr.WindowCall{},
		"generator": &expr.Generator{Name: "explode"},
	} {
		if _, err := e.Eval(&expr.Context{}, numbers(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestKept(t *testing.T) {
	made := 0
	one := func() any { made++; return made }
	lasting, passing := &expr.Context{Kept: &expr.Kept{}}, &expr.Context{}
	for range 2 {
		lasting.Keep("key", one)
	}
	if lasting.Keep("key", one) != 1 || lasting.Keep("other", one) != 2 {
		t.Error("what was kept is another")
	}
	if passing.Keep("key", one) != 3 || passing.Keep("key", one) != 4 {
		t.Error("a context without memory remembers")
	}
}

func TestSQL(t *testing.T) {
	one := literal(t, types.Integer, int32(1))
	call := &expr.Call{Name: "f", Args: []expr.Expr{column, one}}
	named := &expr.Call{Name: "f", Heading: "g()"}
	for _, c := range []struct {
		e    expr.Expr
		want string
	}{
		{column, "n"}, {&expr.Ref{Attr: column}, "n"}, {&expr.OuterRef{Attr: column}, "outer(n)"}, {call, "f(n, 1)"}, {named, "g()"},
		{&expr.Call{Name: "+", Heading: "x", Args: call.Args, HeadingOf: func(a []expr.Expr) string { return "(" + a[0].SQL() + " + " + a[1].SQL() + ")" }}, "(n + 1)"},
		{&expr.Alias{Child: call, Name: "a"}, "f(n, 1) AS a"},
		{&expr.Lambda{Params: make([]expr.LambdaParam, 2), Body: call}, "lambdafunction(f(n, 1), namedlambdavariable(), namedlambdavariable())"},
		{&expr.Literal{Value: int32(1), Typ: types.Integer, Text: "01"}, "01"},
		{literal(t, types.Integer, nil), "NULL"}, {literal(t, types.String, "it's"), "it's"}, {literal(t, types.Boolean, true), "true"},
		{literal(t, types.Binary, []byte{1, 171}), "X'01AB'"}, {literal(t, types.Double, 1e10), "1.0E10"},
		{literal(t, types.Date, types.DateValue(-1)), "DATE '1969-12-31'"},
		{literal(t, types.Timestamp, types.TimestampValue(1500000)), "TIMESTAMP '1970-01-01 00:00:01.5'"},
		{literal(t, types.TimestampNTZ, types.NTZValue(0)), "TIMESTAMP_NTZ '1970-01-01 00:00:00'"},
		{literal(t, types.YearToMonth, types.MonthsValue(14)), "INTERVAL '1-2' YEAR TO MONTH"},
	} {
		if got := c.e.SQL(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestText writes cells as show() does and as a cast to text does.
func TestText(t *testing.T) {
	list := &types.Array{Elem: types.String, ContainsNull: true}
	pair := types.NewStruct(types.Field{Name: "a", Type: types.Double}, types.Field{Name: "b", Type: list})
	for _, c := range []struct {
		typ        types.Type
		cell       any
		show, cast string
	}{
		{types.Long, nil, "NULL", "null"},
		{types.Long, int64(-5), "-5", "-5"},
		{types.Float, float32(0.1), "0.1", "0.1"},
		{types.Binary, []byte("AB"), "[41 42]", "AB"},
		{list, types.ArrayValue{"a", nil, "b"}, "[a, NULL, b]", "[a, null, b]"},
		{pair, types.StructValue{1.0, types.ArrayValue{nil}}, "{1.0, [NULL]}", "{1.0, [null]}"},
		{&types.Map{Key: types.Long, Value: list}, types.MapValue{Keys: []any{int64(1), int64(2)}, Values: []any{nil, types.ArrayValue{}}}, "{1 -> NULL, 2 -> []}", "{1 -> null, 2 -> []}"},
		{types.CalendarInterval, types.CalendarValue{Months: 14, Days: 3, Micros: 1000000}, "1 years 2 months 3 days 1 seconds", "1 years 2 months 3 days 1 seconds"},
		{types.Timestamp, types.TimestampValue(0), "1970-01-01 02:00:00", "1970-01-01 02:00:00"},
	} {
		zone := time.FixedZone("", 7200)
		if show, cast := expr.Text(c.typ, c.cell, zone, true), expr.Text(c.typ, c.cell, zone, false); show != c.show || cast != c.cast {
			t.Errorf("%s: %q and %q, want %q and %q", c.typ, show, cast, c.show, c.cast)
		}
	}
}

func TestTransform(t *testing.T) {
	asked := 0
	left, right := sum(&asked, column), sum(&asked, literal(t, types.Long, int64(1)))
	whole := sum(&asked, left, right)
	other := &expr.Attr{ID: 2, Name: "m", Typ: types.Long}
	var seen []string
	got := expr.Transform(whole, func(e expr.Expr) expr.Expr {
		seen = append(seen, e.SQL())
		if e == column {
			return other
		}
		return e
	})
	if got.SQL() != "sum2(sum2(m), sum2(1))" || whole.SQL() != "sum2(sum2(n), sum2(1))" {
		t.Errorf("%s became %s", whole.SQL(), got.SQL())
	}
	if order := strings.Join(seen, " "); order != "n sum2(m) 1 sum2(1) sum2(sum2(m), sum2(1))" {
		t.Errorf("the order is %s", order)
	}
	if got.Children()[1] != expr.Expr(right) {
		t.Error("a part without changes was copied")
	}
	if same := expr.Transform(whole, func(e expr.Expr) expr.Expr { return e }); same != expr.Expr(whole) {
		t.Error("nothing was changed, and yet it is another")
	}
}

func TestWalkAndAny(t *testing.T) {
	asked := 0
	whole := sum(&asked, sum(&asked, column), literal(t, types.Long, int64(1)))
	var seen []string
	expr.Walk(whole, func(e expr.Expr) bool {
		seen = append(seen, e.SQL())
		return e.SQL() != "sum2(n)"
	})
	if order := strings.Join(seen, "; "); order != "sum2(sum2(n), 1); sum2(n); 1" {
		t.Errorf("the order is %s", order)
	}
	is := func(want expr.Expr) func(expr.Expr) bool { return func(e expr.Expr) bool { return e == want } }
	if !expr.Any(whole, is(column)) || expr.Any(whole, is(&expr.Attr{})) {
		t.Error("Any finds what is not there, or not what is")
	}
}

// TestOn narrows a batch and the variables of lambdas to some of the rows.
func TestOn(t *testing.T) {
	in := numbers(t, int64(10), int64(20), nil)
	constant, err := batch.Constant(types.Long, int64(7))
	if err != nil {
		t.Fatal(err)
	}
	c := &expr.Context{Vars: []batch.Vector{in.Columns[0], constant, {}}}
	inner, out := expr.On(c, in, []int32{2, 1})
	if out.Rows != 2 || out.Columns[0].Value(0) != nil || out.Columns[0].Value(1) != int64(20) {
		t.Errorf("the rows are %v and %v", out.Row(0), out.Row(1))
	}
	if inner.Vars[0].Value(1) != int64(20) || inner.Vars[1].Value(1) != int64(7) || inner.Vars[2].Array != nil {
		t.Errorf("the variables are %v", inner.Vars)
	}
	if c.Vars[0].Value(1) != int64(20) || c.Vars[0].Value(0) != int64(10) {
		t.Error("the variables outside were changed")
	}
	if same, _ := expr.On(&expr.Context{}, in, nil); len(same.Vars) != 0 {
		t.Error("there are variables")
	}
	v := &expr.LambdaVar{Param: expr.LambdaParam{Typ: types.Long, Slot: 1}}
	if got, err := v.Eval(c, in); err != nil || got.Value(0) != int64(7) {
		t.Errorf("the variable is %v, %v", got, err)
	}
}
