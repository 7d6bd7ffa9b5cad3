package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"brook/internal/spell"
	"brook/magics"
)

// command is what the command line asks for.
type command struct {
	name       string // run, tour, tours, version, help; empty for the prompt
	file       string // of run and tour; the topic of help
	quiet      bool
	keepGoing  bool
	noSettle   bool
	allowShell bool
	dir        string // of the root
	memory     int64  // bytes; 0 for the default
}

const usage = `Brook runs Spark notebooks in one binary.

Usage:
  brook [flags]                 the prompt on a terminal, else the cells on standard input
  brook run [flags] NOTEBOOK    runs a notebook's cells in order; - is standard input
  brook tour [flags] [NOTEBOOK] walks through a notebook cell by cell; without one, through the tutorial
  brook tour --list             lists the notebooks that come with Brook, which may be named as well
  brook version                 prints the version
  brook help [magics]           prints this, or what the magics do

Flags:
  -q              print only what PySpark would print
  --keep-going    go on after a cell that fails
  --dbfs DIR      the folder that all paths are below; else $BROOK_HOME/dbfs, else in the user's data folder
  --no-settle     do not let streaming queries catch up with their files between cells
  --allow-shell   let %sh run shell commands
  --memory SIZE   how much memory queries may take before they use the disk, as in 512m or 2g

A notebook is a .py or .sql file in Databricks source format, .ipynb, .dbc, or text: a line that starts with % opens
a cell there, and a blank line outside of brackets, strings and indented blocks closes one.

Exit status: 0; 1 when a cell failed; 2 when the call makes no sense.
`

// help is the text of brook help.
func help(topic string) string {
	if topic == "magics" {
		return magics.Help()
	}
	return usage
}

var commands = []string{"run", "tour", "version", "help"}

// parse reads the command line. Flags may stand anywhere.
func parse(args []string) (command, error) {
	var c command
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		c.name, args = args[0], args[1:]
	}
	switch c.name {
	case "", "run", "tour", "version", "help":
	default:
		return c, unknown(c.name)
	}
	flags := flag.NewFlagSet("brook", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&c.quiet, "q", false, "")
	flags.BoolVar(&c.keepGoing, "keep-going", false, "")
	flags.BoolVar(&c.noSettle, "no-settle", false, "")
	flags.BoolVar(&c.allowShell, "allow-shell", false, "")
	flags.StringVar(&c.dir, "dbfs", "", "")
	flags.Func("memory", "", func(s string) (err error) {
		c.memory, err = bytesOf(s)
		return err
	})
	flags.Func("remote", "", func(string) error { return errors.New("is not supported yet") })
	list := flags.Bool("list", false, "")
	isVersion := flags.Bool("version", false, "")
	var rest []string
	for len(args) > 0 {
		if args[0] == "-" {
			rest, args = append(rest, args[0]), args[1:]
			continue
		}
		switch err := flags.Parse(args); {
		case errors.Is(err, flag.ErrHelp):
			return command{name: "help"}, nil
		case err != nil:
			return c, badFlag(err, flags)
		}
		if args = flags.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	if *isVersion {
		return command{name: "version"}, nil
	}
	switch {
	case *list && c.name != "tour":
		return c, errors.New("--list belongs to brook tour")
	case *list:
		return command{name: "tours"}, nil
	case c.name == "run" && len(rest) == 0:
		return c, errors.New("name a notebook, as in: brook run cells.py")
	case c.name == "version" && len(rest) > 0:
		return c, fmt.Errorf("brook version takes nothing: %s is one too many", rest[0])
	case c.name == "help" && len(rest) > 0 && rest[0] != "magics":
		return c, fmt.Errorf("there is no help on %s: brook help says what there is, brook help magics what the magics do", rest[0])
	case len(rest) > 1:
		return c, fmt.Errorf("one notebook at a time: %s is one too many", rest[1])
	case len(rest) == 1 && c.name == "":
		return c, unknown(rest[0])
	case len(rest) == 1:
		c.file = rest[0]
	}
	return c, nil
}

// unknown is the error for a first word that is no command.
func unknown(word string) error {
	if strings.ContainsAny(word, "./") {
		return fmt.Errorf("there is no command %s; to run a notebook: brook run %s", word, word)
	}
	if near := spell.Nearest(word, commands); near != "" {
		return fmt.Errorf("there is no command %s: did you mean brook %s?", word, near)
	}
	return fmt.Errorf("there is no command %s; brook help lists those that there are", word)
}

// badFlag says what is wrong with a flag, and which one may have been meant. The
// flag package writes all flags with one dash and has no types for its errors.
func badFlag(err error, flags *flag.FlagSet) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return fmt.Errorf("%s needs a value; brook help shows the flags", dashed(name))
	}
	if m := badValue.FindStringSubmatch(text); m != nil {
		if m[2] == "parse error" {
			m[2] = "takes no value"
		}
		return fmt.Errorf("%s %s", dashed(m[1]), m[2])
	}
	name := strings.TrimLeft(strings.TrimPrefix(text, "flag provided but not defined: "), "-")
	var names []string
	flags.VisitAll(func(f *flag.Flag) {
		if len(f.Name) > 1 {
			names = append(names, f.Name)
		}
	})
	if near := spell.Nearest(name, names); near != "" {
		return fmt.Errorf("there is no flag %s: did you mean %s?", dashed(name), dashed(near))
	}
	return fmt.Errorf("there is no flag %s; brook help shows the flags", dashed(name))
}

var badValue = regexp.MustCompile(`^invalid (?:boolean )?value ".*" for (?:flag )?-(.*?): (.*)$`)

// dashed is a flag as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// bytesOf reads a size as Spark writes it: 1048576, 512m, 2g.
func bytesOf(s string) (int64, error) {
	digits, unit := strings.ToLower(s), int64(1)
	for suffix, n := range map[string]int64{"k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40} {
		if rest, ok := strings.CutSuffix(strings.TrimSuffix(digits, "b"), suffix); ok {
			digits, unit = rest, n
			break
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || n > (1<<62)/unit {
		return 0, fmt.Errorf("cannot be %q: write a size as in 512m or 2g", s)
	}
	return n * unit, nil
}
