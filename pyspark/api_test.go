package pyspark

import (
	"context"
	"io"
	"strings"
	"testing"

	"brook/dbfs"
	"brook/engine"
	"brook/python"
)

// refusing are names that are there and refuse to be asked of a batch frame, as
// in PySpark.
var refusing = map[string]bool{"executionInfo": true, "writeStream": true}

// TestChecklist looks up every public name of PySpark's classes: it must be
// there or raise NOT_IMPLEMENTED by name.
func TestChecklist(t *testing.T) {
	r := testRuntime(t)
	frame := func(cell string) any {
		if err := r.in.Exec(context.Background(), text(cell)); err != nil {
			t.Fatal(err)
		}
		v, _ := r.in.Globals.Get("x")
		return v
	}
	objects := map[string]any{
		"SparkSession":           r.spark,
		"DataFrame":              frame("x = spark.range(3)"),
		"Column":                 frame("x = spark.range(3).id"),
		"GroupedData":            frame("x = spark.range(3).groupBy('id')"),
		"DataFrameNaFunctions":   frame("x = spark.range(3).na"),
		"DataFrameStatFunctions": frame("x = spark.range(3).stat"),
		"DataFrameReader":        frame("x = spark.read"),
		"DataFrameWriter":        frame("x = spark.range(3).write"),
		"Catalog":                frame("x = spark.catalog"),
		"RuntimeConfig":          frame("x = spark.conf"),
		"UDFRegistration":        frame("x = spark.udf"),
		"Builder":                frame("x = type(spark).builder"),
		"WindowSpec":             frame("from pyspark.sql import Window\nx = Window.partitionBy('id')"),
	}
	for class, object := range objects {
		if len(known[class]) == 0 {
			t.Errorf("%s is not in the checklist", class)
		}
		for name := range known[class] {
			err := r.in.Protect(func() { r.in.GetAttr(object, name) })
			if err != nil && !strings.Contains(err.Error(), "[NOT_IMPLEMENTED] "+class+"."+name+" ") && !refusing[name] {
				t.Errorf("%s.%s: %v", class, name, err)
			}
		}
		err := r.in.Protect(func() { r.in.GetAttr(object, "no_such_name") })
		if class != "Column" && (err == nil || strings.Contains(err.Error(), "NOT_IMPLEMENTED")) {
			t.Errorf("%s.no_such_name: %v", class, err)
		}
	}
}

func TestJavaMapOrder(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"n x", "x n"}, {"b a", "a b"},
	} {
		var entries []python.Entry
		for _, k := range strings.Fields(c.in) {
			entries = append(entries, python.Entry{Key: k})
		}
		var got []string
		for _, e := range javaMapOrder(entries, 16) {
			got = append(got, e.Key.(string))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.in, s, c.want)
		}
	}
}

func testRuntime(t *testing.T) *Runtime {
	t.Helper()
	root, err := dbfs.NewRoot(t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := engine.New(engine.Options{FS: root, Scripted: true})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := root.Close(); err != nil {
			t.Error(err)
		}
	})
	return New(s, python.New(io.Discard), io.Discard)
}
