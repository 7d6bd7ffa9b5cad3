//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"brook/samples"
)

// keys that terminals send.
const (
	enter = "\r"
	up    = "\x1b[A"
	ctrlA = "\x01"
	ctrlC = "\x03"
	ctrlD = "\x04"
	ctrlR = "\x12"
	ctrlT = "\x14"
	tab   = "\t"

	altEnter    = "\x1b\r"
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// patient is how long something that must come may take, on a slow machine that
// does other things as well.
const patient = 30 * time.Second

// session is the program on a pseudo-terminal.
type session struct {
	t   *testing.T
	tty *os.File
	cmd *exec.Cmd

	mu      sync.Mutex
	arrived chan struct{} // closed and replaced when output comes
	output  string        // all of it, as it came
	seen    int           // how much of output expect has passed
	over    chan struct{} // closed when no more output comes
}

// start runs the program with a folder of its own that home may share with
// other sessions.
func start(t *testing.T, home string, args ...string) *session {
	t.Helper()
	path, err := exec.LookPath("brook")
	if err != nil {
		t.Fatal(err)
	}
	s := &session{t: t, cmd: exec.Command(path, args...), arrived: make(chan struct{}), over: make(chan struct{})}
	s.cmd.Env = append(os.Environ(), "BROOK_HOME="+home, "NO_COLOR=1", "TERM=xterm")
	s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 24, Cols: 100})
	if err != nil {
		t.Skipf("there is no pseudo-terminal here: %v", err)
	}
	go s.read()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
		_ = s.tty.Close()
		<-s.over
	})
	return s
}

func (s *session) read() {
	defer close(s.over)
	buf := make([]byte, 4096)
	for {
		n, err := s.tty.Read(buf)
		s.mu.Lock()
		s.output += string(buf[:n])
		close(s.arrived)
		s.arrived = make(chan struct{})
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *session) send(keys ...string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, strings.Join(keys, "")); err != nil {
		s.t.Fatal(err)
	}
}

var control = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]|\r")

// expect waits for each text in turn in what is printed behind what was waited
// for before, and returns what came up to there.
func (s *session) expect(texts ...string) (before string) {
	s.t.Helper()
	for _, text := range texts {
		before += s.await(text)
	}
	return before
}

func (s *session) await(text string) string {
	s.t.Helper()
	deadline := time.After(patient)
	for {
		s.mu.Lock()
		arrived := s.arrived
		plain := control.ReplaceAllString(s.output, "")
		if i := strings.Index(plain[s.seen:], text); i >= 0 {
			before := plain[s.seen : s.seen+i]
			s.seen += i + len(text)
			s.mu.Unlock()
			return before
		}
		rest := plain[s.seen:]
		s.mu.Unlock()
		select {
		case <-arrived:
		case <-s.over:
			if !s.printed(text) {
				s.t.Fatalf("the program ended before it printed %q; it printed\n%s", text, rest)
			}
		case <-deadline:
			s.t.Fatalf("%q did not come, but\n%s", text, rest)
		}
	}
}

// printed tells whether a text is among what expect has not passed.
func (s *session) printed(text string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Contains(control.ReplaceAllString(s.output, "")[s.seen:], text)
}

// run sends a cell and waits for what it prints and for the next prompt.
func (s *session) run(cell string, texts ...string) {
	s.t.Helper()
	s.send(cell, enter)
	s.expect(texts...)
	s.expect(">>> ")
}

// leaves waits for the program's end and checks the exit status.
func (s *session) leaves(status int) {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			s.t.Fatal(err)
		}
		if got := s.cmd.ProcessState.ExitCode(); got != status {
			s.t.Errorf("the exit status is %d, not %d", got, status)
		}
		<-s.over
	case <-time.After(patient):
		s.t.Fatal("the program does not end")
	}
}

func TestTerminalCells(t *testing.T) {
	s := start(t, t.TempDir())
	s.expect("%help", "[1] >>> ")
	s.run("6 * 7", "42", "[2]")
	s.send("def f(x):", enter)
	s.expect("... ")
	s.send("    return x + 1", enter, enter)
	s.expect("[3] >>> ")
	s.run("f(41)", "42", "[4]")

	// A bracket that is open asks for more; Alt-Enter runs what is there.
	s.send("g = (1 +", enter)
	s.expect("... ")
	s.send("2)", enter)
	s.expect("[5] >>> ")
	s.run("g", "3", "[6]")
	s.send("if g:", enter, "    print('alt')", altEnter)
	s.expect("alt\n", "[7] >>> ")

	s.run("%sql SELECT 'quick' AS word;", "quick", "[8]")
	s.run("1/0", "[ZeroDivisionError] division by zero", "1 | 1/0", "^^^", "[9]")
	s.run("help", "%queries", "[10]")
	s.run("%history", "[4] g = (1 +", "2)", "[11]")
	s.send("exit", enter)
	s.leaves(0)
}

func TestTerminalPaste(t *testing.T) {
	book, err := samples.Notebook("day23_streaming.py")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimSpace(string(book)), "query.stop()")
	s := start(t, t.TempDir())
	s.expect("[1] >>> ")
	// A whole notebook, as terminals mark it.
	s.send(pasteBegins, text, pasteEnds)
	s.expect("Counting events", "file-49.json", "lines follow", "query = (", "FROM counts", "|action|time")
	s.expect(">>> ")
	s.run("query.isActive", "True")

	// Several cells of bare text; the text goes on behind the first that fails.
	s.send(pasteBegins, "if True:\n    print('from', 'one')\nelse:\n    pass\nprint('still', 'one')\n\n%sql SELECT 2 + 2 AS n\n\nprint('three')\n", pasteEnds)
	s.expect("from one\n", "still one\n", "|4", "three\n", ">>> ")
	s.send(pasteBegins, "print('a')\n\n1/0\n\nprint('never' + ' run')\n", pasteEnds)
	if out := s.expect("a\n", "ZeroDivisionError", "The rest of what was pasted was not run.", ">>> "); strings.Contains(out, "never run") {
		t.Errorf("what follows a failure ran: %s", out)
	}

	// Without marks the same rules hold.
	s.send("for i in range(2):\n    print('i', i)\nprint('done', 'it')\n\nprint('and', 'this')\n\n")
	s.expect("i 0\n", "i 1\n", "done it\n", "and this\n", ">>> ")

	// A single line that is pasted can be edited before it runs, and so can a
	// cell of several lines.
	s.send(pasteBegins, "print('abc')", pasteEnds)
	s.expect("print('abc')")
	s.send(ctrlA, "1 + 1 # ", enter)
	s.expect("2\n", ">>> ")
	s.send(pasteBegins, "x = [\n1,\n\n2]\nprint(len(x))", pasteEnds)
	s.expect("print(len(x))")
	s.send(enter)
	s.expect("2\n", ">>> ")
	s.send(ctrlD)
	s.leaves(0)
}

func TestTerminalHistory(t *testing.T) {
	home := t.TempDir()
	s := start(t, home)
	s.expect("[1] >>> ")
	s.run("seen = 5", "[2]")
	s.send("if seen:", enter, "    print('seen', seen)", enter, enter)
	s.expect("seen 5\n", "[3] >>> ")
	s.send(ctrlD)
	s.leaves(0)

	// The next session has the cells, those of several lines in one piece.
	s = start(t, home)
	s.expect("[1] >>> ")
	s.send(up, up)
	s.expect("seen = 5")
	s.send(enter)
	s.expect("[2] >>> ")
	s.send(up, up)
	s.expect("print('seen', seen)")
	s.send(enter)
	s.expect("seen 5\n", "[3] >>> ")
	s.send(ctrlR, "seen =")
	s.expect("seen = 5")
	s.send(enter)
	s.expect("[4] >>> ")
	s.send(ctrlD)
	s.leaves(0)
}

func TestTerminalCompletion(t *testing.T) {
	s := start(t, t.TempDir())
	s.expect("[1] >>> ")
	s.run("readings = spark.range(3).withColumnRenamed('id', 'event_time')", "[2]")
	s.run("readings.createOrReplaceTempView('measured')", "[3]")
	s.send("readings.cou", tab)
	s.expect("readings.count")
	s.send("()", enter)
	s.expect("3\n", "[4] >>> ")
	s.send("readings.select('eve", tab)
	s.expect("'event_time")
	s.send("').first()", enter)
	s.expect("Row(event_time=0)", "[5] >>> ")
	s.send("%sql SELECT max(event_time) AS m FROM meas", tab)
	s.expect("FROM measured")
	s.send(enter, enter)
	s.expect("|2  |", "[6] >>> ")
	s.send("%que", tab)
	s.expect("%queries")
	s.send(enter)
	s.expect("no streaming query", "[7] >>> ")
	s.send("%fs ls /databricks-da", tab)
	s.expect("/databricks-datasets/")
	s.send(ctrlC)
	s.expect("[7] >>> ")
	s.send(ctrlD)
	s.leaves(0)
}

func TestTerminalInterrupt(t *testing.T) {
	s := start(t, t.TempDir())
	s.expect("[1] >>> ")
	// A cell that runs is stopped, and the session goes on.
	s.send("while True: pass", enter, enter)
	s.expect("running", "Ctrl-C stops the cell")
	s.send(ctrlC)
	s.expect("KeyboardInterrupt: the cell was stopped", "[2] >>> ")
	// So it is when the signal comes from elsewhere.
	s.send("while True: pass", enter, enter)
	s.expect("running")
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	s.expect("KeyboardInterrupt", "[3] >>> ")

	// A line that is half typed goes away, and so do the lines above it.
	s.send("print('never'")
	s.expect("never'")
	s.send(ctrlC)
	s.expect("^C", "[3] >>> ")
	s.send("def f():", enter)
	s.expect("... ")
	s.send(ctrlC)
	s.expect("[3] >>> ")
	s.run("print('after', 1)", "after 1\n", "[4]")

	// What was typed ahead while a cell was stopped does not run.
	s.send("while True: pass", enter, enter)
	s.expect("running")
	s.send("print('typed', 'ahead')", enter)
	s.send(ctrlC)
	if out := s.expect("KeyboardInterrupt", "[5] >>> "); strings.Contains(out, "typed ahead") {
		t.Error("what was typed ahead ran")
	}
	s.send(ctrlD)
	s.leaves(0)
}

func TestTerminalQueries(t *testing.T) {
	home := t.TempDir()
	s := start(t, home)
	s.expect("[1] >>> ")
	s.run("q = spark.readStream.format('rate').load().writeStream.format('memory').queryName('ticks').start()", "[2]")
	s.send("half typed")
	s.expect("half typed")
	s.send(ctrlT)
	s.expect("state", "ticks")
	s.send(ctrlC)
	s.expect("[2] >>> ")
	// A query that fails says so at once, above the prompt.
	s.send("b = spark.readStream.format('rate').load().selectExpr('CAST(\"x\" AS INT)').writeStream.format('memory').queryName('broken').start()", enter)
	s.expect("query broken has failed: ")
	// Ctrl-D stops the queries and leaves.
	s.send(ctrlD)
	s.leaves(0)

	// So does the end of the terminal or of the session that it belongs to.
	s = start(t, home)
	s.expect("[1] >>> ")
	s.run("q = spark.readStream.format('rate').load().writeStream.format('memory').queryName('ticks').start()", "[2]")
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.leaves(0)
}

func TestTerminalSizeAndColour(t *testing.T) {
	s := start(t, t.TempDir())
	s.expect("[1] >>> ")
	if err := pty.Setsize(s.tty, &pty.Winsize{Rows: 10, Cols: 40}); err != nil {
		t.Fatal(err)
	}
	s.run("'a' * 60 + 'b' * 60 + 'c'", strings.Repeat("b", 60)+"c", "[2]")
	s.run("%fs head /databricks-datasets/structured-streaming/events/file-0.json", "more lines follow", "[3]")
	s.send(ctrlD)
	s.leaves(0)
	colour := regexp.MustCompile("\x1b\\[[0-9;]*m")
	s.mu.Lock()
	if found := colour.FindString(s.output); found != "" {
		t.Errorf("there is %q in spite of NO_COLOR", found)
	}
	if !strings.Contains(s.output, "\x1b[?2004l") {
		t.Error("the terminal goes on to mark what is pasted")
	}
	s.mu.Unlock()
}

func TestTerminalTour(t *testing.T) {
	s := start(t, t.TempDir(), "tour")
	s.expect("Counting events", "from pyspark", "Enter runs it")
	s.send(enter)
	s.expect("%fs ls", "Enter runs it")
	s.send("b", enter)
	s.expect("from pyspark", "Enter runs it")
	s.send("e", enter)
	s.expect("edit> ")
	s.send(ctrlA, "print('edited', 1) # ", enter)
	s.expect("edited 1\n", "%fs ls", "Enter runs it")
	s.send("s", enter)
	s.expect("%fs head", "Enter runs it")
	s.send("what", enter)
	s.expect(`There is no answer "what" here.`, "Enter runs it")
	s.send(ctrlC)
	s.expect("Enter runs it")
	s.send("q", enter)
	s.leaves(0)
}
