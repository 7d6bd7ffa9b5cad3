package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
)

func (a *analyzer) args(list []plan.Expr, in *input) ([]expr.Expr, error) {
	return a.arguments(list, in, false)
}

// arguments resolves a list; aliases are kept where they name fields.
func (a *analyzer) arguments(list []plan.Expr, in *input, aliases bool) ([]expr.Expr, error) {
	out := make([]expr.Expr, 0, len(list))
	for _, x := range list {
		if s, ok := x.(*plan.Star); ok {
			for _, c := range stars(s, in) {
				out = append(out, c)
			}
			continue
		}
		y, err := a.expression(x, in)
		if err != nil {
			return nil, err
		}
		if alias, ok := y.(*expr.Alias); ok && !aliases {
			y = alias.Child
		}
		out = append(out, y)
	}
	return out, nil
}

// named puts named arguments in their places.
func named(spec *functions.Spec, name string, list []plan.Expr, e *plan.Function) ([]plan.Expr, error) {
	out := make([]plan.Expr, 0, len(list))
	for _, x := range list {
		n, ok := x.(*plan.NamedArgument)
		if !ok {
			out = append(out, x)
			continue
		}
		at := slices.IndexFunc(spec.Params, func(p string) bool { return strings.EqualFold(p, n.Key) })
		if at < 0 {
			return nil, diag.New(diag.Analysis, "UNRECOGNIZED_PARAMETER_NAME", "4274K", "Cannot invoke routine `%s` because the routine call included a named argument reference for the argument named `%s`, but this routine does not include any signature containing an argument with this name. Did you mean one of the following? [`%s`].",
				name, n.Key, strings.Join(spec.Params, "`, `")).At(e.Place)
		}
		for len(out) <= at {
			out = append(out, nil)
		}
		if out[at] != nil {
			return nil, diag.New(diag.Analysis, "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE", "4274K", "Call to routine `%s` is invalid because it includes multiple argument assignments to the same parameter name `%s`.", name, n.Key).At(e.Place)
		}
		out[at] = n.Value
	}
	for i, x := range out {
		if x == nil {
			d, ok := spec.Defaults[spec.Params[i]]
			if !ok {
				return nil, diag.New(diag.Analysis, "REQUIRED_PARAMETER_NOT_FOUND", "4274K", "Cannot invoke routine `%s` because the parameter named `%s` is required, but the routine call did not supply a value. Please update the routine call to supply an argument value (either positionally at index %d or by name) and retry the query again.", name, spec.Params[i], i).At(e.Place)
			}
			out[i] = plan.Lit(types.String, d)
		}
	}
	return out, nil
}

func (a *analyzer) function(e *plan.Function, in *input) (expr.Expr, error) {
	if e.NameExpr != nil {
		name, err := a.identifier(e.NameExpr)
		if err != nil {
			return nil, err
		}
		named := *e
		named.Name, named.NameExpr = name, nil
		e = &named
	}
	name := strings.ToLower(e.Name[len(e.Name)-1])
	if a.Catalog != nil {
		if f := a.Catalog.Function(e.Name); f != nil {
			return a.registered(f, e, in)
		}
	}
	spec, ok := functions.Lookup(name)
	if n := len(e.Name); n > 1 {
		if n > 2 && !strings.EqualFold(e.Name[0], "spark_catalog") {
			return nil, diag.New(diag.Analysis, "REQUIRES_SINGLE_PART_NAMESPACE", "42K05", "spark_catalog requires a single-part namespace, but got %s.", quoteName(e.Name[:n-1]))
		}
		return nil, a.unknownFunction(e)
	}
	if name == "grouping" && len(e.Args) == 1 || name == "grouping_id" {
		args, err := a.args(e.Args, in)
		return &groupingCall{name, args, e.Place}, err
	}
	if !ok || spec.Internal && e.SQL {
		return nil, a.unknownFunction(e)
	}
	list := e.Args
	if (name == "substr" || name == "substring") && len(list) == 2 {
		list = append(list[:2:2], plan.Lit(types.Integer, int32(1<<31-1)))
	}
	if name == "count" && len(list) == 1 {
		if s, star := list[0].(*plan.Star); star && len(s.Target) == 0 && !e.Distinct {
			list = []plan.Expr{plan.Lit(types.Integer, int32(1))}
		}
	}
	if name == "count" && e.SQL {
		for _, x := range list {
			if s, star := x.(*plan.Star); star && len(s.Target) > 0 {
				return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1021", "", "count(%s.*) is not allowed. Please use count(*) or expand the columns manually, e.g. count(col1, col2).", strings.Join(s.Target, "."))
			}
		}
	}
	if spec.Params == nil {
		for _, x := range list {
			if _, ok := x.(*plan.NamedArgument); ok {
				return nil, diag.New(diag.Analysis, "NAMED_PARAMETERS_NOT_SUPPORTED", "4274K",
					"Named parameters are not supported for function `%s`; please retry the query with positional arguments to the function call instead.", name).At(e.Place)
			}
		}
	}
	if spec.Params != nil {
		var err error
		if list, err = named(spec, name, list, e); err != nil {
			return nil, err
		}
	}
	args, err := a.arguments(list, in, name == "struct" || name == "arrays_zip")
	if err != nil {
		return nil, err
	}
	c := &functions.CallContext{
		Spec: spec, Name: name, Args: args, Distinct: e.Distinct, SQL: e.SQL, Place: e.Place, Conf: a.Conf,
		Ignore: e.Nulls == plan.IgnoreNulls, ParseType: a.typeText,
	}
	a.resolveLambdas(c, list, in)
	if e.Filter != nil {
		if c.Filter, err = a.expression(e.Filter, in); err != nil {
			return nil, err
		}
	}
	for _, o := range e.Within {
		x, err := a.expression(o.Child, in)
		if err != nil {
			return nil, err
		}
		c.Order = append(c.Order, expr.Order{Expr: x, Descending: o.Descending, NullsFirst: o.NullsFirst})
	}
	x, err := functions.Resolve(c)
	return byName(name, x, err)
}

// byName prints a call as one where its name is another word for an operator,
// and a cast that is called by its type as its operand.
func byName(name string, x expr.Expr, err error) (expr.Expr, error) {
	call, ok := x.(*expr.Call)
	switch {
	case !ok:
	case name == "mod":
		call.HeadingOf = func(args []expr.Expr) string { return expr.Heading("mod", args) }
	case call.Name == "cast" && name != "cast" && len(call.Args) == 1:
		call.HeadingOf = func(args []expr.Expr) string { return args[0].SQL() }
	}
	return x, err
}

func (a *analyzer) unknownFunction(e *plan.Function) error {
	db := "default"
	if a.Catalog != nil {
		_, db = a.Catalog.CurrentDatabase()
	}
	return UnknownFunction(e.Name, db).At(e.Place)
}

// UnknownFunction is the mistake of a name that no function has, looked for from
// the database db.
func UnknownFunction(name []string, db string) *diag.Error {
	quoted := quoteName(name)
	path := "[`system`.`builtin`, `system`.`session`, " + quoteName([]string{"spark_catalog", db}) + "]"
	return diag.New(diag.Analysis, "UNRESOLVED_ROUTINE", "42883", "Cannot resolve routine %s on search path %s.", quoted, path).
		With("routineName", quoted).With("searchPath", path)
}
