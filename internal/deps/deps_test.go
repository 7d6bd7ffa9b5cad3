package deps

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// policy says who may import whom. `a < b` means that b, and what stands right
// of b, may import a; packages joined by commas do not import each other. A
// package that is not listed belongs to its nearest listed parent folder
// (engine/source/kafka counts as engine/source), and packages of one entry may
// import each other. Change the policy on purpose, never to make a build pass.
const policy = `
	NONE
	< diag, internal/spell, internal/cache
	< internal/javaregex
	< engine/types, dbfs, notebook, sql/dialect, python/syntax;

	engine/types
	< engine/datetime
	< engine/variant
	< engine/batch
	< engine/expr
	< engine/plan, engine/format, engine/checkpoint, render
	< engine/state
	< engine/functions, engine/source
	< engine/sink, engine/logical
	< engine/optimize
	< engine/analyze, engine/exec
	< engine/stream
	< engine
	< sql
	< pyspark
	< magics
	< repl
	< main;

	dbfs < engine/format, engine/checkpoint, python;
	sql/dialect < sql;
	python/syntax < python < pyspark;
	dbfs, notebook < samples < magics;
	notebook < pyspark;
	NONE < internal/deps, conformance, bench, docs
`

// allowed maps an entry of the policy to every entry that it may import.
func allowed(t *testing.T) map[string]map[string]bool {
	t.Helper()
	may := map[string]map[string]bool{}
	var order []string
	direct := map[string][]string{}
	for _, chain := range strings.Split(policy, ";") {
		var left []string
		for i, group := range strings.Split(chain, "<") {
			var names []string
			for name := range strings.SplitSeq(group, ",") {
				name = strings.TrimSpace(name)
				if name == "NONE" {
					continue
				}
				if name == "" {
					t.Fatalf("empty name in policy: %q", group)
				}
				names = append(names, name)
				if !slices.Contains(order, name) {
					order = append(order, name)
				}
				if i > 0 {
					direct[name] = append(direct[name], left...)
				}
			}
			left = names
		}
	}
	var visit func(from, name string)
	visit = func(from, name string) {
		for _, d := range direct[name] {
			if d == from {
				t.Fatalf("the policy has a cycle through %s", from)
			}
			if !may[from][d] {
				may[from][d] = true
				visit(from, d)
			}
		}
	}
	for _, name := range order {
		may[name] = map[string]bool{}
		visit(name, name)
	}
	return may
}

// entryOf is the policy entry that a package of the module belongs to.
func entryOf(pkg string, may map[string]map[string]bool) string {
	if pkg == "" {
		return "main"
	}
	for p := pkg; p != ""; {
		if may[p] != nil {
			return p
		}
		i := strings.LastIndexByte(p, '/')
		if i < 0 {
			break
		}
		p = p[:i]
	}
	return ""
}

func TestImports(t *testing.T) {
	may := allowed(t)
	cmd := exec.Command("go", "list", "-e", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "brook/...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("go list is not to be had here: %v", err)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		pkg := within(words[0])
		entry := entryOf(pkg, may)
		if entry == "" {
			t.Errorf("%s is not covered by the import policy: add it to this file", pkg)
			continue
		}
		for _, imported := range words[1:] {
			if imported != "brook" && !strings.HasPrefix(imported, "brook/") {
				continue
			}
			other := within(imported)
			otherEntry := entryOf(other, may)
			if otherEntry != entry && !may[entry][otherEntry] {
				t.Errorf("%s imports %s, but the policy does not let %s import %s", words[0], imported, entry, otherEntry)
			}
		}
	}
}

// TestPolicyNamesPackages checks that the policy speaks of nothing that is gone.
func TestPolicyNamesPackages(t *testing.T) {
	for name := range allowed(t) {
		if name == "main" {
			name = "."
		}
		if files, err := filepath.Glob(filepath.Join("../..", name, "*.go")); err != nil || len(files) == 0 {
			t.Errorf("%s is no package: %v", name, err)
		}
	}
}

// TestPolicyMeaning pins how the chains above are read.
func TestPolicyMeaning(t *testing.T) {
	may := allowed(t)
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"engine", "diag", true},
		{"pyspark", "python/syntax", true},
		{"python", "engine", false},
		{"python", "diag", true},
		{"engine", "sql", false},
		{"engine/types", "dbfs", false},
		{"engine/source", "dbfs", true},
		{"main", "samples", true},
		{"repl", "notebook", true},
		{"dbfs", "samples", false},
	} {
		if got := may[c.from][c.to]; got != c.want {
			t.Errorf("may %s import %s: %v, want %v", c.from, c.to, got, c.want)
		}
	}
	for pkg, want := range map[string]string{"": "main", "engine/source/kafka": "engine/source", "python/modules/re": "python", "elsewhere": ""} {
		if got := entryOf(pkg, may); got != want {
			t.Errorf("entryOf(%q) = %q, want %q", pkg, got, want)
		}
	}
}

// within is a package's path inside the module, "" for the module's root.
func within(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, "brook"), "/")
}
