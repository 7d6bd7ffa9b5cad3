package engine

import (
	"fmt"
	"slices"
	"strings"

	"brook/diag"
)

// early are the conditions that Spark raises while it looks names up, before
// there is a plan to print: no plan follows their place.
var early = []string{
	"UNRESOLVED_ROUTINE", "AMBIGUOUS_REFERENCE", "WRONG_NUM_ARGS", "INVALID_USAGE_OF_STAR_OR_REGEX", "FIELD_NOT_FOUND", "UNRECOGNIZED_PARAMETER_NAME",
	"DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT", "REQUIRED_PARAMETER_NOT_FOUND", "CANNOT_RESOLVE_STAR_EXPAND", "INVALID_EXTRACT", "GROUP_BY_POS_OUT_OF_RANGE",
	"ORDER_BY_POS_OUT_OF_RANGE", "GROUP_BY_POS_AGGREGATE", "UNRESOLVABLE_TABLE_VALUED_FUNCTION", "NOT_A_TABLE_FUNCTION", "NOT_A_SCALAR_FUNCTION",
	"AMBIGUOUS_COLUMN_OR_FIELD", "INVALID_SQL_SYNTAX", "INVALID_AGGREGATE_FILTER", "INVALID_WITHIN_GROUP_EXPRESSION", "INVALID_PARAMETER_VALUE.LONG", "FAILED_FUNCTION_CALL", "INVALID_LAMBDA_FUNCTION_CALL", "NOT_A_CONSTANT_STRING", "NON_FOLDABLE_ARGUMENT", "PIPE_OPERATOR", "UNION_NOT_SUPPORTED", "ASSIGNMENT_ARITY_MISMATCH", "_LEGACY_ERROR_TEMP_1210", "_LEGACY_ERROR_TEMP_1050", "NAMED_PARAMETERS_NOT_SUPPORTED",
}

// checked are the conditions that Spark's check of a whole plan raises: in a
// frame, which has no place, only the end of the sentence shows that.
var checked = []string{
	"UNRESOLVED_COLUMN", "DATATYPE_MISMATCH", "MISSING_GROUP_BY", "MISSING_AGGREGATION", "NUM_COLUMNS_MISMATCH", "INCOMPATIBLE_COLUMN_TYPE", "UNRESOLVED_MAP_KEY",
}

// unplaced are the conditions that Spark gives no place at all.
var unplaced = []string{
	"INVALID_QUERY_MIXED_QUERY_PARAMETERS", "_LEGACY_ERROR_TEMP_103", "AMBIGUOUS_LATERAL_COLUMN_ALIAS", "MISSING_WINDOW_SPECIFICATION", "UNBOUND_SQL_PARAMETER",
	"UNSUPPORTED_GENERATOR", "INVALID_INLINE_TABLE", "PATH_NOT_FOUND", "REQUIRES_SINGLE_PART_NAMESPACE", "UNRESOLVED_USING_COLUMN_FOR_JOIN", "GROUPING_COLUMN_MISMATCH", "UNSUPPORTED_FEATURE.TIME_TRAVEL", "GROUPING_ID_COLUMN_MISMATCH", "INVALID_RECURSIVE_CTE",
}

// positioned adds the place to what a mistake in a query says, as Spark does:
// "; line 1 pos 7;".
func positioned(err error) error {
	e, ok := diag.As(err)
	if !ok || e.Class != diag.Analysis && e.Condition != "FAILED_FUNCTION_CALL" || e.Tail != "" || e.Bare {
		return err
	}
	if e.Place.Source == nil {
		if starts(e.Condition, checked) {
			e.Tail = ";"
		}
		return err
	}
	if starts(e.Condition, unplaced) {
		return err
	}
	line, column := e.Place.LineColumn()
	e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
	if !starts(e.Condition, early) {
		e.Tail += ";"
	}
	return err
}

// commandAt puts the mistake of a statement about a view where its name stands.
func commandAt(err error, p diag.Place) error {
	e, ok := diag.As(err)
	if !ok || p.Source == nil || !strings.HasPrefix(e.Condition, "EXPECT_") {
		return err
	}
	line, column := e.At(p).Place.LineColumn()
	e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
	return err
}

// starts reports whether a condition begins with one of the prefixes.
func starts(condition string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(condition, p) })
}
