package functions

import (
	"fmt"
	"sort"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// Spec describes one function.
type Spec struct {
	Names    []string // canonical first, then aliases; lower case
	Group    string   // Spark's group: "math_funcs", "agg_funcs", "window_funcs", "generator_funcs", …
	Min, Max int      // number of arguments; Max -1 for any number
	Params   []string // parameter names for named arguments (name => value); nil for positional only
	// Defaults are the texts of parameters that a call by name may leave out.
	Defaults map[string]any
	Usage    string
	Examples []Example
	Since    string
	// Resolve types a call; see CallContext.
	Resolve func(c *CallContext) error
	// NonDeterministic functions are never folded or moved.
	NonDeterministic bool
	// Internal functions are called by the DataFrame API only.
	Internal bool
	// Refused functions are known by name and fail whatever their arguments are.
	Refused bool
	// DistinctAllowed says that f(DISTINCT x) is meaningful (aggregates).
	DistinctAllowed bool
}

// Example is a call and what Spark prints for SELECT call: one row, several
// values separated by tabs, several rows by newlines.
type Example struct{ SQL, Result string }

// CallContext is one call being resolved. Resolve reads the upper part and
// fills in the lower one: either Kernel (scalar), Expr (any ready expression,
// lazy forms included), Aggregate, Window or Generator.
type CallContext struct {
	Spec     *Spec
	Name     string      // as the user wrote it, lower case
	Args     []expr.Expr // typed; lambdas are *expr.Lambda with unresolved bodies until ResolveLambda
	Distinct bool
	Order    []expr.Order // WITHIN GROUP
	Filter   expr.Expr
	Ignore   bool // IGNORE NULLS
	SQL      bool // written in SQL text
	Windowed bool // inside OVER (…)
	Place    diag.Place
	Conf     expr.Conf
	tries    bool // arithmetic that gives NULL where it fails
	// ResolveLambda types the lambda in argument i for parameters of the given
	// types and returns it ready to evaluate.
	ResolveLambda func(i int, params []expr.LambdaParam) (*expr.Lambda, error)
	// ParseType reads a type, or the columns of a struct, from text.
	ParseType func(text string) (types.Type, error)

	Type       types.Type
	Nullable   bool
	Kernel     expr.Kernel
	Infallible bool
	Heading    string // overrides name(args)
	HeadingOf  func(args []expr.Expr) string
	Expr       expr.Expr
	Aggregate  *expr.Aggregate
	Window     *expr.WindowFunction
	Generator  *expr.Generator
}

var specs = map[string]*Spec{}

// register adds s under all its names. A clash is a mistake in the program, so
// it panics at start-up.
func register(s Spec) *Spec {
	p := &s
	if e, ok := examples[s.Names[0]]; ok && s.Examples == nil {
		p.Examples = []Example{e}
	}
	for _, n := range s.Names {
		if _, clash := specs[n]; clash {
			panic(fmt.Sprintf("function %s is registered twice", n))
		}
		specs[n] = p
	}
	return p
}

// Lookup finds a function by any of its names, in any case.
func Lookup(name string) (*Spec, bool) {
	s, ok := specs[strings.ToLower(name)]
	return s, ok
}

// Names lists all names, sorted.
func Names() []string {
	names := make([]string, 0, len(specs))
	for n := range specs {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// strict wraps a kernel so that rows with a NULL argument are NULL and a
// constant NULL argument is answered without it. The kernel still sees all
// rows and must not fail on the undefined values of NULL rows; kernels that may
// fail check validity themselves.
func strict(t types.Type, k expr.Kernel) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		for _, a := range args {
			if a.ConstNull() {
				return batch.Constant(t, nil)
			}
		}
		return k(c, args, rows)
	}
}
