package logical

import (
	"fmt"
	"strings"

	"brook/engine/expr"
	"brook/engine/types"
)

type (
	// Sample keeps each row by chance: those whose number in [0, 1) lies between
	// Lower and Upper, or, with Replace, each of them Upper times on average. The
	// same seed keeps the same rows of the same partitions.
	Sample struct {
		Input        Node
		Lower, Upper float64
		Replace      bool
		Seed         int64
	}

	// Repartition spreads the rows over other partitions: in turn, or by Keys,
	// whose ranges it uses or whose hashes. Without Shuffle neighbouring
	// partitions are put together.
	Repartition struct {
		Input   Node
		Count   int // 0 for the session's number
		Shuffle bool
		Range   bool
		Keys    []expr.Order
	}

	// SortWithin orders the rows of each partition.
	SortWithin struct {
		Input Node
		Order []expr.Order
	}
)

// Output is the input's.
func (s *Sample) Output() []*expr.Attr { return s.Input.Output() }

// Output is the input's.
func (r *Repartition) Output() []*expr.Attr { return r.Input.Output() }

// Output is the input's.
func (s *SortWithin) Output() []*expr.Attr { return s.Input.Output() }

// Children returns the input.
func (s *Sample) Children() []Node { return []Node{s.Input} }

// Children returns the input.
func (r *Repartition) Children() []Node { return []Node{r.Input} }

// Children returns the input.
func (s *SortWithin) Children() []Node { return []Node{s.Input} }

// WithChildren replaces the input.
func (s *Sample) WithChildren(c []Node) Node {
	t := *s
	t.Input = c[0]
	return &t
}

// WithChildren replaces the input.
func (r *Repartition) WithChildren(c []Node) Node {
	q := *r
	q.Input = c[0]
	return &q
}

// WithChildren replaces the input.
func (s *SortWithin) WithChildren(c []Node) Node { return &SortWithin{c[0], s.Order} }

// String is the node's line in EXPLAIN.
func (s *Sample) String() string {
	return fmt.Sprintf("Sample %s, %s, %t, %d", types.DoubleText(s.Lower), types.DoubleText(s.Upper), s.Replace, s.Seed)
}

// String is the node's line in EXPLAIN.
func (r *Repartition) String() string {
	if len(r.Keys) == 0 {
		return fmt.Sprintf("Repartition %d, %t", r.Count, r.Shuffle)
	}
	keys := make([]string, len(r.Keys))
	for i, k := range r.Keys {
		if keys[i] = k.Expr.SQL(); r.Range {
			keys[i] = OrderText(k)
		}
	}
	return "RepartitionByExpression [" + strings.Join(keys, ", ") + "]"
}

// String is the node's line in EXPLAIN.
func (s *SortWithin) String() string { return "Sort " + orders(s.Order) + ", false" }

// partitioned are the functions whose values follow from the row's partition and
// its place there.
var partitioned = map[string]bool{"rand": true, "randn": true, "uniform": true, "randstr": true, "uuid": true, "shuffle": true,
	"spark_partition_id": true, "monotonically_increasing_id": true}

// SeesPartitions reports whether the rows of n, or their order, follow from how
// rows are spread over partitions.
func SeesPartitions(n Node) bool {
	found := false
	Walk(n, func(n Node) bool {
		switch n.(type) {
		case *Sample, *Repartition, *SortWithin:
			found = true
		}
		found = found || AnyExpression(n, Partitioned)
		return !found
	})
	return found
}

// Partitioned reports whether e is a call of a function whose values follow from
// the row's partition.
func Partitioned(e expr.Expr) bool {
	c, ok := e.(*expr.Call)
	return ok && partitioned[c.Name]
}
