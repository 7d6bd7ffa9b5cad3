package functions

import (
	"math"
	"math/bits"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"approx_count_distinct"}, Group: "agg_funcs", Min: 1, Max: 2, DistinctAllowed: true,
		Usage: "approx_count_distinct(expr[, relativeSD]) - Returns about how many distinct values there are, by HyperLogLog++.", Resolve: func(c *CallContext) error {
			sd := 0.05
			heading := expr.Heading(c.Name, c.Args[:1])
			if len(c.Args) == 2 {
				v, err := c.constantArg(1, types.Double, "relativeSD")
				if err != nil {
					return err
				}
				sd, _ = v.(float64)
			}
			p := int(math.Ceil(2 * math.Log(1.106/sd) / math.Log(2)))
			if p < 4 || sd <= 0 {
				return diag.New(diag.Internal, "FAILED_FUNCTION_CALL", "38000",
					"Failed preparing of the function `%s` for call. Please, double check function's arguments.", c.Name).At(c.Place)
			}
			if HasMap(c.Args[0].Type()) {
				return c.unexpected(0, "ANY")
			}
			c.Args, c.Heading, c.Type = c.Args[:1], heading, types.Long
			c.Aggregate = &expr.Aggregate{State: []types.Type{types.Binary}, New: func(*expr.Context) expr.Accumulator {
				return &registers{p: p, hash: newXXHash()}
			}}
			return nil
		}})
}

// registers is approx_count_distinct: one byte a register, none for a group
// without values.
type registers struct {
	p     int
	hash  xxHash
	ranks [][]byte
}

func (a *registers) Grow(n int) { a.ranks = grown(a.ranks, n) }

func (a *registers) of(g uint32) []byte {
	if a.ranks[g] == nil {
		a.ranks[g] = make([]byte, 1<<a.p)
	}
	return a.ranks[g]
}

func (a *registers) Update(_ *expr.Context, groups []uint32, args []batch.Vector) error {
	if args[0].Type.Kind() == types.KindNull {
		return nil
	}
	hashes := hashColumns(a.hash, len(groups), args[:1])
	for i, g := range groups {
		if args[0].Null(i) {
			continue
		}
		h := hashes[i]
		// The first p bits choose the register, the others are counted.
		at := h >> (64 - a.p)
		rank := byte(bits.LeadingZeros64(h<<a.p|1<<(a.p-1)) + 1)
		if r := a.of(g); rank > r[at] {
			r[at] = rank
		}
	}
	return nil
}

func (a *registers) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	for i, g := range groups {
		other, _ := state[0].Value(i).([]byte)
		if len(other) == 0 {
			continue
		}
		r := a.of(g)
		for k, rank := range other {
			r[k] = max(r[k], rank)
		}
	}
	return nil
}

func (a *registers) State(*expr.Context) ([]batch.Vector, error) {
	out := newTexts(types.Binary, len(a.ranks), nil)
	for _, r := range a.ranks {
		out.data = append(out.data, r...)
		out.end()
	}
	return []batch.Vector{out.finish(false)}, nil
}

func (a *registers) Result(*expr.Context) (batch.Vector, error) {
	out := make([]int64, len(a.ranks))
	for g, r := range a.ranks {
		if r != nil {
			out[g] = estimate(r, a.p)
		}
	}
	return batch.Of(types.Long, batch.FromValues(types.Long, out, nil)), nil
}

// linearBelow has, for 4 bits and up, the estimate below which counting empty
// registers is the better one.
var linearBelow = [...]float64{10, 20, 40, 80, 220, 400, 900, 1800, 3100, 6500, 11500, 20000, 50000, 120000, 350000}

// estimate is the cardinality that registers speak of.
func estimate(r []byte, p int) int64 {
	m := float64(len(r))
	sum, empty := 0.0, 0.0
	for _, rank := range r {
		sum += math.Ldexp(1, -int(rank))
		if rank == 0 {
			empty++
		}
	}
	alpha := 0.7213 / (1 + 1.079/m)
	switch p {
	case 4:
		alpha = 0.673
	case 5:
		alpha = 0.697
	case 6:
		alpha = 0.709
	}
	e := alpha * m * m / sum
	limit := math.Inf(1)
	if p-4 < len(linearBelow) {
		limit = linearBelow[p-4]
	}
	if empty > 0 {
		if linear := m * math.Log(m/empty); linear <= limit {
			return int64(math.Round(linear))
		}
	}
	return int64(math.Round(e))
}
