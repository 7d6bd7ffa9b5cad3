package conformance

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"brook/magics"
	"brook/notebook"
	"brook/repl"
)

// update adds the cases that pass now to the list, and takes none from it.
var update = flag.Bool("update", false, "add the cases that pass now to passing.txt")

// outcome is how a case went.
type outcome struct {
	passes       bool
	lines, equal int // recorded lines, and those that came out in order
	difference   string
}

func TestGolden(t *testing.T) {
	var cases []string
	for _, pattern := range []string{"golden/*/*.py", "recorded/*/*.py"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, found...)
	}
	if len(cases) == 0 {
		t.Fatal("there are no cases")
	}
	cases = slices.DeleteFunc(cases, func(p string) bool {
		_, err := os.Stat(strings.TrimSuffix(p, ".py") + ".out")
		return err != nil
	})
	listed := map[string]bool{}
	text, err := os.ReadFile("passing.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.FieldsSeq(string(text)) {
		listed[name] = true
	}
	var mu sync.Mutex
	families := map[string]*[4]int{} // passed, cases, equal lines, lines
	var fresh []string               // pass now, not listed
	t.Run("cases", func(t *testing.T) {
		for _, p := range cases {
			family := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(p)), "golden/")
			name := family + "/" + strings.TrimSuffix(filepath.Base(p), ".py")
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				got := replay(t, p)
				mu.Lock()
				defer mu.Unlock()
				f := families[family]
				if f == nil {
					f = &[4]int{}
					families[family] = f
				}
				f[1]++
				f[2] += got.equal
				f[3] += got.lines
				switch {
				case got.passes:
					f[0]++
					switch {
					case listed[name]:
					case *update:
						fresh = append(fresh, name)
					default:
						t.Errorf("passes now: add %s to passing.txt (go test ./conformance -update does)", name)
					}
				case listed[name]:
					t.Errorf("was listed as passing and differs: %s", got.difference)
				}
			})
		}
	})
	if len(fresh) > 0 {
		names := append(slices.Collect(maps.Keys(listed)), fresh...)
		slices.Sort(names)
		if err := os.WriteFile("passing.txt", []byte(strings.Join(names, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	total := [4]int{}
	for _, family := range slices.Sorted(maps.Keys(families)) {
		f := families[family]
		t.Logf("%-22s %3d / %3d cases, %5.1f %% of lines", family, f[0], f[1], share(f[2], f[3]))
		if strings.HasPrefix(family, "recorded/") {
			continue
		}
		for i := range total {
			total[i] += f[i]
		}
	}
	t.Logf("%-22s %3d / %3d cases, %5.1f %% of lines", "all of golden", total[0], total[1], share(total[2], total[3]))
}

func share(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

var condition = regexp.MustCompile(`(?m)^cell (\d+): \[([^\]]*)\]`)

// anyName are conditions that Spark has no name of its own for.
var anyName = regexp.MustCompile(`^(_LEGACY_ERROR_TEMP_|Py4J)`)

// replay runs a case as brook run -q --keep-going does.
func replay(t *testing.T, path string) outcome {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	base := strings.TrimSuffix(path, ".py")
	want, err := os.ReadFile(base + ".out")
	if err != nil {
		t.Fatal(err)
	}
	wantErr, err := os.ReadFile(base + ".err")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	out, errs := run(t, path, string(src))
	o := outcome{}
	a, b := strings.Split(string(want), "\n"), strings.Split(out, "\n")
	o.lines, o.equal = len(a), common(a, b)
	o.passes = out == string(want) && sameErrors(string(wantErr), errs)
	if !o.passes {
		i := 0
		for i < min(len(a), len(b))-1 && a[i] == b[i] {
			i++
		}
		o.difference = fmt.Sprintf("line %d: want %q, got %q\n%s", i+1, a[i], b[i], errs)
	}
	return o
}

func sameErrors(want, got string) bool {
	a, b := condition.FindAllStringSubmatch(want, -1), condition.FindAllStringSubmatch(got, -1)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i][1] != b[i][1] || a[i][2] != b[i][2] && !anyName.MatchString(a[i][2]) {
			return false
		}
	}
	return true
}

func run(t *testing.T, path, src string) (out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	w, err := repl.Open(repl.Options{Root: t.TempDir(), Out: &stdout, Notebooks: filepath.Dir(path), Scripted: true, Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	cells, err := notebook.Parse(path, src, magics.Rules)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	script := &repl.Script{Runner: w.Runner, Out: &stdout, Err: &stderr, Quiet: true, KeepGoing: true}
	script.Run(ctx, cells)
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	return stdout.String(), stderr.String()
}

// common is the length of the longest common subsequence of lines.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}
