package exec

import (
	"math"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/source"
	"brook/engine/types"
)

// smallBytes is up to how much input groups come in Spark's order.
const smallBytes = 8 << 20

// manyPairs is up to how many rows of joins without keys are held.
const manyPairs = 1 << 20

// spreads reports whether a plan is run over partitions: when its rows follow
// from them, and when only the order of its groups does and the input is small.
// The groups of larger inputs come in the order of their first rows.
func (e *Env) spreads(n logical.Node) bool {
	if logical.SeesPartitions(n) {
		return true
	}
	if !e.Spread {
		return false
	}
	groups, size := false, int64(0)
	logical.Walk(n, func(n logical.Node) bool {
		switch n := n.(type) {
		case *logical.Aggregate:
			groups = groups || len(n.GroupBy) > 0
		case *logical.Join:
			groups = true
			if atMostRows(n) > manyPairs {
				size = smallBytes + 1
			}
		case *logical.Recursion:
			size = smallBytes + 1 // its rounds are run one by one
		case *logical.Deduplicate:
			groups = true
		case *logical.LocalRelation:
			for _, b := range n.Batches {
				size += bytesOf(b)
			}
		case *logical.Range:
			size += 8 * logical.RangeCount(n.Start, n.End, n.Step)
		case *logical.Scan:
			of, ok := n.Relation.(source.Sized)
			if !ok {
				size = smallBytes + 1
			} else {
				size += of.Bytes()
			}
		}
		return size <= smallBytes
	})
	return groups && size <= smallBytes
}

// broadcastBytes is how large a side may be that is sent whole to the partitions
// of the other.
const broadcastBytes = 10 << 20

// sizeOf estimates the bytes of a plan's rows as Spark does before it runs:
// what a row has by its types, and as many rows as the leaves have. Rows that
// Python handed over count as endless.
func sizeOf(n logical.Node) float64 {
	switch n := n.(type) {
	case *logical.LocalRelation:
		if n.Handed {
			return math.Inf(1)
		}
		return float64(countRows(n.Batches)) * widthOf(n.Attrs)
	case *logical.Range:
		return 8 * float64(logical.RangeCount(n.Start, n.End, n.Step))
	case *logical.Scan:
		if of, ok := n.Relation.(source.Sized); ok {
			return float64(of.Bytes())
		}
		return math.Inf(1)
	case *logical.Limit:
		if n.Count >= 0 {
			return math.Min(float64(n.Count)*widthOf(n.Output()), sizeOf(n.Input))
		}
	case *logical.Aggregate:
		if len(n.GroupBy) == 0 {
			return widthOf(n.Output())
		}
	case *logical.Union:
		total := 0.0
		for _, in := range n.Inputs {
			total += sizeOf(in)
		}
		return total
	case *logical.Join:
		if n.Kind == plan.LeftSemiJoin || n.Kind == plan.LeftAntiJoin {
			return sizeOf(n.Left)
		}
		return sizeOf(n.Left) * sizeOf(n.Right)
	}
	children := n.Children()
	if len(children) != 1 {
		return math.Inf(1)
	}
	return sizeOf(children[0]) * widthOf(n.Output()) / widthOf(children[0].Output())
}

// atMostRows estimates how many rows a plan makes; a join without keys makes all
// pairs.
func atMostRows(n logical.Node) float64 {
	switch n := n.(type) {
	case *logical.LocalRelation:
		return float64(countRows(n.Batches))
	case *logical.Range:
		return float64(logical.RangeCount(n.Start, n.End, n.Step))
	case *logical.Scan:
		if of, ok := n.Relation.(source.Sized); ok {
			return float64(of.Bytes())
		}
		return math.Inf(1)
	case *logical.Join:
		l, r := atMostRows(n.Left), atMostRows(n.Right)
		if len(optimize.EquiKeysOf(n).Left) == 0 {
			return l * r
		}
		return l + r
	}
	total := 0.0
	for _, c := range n.Children() {
		total += atMostRows(c)
	}
	return total
}

// widthOf is how many bytes a row counts for.
func widthOf(attrs []*expr.Attr) float64 {
	n := 8.0
	for _, a := range attrs {
		n += typeWidth(a.Typ)
	}
	return n
}

func typeWidth(t types.Type) float64 {
	switch t := t.(type) {
	case types.Decimal:
		if t.Precision <= 18 {
			return 8
		}
		return 16
	case *types.Array:
		return typeWidth(t.Elem)
	case *types.Map:
		return typeWidth(t.Key) + typeWidth(t.Value)
	case *types.Struct:
		n := 0.0
		for _, f := range t.Fields {
			n += typeWidth(f.Type)
		}
		return n
	}
	switch t.Kind() {
	case types.KindBoolean, types.KindByte, types.KindNull:
		return 1
	case types.KindShort:
		return 2
	case types.KindInteger, types.KindFloat, types.KindDate, types.KindYearMonthInterval:
		return 4
	case types.KindString:
		return 20
	case types.KindBinary:
		return 100
	}
	return 8
}
