package engine

import (
	"context"
	"fmt"

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
		return nil, err
	}
	named := map[string]plan.Expr{}
	var positional []plan.Expr
	for _, u := range c.Using {
		if a, ok := u.(*plan.Alias); ok && len(a.Names) == 1 {
			named[a.Names[0]] = a.Child
			continue
		}
		positional = append(positional, u)
	}
	if len(named) > 0 && len(positional) > 0 {
		return nil, diag.New(diag.Analysis, "ALL_PARAMETERS_MUST_BE_NAMED", "07001",
			"Using name parameterized queries requires all parameters to be named. Parameters missing names: %s.", "")
	}
	query, isQuery := cmd.(*plan.Query)
	if isQuery {
		query = &plan.Query{Input: &plan.SQL{Text: diag.NewSource("EXECUTE IMMEDIATE", text), Named: named, Args: positional}}
		cmd = query
	}
	if len(c.Into) == 0 {
		return s.Run(ctx, cmd)
	}
	if !isQuery {
		return nil, diag.New(diag.Analysis, "INVALID_STATEMENT_FOR_EXECUTE_INTO", "07501",
			"The INTO clause of EXECUTE IMMEDIATE is only valid for queries but the given statement is not a query: %s.", text)
	}
	return none(s.setVariable(ctx, &plan.SetVariable{Names: c.Into, Query: query.Input}))
}
