package format

import "bytes"

// maxLayout bounds how many keys of a record are learned.
const maxLayout = 256

// layout is how the objects of a file are laid out: their keys in the order in
// which the first ones had them. Where a record goes on as its layout says, a key
// is compared and not scanned.
type layout struct {
	keys []layoutKey
}

// layoutKey is a key as it is written, with its quotes and colon, and the field
// that it names; -1 for none.
type layoutKey struct {
	text  []byte
	field int
}

// match reports whether key k stands at the beginning of data.
func (s *layout) match(k int, data []byte) (*layoutKey, bool) {
	if k >= len(s.keys) {
		return nil, false
	}
	key := &s.keys[k]
	return key, len(data) >= len(key.text) && string(data[:len(key.text)]) == string(key.text)
}

// learn takes in a key that stood at position k and returns the position of the
// next one. text is what was read: from the opening quote to the colon.
func (s *layout) learn(k int, text []byte, field int) int {
	for i := k; i < len(s.keys); i++ {
		if string(s.keys[i].text) == string(text) {
			return i + 1
		}
	}
	if k == len(s.keys) && k < maxLayout && text[0] == '"' {
		s.keys = append(s.keys, layoutKey{bytes.Clone(text), field})
		return k + 1
	}
	return k
}

// ends are the bytes that may follow a number.
var ends = [256]bool{',': true, '}': true, ']': true, ' ': true, '\t': true}

// digits reads a plain number of up to 15 digits at pos, as nearly all are: its
// digits as one integer, how many of them are a fraction, and its end. ok is
// false for all others, which the scanner reads.
func (s *scanner) digits() (v int64, scale, end int, ok bool) {
	d := s.data
	i := s.pos
	negative := false
	if i < len(d) && d[i] == '-' {
		negative = true
		i++
	}
	first := i
	for i < len(d) && d[i]-'0' <= 9 {
		v = v*10 + int64(d[i]-'0')
		i++
	}
	n := i - first
	if n == 0 || n > 15 || d[first] == '0' && n > 1 || i >= len(d) {
		return 0, 0, 0, false
	}
	if d[i] == '.' {
		i++
		point := i
		for i < len(d) && d[i]-'0' <= 9 {
			v = v*10 + int64(d[i]-'0')
			i++
		}
		scale = i - point
		if scale == 0 || n+scale > 15 || i >= len(d) {
			return 0, 0, 0, false
		}
	}
	if !ends[d[i]] {
		return 0, 0, 0, false
	}
	if negative {
		v = -v
	}
	return v, scale, i, true
}
