package functions

import "testing"

func TestLikePattern(t *testing.T) {
	for _, c := range []struct {
		text, pattern string
		want          bool
	}{
		{"", "", true}, {"", "%", true}, {"", "_", false}, {"abc", "a%", true}, {"abc", "%c", true}, {"abc", "%b%", true}, {"abc", "a_c", true},
		{"aéc", "a_c", true}, {"abc", "a", false}, {"aab", "%ab", true}, {"abab", "%ab", true}, {"ab", "%ab%ab", false}, {"a%b", `a\%b`, true},
		{"axb", `a\%b`, false}, {"héllo wörld", "h_l%w_r_d", true}, {"abcabd", "%b_d", false}, {"abcabxd", "%b_d", true}, {"aXbXc", "%X_X%", true}, {"ab", "__", true}, {"ab", "___", false},
		{"ab", "%_", true}, {"", "%_", false}, {"a", "_%_", false}, {"ab", "_%_", true},
	} {
		p, err := parseLike(c.pattern, '\\', false)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.matches(c.text); got != c.want {
			t.Errorf("%q LIKE %q is %v", c.text, c.pattern, got)
		}
	}
}
