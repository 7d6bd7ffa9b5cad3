package stream

import (
	"math"

	"brook/engine/plan"
)

// held is a remembered row that a batch has to do with.
type held struct {
	key     []byte
	number  int64
	value   []byte
	matched bool
}

// The first byte of a remembered row tells whether it has had a match.
func (h *held) mark(s *joinSide, expires int64) {
	h.matched = true
	value := append([]byte{1}, h.value[1:]...)
	s.store.Set(h.key, h.number, value, expires)
}

// remember keeps the new rows of a side for those that come later. A row of the
// right that goes in this very batch has met all that it can; it is kept only
// to come out by itself.
func (j *join) remember(s *joinSide, a *arrival, watermark int64) {
	due := int64(math.MinInt64)
	if s == j.right && s.retention.bounded() {
		due = s.retention.due(watermark)
	}
	semi := j.node.Kind == plan.LeftSemiJoin && s == j.left
	values := s.codec.Encode(a.rows.Columns, a.rows.Rows)
	for i, key := range a.keys {
		if semi && a.matched[i] {
			continue // it has come out and will not again
		}
		if a.times[i] <= due && (a.matched[i] || !s.preserved) {
			continue
		}
		flag := byte(0)
		if a.matched[i] {
			flag = 1
		}
		s.store.Add(key, append([]byte{flag}, values[i]...), a.times[i])
		j.figures.NumRowsUpdated++
	}
}

// forget removes the rows that nothing can match any more.
func (j *join) forget(s *joinSide, watermark int64, out *joinOutput) error {
	if !s.retention.bounded() {
		return nil
	}
	var alone []*held
	removed := int64(0)
	s.store.ExpirePairs(s.retention.due(watermark), func(key []byte, number int64, value []byte) {
		removed++
		if value[0] == 0 {
			alone = append(alone, &held{value: value})
		}
	})
	if !s.preserved {
		// Spark counts the rows that go without coming out.
		j.figures.NumRowsRemoved += removed
		return nil
	}
	if len(alone) == 0 {
		return nil
	}
	rows, err := s.decode(alone)
	if err != nil {
		return err
	}
	out.alone(s, rows)
	return nil
}
