package pyspark

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// joinTypes are the words for kinds of join, in the order in which Spark lists
// them, without underscores.
var joinTypes = []struct {
	name string
	kind plan.JoinKind
}{
	{"inner", plan.InnerJoin}, {"outer", plan.FullOuterJoin}, {"full", plan.FullOuterJoin}, {"fullouter", plan.FullOuterJoin}, {"full_outer", plan.FullOuterJoin},
	{"leftouter", plan.LeftOuterJoin}, {"left", plan.LeftOuterJoin}, {"left_outer", plan.LeftOuterJoin},
	{"rightouter", plan.RightOuterJoin}, {"right", plan.RightOuterJoin}, {"right_outer", plan.RightOuterJoin},
	{"leftsemi", plan.LeftSemiJoin}, {"left_semi", plan.LeftSemiJoin}, {"semi", plan.LeftSemiJoin},
	{"leftanti", plan.LeftAntiJoin}, {"left_anti", plan.LeftAntiJoin}, {"anti", plan.LeftAntiJoin}, {"cross", plan.CrossJoin},
}

// joinKind reads a kind of join.
func (r *Runtime) joinKind(how any) plan.JoinKind {
	text, ok := how.(string)
	if !ok {
		r.in.Raise("AssertionError", "how should be a string")
	}
	var names []string
	for _, t := range joinTypes {
		if strings.ReplaceAll(t.name, "_", "") == strings.ReplaceAll(strings.ToLower(text), "_", "") {
			return t.kind
		}
		names = append(names, "'"+t.name+"'")
	}
	r.fail(diag.New(diag.Analysis, "UNSUPPORTED_JOIN_TYPE", "0A000", "Unsupported join type '%s'. Supported join types include: %s.", text, strings.Join(names, ", ")).
		With("typ", text).With("supported", strings.Join(names, ", ")))
	return 0
}

// joinMethods combine two frames by rows that match.
func (r *Runtime) joinMethods() methods {
	return methods{
		"join": def("self, other, on=None, how=None", func(in *python.Interp, a []any) any {
			return r.frameOf(r.join(self(a).rel, r.other(a[1]), a[2], a[3]))
		}),
		"crossJoin": def("self, other", func(_ *python.Interp, a []any) any {
			return r.frameOf(&plan.Join{Left: self(a).rel, Right: r.other(a[1]), Kind: plan.CrossJoin})
		}),
		"lateralJoin": def("self, other, on=None, how=None", func(in *python.Interp, a []any) any {
			j := r.join(self(a).rel, r.other(a[1]), a[2], a[3])
			j.Lateral = true
			return r.frameOf(j)
		}),
	}
}

// join makes the relation of df.join.
func (r *Runtime) join(left, right plan.Relation, on, how any) *plan.Join {
	j := &plan.Join{Left: left, Right: right}
	var list []any
	if l, ok := on.(*python.List); ok {
		if len(l.Items) == 0 {
			r.in.Raise("IndexError", "list index out of range")
		}
		list = l.Items
	} else if on != nil {
		list = []any{on}
	}
	names := 0
	for _, x := range list {
		if s, ok := x.(string); ok {
			j.Using, names = append(j.Using, s), names+1
			continue
		}
		c, ok := columnOf(x)
		if !ok || names > 0 {
			r.in.Raise("AssertionError", "on should be Column or list of Column")
		}
		if j.Cond == nil {
			j.Cond = c.finished()
		} else {
			j.Cond = plan.Call("and", j.Cond, c.finished())
		}
	}
	if how != nil {
		j.Kind = r.joinKind(how)
	}
	return j
}
