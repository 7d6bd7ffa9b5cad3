package repl

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"brook/render"
)

// sheet is what a prompt has printed.
type sheet struct {
	mu      sync.Mutex
	text    strings.Builder
	arrived chan struct{}
}

func (s *sheet) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text.Write(p)
	close(s.arrived)
	s.arrived = make(chan struct{})
	return len(p), nil
}

// printed is all of it.
func (s *sheet) printed() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// expect waits until a text has been printed.
func (s *sheet) expect(t *testing.T, text string) {
	t.Helper()
	deadline := time.After(30 * time.Second)
	for {
		s.mu.Lock()
		printed, arrived := s.text.String(), s.arrived
		s.mu.Unlock()
		if strings.Contains(printed, text) {
			return
		}
		select {
		case <-arrived:
		case <-deadline:
			t.Fatalf("%q did not come, but\n%s", text, printed)
		}
	}
}

// prompt runs a prompt over pipes. The returned function waits for its end.
func prompt(t *testing.T, ctx context.Context) (in *os.File, out *sheet, wait func() error) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out = &sheet{arrived: make(chan struct{})}
	screen := NewScreen(out, render.NewStyle(false))
	workspace, err := Open(Options{Root: t.TempDir(), Out: screen})
	if err != nil {
		t.Fatal(err)
	}
	p := &Prompt{
		Runner: workspace.Runner, Screen: screen, In: r, Out: out, Style: render.NewStyle(false),
		History: filepath.Join(t.TempDir(), "history"),
	}
	ended := make(chan error, 1)
	go func() { ended <- p.Run(ctx) }()
	return w, out, func() error {
		t.Helper()
		select {
		case err = <-ended:
		case <-time.After(30 * time.Second):
			t.Fatal("the prompt does not end")
		}
		for _, c := range []io.Closer{workspace, r, w} {
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		}
		return err
	}
}

// TestPromptLeavesNoGoroutine ends prompts in every way that they can end.
func TestPromptLeavesNoGoroutine(t *testing.T) {
	const query = "q = spark.readStream.format('rate').load().writeStream.format('memory').queryName('ticks').start()\r"
	for name, end := range map[string]func(in *os.File, out *sheet, cancel context.CancelFunc){
		"Ctrl-D": func(in *os.File, out *sheet, _ context.CancelFunc) {
			_, _ = io.WriteString(in, query)
			out.expect(t, "[2] >>> ")
			_, _ = io.WriteString(in, "\x04")
		},
		"exit": func(in *os.File, _ *sheet, _ context.CancelFunc) { _, _ = io.WriteString(in, "exit\r") },
		"the end of the process": func(in *os.File, out *sheet, cancel context.CancelFunc) {
			_, _ = io.WriteString(in, query)
			out.expect(t, "[2] >>> ")
			cancel()
		},
		"the end in the middle of a cell": func(in *os.File, out *sheet, cancel context.CancelFunc) {
			_, _ = io.WriteString(in, "print('begun')\rwhile True: pass\r\r")
			out.expect(t, "begun\n")
			cancel()
		},
		"the end of a paste": func(in *os.File, out *sheet, _ context.CancelFunc) {
			_, _ = io.WriteString(in, "\x1b[200~print(1)\n\nexit\n\x1b[201~")
		},
	} {
		t.Run(name, func(t *testing.T) {
			before := goleak.IgnoreCurrent()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			in, out, wait := prompt(t, ctx)
			out.expect(t, "[1] >>> ")
			end(in, out, cancel)
			if err := wait(); err != nil {
				t.Error(err)
			}
			goleak.VerifyNone(t, before)
		})
	}
}

// TestEnterTwiceEchoesNothing presses Enter twice so fast that both keys arrive
// at once: they are no paste, so the cell is not shown again.
func TestEnterTwiceEchoesNothing(t *testing.T) {
	in, out, wait := prompt(t, t.Context())
	out.expect(t, "[1] >>> ")
	_, _ = io.WriteString(in, "number = 41 + 1\r\r")
	out.expect(t, "[2] >>> ")
	_, _ = io.WriteString(in, "print(number)\r")
	out.expect(t, "42\n")
	_, _ = io.WriteString(in, "exit\r")
	if err := wait(); err != nil {
		t.Error(err)
	}
	if text := out.printed(); strings.Contains(text, "\n[1] >>> number") {
		t.Errorf("the cell was shown twice:\n%q", text)
	}
}

func TestPromptSettlesForAHistoryThatCannotBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	h := loadHistory(filepath.Join(file, "history"))
	if err := h.add("x"); err == nil {
		t.Error("a history below a file was kept")
	}
	if len(h.cells) != 1 {
		t.Errorf("the session remembers %q", h.cells)
	}
}
