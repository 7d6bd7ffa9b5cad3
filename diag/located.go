package diag

// Full is the whole text with, for a failure at run time, its place in the SQL text.
func (e *Error) Full() string {
	if e.Tail == "" && e.located() {
		return e.Error() + e.Place.Summary()
	}
	return e.Error()
}

// located reports whether Spark shows where in the text a failure of e's condition
// happened: only expressions that may fail for some rows remember it.
func (e *Error) located() bool {
	switch e.Condition {
	case "CAST_INVALID_INPUT", "DIVIDE_BY_ZERO", "REMAINDER_BY_ZERO", "ARITHMETIC_OVERFLOW", "BINARY_ARITHMETIC_OVERFLOW", "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION",
		"INTERVAL_DIVIDED_BY_ZERO", "INVALID_ARRAY_INDEX", "INVALID_ARRAY_INDEX_IN_ELEMENT_AT", "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", "INVALID_INDEX_OF_ZERO":
		return true
	}
	return false
}
