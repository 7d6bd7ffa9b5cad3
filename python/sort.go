package python

import "slices"

// sort orders items in place by key and reverse. It is stable and asks for
// nothing but <, as CPython does.
func (in *Interp) sort(items []any, kw *Kwargs) {
	key, _ := kw.Get("key")
	reverse, _ := kw.Get("reverse")
	for i := range kw.Len() {
		if n := kw.Names[i]; n != "key" && n != "reverse" {
			in.raise("TypeError", "sort() got an unexpected keyword argument '"+n+"'")
		}
	}
	pairs := make([]sortPair, len(items))
	for i, v := range items {
		pairs[i] = sortPair{v, v}
		if key != nil {
			pairs[i].key = in.call(key, []any{v}, nil)
		}
	}
	descending := in.Truth(reverse)
	if descending {
		slices.Reverse(pairs)
	}
	in.mergeSort(pairs)
	if descending {
		slices.Reverse(pairs)
	}
	for i, p := range pairs {
		items[i] = p.value
	}
}

type sortPair struct{ key, value any }

// sortRun is how long the pieces are that are sorted by insertion.
const sortRun = 12

func (in *Interp) mergeSort(pairs []sortPair) {
	for from := 0; from < len(pairs); from += sortRun {
		in.insertionSort(pairs[from:min(from+sortRun, len(pairs))])
	}
	spare := make([]sortPair, (len(pairs)+1)/2+sortRun)
	for width := sortRun; width < len(pairs); width *= 2 {
		if width > len(spare) {
			spare = make([]sortPair, width)
		}
		for from := 0; from+width < len(pairs); from += 2 * width {
			in.merge(pairs[from:min(from+2*width, len(pairs))], width, spare)
		}
	}
}

func (in *Interp) insertionSort(pairs []sortPair) {
	for i := 1; i < len(pairs); i++ {
		p := pairs[i]
		j := i
		for ; j > 0 && in.less(p.key, pairs[j-1].key); j-- {
			pairs[j] = pairs[j-1]
		}
		pairs[j] = p
	}
}

// merge merges the ordered pairs before and after the middle.
func (in *Interp) merge(pairs []sortPair, middle int, spare []sortPair) {
	in.tick()
	if !in.less(pairs[middle].key, pairs[middle-1].key) {
		return
	}
	left := spare[:copy(spare, pairs[:middle])]
	right := pairs[middle:]
	out := 0
	for len(left) > 0 && len(right) > 0 {
		in.tick()
		if in.less(right[0].key, left[0].key) {
			pairs[out], right = right[0], right[1:]
		} else {
			pairs[out], left = left[0], left[1:]
		}
		out++
	}
	copy(pairs[out:], left)
}

func (in *Interp) less(a, b any) bool {
	switch x := a.(type) {
	case int64:
		if y, ok := b.(int64); ok {
			return x < y
		}
	case string:
		if y, ok := b.(string); ok {
			return x < y
		}
	case float64:
		if y, ok := b.(float64); ok {
			return x < y
		}
	}
	return in.Truth(in.Compare("<", a, b))
}
