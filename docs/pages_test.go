package docs

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"brook/engine/functions"
	"brook/magics"
)

var update = flag.Bool("update", false, "write the generated pages anew")

// TestPages compares the generated pages with what the registries say.
func TestPages(t *testing.T) {
	for name, text := range map[string]string{"functions.md": functionsPage(), "magics.md": magicsPage()} {
		if *update {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != text {
			t.Errorf("%s is not what the registry says: go test ./docs -update writes it anew", name)
		}
	}
}

// functionsPage lists the functions by Spark's groups.
func functionsPage() string {
	byGroup := map[string][]*functions.Spec{}
	for _, n := range functions.Names() {
		if s, _ := functions.Lookup(n); s.Names[0] == n {
			byGroup[s.Group] = append(byGroup[s.Group], s)
		}
	}
	var w strings.Builder
	fmt.Fprintf(&w, "# Functions\n\nWritten from the registry of `engine/functions`. SQL, `F.name(…)` and `DESCRIBE FUNCTION` read the same one.\n")
	for _, group := range sorted(byGroup) {
		fmt.Fprintf(&w, "\n## %s\n\n", strings.ReplaceAll(strings.TrimSuffix(group, "_funcs"), "_", " "))
		for _, s := range byGroup[group] {
			fmt.Fprintf(&w, "* **%s** %s", strings.Join(s.Names, "**, **"), escape(s.Usage))
			for _, e := range s.Examples {
				fmt.Fprintf(&w, "<br>`%s` → `%s`", inCode(e.SQL), inCode(e.Result))
			}
			w.WriteByte('\n')
		}
	}
	return w.String()
}

func magicsPage() string {
	var w strings.Builder
	fmt.Fprintf(&w, "# Magics\n\nWritten from the registry of `magics`. A cell that starts with one of these is not Python; `%%help NAME` tells the same at the prompt.\n")
	for _, name := range magics.Names() {
		m, _ := magics.Lookup(name)
		fmt.Fprintf(&w, "\n## %%%s\n\n    %s\n\n%s\n", m.Name, m.Usage, escape(m.Help))
		if m.Details != "" {
			fmt.Fprintf(&w, "\n```text\n%s\n```\n", strings.Trim(m.Details, "\n"))
		}
	}
	return w.String()
}

func sorted[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// escape keeps Markdown from reading signs of a text as its own.
func escape(s string) string {
	return strings.NewReplacer("|", "\\|", "<", "&lt;", "*", "\\*", "_", "\\_", "\n", " ").Replace(s)
}

// inCode keeps a text on one line between backticks.
func inCode(s string) string {
	return strings.NewReplacer("`", "ˋ", "\n", " ⏎ ", "\t", " ⇥ ").Replace(s)
}
