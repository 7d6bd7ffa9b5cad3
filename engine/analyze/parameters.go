package analyze

import (
	"strconv"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/plan"
)

// bindings are the values of a text's parameters and of the frames that it
// names.
type bindings struct {
	named  map[string]plan.Expr
	args   []plan.Expr
	tables map[string]plan.Relation
	used   struct{ named, positional bool }
}

// sql resolves a text with its parameters.
func (a *analyzer) sql(r *plan.SQL, s *scope) (logical.Node, error) {
	parsed := r.Query
	if parsed == nil {
		var err error
		if parsed, err = a.Parser.Relation(r.Text); err != nil {
			return nil, err
		}
	}
	outside := a.bound
	a.bound = &bindings{named: r.Named, args: r.Args, tables: r.Tables}
	defer func() { a.bound = outside }()
	return a.relation(parsed, s)
}

// parameter is the value of :name or ?.
func (a *analyzer) parameter(e *plan.Parameter) (expr.Expr, error) {
	b := a.bound
	name := e.Name
	if name == "" {
		name = "_" + strconv.Itoa(e.Pos)
	}
	if b == nil {
		b = &bindings{}
	}
	if e.Name != "" {
		b.used.named = true
	} else {
		b.used.positional = true
	}
	if b.used.named && b.used.positional {
		return nil, diag.New(diag.Analysis, "INVALID_QUERY_MIXED_QUERY_PARAMETERS", "42613", "Parameterized query must either use positional, or named parameters, but not both.").At(e.Place)
	}
	var value plan.Expr
	if e.Name != "" {
		value = b.named[e.Name]
	} else if e.Index < len(b.args) {
		value = b.args[e.Index]
	}
	if value == nil {
		return nil, diag.New(diag.Analysis, "UNBOUND_SQL_PARAMETER", "42P02", "Found the unbound parameter: %s. Please, fix `args` and provide a mapping of the parameter to either a SQL literal or collection constructor functions such as `map()`, `array()`, `struct()`.", name).
			With("name", name).At(e.Place)
	}
	x, err := a.expression(value, &input{})
	if err != nil {
		return nil, err
	}
	return plainOf(x), nil
}
