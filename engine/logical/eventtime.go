package logical

import "brook/engine/expr"

// EventTime is the delay, in microseconds, of the event-time column that an
// expression is: a column as it stands, under another name, or the time of a
// window made of it. It is nil for what has no event time; an expression that
// computes with the time has none.
func EventTime(e expr.Expr) *int64 {
	switch e := e.(type) {
	case *expr.Attr:
		return e.Watermark
	case *expr.Alias:
		return EventTime(e.Child)
	case *expr.Call:
		if e.Name == "window_time" && len(e.Args) == 1 {
			if end, ok := e.Args[0].(*expr.Call); ok && len(end.Args) == 1 { // the end of the window
				return EventTime(end.Args[0])
			}
		}
	}
	return nil
}
