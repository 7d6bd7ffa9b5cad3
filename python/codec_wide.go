package python

import (
	"encoding/binary"
	"unicode/utf16"
)

// wideCodec is UTF-16 or UTF-32. With a mark, a byte order mark is written and
// obeyed.
type wideCodec struct {
	size  int // bytes of a unit
	order binary.ByteOrder
	mark  bool
}

var wideCodecs = map[string]wideCodec{
	"utf16": {2, binary.LittleEndian, true}, "utf16le": {2, binary.LittleEndian, false}, "utf16be": {2, binary.BigEndian, false},
	"utf32": {4, binary.LittleEndian, true}, "utf32le": {4, binary.LittleEndian, false}, "utf32be": {4, binary.BigEndian, false},
}

func (c wideCodec) encode(s string) Bytes {
	if c.mark {
		s = "\ufeff" + s
	}
	b := make([]byte, 0, len(s)*c.size)
	if c.size == 2 {
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, 0, 0)
			c.order.PutUint16(b[len(b)-2:], u)
		}
		return Bytes(b)
	}
	for _, r := range s {
		b = append(b, 0, 0, 0, 0)
		c.order.PutUint32(b[len(b)-4:], uint32(r))
	}
	return Bytes(b)
}

func (c wideCodec) decode(s Bytes) string {
	b := []byte(s)
	if c.mark && len(b) >= c.size && b[0] == 0xfe && b[1] == 0xff {
		c.order = binary.BigEndian
	}
	var units []uint16
	var runes []rune
	for ; len(b) >= c.size; b = b[c.size:] {
		if c.size == 2 {
			units = append(units, c.order.Uint16(b))
		} else {
			runes = append(runes, rune(c.order.Uint32(b)))
		}
	}
	if c.size == 2 {
		runes = utf16.Decode(units)
	}
	if c.mark && len(runes) > 0 && runes[0] == '\ufeff' {
		runes = runes[1:]
	}
	return string(runes)
}
