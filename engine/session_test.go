package engine

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

func newSession(t *testing.T) *Session {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{FS: root, Scripted: true})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func put(t *testing.T, s *Session, path, text string) {
	t.Helper()
	if err := s.FS().WriteAtomic(path, []byte(text), false); err != nil {
		t.Fatal(err)
	}
}

// lines runs a relation and prints its rows.
func lines(t *testing.T, s *Session, r plan.Relation) string {
	t.Helper()
	res, err := s.Execute(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range res.Batches {
		for i := range b.Rows {
			out = append(out, fmt.Sprint(b.Row(i)))
		}
	}
	return strings.Join(out, "\n")
}

var events = types.NewStruct(
	types.Field{Name: "time", Type: types.Timestamp, Nullable: true},
	types.Field{Name: "action", Type: types.String, Nullable: true},
)

func literal(s string) *plan.Literal { return plan.Lit(types.String, s) }

func folder(path string) *plan.ReadData {
	return &plan.ReadData{Format: "json", Schema: events, Stream: true, Paths: []string{path}, Options: map[string]string{"maxFilesPerTrigger": "1"}}
}

func windowed(in plan.Relation) plan.Relation {
	return &plan.Aggregate{Input: in, Keys: true,
		GroupBy: []plan.Expr{plan.Attr("action"), plan.Call("window", plan.Attr("time"), literal("1 hour"))},
		List:    []plan.Expr{&plan.Alias{Child: plan.Call("count", plan.Lit(types.Integer, int32(1))), Names: []string{"count"}}}}
}

func counts() plan.Relation {
	return &plan.Sort{
		Input: &plan.Project{Input: &plan.ReadTable{Name: []string{"counts"}}, List: []plan.Expr{
			plan.Attr("action"),
			&plan.Alias{Child: plan.Call("date_format", plan.Attr("window", "end"), literal("MMM-dd HH:mm")), Names: []string{"time"}},
			plan.Attr("count"),
		}},
		Order: []plan.SortOrder{{Child: plan.Attr("time"), NullsFirst: true}, {Child: plan.Attr("action"), NullsFirst: true}},
	}
}

func TestStreamingCountsByWindow(t *testing.T) {
	ctx := context.Background()
	s := newSession(t)
	put(t, s, "/in/1.json", `{"time":1469501107,"action":"Open"}`+"\n"+`{"time":1469501147,"action":"Open"}`)
	put(t, s, "/in/2.json", `{"time":1469501202,"action":"Close"}`+"\n"+`{"time":1469505202,"action":"Open"}`+"\n{\"action\":\"Open\"}")
	q, err := s.StartStream(ctx, &plan.WriteStream{Input: windowed(folder("/in")), Format: "memory", QueryName: "counts", OutputMode: "complete"})
	if err != nil {
		t.Fatal(err)
	}
	if got := lines(t, s, counts()); got != "" {
		t.Errorf("rows before anybody waits: %s", got)
	}
	if err := s.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	want := "[Close Jul-26 03:00 1]\n[Open Jul-26 03:00 2]\n[Open Jul-26 04:00 1]"
	if got := lines(t, s, counts()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p := q.LastProgress()
	if p == nil || p.BatchID != 1 || p.NumInputRows() != 3 || p.StateOperators[0].NumRowsTotal != 3 || p.Sink.NumOutputRows != 3 {
		t.Errorf("progress %+v", p)
	}
	put(t, s, "/in/3.json", `{"time":1469501107,"action":"Open"}`)
	if err := q.ProcessAllAvailable(ctx); err != nil {
		t.Fatal(err)
	}
	if got := lines(t, s, counts()); !strings.Contains(got, "[Open Jul-26 03:00 3]") {
		t.Errorf("after a third file: %s", got)
	}
}

func TestRestartGoesOnFromTheCheckpoint(t *testing.T) {
	ctx := context.Background()
	s := newSession(t)
	put(t, s, "/in/1.json", `{"time":1469501107,"action":"Open"}`)
	start := func() {
		t.Helper()
		q, err := s.StartStream(ctx, &plan.WriteStream{Input: windowed(folder("/in")), Format: "memory", QueryName: "counts", OutputMode: "complete",
			Options: map[string]string{"checkpointLocation": "/cp"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := q.ProcessAllAvailable(ctx); err != nil {
			t.Fatal(err)
		}
		if err := q.Stop(ctx); err != nil {
			t.Fatal(err)
		}
	}
	start()
	put(t, s, "/in/2.json", `{"time":1469501108,"action":"Open"}`)
	start()
	if got := lines(t, s, counts()); got != "[Open Jul-26 03:00 2]" {
		t.Errorf("after a restart: %s", got)
	}
	// Without its commit the last batch runs again, on the state before it.
	if err := s.FS().Remove("/cp/commits/1"); err != nil {
		t.Fatal(err)
	}
	start()
	if got := lines(t, s, counts()); got != "[Open Jul-26 03:00 2]" {
		t.Errorf("after running the last batch again: %s", got)
	}
}

func TestWatermarkEmitsClosedWindowsOnce(t *testing.T) {
	ctx := context.Background()
	s := newSession(t)
	at := func(minute int) string {
		return fmt.Sprintf(`{"time":"2024-01-01T08:%02d:00Z","action":"a"}`+"\n", minute)
	}
	put(t, s, "/in/1.json", at(1)+at(2))
	marked := &plan.WithWatermark{Input: folder("/in"), EventTime: "time", Delay: "5 minutes"}
	agg := &plan.Aggregate{Input: marked, Keys: true, GroupBy: []plan.Expr{plan.Call("window", plan.Attr("time"), literal("10 minutes"))},
		List: []plan.Expr{&plan.Alias{Child: plan.Call("count", plan.Lit(types.Integer, int32(1))), Names: []string{"count"}}}}
	q, err := s.StartStream(ctx, &plan.WriteStream{Input: agg, Format: "memory", QueryName: "closed", OutputMode: "append"})
	if err != nil {
		t.Fatal(err)
	}
	closed := &plan.Project{Input: &plan.ReadTable{Name: []string{"closed"}}, List: []plan.Expr{plan.Attr("count")}}
	for _, step := range []struct{ file, rows, want string }{
		{"2", at(14), ""},
		{"3", at(15) + at(3), "[3]"}, // the window to 08:10 closes when 08:15 has been seen
		{"4", at(4), "[3]"},          // too late
		{"5", at(40), "[3]\n[2]"},
	} {
		put(t, s, "/in/"+step.file+".json", step.rows)
		if err := q.ProcessAllAvailable(ctx); err != nil {
			t.Fatal(err)
		}
		if got := lines(t, s, closed); got != step.want {
			t.Errorf("after file %s: %q, want %q", step.file, got, step.want)
		}
	}
}

func TestOutputModesAreRefused(t *testing.T) {
	ctx := context.Background()
	s := newSession(t)
	put(t, s, "/in/1.json", "{}")
	for _, c := range []struct {
		mode, format, condition string
		in                      plan.Relation
	}{
		{"append", "memory", "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION", windowed(folder("/in"))},
		{"complete", "memory", "STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION", folder("/in")},
		{"sideways", "memory", "STREAMING_OUTPUT_MODE.INVALID", folder("/in")},
		{"complete", "json", "STREAMING_OUTPUT_MODE.UNSUPPORTED_DATASOURCE", windowed(folder("/in"))},
	} {
		_, err := s.StartStream(ctx, &plan.WriteStream{Input: c.in, Format: c.format, QueryName: "q", OutputMode: c.mode, Path: "/out",
			Options: map[string]string{"checkpointLocation": "/cp"}})
		if e, ok := diag.As(err); !ok || e.Condition != c.condition {
			t.Errorf("%s into %s: %v, want %s", c.mode, c.format, err, c.condition)
		}
	}
	if _, err := s.Execute(ctx, folder("/in")); err == nil {
		t.Error("a stream ran as a batch")
	}
}

func TestQueriesRunFreelyOutsideOfScripts(t *testing.T) {
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{FS: root})
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	put(t, s, "/in/1.json", `{"time":1,"action":"a"}`)
	seen := make(chan int64, 16)
	_, err = s.StartStream(ctx, &plan.WriteStream{Input: folder("/in"), ForeachBatch: func(_ plan.Relation, id int64) error {
		seen <- id
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for want := range int64(2) {
		select {
		case id := <-seen:
			if id != want {
				t.Errorf("batch %d, want %d", id, want)
			}
		case <-ctx.Done():
			t.Fatal("no batch came")
		}
		put(t, s, "/in/2.json", `{"time":2,"action":"b"}`)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := root.Close(); err != nil {
		t.Fatal(err)
	}
}
