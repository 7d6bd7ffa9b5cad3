package analyze

import (
	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/plan"
)

// lambdaOf stands for a lambda until the function that takes it has said what
// its parameters are.
func lambdaOf(e *plan.Lambda) *expr.Lambda {
	l := &expr.Lambda{Body: &expr.Literal{}}
	for _, p := range e.Params {
		l.Params = append(l.Params, expr.LambdaParam{Name: p})
	}
	return l
}

// resolveLambdas lets a call type the lambdas among its arguments.
func (a *analyzer) resolveLambdas(c *functions.CallContext, list []plan.Expr, in *input) {
	c.ResolveLambda = func(i int, params []expr.LambdaParam) (*expr.Lambda, error) {
		e, ok := list[i].(*plan.Lambda)
		if !ok {
			return nil, diag.NotImplemented("a function that is no lambda here").At(c.Place)
		}
		if len(e.Params) != len(params) {
			return nil, diag.New(diag.Analysis, "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", "42K0D",
				"Invalid lambda function call. A higher order function expects %d arguments, but got %d.", len(e.Params), len(params)).At(e.Where())
		}
		inner := *in
		inner.lambda = append([]expr.LambdaParam(nil), in.lambda...)
		l := &expr.Lambda{}
		for k, p := range params {
			p.Name, p.Slot = e.Params[k], len(inner.lambda)
			inner.lambda = append(inner.lambda, p)
			l.Params = append(l.Params, p)
		}
		body, err := a.expression(e.Body, &inner)
		if err != nil {
			if d, ok := diag.As(err); ok && d.Condition == "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION" {
				// Spark finds this out for the whole operator, not for the call.
				d.Place, d.Placeless = diag.Place{}, true
			}
			return nil, err
		}
		if alias, ok := body.(*expr.Alias); ok {
			body = alias.Child
		}
		l.Body = body
		return l, nil
	}
}
