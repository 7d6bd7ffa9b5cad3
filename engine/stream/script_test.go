package stream_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"brook/diag"
)

// TestScripts runs the stream scripts of testdata. A script is a line a step:
//
//	stream NAME SCHEMA             a stream over the files of a folder
//	watermark NAME COLUMN DELAY    its event time
//	query MODE TEXT                what start starts
//	start                          start the query, on its checkpoint
//	restart                        end the process and start again
//	crash N                        start again; the N-th change of a file fails, and all later ones
//	advance DURATION               move the clock
//	add NAME ROW; ROW …            one more file of JSON rows
//	run                            let the query catch up; > lines are the new batches
//	sink                           > lines are all rows of the sink
//	state COUNT…                   rows that the stateful operators keep, topmost first
//	watermark-is TIME              of the last batch
//	error CONDITION                the step before has failed with it
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := &script{w: newWorld(t), lines: strings.Split(string(text), "\n")}
			s.w.open(0)
			for s.at < len(s.lines) {
				s.step(t)
			}
			if s.failed != nil {
				t.Errorf("line %d: %v", s.at, s.failed)
			}
		})
	}
}

type script struct {
	w      *world
	lines  []string
	at     int
	seen   int   // batches that have been checked
	failed error // of the last step, until error asks for it
}

func (s *script) step(t *testing.T) {
	line := strings.TrimSpace(s.lines[s.at])
	s.at++
	if line == "" || strings.HasPrefix(line, "#") {
		return
	}
	word, rest, _ := strings.Cut(line, " ")
	if s.failed != nil && word != "error" {
		t.Fatalf("line %d: %v", s.at-1, s.failed)
	}
	w := s.w
	switch word {
	case "stream":
		name, schema, _ := strings.Cut(rest, " ")
		w.inputs[name] = &input{schema: schema}
	case "watermark":
		f := strings.SplitN(rest, " ", 3)
		w.inputs[f[0]].column, w.inputs[f[0]].delay = f[1], f[2]
	case "query":
		w.mode, w.query, _ = strings.Cut(rest, " ")
	case "start":
		s.failed = w.start()
	case "restart", "crash":
		n, _ := strconv.Atoi(rest)
		w.stop()
		w.open(n)
		s.failed = w.start()
	case "advance":
		d, err := time.ParseDuration(rest)
		if err != nil {
			t.Fatalf("line %d: %v", s.at, err)
		}
		w.now = w.now.Add(d)
	case "add":
		name, rows, _ := strings.Cut(rest, " ")
		w.add(name, strings.Split(rows, "; ")...)
	case "run":
		s.failed = w.process()
		s.expect(t)
	case "sink":
		if got, want := w.all(), s.expected(); !slices.Equal(got, want) {
			t.Errorf("line %d: the sink has %v, want %v", s.at, got, want)
		}
	case "state":
		var got []string
		for _, o := range w.running.LastProgress().StateOperators {
			got = append(got, strconv.FormatInt(o.NumRowsTotal, 10))
		}
		if strings.Join(got, " ") != rest {
			t.Errorf("line %d: state %v, want %s", s.at, got, rest)
		}
	case "watermark-is":
		if got := w.running.LastProgress().EventTime["watermark"]; got != rest {
			t.Errorf("line %d: watermark %s, want %s", s.at, got, rest)
		}
	case "error":
		if s.failed == nil {
			t.Errorf("line %d: no error, want %s", s.at, rest)
			return
		}
		if e, ok := diag.As(s.failed); !ok || e.Condition != rest && !strings.Contains(e.Message, "["+rest+"]") && !strings.Contains(s.failed.Error(), rest) {
			t.Errorf("line %d: %v, want %s", s.at, s.failed, rest)
		}
		s.failed = nil
	default:
		t.Fatalf("line %d: no step %s", s.at, word)
	}
}

// expect compares the new batches with the lines that follow.
func (s *script) expect(t *testing.T) {
	from := s.at
	want := s.expected()
	got := s.w.batches(s.seen)
	if !slices.Equal(got, want) {
		t.Errorf("line %d: got\n> %s\nwant\n> %s", from, strings.Join(got, "\n> "), strings.Join(want, "\n> "))
	}
	for _, line := range got {
		var id int
		if n, _ := fmt.Sscanf(line, "batch %d", &id); n == 1 {
			s.seen = id + 1
		}
	}
}

// expected is the > lines that follow.
func (s *script) expected() []string {
	var want []string
	for s.at < len(s.lines) && strings.HasPrefix(s.lines[s.at], "> ") {
		want = append(want, strings.TrimPrefix(s.lines[s.at], "> "))
		s.at++
	}
	return want
}
