package javaregex

import (
	"fmt"
	"slices"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          []int
	}{
		{`(\w+)@(\w+)`, "mail ada@home", []int{5, 13, 5, 8, 9, 13}},
		{`a$`, "a\n", []int{0, 1}},
		{`a.c`, "a\rc abc", []int{4, 7}},
		{`(?s)a.c`, "a\rc", []int{0, 3}},
		{`(?<y>\d{4})-(?<m>\d\d)`, "on 2024-05", []int{3, 10, 3, 7, 8, 10}},
		{`(a)\1`, "abaa", []int{2, 4, 2, 3}},
		{`\w++\d`, "ab1", nil},
		{`\w+\d`, "ab1", []int{0, 3}},
		{`[a-z&&[^aeiou]]+`, "aeixyzo", []int{3, 6}},
		{`[a-c[x-z]]+`, "mbxn", []int{1, 3}},
		{`(?<=é)b`, "éb", []int{2, 3}},
		{`\d`, "٣", nil},
		{`\p{Alpha}+`, "1ab", []int{1, 3}},
		{`\p{L}+`, "1éa", []int{1, 4}},
		{`\Qa.b\E`, "axb a.b", []int{4, 7}},
		{`(?i)ABC`, "xabc", []int{1, 4}},
		{`(?i)àb`, "ÀB", nil},
		{`(?iu)àb`, "ÀB", []int{0, 3}},
		{`(?i)[a-c]X`, "Bx", []int{0, 2}},
		{`\bé`, "aé", nil},
		{`[^\d]+`, "12a", []int{2, 3}},
		{`[\w.-]+`, "!a.b-c", []int{1, 6}},
		{`\bé`, "a é", []int{2, 4}},
		{`(x)?y`, "y", []int{0, 1, -1, -1}},
		{`\s`, "\x0b", []int{0, 1}},
		{`\x41\u0042\t`, "AB\t", []int{0, 3}},
		{`[[:alpha:]]`, "p:", []int{0, 1}},
		{`(?x) a b # no`, "ab", []int{0, 2}},
		{`😀+`, "x😀😀", []int{1, 9}},
	} {
		re, err := Compile(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		got, err := re.Find(c.text)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s on %q: got %v %v, want %v", c.pattern, c.text, got, err, c.want)
		}
	}
}

func TestWrongPatterns(t *testing.T) {
	for _, p := range []string{`[`, `(`, `)`, `*a`, `a{2`, `a{3,1}`, `\`, `(?<n>a)(?<n>b)`, `\k<no>`, `[z-a]`, `\y`, `(?q)`, `\p{Nope}`} {
		if _, err := Compile(p); err == nil {
			t.Errorf("%s: no error", p)
		}
	}
}

func TestReplace(t *testing.T) {
	for _, c := range []struct{ pattern, text, with, want string }{
		{`(\d+)-(\d+)`, "1-2 3-4", "$2/$1", "2/1 4/3"},
		{`a*`, "baac", "x", "xbxxcx"},
		{`b`, "abc", `\$`, "a$c"},
		{`(?<n>b)`, "abc", `[${n}]`, "a[b]c"},
		{`é`, "aéa", "e", "aea"},
	} {
		re, err := Compile(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		got, err := re.Replace(nil, c.text, c.with)
		if err != nil || string(got) != c.want {
			t.Errorf("%s on %q: got %q %v, want %q", c.pattern, c.text, got, err, c.want)
		}
	}
	re, _ := Compile("a")
	if _, err := re.Replace(nil, "a", "$1"); err == nil || err.Error() != "No group 1" {
		t.Errorf("$1 without groups: %v", err)
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		limit         int
		want          []string
	}{
		{`,`, "a,b,,", -1, []string{"a", "b", "", ""}},
		{`,`, "a,b,c", 2, []string{"a", "b,c"}},
		{`[AB]`, "oneAtwoBthree", 1, []string{"oneAtwoBthree"}},
		{`(?=b)`, "abab", -1, []string{"a", "ba", "b"}},
		{`,`, "", -1, []string{""}},
	} {
		re, err := Compile(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := re.Split(c.text, c.limit); err != nil || fmt.Sprint(got) != fmt.Sprint(c.want) || len(got) != len(c.want) {
			t.Errorf("%s on %q: got %q %v, want %q", c.pattern, c.text, got, err, c.want)
		}
	}
}
