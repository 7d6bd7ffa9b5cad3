package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// tableFunction resolves a function in FROM: range, or a generator, whose rows
// are joined with the single row of no columns. Names in its arguments are
// columns of what stands before a LATERAL.
func (a *analyzer) tableFunction(r *plan.TableFunction, _ *scope) (logical.Node, error) {
	name := strings.ToLower(r.Name[len(r.Name)-1])
	if len(r.Name) == 1 && name == "range" {
		return a.rangeFunction(r)
	}
	if a.Catalog != nil {
		if f := a.Catalog.Function(r.Name); f != nil && f.SQL != nil && f.SQL.ReturnsTable != nil {
			n, err := a.sqlTable(f.SQL, r)
			if e, ok := diag.As(err); ok && e.Condition == "WRONG_NUM_ARGS.WITHOUT_SUGGESTION" {
				e.Placeless = true
			}
			return n, err
		} else if f != nil && f.SQL != nil {
			full := r.Name
			if f.Database != "" {
				full = []string{"spark_catalog", f.Database, f.Name}
			}
			return nil, diag.New(diag.Analysis, "NOT_A_TABLE_FUNCTION", "42887", "%s appears as a table function here, but the function was defined as a scalar function. Please update the query to move the function call outside the FROM clause, or redefine %s as a table function instead.", quoteName(full), quoteName(full)).At(r.Place)
		}
	}
	spec, ok := functions.Lookup(name)
	if !ok || spec.Group != "generator_funcs" {
		return nil, diag.New(diag.Analysis, "UNRESOLVABLE_TABLE_VALUED_FUNCTION", "42883",
			"Could not resolve %s to a table-valued function.\nPlease make sure that %s is defined as a table-valued function and that all required parameters are provided correctly.\nIf %s is not defined, please create the table-valued function before using it.\nFor more information about defining table-valued functions, please refer to the Apache Spark documentation.", quoteName(r.Name), quoteName(r.Name), quoteName(r.Name)).
			With("name", quoteName(r.Name)).At(r.Place)
	}
	x, err := a.expression(&plan.Function{At: plan.At{Place: r.Place}, Name: r.Name, Args: r.Args, SQL: true}, &input{})
	if err != nil {
		return nil, err
	}
	g, ok := plainOf(x).(*expr.Generator)
	if !ok {
		return nil, diag.NotImplemented("the table function %s", name).At(r.Place)
	}
	made := make([]*expr.Attr, len(g.Output))
	for i, f := range g.Output {
		made[i] = logical.NewAttr(f.Name, f.Type, f.Nullable || g.Outer)
	}
	return &logical.Generate{Input: oneRow(), Generator: g, Outer: g.Outer, Attrs: made}, nil
}

// rangeFunction is range(end), range(start, end[, step[, partitions]]).
func (a *analyzer) rangeFunction(r *plan.TableFunction) (logical.Node, error) {
	if len(r.Args) == 0 || len(r.Args) > 4 {
		return nil, diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605", "The `range` requires [1, 2, 3, 4] parameters but the actual number is %d. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", len(r.Args)).At(r.Place)
	}
	numbers := make([]int64, len(r.Args))
	for i, e := range r.Args {
		if n, ok := e.(*plan.NamedArgument); ok {
			return nil, diag.NotImplemented("range with the named argument %s", n.Key).At(r.Place)
		}
		x, err := a.expression(e, &input{})
		if err != nil {
			return nil, err
		}
		x = plainOf(x)
		if !foldable(x) {
			return nil, diag.New(diag.Analysis, "NON_FOLDABLE_ARGUMENT", "42K08", "The function `range` requires the parameter `%s` to be a foldable expression of the type \"BIGINT\", but the actual argument is a non-foldable.", rangeParams(len(r.Args))[i]).At(r.Place)
		}
		k := x.Type().Kind()
		if !types.IsNumeric(x.Type()) && k != types.KindNull && k != types.KindString {
			return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09", "Cannot resolve \"range(%s)\" due to data type mismatch: The %s parameter requires the \"BIGINT\" type, however \"%s\" has the type \"%s\".", x.SQL(), place(i+1), x.SQL(), x.Type().SQL()).At(r.Place)
		}
		if x, err = functions.Cast(x, types.Long, a.castMode()); err != nil {
			return nil, err
		}
		v, err := a.constant(x)
		if err != nil {
			return nil, err
		}
		n, ok := v.(int64)
		if !ok {
			return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"range(NULL)\" due to data type mismatch: The %s must not be null.", rangeParams(len(r.Args))[i]).At(r.Place)
		}
		numbers[i] = n
	}
	out := &logical.Range{End: numbers[0], Step: 1, Attr: logical.NewAttr("id", types.Long, false)}
	if len(numbers) > 1 {
		out.Start, out.End = numbers[0], numbers[1]
	}
	if len(numbers) > 2 {
		if out.Step = numbers[2]; out.Step == 0 {
			return nil, diag.New(diag.Analysis, "FAILED_FUNCTION_CALL", "38000", "Failed preparing of the function `range` for call. Please, double check function's arguments.").At(r.Place)
		}
	}
	if len(numbers) > 3 {
		if numbers[3] <= 0 {
			return nil, diag.New(diag.IllegalArgument, "", "", "requirement failed: Positive number of partitions required")
		}
		out.Partitions = int(min(numbers[3], maxPartitions))
	}
	return out, nil
}

// maxPartitions bounds the parts into which a user may have a range cut.
const maxPartitions = 1 << 16

func rangeParams(n int) []string {
	if n == 1 {
		return []string{"end"}
	}
	return []string{"start", "end", "step", "numSlices"}
}

// foldable reports whether e is known without any row.
func foldable(e expr.Expr) bool {
	return !expr.Any(e, func(x expr.Expr) bool {
		switch x := x.(type) {
		case *expr.Attr, *expr.OuterRef, *expr.Subquery, *expr.Aggregate, *expr.Generator, *expr.WindowCall:
			return true
		case *expr.Call:
			return !x.Deterministic
		}
		return false
	})
}

// severalNames is generator AS (a, b): names for all its columns.
func severalNames(e *plan.Alias, x expr.Expr) (expr.Expr, error) {
	g, ok := x.(*expr.Generator)
	if !ok {
		return nil, diag.New(diag.Analysis, "MULTI_ALIAS_WITHOUT_GENERATOR", "42K0E", "Multi part aliasing (%s) is not supported with \"%s\" as it is not a generator function.", strings.Join(e.Names, ", "), x.SQL()).At(e.Place)
	}
	if len(g.Output) != len(e.Names) {
		return nil, diag.New(diag.Analysis, "UDTF_ALIAS_NUMBER_MISMATCH", "42802", "The number of aliases supplied in the AS clause does not match the number of columns output by the UDTF.\nExpected %d aliases, but got %s.\nPlease ensure that the number of aliases provided matches the number of columns output by the UDTF.", len(g.Output), strings.Join(e.Names, ",")).At(e.Place)
	}
	named := *g
	named.Output = append([]types.Field(nil), g.Output...)
	for i, n := range e.Names {
		named.Output[i].Name = n
	}
	return &expr.Alias{Child: &named, Name: e.Names[0], ID: newID(), Implicit: true}, nil
}
