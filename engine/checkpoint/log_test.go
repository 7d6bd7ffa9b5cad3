package checkpoint

import (
	"errors"
	"slices"
	"testing"

	"brook/diag"
)

func TestOffsetLogIsSparks(t *testing.T) {
	root := NewMemory()
	l := NewOffsetLog(root)
	if n, err := l.Latest(); n != -1 || err != nil {
		t.Fatalf("latest of an empty log: %d, %v", n, err)
	}
	in := Offsets{WatermarkMs: 5, TimestampMs: 1700000000000, Conf: map[string]string{"b": "2", "a": "1"}, Ends: []string{`{"logOffset":3}`, ""}}
	if err := l.Add(0, in); err != nil {
		t.Fatal(err)
	}
	text, err := root.Sub("offsets").Read("0")
	if err != nil {
		t.Fatal(err)
	}
	want := "v1\n{\"batchWatermarkMs\":5,\"batchTimestampMs\":1700000000000,\"conf\":{\"a\":\"1\",\"b\":\"2\"}}\n{\"logOffset\":3}\n-"
	if string(text) != want {
		t.Errorf("offsets/0 is\n%s\nwant\n%s", text, want)
	}
	out, ok, err := l.Get(0)
	if err != nil || !ok || out.WatermarkMs != 5 || !slices.Equal(out.Ends, in.Ends) || out.Conf["a"] != "1" {
		t.Errorf("read back %+v, %v, %v", out, ok, err)
	}
	if _, ok, err := l.Get(1); ok || err != nil {
		t.Errorf("batch 1: %v, %v", ok, err)
	}
	var d *diag.Error
	if err := l.Add(0, in); !errors.As(err, &d) || d.Condition != "CONCURRENT_STREAM_LOG_UPDATE" {
		t.Errorf("a second batch 0: %v", err)
	}
}

func TestDamagedLogs(t *testing.T) {
	root := NewMemory()
	for name, text := range map[string]string{"0": "", "1": "v1", "2": "v9\n{}\n0", "3": "x\n{}", "4": "v1\nnot json"} {
		if err := root.Sub("offsets").Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for n := range int64(5) {
		if _, _, err := NewOffsetLog(root).Get(n); err == nil {
			t.Errorf("offsets/%d was read without an error", n)
		}
	}
}

func TestCommitLogAndPurge(t *testing.T) {
	root := NewMemory()
	l := NewCommitLog(root)
	for n := range int64(12) {
		if err := l.Add(n, n*10); err != nil {
			t.Fatal(err)
		}
	}
	if err := root.Sub("commits").Write("notes.txt", []byte("mine")); err != nil {
		t.Fatal(err)
	}
	if err := l.Purge(10); err != nil {
		t.Fatal(err)
	}
	names, err := root.Sub("commits").List()
	if err != nil || !slices.Equal(names, []string{"10", "11", "notes.txt"}) {
		t.Errorf("left: %v, %v", names, err)
	}
	if n, err := l.Latest(); n != 11 || err != nil {
		t.Errorf("latest %d, %v", n, err)
	}
	if wm, ok, err := l.Get(11); wm != 110 || !ok || err != nil {
		t.Errorf("commit 11: %d, %v, %v", wm, ok, err)
	}
}

func TestQueryIDStays(t *testing.T) {
	root := NewMemory()
	first, err := QueryID(root, func() string { return "one" })
	if err != nil || first != "one" {
		t.Fatal(first, err)
	}
	if again, err := QueryID(root, func() string { return "two" }); err != nil || again != "one" {
		t.Error(again, err)
	}
	if text, err := root.Read("metadata"); err != nil || string(text) != `{"id":"one"}` {
		t.Errorf("metadata is %s, %v", text, err)
	}
}
