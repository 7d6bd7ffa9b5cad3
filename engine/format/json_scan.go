package format

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// errJSON says that a text is no JSON.
var errJSON = errors.New("malformed JSON")

// maxDepth bounds how deep a document may nest.
const maxDepth = 500

// jsonOptions are the liberties that the scanner takes.
type jsonOptions struct {
	comments, unquotedNames, singleQuotes, leadingZeros     bool
	anyEscape, controlChars, nonNumeric, primitivesAsString bool
}

// scanner walks one JSON text.
type scanner struct {
	data    []byte
	pos     int
	opts    *jsonOptions
	scratch []byte // an unescaped string
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '/':
			if !s.opts.comments || !s.comment() {
				return
			}
		default:
			return
		}
	}
}

func (s *scanner) comment() bool {
	rest := s.data[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("//")):
		if end := bytes.IndexByte(rest, '\n'); end >= 0 {
			s.pos += end + 1
		} else {
			s.pos = len(s.data)
		}
		return true
	case bytes.HasPrefix(rest, []byte("/*")):
		if end := bytes.Index(rest[2:], []byte("*/")); end >= 0 {
			s.pos += end + 4
			return true
		}
	}
	return false
}

// peek is the next byte that is no space; 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.data) && s.data[s.pos] > ' ' && s.data[s.pos] != '/' {
		return s.data[s.pos]
	}
	s.space()
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

// isQuote reports whether c opens a string.
func (s *scanner) isQuote(c byte) bool { return c == '"' || c == '\'' && s.opts.singleQuotes }

// special are the bytes of strings that need a look.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = true
	}
	t['"'], t['\''], t['\\'] = true, true, true
	return t
}()

// str reads the string at pos, whose quote comes first. The result is good
// until the next call.
func (s *scanner) str() ([]byte, error) {
	d := s.data
	quote := d[s.pos]
	from := s.pos + 1
	for i := from; i < len(d); i++ {
		c := d[i]
		if !special[c] {
			continue
		}
		switch {
		case c == quote:
			s.pos = i + 1
			return d[from:i], nil
		case c == '\\':
			return s.escaped(from, i, quote)
		case c < 0x20 && !s.opts.controlChars:
			return nil, errJSON
		}
	}
	return nil, errJSON
}

func (s *scanner) escaped(from, at int, quote byte) ([]byte, error) {
	out := append(s.scratch[:0], s.data[from:at]...)
	for i := at; i < len(s.data); i++ {
		c := s.data[i]
		switch {
		case c == quote:
			s.pos, s.scratch = i+1, out
			return out, nil
		case c < 0x20 && !s.opts.controlChars:
			return nil, errJSON
		case c != '\\':
			out = append(out, c)
			continue
		}
		if i++; i >= len(s.data) {
			return nil, errJSON
		}
		switch c = s.data[i]; c {
		case '"', '\\', '/':
			out = append(out, c)
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r, ok := hex4(s.data[i+1:])
			if !ok {
				return nil, errJSON
			}
			i += 4
			if utf16.IsSurrogate(r) && i+6 < len(s.data) && s.data[i+1] == '\\' && s.data[i+2] == 'u' {
				if low, ok := hex4(s.data[i+3:]); ok {
					if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
						r = both
						i += 6
					}
				}
			}
			if utf16.IsSurrogate(r) {
				out = append(out, '?')
			} else {
				out = utf8.AppendRune(out, r)
			}
		default:
			if !s.opts.anyEscape && !(c == '\'' && s.opts.singleQuotes) {
				return nil, errJSON
			}
			out = append(out, c)
		}
	}
	return nil, errJSON
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// name reads an object's key at pos.
func (s *scanner) name() ([]byte, error) {
	c := s.peek()
	if s.isQuote(c) {
		return s.str()
	}
	if !s.opts.unquotedNames {
		return nil, errJSON
	}
	from := s.pos
	for s.pos < len(s.data) && isNameByte(s.data[s.pos]) {
		s.pos++
	}
	if s.pos == from {
		return nil, errJSON
	}
	return s.data[from:s.pos], nil
}

func isNameByte(c byte) bool {
	return c == '_' || c == '$' || c == '-' || c == '@' || c == '#' || c == '*' || c == '+' || c >= 0x80 ||
		c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// number reads the number at pos and returns its text; whole tells that it has
// neither fraction nor exponent.
func (s *scanner) number() (text []byte, whole bool, err error) {
	from := s.pos
	i := from
	d := s.data
	if i < len(d) && d[i] == '-' {
		i++
	}
	first := i
	for i < len(d) && d[i] >= '0' && d[i] <= '9' {
		i++
	}
	if i == first || d[first] == '0' && i > first+1 && !s.opts.leadingZeros {
		return nil, false, errJSON
	}
	whole = true
	if i < len(d) && d[i] == '.' {
		whole = false
		i++
		digits := i
		for i < len(d) && d[i] >= '0' && d[i] <= '9' {
			i++
		}
		if i == digits {
			return nil, false, errJSON
		}
	}
	if i < len(d) && (d[i] == 'e' || d[i] == 'E') {
		whole = false
		i++
		if i < len(d) && (d[i] == '+' || d[i] == '-') {
			i++
		}
		digits := i
		for i < len(d) && d[i] >= '0' && d[i] <= '9' {
			i++
		}
		if i == digits {
			return nil, false, errJSON
		}
	}
	if i < len(d) && isNameByte(d[i]) {
		return nil, false, errJSON
	}
	s.pos = i
	return d[from:i], whole, nil
}

// word reads true, false, null or a non-number such as NaN.
func (s *scanner) word() ([]byte, error) {
	from := s.pos
	i := from
	if i < len(s.data) && (s.data[i] == '-' || s.data[i] == '+') {
		i++
	}
	for i < len(s.data) && isNameByte(s.data[i]) {
		i++
	}
	if i == from {
		return nil, errJSON
	}
	s.pos = i
	return s.data[from:i], nil
}

func isNonNumber(w []byte) bool {
	switch string(w) {
	case "NaN", "Infinity", "+Infinity", "-Infinity", "INF", "+INF", "-INF":
		return true
	}
	return false
}

// skip reads a value and drops it.
func (s *scanner) skip(depth int) error {
	if depth > maxDepth {
		return errJSON
	}
	c := s.peek()
	switch {
	case c == '{':
		s.pos++
		if s.peek() == '}' {
			s.pos++
			return nil
		}
		for {
			if _, err := s.name(); err != nil {
				return err
			}
			if s.peek() != ':' {
				return errJSON
			}
			s.pos++
			if err := s.skip(depth + 1); err != nil {
				return err
			}
			if done, err := s.next('}'); done || err != nil {
				return err
			}
		}
	case c == '[':
		s.pos++
		if s.peek() == ']' {
			s.pos++
			return nil
		}
		for {
			if err := s.skip(depth + 1); err != nil {
				return err
			}
			if done, err := s.next(']'); done || err != nil {
				return err
			}
		}
	case s.isQuote(c):
		_, err := s.str()
		return err
	case c >= '0' && c <= '9':
		if _, _, end, plain := s.digits(); plain {
			s.pos = end
			return nil
		}
		_, _, err := s.number()
		return err
	case c == '-' && s.pos+1 < len(s.data) && s.data[s.pos+1] >= '0' && s.data[s.pos+1] <= '9':
		_, _, err := s.number()
		return err
	}
	w, err := s.word()
	if err != nil {
		return err
	}
	switch string(w) {
	case "true", "false", "null":
		return nil
	}
	if s.opts.nonNumeric && isNonNumber(w) {
		return nil
	}
	return errJSON
}

// next reads a comma, or the bracket that closes.
func (s *scanner) next(closing byte) (done bool, err error) {
	switch s.peek() {
	case ',':
		s.pos++
		return false, nil
	case closing:
		s.pos++
		return true, nil
	}
	return false, errJSON
}

// parseLong reads a whole number; ok is false when it does not fit 64 bits.
func parseLong(b []byte) (v int64, ok bool) {
	negative := false
	if len(b) > 0 && b[0] == '-' {
		negative, b = true, b[1:]
	}
	if len(b) > 18 {
		n, err := strconv.ParseInt(unsafe.String(unsafe.SliceData(b), len(b)), 10, 64)
		if err != nil {
			if negative && string(b) == "9223372036854775808" {
				return math.MinInt64, true
			}
			return 0, false
		}
		v = n
	} else {
		for _, c := range b {
			v = v*10 + int64(c-'0')
		}
	}
	if negative {
		v = -v
	}
	return v, true
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// parseDouble reads a number. Short ones, whose digits and power of ten are
// exact doubles, are computed in one division.
func parseDouble(b []byte) float64 {
	var mantissa uint64
	digits, scale, point := 0, 0, false
	i := 0
	if i < len(b) && b[i] == '-' {
		i++
	}
	for ; i < len(b); i++ {
		c := b[i]
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + uint64(c-'0')
			digits++
			if point {
				scale++
			}
			continue
		case c == '.':
			point = true
			continue
		}
		digits = 99 // an exponent
		break
	}
	if digits <= 15 {
		v := float64(mantissa) / powers[scale]
		if b[0] == '-' {
			v = -v
		}
		return v
	}
	// ParseFloat also returns ±Inf for what is out of range.
	v, err := strconv.ParseFloat(unsafe.String(unsafe.SliceData(b), len(b)), 64)
	if err != nil && !math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}
