package python

// CPython iterates over a set in the order of its hash table. For ints, whose
// hash is their value, that order is the same in every run, and users know it
// ({1, 2, 3} for set([3, 1, 2])); setOrder finds it for a set of small ints that
// were added in the order of the entries. Sets of other values keep the order in
// which they were filled, since CPython's changes from run to run.

const (
	setMinSize      = 8
	setLinearProbes = 9
	setPerturbShift = 5
)

// setOrder puts the entries of a set of ints in the order of CPython's table;
// ok is false when an element is something else.
func setOrder(entries []Entry) (ordered []any, ok bool) {
	for i := range entries {
		switch n := entries[i].Key.(type) {
		case int64:
			if n >= 1<<61-1 || n <= -(1<<61-1) {
				return nil, false
			}
		case bool:
		default:
			return nil, false
		}
	}
	table := make([]any, setMinSize)
	used := 0
	for i := range entries {
		setPlace(table, entries[i].Key)
		if used++; used*5 < (len(table)-1)*3 {
			continue
		}
		least := used * 4
		if used > 50000 {
			least = used * 2
		}
		size := setMinSize
		for size <= least {
			size <<= 1
		}
		old := table
		table = make([]any, size)
		for _, v := range old {
			if v != nil {
				setPlace(table, v)
			}
		}
	}
	ordered = make([]any, 0, len(entries))
	for _, v := range table {
		if v != nil {
			ordered = append(ordered, v)
		}
	}
	return ordered, true
}

// setPlace puts v in the first free place of its probe sequence.
func setPlace(table []any, v any) {
	n, isInt := v.(int64)
	if !isInt && v == true {
		n = 1
	}
	if n == -1 {
		n = -2 // the hash of -1
	}
	mask := uint64(len(table) - 1)
	perturb := uint64(n)
	i := uint64(n) & mask
	for {
		probes := uint64(0)
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		for at := i; at <= i+probes; at++ {
			if table[at] == nil {
				table[at] = v
				return
			}
		}
		perturb >>= setPerturbShift
		i = (i*5 + 1 + perturb) & mask
	}
}
