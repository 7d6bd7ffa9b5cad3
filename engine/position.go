package engine

import (
	"fmt"
	"strings"

	"brook/diag"
)

// early are the conditions that Spark raises while it looks names up, before
// there is a plan to print: no plan follows their place.
var early = []string{
	"UNRESOLVED_ROUTINE", "AMBIGUOUS_REFERENCE", "WRONG_NUM_ARGS", "INVALID_USAGE_OF_STAR_OR_REGEX", "FIELD_NOT_FOUND", "UNRECOGNIZED_PARAMETER_NAME",
	"DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT", "REQUIRED_PARAMETER_NOT_FOUND", "CANNOT_RESOLVE_STAR_EXPAND", "INVALID_EXTRACT", "GROUP_BY_POS_OUT_OF_RANGE",
	"ORDER_BY_POS_OUT_OF_RANGE", "GROUP_BY_POS_AGGREGATE", "UNRESOLVABLE_TABLE_VALUED_FUNCTION", "NOT_A_TABLE_FUNCTION", "NOT_A_SCALAR_FUNCTION",
	"AMBIGUOUS_COLUMN_OR_FIELD", "INVALID_SQL_SYNTAX", "INVALID_AGGREGATE_FILTER", "_LEGACY_ERROR_TEMP_1210", "_LEGACY_ERROR_TEMP_1050",
}

// positioned adds the place to what a mistake in a query says, as Spark does:
// "; line 1 pos 7;".
func positioned(err error) error {
	e, ok := diag.As(err)
	if !ok || e.Class != diag.Analysis || e.Tail != "" {
		return err
	}
	if e.Place.Source == nil {
		if strings.HasPrefix(e.Condition, "DATATYPE_MISMATCH.") || e.Condition == "MISSING_GROUP_BY" {
			e.Tail = ";" // the plan follows
		}
		return err
	}
	if e.Condition == "INVALID_QUERY_MIXED_QUERY_PARAMETERS" || strings.HasPrefix(e.Condition, "_LEGACY_ERROR_TEMP_103") || e.Condition == "AMBIGUOUS_LATERAL_COLUMN_ALIAS" || e.Condition == "MISSING_WINDOW_SPECIFICATION" || e.Condition == "UNBOUND_SQL_PARAMETER" || strings.HasPrefix(e.Condition, "UNSUPPORTED_GENERATOR") || strings.HasPrefix(e.Condition, "INVALID_INLINE_TABLE") || e.Condition == "PATH_NOT_FOUND" || e.Condition == "REQUIRES_SINGLE_PART_NAMESPACE" {
		return err
	}
	line, column := e.Place.LineColumn()
	e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
	for _, prefix := range early {
		if strings.HasPrefix(e.Condition, prefix) {
			return err
		}
	}
	e.Tail += ";"
	return err
}
