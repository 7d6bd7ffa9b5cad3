package functions

import (
	"strings"

	"brook/engine/datetime"
)

// truncate cuts a wall clock to a unit; ok is false for unknown units.
func truncate(unit string, local int64) (int64, bool) {
	day := datetime.FloorDiv(local, datetime.Day)
	year, month, _ := datetime.Civil(day)
	switch strings.ToUpper(unit) {
	case "YEAR", "YYYY", "YY":
		return datetime.Days(year, 1, 1) * datetime.Day, true
	case "QUARTER":
		return datetime.Days(year, (month-1)/3*3+1, 1) * datetime.Day, true
	case "MONTH", "MM", "MON":
		return datetime.Days(year, month, 1) * datetime.Day, true
	case "WEEK":
		return (day - floorMod(day+3, 7)) * datetime.Day, true
	case "DAY", "DD":
		return day * datetime.Day, true
	}
	for name, size := range map[string]int64{"HOUR": datetime.Hour, "MINUTE": datetime.Minute, "SECOND": datetime.Second, "MILLISECOND": 1000, "MICROSECOND": 1} {
		if strings.EqualFold(name, unit) {
			return datetime.FloorDiv(local, size) * size, true
		}
	}
	return 0, false
}

// dateUnit reports whether trunc takes the unit.
func dateUnit(unit string) bool {
	switch strings.ToUpper(unit) {
	case "YEAR", "YYYY", "YY", "QUARTER", "MONTH", "MM", "MON", "WEEK":
		return true
	}
	return false
}
