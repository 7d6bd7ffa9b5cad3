package engine

import (
	"context"
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

func typeName(v any) string { return fmt.Sprintf("%T", v) }

// executeImmediate is EXECUTE IMMEDIATE: a statement from text, with arguments,
// its single row optionally going into variables.
func (s *Session) executeImmediate(ctx context.Context, c *plan.ExecuteImmediate) (*Result, error) {
	value, t, err := s.valueOf(ctx, c.Text, nil)
	if err != nil {
		return nil, err
	}
	if t.Kind() != types.KindString {
		return nil, diag.New(diag.Analysis, "INVALID_EXPR_TYPE_FOR_QUERY_EXECUTE_IMMEDIATE", "42K09", "Expression type must be string type but got \"%s\".", t.SQL())
	}
	text, ok := value.(string)
	if !ok {
		return nil, diag.New(diag.Analysis, "NULL_QUERY_STRING_EXECUTE_IMMEDIATE", "22004",
			"Execute immediate requires a non-null variable as the query string, but the provided variable is null.")
	}
	cmd, err := s.options.Parser.Statement(diag.NewSource("EXECUTE IMMEDIATE", text))
	if err != nil {
		// The place is one in another text than the cell's.
		if e, ok := diag.As(err); ok && e.Condition == "PARSE_SYNTAX_ERROR" {
			e.Tail = ""
		}
		return nil, err
	}
	arguments := &plan.SQL{Named: map[string]plan.Expr{}}
	for _, u := range c.Using {
		named, ok := u.(*plan.Alias)
		if ok && len(named.Names) == 1 {
			u = named.Child
		}
		value, t, err := s.valueOf(ctx, u, nil)
		if err != nil {
			return nil, err
		}
		l := plan.Lit(t, value)
		if value == nil && t.Kind() != types.KindNull {
			l.Text = "CAST(NULL AS " + t.SQL() + ")"
		}
		if !ok {
			arguments.Args = append(arguments.Args, l)
			continue
		}
		arguments.Named[named.Names[0]] = l
	}
	if len(arguments.Named) > 0 && len(arguments.Args) > 0 {
		return nil, diag.New(diag.Analysis, "INVALID_QUERY_MIXED_QUERY_PARAMETERS", "42613", "Parameterized query must either use positional, or named parameters, but not both.")
	}
	plan.Bind(cmd, arguments)
	if len(c.Into) == 0 {
		return s.Run(ctx, cmd)
	}
	query, ok := cmd.(*plan.Query)
	if !ok {
		// As in Spark, the statement is done all the same.
		if _, err := s.Run(ctx, cmd); err != nil {
			return nil, err
		}
		return nil, diag.New(diag.Analysis, "INVALID_STATEMENT_FOR_EXECUTE_INTO", "07501",
			"The INTO clause of EXECUTE IMMEDIATE is only valid for queries but the given statement is not a query: %s.", strings.ToUpper(text))
	}
	for i, n := range c.Into {
		if s.variable(n) == nil {
			return nil, positioned(diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "42703", "A column, variable, or function parameter with name %s cannot be resolved. ", quoteName(n...)).At(c.IntoPlaces[i]))
		}
	}
	return none(s.setVariable(ctx, &plan.SetVariable{Names: c.Into, Query: query.Input}))
}
