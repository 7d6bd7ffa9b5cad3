package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/plan"
	"brook/engine/types"
)

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
