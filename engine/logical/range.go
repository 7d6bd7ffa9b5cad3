package logical

import "math"

// RangeCount is how many numbers a range has, at most as many as an int64 counts.
func RangeCount(start, end, step int64) int64 {
	if step == 0 || (end > start) != (step > 0) || start == end {
		return 0
	}
	span, by := uint64(end-start), uint64(step)
	if step < 0 {
		span, by = uint64(start-end), uint64(-step)
	}
	return int64(min((span-1)/by+1, math.MaxInt64)) // span may be so large that nothing can be added
}
