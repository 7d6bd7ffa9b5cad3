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
