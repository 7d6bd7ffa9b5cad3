package functions

import (
	"strings"
	"time"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

const defaultPattern = "yyyy-MM-dd HH:mm:ss"

func init() {
	register(Spec{Names: []string{"date_format"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "1.5.0", Usage: "date_format(timestamp, fmt) - Returns the timestamp as text by a pattern.",
		Examples: []Example{{"date_format('2016-04-08', 'y')", "2016"}, {"date_format(TIMESTAMP'2016-04-08 09:05:00', 'E d MMM, HH:mm')", "Fri 8 Apr, 09:05"}},
		Resolve: func(c *CallContext) error {
			return c.scalar(str, []types.Type{types.Timestamp, str}, formatted(1))
		}})
	for _, f := range []struct {
		name  string
		t     types.Type
		since string
	}{{"to_timestamp", types.Timestamp, "2.2.0"}, {"to_timestamp_ltz", types.Timestamp, "3.4.0"}, {"to_timestamp_ntz", types.TimestampNTZ, "3.4.0"}, {"try_to_timestamp", types.Timestamp, "3.3.0"}, {"to_date", types.Date, "1.5.0"}, {"try_to_date", types.Date, "4.0.0"}} {
		want := "2016-12-31 00:00:00"
		if f.t == types.Date {
			want = "2016-12-31"
		}
		register(Spec{Names: []string{f.name}, Group: "datetime_funcs", Min: 1, Max: 2, Since: f.since, Usage: f.name + "(str[, fmt]) - Reads a text by a pattern, or as a cast does.",
			Examples: []Example{{f.name + "('2016-12-31')", want}, {f.name + "('31/12/2016', 'dd/MM/yyyy')", want}},
			Resolve:  func(c *CallContext) error { return parseText(c, f.t, strings.HasPrefix(f.name, "try_")) }})
	}
	register(Spec{Names: []string{"unix_timestamp", "to_unix_timestamp"}, Group: "datetime_funcs", Min: 0, Max: 2, Since: "1.5.0", Usage: "unix_timestamp([timeExp[, fmt]]) - Returns seconds since 1970.",
		Examples: []Example{{"unix_timestamp('2016-04-08', 'yyyy-MM-dd')", "1460073600"}}, Resolve: unixTimestamp})
	register(Spec{Names: []string{"from_unixtime"}, Group: "datetime_funcs", Min: 1, Max: 2, Since: "1.5.0", Usage: "from_unixtime(seconds[, fmt]) - Returns seconds since 1970 as text.",
		Examples: []Example{{"from_unixtime(0, 'yyyy-MM-dd HH:mm:ss')", "1970-01-01 00:00:00"}, {"from_unixtime(0)", "1970-01-01 00:00:00"}},
		Resolve: func(c *CallContext) error {
			if err := c.addPattern(); err != nil {
				return err
			}
			err := c.scalar(str, []types.Type{types.Long, str}, formatted(datetime.Second))
			c.Nullable = true
			return err
		}})
}

// addPattern adds the usual pattern to a call that has none.
func (c *CallContext) addPattern() error {
	if len(c.Args) > 1 {
		return nil
	}
	l, err := expr.NewLiteral(str, defaultPattern)
	if err == nil {
		c.Args = append(c.Args, l)
	}
	return err
}

// patterns compiles the patterns of a column, each as often as it changes.
type patterns struct {
	text    func(i int) []byte
	parsing bool
	last    *datetime.Pattern
}

func newPatterns(v batch.Vector, parsing bool) *patterns {
	return &patterns{text: textOf(v), parsing: parsing}
}

func (p *patterns) at(i int) (*datetime.Pattern, error) {
	text := p.text(i)
	if p.last != nil && p.last.Text() == string(text) {
		return p.last, nil
	}
	var err error
	p.last, err = datetime.NewPattern(string(text), p.parsing)
	return p.last, err
}

// formatted writes times of unit microseconds by the pattern in argument 1.
func formatted(unit int64) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		at := column[int64](args[0])
		out := newTexts(str, n, validOf(args, n))
		list := newPatterns(args[1], false)
		for i := range n {
			if out.skip() {
				continue
			}
			p, err := list.at(i)
			if err != nil {
				return batch.Vector{}, err
			}
			out.data = p.Append(out.data, at(i)*unit, c.Location)
			out.end()
		}
		return out.finish(constant), nil
	}
}

// timestamp is the type of functions that say no more than timestamp.
func (c *CallContext) timestamp() types.Type {
	if c.Conf.Get != nil {
		if v, _ := c.Conf.Get("spark.sql.timestampType"); strings.EqualFold(v, "TIMESTAMP_NTZ") {
			return types.TimestampNTZ
		}
	}
	return types.Timestamp
}

// parseText is to_timestamp and its relatives: a cast without a pattern.
func parseText(c *CallContext, t types.Type, try bool) error {
	if strings.HasSuffix(c.Name, "to_timestamp") {
		t = c.timestamp()
	}
	heading := expr.Heading(c.Name, c.Args)
	c.Heading = heading
	mode := c.mode()
	if try {
		mode = Try
	}
	if k := c.Args[0].Type().Kind(); len(c.Args) == 1 || k != types.KindString && k != types.KindNull {
		e, err := Cast(c.Args[0], t, mode)
		if err != nil {
			return err
		}
		c.Expr = named(e, heading)
		return nil
	}
	tolerant := "try_to_timestamp"
	if t == types.Date {
		tolerant = "try_to_date"
	}
	err := c.scalar(t, []types.Type{str, str}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		clock := datetime.NewClock(x.Location)
		switch t.Kind() {
		case types.KindDate:
			return parsedTexts(t, mode == ANSI, tolerant, args, rows, func(local int64, zone *time.Location) int32 {
				if zone != nil {
					local = clock.Local(datetime.Instant(local, zone))
				}
				return int32(datetime.FloorDiv(local, datetime.Day))
			})
		case types.KindTimestampNTZ:
			return parsedTexts(t, mode == ANSI, tolerant, args, rows, func(local int64, _ *time.Location) int64 { return local })
		}
		return parsedTexts(t, mode == ANSI, tolerant, args, rows, instantOf(clock))
	})
	c.Nullable = c.Nullable || mode != ANSI
	return err
}

// instantOf is the timestamp of a wall clock that was read with its zone, or
// with none.
func instantOf(clock *datetime.Clock) func(local int64, zone *time.Location) int64 {
	return func(local int64, zone *time.Location) int64 {
		if zone != nil {
			return datetime.Instant(local, zone)
		}
		return clock.Instant(local)
	}
}

// parsedTexts reads argument 0 by the pattern in argument 1.
func parsedTexts[R batch.Fixed](t types.Type, ansi bool, tolerant string, args []batch.Vector, rows int, f func(local int64, zone *time.Location) R) (batch.Vector, error) {
	n, constant := rowsOf(args, rows)
	text, list := textOf(args[0]), newPatterns(args[1], true)
	valid := validOf(args, n)
	out := make([]R, n)
	for i := range out {
		if valid != nil && !valid.Get(i) {
			continue
		}
		p, err := list.at(i)
		if err != nil {
			return batch.Vector{}, err
		}
		s := string(text(i))
		local, zone, ok := p.Parse(s)
		switch {
		case ok:
			out[i] = f(local, zone)
		case ansi:
			return batch.Vector{}, cannotParse(p, s, tolerant)
		default:
			valid = withNull(valid, i, n)
		}
	}
	return result(t, batch.FromValues(t, out, valid), constant), nil
}

func cannotParse(p *datetime.Pattern, text, tolerant string) error {
	why := p.Explain(text)
	return diag.New(diag.DateTime, "CANNOT_PARSE_TIMESTAMP", "22007", "%s. Use `%s` to tolerate invalid input string and return NULL instead.", why, tolerant).
		With("message", why).With("func", "`"+tolerant+"`")
}

func unixTimestamp(c *CallContext) error {
	if len(c.Args) == 0 {
		if c.Name != "unix_timestamp" {
			return diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
				"The `%s` requires [1, 2] parameters but the actual number is 0. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", c.Name).At(c.Place)
		}
		now, err := call("current_timestamp", c)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, now)
	}
	if err := c.addPattern(); err != nil {
		return err
	}
	toSeconds := func(micros int64) int64 { return micros / datetime.Second }
	switch k := c.Args[0].Type().Kind(); k {
	case types.KindTimestamp:
		return c.scalar(types.Long, []types.Type{types.Timestamp, str}, map1(types.Long, toSeconds))
	case types.KindTimestampNTZ:
		return c.scalar(types.Long, []types.Type{types.TimestampNTZ, str}, map1(types.Long, toSeconds))
	case types.KindDate:
		a, err := c.castTo(c.Args[0], types.Timestamp)
		if err != nil {
			return err
		}
		c.Args[0] = a
		return c.scalar(types.Long, []types.Type{types.Timestamp, str}, map1(types.Long, toSeconds))
	case types.KindString, types.KindNull:
	default:
		return c.unexpectedOf(0, "STRING", "DATE", "TIMESTAMP", "TIMESTAMP_NTZ")
	}
	ansi := c.Conf.ANSI
	err := c.scalar(types.Long, []types.Type{str, str}, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		instant := instantOf(datetime.NewClock(x.Location))
		return parsedTexts(types.Long, ansi, "try_to_timestamp", args, rows, func(local int64, zone *time.Location) int64 { return toSeconds(instant(local, zone)) })
	})
	c.Nullable = c.Nullable || !ansi
	return err
}
