package functions

import "brook/diag"

func init() {
	for _, f := range []struct {
		names       []string
		least, most int
		usage       string
	}{
		{[]string{"make_time"}, 3, 3, "make_time(hour, minute, second) - Makes a time of day of its fields."},
		{[]string{"to_time"}, 1, 2, "to_time(str[, format]) - Reads a time of day."},
		{[]string{"try_to_time"}, 1, 2, "try_to_time(str[, format]) - Reads a time of day, or gives NULL."},
		{[]string{"time_diff"}, 3, 3, "time_diff(unit, start, end) - Counts units from one time of day to another."},
		{[]string{"time_trunc"}, 2, 2, "time_trunc(unit, time) - Cuts a time of day to a unit."},
		{[]string{"time"}, 1, 1, "time(expr) - Casts the value to a time of day."},
		{[]string{"current_time"}, 0, 1, "current_time([precision]) - Returns the time of day at which the query began."},
	} {
		register(Spec{Names: f.names, Group: "datetime_funcs", Min: f.least, Max: f.most, Since: "4.1.0", Usage: f.usage, Resolve: noTime, Refused: true})
	}
}

// noTime refuses functions of times of day: Spark 4.1 has the type switched off
// unless a setting says otherwise, and here it stays off.
func noTime(c *CallContext) error {
	if c.Conf.Get != nil {
		if on, _ := c.Conf.Get("spark.sql.timeType.enabled"); on == "true" {
			return diag.NotImplemented("the function %s", c.Name).At(c.Place)
		}
	}
	e := diag.New(diag.Analysis, "UNSUPPORTED_TIME_TYPE", "0A000", "The data type TIME is not supported.")
	e.Placeless = true
	return e
}
