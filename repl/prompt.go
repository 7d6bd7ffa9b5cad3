package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/chzyer/readline"
	"github.com/fatih/color"

	"brook/engine/functions"
	"brook/magics"
	"brook/notebook"
	"brook/python/syntax"
)

// Prompt is the interactive session.
type Prompt struct {
	Runner  *magics.Runner
	In      io.ReadCloser
	Out     io.Writer
	History string // file that keeps the lines across starts; empty for none
	cells   int
}

// Run reads and runs cells until the input ends. A cell ends at an empty line
// when it is complete; a one-line magic or statement needs none if nothing can
// follow it.
func (p *Prompt) Run(ctx context.Context) error {
	rl, err := readline.NewEx(&readline.Config{
		Prompt: ">>> ", HistoryFile: p.History, HistorySearchFold: true, Stdin: p.In, Stdout: p.Out, Stderr: p.Out,
		InterruptPrompt: "^C", EOFPrompt: "", AutoComplete: completer{p},
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(p.Out, "Brook: Spark notebooks without Spark. %help lists the magics, Ctrl-D leaves.")
	var lines []string
	for {
		rl.SetPrompt(">>> ")
		if len(lines) > 0 {
			rl.SetPrompt("... ")
		}
		line, err := rl.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			lines = nil
			continue
		case errors.Is(err, io.EOF):
			if len(lines) > 0 {
				p.run(ctx, strings.Join(lines, "\n"))
			}
			return rl.Close()
		case err != nil:
			return errors.Join(err, rl.Close())
		}
		if strings.HasPrefix(line, "# Databricks notebook source") {
			continue
		}
		if strings.HasPrefix(line, "# COMMAND ------") {
			p.run(ctx, strings.Join(lines, "\n"))
			lines = nil
			continue
		}
		line = strings.TrimPrefix(strings.TrimPrefix(line, "# MAGIC "), "# MAGIC")
		if len(lines) == 0 && strings.TrimSpace(line) == "" {
			continue
		}
		if len(lines) > 0 && strings.HasPrefix(line, "%") {
			p.run(ctx, strings.Join(lines, "\n"))
			lines = nil
		}
		lines = append(lines, line)
		if ends(lines) {
			p.run(ctx, strings.Join(lines, "\n"))
			lines = nil
		}
	}
}

// ends tells whether the lines typed so far are a cell.
func ends(lines []string) bool {
	last := strings.TrimSpace(lines[len(lines)-1])
	if strings.HasPrefix(lines[0], "%") {
		word, _, _ := strings.Cut(strings.TrimPrefix(lines[0], "%"), " ")
		if word == "sql" || word == "md" || word == "python" || word == "time" {
			return last == "" || len(lines) == 1 && strings.HasSuffix(last, ";")
		}
		return true
	}
	text := strings.Join(lines, "\n")
	if !syntax.Complete(text) {
		return false
	}
	compound := strings.HasSuffix(strings.TrimSpace(lines[0]), ":") || strings.HasPrefix(lines[0], "@")
	return !compound || last == ""
}

// run runs one cell; Ctrl-C stops the cell and not the program.
func (p *Prompt) run(ctx context.Context, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	p.cells++
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	c := notebook.New(p.cells, text)
	var err error
	if c.Magic == "" {
		var v any
		var ok bool
		if v, ok, err = p.Runner.Python.Eval(ctx, c.Source); err == nil && ok && v != nil {
			p.Runner.Python.Lock()
			err = p.Runner.Python.Protect(func() { fmt.Fprintln(p.Out, p.Runner.Python.Repr(v)) })
			p.Runner.Python.Unlock()
		}
		p.Runner.History = append(p.Runner.History, text)
	} else {
		err = p.Runner.Run(ctx, c)
	}
	if err == nil {
		return
	}
	if value, ok := magics.Exited(err); ok {
		fmt.Fprintf(p.Out, "Notebook exited: %s\n", value)
		return
	}
	fmt.Fprintln(p.Out, color.RedString("%s", magics.Describe(err)))
	showPlace(p.Out, err)
}

// completer finishes words: magics, names of Python, tables, functions, paths.
type completer struct{ p *Prompt }

// Do returns the ends of the words that the text before pos may become.
func (c completer) Do(line []rune, pos int) ([][]rune, int) {
	text := string(line[:pos])
	start := strings.LastIndexAny(text, " \t(,=[") + 1
	word := text[start:]
	var names []string
	switch {
	case strings.HasPrefix(word, "%"):
		for _, m := range magics.Names() {
			names = append(names, "%"+m)
		}
	case strings.HasPrefix(strings.Trim(word, `"'`), "/"):
		return c.paths(word)
	default:
		for n := range c.p.Runner.Python.Globals {
			names = append(names, n)
		}
		for _, v := range c.p.Runner.Session.Catalog().TempViews() {
			names = append(names, v.Name)
		}
		names = append(names, functions.Names()...)
	}
	return endings(names, word)
}

func endings(names []string, word string) ([][]rune, int) {
	slices.Sort(names)
	var out [][]rune
	for _, n := range slices.Compact(names) {
		if strings.HasPrefix(n, word) && n != word {
			out = append(out, []rune(n[len(word):]))
		}
	}
	return out, len([]rune(word))
}

func (c completer) paths(word string) ([][]rune, int) {
	path := strings.TrimLeft(word, `"'`)
	i := strings.LastIndexByte(path, '/')
	entries, err := c.p.Runner.Session.FS().ReadDir(path[:i+1])
	if err != nil {
		return nil, 0
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	return endings(names, path[i+1:])
}
