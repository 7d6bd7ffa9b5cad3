// Package functions is the registry of Spark's built-in functions, one Spec
// each. SQL, F.name(…), DESCRIBE FUNCTION, completion, the documentation and
// the test of examples all read it; the parser knows no names.
//
// To add a function, write one Spec in the file of its family and register it:
//
//	var _ = register(Spec{
//		Names:    []string{"upper", "ucase"},
//		Group:    "string_funcs",
//		Min: 1, Max: 1,
//		Usage:    "upper(str) - Returns str with all characters changed to upper case.",
//		Examples: []Example{{"upper('brook')", "BROOK"}},
//		Resolve: func(c *CallContext) error { … c.Type, c.Kernel … },
//	})
//
// Resolve is called by the analyzer once the arguments are typed. It checks and
// coerces them (by wrapping casts, so that headings keep the arguments as
// written) and names the result type and the kernel.
package functions
