package python

import "unsafe"

// Text that is built with s += part in a loop would be copied as often as it
// grows. Long results are therefore made at the front of a buffer with room
// behind them; when the text that ends where the buffer's content ends is
// extended, only the new part is written, behind all that any string shows.

const (
	concatLeast = 1 << 10
	concatMost  = 1 << 26
)

// concat is x + y.
func (in *Interp) concat(x, y string) string {
	n := len(x) + len(y)
	in.room(int64(n))
	if len(x) < concatLeast || n > concatMost {
		return x + y
	}
	b := in.tail
	if len(b) != len(x) || cap(b)-len(b) < len(y) || unsafe.StringData(x) != unsafe.SliceData(b) {
		b = append(make([]byte, 0, n+n/2), x...)
	}
	b = append(b, y...)
	in.tail = b
	return unsafe.String(unsafe.SliceData(b), len(b))
}
