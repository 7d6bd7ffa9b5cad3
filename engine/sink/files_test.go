package sink

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/source"
	"brook/engine/types"
)

var pairs = types.NewStruct(types.Field{Name: "id", Type: types.Integer, Nullable: true}, types.Field{Name: "k", Type: types.String, Nullable: true})

func newRoot(t *testing.T) *dbfs.Root {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
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

func rowsOf(t *testing.T, rows ...types.StructValue) *batch.Batch {
	t.Helper()
	b, err := batch.FromRows(pairs, rows)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, root dbfs.FS, o FileOptions, rows ...types.StructValue) error {
	t.Helper()
	return WriteFiles(context.Background(), root, o, pairs, func(yield func(int, *batch.Batch) error) error {
		if len(rows) == 0 {
			return nil
		}
		return yield(0, rowsOf(t, rows...))
	})
}

// read returns the rows, sorted, after the schema.
func read(t *testing.T, root dbfs.FS, o source.Options) []string {
	t.Helper()
	ctx := context.Background()
	r, err := source.Open(ctx, root, o)
	if err != nil {
		t.Fatal(err)
	}
	q := source.Request{Limit: -1}
	for i := range r.Schema().Fields {
		q.Columns = append(q.Columns, i)
	}
	morsels, err := r.Scan(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range morsels {
		err := m.Read(ctx, func(b *batch.Batch) error {
			for i := range b.Rows {
				out = append(out, fmt.Sprint(b.Row(i)))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(out)
	return append([]string{r.Schema().String()}, out...)
}

func TestWriteAndReadBack(t *testing.T) {
	for _, format := range []string{"json", "csv", "parquet"} {
		t.Run(format, func(t *testing.T) {
			root := newRoot(t)
			o := FileOptions{Format: format, Path: "/out", Mode: "error", PartitionBy: []string{"k"}, Options: map[string]string{"header": "true", "inferSchema": "true"}}
			if err := write(t, root, o, types.StructValue{int32(1), "a"}, types.StructValue{int32(2), nil}, types.StructValue{int32(3), "b/c d"}); err != nil {
				t.Fatal(err)
			}
			got := strings.Join(read(t, root, source.Options{Format: format, Paths: []string{"/out"}, Options: o.Options})[1:], " ")
			if want := "[1 a] [2 <nil>] [3 b/c d]"; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			if _, err := root.Stat("/out/k=b%2Fc d"); err != nil {
				t.Error(err)
			}
			o.Mode, o.Options["partitionOverwriteMode"] = "overwrite", "dynamic"
			if err := write(t, root, o, types.StructValue{int32(9), "a"}); err != nil {
				t.Fatal(err)
			}
			got = strings.Join(read(t, root, source.Options{Format: format, Paths: []string{"/out"}, Options: o.Options})[1:], " ")
			if want := "[2 <nil>] [3 b/c d] [9 a]"; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestSaveModes(t *testing.T) {
	root := newRoot(t)
	o := FileOptions{Format: "json", Path: "/t", Mode: "error"}
	steps := []struct{ mode, want string }{{"error", "[1 x]"}, {"append", "[1 x] [1 x]"}, {"ignore", "[1 x] [1 x]"}, {"overwrite", "[1 x]"}}
	for _, s := range steps {
		o.Mode = s.mode
		if err := write(t, root, o, types.StructValue{int32(1), "x"}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(read(t, root, source.Options{Format: "json", Paths: []string{"/t"}})[1:], " "); got != s.want {
			t.Errorf("%s: got %s, want %s", s.mode, got, s.want)
		}
	}
	o.Mode = "error"
	err := write(t, root, o)
	if e, ok := diag.As(err); !ok || e.Condition != "PATH_ALREADY_EXISTS" || e.Params["outputPath"] != "file:/t" {
		t.Errorf("got %v", err)
	}
}

func TestFrameWithoutRowsKeepsItsColumns(t *testing.T) {
	root := newRoot(t)
	if err := write(t, root, FileOptions{Format: "parquet", Path: "/none", Mode: "error"}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, root, source.Options{Format: "parquet", Paths: []string{"/none"}}); len(got) != 1 || got[0] != "struct<id:int,k:string>" {
		t.Errorf("got %q", got)
	}
}

func TestFileSinkTakesABatchOnce(t *testing.T) {
	root := newRoot(t)
	for restart := range 12 {
		s, err := NewFiles(root, FileOptions{Format: "json", Path: "/sink"})
		if err != nil {
			t.Fatal(err)
		}
		for id := range int64(2 + restart) { // the old ones come again
			err := s.Add(context.Background(), Batch{ID: id, Schema: pairs, Rows: []*batch.Batch{rowsOf(t, types.StructValue{int32(id), "x"})}})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	// A file that the log does not have does not count.
	if err := root.WriteAtomic("/sink/part-stray.json", []byte(`{"id":99,"k":"stray"}`), false); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(read(t, root, source.Options{Format: "json", Schema: pairs, Paths: []string{"/sink"}})[1:], " "); strings.Count(got, " x]") != 13 || strings.Contains(got, "stray") {
		t.Errorf("got %s", got)
	}
	if _, err := root.Stat("/sink/_spark_metadata/9.compact"); err != nil {
		t.Error(err)
	}
}

func TestMaxRecordsPerFile(t *testing.T) {
	root := newRoot(t)
	o := FileOptions{Format: "csv", Path: "/t", Mode: "error", Options: map[string]string{"maxRecordsPerFile": "2"}}
	if err := write(t, root, o, types.StructValue{int32(1), "a"}, types.StructValue{int32(2), "b"}, types.StructValue{int32(3), "c"}); err != nil {
		t.Fatal(err)
	}
	entries, err := root.ReadDir("/t")
	if err != nil {
		t.Fatal(err)
	}
	var ends []string
	for _, e := range entries {
		if _, end, ok := strings.Cut(e.Name(), "-c0"); ok {
			ends = append(ends, end)
		}
	}
	if !slices.Equal(ends, []string{"00.csv", "01.csv"}) {
		t.Errorf("files %v", ends)
	}
}
