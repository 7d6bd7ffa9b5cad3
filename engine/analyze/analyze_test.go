package analyze_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// noCatalog knows nothing but what a query itself has.
type noCatalog struct{}

func (noCatalog) Table(context.Context, []string, map[string]string, bool) (*analyze.Table, error) {
	return nil, nil
}
func (noCatalog) Data(context.Context, *plan.ReadData) (source.Relation, error)      { return nil, nil }
func (noCatalog) Stream(context.Context, *plan.ReadData) (*source.StreamSpec, error) { return nil, nil }
func (noCatalog) Cached(*plan.Cached, logical.Node) source.Relation                  { return nil }
func (noCatalog) Function([]string) *analyze.Function                                { return nil }
func (noCatalog) Variable([]string) (expr.Expr, bool)                                { return nil, false }
func (noCatalog) CurrentDatabase() (catalog, db string)                              { return "spark_catalog", "default" }
func field(name string, t types.Type) types.Field {
	return types.Field{Name: name, Type: t, Nullable: true}
}

func analyzed(r plan.Relation) (logical.Node, error) {
	return analyze.Relation(context.Background(), analyze.Options{
		Catalog: noCatalog{}, Conf: expr.Conf{ANSI: true, TimeZone: "UTC", Get: func(string) (string, bool) { return "", false }},
		Now: func() time.Time { return time.Unix(0, 0) },
	}, r)
}

// things is a table without rows.
func things(t *testing.T) plan.Relation {
	t.Helper()
	s := types.NewStruct(
		types.Field{Name: "id", Type: types.Long}, field("n", types.Integer), field("s", types.String), field("d", types.Decimal{Precision: 10, Scale: 2}),
		field("f", types.Float), field("at", types.Timestamp), field("day", types.Date), field("yes", types.Boolean),
		field("list", &types.Array{Elem: types.Integer, ContainsNull: true}), field("p", types.NewStruct(field("x", types.Integer), field("y", types.String))),
	)
	b, err := batch.FromRows(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &plan.SubqueryAlias{Input: &plan.LocalRelation{Batches: []*batch.Batch{b}, Schema: s}, Alias: "t"}
}

func long(n int64) plan.Expr  { return plan.Lit(types.Long, n) }
func small(n int32) plan.Expr { return plan.Lit(types.Integer, n) }
func text(s string) plan.Expr { return plan.Lit(types.String, s) }

var attr, call = plan.Attr, plan.Call

// TestExpressions resolves expressions over the table: the name of the output
// column, its type after coercion, and ! behind it where it cannot be NULL.
func TestExpressions(t *testing.T) {
	in := things(t)
	for _, c := range []struct {
		e    plan.Expr
		want string
	}{
		{attr("ID"), "ID bigint!"},
		{attr("t", "n"), "n int"},
		{attr("p", "x"), "x int"},
		{attr("t", "p", "y"), "y string"},
		{&plan.Alias{Child: attr("n"), Names: []string{"m"}}, "m int"},
		{call("+", attr("id"), attr("n")), "(id + n) bigint"},
		{call("+", attr("n"), small(1)), "(n + 1) int"},
		{call("/", attr("n"), small(2)), "(n / 2) double"},
		{call("*", attr("d"), attr("n")), "(d * n) decimal(21,2)"},
		{call("+", attr("d"), attr("f")), "(d + f) double"},
		{call("+", attr("n"), text("1")), "(n + 1) bigint"},
		{call("==", attr("day"), text("2024-01-01")), "(day = 2024-01-01) boolean"},
		{call("<", attr("day"), attr("at")), "(day < at) boolean"},
		{call("<=>", attr("n"), attr("id")), "(n <=> id) boolean!"},
		{call("and", attr("yes"), call("not", attr("yes"))), "(yes AND (NOT yes)) boolean"},
		{call("isnull", attr("s")), "(s IS NULL) boolean!"},
		{call("coalesce", attr("n"), attr("id")), "coalesce(n, id) bigint!"},
		{call("upper", attr("s")), "upper(s) string"},
		{call("size", attr("list")), "size(list) int"},
		{call("array", attr("n"), attr("id")), "array(n, id) array<bigint>!"},
		{&plan.ExtractValue{Child: attr("list"), Key: small(0)}, "list[0] int"},
		{&plan.ExtractValue{Child: attr("p"), Key: text("x")}, "p.x int"},
		{&plan.Cast{Child: attr("n"), To: types.String}, "n string"},
		{&plan.Cast{Child: call("upper", attr("s")), To: types.Date}, "CAST(upper(s) AS DATE) date"},
		{&plan.Case{Whens: []plan.When{{Cond: attr("yes"), Then: attr("n")}}, Else: attr("id")}, "CASE WHEN yes THEN n ELSE id END bigint"},
		{&plan.Case{Whens: []plan.When{{Cond: attr("yes"), Then: attr("id")}}}, "CASE WHEN yes THEN id END bigint"},
		{&plan.In{Child: attr("n"), List: []plan.Expr{small(1), long(2)}}, "(n IN (1, 2)) boolean"},
		{long(1), "1 bigint!"},
		{plan.Lit(types.Null, nil), "NULL void"},
		{call("sum", attr("n")), "sum(n) bigint"},
		{call("count", attr("n")), "count(n) bigint!"},
		{call("avg", attr("d")), "avg(d) decimal(14,6)"},
		{&plan.Function{Name: []string{"count"}, Args: []plan.Expr{attr("n")}, Distinct: true}, "count(DISTINCT n) bigint!"},
	} {
		n, err := analyzed(&plan.Project{Input: in, List: []plan.Expr{c.e}})
		if err != nil {
			t.Errorf("%s: %v", c.want, err)
			continue
		}
		if got := described(n); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// described writes the columns of a node.
func described(n logical.Node) string {
	var out []string
	for _, f := range logical.Schema(n).Fields {
		s := f.Name + " " + f.Type.String()
		if !f.Nullable {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

// TestRelations resolves relations to the columns that they put out.
func TestRelations(t *testing.T) {
	in := things(t)
	some := func(names ...string) plan.Relation {
		var list []plan.Expr
		for _, n := range names {
			list = append(list, attr(n))
		}
		return &plan.Project{Input: in, List: list}
	}
	for _, c := range []struct {
		name string
		r    plan.Relation
		want string
	}{
		{"star", &plan.Project{Input: some("id", "s"), List: []plan.Expr{&plan.Star{}}}, "id bigint!, s string"},
		{"star without", &plan.Project{Input: some("id", "s", "n"), List: []plan.Expr{&plan.Star{Except: [][]string{{"s"}}}}}, "id bigint!, n int"},
		{"union of types", &plan.SetOp{Left: some("n", "s"), Right: some("id", "s"), Op: plan.Union, All: true}, "n bigint, s string"},
		{"union by name", &plan.SetOp{Left: some("id", "s"), Right: some("s", "id"), Op: plan.Union, All: true, ByName: true}, "id bigint!, s string"},
		{"union with what is missing", &plan.SetOp{Left: some("id"), Right: some("s"), Op: plan.Union, All: true, ByName: true, AllowMissing: true}, "id bigint, s string"},
		{"join using", &plan.Join{Left: some("id", "s"), Right: some("id", "n"), Using: []string{"id"}}, "id bigint!, s string, n int"},
		{"full join using", &plan.Join{Left: some("id", "s"), Right: some("id", "n"), Using: []string{"id"}, Kind: plan.FullOuterJoin}, "id bigint, s string, n int"},
		{"left join", &plan.Join{Left: some("s"), Right: some("id"), Kind: plan.LeftOuterJoin, Cond: plan.Lit(types.Boolean, true)}, "s string, id bigint"},
		{"groups", &plan.Aggregate{Input: in, GroupBy: []plan.Expr{attr("s")}, List: []plan.Expr{call("max", attr("n"))}, Keys: true}, "s string, max(n) int"},
		{"columns added and replaced", &plan.WithColumns{Input: some("id", "s"), Columns: []*plan.Alias{{Child: small(1), Names: []string{"S"}}, {Child: attr("id"), Names: []string{"more"}}}}, "id bigint!, S int!, more bigint!"},
		{"columns renamed", &plan.WithColumnsRenamed{Input: some("id", "s"), From: []string{"S", "none"}, To: []string{"x", "y"}}, "id bigint!, x string"},
		{"columns dropped", &plan.Drop{Input: some("id", "s", "n"), Names: []string{"S", "none"}, Columns: []plan.Expr{attr("n")}}, "id bigint!"},
		{"all renamed", &plan.ToDF{Input: some("id", "s"), Names: []string{"a", "b"}}, "a bigint!, b string"},
		{"range", &plan.Range{End: 3, Step: 1}, "id bigint!"},
		{"values", &plan.Values{Rows: [][]plan.Expr{{small(1), text("a")}, {long(2), plan.Lit(types.Null, nil)}}}, "col1 bigint!, col2 string"},
		{"one row", &plan.Project{Input: &plan.OneRow{}, List: []plan.Expr{small(1)}}, "1 int!"},
	} {
		n, err := analyzed(c.r)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := described(n); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestErrors resolves what Spark refuses.
func TestErrors(t *testing.T) {
	in := things(t)
	one := func(e plan.Expr) plan.Relation { return &plan.Project{Input: in, List: []plan.Expr{e}} }
	for _, c := range []struct {
		name, condition, message string
		r                        plan.Relation
	}{
		{"no such column", "UNRESOLVED_COLUMN.WITH_SUGGESTION", "`dya`", one(attr("dya"))},
		{"no such field", "FIELD_NOT_FOUND", "`z`", one(attr("p", "z"))},
		{"no such table", "TABLE_OR_VIEW_NOT_FOUND", "`none`", &plan.ReadTable{Name: []string{"none"}}},
		{"no such function", "UNRESOLVED_ROUTINE", "`nothing`", one(call("nothing", attr("n")))},
		{"two columns of a name", "AMBIGUOUS_REFERENCE", "`id`", &plan.Project{Input: &plan.Join{Left: in, Right: &plan.Range{End: 1, Step: 1}, Kind: plan.CrossJoin}, List: []plan.Expr{attr("id")}}},
		{"too few arguments", "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "upper", one(call("upper"))},
		{"another type", "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "ARRAY", one(call("explode_outer", attr("n")))},
		{"types that do not go together", "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "BOOLEAN", one(call("+", attr("n"), attr("yes")))},
		{"a cast that cannot be", "DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "ARRAY<INT>", one(&plan.Cast{Child: attr("list"), To: types.Long})},
		{"a filter that is none", "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "INT", &plan.Filter{Input: in, Cond: attr("n")}},
		{"no column of a group", "MISSING_AGGREGATION", "\"n\"", &plan.Aggregate{Input: in, GroupBy: []plan.Expr{attr("s")}, List: []plan.Expr{attr("n")}}},
		{"an aggregate in a filter", "INVALID_WHERE_CONDITION", "", &plan.Filter{Input: in, Cond: call("<", call("sum", attr("n")), long(1))}},
		{"an aggregate in an aggregate", "NESTED_AGGREGATE_FUNCTION", "", one(call("sum", call("max", attr("n"))))},
		{"unions of other widths", "NUM_COLUMNS_MISMATCH", "UNION", &plan.SetOp{Left: in, Right: &plan.Range{End: 1, Step: 1}, Op: plan.Union, All: true}},
		{"a join without its column", "UNRESOLVED_USING_COLUMN_FOR_JOIN", "`x`", &plan.Join{Left: in, Right: in, Using: []string{"x"}}},
		{"new names of another number", "ASSIGNMENT_ARITY_MISMATCH", "", &plan.ToDF{Input: in, Names: []string{"a"}}},
		{"a window function without a window", "WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", "", one(call("row_number"))},
		{"a new column twice", "COLUMN_ALREADY_EXISTS", "`x`", &plan.WithColumns{Input: in, Columns: []*plan.Alias{{Child: small(1), Names: []string{"x"}}, {Child: small(2), Names: []string{"X"}}}}},
	} {
		_, err := analyzed(c.r)
		e, ok := diag.As(err)
		if !ok || e.Condition != c.condition || !strings.Contains(e.Message, c.message) {
			t.Errorf("%s: %v, want %s with %q", c.name, err, c.condition, c.message)
		}
	}
}

// TestTooLarge nests an expression deeper than Spark's stack could.
func TestTooLarge(t *testing.T) {
	e := attr("n")
	var deep plan.Expr = e
	for range 1100 {
		deep = call("negative", deep)
	}
	_, err := analyzed(&plan.Project{Input: things(t), List: []plan.Expr{deep}})
	if e, ok := diag.As(err); !ok || e.Condition != "PLAN_TOO_LARGE" {
		t.Errorf("%v", err)
	}
}
