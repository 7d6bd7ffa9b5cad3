package analyze

import (
	"context"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/plan"
	"brook/engine/types"
)

// expression resolves e over in.
func (a *analyzer) expression(e plan.Expr, in *input) (expr.Expr, error) {
	if err := a.enter("expression"); err != nil {
		return nil, err
	}
	defer a.leave()
	switch e := e.(type) {
	case *plan.Literal:
		l, err := expr.NewLiteral(e.Type, e.Value)
		if err != nil {
			return nil, err
		}
		if l.Text = e.Text; l.Text == "" && a.Conf.TimeZone != "UTC" {
			l.Text = a.zoned(e)
		}
		return l, nil
	case *plan.Attribute:
		return a.attribute(e, in)
	case *plan.Function:
		return a.function(e, in)
	case *plan.Alias:
		if s, ok := e.Child.(*plan.Star); ok {
			wrong := starMisused(s, "`alias`")
			wrong.Place, wrong.Placeless = diag.Place{}, true
			return nil, wrong
		}
		x, err := a.expression(e.Child, in)
		if err != nil {
			return nil, err
		}
		if len(e.Names) > 1 {
			return severalNames(e, x)
		}
		if g, ok := x.(*expr.Generator); ok && len(g.Output) != 1 {
			return severalNames(e, x)
		}
		return &expr.Alias{Child: x, Name: e.Names[0], ID: newID(), Metadata: e.Metadata}, nil
	case *plan.Cast:
		return a.cast(e, in)
	case *plan.Case:
		return a.caseWhen(e, in)
	case *plan.In:
		return a.in(e, in)
	case *plan.ExtractValue:
		return a.extract(e, in)
	case *plan.UpdateFields:
		return a.updateFields(e, in)
	case *plan.ExpressionString:
		parsed, err := a.Parser.Expression(diag.NewSource("expression", e.Text))
		if err != nil {
			return nil, err
		}
		return a.expression(parsed, in)
	case *plan.UDF:
		return a.udf(e, in)
	case *plan.Subquery:
		return a.subquery(e, in)
	case *plan.LambdaVariable:
		return a.attribute(&plan.Attribute{At: e.At, Name: []string{e.Name}}, in)
	case *plan.Lambda:
		return lambdaOf(e), nil
	case *plan.NamedArgument:
		return nil, diag.NotImplemented("a named argument here").At(e.Place)
	case *plan.Window:
		return a.window(e, in)
	case *plan.Star:
		return nil, starMisused(e, "")
	case *plan.Parameter:
		return a.parameter(e)
	}
	return nil, diag.NotImplemented("the expression %T", e)
}

// zoned is a literal of an instant in the session's time zone; empty for others.
func (a *analyzer) zoned(e *plan.Literal) string {
	v, ok := e.Value.(types.TimestampValue)
	if !ok || e.Type.Kind() != types.KindTimestamp {
		return ""
	}
	loc, err := functions.Zone(a.Conf.TimeZone)
	if err != nil {
		return ""
	}
	return "TIMESTAMP '" + datetime.FormatTimestamp(int64(v), loc) + "'"
}

func starMisused(e *plan.Star, in string) *diag.Error {
	return diag.New(diag.Analysis, "INVALID_USAGE_OF_STAR_OR_REGEX", "42000", "Invalid usage of '*' in %s.", strings.TrimSpace("expression "+in)).At(e.Place)
}

// constant evaluates an expression without columns.
func (a *analyzer) constant(e expr.Expr) (any, error) {
	loc, err := functions.Zone(a.Conf.TimeZone)
	if err != nil {
		return nil, err
	}
	c := &expr.Context{Context: context.WithoutCancel(a.ctx), Conf: a.Conf, Location: loc}
	if a.Now != nil {
		c.Now = a.Now()
	}
	v, err := e.Eval(c, &batch.Batch{Rows: 1})
	if err != nil {
		return nil, err
	}
	return v.Value(0), nil
}

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

// typeText reads a type, the columns of a struct, or a type as JSON.
func (a *analyzer) typeText(text string) (types.Type, error) {
	if t, err := types.ParseJSON([]byte(text)); err == nil {
		return t, nil
	}
	if t, err := a.Parser.Type(diag.NewSource("type", text)); err == nil {
		return t, nil
	}
	return a.Parser.Schema(diag.NewSource("schema", text))
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

func (a *analyzer) registered(f *Function, e *plan.Function, in *input) (expr.Expr, error) {
	if f.UDF != nil {
		return a.udf(&plan.UDF{At: e.At, Func: f.UDF, Args: e.Args}, in)
	}
	if f.SQL.ReturnsTable != nil && f.Database == "" {
		return nil, a.unknownFunction(e)
	}
	if f.SQL.ReturnsTable != nil {
		return nil, diag.New(diag.Analysis, "NOT_A_SCALAR_FUNCTION", "42887", "%s appears as a scalar expression here, but the function was defined as a table function. Please update the query to move the function call into the FROM clause, or redefine %s as a scalar function instead.", quoteName(e.Name), quoteName(e.Name)).At(e.Place)
	}
	return a.sqlScalar(f, e, in)
}

// udf is a call of a function of the front end's language.
func (a *analyzer) udf(e *plan.UDF, in *input) (expr.Expr, error) {
	list, err := positional(e)
	if err != nil {
		return nil, err
	}
	args, err := a.args(list, in)
	if err != nil {
		return nil, err
	}
	run, ok := e.Func.Call.(expr.UDFCall)
	if !ok {
		return nil, diag.NotImplemented("a function of kind %s", e.Func.Kind)
	}
	return &expr.Call{
		Name: e.Func.Name, Args: args, Typ: e.Func.Returns, Null: true, Deterministic: e.Func.Deterministic, UDF: true, Place: e.Place,
		HeadingOf: func(args []expr.Expr) string { return a.udfHeading(e.Func.Name, args) },
		Kernel:    func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) { return run(c, args, rows) },
	}, nil
}

// positional puts the arguments of a UDF in the order of its parameters. One
// that is left out before another is given has a value that only the front end
// knows.
func positional(e *plan.UDF) ([]plan.Expr, error) {
	var out []plan.Expr
	named := false
	for _, x := range e.Args {
		n, ok := x.(*plan.NamedArgument)
		if !ok {
			out = append(out, x)
			continue
		}
		named = true
		at := slices.Index(e.Func.Params, n.Key)
		if at < 0 || at < len(out) && out[at] != nil {
			return nil, diag.New(diag.PythonWorker, "", "", "\n  An exception was thrown from the Python worker. Please see the stack trace below.\nTypeError: %s() got an unexpected keyword argument '%s'", e.Func.Name, n.Key).At(e.Place)
		}
		for len(out) <= at {
			out = append(out, nil)
		}
		out[at] = n.Value
	}
	if named && slices.Contains(out, nil) {
		return nil, diag.NotImplemented("a call of %s by name that leaves a parameter out", e.Func.Name).At(e.Place)
	}
	return out, nil
}

// udfHeading names the call of a UDF, whose arguments print as Spark's plans do
// and not as SQL.
func (a *analyzer) udfHeading(name string, args []expr.Expr) string {
	parts := make([]string, len(args))
	for i, x := range args {
		parts[i] = x.SQL()
		if l, ok := x.(*expr.Literal); ok && l.Value != nil {
			switch v := l.Value.(type) {
			case types.DateValue:
				parts[i] = datetime.FormatDate(int64(v))
			case types.TimestampValue:
				loc, err := datetime.Zone(a.Conf.TimeZone)
				if err == nil {
					parts[i] = datetime.FormatTimestamp(int64(v), loc)
				}
			}
		}
		call, ok := x.(*expr.Call)
		if !ok {
			continue
		}
		switch call.Name {
		case "struct":
			var fields []string
			for k, f := range call.Typ.(*types.Struct).Fields {
				fields = append(fields, f.Name, call.Args[k].SQL())
			}
			parts[i] = "struct(" + strings.Join(fields, ", ") + ")"
		case "current_date", "curdate":
			parts[i] = "current_date(Some(" + a.Conf.TimeZone + "))"
		case "cast":
			parts[i] = "cast(" + call.Args[0].SQL() + " as " + call.Typ.String() + ")"
		}
	}
	return name + "(" + strings.Join(parts, ", ") + ")"
}

func (a *analyzer) cast(e *plan.Cast, in *input) (expr.Expr, error) {
	x, err := a.expression(e.Child, in)
	if err != nil {
		return nil, err
	}
	if alias, ok := x.(*expr.Alias); ok {
		x = alias.Child
	}
	to := e.To
	if to == nil {
		if to, err = a.Parser.Type(diag.NewSource("type", e.ToString)); err != nil {
			return nil, err
		}
	}
	mode := a.castMode()
	if e.Try {
		mode = functions.Try
	}
	out, err := functions.Cast(x, to, mode)
	if err == nil && e.Typed {
		v, err := a.constant(out)
		if err != nil {
			return nil, err
		}
		l, err := expr.NewLiteral(to, v)
		if err == nil && a.Conf.TimeZone != "UTC" {
			l.Text = a.zoned(&plan.Literal{Type: to, Value: v})
		}
		return l, err
	}
	if d, ok := diag.As(err); ok {
		d.At(e.Place)
	}
	if call, ok := out.(*expr.Call); ok && out != x {
		call.Place = e.Place
	}
	if _, literal := x.(*expr.Literal); literal && out == x && types.IsAtomic(to) {
		word := "CAST("
		if e.Try {
			word = "TRY_CAST("
		}
		return functions.Titled(x, word+x.SQL()+" AS "+to.SQL()+")"), nil
	}
	return out, err
}

func (a *analyzer) caseWhen(e *plan.Case, in *input) (expr.Expr, error) {
	var whens []expr.Expr
	for _, w := range e.Whens {
		pair, err := a.args([]plan.Expr{w.Cond, w.Then}, in)
		if err != nil {
			return nil, err
		}
		whens = append(whens, pair...)
	}
	var otherwise expr.Expr
	if e.Else != nil {
		x, err := a.args([]plan.Expr{e.Else}, in)
		if err != nil {
			return nil, err
		}
		otherwise = x[0]
	}
	return functions.CaseWhen(&functions.CallContext{Name: "case", Place: e.Place, Conf: a.Conf}, whens, otherwise)
}

func (a *analyzer) in(e *plan.In, in *input) (expr.Expr, error) {
	args, err := a.args(append([]plan.Expr{e.Child}, e.List...), in)
	if err != nil {
		return nil, err
	}
	return functions.In(&functions.CallContext{Name: "in", Args: args, Place: e.Place, Conf: a.Conf})
}

func (a *analyzer) extract(e *plan.ExtractValue, in *input) (expr.Expr, error) {
	child, err := a.args([]plan.Expr{e.Child}, in)
	if err != nil {
		return nil, err
	}
	if l, ok := e.Key.(*plan.Literal); ok && hasFields(child[0].Type()) {
		if name, ok := l.Value.(string); ok {
			field, err := functions.Extract(child[0], name, a.Conf)
			if d, ok := diag.As(err); ok && d.Condition == "FIELD_NOT_FOUND" {
				d.Placeless = true
			}
			return field, err
		}
	}
	key, err := a.args([]plan.Expr{e.Key}, in)
	if err != nil {
		return nil, err
	}
	if child[0].Type().Kind() == types.KindArray && key[0].Type().Kind() == types.KindString {
		return nil, diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09", "Cannot resolve \"%s[%s]\" due to data type mismatch: The second parameter requires the \"INTEGRAL\" type, however \"%s\" has the type \"STRING\".", child[0].SQL(), key[0].SQL(), key[0].SQL()).At(e.Place)
	}
	if !hasFields(child[0].Type()) && child[0].Type().Kind() != types.KindMap && child[0].Type().Kind() != types.KindArray {
		_, err := functions.Extract(child[0], key[0].SQL(), a.Conf)
		if d, ok := diag.As(err); ok {
			d.Placeless = true
		}
		if err != nil {
			return nil, err
		}
	}
	return functions.Item(&functions.CallContext{Name: "getitem", Args: []expr.Expr{child[0], key[0]}, Place: e.Place, Conf: a.Conf})
}

// updateFields is Column.withField and dropFields. A path goes down into structs
// of the struct, each of which is set in the one around it.
func (a *analyzer) updateFields(e *plan.UpdateFields, in *input) (expr.Expr, error) {
	list := []plan.Expr{e.Struct}
	if e.Value != nil {
		list = append(list, e.Value)
	}
	args, err := a.args(list, in)
	if err != nil {
		return nil, err
	}
	var set func(s expr.Expr, path []string) (expr.Expr, error)
	set = func(s expr.Expr, path []string) (expr.Expr, error) {
		c := &functions.CallContext{Args: append([]expr.Expr{s}, args[1:]...), Place: e.Place, Conf: a.Conf}
		if len(path) > 1 {
			inner, err := functions.Extract(s, path[0], a.Conf)
			if err == nil {
				inner, err = set(inner, path[1:])
			}
			if err != nil {
				return nil, err
			}
			c.Args = []expr.Expr{s, inner}
		}
		return functions.UpdateField(c, path[0])
	}
	return set(args[0], e.Field)
}

// hasFields reports whether a name picks something of a value: a field of a
// struct, or that field of each struct of an array.
func hasFields(t types.Type) bool {
	if list, ok := t.(*types.Array); ok {
		t = list.Elem
	}
	return t.Kind() == types.KindStruct
}
