package syntax

import (
	"errors"
	"testing"
)

// FuzzParse checks that any text is either read or refused with a place in it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"x = [1, 2", "def f(a, /, b=1, *c, d, **e): return f'{a!r:>{b}}'", "if x:\n  y\nelif z: pass\nelse:\n\tw", "with (a as b, c): pass",
		"try:\n  1\nexcept (A, B) as e:\n  raise X from e\nfinally: pass", "lambda *a, k=1: (yield)", "{**a, 'b': [x for y in z if (w := y)]}", "'\\x4", "0x_1 + 1e5 if 1else 2", "class A(B, m=C):\n  @d\n  def e(self): return super().e", "a[1:2, ::3] = *b, c = d", "match a, *b:\n  case [1, *x] | {'k': -1.5, **r} if x: pass\n  case C(1, k=_) as y | a.b: pass"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		_, err := Parse(src)
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.Line < 1) {
			t.Fatalf("%q: %v", src, err)
		}
		Complete(src)
	})
}
