// Package spell finds the known name that a misspelt one most likely means, for
// the "did you mean" of error messages: columns, tables, functions, options,
// magics and methods alike.
//
//	spell.Nearest("evnt_time", []string{"event_time", "value"}) // "event_time"
//
// It compares names without regard to case and knows nothing about what they
// name.
package spell

import (
	"strings"
)

// Nearest returns the candidate that is closest to name, or "" when none is
// close enough to be worth suggesting. Of equally close candidates one that begins
// with name is meant, or else the first.
func Nearest(name string, candidates []string) string {
	best, bestDistance := "", allowance(name)+1
	want := []rune(strings.ToLower(name))
	for _, c := range candidates {
		lower := strings.ToLower(c)
		begins := best != "" && strings.HasPrefix(lower, string(want)) && !strings.HasPrefix(strings.ToLower(best), string(want))
		limit := bestDistance
		if begins {
			limit++
		}
		if d := distance(want, []rune(lower), limit); d < limit {
			best, bestDistance = c, d
		}
	}
	return best
}

// allowance is how far a suggestion may be away: one slip in a short name, one
// in three letters of a long one.
func allowance(name string) int {
	return max(1, (len([]rune(name))+1)/3)
}

// distance is the restricted Damerau-Levenshtein distance of a and b; it gives
// up and returns limit as soon as the distance cannot stay below limit.
func distance(a, b []rune, limit int) int {
	if gap := len(a) - len(b); gap >= limit || -gap >= limit {
		return limit
	}
	width := len(b) + 1
	rows := make([]int, 3*width)
	before, last, now := rows[:width], rows[width:2*width], rows[2*width:]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			now[j] = d
			least = min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, last, now = last, now, before
	}
	return min(last[len(b)], limit)
}
