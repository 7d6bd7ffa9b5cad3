package analyze

import (
	"context"
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
