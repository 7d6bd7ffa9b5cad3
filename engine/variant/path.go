package variant

import (
	"strconv"
	"strings"
)

// Step goes from an object to a field, or from an array to an element.
type Step struct {
	Key   string
	Index int // -1 for a field
}

// ParsePath reads $.a[0]['b c']["d"]; ok is false for anything else.
func ParsePath(s string) (path []Step, ok bool) {
	rest, ok := strings.CutPrefix(s, "$")
	if !ok {
		return nil, false
	}
	for rest != "" {
		switch {
		case rest[0] == '.':
			end := strings.IndexAny(rest[1:], ".[")
			if end < 0 {
				end = len(rest) - 1
			}
			if end == 0 {
				return nil, false
			}
			path, rest = append(path, Step{Key: rest[1 : 1+end], Index: -1}), rest[1+end:]
		case len(rest) > 3 && rest[0] == '[' && (rest[1] == '\'' || rest[1] == '"'):
			end := strings.Index(rest[2:], string(rest[1])+"]")
			if end < 0 {
				return nil, false
			}
			path, rest = append(path, Step{Key: rest[2 : 2+end], Index: -1}), rest[2+end+2:]
		case rest[0] == '[':
			digits, after, found := strings.Cut(rest[1:], "]")
			n, err := strconv.ParseUint(digits, 10, 31)
			if !found || err != nil {
				return nil, false
			}
			path, rest = append(path, Step{Index: int(n)}), after
		default:
			return nil, false
		}
	}
	return path, true
}

// At follows a path; ok is false where it leads nowhere.
func (v Value) At(path []Step) (out Value, ok bool) {
	for _, s := range path {
		if s.Index >= 0 {
			if !v.Array || s.Index >= len(v.Items) {
				return Null, false
			}
			v = v.Items[s.Index]
			continue
		}
		if v, ok = v.Field(s.Key); !ok {
			return Null, false
		}
	}
	return v, true
}

// Field is a field of an object.
func (v Value) Field(key string) (Value, bool) {
	for i, k := range v.Keys {
		if k == key {
			return v.Items[i], true
		}
	}
	return Null, false
}
