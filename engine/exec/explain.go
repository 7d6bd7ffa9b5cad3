package exec

import (
	"strings"

	"brook/engine/logical"
)

// Explain is the text of EXPLAIN: the physical plan, or all stages of the plan
// in mode extended.
func Explain(mode string, analyzed, optimized logical.Node) string {
	physical := "== Physical Plan ==\n" + logical.Tree(optimized)
	if strings.EqualFold(mode, "extended") {
		return "== Analyzed Logical Plan ==\n" + logical.Tree(analyzed) + "\n== Optimized Logical Plan ==\n" + logical.Tree(optimized) + "\n" + physical
	}
	return physical
}
