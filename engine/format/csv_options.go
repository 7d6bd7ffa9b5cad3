package format

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"brook/diag"
)

// csvOptions is how a CSV file is written down.
type csvOptions struct {
	sep          []byte
	quote        byte // 0 for none
	escape       byte
	quoteEscape  byte // what escapes the escape inside quotes; 0 for none
	comment      byte
	header       bool
	enforce      bool
	leading      bool // drop blanks before values
	trailing     bool // drop blanks after values
	toQuote      bool // an unescaped quote ends at the closing quote, not at the separator
	skip         bool // a value with an unescaped quote is NULL
	multiLine    bool
	preferDate   bool
	null         string
	empty        string
	nan          string
	positiveInf  string
	negativeInf  string
	lineSep      []byte
	encoding     encoding
	quoteAll     bool
	escapeQuotes bool
}

func newCSVOptions(o Options, writing bool) (c csvOptions, err error) {
	c = csvOptions{null: o.Text("nullValue", ""), nan: o.Text("nanValue", "NaN"), positiveInf: o.Text("positiveInf", "Inf"), negativeInf: o.Text("negativeInf", "-Inf"), lineSep: o.Separator()}
	if c.sep, err = delimiter(o.Text("sep", o.Text("delimiter", ","))); err != nil {
		return c, err
	}
	for key, p := range map[string]*byte{"quote": &c.quote, "escape": &c.escape, "comment": &c.comment, "charToEscapeQuoteEscaping": &c.quoteEscape} {
		otherwise := map[string]string{"quote": "\"", "escape": "\\"}[key]
		text := o.Text(key, otherwise)
		if utf8.RuneCountInString(text) > 1 {
			return c, diag.New(diag.Internal, "_LEGACY_ERROR_TEMP_2145", "", "%s cannot be more than one character.", key)
		}
		if text != "" {
			*p = text[0]
		}
	}
	if c.quoteEscape == 0 && c.escape != c.quote {
		c.quoteEscape = c.escape
	}
	for key, p := range map[string]*bool{
		"header": &c.header, "enforceSchema": &c.enforce, "ignoreLeadingWhiteSpace": &c.leading, "ignoreTrailingWhiteSpace": &c.trailing,
		"multiLine": &c.multiLine, "preferDate": &c.preferDate, "quoteAll": &c.quoteAll, "escapeQuotes": &c.escapeQuotes,
	} {
		otherwise := key == "enforceSchema" || key == "preferDate" || key == "escapeQuotes" || writing && strings.HasPrefix(key, "ignore")
		if *p, err = o.Bool(key, otherwise); err != nil {
			return c, diag.New(diag.Internal, "_LEGACY_ERROR_TEMP_2143", "", "%s flag can be true or false.", key)
		}
	}
	switch strings.ToUpper(o.Text("unescapedQuoteHandling", "STOP_AT_DELIMITER")) {
	case "STOP_AT_CLOSING_QUOTE":
		c.toQuote = true
	case "SKIP_VALUE":
		c.skip = true
	case "STOP_AT_DELIMITER", "BACK_TO_DELIMITER":
	default:
		return c, diag.NotImplemented("unescapedQuoteHandling %s", o.Text("unescapedQuoteHandling", ""))
	}
	c.empty = ""
	if writing {
		c.empty = "\"\""
	}
	c.empty = o.Text("emptyValue", c.empty)
	if sep, ok := o["linesep"]; ok {
		if sep == "" {
			return c, diag.New(diag.IllegalArgument, "", "", "requirement failed: 'lineSep' cannot be an empty string.")
		}
		if utf8.RuneCountInString(sep) > 2 {
			return c, diag.New(diag.IllegalArgument, "", "", "requirement failed: 'lineSep' can contain only 1 character.")
		}
	}
	c.encoding, err = o.encoding("CSVOptions")
	return c, err
}

// delimiter reads the option sep, with its escapes.
func delimiter(text string) ([]byte, error) {
	if text == "" {
		return nil, diag.New(diag.IllegalArgument, "", "", "Delimiter cannot be empty")
	}
	if text == "\\" {
		return nil, diag.New(diag.IllegalArgument, "INVALID_DELIMITER_VALUE.SINGLE_BACKSLASH", "42602", "Invalid value for delimiter. Single backslash is prohibited. It has special meaning as beginning of an escape sequence. To get the backslash character, pass a string with two backslashes as the delimiter.")
	}
	var out []byte
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			out = append(out, text[i])
			continue
		}
		i++
		plain, ok := map[byte]byte{'t': '\t', 'r': '\r', 'b': '\b', 'f': '\f', '"': '"', '\'': '\'', '\\': '\\', 'n': '\n'}[text[i]]
		switch {
		case ok:
			out = append(out, plain)
		case text[i:] == "u0000":
			return append(out, 0), nil
		default:
			return nil, diag.New(diag.IllegalArgument, "INVALID_DELIMITER_VALUE.UNSUPPORTED_SPECIAL_CHARACTER", "42602", "Invalid value for delimiter. Unsupported special character for delimiter: %s.", text[i-1:i+1])
		}
	}
	return out, nil
}

// ignored reports whether a line is blank or a comment.
func (c *csvOptions) ignored(line []byte) bool {
	return isBlank(line) || c.comment != 0 && line[0] == c.comment
}

// csvField is one value of a record.
type csvField struct {
	text []byte
	null bool // nothing was there, not even quotes
}

// csvScanner splits records into fields.
type csvScanner struct {
	*csvOptions
	fields []csvField
	buf    []byte // unescaped values
}

// line splits a record that fills a line.
func (s *csvScanner) line(line []byte) { s.record(line, false) }

// record splits the first record of data and returns what follows it. lines
// tells whether line ends divide records.
func (s *csvScanner) record(data []byte, lines bool) (rest []byte) {
	s.fields, s.buf = s.fields[:0], s.buf[:0]
	for i := 0; ; {
		var f csvField
		f, i = s.field(data, i, lines)
		s.fields = append(s.fields, f)
		switch {
		case i >= len(data):
			return nil
		case s.atSep(data, i):
			i += len(s.sep)
			if i >= len(data) {
				s.fields = append(s.fields, csvField{null: true})
				return nil
			}
		default: // a line end
			if data[i] == '\r' && i+1 < len(data) && data[i+1] == '\n' {
				i++
			}
			return data[i+1:]
		}
	}
}

func (s *csvScanner) atSep(data []byte, i int) bool {
	return data[i] == s.sep[0] && (len(s.sep) == 1 || bytes.HasPrefix(data[i:], s.sep))
}

func (s *csvScanner) atEnd(data []byte, i int, lines bool) bool {
	return i >= len(data) || s.atSep(data, i) || lines && (data[i] == '\n' || data[i] == '\r')
}

// field reads the value at i and returns where it ends.
func (s *csvScanner) field(data []byte, i int, lines bool) (csvField, int) {
	if s.leading {
		for !s.atEnd(data, i, lines) && data[i] <= ' ' {
			i++
		}
	}
	if i < len(data) && s.quote != 0 && data[i] == s.quote {
		return s.quoted(data, i, lines)
	}
	return s.plain(data, i, i, lines)
}

// plain reads a value up to the separator; it began at from.
func (s *csvScanner) plain(data []byte, from, i int, lines bool) (csvField, int) {
	if !lines && len(s.sep) == 1 {
		if n := bytes.IndexByte(data[i:], s.sep[0]); n >= 0 {
			i += n
		} else {
			i = len(data)
		}
	} else {
		for !s.atEnd(data, i, lines) {
			i++
		}
	}
	text := data[from:i]
	if s.trailing {
		for len(text) > 0 && text[len(text)-1] <= ' ' {
			text = text[:len(text)-1]
		}
	}
	return csvField{text, len(text) == 0}, i
}

func (s *csvScanner) quoted(data []byte, from int, lines bool) (csvField, int) {
	start := len(s.buf)
	for i := from + 1; i < len(data); {
		c := data[i]
		var next byte
		if i+1 < len(data) {
			next = data[i+1]
		}
		switch {
		case c == s.escape && s.escape != 0 && next == s.quote && i+1 < len(data) && (s.escape != s.quote || next == s.quote):
			s.buf = append(s.buf, s.quote)
			i += 2
		case c == s.quoteEscape && c != 0 && c != s.quote && next == s.escape && i+1 < len(data):
			s.buf = append(s.buf, s.escape)
			i += 2
		case c == s.quote:
			j := i + 1
			for !s.atEnd(data, j, lines) && data[j] <= ' ' {
				j++
			}
			if s.atEnd(data, j, lines) {
				return csvField{text: s.buf[start:]}, j
			}
			// Text goes on after the closing quote.
			switch {
			case s.toQuote:
				s.buf = append(s.buf, c)
				i++
				continue
			case s.skip:
				_, j = s.plain(data, from, i, lines)
				return csvField{null: true}, j
			}
			return s.plain(data, from, i, lines)
		default:
			s.buf = append(s.buf, c)
			i++
		}
	}
	return csvField{text: s.buf[start:]}, len(data)
}
