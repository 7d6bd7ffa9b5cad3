package python

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

func TestEndlessLoopsStop(t *testing.T) {
	for _, src := range []string{"while True: pass", "for x in iter(int, 1): pass", "def f():\n  while 1: yield 1\nsum(f())", "x = [1]\nfor v in x: x.append(v)"} {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		err := New(&bytes.Buffer{}).Exec(ctx, diag.NewSource("cell", src))
		cancel()
		var e *Error
		if !errors.As(err, &e) || e.Class != "KeyboardInterrupt" && e.Class != "TypeError" {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestLimits(t *testing.T) {
	for src, class := range map[string]string{
		"def f(): return f()\nf()": "RecursionError", "[0] * 10**12": "MemoryError", "'x' * 10**12": "MemoryError", "10 ** 10 ** 10": "MemoryError",
		"x = []\nfor i in range(100000): x = [x]\nrepr(x)": "RecursionError", "1 << 10**15": "MemoryError", "'%999999999999d' % 1": "MemoryError",
	} {
		err := New(&bytes.Buffer{}).Exec(context.Background(), diag.NewSource("cell", src))
		var e *Error
		if !errors.As(err, &e) || e.Class != class {
			t.Errorf("%s: %v, want %s", src, err, class)
		}
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
