package functions

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
)

// dateParts are the names of fields and the functions that compute them.
var dateParts = map[string]string{
	"YEAR": "year", "Y": "year", "YEARS": "year", "YR": "year", "YRS": "year", "YEAROFWEEK": "yearofweek", "QUARTER": "quarter", "QTR": "quarter",
	"MONTH": "month", "MON": "month", "MONS": "month", "MONTHS": "month", "WEEK": "weekofyear", "W": "weekofyear", "WEEKS": "weekofyear",
	"DAY": "day", "D": "day", "DAYS": "day", "DAYOFWEEK": "dayofweek", "DOW": "dayofweek", "DAYOFWEEK_ISO": "dayofweek_iso", "DOW_ISO": "dayofweek_iso", "DOY": "dayofyear",
	"HOUR": "hour", "H": "hour", "HOURS": "hour", "HR": "hour", "HRS": "hour", "MINUTE": "minute", "M": "minute", "MIN": "minute", "MINS": "minute", "MINUTES": "minute",
	"SECOND": "second_fraction", "S": "second_fraction", "SEC": "second_fraction", "SECONDS": "second_fraction", "SECS": "second_fraction",
}

func init() {
	for _, name := range []string{"extract", "date_part", "datepart"} {
		register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 2, Max: 2, Usage: name + "(field, source) - Extracts a part of a date, timestamp or interval.", Resolve: func(c *CallContext) error {
			heading := expr.Heading(c.Name, c.Args)
			v, err := c.constant(0)
			if err != nil {
				return err
			}
			field, _ := v.(string)
			if name == "extract" {
				heading = "extract(" + field + " FROM " + c.Args[1].SQL() + ")"
			}
			part, ok := dateParts[strings.ToUpper(field)]
			if _, known := Lookup(part); !ok || !known {
				return diag.New(diag.Analysis, "INVALID_EXTRACT_FIELD", "42601", "Cannot extract `%s` from \"%s\".", field, c.Args[1].SQL()).At(c.Place)
			}
			e, err := call(part, c, c.Args[1])
			if err != nil {
				return err
			}
			if x, ok := e.(*expr.Call); ok {
				x.HeadingOf, x.Heading = nil, heading
			}
			c.Expr = e
			return nil
		}})
	}
}
