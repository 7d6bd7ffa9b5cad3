package pyspark

import (
	"math"
	"sort"
	"unicode/utf16"

	"brook/python"
)

// Dicts that pass through the JVM come out in the order of Java's HashMap, or
// of Scala's immutable Map for more than four entries; both orders can be seen
// in results, so they are reproduced here.

// javaHash is Object.hashCode of the Java value that PySpark makes of v; ok is
// false for values that Brook does not hash.
func javaHash(v any) (h int32, ok bool) {
	switch v := v.(type) {
	case nil:
		return 0, true
	case string:
		for _, c := range utf16.Encode([]rune(v)) {
			h = 31*h + int32(c)
		}
		return h, true
	case bool:
		if v {
			return 1231, true
		}
		return 1237, true
	case int64:
		if v == int64(int32(v)) {
			return int32(v), true
		}
		return int32(v ^ int64(uint64(v)>>32)), true
	case float64:
		b := math.Float64bits(v)
		if v == 0 && !math.Signbit(v) {
			b = 0
		}
		return int32(b ^ b>>32), true
	}
	return 0, false
}

// hashOrder is the order in which a java.util.HashMap with an initial capacity,
// a power of two, yields what was put in with these hashes.
func hashOrder(hashes []int32, capacity int) []int {
	for float64(len(hashes)) > 0.75*float64(capacity) {
		capacity *= 2
	}
	bucket := func(i int) uint32 { h := uint32(hashes[i]); return (h ^ h>>16) & uint32(capacity-1) }
	out := make([]int, len(hashes))
	for i := range out {
		out[i] = i
	}
	sort.SliceStable(out, func(i, k int) bool { return bucket(out[i]) < bucket(out[k]) })
	return out
}

// javaMapOrder are the entries of a dict in the order of the HashMap that it
// becomes. Entries with keys of unknown kinds stay as they are.
func javaMapOrder(entries []python.Entry, capacity int) []python.Entry {
	hashes := make([]int32, len(entries))
	for i, e := range entries {
		h, ok := javaHash(e.Key)
		if !ok {
			return entries
		}
		hashes[i] = h
	}
	out := make([]python.Entry, len(entries))
	for i, at := range hashOrder(hashes, capacity) {
		out[i] = entries[at]
	}
	return out
}

// scalaMapOrder is the order of Scala's immutable Map: as put for up to four
// entries, that of a trie over five bits of the hash at a time for more.
func scalaMapOrder(entries []python.Entry) []python.Entry {
	if len(entries) <= 4 {
		return entries
	}
	nodes := make([]trieEntry, len(entries))
	for i, e := range entries {
		h, ok := javaHash(e.Key)
		if !ok {
			return entries
		}
		nodes[i] = trieEntry{scalaImprove(h), e}
	}
	return trieOrder(nil, nodes, 0)
}

type trieEntry struct {
	hash  uint32
	entry python.Entry
}

// scalaImprove spreads a hash as scala.collection.Hashing does.
func scalaImprove(code int32) uint32 {
	h := uint32(code)
	h += ^(h << 9)
	h ^= h >> 14
	h += h << 4
	return h ^ h>>10
}

// trieOrder appends a node's own entries, in the order of their bits, and then
// those of the nodes below it.
func trieOrder(out []python.Entry, entries []trieEntry, shift uint) []python.Entry {
	if shift > 30 {
		for _, e := range entries {
			out = append(out, e.entry)
		}
		return out
	}
	var groups [32][]trieEntry
	for _, e := range entries {
		at := e.hash >> shift & 31
		groups[at] = append(groups[at], e)
	}
	for _, g := range groups {
		if len(g) == 1 {
			out = append(out, g[0].entry)
		}
	}
	for _, g := range groups {
		if len(g) > 1 {
			out = trieOrder(out, g, shift+5)
		}
	}
	return out
}
