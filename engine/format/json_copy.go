package format

import (
	"strconv"
	"unsafe"

	"brook/engine/types"
)

// lenient are the liberties of the functions that look into JSON texts: single
// quotes and control characters in strings.
var lenient = &jsonOptions{singleQuotes: true, controlChars: true}

// copyValue writes the value at the scanner's place without blanks: strings
// with the least escapes, numbers as Java prints them.
func (s *scanner) copyValue(out []byte, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, errJSON
	}
	c := s.peek()
	switch {
	case c == '{':
		s.pos++
		out = append(out, '{')
		if s.peek() == '}' {
			s.pos++
			return append(out, '}'), nil
		}
		for {
			name, err := s.key()
			if err != nil {
				return nil, err
			}
			out = append(appendJSONString(out, text(name)), ':')
			if out, err = s.copyValue(out, depth+1); err != nil {
				return nil, err
			}
			done, err := s.next('}')
			if err != nil {
				return nil, err
			}
			if done {
				return append(out, '}'), nil
			}
			out = append(out, ',')
		}
	case c == '[':
		s.pos++
		out = append(out, '[')
		if s.peek() == ']' {
			s.pos++
			return append(out, ']'), nil
		}
		for {
			var err error
			if out, err = s.copyValue(out, depth+1); err != nil {
				return nil, err
			}
			done, err := s.next(']')
			if err != nil {
				return nil, err
			}
			if done {
				return append(out, ']'), nil
			}
			out = append(out, ',')
		}
	case s.isQuote(c):
		b, err := s.str()
		if err != nil {
			return nil, err
		}
		return appendJSONString(out, text(b)), nil
	}
	return s.copyScalar(out, c)
}

// copyScalar writes a number or a word.
func (s *scanner) copyScalar(out []byte, c byte) ([]byte, error) {
	from := s.pos
	if err := s.skip(0); err != nil {
		return nil, err
	}
	raw := s.data[from:s.pos]
	if c != '-' && (c < '0' || c > '9') {
		return append(out, raw...), nil
	}
	for _, b := range raw {
		if b == '.' || b == 'e' || b == 'E' {
			v, _ := strconv.ParseFloat(unsafe.String(unsafe.SliceData(raw), len(raw)), 64)
			return appendJSONDouble(out, v, 64), nil
		}
	}
	return append(out, raw...), nil
}

// key reads an object's key and the colon after it. The name is good until the
// next string is read.
func (s *scanner) key() ([]byte, error) {
	name, err := s.name()
	if err != nil {
		return nil, err
	}
	if s.peek() != ':' {
		return nil, errJSON
	}
	s.pos++
	return name, nil
}

// JSONArrayLength is the number of elements of the outermost array of a text;
// ok is false when there is none.
func JSONArrayLength(data []byte) (n int32, ok bool) {
	s := &scanner{data: data, opts: lenient}
	if s.peek() != '[' {
		return 0, false
	}
	s.pos++
	if s.peek() == ']' {
		return 0, true
	}
	for {
		if s.skip(1) != nil {
			return 0, false
		}
		n++
		if done, err := s.next(']'); err != nil || done {
			return n, err == nil
		}
	}
}

// JSONObjectKeys lists the keys of the outermost object of a text; ok is false
// when there is none.
func JSONObjectKeys(data []byte) (keys types.ArrayValue, ok bool) {
	keys = types.ArrayValue{}
	err := eachField(data, func(s *scanner, name []byte) error {
		keys = append(keys, string(name))
		return s.skip(1)
	})
	return keys, err == nil
}

// JSONFields finds the values of fields of the outermost object of a text:
// strings without quotes, others as JSON. A field that is missing or null is
// nil; of several with one name the last counts. ok is false when the text is
// no object.
func JSONFields(data []byte, index map[string]int, out [][]byte) (ok bool) {
	clear(out)
	return eachField(data, func(s *scanner, name []byte) error {
		i, asked := index[text(name)]
		if !asked {
			return s.skip(1)
		}
		c := s.peek()
		if s.isQuote(c) {
			b, err := s.str()
			if err != nil {
				return err
			}
			out[i] = append([]byte{}, b...)
			return nil
		}
		value, err := s.copyValue(nil, 1)
		if err == nil && string(value) != "null" {
			out[i] = value
		}
		return err
	}) == nil
}

// eachField calls f at the value of each field of the outermost object.
func eachField(data []byte, f func(s *scanner, name []byte) error) error {
	s := &scanner{data: data, opts: lenient}
	if s.peek() != '{' {
		return errJSON
	}
	s.pos++
	if s.peek() == '}' {
		return nil
	}
	for {
		name, err := s.key()
		if err != nil {
			return err
		}
		if err := f(s, name); err != nil {
			return err
		}
		if done, err := s.next('}'); err != nil || done {
			return err
		}
	}
}
