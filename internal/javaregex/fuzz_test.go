package javaregex

import "testing"

// FuzzCompile wants no panic, and the same answer from Match, Find, Each and
// Split about whether a pattern is in a text.
func FuzzCompile(f *testing.F) {
	for _, p := range []string{
		`a|b`, `(\d+)-(?<name>\w*)`, `[a-z&&[^aeiou]]+`, `\p{javaLowerCase}\P{Lu}`, `(?i)ß\b`, `^.*$`, `(?s).\R\z`, `\Qa.b\E`, `(a)\1`, `x*+y?+`, `(?<=a)b(?!c)`,
		`[\x41-\u0043]`, `\0101\cA`, `a{2,3}?`, `[[a]b]`, `(?<n>a)\k<n>`, `[^\W_]`, `(`, `[a`, `\`,
	} {
		f.Add(p, "Ab-c 12\nx", "$1\\$")
	}
	f.Fuzz(func(t *testing.T, pattern, text, replacement string) {
		if len(pattern) > 60 || len(text) > 24 {
			return // backtracking takes its time
		}
		re, err := Compile(pattern)
		if err != nil {
			return
		}
		found, err := re.Match(text)
		if err != nil {
			return
		}
		loc, err := re.Find(text)
		if err == nil && found != (loc != nil) {
			t.Errorf("%q in %q: Match %v, Find %v", pattern, text, found, loc)
		}
		times := 0
		if err := re.Each(text, func(loc []int) bool {
			if times++; loc[0] < 0 || loc[0] > loc[1] || loc[1] > len(text) {
				t.Fatalf("%q in %q: a match at %v", pattern, text, loc)
			}
			return times <= len(text)+1
		}); err == nil && (times > 0) != found || times > len(text)+1 {
			t.Errorf("%q in %q: Match %v, Each found %d", pattern, text, found, times)
		}
		if parts, err := re.Split(text, -1); err == nil && len(parts) == 0 {
			t.Errorf("%q splits %q into nothing", pattern, text)
		}
		_, _ = re.Replace(nil, text, replacement) // an error is as good as a text
	})
}
