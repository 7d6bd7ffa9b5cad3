package exec

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/types"
)

// row is a row of cells.
type row = types.StructValue

// relation is rows in batches of size rows, each of which is a morsel.
func relation(t testing.TB, size int, columns []types.Field, rows ...row) *logical.LocalRelation {
	t.Helper()
	out := &logical.LocalRelation{}
	schema := types.NewStruct(columns...)
	for _, f := range columns {
		out.Attrs = append(out.Attrs, logical.NewAttr(f.Name, f.Type, true))
	}
	for from := 0; from < len(rows); from += size {
		b, err := batch.FromRows(schema, rows[from:min(from+size, len(rows))])
		if err != nil {
			t.Fatal(err)
		}
		out.Batches = append(out.Batches, b)
	}
	return out
}

func column(name string, typ types.Type) types.Field {
	return types.Field{Name: name, Type: typ, Nullable: true}
}

// call is a call of a built-in.
func call(t testing.TB, name string, args ...expr.Expr) expr.Expr {
	t.Helper()
	spec, ok := functions.Lookup(name)
	if !ok {
		t.Fatalf("there is no function %s", name)
	}
	e, err := functions.Resolve(&functions.CallContext{Spec: spec, Name: name, Args: args, Conf: expr.Conf{ANSI: true, TimeZone: "UTC"}})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func literal(t testing.TB, typ types.Type, cell any) expr.Expr {
	t.Helper()
	l, err := expr.NewLiteral(typ, cell)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func named(e expr.Expr, name string) *expr.Alias {
	return &expr.Alias{Child: e, Name: name, ID: logical.NewID()}
}

func environment(workers int) Env {
	return Env{Conf: expr.Conf{ANSI: true, TimeZone: "UTC"}, Now: time.Unix(0, 0), Location: time.UTC, Workers: workers}
}

// result runs n and prints its rows, one a line.
func result(t testing.TB, e Env, n logical.Node) string {
	t.Helper()
	batches, err := Run(context.Background(), e, n)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, b := range batches {
		if len(b.Columns) != len(n.Output()) {
			t.Fatalf("%d columns, want %d", len(b.Columns), len(n.Output()))
		}
		for i := range b.Rows {
			lines = append(lines, strings.TrimSuffix(fmt.Sprintln([]any(b.Row(i))...), "\n"))
		}
	}
	return strings.Join(lines, "\n")
}

// eachWay runs check with the rows cut in many ways and any number of workers:
// the result must never depend on either.
func eachWay(t *testing.T, check func(t *testing.T, size int, e Env)) {
	for _, size := range []int{1, 2, 3, 1000} {
		for _, workers := range []int{1, 2, 7} {
			t.Run(fmt.Sprintf("%d rows a morsel, %d workers", size, workers), func(t *testing.T) {
				check(t, size, environment(workers))
			})
		}
	}
}
