package exec

import (
	"brook/engine/batch"
	"brook/engine/types"
)

// distinctValues are values of a DISTINCT aggregate that are new to their
// groups.
type distinctValues struct {
	groups []uint32
	args   []batch.Vector
}

// partialGroups are the groups that one worker hands on. DISTINCT aggregates
// have no state there: workers leave out the values that they saw before, and
// who merges them the values that other workers saw.
type partialGroups struct {
	*batch.Batch
	fresh [][]distinctValues // by aggregate; groups are rows of the batch
}

// mergePartial takes in the groups of a worker.
func (s *groups) mergePartial(p partialGroups) error {
	numbers := s.number(p.Columns[:len(s.keys)], p.Rows)
	for i, call := range s.calls {
		if !call.distinct() {
			if err := s.mergeCall(i, call, p.Batch, numbers); err != nil {
				return err
			}
			continue
		}
		for _, v := range p.fresh[i] {
			groups := make([]uint32, len(v.groups))
			for k, g := range v.groups {
				groups[k] = numbers[g]
			}
			groups, args := s.unseen(i, groups, v.args)
			if err := s.accums[i].Update(s.c, groups, args); err != nil {
				return err
			}
		}
	}
	return nil
}

// partialOf is the groups of s as a worker hands them on.
func (s *groups) partialOf() (partialGroups, error) {
	b, err := s.state()
	return partialGroups{b, s.fresh}, err
}

// unseen leaves the rows whose values are new to their group.
func (s *groups) unseen(i int, groups []uint32, args []batch.Vector) ([]uint32, []batch.Vector) {
	rows := len(groups)
	keys := args
	if len(s.keys) > 0 {
		group := make([]int64, rows)
		for k, g := range groups {
			group[k] = int64(g)
		}
		keys = append([]batch.Vector{batch.Of(types.Long, batch.FromValues(types.Long, group, nil))}, args...)
	}
	if s.seen[i] == nil {
		s.seen[i] = NewGroupTable(keys)
	}
	next := uint32(s.seen[i].Len())
	var fresh []int32
	var kept []uint32
	for r, g := range s.seen[i].Groups(keys, rows) {
		if g == next {
			next++
			fresh = append(fresh, int32(r))
			kept = append(kept, groups[r])
		}
	}
	out := batch.Gather(&batch.Batch{Columns: flat(args, rows), Rows: rows}, fresh)
	return kept, out.Columns
}

// distinct reports whether the call wants each value once.
func (c *aggregateCall) distinct() bool { return c.agg.Distinct && len(c.args) > 0 }
