package pyspark

import (
	"regexp"

	"brook/engine/plan"
	"brook/python"
)

// planMethods look at a frame's plan; they run nothing.
func (r *Runtime) planMethods() methods {
	return methods{
		"inputFiles": def("self", func(in *python.Interp, a []any) any {
			files, err := r.session.InputFiles(in.Context(), self(a).rel)
			r.must(err)
			return textList(files)
		}),
		"isLocal": def("self", func(_ *python.Interp, a []any) any { return self(a).result }),
		"sameSemantics": def("self, other", func(_ *python.Interp, a []any) any {
			other, ok := frameData(a[1])
			if !ok {
				r.badArgument("NOT_DATAFRAME", "other", a[1])
			}
			return r.planText(self(a).rel) == r.planText(other.rel)
		}),
		"semanticHash": def("self", func(in *python.Interp, a []any) any { return in.Hash(r.planText(self(a).rel)) }),
	}
}

var attributeID = regexp.MustCompile(`#\d+L?`)

// planText is the plan that a frame comes to, without the numbers that tell its
// columns apart.
func (r *Runtime) planText(rel plan.Relation) string {
	s, err := r.session.Explain(r.in.Context(), rel, "simple")
	r.must(err)
	return attributeID.ReplaceAllString(s, "")
}
