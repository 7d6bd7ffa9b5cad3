package python

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
)

// TestScripts replays testdata/scripts: NAME.out is what python3 printed, and
// its last line names the exception that ended the script, if one did. They are
// recorded by testdata/record.py.
func TestScripts(t *testing.T) {
	paths, err := filepath.Glob("testdata/scripts/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, p := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(p), ".py"), func(t *testing.T) {
			src, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(p, ".py") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			if got := output(t, string(src)); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// output runs a script and returns what it printed and how it ended.
func output(t *testing.T, src string) string {
	t.Helper()
	var out bytes.Buffer
	in := New(&out)
	in.Stderr = io.Discard
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Mount(root)
	defer func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := in.Exec(ctx, diag.NewSource("cell", src)); err != nil {
		var e *Error
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		line := 0
		if e.Place.Source != nil {
			line = strings.Count(e.Place.Source.Text[:e.Place.Start], "\n") + 1
		}
		fmt.Fprintf(&out, "%s (line %d)\n", e.Error(), line)
	}
	return out.String()
}

// TestEndlessLoopsStop runs what never ends by itself: the context ends it, also
// inside of built-in functions.
func TestEndlessLoopsStop(t *testing.T) {
	const forever = "import itertools\ndef ever():\n  while True: yield 1\n"
	for _, src := range []string{
		"while True: pass", "while True:\n  try:\n    1/0\n  except ZeroDivisionError: pass", "for x in iter(int, 1): pass", "sum(ever())", "sum(itertools.count())", "max(ever())", "min(ever(), key=abs)",
		"x = [1]\nfor v in x: x.append(v)", "0 in ever()", "any(x == 2 for x in ever())", "all(ever())", "for a in map(abs, ever()): pass", "for a in filter(lambda v: False, ever()): pass",
		"for a, b in zip(ever(), itertools.count()): pass", "for a in enumerate(ever()): pass", "dict.fromkeys(ever())", "set(ever())", "next(x for x in ever() if x == 2)", "[x for x in ever() if x == 2]",
		"class A:\n  def __iter__(self): return self\n  def __next__(self): return 1\nfor a in A(): pass", "class A:\n  def __getitem__(self, i): return i\n-1 in A()",
		"for a in itertools.cycle([1]): pass", "for a in itertools.chain.from_iterable([] for x in ever()): pass", "def f():\n  yield from ever()\nfor a in f(): pass", "sorted([3, 2, 1] * 10, key=lambda v: sum(ever()))",
		"7 ** 10000000 % 3", "f = lambda: f if False else [0 for _ in ever()]\nf()",
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		err := New(&bytes.Buffer{}).Exec(ctx, diag.NewSource("cell", forever+src))
		cancel()
		var e *Error
		if !errors.As(err, &e) || e.Class != "KeyboardInterrupt" {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestLimits(t *testing.T) {
	for src, class := range map[string]string{
		"def f(): return f()\nf()": "RecursionError", "[0] * 10**12": "MemoryError", "'x' * 10**12": "MemoryError", "10 ** 10 ** 10": "MemoryError",
		"x = []\nfor i in range(100000): x = [x]\nrepr(x)": "RecursionError", "1 << 10**15": "MemoryError", "'%999999999999d' % 1": "MemoryError",
		"x = ()\nfor i in range(100000): x = (x,)\nhash(x)": "RecursionError", "list(range(10**12))": "MemoryError", "'{:60000000000d}'.format(1)": "ValueError", "f'{1:>100000000000}'": "ValueError",
		"'a'.ljust(10**12)": "MemoryError", "'a'.zfill(10**12)": "MemoryError", "'a'.center(10**12)": "MemoryError", "'\\t'.expandtabs(10**12)": "MemoryError", "bytes(10**12)": "MemoryError",
		"('x' * 10**6).replace('x', 'y' * 10**6)": "MemoryError", "('x' * 10**6).join(['y'] * 10**6)": "MemoryError", "x = 'a'\nwhile True: x += x": "MemoryError",
		"x = 2\nwhile True: x *= x": "MemoryError", "(1).to_bytes(10**12, 'big')": "MemoryError", "round(1.5, 10**30)": "OverflowError", "class A:\n  def __eq__(self, o): return self == o\nA() == 1": "RecursionError",
		"class A:\n  def __str__(self): return str(self)\nstr(A())": "RecursionError", "f = lambda: 0\nfor i in range(100000): f = (lambda g: lambda: g())(f)\nf()": "RecursionError",
		strings.Repeat("(", 300) + "1" + strings.Repeat(")", 300): "SyntaxError", strings.Repeat("-", 100000) + "1": "SyntaxError", "1" + strings.Repeat("+1", 100000): "RecursionError", "x = 1\nx" + strings.Repeat(".real", 100000): "RecursionError",
		strings.Repeat("not ", 100000) + "1": "SyntaxError", "if 0: 0\n" + strings.Repeat("elif 0: 0\n", 100000): "RecursionError", strings.Repeat("lambda: ", 100000) + "1": "SyntaxError",
	} {
		err := New(&bytes.Buffer{}).Exec(context.Background(), diag.NewSource("cell", src))
		var e *Error
		if !errors.As(err, &e) || e.Class != class {
			t.Errorf("%.60s: %v, want %s", src, err, class)
		}
	}
}

// TestGeneratorsEnd checks that abandoned generators leave no goroutines.
func TestGeneratorsEnd(t *testing.T) {
	before := runtime.NumGoroutine()
	in := New(&bytes.Buffer{})
	src := "def g():\n  while True: yield 1\nkept = [g() for _ in range(50)]\nfor k in kept: next(k)\nfor _ in range(50): next(g())\n"
	if err := in.Exec(context.Background(), diag.NewSource("cell", src)); err != nil {
		t.Fatal(err)
	}
	in.Close()
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}

func FuzzExec(f *testing.F) {
	for _, s := range []string{"print(1)", "x = [i for i in range(3)]", "def f(a, *b, c=1, **d): return f'{a!r:>5}'\nf(1)", "try:\n  1/0\nexcept Exception as e: pass\nfinally: x = 1", "class A:\n  def __init__(self): self.x = {1: (2,)}\nA().x[1]", "'{:>{w}}'.format(1, w=3)", "a = b = [1]; a[0:1] = 'xy'; del a[0]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 500 {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		defer cancel()
		err := New(&bytes.Buffer{}).Exec(ctx, diag.NewSource("cell", src))
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("%q: %v", src, err)
		}
	})
}
