package pyspark

import (
	"math/rand/v2"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// sampleMethods keep some of a frame's rows by chance, or look at them on the way.
func (r *Runtime) sampleMethods() methods {
	return methods{
		"sample": def("self, withReplacement=None, fraction=None, seed=None", func(in *python.Interp, a []any) any {
			fraction, replace, seed := r.checkSample(a[1], a[2], a[3])
			return r.frameOf(&plan.Sample{Input: self(a).rel, Upper: fraction, WithReplacement: replace, Seed: r.seed(seed)})
		}),
		"observe":     def("self, observation, *exprs", func(_ *python.Interp, a []any) any { return r.observe(self(a), a[1], a[2].(python.Tuple)) }),
		"randomSplit": def("self, weights, seed=None", func(in *python.Interp, a []any) any { return r.randomSplit(self(a), in.Items(a[1]), a[2]) }),
		"sampleBy":    def("self, col, fractions, seed=None", func(_ *python.Interp, a []any) any { return r.sampleBy(self(a), a[1], a[2], a[3]) }),
	}
}

// seed is the seed that a user gives, or a new one.
func (r *Runtime) seed(v any) *int64 {
	n := rand.Int64()
	if v != nil {
		n = r.in.Index(v)
	}
	return &n
}

// randomSplit makes a frame for each weight. The rows of each partition are put
// in order first, so that all frames see them in the same one.
func (r *Runtime) randomSplit(f *frame, weights []any, seed any) any {
	shares := make([]float64, len(weights))
	sum := 0.0
	for i, w := range weights {
		n, ok := numberOf(w)
		if !ok {
			r.in.Raise("TypeError", "'<' not supported between instances of '"+r.in.TypeName(w)+"' and 'float'")
		}
		if n < 0 {
			r.refuse(diag.PySparkValueError, "VALUE_NOT_POSITIVE", "arg_name", "weights", "arg_value", r.in.Str(w))
		}
		shares[i] = n
		sum += n
	}
	if sum <= 0 {
		texts := make([]string, len(shares))
		for i, s := range shares {
			texts[i] = types.DoubleText(s)
		}
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Sum of weights must be positive, but got [%s]", strings.Join(texts, ",")))
	}
	input := f.rel
	sorted := &plan.Sort{Input: input, Local: true}
	for _, x := range r.schemaOf(f).Fields {
		if batch.Orderable(x.Type) {
			sorted.Order = append(sorted.Order, plan.SortOrder{Child: &plan.Attribute{Name: []string{x.Name}}, NullsFirst: true})
		}
	}
	if len(sorted.Order) > 0 {
		input = sorted
	}
	n := r.seed(seed)
	out := python.NewList()
	from := 0.0
	for _, s := range shares {
		to := from + s/sum
		out.Items = append(out.Items, r.frameOf(&plan.Sample{Input: input, Lower: from, Upper: to, Seed: n}))
		from = to
	}
	return out
}

// sampleBy keeps of the rows that have a value in a column the share that the
// value has; of rows with other values none.
func (r *Runtime) sampleBy(f *frame, col, fractions, seed any) any {
	if _, ok := columnOf(col); !ok && !isText(col) {
		r.badArgument("NOT_COLUMN_OR_STR", "col", col)
	}
	shares, ok := fractions.(*python.Dict)
	if !ok {
		r.badArgument("NOT_DICT", "fractions", fractions)
	}
	by := r.named(col).finished()
	share := &plan.Case{Else: plan.Lit(types.Double, 0.0)}
	var texts []string
	wrong := false
	for _, e := range shares.Entries() {
		switch e.Key.(type) {
		case float64, int64, bool, string:
		default:
			r.refuse(diag.PySparkTypeError, "DISALLOWED_TYPE_FOR_CONTAINER", "arg_name", "fractions", "arg_type", r.in.TypeName(fractions),
				"allowed_types", "float, int, str", "item_type", r.in.TypeName(e.Key))
		}
		v, err := r.in.Call(r.in.Import("builtins").Dict["float"], e.Value)
		r.must(err)
		p := v.(float64)
		wrong = wrong || !(p >= 0 && p <= 1)
		texts = append(texts, r.javaText(e.Key)+" -> "+types.DoubleText(p))
		share.Whens = append(share.Whens, plan.When{Cond: plan.Call("<=>", by, r.literal(e.Key).finished()), Then: plan.Lit(types.Double, p)})
	}
	if wrong {
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Fractions must be in [0, 1], but got Map(%s).", strings.Join(texts, ", ")))
	}
	return r.frameOf(&plan.Filter{Input: f.rel, Cond: plan.Call("<", plan.Call("rand", plan.Lit(types.Long, *r.seed(seed))), share)})
}

// checkSample reads the arguments of sample and refuses what it does not take: the
// first may be left
// out.
func (r *Runtime) checkSample(withReplacement, fraction, seed any) (share float64, replace bool, seeded any) {
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
		// The seed comes second then; one that is named is lost, as in PySpark.
		f, flagged, seed = withReplacement, false, fraction
	default:
		r.refuse(diag.PySparkTypeError, "NOT_BOOL_OR_FLOAT_OR_INT", "arg_name", "withReplacement (optional), fraction (required) and seed (optional)",
			"arg_type", r.in.TypeName(withReplacement)+", "+r.in.TypeName(fraction)+", "+r.in.TypeName(seed))
	}
	x, ok := f.(float64)
	if !ok {
		x = float64(r.in.Index(f))
	}
	replace = flagged && withReplacement == true
	if x < 0 || x > 1 && !replace {
		how := "on interval [0, 1] without replacement"
		if replace {
			how = "nonnegative with replacement"
		}
		r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Sampling fraction (%s) must be %s", python.FloatRepr(x), how))
	}
	return x, replace, seed
}
