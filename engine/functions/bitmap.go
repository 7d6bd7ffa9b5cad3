package functions

import (
	"math/bits"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// A bitmap holds one bit for each of bitmapBits numbers; larger numbers are cut
// into buckets.
const (
	bitmapBits  = 1 << 15
	bitmapBytes = bitmapBits / 8
)

func init() {
	for _, f := range []struct {
		name, usage string
		example     Example
		of          func(v int64) int64
	}{
		{"bitmap_bucket_number", "Returns the number of the bucket that holds a number.", Example{"bitmap_bucket_number(32769)", "2"}, func(v int64) int64 {
			if v > 0 {
				return 1 + (v-1)/bitmapBits
			}
			return v / bitmapBits
		}},
		{"bitmap_bit_position", "Returns the position of a number's bit in its bucket.", Example{"bitmap_bit_position(32769)", "0"}, func(v int64) int64 {
			if v > 0 {
				return (v - 1) % bitmapBits
			}
			return -v % bitmapBits
		}},
	} {
		register(Spec{Names: []string{f.name}, Group: "misc_funcs", Min: 1, Max: 1, Since: "3.5.0", Usage: f.name + "(expr) - " + f.usage,
			Examples: []Example{f.example}, Resolve: func(c *CallContext) error {
				return c.scalar(types.Long, []types.Type{types.Long}, map1(types.Long, f.of))
			}})
	}
	register(Spec{Names: []string{"bitmap_count"}, Group: "misc_funcs", Min: 1, Max: 1, Since: "3.5.0",
		Usage:    "bitmap_count(bitmap) - Returns the number of set bits.",
		Examples: []Example{{"bitmap_count(x'FF10')", "9"}}, Resolve: func(c *CallContext) error {
			if c.Args[0].Type().Kind() != types.KindBinary {
				return c.unexpected(0, "BINARY")
			}
			return c.scalar(types.Long, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				n, constant := rowsOf(args, rows)
				in, out := textOf(args[0]), make([]int64, n)
				for i := range out {
					for _, b := range in(i) {
						out[i] += int64(bits.OnesCount8(b))
					}
				}
				return result(types.Long, batch.FromValues(types.Long, out, validOf(args, n)), constant), nil
			})
		}})
	for _, f := range []struct {
		name, usage string
		example     Example
		make        func() bitmaps
	}{
		{"bitmap_construct_agg", "(position) - Returns a bitmap with the bits at the positions.", Example{"bitmap_count(bitmap_construct_agg(col)) FROM VALUES (1), (2), (2) AS t(col)", "2"},
			func() bitmaps { return bitmaps{number: true} }},
		{"bitmap_or_agg", "(bitmap) - Returns the bits that are set in some bitmap.", Example{"bitmap_count(bitmap_or_agg(col)) FROM VALUES (x'10'), (x'30') AS t(col)", "2"}, func() bitmaps { return bitmaps{} }},
		{"bitmap_and_agg", "(bitmap) - Returns the bits that are set in all bitmaps.", Example{"bitmap_count(bitmap_and_agg(col)) FROM VALUES (x'10'), (x'30') AS t(col)", "1"}, func() bitmaps { return bitmaps{and: true} }},
	} {
		register(Spec{Names: []string{f.name}, Group: "agg_funcs", Min: 1, Max: 1, Since: "3.5.0", DistinctAllowed: true, Usage: f.name + f.usage,
			Examples: []Example{f.example}, Resolve: func(c *CallContext) error {
				if f.make().number {
					heading := c.heading()
					if err := c.coerce(0, types.Long); err != nil {
						return err
					}
					c.Heading = heading
				} else if c.Args[0].Type().Kind() != types.KindBinary {
					return c.unexpected(0, "BINARY")
				}
				c.Type = types.Binary
				c.Aggregate = &expr.Aggregate{State: []types.Type{types.Binary}, New: func(*expr.Context) expr.Accumulator { b := f.make(); return &b }}
				return nil
			}})
	}
}

// bitmaps keeps a bitmap for each group.
type bitmaps struct {
	number bool // the rows are positions of bits
	and    bool
	of     [][]byte
}

func (a *bitmaps) Grow(n int) {
	for len(a.of) < n {
		b := make([]byte, bitmapBytes)
		for i := range b {
			if a.and {
				b[i] = 0xFF
			}
		}
		a.of = append(a.of, b)
	}
}

func (a *bitmaps) Update(c *expr.Context, groups []uint32, args []batch.Vector) error {
	if !a.number {
		return a.Merge(c, groups, args)
	}
	at, valid := column[int64](args[0]), validOf(args, len(groups))
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		p := at(i)
		if p < 0 || p >= bitmapBits {
			return diag.New(diag.ArrayIndex, "INVALID_BITMAP_POSITION", "22003",
				"The 0-indexed bitmap position %d is out of bounds. The bitmap has %d bits (%d bytes).", p, bitmapBits, bitmapBytes)
		}
		a.of[g][p/8] |= 1 << (p % 8)
	}
	return nil
}

// Merge combines bitmaps; what a short one lacks is zero.
func (a *bitmaps) Merge(_ *expr.Context, groups []uint32, state []batch.Vector) error {
	in, valid := textOf(state[0]), validOf(state[:1], len(groups))
	for i, g := range groups {
		if valid != nil && !valid.Get(i) {
			continue
		}
		b, to := in(i), a.of[g]
		for k := range to {
			switch {
			case k >= len(b) && a.and:
				to[k] = 0
			case k >= len(b):
			case a.and:
				to[k] &= b[k]
			default:
				to[k] |= b[k]
			}
		}
	}
	return nil
}

func (a *bitmaps) State(c *expr.Context) ([]batch.Vector, error) {
	v, err := a.Result(c)
	return []batch.Vector{v}, err
}

func (a *bitmaps) Result(*expr.Context) (batch.Vector, error) {
	out := newTexts(types.Binary, len(a.of), nil)
	for _, b := range a.of {
		out.data = append(out.data, b...)
		out.end()
	}
	return out.finish(false), nil
}
