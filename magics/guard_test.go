package magics

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"testing"

	"brook/dbfs"
	"brook/engine"
	"brook/notebook"
	"brook/python"
	"brook/sql"
)

// newRunner makes a runner over an empty root.
func newRunner(t *testing.T, out io.Writer) *Runner {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := engine.New(engine.Options{FS: root, Parser: sql.NewParser(), Stdout: out, Scripted: true})
	t.Cleanup(func() {
		if err := errors.Join(s.Close(), root.Close()); err != nil {
			t.Error(err)
		}
	})
	return New(s, out)
}

func run(r *Runner, cell string) error {
	return r.Run(context.Background(), notebook.New(1, cell))
}

func TestGuard(t *testing.T) {
	for name, cell := range map[string]string{
		"a list in Python":      "x = []\nwhile True:\n    x.append('a' * 1000)",
		"rows of a query":       "rows = spark.range(10**9).collect()",
		"a sort":                "%sql SELECT * FROM range(1000000000) ORDER BY -id, id",
		"below another handler": "try:\n    x = set(range(10**9))\nexcept Exception:\n    pass",
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			r := newRunner(t, &out)
			r.MaxHeap = heapBytes() + 64<<20
			var e *python.Error
			if err := run(r, cell); !errors.As(err, &e) || e.Class != "MemoryError" {
				t.Fatalf("the cell ended with %v, want a MemoryError", err)
			}
			if err := run(r, "x = rows = None\nprint('next')"); err != nil {
				t.Errorf("the cell after it: %v", err)
			}
			if got := out.String(); got != "next\n" {
				t.Errorf("the cells printed %q", got)
			}
		})
	}
}

func TestGuardLeavesOthersAlone(t *testing.T) {
	var out bytes.Buffer
	r := newRunner(t, &out)
	held := make([]byte, 256<<20)
	r.MaxHeap = 128 << 20
	if err := run(r, "import time\ntime.sleep(0.1)"); err != nil {
		t.Errorf("a cell was stopped for what others hold: %v", err)
	}
	runtime.KeepAlive(held)
	r.MaxHeap = 1 << 40
	if err := run(r, "1 / 0"); err == nil || err.Error() != "ZeroDivisionError: division by zero" {
		t.Errorf("an error of another kind became %v", err)
	}
}
