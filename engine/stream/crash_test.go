package stream_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"brook/engine/stream"
)

// scenario is a query and the files that come for it, step by step.
type scenario struct {
	name, mode, query string
	inputs            map[string]*input
	steps             []map[string][]string // rows by input
}

func at(minute int, k string, v int) string {
	return fmt.Sprintf(`{"k":"%s","t":"2024-01-01T08:%02d:00Z","v":%d}`, k, minute, v)
}

func scenarios() []scenario {
	one := map[string]*input{"a": {schema: "k string, t timestamp, v int", column: "t", delay: "2 minutes"}}
	two := map[string]*input{"a": one["a"], "b": {schema: "k string, t timestamp, v int", column: "t", delay: "2 minutes"}}
	steps := []map[string][]string{
		{"a": {at(1, "x", 1), at(2, "y", 2)}, "b": {at(2, "x", 10)}},
		{"a": {at(3, "x", 3), at(3, "x", 3)}, "b": {at(4, "y", 20), at(5, "x", 30)}},
		{"a": {at(20, "z", 5)}, "b": {at(21, "z", 40)}},
		{"a": {at(22, "x", 6), at(23, "z", 7)}, "b": {at(40, "q", 50)}},
	}
	return []scenario{
		{"windows", "append", "SELECT k, date_format(window(t, '5 minutes').start, 'HH:mm') AS w, sum(v), count(*) FROM a GROUP BY k, window(t, '5 minutes')", one, steps},
		{"sums", "complete", "SELECT k, sum(v), max(v) FROM a GROUP BY k", one, steps},
		{"distinct", "append", "SELECT DISTINCT k, v FROM a", one, steps},
		{"sessions", "append", "SELECT k, date_format(session_window.end, 'HH:mm') AS e, sum(v) FROM a GROUP BY k, session_window(t, '4 minutes')", one, steps},
		{"join", "append", "SELECT l.k, l.v, r.v FROM a l LEFT JOIN b r ON l.k = r.k AND r.t BETWEEN l.t AND l.t + INTERVAL 3 MINUTES", two, steps},
	}
}

func (c scenario) world(t testing.TB) *world {
	w := newWorld(t)
	w.mode, w.query = c.mode, c.query
	for name, in := range c.inputs {
		own := *in
		w.inputs[name] = &own
	}
	return w
}

// feed adds the rows of one step.
func (c scenario) feed(w *world, step int) {
	for name := range w.inputs {
		w.add(name, c.steps[step][name]...)
	}
}

// last is what counts: the sink as a whole, or the last batch of a complete one.
func (c scenario) last(w *world) []string {
	if c.mode != "complete" {
		return w.all()
	}
	got := w.batches(0)
	for i := len(got) - 1; i >= 0; i-- {
		if strings.HasPrefix(got[i], "batch ") {
			return got[i+1:]
		}
	}
	return nil
}

func mustRun(t *testing.T, w *world) {
	t.Helper()
	if w.running == nil {
		if err := w.start(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.process(); err != nil {
		t.Fatal(err)
	}
}

// A query that is stopped at any change of its files and started again ends with
// the same rows. To be stopped after one change is to be stopped before the next.
func TestCrashAtEveryChangeOfAFile(t *testing.T) {
	for _, c := range scenarios() {
		t.Run(c.name, func(t *testing.T) {
			whole := c.world(t)
			whole.open(0)
			for step := range c.steps {
				c.feed(whole, step)
				mustRun(t, whole)
			}
			changes, want := whole.fs.seen, c.last(whole)
			if changes < 10 || len(want) == 0 {
				t.Fatalf("%d changes and %d rows: nothing to test", changes, len(want))
			}
			for n := 1; n <= changes; n++ {
				if got := c.crashed(t, n); !slices.Equal(got, want) {
					t.Fatalf("crash at change %d: got\n%s\nwant\n%s", n, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		})
	}
}

// crashed runs a scenario in which the n-th change of a file fails.
func (c scenario) crashed(t *testing.T, n int) []string {
	t.Helper()
	w := c.world(t)
	w.open(n)
	for step := range c.steps {
		c.feed(w, step)
		err := error(nil)
		if w.running == nil {
			err = w.start()
		}
		if err == nil {
			err = w.process()
		}
		if err == nil {
			continue
		}
		if !errors.Is(err, errCrash) && !strings.Contains(err.Error(), errCrash.Error()) {
			t.Fatalf("crash at change %d: %v", n, err)
		}
		w.stop()
		w.open(0)
		mustRun(t, w)
	}
	w.stop()
	return c.last(w)
}

// However rows are cut into files and batches, and wherever the query is started
// anew, the result is that of one batch.
func TestBatchesDoNotMatter(t *testing.T) {
	one := map[string]*input{"a": {schema: "k string, v int"}}
	two := map[string]*input{"a": one["a"], "b": one["a"]}
	for _, c := range []scenario{
		{name: "sums", mode: "complete", query: "SELECT k, sum(v), count(*), avg(v), min(v), max(v), collect_set(v) IS NULL FROM a GROUP BY k", inputs: one},
		{name: "distinct", mode: "append", query: "SELECT DISTINCT k, v FROM a", inputs: one},
		{name: "join", mode: "append", query: "SELECT l.k, l.v, r.v FROM a l JOIN b r ON l.k = r.k AND l.v <= r.v", inputs: two},
		{name: "union", mode: "append", query: "SELECT k, v FROM a WHERE v > 2 UNION ALL SELECT k, -v FROM b", inputs: two},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(6) {
				r := rand.New(rand.NewPCG(seed, 1))
				rows := map[string][]string{}
				for name := range c.inputs {
					for range 60 {
						rows[name] = append(rows[name], fmt.Sprintf(`{"k":"k%d","v":%d}`, r.IntN(5), r.IntN(9)))
					}
				}
				whole := c.world(t)
				whole.open(0)
				for name := range c.inputs {
					whole.add(name, rows[name]...)
				}
				mustRun(t, whole)
				cut := c.world(t)
				cut.open(0)
				for more := true; more; {
					more = false
					for name := range c.inputs {
						n := min(len(rows[name]), r.IntN(20))
						cut.add(name, rows[name][:n]...)
						rows[name] = rows[name][n:]
						more = more || len(rows[name]) > 0
					}
					if r.IntN(3) == 0 {
						cut.stop()
						cut.open(0)
					}
					mustRun(t, cut)
				}
				if got, want := c.last(cut), c.last(whole); !slices.Equal(got, want) {
					t.Fatalf("seed %d: got\n%s\nwant\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		})
	}
}

// What a batch costs follows its rows and the keys that they touch: the pairs of
// state that it works on are as many with a large state as with a small one.
func TestCostFollowsTheBatch(t *testing.T) {
	one := map[string]*input{"a": {schema: "k string, t timestamp, v int", column: "t", delay: "1 hour"}}
	two := map[string]*input{"a": one["a"], "b": one["a"]}
	for _, c := range []scenario{
		{name: "sums", mode: "update", query: "SELECT k, sum(v) FROM a GROUP BY k", inputs: one},
		{name: "windows", mode: "append", query: "SELECT k, count(*) FROM a GROUP BY k, window(t, '5 minutes')", inputs: one},
		{name: "distinct", mode: "append", query: "SELECT DISTINCT k FROM a", inputs: one},
		{name: "sessions", mode: "append", query: "SELECT k, count(*) FROM a GROUP BY k, session_window(t, '1 minute')", inputs: one},
		{name: "join", mode: "append", query: "SELECT l.k, l.v, r.v FROM a l JOIN b r ON l.k = r.k AND l.t <= r.t", inputs: two},
	} {
		t.Run(c.name, func(t *testing.T) {
			cost := func(keys int) (touched, state int64) {
				w := c.world(t)
				w.open(0)
				var rows []string
				for i := range keys {
					rows = append(rows, at(30, fmt.Sprint("old", i), i))
				}
				for name := range c.inputs {
					w.add(name, rows...)
				}
				mustRun(t, w)
				for _, o := range w.running.LastProgress().StateOperators {
					state += o.NumRowsTotal
				}
				before := stream.Touched(w.running)
				for name := range c.inputs {
					w.add(name, at(31, "old1", 1), at(31, "new", 2))
				}
				mustRun(t, w)
				return stream.Touched(w.running) - before, state
			}
			small, few := cost(20)
			large, many := cost(5000)
			if few < 20 || many < 5000 {
				t.Fatalf("states of %d and %d pairs are too small to tell", few, many)
			}
			if large != small || large == 0 || large > 40 {
				t.Errorf("a batch of two rows worked on %d pairs of a small state and on %d of a large one", small, large)
			}
		})
	}
}

// A session that is closed leaves no goroutine behind.
func TestGoroutinesEnd(t *testing.T) {
	before := goleak.IgnoreCurrent()
	for _, c := range scenarios() {
		w := c.world(t)
		w.open(0)
		c.feed(w, 0)
		mustRun(t, w)
		w.stop()
	}
	goleak.VerifyNone(t, before)
}
