package batch

import (
	"math"

	"brook/engine/types"
)

// WithoutNegativeZero is v with 0.0 for -0.0, which are one key of a group. Other
// vectors come back as they are.
func WithoutNegativeZero(v Vector) Vector {
	switch v.Type.Kind() {
	case types.KindDouble:
		return withoutNegativeZero[float64](v)
	case types.KindFloat:
		return withoutNegativeZero[float32](v)
	}
	return v
}

func withoutNegativeZero[T float32 | float64](v Vector) Vector {
	values := Values[T](v.Array)
	for i, x := range values {
		if x != 0 || !math.Signbit(float64(x)) {
			continue
		}
		// The buffer may be shared, so only a copy is changed.
		out := append([]T(nil), values...)
		for k := i; k < len(out); k++ {
			if out[k] == 0 {
				out[k] = 0
			}
		}
		return Vector{Type: v.Type, Array: FromValues(v.Type, out, AndValid(len(out), Of(v.Type, v.Array))), Const: v.Const}
	}
	return v
}
