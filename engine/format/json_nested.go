package format

import (
	"errors"

	"brook/engine/types"
)

// key scans the key and the colon at pos, and returns the field of c that it
// names, -1 for none, and the place in c's layout where the record goes on.
func (p *jsonParser) key(c *column, k int) (field, next int, err error) {
	p.peek()
	from := p.pos
	name, err := p.name()
	if err != nil {
		return 0, 0, err
	}
	field = -1
	if i, ok := c.index[string(name)]; ok {
		field = i
	}
	if p.pos < len(p.data) && p.data[p.pos] == ':' {
		p.pos++
		return field, c.layout.learn(k, p.data[from:p.pos], field), nil
	}
	if p.peek() != ':' {
		return 0, 0, errJSON
	}
	p.pos++
	return field, k, nil
}

// object reads {…} into a struct column.
func (p *jsonParser) object(c *column, depth int) error {
	p.pos++
	row := c.n
	var failed error
	if p.peek() == '}' {
		p.pos++
	} else {
		for k := 0; ; {
			var err error
			field := -1
			if p.pos < len(p.data) && p.data[p.pos] == ' ' {
				p.pos++
			}
			if key, ok := c.layout.match(k, p.data[p.pos:]); ok {
				p.pos += len(key.text)
				field = key.field
				k++
			} else if field, k, err = p.key(c, k); err != nil {
				return err
			}
			if field < 0 {
				err = p.skip(depth + 1)
			} else {
				child := c.children[field]
				if child.n > row {
					child.truncate(row) // of two equal keys the last counts
				}
				err = p.value(child, depth+1)
			}
			if err != nil {
				if !errors.Is(err, errField) {
					return err
				}
				failed = err
			}
			done, err := p.next('}')
			if err != nil {
				return err
			}
			if done {
				break
			}
		}
	}
	for _, child := range c.children {
		if child.n == row {
			child.null()
		}
	}
	c.mark(true)
	if failed != nil && depth > 0 && !p.partial {
		c.truncate(row)
		c.null()
	}
	return failed
}

func (p *jsonParser) array(c *column, depth int) error {
	p.pos++
	from := c.children[0].n
	var failed error
	if p.peek() == ']' {
		p.pos++
	} else {
		for {
			if err := p.value(c.children[0], depth+1); err != nil {
				if !errors.Is(err, errField) {
					return err
				}
				failed = err
			}
			done, err := p.next(']')
			if err != nil {
				return err
			}
			if done {
				break
			}
		}
	}
	if failed != nil && c.children[0].kind != types.KindStruct {
		// An array with a bad element is bad as a whole.
		c.children[0].truncate(from)
		c.offsets = append(c.offsets, int32(from))
		c.mark(false)
		return failed
	}
	c.offsets = append(c.offsets, int32(c.children[0].n))
	c.mark(true)
	return failed
}

// lone wraps an object that stands where an array of objects should.
func (p *jsonParser) lone(c *column, depth int) error {
	err := p.value(c.children[0], depth+1)
	if err != nil && !errors.Is(err, errField) {
		return err
	}
	c.offsets = append(c.offsets, int32(c.children[0].n))
	c.mark(true)
	return err
}

func (p *jsonParser) mapping(c *column, depth int) error {
	p.pos++
	keys, values := c.children[0], c.children[1]
	from := keys.n
	var failed error
	if p.peek() == '}' {
		p.pos++
	} else {
		for {
			key, err := p.name()
			if err != nil {
				return err
			}
			keys.bytes(key)
			if p.peek() != ':' {
				return errJSON
			}
			p.pos++
			if err := p.value(values, depth+1); err != nil {
				if !errors.Is(err, errField) {
					return err
				}
				failed = err
			}
			done, err := p.next('}')
			if err != nil {
				return err
			}
			if done {
				break
			}
		}
	}
	if failed != nil {
		keys.truncate(from)
		values.truncate(from)
		c.offsets = append(c.offsets, int32(from))
		c.mark(false)
		return failed
	}
	c.offsets = append(c.offsets, int32(keys.n))
	c.mark(true)
	return nil
}
