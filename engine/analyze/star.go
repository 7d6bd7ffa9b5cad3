package analyze

import (
	"fmt"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
)

// except is * EXCEPT (a, b.c), whose names must be there, and |> SET, whose
// values take the place of the columns.
func (a *analyzer) except(s *plan.Star, in *input) ([]expr.Expr, error) {
	whole := *s
	whole.Except = nil
	columns := stars(&whole, in)
	gone := map[expr.ID]plan.Expr{}
	fields := map[expr.ID][][]string{}
	for i, name := range s.Except {
		found, rest := in.matches(name)
		switch {
		case len(found) > 1:
			return nil, ambiguous(&plan.Attribute{At: s.At, Name: name}, found)
		case len(found) == 0 || !slices.ContainsFunc(columns, func(x *expr.Attr) bool { return x.ID == found[0].ID }):
			err := unresolved(&plan.Attribute{At: s.At, Name: name}, in)
			if e, ok := diag.As(err); ok && s.Place.Source != nil {
				line, column := e.Place.LineColumn()
				e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
			}
			return nil, err
		}
		id := found[0].ID
		if _, twice := gone[id]; twice || slices.ContainsFunc(fields[id], func(f []string) bool { return len(rest) == 0 || slices.EqualFunc(f, rest, strings.EqualFold) }) {
			var names []string
			for _, n := range s.Except {
				names = append(names, quoteName(n))
			}
			return nil, diag.New(diag.Analysis, "EXCEPT_OVERLAPPING_COLUMNS", "42702", "Columns in an EXCEPT list must be distinct and non-overlapping, but got (%s).", strings.Join(names, ", ")).At(s.Place)
		}
		if len(rest) > 0 {
			fields[id] = append(fields[id], rest)
			continue
		}
		gone[id] = nil
		if len(s.Replace) > 0 {
			gone[id] = s.Replace[i]
		}
	}
	var out []expr.Expr
	for _, x := range columns {
		value, dropped := gone[x.ID]
		switch {
		case dropped && value != nil:
			y, err := a.args([]plan.Expr{value}, in)
			if err != nil {
				return nil, err
			}
			out = append(out, &expr.Alias{Child: y[0], Name: x.Name, ID: newID()})
		case dropped:
		case len(fields[x.ID]) > 0:
			y, err := a.withoutFields(x, fields[x.ID])
			if err != nil {
				return nil, err
			}
			out = append(out, &expr.Alias{Child: y, Name: x.Name, ID: newID()})
		default:
			out = append(out, x)
		}
	}
	return out, nil
}

// withoutFields is a struct without some of its fields. A NULL struct becomes
// one of NULLs, as in Spark.
func (a *analyzer) withoutFields(x expr.Expr, drop [][]string) (expr.Expr, error) {
	t, ok := x.Type().(*types.Struct)
	if !ok {
		return nil, diag.New(diag.Analysis, "EXCEPT_RESOLVED_COLUMNS_WITHOUT_MATCH", "42702", "EXCEPT columns of %s were resolved, but do not match any of the columns.", x.SQL())
	}
	var args []expr.Expr
	for _, f := range t.Fields {
		var deeper [][]string
		gone := false
		for _, d := range drop {
			if strings.EqualFold(d[0], f.Name) {
				gone = gone || len(d) == 1
				deeper = append(deeper, d[1:])
			}
		}
		if gone {
			continue
		}
		value, err := functions.Extract(x, f.Name, a.Conf)
		if err != nil {
			return nil, err
		}
		if len(deeper) > 0 {
			if value, err = a.withoutFields(value, deeper); err != nil {
				return nil, err
			}
		}
		name, err := expr.NewLiteral(types.String, f.Name)
		if err != nil {
			return nil, err
		}
		args = append(args, name, value)
	}
	return a.resolved("named_struct", args...)
}

// checkPipe refuses aggregates in the list of a pipe operator that has none.
func checkPipe(r *plan.Project, items []expr.Expr) error {
	if r.Pipe == "" {
		return nil
	}
	for _, e := range items {
		if hasAggregate(e) {
			return diag.New(diag.Analysis, "PIPE_OPERATOR_CONTAINS_AGGREGATE_FUNCTION", "0A000", "Aggregate function %s is not allowed when using the pipe operator |> %s clause; please use the pipe operator |> AGGREGATE clause instead.", plainOf(e).SQL(), r.Pipe).At(placeOfAggregate(e))
		}
	}
	return nil
}

// checkPipeAggregate wants an aggregate in each item of |> AGGREGATE.
func checkPipeAggregate(list []expr.Expr) error {
	for _, e := range list {
		if !hasAggregate(e) {
			return diag.New(diag.Analysis, "PIPE_OPERATOR_AGGREGATE_EXPRESSION_CONTAINS_NO_AGGREGATE_FUNCTION", "0A000", "Non-grouping expression %s is provided as an argument to the |> AGGREGATE pipe operator but does not contain any aggregate function; please update it to include an aggregate function and then retry the query again.", plainOf(e).SQL())
		}
	}
	return nil
}
