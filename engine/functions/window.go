package functions

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// TimeWindow is window(time, size, slide, start): the windows that a time falls
// into. The analyzer makes a generator of it.
type TimeWindow struct {
	Time               expr.Expr
	Size, Slide, Start int64 // microseconds
	text               string
}

func init() {
	register(Spec{Names: []string{"window"}, Group: "datetime_funcs", Min: 2, Max: 4, Usage: "window(time_column, window_duration[, slide_duration[, start_time]]) - Bucketizes rows into windows of time.",
		Resolve: func(c *CallContext) error {
			heading := expr.Heading(c.Name, c.Args)
			w := &TimeWindow{text: heading}
			if s, ok := c.Args[0].Type().(*types.Struct); ok && len(s.Fields) == 2 {
				// A window of a window goes by its last instant.
				t, err := call("window_time", c, c.Args[0])
				if err != nil {
					return err
				}
				c.Args[0] = t
			}
			time := c.Args[0]
			w.Time = time
			for i, into := range []*int64{&w.Size, &w.Slide, &w.Start} {
				if i+1 >= len(c.Args) {
					break
				}
				v, err := duration(c, i+1)
				if err != nil {
					return err
				}
				*into = v
			}
			if len(c.Args) < 3 {
				w.Slide = w.Size
			}
			if k := time.Type().Kind(); k != types.KindTimestampNTZ {
				t, err := Implicit(c, 0, types.Timestamp)
				if err != nil {
					return notATime(w.inMicros(), time)
				}
				w.Time = t
			}
			if err := w.check(); err != nil {
				return err
			}
			c.Expr = w
			return nil
		}})
	register(Spec{Names: []string{"window_time"}, Group: "datetime_funcs", Min: 1, Max: 1, Usage: "window_time(window_column) - Returns the last instant of a window.",
		Resolve: func(c *CallContext) error {
			s, ok := c.Args[0].Type().(*types.Struct)
			if !ok || len(s.Fields) != 2 {
				return c.unexpected(0, "STRUCT")
			}
			end := fieldOf(c.Args[0], 1, s.Fields[1])
			t := s.Fields[1].Type
			c.Heading = expr.Heading(c.Name, c.Args)
			switch c.Args[0].(type) {
			case *TimeWindow:
				c.Heading = c.Name + "(window)"
			case *SessionWindow:
				c.Heading = c.Name + "(session_window)"
			}
			c.Args = []expr.Expr{end}
			return c.scalar(t, nil, map1(t, func(v int64) int64 { return v - 1 }))
		}})
}

// notATime refuses what a window of time is to be made of.
func notATime(window string, of expr.Expr) error {
	e := diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: The first parameter requires the (\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\" or \"STRUCT<start: TIMESTAMP, end: TIMESTAMP>\" or \"STRUCT<start: TIMESTAMP_NTZ, end: TIMESTAMP_NTZ>\") type, however \"%s\" has the type \"%s\".",
		window, of.SQL(), of.Type().SQL())
	e.Tail = ";"
	return e
}

// duration reads a constant interval argument in microseconds.
func duration(c *CallContext, i int) (int64, error) {
	l, ok := c.Args[i].(*expr.Literal)
	if ok {
		switch v := l.Value.(type) {
		case string:
			d, err := datetime.ParseInterval(v)
			if err != nil {
				return 0, diag.New(diag.Analysis, "CANNOT_PARSE_INTERVAL", "22006", "Unable to parse '%s'. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. If the issue persists, please double check that the input value is not null or empty and try again.", v)
			}
			if d.Months != 0 {
				return 0, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_3231", "", "Intervals greater than a month is not supported (%s).", v)
			}
			return int64(d.Days)*datetime.Day + d.Micros, nil
		case types.MicrosValue:
			return int64(v), nil
		case int32:
			return int64(v), nil
		case int64:
			return v, nil
		}
	}
	return 0, c.unexpected(i, "STRING")
}

// maxWindows bounds the windows that one time falls into. Spark has a projection
// for each, and runs out of memory before.
const maxWindows = 1_000_000

func (w *TimeWindow) check() error {
	wrong := func(kind, format string, args ...any) error {
		e := diag.New(diag.Analysis, "DATATYPE_MISMATCH."+kind, "42K09", "Cannot resolve \""+w.inMicros()+"\" due to data type mismatch: "+format, args...)
		e.Tail = ";"
		return e
	}
	switch {
	case w.Size <= 0:
		return wrong("VALUE_OUT_OF_RANGE", "The `window_duration` must be between (0, 9223372036854775807] (current value = %dL).", w.Size)
	case w.Slide <= 0:
		return wrong("VALUE_OUT_OF_RANGE", "The `slide_duration` must be between (0, 9223372036854775807] (current value = %dL).", w.Slide)
	case w.Slide > w.Size:
		return wrong("PARAMETER_CONSTRAINT_VIOLATION", "The `slide_duration`(%dL) must be <= the `window_duration`(%dL).", w.Slide, w.Size)
	case w.Size/w.Slide > maxWindows:
		return diag.New(diag.Py4J, "PLAN_TOO_LARGE", "54000", "A time would be in %d windows; it may be in %d.", w.Size/w.Slide, maxWindows)
	case w.Start >= w.Slide || -w.Start >= w.Slide:
		start := w.Start
		if start < 0 {
			start = -start
		}
		return wrong("PARAMETER_CONSTRAINT_VIOLATION", "The `abs(start_time)`(%dL) must be < the `slide_duration`(%dL).", start, w.Slide)
	}
	return nil
}

// inMicros is the call as errors name it, durations in microseconds.
func (w *TimeWindow) inMicros() string {
	return fmt.Sprintf("window(%s, %d, %d, %d)", w.Time.SQL(), w.Size, w.Slide, w.Start)
}

// Type is a struct of start and end.
func (w *TimeWindow) Type() types.Type {
	return types.NewStruct(types.Field{Name: "start", Type: w.Time.Type(), Nullable: true}, types.Field{Name: "end", Type: w.Time.Type(), Nullable: true})
}

// Nullable is false: a NULL time has no window.
func (w *TimeWindow) Nullable() bool { return false }

// Children returns the time.
func (w *TimeWindow) Children() []expr.Expr { return []expr.Expr{w.Time} }

// WithChildren is the window of another time.
func (w *TimeWindow) WithChildren(c []expr.Expr) expr.Expr {
	v := *w
	v.Time = c[0]
	return &v
}

// SQL is the call as it was written.
func (w *TimeWindow) SQL() string { return w.text }

// Eval fails: the analyzer makes a generator of windows.
func (w *TimeWindow) Eval(*expr.Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "Cannot evaluate expression: %s", w.text)
}

// Generator makes the windows of each time, the latest first.
func (w *TimeWindow) Generator() *expr.Generator {
	t := w.Type().(*types.Struct)
	moment := t.Fields[0].Type
	return &expr.Generator{
		Name: "window", Args: []expr.Expr{w.Time}, Output: []types.Field{{Name: "window", Type: t}},
		Expand: func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
			at := column[int64](args[0])
			from := make([]int32, 0, rows)
			starts, ends := make([]int64, 0, rows), make([]int64, 0, rows)
			nulls := args[0].NullCount() > 0
			var last int64 // start of the latest window of the time before, which is often the same
			known := false
			for i := range rows {
				if nulls && args[0].Null(i) {
					continue
				}
				v := at(i)
				if !known || v < last || uint64(v-last) >= uint64(w.Slide) {
					known, last = true, v-floorMod(v-w.Start, w.Slide)
				}
				for start := last; start > v-w.Size; start -= w.Slide {
					from = append(from, int32(i))
					starts, ends = append(starts, start), append(ends, start+w.Size)
				}
			}
			a := batch.StructOf(t, []arrow.Array{batch.FromValues(moment, starts, nil), batch.FromValues(moment, ends, nil)}, len(from), nil)
			return from, []batch.Vector{batch.Of(t, a)}, nil
		},
	}
}
