package datetime

import "time"

// Clock is the wall clock of a zone for one goroutine. It remembers the zone's
// offset and how long it lasts, so that timestamps near one another cost no look
// into the zone's table.
type Clock struct {
	loc      *time.Location
	from, to int64 // the microseconds in which offset holds, to excluded
	offset   int64 // microseconds
}

// NewClock makes a clock of loc.
func NewClock(loc *time.Location) *Clock {
	c := &Clock{loc: loc}
	if loc == time.UTC {
		c.from, c.to = -1<<63, 1<<63-1
	}
	return c
}

// Offset is what the clock is ahead of UTC at a timestamp, in microseconds.
func (c *Clock) Offset(micros int64) int64 {
	if micros < c.from || micros >= c.to {
		c.find(micros)
	}
	return c.offset
}

// farthest bounds the years whose zone bounds fit into microseconds.
const farthest = int64(1) << 61

func (c *Clock) find(micros int64) {
	t := time.UnixMicro(micros).In(c.loc)
	_, seconds := t.Zone()
	c.offset = int64(seconds) * Second
	start, end := t.ZoneBounds()
	c.from, c.to = -farthest, farthest
	if !start.IsZero() {
		c.from = start.UnixMicro()
	}
	if !end.IsZero() {
		c.to = end.UnixMicro()
	}
	if micros < c.from || micros >= c.to {
		c.from, c.to = micros, micros+1
	}
}

// Local is the wall clock at a timestamp; see Local.
func (c *Clock) Local(micros int64) int64 { return micros + c.Offset(micros) }

// Instant is the timestamp at which the wall clock shows local; see Instant.
func (c *Clock) Instant(local int64) int64 {
	if c.loc == time.UTC {
		return local
	}
	// A local time well inside of the offset's span is neither skipped nor shown
	// twice: clocks move by less than a day.
	if at := local - c.offset; at-Day >= c.from && at+Day < c.to {
		return at
	}
	at := Instant(local, c.loc)
	c.find(at)
	return at
}
