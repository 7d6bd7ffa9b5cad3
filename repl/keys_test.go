package repl

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// chunks is a reader that gives one text at a read, and then the end.
type chunks []string

func (c *chunks) Read(p []byte) (int, error) {
	if len(*c) == 0 {
		return 0, io.EOF
	}
	n := copy(p, (*c)[0])
	*c = (*c)[1:]
	return n, nil
}

// TestKeys checks what readline gets: keys, and a mark for text that was pasted.
func TestKeys(t *testing.T) {
	const paste, submit = string(keyPaste), string(keySubmit)
	for _, c := range []struct {
		name   string
		in     []string
		keys   string
		pastes []Paste
	}{
		{"keys", []string{"ab", "c\r"}, "abc\r", nil},
		{"arrow", []string{"\x1b[A"}, "\x1b[A", nil},
		{"arrow in two reads", []string{"\x1b", "[A"}, "\x1b[A", nil},
		{"escape alone", []string{"\x1b"}, "\x07", nil},
		{"home, end and words", []string{"\x1b[1~\x1b[4~\x1b[1;5D\x1bOH"}, "\x01\x05\x1bb\x1bOH", nil},
		{"alt-enter", []string{"x\x1b\r"}, "x" + submit, nil},
		{"marked paste", []string{"\x1b[200~a\r\nb\r\x1b[201~x"}, paste + "x", []Paste{{"a\nb\n", true}}},
		{"marked paste in pieces", []string{"\x1b[200~a\n", "b", "\n\x1b[201~"}, paste, []Paste{{"a\nb\n", true}}},
		{"marked paste of a line", []string{"\x1b[200~a\tb\x07\x1b[201~"}, "a    b", nil},
		{"marked paste that never ends", []string{"\x1b[200~a\nb"}, paste, []Paste{{"a\nb", true}}},
		{"two pastes", []string{"\x1b[200~a\n\x1b[201~\x1b[200~b\n\x1b[201~"}, paste + paste, []Paste{{"a\n", true}, {"b\n", true}}},
		{"lines at once", []string{"a\nb\nc"}, paste, []Paste{{"a\nb\nc", false}}},
		{"lines at once up to a key", []string{"a\nb\n\x04"}, paste + "\x04", []Paste{{"a\nb\n", false}}},
		{"Enter twice", []string{"x\r\r"}, "x\r\r", nil},
		{"Enter twice behind a line", []string{"x", "\n\n\n"}, "x\n\n\n", nil},
		{"Enter of two bytes", []string{"x\r\n"}, "x\r", nil},
		{"Enter twice and a line", []string{"x\r\ry"}, paste, []Paste{{"x\n\ny", false}}},
		{"a line and a key", []string{"a\r\x04"}, "a\r\x04", nil},
		{"bytes that are no text", []string{"\x1b[200~a\n\xff\x1b[201~"}, paste, []Paste{{"a\n\uFFFD", true}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := chunks(c.in)
			k, err := NewKeys(&in)
			if err != nil {
				t.Fatal(err)
			}
			<-k.done // all has arrived
			var keys strings.Builder
			var pastes []Paste
			buf := make([]byte, 16)
			for {
				n, err := k.Read(buf)
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				keys.Write(buf[:n])
				for p, ok := k.Pasted(); ok; p, ok = k.Pasted() {
					pastes = append(pastes, p)
				}
				k.Open()
			}
			if keys.String() != c.keys || !slices.Equal(pastes, c.pastes) {
				t.Errorf("got %q and %+v, want %q and %+v", keys.String(), pastes, c.keys, c.pastes)
			}
			if err := k.Release(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestKeysOfABusyPrompt checks that Ctrl-C reaches the cell that runs, and that
// what was typed ahead of it is forgotten.
func TestKeysOfABusyPrompt(t *testing.T) {
	r, w := io.Pipe()
	k, err := NewKeys(r)
	if err != nil {
		t.Fatal(err)
	}
	told := make(chan byte, 4)
	k.Busy(func(key byte) { told <- key })
	if _, err := io.WriteString(w, "typed ahead\x14\x03y\r"); err != nil {
		t.Fatal(err)
	}
	if a, b := <-told, <-told; a != ctrlT || b != ctrlC {
		t.Errorf("the cell was told of %#x and %#x", a, b)
	}
	k.Busy(nil)
	buf := make([]byte, 16)
	n, err := k.Read(buf)
	if err != nil || string(buf[:n]) != "y\r" {
		t.Errorf("readline got %q, %v", buf[:n], err)
	}
	k.Press(ctrlC)
	k.Open()
	if n, err = k.Read(buf); err != nil || string(buf[:n]) != "\x03" {
		t.Errorf("readline got %q, %v", buf[:n], err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	<-k.done
}
