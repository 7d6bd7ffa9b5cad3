package dbfs

import (
	"slices"
	"testing"
)

func TestAlternatives(t *testing.T) {
	for pattern, want := range map[string][]string{
		"/a/b":           {"/a/b"},
		"/a/{b,c}/*":     {"/a/{b,c}/*"},
		"/a/{b,c/d}.txt": {"/a/b.txt", "/a/c/d.txt"},
		"/{a,b/{c,d}}":   {"/a", "/b/c", "/b/d"},
	} {
		if got := Alternatives(pattern); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}
