package syntax

import "testing"

func TestComplete(t *testing.T) {
	for src, want := range map[string]bool{
		"x = 1": true, "f(": false, "if x:\n": false, "if x:\n  if y:\n": false, "if x:\n  if y:\n    z\n": true, "match x:\n": false, "match x:\n  case 1:\n": false,
		"match x:\n  case 1:\n    pass\n": true, "match = 1": true, "match(x)": true, "match f(": false, "x = )": true, "'''abc": false,
	} {
		if got := Complete(src); got != want {
			t.Errorf("Complete(%q) = %v", src, got)
		}
	}
}
