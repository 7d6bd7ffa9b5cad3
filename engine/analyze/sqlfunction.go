package analyze

import (
	"context"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// sqlArguments resolves the arguments of a SQL function, cast to the types of
// its parameters, and makes a column for each parameter. shown are the
// arguments of the call as they are.
func (a *analyzer) sqlArguments(f *plan.CreateFunction, list []plan.Expr, in *input, place diag.Place) (values []expr.Expr, attrs []*expr.Attr, shown []expr.Expr, err error) {
	name := f.Name[len(f.Name)-1]
	params := f.Params.Fields
	given := make([]plan.Expr, len(params))
	for i, e := range list {
		at := i
		if n, ok := e.(*plan.NamedArgument); ok {
			at = -1
			var known []string
			for k, p := range params {
				known = append(known, types.QuoteIdentifier(p.Name))
				if strings.EqualFold(p.Name, n.Key) {
					at = k
				}
			}
			if at < 0 {
				return nil, nil, nil, diag.New(diag.Analysis, "UNRECOGNIZED_PARAMETER_NAME", "4274K", "Cannot invoke routine %s because the routine call included a named argument reference for the argument named %s, but this routine does not include any signature containing an argument with this name. Did you mean one of the following? [%s].",
					types.QuoteIdentifier(name), types.QuoteIdentifier(n.Key), strings.Join(known, " ")).At(place)
			}
			e = n.Value
		}
		if at >= len(params) {
			return nil, nil, nil, wrongArguments(f, len(list)).At(place)
		}
		if given[at] != nil {
			return nil, nil, nil, diag.New(diag.Analysis, "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED", "4274K", "Call to routine %s is invalid because it includes multiple argument assignments to the same parameter name %s. A positional argument and named argument both referred to the same parameter. Please remove the named argument referring to this parameter.",
				types.QuoteIdentifier(name), types.QuoteIdentifier(params[at].Name)).At(place)
		}
		given[at] = e
	}
	values = make([]expr.Expr, len(params))
	attrs = make([]*expr.Attr, len(params))
	for i, p := range params {
		e := given[i]
		if e == nil {
			if e = f.Defaults[strings.ToLower(p.Name)]; e == nil {
				return nil, nil, nil, wrongArguments(f, len(list)).At(place)
			}
		}
		x, err := a.args([]plan.Expr{e}, in)
		if err != nil {
			return nil, nil, nil, err
		}
		if given[i] != nil {
			shown = append(shown, x[0])
		}
		if values[i], err = functions.Cast(x[0], p.Type, a.castMode()); err != nil {
			return nil, nil, nil, err
		}
		attrs[i] = logical.NewAttr(p.Name, p.Type, true)
		attrs[i].Qualifier = []string{name}
	}
	return values, attrs, shown, nil
}

func wrongArguments(f *plan.CreateFunction, got int) *diag.Error {
	least, most := len(f.Params.Fields)-len(f.Defaults), len(f.Params.Fields)
	want := strconv.Itoa(most)
	if least < most {
		var counts []string
		for n := least; n <= most; n++ {
			counts = append(counts, strconv.Itoa(n))
		}
		want = "[" + strings.Join(counts, ", ") + "]"
	}
	return diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
		"The %s requires %s parameters but the actual number is %d. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", types.QuoteIdentifier(f.Name[len(f.Name)-1]), want, got)
}

// sqlScalar is a call of a SQL function: its body with the arguments in the
// place of the parameters.
func (a *analyzer) sqlScalar(function *Function, e *plan.Function, in *input) (expr.Expr, error) {
	f := function.SQL
	values, attrs, shown, err := a.sqlArguments(f, e.Args, in, e.Place)
	if err != nil {
		return nil, err
	}
	body, err := a.sqlBody(f, attrs)
	if err != nil {
		return nil, err
	}
	out := expr.Transform(body, func(x expr.Expr) expr.Expr {
		if col, ok := x.(*expr.Attr); ok {
			for i, p := range attrs {
				if p.ID == col.ID {
					return values[i]
				}
			}
		}
		return x
	})
	// Arguments that the call leaves out are not in its heading.
	heading := f.Name[len(f.Name)-1] + expr.Heading("", shown)
	if function.Database != "" {
		heading = "spark_catalog." + function.Database + "." + heading
	}
	return named1(out, heading), nil
}

// CheckFunction resolves the body of a SQL function as it is created.
func CheckFunction(o Options, f *plan.CreateFunction) error {
	a := &analyzer{Options: o, ctx: context.Background(), windowed: map[expr.ID]string{}}
	seen := map[string]bool{}
	for _, p := range f.Params.Fields {
		low := strings.ToLower(p.Name)
		if seen[low] {
			return diag.New(diag.Analysis, "DUPLICATE_ROUTINE_PARAMETER_NAMES", "42734", "Found duplicate name(s) in the parameter list of the user-defined routine %s: %s.", f.Name[len(f.Name)-1], types.QuoteIdentifier(low))
		}
		seen[low] = true
	}
	attrs := make([]*expr.Attr, len(f.Params.Fields))
	for i, p := range f.Params.Fields {
		attrs[i] = logical.NewAttr(p.Name, p.Type, true)
	}
	if f.ReturnsTable != nil {
		_, _, err := a.within(f.Query, &input{attrs: attrs}, nil)
		return err
	}
	body, err := a.sqlBody(f, attrs)
	if err != nil {
		return err
	}
	if expr.Any(body, func(x expr.Expr) bool {
		switch x.(type) {
		case *expr.Aggregate, *expr.WindowCall, *expr.Generator:
			return true
		}
		return false
	}) {
		text := body.SQL()
		return diag.New(diag.Analysis, "USER_DEFINED_FUNCTIONS.CANNOT_CONTAIN_COMPLEX_FUNCTIONS", "42601", "User defined function is invalid: SQL scalar function cannot contain aggregate/window/generate functions: %s", text)
	}
	return nil
}

// sqlBody resolves the body of a scalar function over its parameters.
func (a *analyzer) sqlBody(f *plan.CreateFunction, attrs []*expr.Attr) (expr.Expr, error) {
	if a.views++; a.views > 100 {
		return nil, diag.New(diag.Analysis, "VIEW_EXCEED_MAX_NESTED_DEPTH", "54K00", "The depth of function %s exceeds the maximum resolution depth (100).", quoteName(f.Name))
	}
	outer, scope := a.outer, a.scope
	a.outer, a.scope = nil, nil
	defer func() {
		a.views--
		a.outer, a.scope = outer, scope
	}()
	body := f.Body
	if f.Query != nil {
		body = &plan.Subquery{Plan: f.Query}
	}
	x, err := a.expression(body, &input{attrs: attrs})
	if err != nil {
		return nil, err
	}
	x = plainOf(x)
	if f.Returns == nil || expr.Any(x, func(y expr.Expr) bool { _, ok := y.(*expr.Aggregate); return ok }) {
		return x, nil
	}
	return functions.Cast(x, f.Returns, a.castMode())
}

// sqlTable is a call of a table function in FROM: its query over one row that
// has the arguments.
func (a *analyzer) sqlTable(f *plan.CreateFunction, r *plan.TableFunction) (logical.Node, error) {
	values, attrs, _, err := a.sqlArguments(f, r.Args, &input{}, diag.Place{})
	if err != nil {
		return nil, err
	}
	outer := a.outer
	a.outer = nil
	n, refs, err := a.within(f.Query, &input{attrs: attrs}, nil)
	a.outer = outer
	if err != nil {
		return nil, err
	}
	columns := inputOf(n).open()
	fields := f.ReturnsTable.Fields
	if len(fields) > 0 {
		if len(fields) != len(columns) {
			return nil, diag.New(diag.Analysis, "USER_DEFINED_FUNCTIONS.RETURN_COLUMN_COUNT_MISMATCH", "42601", "User defined function is invalid: The number of columns produced by the RETURN clause (num: `%d`) does not match the number of column names specified by the RETURNS clause (num: `%d`) of %s.", len(columns), len(fields), f.Name[len(f.Name)-1])
		}
		list := make([]expr.Expr, len(fields))
		for i, p := range fields {
			x, err := functions.Cast(columns[i], p.Type, a.castMode())
			if err != nil {
				return nil, err
			}
			list[i] = &expr.Alias{Child: x, Name: p.Name, ID: newID()}
		}
		n = logical.NewProject(n, list)
		columns = n.Output()
	}
	if len(refs) > 0 {
		row := make([]expr.Expr, len(values))
		for i, v := range values {
			row[i] = &expr.Alias{Child: v, Name: attrs[i].Name, ID: attrs[i].ID}
		}
		if n, err = a.lift(n); err != nil {
			return nil, err
		}
		c := &correlation{a: a, refs: refs, outer: logical.NewProject(oneRow(), row)}
		if n, _, err = c.pull(n); err != nil {
			return nil, err
		}
		n = logical.NewProject(n, exprs(columns))
	}
	return renamed(n, f.Name[len(f.Name)-1], nil)
}

// named1 is x under another heading.
func named1(x expr.Expr, heading string) expr.Expr {
	return &expr.Call{Name: "sqlfunction", Args: []expr.Expr{x}, Typ: x.Type(), Null: x.Nullable(), Deterministic: true, Heading: heading, Kernel: identity}
}
