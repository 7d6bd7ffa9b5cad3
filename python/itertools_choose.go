package python

// chosen gives the ways to take r of the items: in the order of their places,
// with or without repeats, or in any order.
func (in *Interp) chosen(name string, items []any, r int) *Iterator {
	n := len(items)
	at := make([]int, r)
	repeats, ordered := name == "combinations_with_replacement", name != "permutations"
	over := r > n && !repeats || r > 0 && n == 0
	used := make([]bool, n)
	for i := range at {
		if !repeats && !over {
			at[i] = i
			used[i] = true
		}
	}
	advance := func() bool {
		for i := r - 1; i >= 0; i-- {
			switch {
			case ordered && repeats:
				if at[i] < n-1 {
					for j, v := i, at[i]+1; j < r; j++ {
						at[j] = v
					}
					return true
				}
			case ordered:
				if at[i] < n-r+i {
					at[i]++
					for j := i + 1; j < r; j++ {
						at[j] = at[j-1] + 1
					}
					return true
				}
			default:
				used[at[i]] = false
				for next := at[i] + 1; next < n; next++ {
					if used[next] {
						continue
					}
					at[i], used[next] = next, true
					free := 0
					for j := i + 1; j < r; j++ {
						for used[free] {
							free++
						}
						at[j], used[free] = free, true
					}
					return true
				}
			}
		}
		return false
	}
	return lazy("itertools."+name, func() (any, bool) {
		if over {
			return nil, false
		}
		out := make(Tuple, r)
		for i, k := range at {
			out[i] = items[k]
		}
		over = !advance()
		return out, true
	})
}

// tee gives n iterators over one: what the fastest has read waits for the others.
func (in *Interp) tee(source *Iterator, n int) Tuple {
	type cell struct {
		value any
		last  bool
		next  *cell
	}
	start := &cell{}
	out := make(Tuple, n)
	for i := range out {
		at := start
		out[i] = lazy("itertools._tee", func() (any, bool) {
			if at.last {
				return nil, false
			}
			if at.next == nil {
				v, ok := source.Next()
				at.next = &cell{value: v, last: !ok}
			}
			if at = at.next; at.last {
				return nil, false
			}
			return at.value, true
		})
	}
	return out
}
