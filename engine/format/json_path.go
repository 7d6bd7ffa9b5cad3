package format

import (
	"strconv"
	"strings"
)

// JSONPath is a path such as $.a[0]['b'][*] into a JSON text.
type JSONPath struct{ steps []pathStep }

type pathStep struct {
	kind  stepKind
	name  string
	index int
}

type stepKind uint8

const (
	byName  stepKind = iota // .name or ['name']
	byIndex                 // [0]
	anyItem                 // [*]
	anyName                 // .* or ['*'], which matches nothing
)

// ParseJSONPath reads a path; ok is false when it is none.
func ParseJSONPath(s string) (p *JSONPath, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \t\r\n"), "$")
	if !ok {
		return nil, false
	}
	p = &JSONPath{}
	for rest = strings.TrimLeft(rest, " \t\r\n"); rest != ""; rest = strings.TrimLeft(rest, " \t\r\n") {
		var step pathStep
		if step, rest, ok = parseStep(rest); !ok {
			return nil, false
		}
		p.steps = append(p.steps, step)
	}
	return p, true
}

func parseStep(s string) (step pathStep, rest string, ok bool) {
	for _, any := range []string{".*", "['*']"} {
		if rest, ok := strings.CutPrefix(s, any); ok {
			return pathStep{kind: anyName}, rest, true
		}
	}
	if rest, ok := strings.CutPrefix(s, "["); ok {
		if quoted, ok := strings.CutPrefix(rest, "'"); ok {
			name, rest, ok := strings.Cut(quoted, "'")
			if !ok || name == "" {
				return step, "", false
			}
			rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), "]")
			return pathStep{kind: byName, name: name}, rest, ok
		}
		inner, rest, ok := strings.Cut(rest, "]")
		inner = strings.TrimSpace(inner)
		if inner == "*" {
			return pathStep{kind: anyItem}, rest, ok
		}
		n, err := strconv.ParseUint(inner, 10, 31)
		return pathStep{kind: byIndex, index: int(n)}, rest, ok && err == nil
	}
	if rest, ok := strings.CutPrefix(s, "."); ok {
		rest = strings.TrimLeft(rest, " \t\r\n")
		n := strings.IndexAny(rest, ".[")
		if n < 0 {
			n = len(rest)
		}
		return pathStep{kind: byName, name: rest[:n]}, rest[n:], n > 0
	}
	return step, "", false
}

// style is how a match is written.
type style uint8

const (
	rawStyle     style = iota // a string without quotes
	quotedStyle               // inside of an array
	flattenStyle              // inside of two: arrays are spread
)

// Append appends what the path finds in a text; ok is false for nothing.
func (p *JSONPath) Append(out, data []byte) ([]byte, bool) {
	w := &pathWriter{scanner: scanner{data: data, opts: lenient}}
	if w.peek() == 0 {
		return out, false
	}
	found, err := w.evaluate(p.steps, rawStyle, 0)
	if err != nil || !found {
		return out, false
	}
	return append(out, w.out...), true
}

// pathWriter walks a text along a path and writes what matches. Elements of an
// open array are told apart by commas.
type pathWriter struct {
	scanner
	out []byte
}

func (w *pathWriter) comma() {
	if n := len(w.out); n > 0 && w.out[n-1] != '[' {
		w.out = append(w.out, ',')
	}
}

func (w *pathWriter) evaluate(steps []pathStep, how style, depth int) (bool, error) {
	if depth > maxDepth {
		return false, errJSON
	}
	c := w.peek()
	switch {
	case len(steps) == 0:
		return true, w.match(c, how, depth)
	case c == '{' && steps[0].kind == byName:
		return w.field(steps, how, depth)
	case c == '[' && steps[0].kind == anyItem:
		return w.items(steps, how, depth)
	case c == '[' && steps[0].kind == byIndex:
		if len(steps) > 1 && steps[1].kind == anyItem {
			how = quotedStyle // there may be several results
		}
		return w.item(steps, how, depth)
	}
	return false, w.skip(depth)
}

// match writes the value at the scanner's place.
func (w *pathWriter) match(c byte, how style, depth int) (err error) {
	switch {
	case how == rawStyle && w.isQuote(c):
		b, err := w.str()
		w.out = append(w.out, b...)
		return err
	case how == flattenStyle && c == '[':
		w.pos++
		if w.peek() == ']' {
			w.pos++
			return nil
		}
		for {
			if err := w.match(w.peek(), how, depth+1); err != nil {
				return err
			}
			if done, err := w.next(']'); err != nil || done {
				return err
			}
		}
	case how != rawStyle:
		w.comma()
	}
	w.out, err = w.copyValue(w.out, depth)
	return err
}

// field looks for the first field of the name that has a match.
func (w *pathWriter) field(steps []pathStep, how style, depth int) (found bool, err error) {
	w.pos++
	if w.peek() == '}' {
		w.pos++
		return false, nil
	}
	for {
		name, err := w.key()
		if err != nil {
			return false, err
		}
		if !found && string(name) == steps[0].name && w.peek() != 'n' {
			found, err = w.evaluate(steps[1:], how, depth+1)
		} else {
			err = w.skip(depth + 1)
		}
		if err != nil {
			return false, err
		}
		if done, err := w.next('}'); err != nil || done {
			return found, err
		}
	}
}

// item goes on at one element.
func (w *pathWriter) item(steps []pathStep, how style, depth int) (found bool, err error) {
	return w.elements(func(i int) (bool, error) {
		if i == steps[0].index {
			return w.evaluate(steps[1:], how, depth+1)
		}
		return false, w.skip(depth + 1)
	})
}

// elements calls f at each element and reports whether it found something.
func (w *pathWriter) elements(f func(i int) (bool, error)) (found bool, err error) {
	w.pos++
	if w.peek() == ']' {
		w.pos++
		return false, nil
	}
	for i := 0; ; i++ {
		hit, err := f(i)
		if err != nil {
			return false, err
		}
		found = found || hit
		if done, err := w.next(']'); err != nil || done {
			return found, err
		}
	}
}

// items goes on at every element. The matches become an array, but a single one
// stands alone, as Hive has it.
func (w *pathWriter) items(steps []pathStep, how style, depth int) (bool, error) {
	double := len(steps) > 1 && steps[1].kind == anyItem
	inner, rest := how, steps[1:]
	switch {
	case double:
		inner, rest = flattenStyle, steps[2:]
	case how == rawStyle:
		inner = quotedStyle
	}
	outer := w.out
	w.out = []byte{'['}
	hits := 0
	_, err := w.elements(func(int) (bool, error) {
		hit, err := w.evaluate(rest, inner, depth+1)
		if hit {
			hits++
		}
		return hit, err
	})
	if err != nil {
		return false, err
	}
	made := append(w.out, ']')
	w.out = outer
	if hits == 0 && !double && how != quotedStyle {
		return false, nil
	}
	if !double && how != quotedStyle && hits == 1 {
		made = made[1 : len(made)-1]
	}
	if how != rawStyle {
		w.comma()
	}
	w.out = append(w.out, made...)
	return hits > 0, nil
}
