package functions

import (
	"strings"

	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// partNames are the names of the parts of dates and intervals: the function that
// computes the part of a date, then what else it is called.
var partNames = []struct{ part, names string }{
	{"year", "YEAR Y YEARS YR YRS"}, {"yearofweek", "YEAROFWEEK"}, {"quarter", "QUARTER QTR"}, {"month", "MONTH MON MONS MONTHS"},
	{"weekofyear", "WEEK W WEEKS"}, {"day", "DAY D DAYS"}, {"dayofweek", "DAYOFWEEK DOW"}, {"dayofweek_iso", "DAYOFWEEK_ISO DOW_ISO"}, {"dayofyear", "DOY"},
	{"hour", "HOUR H HOURS HR HRS"}, {"minute", "MINUTE M MIN MINS MINUTES"}, {"second_fraction", "SECOND S SEC SECONDS SECS"},
}

// datePart is the part that a word names, in any case.
func datePart(word string) (string, bool) {
	upper := strings.ToUpper(word)
	for _, p := range partNames {
		for _, name := range strings.Fields(p.names) {
			if name == upper {
				return p.part, true
			}
		}
	}
	return "", false
}

func init() {
	for _, name := range []string{"extract", "date_part", "datepart"} {
		call := name + "('YEAR', TIMESTAMP'2019-08-12 01:00:00.123456')"
		if name == "extract" {
			call = "extract(YEAR FROM TIMESTAMP'2019-08-12 01:00:00.123456')"
		}
		register(Spec{Names: []string{name}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "3.0.0", Usage: name + "(field, source) - Extracts a part of a date, timestamp or interval.",
			Examples: []Example{{call, "2019"}, {strings.Replace(call, "YEAR", "SECONDS", 1), "0.123456"}}, Resolve: extractPart})
	}
	for name, f := range map[string]func(local int64) int32{
		"dayofweek_iso": func(l int64) int32 { return int32(floorMod(datetime.FloorDiv(l, datetime.Day)+3, 7) + 1) },
		"yearofweek":    func(l int64) int32 { y, _ := datetime.ISOWeek(datetime.FloorDiv(l, datetime.Day)); return int32(y) },
	} {
		register(Spec{Names: []string{name}, Internal: true, Group: "datetime_funcs", Min: 1, Max: 1, Usage: name + "(date) - The part " + strings.ToUpper(name) + " of a date.", Resolve: func(c *CallContext) error {
			return c.scalar(types.Integer, []types.Type{types.Date}, map1(types.Integer, func(d int32) int32 { return f(int64(d) * datetime.Day) }))
		}})
	}
	register(Spec{Names: []string{"second_fraction"}, Internal: true, Group: "datetime_funcs", Min: 1, Max: 1, Usage: "second_fraction(timestamp) - The second with its fraction.", Resolve: func(c *CallContext) error {
		if c.Args[0].Type().Kind() == types.KindTimestampNTZ {
			return c.scalar(secondFraction, nil, map1(secondFraction, secondOf))
		}
		return c.scalar(secondFraction, []types.Type{types.Timestamp}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
			clock := datetime.NewClock(x.Location)
			return map1(secondFraction, func(v int64) decimal128.Num { return secondOf(clock.Local(v)) })(x, args, rows)
		})
	}})
}

var secondFraction = types.Decimal{Precision: 8, Scale: 6}

func secondOf(local int64) decimal128.Num {
	return decimal128.FromI64(floorMod(local, datetime.Minute))
}

func extractPart(c *CallContext) error {
	name := c.Name
	heading := func(a []expr.Expr) string { return expr.Heading(name, a) }
	if !foldable(c.Args[0]) {
		return diag.New(diag.Analysis, "NON_FOLDABLE_ARGUMENT", "42K08", "The function `%s` requires the parameter `field` to be a foldable expression of the type \"STRING\", but the actual argument is a non-foldable.", c.Name).At(c.Place)
	}
	v, err := c.valueOf(c.Args[0])
	if err != nil {
		return err
	}
	field, ok := v.(string)
	source := c.Args[1]
	if !ok {
		null, err := expr.NewLiteral(types.Double, nil)
		if err != nil {
			return err
		}
		c.Expr = named(null, heading(c.Args))
		return nil
	}
	if name != "date_part" {
		heading = func(a []expr.Expr) string { return name + "(" + field + " FROM " + a[len(a)-1].SQL() + ")" }
	}
	text := heading(c.Args)
	part, ok := datePart(field)
	if !ok {
		return c.noPart(field)
	}
	if isInterval(source.Type()) {
		return c.intervalPart(field, part, text)
	}
	e, err := call(part, c, source)
	if err != nil {
		return err
	}
	if x, ok := e.(*expr.Call); ok {
		x.HeadingOf, x.Heading = nil, text
	}
	c.Expr = e
	return nil
}

func (c *CallContext) noPart(field string) error {
	return diag.New(diag.Analysis, "INVALID_EXTRACT_FIELD", "42601", "Cannot extract `%s` from \"%s\".", field, c.Args[1].SQL()).
		With("field", "`"+field+"`").With("expr", `"`+c.Args[1].SQL()+`"`).At(c.Place)
}

// intervalPart extracts a field of an interval that its type has.
func (c *CallContext) intervalPart(field, part, heading string) error {
	source := c.Args[1]
	c.Args, c.Heading = []expr.Expr{source}, heading
	refuse := func() error {
		c.Args = []expr.Expr{source, source}
		return c.noPart(field)
	}
	has := func(n, start, end int) bool { return start <= n && n <= end }
	units := map[string]int{"day": types.Day, "hour": types.Hour, "minute": types.Minute, "second_fraction": types.Second}
	switch t := source.Type().(type) {
	case types.YearMonthInterval:
		switch {
		case part == "year" && has(types.Year, t.Start, t.End):
			return c.scalar(types.Integer, nil, map1(types.Integer, func(m int32) int32 { return m / 12 }))
		case part == "month" && has(types.Month, t.Start, t.End):
			return c.scalar(types.Byte, nil, map1(types.Byte, func(m int32) int8 { return int8(m % 12) }))
		}
	case types.DayTimeInterval:
		n, ok := units[part]
		if !ok || !has(n, t.Start, t.End) {
			break
		}
		return c.dayTimePart(part)
	default:
		switch part {
		case "year", "month", "day", "hour", "minute", "second_fraction":
			return c.calendarPart(part)
		}
	}
	return refuse()
}

func (c *CallContext) dayTimePart(part string) error {
	switch part {
	case "day":
		return c.scalar(types.Integer, nil, map1(types.Integer, func(v int64) int32 { return int32(v / datetime.Day) }))
	case "hour":
		return c.scalar(types.Byte, nil, map1(types.Byte, func(v int64) int8 { return int8(v % datetime.Day / datetime.Hour) }))
	case "minute":
		return c.scalar(types.Byte, nil, map1(types.Byte, func(v int64) int8 { return int8(v % datetime.Hour / datetime.Minute) }))
	}
	return c.scalar(secondFraction, nil, map1(secondFraction, func(v int64) decimal128.Num { return decimal128.FromI64(v % datetime.Minute) }))
}

func (c *CallContext) calendarPart(part string) error {
	t := map[string]types.Type{"year": types.Integer, "month": types.Byte, "day": types.Integer, "hour": types.Long, "minute": types.Byte, "second_fraction": secondFraction}[part]
	return c.onCells(t, false, func(_ *expr.Context, a []any) (any, error) {
		v := a[0].(types.CalendarValue)
		switch part {
		case "year":
			return v.Months / 12, nil
		case "month":
			return int8(v.Months % 12), nil
		case "day":
			return v.Days, nil
		case "hour":
			return v.Micros / datetime.Hour, nil
		case "minute":
			return int8(v.Micros % datetime.Hour / datetime.Minute), nil
		}
		return types.DecimalValue{Unscaled: decimal128.FromI64(v.Micros % datetime.Minute), Scale: 6}, nil
	})
}
