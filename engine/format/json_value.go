package format

import (
	"encoding/base64"
	"errors"
	"math"
	"strconv"
	"unsafe"

	"brook/engine/types"
	"brook/engine/variant"
)

// errField says that a value does not fit its column. The value has been read
// and the column has a NULL for it, so the record can go on.
var errField = errors.New("a field does not fit its type")

// jsonParser appends JSON values to columns.
type jsonParser struct {
	scanner
	times    times
	decimals decimalText
	compact  bool // objects and the like read as text are written anew, without blanks
	partial  bool // spark.sql.json.enablePartialResults
}

func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// value reads a value into c.
func (p *jsonParser) value(c *column, depth int) error {
	if depth > maxDepth {
		return errJSON
	}
	next := p.peek()
	if next == 'n' {
		w, err := p.word()
		if err != nil {
			return err
		}
		if string(w) != "null" {
			return errJSON
		}
		c.null()
		return nil
	}
	switch c.kind {
	case types.KindString:
		return p.stringValue(c, next, depth)
	case types.KindLong, types.KindInteger, types.KindShort, types.KindByte:
		return p.integer(c, next, depth)
	case types.KindTimestamp:
		return p.timestamp(c, next, depth)
	case types.KindDouble, types.KindFloat:
		return p.float(c, next, depth)
	case types.KindStruct:
		if next == '{' {
			return p.object(c, depth)
		}
		if next == '[' && depth > 0 {
			return p.bad(c, depth)
		}
	case types.KindArray:
		if next == '[' {
			return p.array(c, depth)
		}
		if next == '{' && c.children[0].kind == types.KindStruct {
			return p.lone(c, depth)
		}
	case types.KindMap:
		if next == '{' {
			return p.mapping(c, depth)
		}
	case types.KindBoolean:
		return p.boolean(c, next, depth)
	case types.KindDate, types.KindTimestampNTZ, types.KindBinary, types.KindTime:
		return p.textual(c, next, depth)
	case types.KindDecimal:
		return p.decimal(c, next, depth)
	case types.KindVariant:
		from := p.pos
		if err := p.skip(depth); err != nil {
			return err
		}
		v, err := variant.Parse(string(p.data[from:p.pos]))
		if err != nil {
			return errJSON
		}
		c.bytes([]byte(v.Encode()))
		return nil
	}
	return p.bad(c, depth)
}

// bad skips a value that does not fit c.
func (p *jsonParser) bad(c *column, depth int) error {
	if err := p.skip(depth); err != nil {
		return err
	}
	c.null()
	return errField
}

// isNumber reports whether a number starts at pos with byte next.
func (p *jsonParser) isNumber(next byte) bool {
	return next >= '0' && next <= '9' || next == '-' && p.pos+1 < len(p.data) && p.data[p.pos+1] >= '0' && p.data[p.pos+1] <= '9'
}

func (p *jsonParser) stringValue(c *column, next byte, depth int) error {
	if p.isQuote(next) {
		b, err := p.str()
		if err != nil {
			return err
		}
		c.bytes(b)
		return nil
	}
	if p.compact {
		b, err := p.copyValue(nil, depth)
		if err != nil {
			return err
		}
		c.bytes(b)
		return nil
	}
	// Any other value keeps its text.
	from := p.pos
	if err := p.skip(depth); err != nil {
		return err
	}
	c.bytes(p.data[from:p.pos])
	return nil
}

func (p *jsonParser) integer(c *column, next byte, depth int) error {
	if !p.isNumber(next) {
		return p.bad(c, depth)
	}
	v, ok, err := p.long()
	if err != nil {
		return err
	}
	switch c.kind {
	case types.KindInteger:
		ok = ok && v == int64(int32(v))
		c.i32 = append(c.i32, int32(v))
	case types.KindShort:
		ok = ok && v == int64(int16(v))
		c.i16 = append(c.i16, int16(v))
	case types.KindByte:
		ok = ok && v == int64(int8(v))
		c.i8 = append(c.i8, int8(v))
	default:
		c.i64 = append(c.i64, v)
	}
	return p.marked(c, ok)
}

// long reads the number at pos; ok tells that it is whole and fits.
func (p *jsonParser) long() (v int64, ok bool, err error) {
	if v, scale, end, plain := p.digits(); plain {
		p.pos = end
		return v, scale == 0, nil
	}
	b, whole, err := p.number()
	if err != nil || !whole {
		return 0, false, err
	}
	v, ok = parseLong(b)
	return v, ok, nil
}

// marked counts the value that was appended to c's slice.
func (p *jsonParser) marked(c *column, ok bool) error {
	c.mark(ok)
	if !ok {
		return errField
	}
	return nil
}

func (p *jsonParser) timestamp(c *column, next byte, depth int) error {
	if p.isNumber(next) {
		v, ok, err := p.long()
		if err != nil {
			return err
		}
		if ok {
			ok = v <= math.MaxInt64/1_000_000 && v >= math.MinInt64/1_000_000
		}
		c.i64 = append(c.i64, v*1_000_000)
		return p.marked(c, ok)
	}
	if !p.isQuote(next) {
		return p.bad(c, depth)
	}
	b, err := p.str()
	if err != nil {
		return err
	}
	v, ok := p.times.parseTimestamp(text(b))
	c.i64 = append(c.i64, v)
	return p.marked(c, ok)
}

func (p *jsonParser) float(c *column, next byte, depth int) error {
	var v float64
	ok := true
	switch {
	case p.isNumber(next):
		if n, scale, end, plain := p.digits(); plain && c.kind == types.KindDouble && n != 0 {
			p.pos = end
			c.f64 = append(c.f64, float64(n)/powers[scale])
			c.mark(true)
			return nil
		}
		b, _, err := p.number()
		if err != nil {
			return err
		}
		if c.kind == types.KindFloat {
			f, err := strconv.ParseFloat(text(b), 32)
			ok = err == nil || math.IsInf(f, 0)
			v = f
		} else {
			v = parseDouble(b)
		}
	case p.isQuote(next):
		b, err := p.str()
		if err != nil {
			return err
		}
		v, ok = nonNumber(b, p.opts.nonNumeric)
	case p.opts.nonNumeric && (next == 'N' || next == 'I' || next == '-' || next == '+'):
		w, err := p.word()
		if err != nil {
			return err
		}
		if v, ok = nonNumber(w, true); !ok {
			return errJSON
		}
	default:
		return p.bad(c, depth)
	}
	if c.kind == types.KindFloat {
		c.f32 = append(c.f32, float32(v))
	} else {
		c.f64 = append(c.f64, v)
	}
	return p.marked(c, ok)
}

func nonNumber(w []byte, allowed bool) (float64, bool) {
	if !allowed {
		return 0, false
	}
	switch string(w) {
	case "NaN":
		return math.NaN(), true
	case "Infinity", "+Infinity", "INF", "+INF":
		return math.Inf(1), true
	case "-Infinity", "-INF":
		return math.Inf(-1), true
	}
	return 0, false
}

func (p *jsonParser) boolean(c *column, next byte, depth int) error {
	if next != 't' && next != 'f' {
		return p.bad(c, depth)
	}
	w, err := p.word()
	if err != nil {
		return err
	}
	switch string(w) {
	case "true", "false":
		c.bits = append(c.bits, w[0] == 't')
		c.mark(true)
		return nil
	}
	return errJSON
}

// textual reads the types that only strings stand for.
func (p *jsonParser) textual(c *column, next byte, depth int) error {
	if !p.isQuote(next) {
		return p.bad(c, depth)
	}
	b, err := p.str()
	if err != nil {
		return err
	}
	switch c.kind {
	case types.KindDate:
		v, ok := p.times.parseDate(text(b))
		c.i32 = append(c.i32, v)
		return p.marked(c, ok)
	case types.KindTimestampNTZ:
		v, ok := p.times.parseNTZ(text(b))
		c.i64 = append(c.i64, v)
		return p.marked(c, ok)
	case types.KindBinary:
		raw, err := base64.StdEncoding.DecodeString(text(b))
		if err != nil {
			c.null()
			return errField
		}
		c.bytes(raw)
		return nil
	}
	c.null()
	return errField
}

func (p *jsonParser) decimal(c *column, next byte, depth int) error {
	var b []byte
	var err error
	quoted := p.isQuote(next)
	switch {
	case p.isNumber(next):
		b, _, err = p.number()
	case quoted:
		b, err = p.str()
	default:
		return p.bad(c, depth)
	}
	if err != nil {
		return err
	}
	number, ok := text(b), true
	if quoted {
		number, ok = p.decimals.plain(number)
	}
	v, fits := types.ParseDecimal(number, c.typ.(types.Decimal))
	ok = ok && fits
	c.dec = append(c.dec, v)
	return p.marked(c, ok)
}
