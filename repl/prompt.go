package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"

	"github.com/chzyer/readline"

	"brook/magics"
	"brook/notebook"
	"brook/render"
)

// maxTextWidth is how wide lines of text are at most.
const maxTextWidth = 100

// Prompt is the interactive session.
type Prompt struct {
	Runner *magics.Runner
	// Screen is where Runner prints.
	Screen *Screen
	In     io.Reader
	Out    io.Writer // below Screen
	Style  render.Style
	// History is the file that keeps the cells across starts; empty for none.
	History string
	// Interrupts and Resized bring signals: Ctrl-C from elsewhere, and a new
	// size of the terminal. They may be nil.
	Interrupts, Resized <-chan os.Signal
	// Banner is printed first.
	Banner string

	terminal *terminal
	keys     *Keys
	rl       *readline.Instance
	resize   func()
	history  *history
	typing   typing
	cells    int    // that have run
	next     string // what the next line begins with
	whole    bool   // the line holds a whole cell, which needs no empty line
	submit   bool   // Alt-Enter ended the line
	initial  int    // how long next was
	cursor   atomic.Int64
	pasteAt  int  // where in the line text was pasted
	leaving  bool // the user has asked to leave
	// forgetful says that the history cannot be kept.
	forgetful bool
}

// Run reads and runs cells until the input ends.
func (p *Prompt) Run(ctx context.Context) error {
	return p.during(ctx, func() error { return p.loop(ctx) })
}

// during runs f while readline has the terminal.
func (p *Prompt) during(ctx context.Context, f func() error) (err error) {
	if err := p.open(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	defer p.listen(ctx)()
	if p.Banner != "" {
		fmt.Fprintln(p.Screen, p.Style.Dim(p.Banner))
	}
	return f()
}

func (p *Prompt) loop(ctx context.Context) error {
	for ctx.Err() == nil && !p.leaving {
		line, err := p.readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			p.typing.take()
			p.whole = false
			continue
		case errors.Is(err, io.EOF):
			p.runAll(ctx, p.typing.cell())
			return nil
		case err != nil:
			return err
		}
		p.entered(ctx, line)
	}
	return nil
}

// open prepares the terminal and readline.
func (p *Prompt) open() error {
	p.terminal = terminalOf(p.In, p.Out)
	if err := p.terminal.raw(); err != nil {
		return err
	}
	keys, err := NewKeys(p.In)
	if err != nil {
		return errors.Join(err, p.terminal.cooked())
	}
	p.keys = keys
	p.history = loadHistory(p.History)
	nothing := func() error { return nil }
	rl, err := readline.NewEx(&readline.Config{
		Stdin: p.keys, Stdout: p.Out, Stderr: p.Out, ForceUseInteractive: true,
		DisableAutoSaveHistory: true, HistoryLimit: maxHistory, HistorySearchFold: true,
		InterruptPrompt: "^C", EOFPrompt: "\n", AutoComplete: &completer{p}, Painter: p,
		FuncIsTerminal: func() bool { return true }, FuncMakeRaw: nothing, FuncExitRaw: nothing,
		FuncGetWidth: p.terminal.width, FuncOnWidthChanged: func(f func()) { p.resize = f },
		FuncFilterInputRune: p.key,
	})
	if err != nil {
		return errors.Join(err, p.keys.Release(), p.terminal.cooked())
	}
	p.rl = rl
	rl.Config.SetListener(func(line []rune, pos int, _ rune) ([]rune, int, bool) {
		if line == nil {
			pos = p.initial
		}
		p.cursor.Store(int64(pos))
		return nil, 0, false
	})
	p.Runner.Markdown = func(text string) error {
		_, err := io.WriteString(p.Screen, p.Style.Markdown(text, min(p.terminal.columns(), maxTextWidth)))
		return err
	}
	if p.terminal.isOut {
		p.Runner.Runtime.Excerpt = p.head
	}
	p.remember()
	p.Runner.Failed = func(name, message string) {
		first, _, _ := strings.Cut(message, "\n")
		fmt.Fprintf(p.Screen, "%s %s\n", p.Style.Error("query "+name+" has failed:"), first)
	}
	if p.terminal.isOut {
		_, err = io.WriteString(p.Out, pasteModeOn)
	}
	return err
}

// close ends readline's goroutines and gives the terminal back. Those goroutines
// end by themselves when the input does; Instance.Close would leave one behind.
func (p *Prompt) close() error {
	err := errors.Join(p.keys.Release(), p.rl.Config.Stdin.Close(), p.rl.Terminal.Close(), p.terminal.cooked())
	if p.terminal.isOut {
		_, e := io.WriteString(p.Out, pasteModeOff)
		err = errors.Join(err, e)
	}
	return err
}

// remember gives readline the history anew, since it can only add to its end,
// and not when an older line has been edited.
func (p *Prompt) remember() {
	p.rl.ResetHistory()
	for _, c := range p.history.cells {
		// Saving to memory cannot fail.
		_ = p.rl.SaveHistory(flat(c))
	}
}

// readline reads a line below the lines that were typed before.
func (p *Prompt) readline() (string, error) {
	label := p.label()
	prompt := p.Style.Number(label) + ">>> "
	if len(p.typing.lines) > 0 {
		prompt = strings.Repeat(" ", len(label)) + "... "
	}
	next := p.next
	p.next = ""
	return p.ask(prompt, next)
}

// ask reads a line that begins with initial.
func (p *Prompt) ask(prompt, initial string) (string, error) {
	p.rl.SetPrompt(prompt)
	p.submit = false
	p.initial = len([]rune(initial))
	if initial != "" {
		p.rl.Operation.SetBuffer(initial)
	}
	if err := p.Screen.PromptShown(p.rl.Stdout()); err != nil {
		return "", err
	}
	p.keys.Open()
	line, err := p.rl.Readline()
	return line, errors.Join(err, p.Screen.PromptGone())
}

// label is the number that the next cell gets.
func (p *Prompt) label() string { return fmt.Sprintf("[%d] ", p.cells+1) }

// entered takes a line that readline has returned.
func (p *Prompt) entered(ctx context.Context, line string) {
	if paste, ok := p.keys.Pasted(); ok {
		p.pasted(ctx, line, paste)
		return
	}
	if strings.ContainsRune(line, newline) {
		p.whole = true
		line = unflat(line)
	}
	if p.whole || p.submit {
		text := line
		if len(p.typing.lines) > 0 {
			text = p.typing.text() + "\n" + line
		}
		p.typing.lines = strings.Split(text, "\n")
		if p.submit || magics.Rules.Closes(text, "") {
			p.whole = false
			p.runAll(ctx, p.typing.cell())
		}
		return
	}
	p.runAll(ctx, p.typing.add(line))
}

// runAll runs cells that were typed; their text is on the screen already.
func (p *Prompt) runAll(ctx context.Context, cells []string) {
	for _, text := range cells {
		if !p.run(ctx, text) && ctx.Err() != nil {
			return
		}
	}
}

// words are what people type who do not know Brook yet.
var words = map[string]string{"help": "%help", "help()": "%help", "?": "%help"}

// run runs one cell and reports whether it succeeded. Ctrl-C stops the cell and
// not the program.
func (p *Prompt) run(ctx context.Context, text string) bool {
	switch trimmed := strings.TrimSpace(text); {
	case p.given(strings.TrimSuffix(trimmed, "()")):
	case trimmed == "exit" || trimmed == "exit()" || trimmed == "quit" || trimmed == "quit()":
		p.leaving = true
		return true
	case words[trimmed] != "":
		text = words[trimmed]
	}
	if err := p.history.add(text); err != nil && !p.forgetful {
		p.forgetful = true
		fmt.Fprintln(p.Screen, p.Style.Dim("The history is not kept: "+err.Error()))
	}
	p.remember()
	p.cells++
	c := notebook.New(p.cells, text)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	end := p.work(cancel)
	err := p.Runner.Run(ctx, c)
	end()
	if err == nil {
		return true
	}
	if value, ok := magics.Exited(err); ok {
		fmt.Fprintf(p.Screen, "Notebook exited: %s\n", value)
		return false
	}
	if ctx.Err() != nil {
		fmt.Fprintln(p.Screen, p.Style.Error("KeyboardInterrupt: the cell was stopped"))
		return false
	}
	fmt.Fprintln(p.Screen, p.Style.Error(magics.Describe(err)))
	// Whatever cannot be written here could not be reported either.
	_ = explain(p.Screen, p.Style, p.terminal.columns(), p.Runner, err)
	return false
}

// given tells whether a cell has given something a name. Background queries may
// be giving names at the same time.
func (p *Prompt) given(name string) bool {
	p.Runner.Python.Lock()
	defer p.Runner.Python.Unlock()
	_, ok := p.Runner.Python.Globals.Get(name)
	return ok
}

// Paint colours the line that is being typed.
func (p *Prompt) Paint(line []rune, _ int) []rune {
	if !p.Style.Colours() {
		return line
	}
	above := p.typing.text()
	if above == "" {
		return []rune(p.Style.Highlight(string(line)))
	}
	if !strings.HasPrefix(above, "%sql") && !strings.HasPrefix(above, "%%sql") {
		return []rune(p.Style.Highlight(string(line)))
	}
	return []rune(p.Style.SQL(string(line)))
}
