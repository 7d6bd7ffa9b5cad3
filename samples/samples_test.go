package samples_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"brook/dbfs"
	"brook/magics"
	"brook/notebook"
	"brook/repl"
	"brook/samples"
)

var update = flag.Bool("update", false, "write what the samples print to testdata")

func cellsOf(t *testing.T, name string) []notebook.Cell {
	t.Helper()
	text, err := samples.Notebook(name)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := notebook.Parse(name+".py", string(text), magics.Rules)
	if err != nil {
		t.Fatal(err)
	}
	return cells
}

// TestSamples runs every bundled notebook. What it prints was compared with what
// Spark prints for the same cells; the tutorial's is a recorded case.
func TestSamples(t *testing.T) {
	for _, name := range samples.Names() {
		t.Run(name, func(t *testing.T) {
			if samples.Title(name) == "" {
				t.Error("it has no title")
			}
			var out, errs bytes.Buffer
			w, err := repl.Open(repl.Options{Root: t.TempDir(), Out: &out, Scripted: true, Quiet: true})
			if err != nil {
				t.Fatal(err)
			}
			script := &repl.Script{Runner: w.Runner, Out: &out, Err: &errs, Quiet: true}
			if status := script.Run(t.Context(), cellsOf(t, name)); status != 0 || errs.Len() > 0 {
				t.Errorf("it ends with status %d: %s", status, errs.String())
			}
			if err := w.Close(); err != nil {
				t.Error(err)
			}
			file := filepath.Join("testdata", name+".out")
			if name == samples.Tutorial {
				file = filepath.Join("..", "conformance", "golden", "tutorials", name+".out")
			} else if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("it prints\n%s\nand not\n%s", out.String(), want)
			}
		})
	}
}

// open makes a root in a folder.
func open(t *testing.T, dir string) *dbfs.Root {
	t.Helper()
	root, err := dbfs.NewRoot(dir, samples.Mount())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return root
}

// bundled is the modification times of the data set, by file.
func bundled(t *testing.T) map[string]time.Time {
	t.Helper()
	f, err := os.Open("events.tar.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]time.Time{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out[h.Name] = h.ModTime
	}
}

func TestEventsHaveTheirTimes(t *testing.T) {
	times := bundled(t)
	if len(times) != 50 {
		t.Fatalf("there are %d files of events", len(times))
	}
	root := open(t, t.TempDir())
	for name, want := range times {
		info, err := root.Stat(path.Join(samples.EventsFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(want) {
			t.Errorf("%s is from %v, not %v", name, info.ModTime(), want)
		}
	}
}

// TestEventsAreNotOverwritten checks that what users do to the events stays.
func TestEventsAreNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	root := open(t, dir)
	changed, gone := path.Join(samples.EventsFolder, "file-3.json"), path.Join(samples.EventsFolder, "file-4.json")
	if err := root.WriteAtomic(changed, []byte("mine"), false); err != nil {
		t.Fatal(err)
	}
	if err := root.Remove(gone); err != nil {
		t.Fatal(err)
	}
	root = open(t, dir)
	for _, folder := range []string{"/databricks-datasets", samples.EventsFolder} {
		if _, err := root.ReadDir(folder); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := root.ReadFile(changed); err != nil || string(text) != "mine" {
		t.Errorf("the changed file reads %.20q, %v", text, err)
	}
	if _, err := root.Stat(gone); err == nil {
		t.Error("the removed file is back")
	}
}

// TestTutorialMoves runs the tutorial as the prompt does, where queries run
// freely: the counts grow, and a file that is dropped into the folder is counted
// while the query runs.
func TestTutorialMoves(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var out bytes.Buffer
	w, err := repl.Open(repl.Options{Root: t.TempDir(), Out: &out, Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	run := func(c notebook.Cell) string {
		out.Reset()
		if err := w.Runner.Run(ctx, c); err != nil {
			t.Fatalf("%s: %v", c.Text, err)
		}
		return out.String()
	}
	for _, c := range cellsOf(t, samples.Tutorial) {
		if !strings.Contains(c.Text, "query.stop()") {
			run(c)
		}
	}
	// asked returns the first answer that is not the one before.
	ask := notebook.New(1, "%sql SELECT action, sum(count) AS n FROM counts GROUP BY action ORDER BY action")
	asked := func(before string) string {
		poll := time.NewTicker(5 * time.Millisecond)
		defer poll.Stop()
		for {
			if answer := run(ask); answer != before {
				return answer
			}
			select {
			case <-poll.C:
			case <-ctx.Done():
				t.Fatalf("the answer stays\n%s", before)
			}
		}
	}
	answer := asked("")
	for !strings.Contains(answer, "|Close |50000|") || !strings.Contains(answer, "|Open  |50000|") {
		answer = asked(answer)
	}
	more := `{"time":1469501107,"action":"Open"}` + "\n" + `{"time":1469501107,"action":"Lock"}` + "\n"
	if err := w.Root.WriteAtomic(path.Join(samples.EventsFolder, "file-50.json"), []byte(more), false); err != nil {
		t.Fatal(err)
	}
	if answer := asked(answer); !strings.Contains(answer, "|Open  |50001|") || !strings.Contains(answer, "|Lock  |1    |") {
		t.Errorf("after the file came the answer is\n%s", answer)
	}
	run(notebook.New(1, "query.stop()"))
}
