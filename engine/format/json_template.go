package format

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"

	"brook/engine/types"
)

// template is a record as the file's last ones were laid out. Programs write
// records that differ in their values alone: what stands between the values is
// compared in whole words, and the values are read without looking for it.
// Whatever differs goes to the parser.
type template struct {
	parts  []templatePart
	tail   []byte    // behind the last value, with the end of the line
	absent []*column // columns that the record has no key for
}

// templatePart is a value and what stands before it.
type templatePart struct {
	text        []byte // from the value before to this one: `, "key": `
	first, last uint64 // of text: its first and its last eight bytes
	mask        uint64 // of first, when text is shorter
	column      *column
	kind        types.Kind // of column; KindNull for a value that nobody wants
}

const (
	maxTemplate  = 256 // keys of a record
	maxTemplates = 16  // tries to follow a file whose layout changes
	maxMisses    = 8   // neighbouring records that differ before the next try
)

// newTemplate takes a record apart that the parser has read; nil when it is no
// object on a line of its own.
func newTemplate(p *jsonParser, root *column, line []byte) *template {
	s := scanner{data: line, opts: p.opts}
	t := &template{}
	if len(line) == 0 || line[0] != '{' {
		return nil
	}
	s.pos = 1
	seen := make(map[*column]bool, len(root.children))
	for from := 0; ; {
		name, err := s.name()
		if err != nil || s.peek() != ':' || len(t.parts) == maxTemplate {
			return nil
		}
		part := templatePart{kind: types.KindNull}
		if i, ok := root.index[string(name)]; ok {
			part.column = root.children[i]
			part.kind = part.column.kind
			if seen[part.column] {
				return nil
			}
			seen[part.column] = true
		}
		s.pos++
		s.peek()
		part.setText(bytes.Clone(line[from:s.pos]))
		t.parts = append(t.parts, part)
		if s.skip(1) != nil {
			return nil
		}
		from = s.pos
		done, err := s.next('}')
		if err != nil {
			return nil
		}
		if done {
			t.tail = append(bytes.Clone(line[from:]), '\n')
			break
		}
	}
	for _, c := range root.children {
		if !seen[c] {
			t.absent = append(t.absent, c)
		}
	}
	return t
}

func (p *templatePart) setText(text []byte) {
	p.text = text
	var word [8]byte
	copy(word[:], text)
	p.first, p.mask = binary.LittleEndian.Uint64(word[:]), math.MaxUint64
	if len(text) < 8 {
		p.mask = 1<<(8*len(text)) - 1
		return
	}
	p.last = binary.LittleEndian.Uint64(text[len(text)-8:])
}

// matches reports whether b, which is longer than p's text, begins with it.
func (p *templatePart) matches(b []byte) bool {
	if binary.LittleEndian.Uint64(b)&p.mask != p.first {
		return false
	}
	n := len(p.text)
	return n <= 8 || n <= 16 && binary.LittleEndian.Uint64(b[n-8:]) == p.last || n > 16 && string(b[:n]) == string(p.text)
}

// templateRoom is how many bytes must follow wherever the template looks for
// short values: a word, and the comma.
const templateRoom = 16

// read reads the record at the beginning of block as t has it and returns its
// length; 0 when it differs. The columns then have to be cut.
func (t *template) read(p *jsonParser, block []byte) int {
	at := 0
	for i := range t.parts {
		part := &t.parts[i]
		if len(block)-at < len(part.text)+templateRoom || !part.matches(block[at:]) {
			return 0
		}
		at += len(part.text)
		n := part.read(p, block, at)
		if n == 0 {
			return 0
		}
		at += n
	}
	if len(block)-at < len(t.tail) || string(block[at:at+len(t.tail)]) != string(t.tail) {
		return 0
	}
	for _, c := range t.absent {
		c.null()
	}
	return at + len(t.tail)
}

// read appends the value at block[at:] to p's column and returns its length; 0
// when it needs the parser's eyes.
func (p *templatePart) read(parser *jsonParser, block []byte, at int) int {
	b := block[at:]
	c := p.column
	switch b[0] {
	case '"':
		n := plainString(b)
		switch {
		case n == 0:
			return 0
		case p.kind == types.KindString:
			c.bytes(b[1 : n-1])
			return n
		case p.kind == types.KindNull:
			return n
		}
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-':
		v, scale, n := plainNumber(b)
		switch {
		case n == 0:
			return 0
		case p.kind == types.KindDouble:
			if v == 0 {
				return 0 // perhaps -0
			}
			c.f64 = append(c.f64, float64(v)/powers[scale])
			c.count()
			return n
		case p.kind == types.KindNull:
			return n
		case p.kind == types.KindString:
			c.bytes(b[:n])
			return n
		case scale != 0:
			return 0
		case p.kind == types.KindLong:
			c.i64 = append(c.i64, v)
			c.count()
			return n
		case p.kind == types.KindInteger && v == int64(int32(v)):
			c.i32 = append(c.i32, int32(v))
			c.count()
			return n
		case p.kind == types.KindTimestamp && v <= math.MaxInt64/1_000_000 && v >= math.MinInt64/1_000_000:
			c.i64 = append(c.i64, v*1_000_000)
			c.count()
			return n
		}
	case 'n':
		if string(b[:4]) != "null" {
			return 0
		}
		if c != nil {
			c.null()
		}
		return 4
	}
	return p.parse(parser, block, at)
}

// parse hands the value to the parser, which sees the record's line alone.
func (p *templatePart) parse(parser *jsonParser, block []byte, at int) int {
	end := bytes.IndexByte(block[at:], '\n')
	if end < 0 {
		return 0
	}
	parser.data, parser.pos = block[:at+end], at
	var err error
	if p.column != nil {
		err = parser.value(p.column, 1)
	} else {
		err = parser.skip(1)
	}
	if err != nil {
		return 0
	}
	return parser.pos - at
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// plainString is the length of the string at the beginning of b with its quotes;
// 0 when it has escapes or control characters, or no end.
func plainString(b []byte) int {
	i := 1
	for ; len(b)-i >= 8; i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		quote, escape := w^'"'*ones, w^'\\'*ones
		// The lowest byte that is marked is marked rightly.
		found := ((quote-ones)&^quote | (escape-ones)&^escape | (w-0x20*ones)&^w) & highs
		if found == 0 {
			continue
		}
		i += bits.TrailingZeros64(found) >> 3
		if b[i] != '"' {
			return 0
		}
		return i + 1
	}
	for ; i < len(b); i++ {
		if special[b[i]] && b[i] != '\'' {
			if b[i] != '"' {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// plainNumber reads the number of up to 15 digits at the beginning of b, as
// nearly all are: its digits as one integer, how many of them are a fraction,
// and its length, which is 0 for all others and where b ends too soon to tell.
func plainNumber(b []byte) (v int64, scale, length int) {
	if b[0] == '-' {
		v, scale, length = plainNumber(b[1:])
		if length == 0 || b[1] == '-' {
			return 0, 0, 0
		}
		return -v, scale, length + 1
	}
	whole, n := digitRun(b)
	if n == 0 || b[0] == '0' && n > 1 || n >= len(b) {
		return 0, 0, 0
	}
	switch b[n] {
	case '.':
		fraction, scale := digitRun(b[n+1:])
		length = n + 1 + scale
		if scale == 0 || n+scale > 15 || length >= len(b) || b[length]|0x20 == 'e' {
			return 0, 0, 0
		}
		return int64(whole*whole10[scale] + fraction), scale, length
	case 'e', 'E':
		return 0, 0, 0
	}
	return int64(whole), 0, n
}

var whole10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// digitRun reads the digits at the beginning of b, eight at a time, and returns
// their number: 0 also when there are more than 15, or when b ends before it is
// sure where they do.
func digitRun(b []byte) (v uint64, n int) {
	if len(b) < 8 {
		return 0, 0
	}
	w := binary.LittleEndian.Uint64(b) ^ '0'*ones
	if stop := (w + 0x76*ones | w) & highs; stop != 0 {
		// The lowest byte that is marked is marked rightly.
		k := bits.TrailingZeros64(stop) &^ 7
		return eightDigits(w << (64 - k)), k >> 3
	}
	return moreDigits(b, eightDigits(w))
}

// moreDigits goes on behind the first eight digits of b, which are v.
func moreDigits(b []byte, v uint64) (uint64, int) {
	if len(b) < 16 {
		return 0, 0
	}
	w := binary.LittleEndian.Uint64(b[8:]) ^ '0'*ones
	stop := (w + 0x76*ones | w) & highs
	if stop == 0 {
		return 0, 0
	}
	k := bits.TrailingZeros64(stop) &^ 7
	return v*whole10[k>>3] + eightDigits(w<<(64-k)), 8 + k>>3
}

// eightDigits is the number whose digits are the bytes of w, the lowest first.
func eightDigits(w uint64) uint64 {
	w = w*10 + w>>8
	const mask = 0x000000FF000000FF
	return ((w&mask)*(100+1000000<<32) + (w>>16&mask)*(1+10000<<32)) >> 32
}
