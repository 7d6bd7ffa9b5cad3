package syntax

import (
	"maps"
	"slices"
)

// Keywords lists the words that no variable may be called, sorted.
func Keywords() []string { return slices.Sorted(maps.Keys(reserved)) }
