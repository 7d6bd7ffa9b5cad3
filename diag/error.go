package diag

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
)

// Class is the name of the Python exception that carries an error to a cell.
type Class string

// The exception classes of pyspark.errors.
const (
	Analysis            Class = "AnalysisException"
	Parse               Class = "ParseException"
	IllegalArgument     Class = "IllegalArgumentException"
	Arithmetic          Class = "ArithmeticException"
	ArrayIndex          Class = "ArrayIndexOutOfBoundsException"
	DateTime            Class = "DateTimeException"
	NumberFormat        Class = "NumberFormatException"
	UnsupportedOp       Class = "UnsupportedOperationException"
	SparkRuntime        Class = "SparkRuntimeException"
	SparkUpgrade        Class = "SparkUpgradeException"
	NoSuchElement       Class = "SparkNoSuchElementException"
	StreamingQuery      Class = "StreamingQueryException"
	TempTableExists     Class = "TempTableAlreadyExistsException"
	PySparkTypeError    Class = "PySparkTypeError"
	PySparkValueError   Class = "PySparkValueError"
	PySparkAttribute    Class = "PySparkAttributeError"
	PySparkRuntime      Class = "PySparkRuntimeError"
	PySparkAssertion    Class = "PySparkAssertionError"
	PySparkNotSupported Class = "PySparkNotImplementedError"
	PythonWorker        Class = "PythonException"
	Py4J                Class = "Py4JJavaError"
	Py4JCall            Class = "Py4JError" // a value that no method of the JVM takes
	Internal            Class = "SparkException"
)

// Error is a user's mistake, or a failure that a user is told about.
type Error struct {
	Class     Class
	Condition string            // "DIVIDE_BY_ZERO", "UNRESOLVED_COLUMN.WITH_SUGGESTION"; empty where Spark has none
	SQLState  string            // "22012"; empty where Spark has none
	Message   string            // Spark's sentence, without "[CONDITION]" and "SQLSTATE"
	Params    map[string]string // named parameters, as getMessageParameters returns them
	Names     []string          // of Params, in the order in which they were set
	Place     Place             // where in the text; zero when unknown
	Placeless bool              // Spark names no place for it, so none is to be set
	Bare      bool              // nothing follows the SQLSTATE
	Tail      string            // what follows the SQLSTATE: query context, "; line 1 pos 7", plan text
	Cause     error
}

// New makes an error; format and args give Spark's sentence.
func New(class Class, condition, sqlState, format string, args ...any) *Error {
	msg := format
	if len(args) > 0 {
		msg = fmt.Sprintf(format, args...)
	}
	return &Error{Class: class, Condition: condition, SQLState: sqlState, Message: msg}
}

// With sets a named parameter and returns e.
func (e *Error) With(name, value string) *Error {
	if e.Params == nil {
		e.Params = map[string]string{}
	}
	if _, known := e.Params[name]; !known {
		e.Names = append(e.Names, name)
	}
	e.Params[name] = value
	return e
}

// At sets the place unless one is already known, and returns e.
func (e *Error) At(p Place) *Error {
	if e.Place.Source == nil && !e.Placeless {
		e.Place = p
	}
	return e
}

// Error is the whole text: "[CONDITION] sentence SQLSTATE: xxxxx" and the tail.
// Conditions that Spark has not named yet are left out, as there.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Condition != "" && !strings.HasPrefix(e.Condition, "_LEGACY_ERROR_TEMP_") {
		b.WriteString("[" + e.Condition + "] ")
	}
	b.WriteString(e.Message)
	if e.SQLState != "" {
		b.WriteString(" SQLSTATE: " + e.SQLState)
	}
	b.WriteString(e.Tail)
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is reports whether target is an *Error of the same condition, so that
// errors.Is works with an &Error{Condition: "…"}.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Condition == e.Condition && (t.Class == "" || t.Class == e.Class)
}

// As returns the first *Error in err's chain.
func As(err error) (*Error, bool) {
	var e *Error
	ok := errors.As(err, &e)
	return e, ok
}

// Recover turns a panic into an INTERNAL_ERROR in *err. It belongs in a defer
// at the edge of a cell or of a streaming query, never deeper.
func Recover(err *error) {
	if p := recover(); p != nil {
		*err = FromPanic(p)
	}
}

// FromPanic is the INTERNAL_ERROR for a recovered panic value, with its stack
// as cause.
func FromPanic(p any) *Error {
	e := New(Internal, "INTERNAL_ERROR", "XX000", "%v", p)
	if err, ok := p.(error); ok {
		e.Cause = fmt.Errorf("%w\n%s", err, debug.Stack())
	} else {
		e.Cause = fmt.Errorf("%s", debug.Stack())
	}
	return e
}

// NotImplemented names a feature that Spark has and Brook has not.
func NotImplemented(format string, args ...any) *Error {
	return New(PySparkNotSupported, "NOT_IMPLEMENTED", "0A000", "%s is not supported yet.", fmt.Sprintf(format, args...))
}
