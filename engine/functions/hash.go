package functions

import (
	bin "encoding/binary"
	"math/big"
	"math/bits"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// hashSeed is what hash and xxhash64 start from.
const hashSeed = 42

func init() {
	register(Spec{Names: []string{"hash"}, Group: "hash_funcs", Min: 0, Max: -1, Usage: "hash(expr1, expr2, ...) - Returns a hash value of the arguments (Murmur3, 32 bits).",
		Examples: []Example{{"hash('Spark', array(123), 2)", "-1321691492"}},
		Resolve: func(c *CallContext) error {
			return hashed(c, types.Integer, func(n int, args []batch.Vector) batch.Vector {
				return batch.Of(types.Integer, batch.FromValues(types.Integer, Murmur(args, n), nil))
			})
		}})
	register(Spec{Names: []string{"xxhash64"}, Group: "hash_funcs", Min: 0, Max: -1, Usage: "xxhash64(expr1, expr2, ...) - Returns a hash value of the arguments (xxHash, 64 bits).",
		Examples: []Example{{"xxhash64('Spark', array(123), 2)", "5602566077635097486"}},
		Resolve: func(c *CallContext) error {
			return hashed(c, types.Long, func(n int, args []batch.Vector) batch.Vector {
				out := make([]int64, n)
				for i, h := range hashColumns(newXXHash(), n, args) {
					out[i] = int64(h)
				}
				return batch.Of(types.Long, batch.FromValues(types.Long, out, nil))
			})
		}})
}

// Murmur is hash() of each row: what Spark spreads rows by.
func Murmur(columns []batch.Vector, rows int) []int32 {
	out := make([]int32, rows)
	for i, h := range hashColumns(murmur{}, rows, columns) {
		out[i] = int32(h)
	}
	return out
}

// hashed types a hash function: any arguments but maps, and never NULL.
func hashed(c *CallContext, t types.Type, compute func(n int, args []batch.Vector) batch.Vector) error {
	if len(c.Args) == 0 {
		e := diag.New(diag.Analysis, "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "42605",
			"The `%s` requires > 0 parameters but the actual number is 0. Please, refer to 'https://spark.apache.org/docs/latest/sql-ref-functions.html' for a fix.", c.Name)
		e.Placeless = true
		return e
	}
	for _, a := range c.Args {
		if HasMap(a.Type()) {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.HASH_MAP_TYPE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: Input to the function `%s` cannot contain elements of the \"MAP\" type. In Spark, same maps may have different hashcode, thus hash expressions are prohibited on \"MAP\" elements. To restore previous behavior set \"spark.sql.legacy.allowHashOnMapType\" to \"true\".",
				c.heading(), c.Name).At(c.Place)
		}
	}
	c.Type, c.Infallible = t, true
	c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := compute(n, args)
		out.Const = constant
		return out, nil
	}
	return nil
}

// unscaledOf is a decimal's number without its point: as a long when its type
// has up to 18 digits, else as the bytes of a big-endian two's complement.
func unscaledOf(t types.Type, v types.DecimalValue) (n int64, long []byte) {
	if t.(types.Decimal).Precision <= 18 {
		return v.Unscaled.BigInt().Int64(), nil
	}
	return 0, twosComplement(v.Unscaled.BigInt())
}

// twosComplement is the shortest big-endian form with a sign bit.
func twosComplement(n *big.Int) []byte {
	if n.Sign() >= 0 {
		b := n.Bytes()
		if len(b) == 0 || b[0]&0x80 != 0 {
			b = append([]byte{0}, b...)
		}
		return b
	}
	size := uint(new(big.Int).Not(n).BitLen()/8 + 1)
	return new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), size*8)).FillBytes(make([]byte, size))
}

// murmur is Murmur3 of 32 bits, in the lower half of its hashes.
type murmur struct{}

func (murmur) int(v uint32, seed uint64) uint64   { return uint64(murmurInt(v, uint32(seed))) }
func (murmur) long(v, seed uint64) uint64         { return uint64(murmurLong(v, uint32(seed))) }
func (murmur) bytes(b []byte, seed uint64) uint64 { return uint64(murmurBytes(b, uint32(seed))) }

// MurmurWords is the hash of bytes whose number is a multiple of 4, as Spark
// hashes its rows.
func MurmurWords(b []byte) int32 {
	h, n := uint32(hashSeed), len(b)
	for ; len(b) >= 4; b = b[4:] {
		h = murmurMix(h, bin.LittleEndian.Uint32(b))
	}
	return int32(murmurEnd(h, uint32(n)))
}

func murmurMix(h, k uint32) uint32 {
	k = bits.RotateLeft32(k*0xcc9e2d51, 15) * 0x1b873593
	return bits.RotateLeft32(h^k, 13)*5 + 0xe6546b64
}

func murmurEnd(h, length uint32) uint32 {
	h ^= length
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

func murmurInt(v, seed uint32) uint32 { return murmurEnd(murmurMix(seed, v), 4) }

func murmurLong(v uint64, seed uint32) uint32 {
	return murmurEnd(murmurMix(murmurMix(seed, uint32(v)), uint32(v>>32)), 8)
}

// murmurBytes differs from the usual Murmur3 in its tail: each byte left over
// is mixed in as an integer with its sign. Spark's tables are laid out by it.
func murmurBytes(b []byte, seed uint32) uint32 {
	h, n := seed, len(b)
	for ; len(b) >= 4; b = b[4:] {
		h = murmurMix(h, bin.LittleEndian.Uint32(b))
	}
	for _, c := range b {
		h = murmurMix(h, uint32(int32(int8(c))))
	}
	return murmurEnd(h, uint32(n))
}
