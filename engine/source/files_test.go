package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

func newRoot(t *testing.T, files map[string]string) *dbfs.Root {
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
	for p, text := range files {
		if err := root.WriteAtomic(p, []byte(text), false); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func rows(t *testing.T, r Relation) (string, error) {
	t.Helper()
	q := Request{Limit: -1}
	for i := range r.Schema().Fields {
		q.Columns = append(q.Columns, i)
	}
	morsels, err := r.Scan(context.Background(), q)
	if err != nil {
		return "", err
	}
	var out []string
	for _, m := range morsels {
		err := m.Read(context.Background(), func(b *batch.Batch) error {
			for i := range b.Rows {
				out = append(out, fmt.Sprint(b.Row(i)))
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	slices.Sort(out)
	return strings.Join(out, " "), nil
}

var oneText = types.NewStruct(types.Field{Name: "v", Type: types.String, Nullable: true})

func TestPathsAndGlobs(t *testing.T) {
	root := newRoot(t, map[string]string{
		"/in/2023/01/a.csv": "a1\n", "/in/2023/02/a.csv": "a2\n", "/in/2024/01/a.csv": "a3\n", "/in/2024/01/b.txt": "b1\n",
		"/in/2024/01/_hidden.csv": "h1\n", "/in/2024/01/.dot.csv": "h2\n", "/in/2024/_tmp/c.csv": "h3\n", "/in/top.csv": "t\n",
	})
	for _, c := range []struct {
		paths   string
		options map[string]string
		want    string
	}{
		{"/in", nil, "[t]"},
		{"/in/2023/*,/in/top.csv", nil, "[a1] [a2] [t]"},
		{"/in/*/*/*.csv", nil, "[a1] [a2] [a3] [h3]"},
		{"/in/*/01/[ab].*", nil, "[a1] [a3] [b1]"},
		{"/in/20{23,24}/0[12]/?.csv", nil, "[a1] [a2] [a3]"},
		{"/in/2024/01/a.csv,/in/2024/01/a.csv", nil, "[a3] [a3]"},
		{"/in", map[string]string{"recursiveFileLookup": "true"}, "[a1] [a2] [a3] [b1] [t]"},
		{"/in", map[string]string{"recursiveFileLookup": "true", "pathGlobFilter": "*.txt"}, "[b1]"},
		{"/in/2024/01/_hidden.csv", nil, ""},
	} {
		paths := []string{c.paths}
		if !strings.Contains(c.paths, "{") {
			paths = strings.Split(c.paths, ",")
		}
		r, err := Open(context.Background(), root, Options{Format: "csv", Schema: oneText, Paths: paths, Options: c.options})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := rows(t, r); err != nil || got != c.want {
			t.Errorf("%s %v: got %s, want %s (%v)", c.paths, c.options, got, c.want, err)
		}
	}
}

func TestPartitionColumns(t *testing.T) {
	root := newRoot(t, map[string]string{
		"/d/cc=de/day=2024-01-01/f.json":                         `{"id":1}`,
		"/d/cc=a%2Fb/day=2024-01-02/f.json":                      `{"id":2}`,
		"/d/cc=__HIVE_DEFAULT_PARTITION__/day=2024-01-01/f.json": `{"id":3}`,
		"/other/cc=it/f.json":                                    `{"id":7}`,
	})
	r, err := Open(context.Background(), root, Options{Format: "json", Paths: []string{"/d"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Schema().String(); got != "struct<id:bigint,cc:string,day:date>" {
		t.Errorf("schema %s", got)
	}
	_, err = Open(context.Background(), root, Options{Format: "json", Paths: []string{"/d/cc=de", "/other/cc=it"}})
	if !errors.Is(err, &diag.Error{Condition: "CONFLICTING_DIRECTORY_STRUCTURES"}) {
		t.Errorf("got %v", err)
	}
}

func TestFilesThatAreNotThere(t *testing.T) {
	root := newRoot(t, map[string]string{"/d/f.json": `{"a":1}`, "/d/g.json": `{"a":2}`, "/zero/f.parquet": "", "/hidden/_x.json": "{}"})
	for format, path := range map[string]string{"PATH_NOT_FOUND": "/none", "UNABLE_TO_INFER_SCHEMA": "/hidden", "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER": "/zero"} {
		o := Options{Format: "json", Paths: []string{path}}
		if path == "/zero" {
			o.Format = "parquet"
		}
		if _, err := Open(context.Background(), root, o); !errors.Is(err, &diag.Error{Condition: format}) {
			t.Errorf("%s: got %v", path, err)
		}
	}
	strict, err := Open(context.Background(), root, Options{Format: "json", Paths: []string{"/d"}})
	if err != nil {
		t.Fatal(err)
	}
	lenient, err := Open(context.Background(), root, Options{Format: "json", Paths: []string{"/d"}, Options: map[string]string{"ignoreMissingFiles": "true"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := root.Remove("/d/f.json"); err != nil {
		t.Fatal(err)
	}
	if _, err := rows(t, strict); !errors.Is(err, &diag.Error{Condition: "FAILED_READ_FILE.FILE_NOT_EXIST"}) {
		t.Errorf("got %v", err)
	}
	if got, err := rows(t, lenient); err != nil || got != "[2]" {
		t.Errorf("got %s, %v", got, err)
	}
}

// checkpoint is a folder in memory.
type checkpoint map[string][]byte

func (c checkpoint) Read(name string) ([]byte, error) {
	if data, ok := c[name]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}
func (c checkpoint) Write(name string, data []byte) error { c[name] = data; return nil }
func (c checkpoint) Remove(name string) error             { delete(c, name); return nil }
func (c checkpoint) List() ([]string, error) {
	var out []string
	for name := range c {
		out = append(out, name)
	}
	slices.Sort(out)
	return out, nil
}

func TestFileStreamSurvivesARestart(t *testing.T) {
	root := newRoot(t, nil)
	var want []string
	for i := range 25 {
		p := fmt.Sprintf("/in/f%02d.json", i)
		if err := root.WriteAtomic(p, fmt.Appendf(nil, `{"v":"%02d"}`, i), false); err != nil {
			t.Fatal(err)
		}
		if err := root.Chtimes(p, time.Unix(int64(1000+i), 0)); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprintf("[%02d]", i))
	}
	spec, err := OpenStream(context.Background(), root, Options{Format: "json", Schema: oneText, Paths: []string{"/in"}, Options: map[string]string{"maxFilesPerTrigger": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	dir := checkpoint{}
	var at Offset
	var got []string
	for len(got) < len(want) {
		s, err := spec.Open(context.Background(), dir) // every batch after a restart
		if err != nil {
			t.Fatal(err)
		}
		next, err := s.Latest(context.Background(), at, Admitted)
		if err != nil {
			t.Fatal(err)
		}
		if next == at {
			t.Fatalf("nothing new after %s", at)
		}
		r, err := s.Batch(context.Background(), at, next)
		if err != nil {
			t.Fatal(err)
		}
		text, err := rows(t, r)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, text)
		at = next
	}
	if !slices.Equal(got, want) || at != `{"logOffset":24}` {
		t.Errorf("got %v at %s", got, at)
	}
	if dir["9.compact"] == nil || dir["19.compact"] == nil || dir["10"] == nil {
		t.Errorf("log files %v", dir)
	}
}

func TestPartitionTypes(t *testing.T) {
	for values, want := range map[string]string{
		"1,2": "int", "01,3": "int", "1,3000000000": "bigint", "1,2.5": "double", "3000000000,2.5": "string", "1e3,2": "decimal(10,0)",
		"12345678901234567890": "decimal(20,0)", "2024-01-01": "date", "2024-01-01,x": "string", "true,false": "string", "__HIVE_DEFAULT_PARTITION__": "void",
		"2024-01-01 10:00:00": "timestamp",
	} {
		var folders []folder
		for v := range strings.SplitSeq(values, ",") {
			kv, _ := partitionOf("k=" + v)
			folders = append(folders, folder{partitions: []keyValue{kv}})
		}
		if got := inferPartition(folders, 0); got.String() != want {
			t.Errorf("%s: got %s, want %s", values, got, want)
		}
	}
}
