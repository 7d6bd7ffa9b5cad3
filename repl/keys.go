package repl

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/muesli/cancelreader"
)

// Runes of the private use area that stand for keys which readline has not.
const (
	keyPaste  = '\uE000' // text was pasted; take it with Pasted
	keySubmit = '\uE001' // Alt-Enter: the cell ends here
)

const (
	ctrlC = 0x03
	ctrlG = 0x07
	ctrlT = 0x14
	esc   = 0x1b
)

// quiet is how long nothing must arrive until a burst of lines is taken to be
// over. Fast typing is slower; a paste's chunks follow one another faster.
const quiet = 40 * time.Millisecond

// maxPaste bounds the text of one paste.
const maxPaste = 64 << 20

// Paste is text that arrived at once.
type Paste struct {
	Text string
	// Whole says that the terminal marked where the text begins and ends.
	Whole bool
}

// Keys stands between the terminal and readline. A goroutine reads the terminal
// all the time, so that Ctrl-C is seen while a cell runs; Read gives readline
// its keys. Text of several lines that arrives at once, marked by the terminal
// as pasted or not, is set aside and announced with keyPaste.
type Keys struct {
	in   cancelreader.CancelReader
	done chan struct{} // closed when the goroutine has ended

	mu     sync.Mutex
	arrive chan struct{} // closed and replaced when bytes or the end arrive
	raw    []byte        // read, not looked at
	ready  []byte        // for readline
	pastes []Paste
	err    error
	busy   func(key byte) // is told of Ctrl-C and Ctrl-T while a cell runs
	shut   bool           // a line has ended; Read waits for Open
	ended  bool           // End was called
}

// NewKeys starts to read in. Release ends that.
func NewKeys(in io.Reader) (*Keys, error) {
	r, err := cancelreader.NewReader(in)
	if err != nil {
		// The system cannot wait for such a file, since reading it does not block.
		if r, err = cancelreader.NewReader(struct{ io.Reader }{in}); err != nil {
			return nil, err
		}
	}
	k := &Keys{in: r, done: make(chan struct{}), arrive: make(chan struct{})}
	go k.pump()
	return k, nil
}

// Release ends the reading: the terminal's keys are for others from now on. A
// reader that is no file cannot be called back; its goroutine ends with it.
func (k *Keys) Release() error {
	k.End()
	if k.in.Cancel() {
		<-k.done
	}
	return k.in.Close()
}

func (k *Keys) pump() {
	defer close(k.done)
	buf := make([]byte, 4096)
	for {
		n, err := k.in.Read(buf)
		k.mu.Lock()
		busy := k.busy
		var told []byte
		for _, c := range buf[:n] {
			if busy != nil && (c == ctrlC || c == ctrlT) {
				if c == ctrlC {
					k.raw = k.raw[:0] // what was typed ahead was meant for after the cell
				}
				told = append(told, c)
				continue
			}
			k.raw = append(k.raw, c)
		}
		if len(k.raw) > maxPaste && err == nil {
			err = errors.New("too much text was pasted at once")
		}
		if err != nil && k.err == nil {
			k.err = err
		}
		k.wake()
		k.mu.Unlock()
		for _, c := range told {
			busy(c)
		}
		if err != nil {
			return
		}
	}
}

func (k *Keys) wake() {
	close(k.arrive)
	k.arrive = make(chan struct{})
}

// Press acts as if a key had been pressed.
func (k *Keys) Press(key byte) {
	k.mu.Lock()
	busy := k.busy
	if busy == nil {
		k.raw = append(k.raw, key)
		k.wake()
	}
	k.mu.Unlock()
	if busy != nil {
		busy(key)
	}
}

// End lets Read report the end of the input once it has given what arrived.
func (k *Keys) End() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ended = true
	if k.err == nil {
		k.err = io.EOF
	}
	k.wake()
}

// Busy has tell called with Ctrl-C and Ctrl-T from now on, instead of readline;
// nil ends that.
func (k *Keys) Busy(tell func(key byte)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.busy = tell
}

// Forget drops what has been typed and pasted and not been read.
func (k *Keys) Forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.raw, k.ready, k.pastes = nil, nil, nil
}

// Pasted returns the oldest text that was pasted and not yet taken.
func (k *Keys) Pasted() (Paste, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.pastes) == 0 {
		return Paste{}, false
	}
	p := k.pastes[0]
	k.pastes = k.pastes[1:]
	return p, true
}

// Close is there for readline. It ends nothing; Release does.
func (k *Keys) Close() error { return nil }

// Open says that the next line is wanted. Without it readline would act on keys
// that were typed ahead while a cell runs.
func (k *Keys) Open() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.shut = false
	k.wake()
}

// lineEnds are the keys after which a cell may run.
const lineEnds = "\r\n" + string(keyPaste) + string(keySubmit)

// Read gives readline its next keys, at most up to the end of a line.
func (k *Keys) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for {
		if k.shut {
			if k.ended {
				return 0, io.EOF
			}
			k.await(-1)
			continue
		}
		if len(k.ready) > 0 {
			n := len(k.ready)
			if i := strings.IndexAny(string(k.ready), lineEnds); i >= 0 {
				_, size := utf8.DecodeRune(k.ready[i:])
				n = i + size
			}
			if n <= len(p) {
				k.shut = strings.ContainsAny(string(k.ready[:n]), lineEnds)
			}
			n = copy(p, k.ready[:n])
			k.ready = k.ready[n:]
			return n, nil
		}
		patience := time.Duration(-1)
		if len(k.raw) > 0 {
			if patience = k.take(false); patience == 0 {
				continue
			}
		} else if k.err != nil {
			return 0, k.err
		}
		if !k.await(patience) {
			k.take(true)
		}
	}
}

// await waits for more bytes, at most for patience unless that is negative. It
// reports whether something arrived. The caller holds the lock.
func (k *Keys) await(patience time.Duration) bool {
	arrive := k.arrive
	if k.err != nil && patience >= 0 {
		return false
	}
	k.mu.Unlock()
	defer k.mu.Lock()
	if patience < 0 {
		<-arrive
		return true
	}
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case <-arrive:
		return true
	case <-t.C:
		return false
	}
}

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// take moves keys from raw to ready and returns 0, or returns how long to wait
// for more first; a negative time is as long as it takes. late says that the
// wait was in vain.
func (k *Keys) take(late bool) time.Duration {
	late = late || k.err != nil
	raw := k.raw
	switch {
	case bytes.HasPrefix(raw, []byte(pasteBegins)):
		text, rest, ended := bytes.Cut(raw[len(pasteBegins):], []byte(pasteEnds))
		if !ended && k.err == nil {
			return -1
		}
		k.raw = rest
		k.paste(string(text), true)
		return 0
	case raw[0] == esc:
		n, key := escape(raw)
		if n == 0 && !late {
			return quiet
		}
		if n == 0 {
			n, key = 1, string(rune(ctrlG)) // Esc alone leaves searches and menus
		}
		k.raw = raw[n:]
		k.ready = append(k.ready, key...)
		return 0
	}
	end := bytes.IndexByte(raw, esc)
	if end < 0 {
		end = len(raw)
	}
	newline := bytes.IndexAny(raw[:end], "\r\n")
	if newline < 0 || newline == len(raw)-1 {
		k.ready, k.raw = append(k.ready, raw[:end]...), raw[end:]
		return 0
	}
	if !late {
		return quiet
	}
	// Lines that came at once. A key that is no text ends them.
	end = bytes.IndexFunc(raw, func(r rune) bool { return r < ' ' && r != '\t' && r != '\r' && r != '\n' || r == 0x7f })
	if end < 0 {
		end = len(raw)
	}
	if len(bytes.Trim(raw[newline+1:end], "\r\n")) == 0 { // Enter, pressed again and again
		rest := raw[newline+1:]
		if raw[newline] == '\r' {
			rest = bytes.TrimPrefix(rest, []byte("\n"))
		}
		k.ready, k.raw = append(k.ready, raw[:newline+1]...), rest
		return 0
	}
	text := string(raw[:end])
	k.raw = raw[end:]
	k.paste(text, false)
	return 0
}

// paste sets text aside, or passes a single line on as if it had been typed.
func (k *Keys) paste(text string, whole bool) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\t", "    ") // Tab would complete
		k.ready = append(k.ready, strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return -1
			}
			return r
		}, text)...)
		return
	}
	k.pastes = append(k.pastes, Paste{text, whole})
	k.ready = utf8.AppendRune(k.ready, keyPaste)
}

// sequences are the keys that readline does not know, as keys that it does.
var sequences = map[string]string{
	"[1~": "\x01", "[7~": "\x01", "[4~": "\x05", "[8~": "\x05", // Home, End
	"[1;5D": "\x1bb", "[1;3D": "\x1bb", "[1;5C": "\x1bf", "[1;3C": "\x1bf", // words
	"\r": string(keySubmit), "\n": string(keySubmit),
}

// escape reads a sequence that begins with Esc and returns its length, 0 while
// it is not whole, and what readline gets for it.
func escape(raw []byte) (int, string) {
	if len(raw) < 2 {
		return 0, ""
	}
	n := 2
	switch raw[1] {
	case '[':
		for n < len(raw) && (raw[n] < 0x40 || raw[n] > 0x7e) {
			n++
		}
		if n == len(raw) {
			return 0, ""
		}
		n++
	case 'O':
		if len(raw) < 3 {
			return 0, ""
		}
		n = 3
	case esc:
		return 1, ""
	}
	if key, ok := sequences[string(raw[1:n])]; ok {
		return n, key
	}
	return n, string(raw[:n])
}
