// Package python runs Python as notebooks use it. It knows nothing of Spark.
//
// A module is parsed by python/syntax and compiled to Go closures over slots:
// each function's variables have fixed places in its frame, found at compile
// time. Values are Go values:
//
//	None nil · bool · int int64 or *big.Int · float float64 · str string
//	bytes Bytes · tuple Tuple · list *List · dict *Dict · set *Set
//	function *Function or *Builtin · class *Class · everything else *Instance
//
// An exception travels as a Go panic with a *Raised inside of the evaluator and
// comes out of Exec and Call as an *Error.
package python
