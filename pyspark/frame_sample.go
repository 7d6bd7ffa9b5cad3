package pyspark

import (
	"regexp"

	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// planMethods look at a frame's plan; they run nothing.
func (r *Runtime) planMethods() methods {
	return methods{
		"isLocal": def("self", func(_ *python.Interp, a []any) any { return self(a).result }),
		"sameSemantics": def("self, other", func(_ *python.Interp, a []any) any {
			other, ok := frameData(a[1])
			if !ok {
				r.badArgument("NOT_DATAFRAME", "other", a[1])
			}
			return r.planText(self(a).rel) == r.planText(other.rel)
		}),
		"semanticHash": def("self", func(in *python.Interp, a []any) any { return in.Hash(r.planText(self(a).rel)) }),
		"sample": def("self, withReplacement=None, fraction=None, seed=None", func(_ *python.Interp, a []any) any {
			r.checkSample(a[1], a[2], a[3])
			r.fail(diag.NotImplemented("DataFrame.sample"))
			return nil
		}),
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

// checkSample refuses what sample does not take: its first argument may be left
// out.
func (r *Runtime) checkSample(withReplacement, fraction, seed any) {
	number := func(v any) bool {
		_, ok := v.(float64)
		return ok || isInt(v)
	}
	_, flagged := withReplacement.(bool)
	f := fraction
	switch {
	case flagged && number(fraction):
	case withReplacement == nil && number(fraction):
	case !flagged && number(withReplacement):
		f = withReplacement
		flagged = false
	default:
		r.refuse(diag.PySparkTypeError, "NOT_BOOL_OR_FLOAT_OR_INT", "arg_name", "withReplacement (optional), fraction (required) and seed (optional)",
			"arg_type", r.in.TypeName(withReplacement)+", "+r.in.TypeName(fraction)+", "+r.in.TypeName(seed))
	}
	x, ok := f.(float64)
	if !ok {
		x = float64(r.in.Index(f))
	}
	replace := flagged && withReplacement == true
	if x < 0 || x > 1 && !replace {
		how := "on interval [0, 1] without replacement"
		if replace {
			how = "nonnegative with replacement"
		}
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Sampling fraction (%s) must be %s", python.FloatRepr(x), how))
	}
}
