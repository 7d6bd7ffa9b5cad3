// Brook runs Spark notebooks in one binary: PySpark cells, %sql, %fs and
// streaming queries, without a JVM.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path"
	"path/filepath"

	"golang.org/x/term"

	"brook/dbfs"
	"brook/engine"
	"brook/magics"
	"brook/notebook"
	"brook/python/syntax"
	"brook/repl"
	"brook/samples"
	"brook/sql"
)

const version = "0.1.0"

const usage = `Usage:
  brook                         the prompt, or the cells on standard input
  brook run [flags] NOTEBOOK    run a notebook's cells in order
  brook tour                    run the tutorial
  brook version | help

Flags of run:
  -q             print only what PySpark would print
  --keep-going   go on after a failing cell
  --dbfs DIR     the folder that all paths are below
  --no-settle    do not wait for streaming queries between cells
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// options are the flags of a run.
type options struct {
	quiet, keepGoing, noSettle bool
	dir                        string
}

func run(args []string, stdin *os.File, stdout, stderr io.Writer) int {
	command := ""
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "", "-q":
		return start(options{quiet: command == "-q"}, stdin, stdout, stderr)
	case "version":
		fmt.Fprintln(stdout, "brook "+version)
		return 0
	case "help", "-h", "--help":
		fmt.Fprint(stdout, usage)
		return 0
	case "tour":
		text, err := samples.Notebook("day23_streaming.py")
		if err != nil {
			return fail(stderr, err)
		}
		return script(options{}, "day23_streaming.py", text, stdout, stderr)
	case "run":
	default:
		fmt.Fprintf(stderr, "brook: unknown command %q\n\n%s", command, usage)
		return 2
	}
	var o options
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&o.quiet, "q", false, "")
	flags.BoolVar(&o.keepGoing, "keep-going", false, "")
	flags.BoolVar(&o.noSettle, "no-settle", false, "")
	flags.StringVar(&o.dir, "dbfs", "", "")
	var files []string
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			fmt.Fprintf(stderr, "brook run: %v\n\n%s", err, usage)
			return 2
		}
		if args = flags.Args(); len(args) > 0 {
			files, args = append(files, args[0]), args[1:]
		}
	}
	if len(files) != 1 {
		fmt.Fprintf(stderr, "brook run: name one notebook, as in: brook run cells.py\n")
		return 2
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		fmt.Fprintf(stderr, "brook run: %v\nGive the path of a .py, .sql or .ipynb file.\n", err)
		return 2
	}
	return script(o, files[0], text, stdout, stderr)
}

func fail(stderr io.Writer, err error) int {
	fmt.Fprintf(stderr, "brook: %v\n", err)
	return 1
}

// start is brook without a command: the prompt on a terminal, else the cells on
// standard input.
func start(o options, stdin *os.File, stdout, stderr io.Writer) int {
	if !term.IsTerminal(int(stdin.Fd())) {
		var text bytes.Buffer
		if _, err := io.Copy(&text, stdin); err != nil {
			return fail(stderr, err)
		}
		return script(o, "cells", text.Bytes(), stdout, stderr)
	}
	root, runner, err := open(o, stdout, false)
	if err != nil {
		return fail(stderr, err)
	}
	p := &repl.Prompt{Runner: runner, In: stdin, Out: stdout, History: filepath.Join(home(), "history")}
	err = p.Run(context.Background())
	return closed(root, runner, err, stderr)
}

// script runs cells in order.
func script(o options, name string, text []byte, stdout, stderr io.Writer) int {
	cells, err := notebook.Parse(name, string(text), syntax.Complete)
	if err != nil {
		return fail(stderr, err)
	}
	root, runner, err := open(o, stdout, true)
	if err != nil {
		return fail(stderr, err)
	}
	runner.Open = func(p string) ([]notebook.Cell, error) {
		p = filepath.Join(filepath.Dir(name), filepath.FromSlash(p))
		for _, suffix := range []string{"", ".py", ".sql", ".ipynb"} {
			if data, err := os.ReadFile(p + suffix); err == nil {
				return notebook.Parse(p+suffix, string(data), syntax.Complete)
			}
		}
		return nil, fmt.Errorf("there is no notebook %s", path.Clean(p))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := &repl.Script{Runner: runner, Out: stdout, Err: stderr, Quiet: o.quiet, KeepGoing: o.keepGoing, NoSettle: o.noSettle}
	status := s.Run(ctx, cells)
	return max(status, closed(root, runner, nil, stderr))
}

// open makes the root, the session and what runs cells.
func open(o options, stdout io.Writer, scripted bool) (*dbfs.Root, *magics.Runner, error) {
	dir := o.dir
	if dir == "" {
		dir = filepath.Join(home(), "dbfs")
	}
	root, err := dbfs.NewRoot(dir, samples.Mount())
	if err != nil {
		return nil, nil, err
	}
	s := engine.New(engine.Options{FS: root, Parser: sql.NewParser(), Stdout: stdout, Scripted: scripted && !o.noSettle, Memory: manageMemory()})
	r := magics.New(s, stdout)
	r.Quiet = o.quiet
	return root, r, nil
}

func closed(root *dbfs.Root, r *magics.Runner, err error, stderr io.Writer) int {
	for _, e := range []error{err, r.Session.Close(), root.Close()} {
		if e != nil {
			return fail(stderr, e)
		}
	}
	return 0
}

// home is where Brook keeps the root and the history.
func home() string {
	if dir := os.Getenv("BROOK_HOME"); dir != "" {
		return dir
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ".brook"
	}
	return filepath.Join(dir, "brook")
}
