package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"brook/magics"
	"brook/notebook"
	"brook/repl"
	"brook/samples"
)

const (
	files = 4
	rows  = 1_000_000 // in all files together
)

// scans are cells over /events; want is a part of what they print (the cells of peers.py).
var scans = []struct{ name, cell, want string }{
	{"windows", `df().groupBy("action", F.window("time", "1 hour")).count().orderBy("window.end", "action").show(1000, False)`, "|Close |"},
	{"devices", `df().groupBy("device").agg(F.sum("value").alias("s"), F.avg("value"), F.min("value"), F.max("value")).orderBy(F.desc("s"), "device").show(10)`, "only showing top 10 rows"},
	{"filter", `print(df().where("value > 990 and action = 'Open'").count())`, "\n"},
	{"distinct", `df().agg(F.countDistinct("device")).show(); df().groupBy("action").count().orderBy("action").show()`, "|count(DISTINCT device)|"},
}

const head = `from pyspark.sql import functions as F
def df(): return spark.read.schema("time timestamp, action string, device int, value double").json("/events")
`

func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		run(b, dir, "%sql select 1")
	}
}

func BenchmarkTutorial(b *testing.B) {
	text, err := samples.Notebook("day23_streaming.py")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for b.Loop() {
		if out := run(b, dir, string(text)); !bytes.Contains(out, []byte("Jul-28 06:00")) {
			b.Fatalf("the tutorial printed\n%s", out)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	dir := b.TempDir()
	size := events(b, filepath.Join(dir, "events"))
	for _, s := range scans {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				if out := run(b, dir, head+s.cell); !bytes.Contains(out, []byte(s.want)) {
					b.Fatalf("%s printed\n%s", s.cell, out)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
	}
}

// run runs cells as brook run -q does and returns what they print.
func run(b *testing.B, dir, cells string) []byte {
	b.Helper()
	var out, errs bytes.Buffer
	w, err := repl.Open(repl.Options{Root: dir, Out: &out, Scripted: true, Quiet: true})
	if err != nil {
		b.Fatal(err)
	}
	parsed, err := notebook.Parse("bench.py", cells, magics.Rules)
	if err != nil {
		b.Fatal(err)
	}
	script := &repl.Script{Runner: w.Runner, Out: &out, Err: &errs, Quiet: true}
	script.Run(b.Context(), parsed)
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if errs.Len() > 0 {
		b.Fatal(errs.String())
	}
	return out.Bytes()
}

// events writes the input of the scans and returns its size in bytes.
func events(b *testing.B, dir string) int64 {
	b.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	var size int64
	for i := range files {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("part-%02d.json", i)))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriter(f)
		for j := range rows / files {
			t := 1469501107 + (i*rows/files+j)*86400*4/rows
			n, err := fmt.Fprintf(w, "{\"time\":%d,\"action\":%q,\"device\":%d,\"value\":%.3f}\n", t, []string{"Open", "Close"}[random.IntN(2)], random.IntN(100_000), random.Float64()*1000)
			if err != nil {
				b.Fatal(err)
			}
			size += int64(n)
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	return size
}
