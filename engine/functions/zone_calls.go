package functions

import (
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, f := range []struct {
		name, usage string
		example     Example
		move        func(micros int64, loc *time.Location) int64
	}{
		{"from_utc_timestamp", "Interprets the timestamp as a time in UTC and shows it on the clock of the zone.",
			Example{"from_utc_timestamp('2024-01-15 12:00:00', 'Asia/Seoul')", "2024-01-15 21:00:00"}, datetime.Local},
		{"to_utc_timestamp", "Interprets the timestamp as a time on the clock of the zone and shows it in UTC.",
			Example{"to_utc_timestamp('2024-01-15 12:00:00', 'Asia/Seoul')", "2024-01-15 03:00:00"}, datetime.Instant},
	} {
		register(Spec{Names: []string{f.name}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0",
			Usage: f.name + "(timestamp, timezone) - " + f.usage, Examples: []Example{f.example},
			Resolve: func(c *CallContext) error {
				return c.scalar(types.Timestamp, []types.Type{types.Timestamp, str}, zoned(types.Timestamp, 1, func(micros int64, zones []*time.Location) int64 { return f.move(micros, zones[0]) }))
			}})
	}
	register(Spec{Names: []string{"convert_timezone"}, Group: "datetime_funcs", Min: 2, Max: 3, Since: "3.4.0",
		Usage:    "convert_timezone([sourceTz, ]targetTz, sourceTs) - Moves a wall clock from one time zone (the session's by default) to another.",
		Examples: []Example{{"convert_timezone('Europe/Brussels', 'America/Los_Angeles', timestamp_ntz'2021-12-06 00:00:00')", "2021-12-05 15:00:00"}},
		Resolve: func(c *CallContext) error {
			if len(c.Args) == 2 {
				zone, err := expr.NewLiteral(str, c.Conf.TimeZone)
				if err != nil {
					return err
				}
				zone.Text = "current_timezone()"
				c.Args = []expr.Expr{zone, c.Args[0], c.Args[1]}
			}
			return c.scalar(types.TimestampNTZ, []types.Type{str, str, types.TimestampNTZ}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				return zoned(types.TimestampNTZ, 2, func(local int64, zones []*time.Location) int64 {
					return datetime.Local(datetime.Instant(local, zones[0]), zones[1])
				})(x, []batch.Vector{args[2], args[0], args[1]}, rows)
			})
		}})
}

// zoneOf finds a time zone by its id, or fails as Spark does.
func zoneOf(id string) (*time.Location, error) {
	loc, err := datetime.Zone(id)
	if err != nil {
		return nil, diag.New(diag.DateTime, "INVALID_TIMEZONE", "22009",
			"The timezone: %s is invalid. The timezone must be either a region-based zone ID or a zone offset. Region IDs must have the form 'area/city', such as 'America/Los_Angeles'. Zone offsets must be in the format '(+|-)HH', '(+|-)HH:mm’ or '(+|-)HH:mm:ss', e.g '-08' , '+01:00' or '-13:33:33', and must be in the range from -18:00 to +18:00. 'Z' and 'UTC' are accepted as synonyms for '+00:00'.", id).With("timeZone", id)
	}
	return loc, nil
}

// zoned computes a timestamp of the first argument and the zones that the
// following ones name; a zone is looked up when its name changes.
func zoned(t types.Type, count int, f func(micros int64, zones []*time.Location) int64) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		at := column[int64](args[0])
		names := make([]func(int) []byte, count)
		for k := range names {
			names[k] = textOf(args[1+k])
		}
		known, zones := make([]string, count), make([]*time.Location, count)
		valid := validOf(args, n)
		out := make([]int64, n)
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			for k, name := range names {
				id := name(i)
				if zones[k] != nil && string(id) == known[k] {
					continue
				}
				loc, err := zoneOf(string(id))
				if err != nil {
					return batch.Vector{}, err
				}
				known[k], zones[k] = string(id), loc
			}
			out[i] = f(at(i), zones)
		}
		return result(t, batch.FromValues(t, out, valid), constant), nil
	}
}
