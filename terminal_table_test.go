//go:build unix

package main

import (
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

// tutorialQuery is the query of the tutorial with a trigger, so that a machine
// of any speed has time to look at the table while the query runs.
const tutorialQuery = `from pyspark.sql.functions import window
folder = "/databricks-datasets/structured-streaming/events/"
events = spark.readStream.schema("time timestamp, action string").option("maxFilesPerTrigger", 1).json(folder)
query = (events.groupBy(events.action, window(events.time, "1 hour")).count()
  .writeStream.format("memory").queryName("counts").outputMode("complete")
  .trigger(processingTime="50 milliseconds").start())
`

var oneNumber = regexp.MustCompile(`\|(\d+|NULL) *\|\n`)

// TestTerminalTable looks at a table while its query runs behind the prompt: it
// grows until all files are counted, and counts a file that is dropped in.
func TestTerminalTable(t *testing.T) {
	s := start(t, t.TempDir())
	s.expect("[1] >>> ")
	s.send(pasteBegins, tutorialQuery, pasteEnds)
	s.expect("[2] >>> ")
	seen := []int{0}
	until := func(want int) {
		t.Helper()
		for deadline := time.Now().Add(patient); seen[len(seen)-1] != want; {
			if time.Now().After(deadline) {
				t.Fatalf("the table never counts %d rows, but %d", want, seen)
			}
			s.send("%sql SELECT sum(count) AS total FROM counts;", enter)
			s.expect("|total")
			m := oneNumber.FindStringSubmatch(s.expect(">>> "))
			if m == nil {
				t.Fatal("the table has no sum")
			}
			n, _ := strconv.Atoi(m[1]) // NULL before the first batch
			if n != seen[len(seen)-1] {
				seen = append(seen, n)
			}
		}
	}
	until(100_000)
	if len(seen) < 4 || !slices.IsSorted(seen) {
		t.Errorf("the table does not grow step by step: %d", seen)
	}
	s.send(`dbutils.fs.put(folder + "one-more.json", '{"time": 1469600000, "action": "Open"}\n')`, enter)
	s.expect("Wrote", ">>> ")
	until(100_001)
	s.send("%queries", enter)
	s.expect("rows/s", "counts", " 50 ", ">>> ")
	s.send(ctrlD)
	s.leaves(0)
}
