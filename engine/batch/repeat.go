package batch

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// Repeat makes an array of n rows that all equal row 0 of a.
func Repeat(a arrow.Array, n int) arrow.Array {
	if n == 1 && a.Len() == 1 {
		return a
	}
	if a.IsNull(0) {
		return array.MakeArrayOfNull(memory.DefaultAllocator, a.DataType(), n)
	}
	// Doubling keeps the number of concatenations logarithmic for every layout.
	out := array.NewSlice(a, 0, 1)
	if n == 0 {
		return array.NewSlice(a, 0, 0)
	}
	for out.Len() < n {
		more := min(out.Len(), n-out.Len())
		next, err := array.Concatenate([]arrow.Array{out, array.NewSlice(out, 0, int64(more))}, memory.DefaultAllocator)
		if err != nil {
			panic(err) // both have one type, and n rows fit in memory or Go has said so
		}
		out = next
	}
	return out
}
