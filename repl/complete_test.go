package repl

import (
	"io"
	"slices"
	"strings"
	"testing"

	"brook/notebook"
)

// TestCompletion asks for the words that may stand at the end of a text.
func TestCompletion(t *testing.T) {
	w, err := Open(Options{Root: t.TempDir(), Out: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, cell := range []string{
		"from pyspark.sql import functions as F\ndf = spark.range(3).withColumn('event_time', F.lit(1))\nother = spark.range(1).toDF('elsewhere')\nnumber = 1",
		"df.createOrReplaceTempView('events')\nother.createOrReplaceTempView('others')",
		"dbutils.fs.put('/data/in/a.json', '{}', True)",
		"%sql CREATE DATABASE shop",
	} {
		if err := w.Runner.Run(t.Context(), notebook.New(1, cell)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		text     string
		word     string
		want     string // words that are among the candidates
		unwanted string
	}{
		{"num", "num", "number", ""},
		{"x = pri", "pri", "print", ""},
		{"wh", "wh", "while", ""},
		{"spark.ra", "ra", "range readStream", "number"},
		{"spark.", "", "range sql table", "__class__ _x"},
		{"df.sel", "sel", "select selectExpr", ""},
		{"df.select('id').where(\"id > (1)\").gro", "gro", "groupBy", ""},
		{"df.groupBy('id').", "", "count agg pivot", "writeStream"},
		{"(df\n  .select('id')\n  .", "", "show where", ""},
		{"df.writeStream.format('memory').", "", "start queryName trigger", "show"},
		{"spark.readStream.schema('a INT').", "", "json option", "show"},
		{"F.col('id').", "", "cast alias isNull", "show"},
		{"df.select('ev", "ev", "event_time events", "elsewhere"},
		{"df.select(F.col(\"id\"), \"", "", "event_time id", "elsewhere"},
		{"spark.table('ev", "ev", "event_time events elsewhere", ""},
		{"spark.read.json('/da", "/da", "/data/ /databricks-datasets/", ""},
		{"open('/dbfs", "/dbfs", "", "number"},
		{"# don't\nnum", "num", "number", ""},
		{"import js", "js", "json math", "number"},
		{"import tex", "tex", "textwrap", "number"},
		{"from pyspark.sql.fun", "pyspark.sql.fun", "pyspark.sql.functions", ""},
		{"from pyspark.sql.functions import col, wi", "wi", "window col lit", "number"},
		{"from nowhere import x", "x", "", "number"},
		{"%s", "%s", "%sql %sh %fs", "number"},
		{"%%s", "%%s", "%%sql", "%sql"},
		{"%fs l", "l", "ls head", ""},
		{"%fs ls /data/", "/data/", "/data/in/", ""},
		{"%fs ls dbfs:/data/in/a", "dbfs:/data/in/a", "dbfs:/data/in/a.json", ""},
		{"%help q", "q", "queries sql", ""},
		{"%sql SELECT * FROM ev", "ev", "events others shop.", "event_time"},
		{"%sql SELECT ev", "ev", "event_time elsewhere", ""},
		{"%sql SELECT * FROM events WHERE ev", "ev", "event_time events", "elsewhere"},
		{"%sql SELECT e.ev FROM events e WHERE e.", "e.", "e.event_time e.id", "e.elsewhere"},
		{"%sql\nSELECT date_f", "date_f", "date_format", ""},
		{"%sql SEL", "SEL", "SELECT", "select"},
		{"%sql sel", "sel", "select", "SELECT"},
		{"%time df.sel", "sel", "select", ""},
		{"%python num", "num", "number", ""},
		{"%nothing x", "x", "", "number"},
	} {
		names, word := candidates(w.Runner, c.text)
		if word != c.word {
			t.Errorf("%q: the word is %q, want %q", c.text, word, c.word)
		}
		for _, want := range strings.Fields(c.want) {
			if !slices.Contains(names, want) {
				t.Errorf("%q: %s is not among %.300q", c.text, want, names)
			}
		}
		for _, unwanted := range strings.Fields(c.unwanted) {
			if slices.Contains(names, unwanted) {
				t.Errorf("%q: %s is among %.300q", c.text, unwanted, names)
			}
		}
	}
}

func TestEndings(t *testing.T) {
	got, length := endings([]string{"select", "sel", "selectExpr", "other", "select", "sel" + strings.Repeat("x", 100)}, "sel", 80)
	var words []string
	for _, w := range got {
		words = append(words, string(w))
	}
	if want := []string{"ect", "ectExpr"}; !slices.Equal(words, want) || length != 3 {
		t.Errorf("got %q of %d runes, want %q", words, length, want)
	}
}
