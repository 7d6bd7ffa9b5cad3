package python

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"brook/python/syntax"
)

// Names lists what a cell may write first: the names that cells have given, the
// built-in ones without an underscore in front, and the keywords, sorted. The
// caller holds the lock.
func (in *Interp) Names() []string {
	out := syntax.Keywords()
	out = append(out, in.Globals.Names()...)
	for n := range in.builtins {
		if !strings.HasPrefix(n, "_") {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Modules lists the modules that can be imported, sorted.
func (in *Interp) Modules() []string {
	var out []string
	for name := range in.loaders {
		if !strings.HasPrefix(name, "_") {
			out = append(out, name)
		}
	}
	files, _ := fs.Glob(library, "lib/*.py") // a pattern that is well formed
	for _, f := range files {
		out = append(out, strings.TrimSuffix(strings.TrimPrefix(f, "lib/"), ".py"))
	}
	return slices.Sorted(slices.Values(append(out, slices.Collect(maps.Keys(moduleAlias))...)))
}
