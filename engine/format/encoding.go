package format

import (
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"brook/diag"
)

// encoding is how characters are written as bytes.
type encoding string

const charsets = "iso-8859-1, us-ascii, utf-16, utf-16be, utf-16le, utf-32, utf-8"

// encoding reads the options encoding and charset; owner names the options in
// the error.
func (o Options) encoding(owner string) (encoding, error) {
	name := o.Text("encoding", o.Text("charset", "utf-8"))
	low := strings.ToLower(name)
	if alias, ok := map[string]string{"utf8": "utf-8", "latin1": "iso-8859-1", "ascii": "us-ascii", "utf16": "utf-16"}[low]; ok {
		low = alias
	}
	for known := range strings.SplitSeq(charsets, ", ") {
		if low == known {
			return encoding(low), nil
		}
	}
	return "", diag.New(diag.IllegalArgument, "INVALID_PARAMETER_VALUE.CHARSET", "22023",
		"The value of parameter(s) `charset` in `%s` is invalid: expects one of the %s, but got %s.", owner, charsets, name)
}

// reader turns r into UTF-8.
func (e encoding) reader(r io.Reader) (io.Reader, error) {
	if e == "utf-8" || e == "" {
		return r, nil
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return strings.NewReader(e.decode(data)), nil
}

func (e encoding) decode(data []byte) string {
	var b strings.Builder
	var order binary.ByteOrder = binary.BigEndian
	switch e {
	case "iso-8859-1", "us-ascii":
		for _, c := range data {
			if c >= 0x80 && e == "us-ascii" {
				b.WriteRune(utf8.RuneError)
			} else {
				b.WriteRune(rune(c))
			}
		}
	case "utf-32":
		for ; len(data) >= 4; data = data[4:] {
			b.WriteRune(rune(order.Uint32(data)))
		}
	case "utf-16le":
		order = binary.LittleEndian
		fallthrough
	default:
		if e == "utf-16" && len(data) >= 2 {
			switch order.Uint16(data) {
			case 0xfeff:
				data = data[2:]
			case 0xfffe:
				order, data = binary.LittleEndian, data[2:]
			}
		}
		units := make([]uint16, len(data)/2)
		for i := range units {
			units[i] = order.Uint16(data[2*i:])
		}
		for _, r := range utf16.Decode(units) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// encode writes UTF-8 text in the encoding; what it cannot say becomes "?".
func (e encoding) encode(out []byte, text []byte) []byte {
	switch e {
	case "utf-8", "":
		return append(out, text...)
	case "iso-8859-1", "us-ascii":
		limit := rune(0x100)
		if e == "us-ascii" {
			limit = 0x80
		}
		for _, r := range string(text) {
			if r >= limit {
				r = '?'
			}
			out = append(out, byte(r))
		}
		return out
	case "utf-32":
		for _, r := range string(text) {
			out = binary.BigEndian.AppendUint32(out, uint32(r))
		}
		return out
	}
	var order binary.AppendByteOrder = binary.BigEndian
	if e == "utf-16le" {
		order = binary.LittleEndian
	} else if e == "utf-16" && len(out) == 0 {
		out = append(out, 0xfe, 0xff)
	}
	for _, u := range utf16.Encode([]rune(string(text))) {
		out = order.AppendUint16(out, u)
	}
	return out
}
