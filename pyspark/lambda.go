package pyspark

import (
	"strconv"

	"brook/engine/plan"
	"brook/python"
)

// lambdaNames are what the parameters of a lambda are called before their
// number.
var lambdaNames = [...]string{"x", "y", "z"}

// isCallable reports whether v is a function.
func isCallable(v any) bool {
	switch v.(type) {
	case *python.Function, *python.Builtin, *python.Method:
		return true
	}
	return false
}

// lambda calls a Python function of columns once, with variables in the place of
// its arguments, and makes a lambda of the column that it returns.
func (r *Runtime) lambda(f any) *column {
	name := r.in.Str(r.in.GetAttr(f, "__name__"))
	sig := python.SignatureOf(f)
	if sig == nil {
		sig = python.ParseSignature("col")
	}
	if n := len(sig.Names) + len(sig.KwOnly); n < 1 || n > len(lambdaNames) {
		r.wrong("PySparkValueError", "WRONG_NUM_ARGS_FOR_HIGHER_ORDER_FUNCTION",
			"Function `%s` should take between 1 and 3 arguments, but the provided function takes %d.", name, n)
	}
	if sig.Star || sig.Double || len(sig.KwOnly) > 0 {
		r.wrong("PySparkValueError", "UNSUPPORTED_PARAM_TYPE_FOR_HIGHER_ORDER_FUNCTION",
			"Function `%s` should use only POSITIONAL or POSITIONAL OR KEYWORD arguments.", name)
	}
	out := &plan.Lambda{}
	args := make([]any, len(sig.Names))
	names := make([]string, len(args))
	for i := range args {
		// Numbers keep the variables of nested lambdas apart.
		r.lambdas++
		p := lambdaNames[i] + "_" + strconv.Itoa(r.lambdas)
		out.Params = append(out.Params, p)
		args[i] = r.column(&plan.LambdaVariable{Name: p}, p)
		names[i] = p
	}
	result, err := r.in.Call(f, args...)
	r.must(err)
	body, ok := columnOf(result)
	if !ok {
		r.wrong("PySparkValueError", "HIGHER_ORDER_FUNCTION_SHOULD_RETURN_COLUMN", "Function `%s` should return Column, got %s.", name, r.in.TypeName(result))
	}
	out.Body = body.finished()
	return &column{expr: out, text: aliasText(names) + " -> " + body.text}
}
