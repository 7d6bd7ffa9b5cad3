package format

import (
	"bytes"
	"context"
	"io"
	"sync"
)

// blockSize is about how many bytes are scanned into one batch.
const blockSize = 512 << 10

// blocks reads r to its end and calls yield with runs of whole lines. The last
// line may lack its separator. The slice is good until yield returns.
func blocks(ctx context.Context, r io.Reader, separator []byte, yield func([]byte) error) error {
	buf, give := buffer()
	defer func() { give(buf) }()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)] // a line longer than the buffer
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err == io.EOF {
			if len(buf) == 0 {
				return nil
			}
			return yield(buf)
		}
		if err != nil {
			return err
		}
		if len(buf) < blockSize {
			continue
		}
		end := lastSeparator(buf, separator)
		if end < 0 {
			continue
		}
		if err := yield(buf[:end]); err != nil {
			return err
		}
		buf = buf[:copy(buf[:cap(buf)], buf[end:])]
	}
}

// buffers are those that blocks reads into, so that a scan of many files does
// not make new ones for each.
var buffers = sync.Pool{New: func() any { return new(make([]byte, 0, blockSize+blockSize/4)) }}

// buffer lends an empty buffer and the function that takes it back, perhaps
// grown.
func buffer() (buf []byte, give func([]byte)) {
	held := buffers.Get().(*[]byte)
	return (*held)[:0], func(b []byte) {
		if cap(b) > 4*blockSize {
			return // of a file with a huge line
		}
		*held = b[:0]
		buffers.Put(held)
	}
}

// lastSeparator is the position after the last separator of b; -1 for none.
// Without a separator of the user's, \n, \r\n and \r all end a line; a \r at
// the very end waits for what follows.
func lastSeparator(b, separator []byte) int {
	if len(separator) > 0 {
		if i := bytes.LastIndex(b, separator); i >= 0 {
			return i + len(separator)
		}
		return -1
	}
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		return i + 1
	}
	if i := bytes.LastIndexByte(b[:len(b)-1], '\r'); i >= 0 {
		return i + 1
	}
	return -1
}

// cutLine splits off the first line of b.
func cutLine(b, separator []byte) (line, rest []byte) {
	if len(separator) > 0 {
		line, rest, _ = bytes.Cut(b, separator)
		return line, rest
	}
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		i = len(b)
		rest = nil
	} else {
		rest = b[i+1:]
	}
	line = b[:i]
	// A lone \r ends a line too; most files have none.
	if j := bytes.IndexByte(line, '\r'); j >= 0 && j < len(line)-1 {
		return line[:j], b[j+1:]
	}
	return bytes.TrimSuffix(line, []byte{'\r'}), rest
}

// FirstLine returns where the first whole line at or after from begins, so that
// a part of a file starts where the part before it ends. A part owns the lines
// that begin in it.
func FirstLine(r io.ReaderAt, from, size int64, separator []byte) (int64, error) {
	if from == 0 {
		return 0, nil
	}
	if len(separator) == 0 {
		separator = []byte{'\n'}
	}
	at := from - int64(len(separator))
	buf := make([]byte, 64<<10)
	for at < size {
		n, err := r.ReadAt(buf, at)
		if i := bytes.Index(buf[:n], separator); i >= 0 {
			return at + int64(i+len(separator)), nil
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		at += int64(n - len(separator) + 1)
	}
	return size, nil
}

// Separator is the option lineSep; nil for the usual line ends.
func (o Options) Separator() []byte {
	if v, ok := o["linesep"]; ok {
		return []byte(v)
	}
	return nil
}
