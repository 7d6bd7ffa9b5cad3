package optimize

import (
	"context"
	"time"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/types"
)

// RangeDelay finds out how long the rows of one side of a join must be kept
// because of the other side's event time: with the other's watermark at W, rows
// of side whose event time is at or before W + delay (in microseconds) can match
// nothing any more. ok is false when the condition bounds nothing.
//
// It solves comparisons such as other.t <= side.t + interval 5 minutes. The
// state is cut at whole milliseconds, as Spark keeps watermarks.
func RangeDelay(cond expr.Expr, side, other []*expr.Attr) (delay int64, ok bool) {
	if cond == nil {
		return 0, false
	}
	marked := false
	for _, a := range other {
		marked = marked || a.Watermark != nil
	}
	if !marked {
		return 0, false
	}
	for _, c := range functions.Conjuncts(cond) {
		cmp, isCall := c.(*expr.Call)
		if !isCall || len(cmp.Args) != 2 {
			continue
		}
		// less < more, or <=.
		less, more := cmp.Args[0], cmp.Args[1]
		switch cmp.Name {
		case "<", "<=":
		case ">", ">=":
			less, more = more, less
		default:
			continue
		}
		d, bounded := boundedBy(less, more, side, other)
		if !bounded {
			continue
		}
		if cmp.Name == "<=" || cmp.Name == ">=" {
			d -= 1000 // a row at the very bound still matches
		}
		if !ok || d < delay {
			delay, ok = d, true
		}
	}
	return delay, ok
}

// boundedBy solves less < more for the column of side on the right hand: other.t
// + d < side.t.
func boundedBy(less, more expr.Expr, side, other []*expr.Attr) (delay int64, ok bool) {
	var sum linear
	if !sum.add(less, 1) || !sum.add(more, -1) || len(sum.terms) != 2 {
		return 0, false
	}
	var theirs, own bool
	for _, t := range sum.terms {
		switch {
		case find(side, t.attr) != nil:
			own = t.sign < 0
		case find(other, t.attr) != nil:
			theirs = t.sign > 0 && find(other, t.attr).Watermark != nil
		}
	}
	return sum.constant, own && theirs
}

func find(attrs []*expr.Attr, a *expr.Attr) *expr.Attr {
	for _, b := range attrs {
		if a.ID == b.ID {
			return b
		}
	}
	return nil
}

// linear is a sum of timestamp columns and a constant in microseconds.
type linear struct {
	terms    []term
	constant int64
}

type term struct {
	attr *expr.Attr
	sign int64
}

// add adds sign times e; it returns false when e is not a sum of that sort.
func (l *linear) add(e expr.Expr, sign int64) bool {
	if a, ok := e.(*expr.Attr); ok {
		k := a.Typ.Kind()
		l.terms = append(l.terms, term{a, sign})
		return k == types.KindTimestamp || k == types.KindTimestampNTZ
	}
	if !expr.Any(e, func(x expr.Expr) bool { _, isAttr := x.(*expr.Attr); return isAttr }) {
		us, ok := constantMicros(e)
		l.constant += sign * us
		return ok
	}
	if c, ok := e.(*expr.Call); ok && len(c.Args) == 2 {
		switch c.Name {
		case "+":
			return l.add(c.Args[0], sign) && l.add(c.Args[1], sign)
		case "-":
			return l.add(c.Args[0], sign) && l.add(c.Args[1], -sign)
		}
	}
	return false
}

// constantMicros is the length or the instant that an expression without
// columns stands for. Months have no one length.
func constantMicros(e expr.Expr) (int64, bool) {
	c := &expr.Context{Context: context.Background(), Now: time.Unix(0, 0), Location: time.UTC, Conf: expr.Conf{ANSI: true, TimeZone: "UTC"}}
	v, err := e.Eval(c, &batch.Batch{Rows: 1})
	if err != nil {
		return 0, false
	}
	switch x := v.Value(0).(type) {
	case types.MicrosValue:
		return int64(x), true
	case types.TimestampValue:
		return int64(x), true
	case types.NTZValue:
		return int64(x), true
	case types.CalendarValue:
		const day = int64(24 * time.Hour / time.Microsecond)
		return int64(x.Days)*day + x.Micros, x.Months == 0
	}
	return 0, false
}
