package functions

import (
	"github.com/apache/arrow-go/v18/arrow"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// scalar fills in a call whose result is NULL where an argument is: kernel sees
// arguments of the types given by want, to which the arguments are coerced.
func (c *CallContext) scalar(t types.Type, want []types.Type, kernel expr.Kernel) error {
	for i, w := range want {
		if i < len(c.Args) {
			a, err := Implicit(c, i, w)
			if err != nil {
				return err
			}
			c.Args[i] = a
		}
	}
	c.Type = t
	for _, a := range c.Args {
		c.Nullable = c.Nullable || a.Nullable()
	}
	c.Kernel = strict(t, kernel)
	return nil
}

// rowsOf is the number of rows that a kernel computes: one when all arguments
// are constant, or when there are none.
func rowsOf(args []batch.Vector, rows int) (n int, constant bool) {
	for _, a := range args {
		if !a.Const {
			return rows, false
		}
	}
	return 1, true
}

func result(t types.Type, a arrow.Array, constant bool) batch.Vector {
	return batch.Vector{Type: t, Array: a, Const: constant}
}

// column reads a fixed-width argument by row, constant or not.
func column[T batch.Fixed](v batch.Vector) func(i int) T {
	values := batch.Values[T](v.Array)
	if v.Const {
		x := values[0]
		return func(int) T { return x }
	}
	return func(i int) T { return values[i] }
}

// textOf reads a string or binary argument by row. The bytes must not be kept.
func textOf(v batch.Vector) func(i int) []byte {
	offsets, data := batch.Bytes(v.Array)
	if v.Const {
		x := data[offsets[0]:offsets[1]]
		return func(int) []byte { return x }
	}
	return func(i int) []byte { return data[offsets[i]:offsets[i+1]] }
}

// truthOf reads a boolean argument by row.
func truthOf(v batch.Vector) func(i int) bool {
	bits := batch.Booleans(v.Array)
	if v.Const {
		x := bits.Get(0)
		return func(int) bool { return x }
	}
	return bits.Get
}

// validOf tells, by row, whether none of args is NULL.
func validOf(args []batch.Vector, n int) batch.Bits { return batch.AndValid(n, args...) }

// map1 computes a fixed-width result from a fixed-width argument.
func map1[A, R batch.Fixed](t types.Type, f func(A) R) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in, out := batch.Values[A](args[0].Array), make([]R, n)
		for i := range out {
			out[i] = f(in[i])
		}
		return result(t, batch.FromValues(t, out, validOf(args, n)), constant), nil
	}
}

// try1 is map1 for functions that may fail or give NULL. NULL rows are passed
// over.
func try1[A, R batch.Fixed](t types.Type, f func(c *expr.Context, a A) (r R, ok bool, err error)) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in, out := batch.Values[A](args[0].Array), make([]R, n)
		valid := validOf(args, n)
		var err error
		for i := range out {
			if valid != nil && !valid.Get(i) {
				continue
			}
			ok := true
			if out[i], ok, err = f(c, in[i]); err != nil {
				return batch.Vector{}, err
			}
			if !ok {
				valid = withNull(valid, i, n)
			}
		}
		return result(t, batch.FromValues(t, out, valid), constant), nil
	}
}

// withNull clears bit i of a bitmap that may not be there yet.
func withNull(valid batch.Bits, i, n int) batch.Bits {
	if valid == nil {
		valid = batch.AllSet(n)
	}
	out := append(batch.Bits(nil), valid...)
	out.Clear(i)
	return out
}

// texts collects a string result.
type texts struct {
	t       types.Type
	offsets []int32
	data    []byte
	valid   batch.Bits
	n       int
}

func newTexts(t types.Type, n int, valid batch.Bits) *texts {
	x := &texts{t: t, offsets: make([]int32, 1, n+1), n: n}
	if valid != nil {
		x.valid = append(batch.Bits(nil), valid...)
	}
	return x
}

// skip reports whether the next row is NULL already, and passes over it.
func (x *texts) skip() bool {
	i := len(x.offsets) - 1
	if x.valid != nil && !x.valid.Get(i) {
		x.offsets = append(x.offsets, int32(len(x.data)))
		return true
	}
	return false
}

// end finishes a row whose bytes were appended to data.
func (x *texts) end() { x.offsets = append(x.offsets, int32(len(x.data))) }

func (x *texts) nullRow() {
	if x.valid == nil {
		x.valid = batch.AllSet(x.n)
	}
	x.valid.Clear(len(x.offsets) - 1)
	x.end()
}

func (x *texts) finish(constant bool) batch.Vector {
	return result(x.t, batch.FromBytes(x.t, x.offsets, x.data, x.valid), constant)
}

// toText computes a string result by appending to a buffer; ok false is NULL.
func toText(t types.Type, f func(c *expr.Context, b []byte, args []batch.Vector, i int) (out []byte, ok bool, err error)) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := newTexts(t, n, validOf(args, n))
		for i := range n {
			if out.skip() {
				continue
			}
			b, ok, err := f(c, out.data, args, i)
			if err != nil {
				return batch.Vector{}, err
			}
			if !ok {
				out.nullRow()
				continue
			}
			out.data = b
			out.end()
		}
		return out.finish(constant), nil
	}
}

// textRows computes a string or binary result by row: prepare looks at the
// arguments once and returns what appends the result of row i.
func textRows(t types.Type, prepare func(args []batch.Vector) func(b []byte, i int) ([]byte, error)) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := newTexts(t, n, validOf(args, n))
		f := prepare(args)
		for i := range n {
			if out.skip() {
				continue
			}
			b, err := f(out.data, i)
			if err != nil {
				return batch.Vector{}, err
			}
			out.data = b
			out.end()
		}
		return out.finish(constant), nil
	}
}

// text1 is toText of one string argument.
func text1(f func(b []byte, s []byte) []byte) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in := textOf(args[0])
		out := newTexts(types.String, n, validOf(args, n))
		for i := range n {
			if !out.skip() {
				out.data = f(out.data, in(i))
				out.end()
			}
		}
		return out.finish(constant), nil
	}
}

// cells computes any result through boxed cells, for functions that are rarely
// on a hot path. A NULL argument gives NULL without a call; nil is NULL.
func cells(t types.Type, f func(c *expr.Context, args []any) (any, error)) expr.Kernel {
	return boxed(t, false, f)
}

// boxed is cells that also sees NULL arguments when nulls is set.
func boxed(t types.Type, nulls bool, f func(c *expr.Context, args []any) (any, error)) expr.Kernel {
	return func(c *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		b := batch.NewBuilder(t, n)
		row := make([]any, len(args))
	rows:
		for i := range n {
			for k, a := range args {
				if row[k] = a.Value(i); row[k] == nil && !nulls {
					if err := b.Append(nil); err != nil {
						return batch.Vector{}, err
					}
					continue rows
				}
			}
			out, err := f(c, row)
			if err != nil {
				return batch.Vector{}, err
			}
			if err := b.Append(out); err != nil {
				return batch.Vector{}, err
			}
		}
		return result(t, b.Finish(), constant), nil
	}
}

// bools computes a boolean result row by row.
func bools(args []batch.Vector, rows int, f func(i int) bool) (batch.Vector, error) {
	n, constant := rowsOf(args, rows)
	out := batch.NewBits(n)
	for i := range n {
		if f(i) {
			out.Set(i)
		}
	}
	return result(types.Boolean, batch.FromBits(out, n, validOf(args, n)), constant), nil
}

// text1of computes a string result from a fixed-width argument.
func text1of[A batch.Fixed](f func(b []byte, v A) []byte) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		in := batch.Values[A](args[0].Array)
		out := newTexts(types.String, n, validOf(args, n))
		for i := range n {
			if !out.skip() {
				out.data = f(out.data, in[i])
				out.end()
			}
		}
		return out.finish(constant), nil
	}
}
