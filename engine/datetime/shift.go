package datetime

import "time"

// Shift moves a timestamp by an interval on the clock of loc: by the months,
// then by the days, then by the microseconds of elapsed time. Where the clock
// shows the new time twice, the offset that was before is kept.
func Shift(micros int64, by Interval, loc *time.Location) int64 {
	if by.Months == 0 && by.Days == 0 {
		return micros + by.Micros
	}
	local := ShiftLocal(Local(micros, loc), Interval{Months: by.Months, Days: by.Days})
	if loc == time.UTC {
		return local + by.Micros
	}
	_, offset := time.UnixMicro(micros).In(loc).Zone()
	if kept := local - int64(offset)*Second; Local(kept, loc) == local {
		return kept + by.Micros
	}
	return Instant(local, loc) + by.Micros
}

// ShiftLocal moves a wall clock by an interval.
func ShiftLocal(local int64, by Interval) int64 {
	day := FloorDiv(local, Day)
	clock := local - day*Day
	if by.Months != 0 {
		day = AddMonths(day, int(by.Months))
	}
	return (day+int64(by.Days))*Day + clock + by.Micros
}

// Times is n times an interval; ok is false when it does not fit.
func (v Interval) Times(n int64) (by Interval, ok bool) {
	months, ok1 := mulAdd(0, n, int64(v.Months))
	days, ok2 := mulAdd(0, n, int64(v.Days))
	micros, ok3 := mulAdd(0, n, v.Micros)
	if !ok1 || !ok2 || !ok3 || months != int64(int32(months)) || days != int64(int32(days)) {
		return Interval{}, false
	}
	return Interval{Months: int32(months), Days: int32(days), Micros: micros}, true
}

// ShiftChecked is Shift that says when the result does not fit.
func ShiftChecked(micros int64, by Interval, loc *time.Location) (out int64, ok bool) {
	if by.Months == 0 && by.Days == 0 {
		return addMicros(micros, by.Micros)
	}
	if _, ok := ShiftLocalChecked(micros, by); !ok {
		return 0, false
	}
	return Shift(micros, by, loc), true
}

// ShiftLocalChecked is ShiftLocal that says when the result does not fit.
func ShiftLocalChecked(local int64, by Interval) (out int64, ok bool) {
	// Whole days lose nothing in a float; the clock of a day is left as a margin.
	days := float64(FloorDiv(local, Day)) + float64(by.Months)*30.436875 + float64(by.Days)
	if days > maxDays || days < -maxDays {
		return 0, false
	}
	return addMicros(ShiftLocal(local, Interval{Months: by.Months, Days: by.Days}), by.Micros)
}

// maxDays is the last day whose microseconds fit, less a month.
const maxDays = 106751991 - 31

func addMicros(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (b >= 0) == (sum >= a)
}

// DayTime is a day-time interval as a calendar one: its whole days are days of
// the calendar, whose length the clock decides.
func DayTime(micros int64) Interval {
	days := micros / Day
	return Interval{Days: int32(days), Micros: micros - days*Day}
}
