package exec

import (
	"math"
	"testing"

	"brook/engine/expr"
	"brook/engine/logical"
	"brook/engine/types"
)

func TestDeduplicate(t *testing.T) {
	rows := []row{
		{"a", 0.0, int64(1)}, {"b", 1.0, int64(2)}, {"a", math.Copysign(0, -1), int64(3)}, {nil, 0.0, int64(4)}, {"b", math.NaN(), int64(5)},
		{"a", 1.0, int64(6)}, {nil, 0.0, int64(7)}, {"b", math.NaN(), int64(8)}, {"b", nil, int64(9)}, {"b", nil, int64(10)},
	}
	eachWay(t, func(t *testing.T, size int, e Env) {
		in := relation(t, size, []types.Field{column("k", types.String), column("x", types.Double), column("n", types.Long)}, rows...)
		const want = "a 0 1\nb 1 2\n<nil> 0 4\nb NaN 5\na 1 6\nb <nil> 9"
		if got := result(t, e, &logical.Deduplicate{Input: in, Keys: []*expr.Attr{in.Attrs[0], in.Attrs[1]}}); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if got := result(t, e, &logical.Deduplicate{Input: in, Keys: in.Attrs[:1]}); got != "a 0 1\nb 1 2\n<nil> 0 4" {
			t.Errorf("by one column\n%s", got)
		}
	})
}
