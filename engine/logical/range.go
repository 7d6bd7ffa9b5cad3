package logical

// RangeCount is how many numbers a range has.
func RangeCount(start, end, step int64) int64 {
	if step == 0 || (end > start) != (step > 0) || start == end {
		return 0
	}
	span, by := uint64(end-start), uint64(step)
	if step < 0 {
		span, by = uint64(start-end), uint64(-step)
	}
	return int64((span + by - 1) / by)
}
