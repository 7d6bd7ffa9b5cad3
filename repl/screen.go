package repl

import (
	"bytes"
	"io"
	"sync"
	"unicode/utf8"

	"brook/render"
)

// Screen is the output of an interactive session. Cells, background queries and
// the progress line write to it from several goroutines.
//
// While the prompt waits for input, whole lines are printed above it; while a
// cell runs, the progress line goes away before anything is printed.
type Screen struct {
	mu    sync.Mutex
	out   io.Writer
	above io.Writer // prints above the prompt; nil while no prompt is shown
	held  []byte    // the beginning of a line, held back while the prompt is shown
	// column0 says that the next byte begins a line.
	column0  bool
	progress bool // a progress line is shown
	style    render.Style
}

// NewScreen makes a screen that prints to out.
func NewScreen(out io.Writer, style render.Style) *Screen {
	return &Screen{out: out, style: style, column0: true}
}

// Write prints p.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(p) == 0 {
		return 0, nil
	}
	if s.above != nil {
		end := bytes.LastIndexByte(p, '\n') + 1
		if end == 0 {
			s.held = append(s.held, p...)
			return len(p), nil
		}
		lines := append(s.held, p[:end]...)
		s.held = bytes.Clone(p[end:])
		if _, err := s.above.Write(lines); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	if err := s.clear(); err != nil {
		return 0, err
	}
	s.column0 = p[len(p)-1] == '\n'
	return s.out.Write(p)
}

// PromptShown says that what is printed from now on belongs above the prompt,
// which above takes care of. An unfinished line is finished before.
func (s *Screen) PromptShown(above io.Writer) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.clear()
	if !s.column0 {
		if _, e := s.out.Write([]byte("\n")); err == nil {
			err = e
		}
	}
	s.column0, s.above = true, above
	return err
}

// PromptGone ends PromptShown.
func (s *Screen) PromptGone() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.above = nil
	held := s.held
	s.held = nil
	if len(held) == 0 {
		return nil
	}
	s.column0 = false
	_, err := s.out.Write(held)
	return err
}

// Progress shows a line that goes away when something is printed; an empty one
// takes it away. It is not shown behind an unfinished line.
func (s *Screen) Progress(line string, width int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if line == "" {
		return s.clear()
	}
	if s.above != nil || !s.column0 {
		return nil
	}
	// A line that wraps could not be taken away again.
	for utf8.RuneCountInString(line) > width-1 && line != "" {
		_, n := utf8.DecodeLastRuneInString(line)
		line = line[:len(line)-n]
	}
	s.progress = true
	_, err := io.WriteString(s.out, "\r\x1b[K"+s.style.Dim(line))
	return err
}

func (s *Screen) clear() error {
	if !s.progress {
		return nil
	}
	s.progress = false
	_, err := io.WriteString(s.out, "\r\x1b[K")
	return err
}
