package python

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"brook/dbfs"
)

// chunk is how much is read at a time, as in CPython, where it shows: text that
// is written after a read goes behind the chunk.
const chunk = 8192

// openFile is the data of a file object. What is written goes to the file at
// once, so that files nobody closes are whole.
type openFile struct {
	h         dbfs.Handle
	name      any
	mode      string
	binary    bool
	reads     bool
	writes    bool
	appends   bool
	encoding  string
	errors    string
	newline   string // "\x00" for None: every line break reads as \n
	ahead     []byte // read and not yet used
	at        int64  // where the handle stands
	over      bool   // the last read met the end
	closed    bool
	iterating bool // tell is not to be had
	marked    bool // a byte order mark was written or is not wanted
}

const anyNewline = "\x00"

// universal tells that \r and \r\n end lines as well.
func (f *openFile) universal() bool {
	return !f.binary && (f.newline == anyNewline || f.newline == "")
}

// fill reads another chunk; it is false at the end of the file.
func (f *openFile) fill(in *Interp) bool {
	buf := make([]byte, chunk)
	n, err := f.h.Read(buf)
	if err != nil && !errors.Is(err, io.EOF) {
		in.check(err, f.name)
	}
	f.at += int64(n)
	f.over = n == 0
	f.ahead = append(f.ahead, buf[:n]...)
	in.room(int64(len(f.ahead)))
	return n > 0
}

// take uses up the first n bytes that were read.
func (f *openFile) take(n int) []byte {
	out := f.ahead[:n:n]
	f.ahead = f.ahead[n:]
	return out
}

// rest is everything up to the end.
func (f *openFile) rest(in *Interp) []byte {
	for f.fill(in) {
		in.tick()
	}
	return f.take(len(f.ahead))
}

// lineEnd is where the first line of what was read ends, or -1 where more must
// be read to know.
func (f *openFile) lineEnd() int {
	if !f.universal() {
		sep := "\n"
		if !f.binary {
			sep = f.newline
		}
		if i := bytes.Index(f.ahead, []byte(sep)); i >= 0 {
			return i + len(sep)
		}
		return -1
	}
	i := bytes.IndexAny(f.ahead, "\r\n")
	switch {
	case i < 0:
		return -1
	case f.ahead[i] == '\n':
		return i + 1
	case i+1 < len(f.ahead):
		if f.ahead[i+1] == '\n' {
			return i + 2
		}
		return i + 1
	case f.over:
		return i + 1
	}
	return -1
}

// line reads one line, of at most limit bytes or characters unless that is
// negative. It is empty at the end.
func (f *openFile) line(in *Interp, limit int64) any {
	f.over = false
	if w, ok := f.wide(); ok {
		return f.wideLine(in, w)
	}
	for {
		if n := f.lineEnd(); n >= 0 {
			return f.limited(in, n, limit)
		}
		if !f.fill(in) {
			n := f.lineEnd()
			if n < 0 {
				n = len(f.ahead)
			}
			return f.limited(in, n, limit)
		}
	}
}

func (f *openFile) limited(in *Interp, n int, limit int64) any {
	if limit >= 0 {
		if f.binary {
			n = int(min(int64(n), limit))
		} else if text := f.ahead[:n]; int64(utf8.RuneCount(text)) > limit {
			n = runesLen(text, limit)
		}
	}
	return f.value(in, f.take(n))
}

// runesLen is how many bytes the first n characters of b take.
func runesLen(b []byte, n int64) int {
	size := 0
	for ; n > 0 && size < len(b); n-- {
		_, w := utf8.DecodeRune(b[size:])
		size += w
	}
	return size
}

// value is bytes as the file's reader gets them.
func (f *openFile) value(in *Interp, b []byte) any {
	if f.binary {
		return Bytes(b)
	}
	text := in.decodeBytes(Bytes(b), f.encoding, f.errors)
	if codec(f.encoding) == "utf8sig" {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	if f.universal() && strings.Contains(text, "\r") && f.newline == anyNewline {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}

// read reads n bytes or characters, everything for a negative n.
func (f *openFile) read(in *Interp, n int64) any {
	if n < 0 {
		return f.value(in, f.rest(in))
	}
	if f.binary {
		for int64(len(f.ahead)) < n && f.fill(in) {
			in.tick()
		}
		return f.value(in, f.take(int(min(n, int64(len(f.ahead))))))
	}
	// Line breaks may shrink, so text is counted as it will be read.
	var out strings.Builder
	for got := int64(0); got < n; {
		in.tick()
		for len(f.ahead) < utf8.UTFMax+1 && f.fill(in) {
		}
		if len(f.ahead) == 0 {
			break
		}
		size := 1
		if strings.HasPrefix(codec(f.encoding), "utf8") {
			_, size = utf8.DecodeRune(f.ahead)
		}
		if f.ahead[0] == '\r' && f.newline == anyNewline && len(f.ahead) > 1 && f.ahead[1] == '\n' {
			size = 2
		}
		text, _ := f.value(in, f.take(size)).(string)
		out.WriteString(text)
		if text != "" {
			got++
		}
	}
	return out.String()
}

// wide tells the encodings whose line breaks are not single bytes.
func (f *openFile) wide() (wideCodec, bool) {
	if f.binary {
		return wideCodec{}, false
	}
	w, ok := wideCodecs[codec(f.encoding)]
	return w, ok
}

// wideLine reads a line of UTF-16 or UTF-32: the file is decoded whole, and what
// follows the line is kept as UTF-8.
func (f *openFile) wideLine(in *Interp, _ wideCodec) any {
	text, _ := f.value(in, f.rest(in)).(string)
	f.encoding = "utf-8"
	f.ahead = []byte(text)
	return f.line(in, -1)
}

// write writes a str or bytes and returns how much that was.
func (f *openFile) write(in *Interp, v any) int64 {
	var data []byte
	var count int64
	if f.binary {
		b, ok := native(v).(Bytes)
		if !ok {
			in.raise("TypeError", "a bytes-like object is required, not '"+in.TypeName(v)+"'")
		}
		data, count = []byte(b), int64(len(b))
		f.rewind(in)
	} else {
		s, ok := native(v).(string)
		if !ok {
			in.raise("TypeError", "write() argument must be str, not "+in.TypeName(v))
		}
		count = int64(utf8.RuneCountInString(s))
		if f.newline == "\r\n" || f.newline == "\r" {
			s = strings.ReplaceAll(s, "\n", f.newline)
		}
		data = []byte(f.encoded(in, s))
		f.ahead = nil
	}
	n, err := f.h.Write(data)
	f.at += int64(n)
	in.check(err, f.name)
	return count
}

// encoded is text in the file's encoding; only its beginning has a mark.
func (f *openFile) encoded(in *Interp, s string) string {
	encoding := f.encoding
	if f.marked {
		switch codec(encoding) {
		case "utf8sig":
			encoding = "utf-8"
		case "utf16", "utf32":
			encoding += "-le"
		}
	}
	f.marked = true
	return string(in.encodeText(s, encoding, f.errors))
}

// rewind brings the handle to where the reader is.
func (f *openFile) rewind(in *Interp) {
	if len(f.ahead) > 0 {
		f.move(in, f.at-int64(len(f.ahead)), io.SeekStart)
	}
}

// move seeks and forgets what was read ahead.
func (f *openFile) move(in *Interp, to int64, whence int) int64 {
	at, err := f.h.Seek(to, whence)
	in.check(err, f.name)
	f.at, f.ahead, f.over = at, nil, false
	return at
}
