package functions

import (
	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// SessionWindow is session_window(time, gap): the session that a row opens by
// itself. An aggregation merges those that meet; see logical.Sessions.
type SessionWindow struct {
	Time expr.Expr
	Gap  expr.Expr // a calendar interval; NULL or not positive for no session
	text string
}

func init() {
	register(Spec{Names: []string{"session_window"}, Group: "datetime_funcs", Min: 2, Max: 2, Since: "3.2.0",
		Usage: "session_window(time_column, gap_duration) - Generates session windows: a row extends a session that began or ended within the gap.",
		Resolve: func(c *CallContext) error {
			w := &SessionWindow{text: expr.Heading(c.Name, c.Args)}
			if c.Args[0].Type().Kind() != types.KindTimestampNTZ {
				t, err := Implicit(c, 0, types.Timestamp)
				if err != nil {
					return notATime(expr.Heading("sessionwindow", c.Args), c.Args[0])
				}
				c.Args[0] = t
			}
			w.Time = c.Args[0]
			gap := c.Args[1].Type()
			if !castable(gap, types.CalendarInterval, Legacy) || types.IsInterval(gap) {
				return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1040", "", "Gap duration expression used in session window must be CalendarIntervalType, but got %s.", gap.SQL()).At(c.Place)
			}
			var err error
			if w.Gap, err = Cast(c.Args[1], types.CalendarInterval, Try); err != nil {
				return err
			}
			c.Expr = w
			return nil
		}})
}

// Type is a struct of start and end.
func (w *SessionWindow) Type() types.Type {
	return types.NewStruct(types.Field{Name: "start", Type: w.Time.Type(), Nullable: true}, types.Field{Name: "end", Type: w.Time.Type(), Nullable: true})
}

// Nullable is false: a NULL time has no session.
func (w *SessionWindow) Nullable() bool { return false }

// Children returns the time and the gap.
func (w *SessionWindow) Children() []expr.Expr { return []expr.Expr{w.Time, w.Gap} }

// WithChildren is the session of another time and gap.
func (w *SessionWindow) WithChildren(c []expr.Expr) expr.Expr {
	v := *w
	v.Time, v.Gap = c[0], c[1]
	return &v
}

// SQL is the call as it was written.
func (w *SessionWindow) SQL() string { return w.text }

// Eval fails: the analyzer makes a generator of sessions.
func (w *SessionWindow) Eval(*expr.Context, *batch.Batch) (batch.Vector, error) {
	return batch.Vector{}, diag.New(diag.Internal, "INTERNAL_ERROR", "XX000", "Cannot evaluate expression: %s", w.text)
}

// Generator makes the session of each row that has one.
func (w *SessionWindow) Generator() *expr.Generator {
	t := w.Type().(*types.Struct)
	moment := t.Fields[0].Type
	return &expr.Generator{
		Name: "session_window", Args: []expr.Expr{w.Time, w.Gap}, Output: []types.Field{{Name: "session_window", Type: t}},
		Expand: func(c *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
			at := column[int64](args[0])
			from := make([]int32, 0, rows)
			starts, ends := make([]int64, 0, rows), make([]int64, 0, rows)
			for i := range rows {
				gap, ok := args[1].Value(i).(types.CalendarValue)
				if !ok || args[0].Null(i) {
					continue
				}
				start, by := at(i), datetime.Interval{Months: gap.Months, Days: gap.Days, Micros: gap.Micros}
				end := int64(0)
				if moment.Kind() == types.KindTimestampNTZ {
					end = datetime.ShiftLocal(start, by)
				} else {
					end = datetime.Shift(start, by, c.Location)
				}
				if end > start {
					from = append(from, int32(i))
					starts, ends = append(starts, start), append(ends, end)
				}
			}
			a := batch.StructOf(t, []arrow.Array{batch.FromValues(moment, starts, nil), batch.FromValues(moment, ends, nil)}, len(from), nil)
			return from, []batch.Vector{batch.Of(t, a)}, nil
		},
	}
}
