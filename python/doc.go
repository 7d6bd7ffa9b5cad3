// Package python runs Python as notebooks use it. It knows nothing of Spark.
//
// A module is parsed by python/syntax and compiled to Go closures over slots:
// each function's variables have fixed places in its frame, found at compile
// time. Values are Go values:
//
//	None nil · bool · int int64 or *big.Int · float float64 · str string
//	bytes Bytes · tuple Tuple · list *List · dict *Dict · set *Set
//	bytearray *ByteArray · function *Function or *Builtin · class *Class ·
//	everything else *Instance
//
// A value of a class below dict, list or set is the same Go type with Of set; one
// of a class below int, str, tuple … is an *Instance that holds the value. The
// classes of the built-in types are shared by all interpreters. CPython 3.11 is
// the model: testdata/scripts hold programs with what it prints. Modules that are
// no kernels of data are written in Python, in lib; those about files see the root
// that Mount is given, and there is one thread: what a Thread or an executor is told
// to do is done before start or submit returns. Known gaps:
// async, complex numbers and \N{…} are refused by name; sets of other
// values than ints keep the order in which they were filled.
//
// An exception travels as a Go panic with a *Raised inside of the evaluator and
// comes out of Exec and Call as an *Error.
package python
