package functions

import (
	bin "encoding/binary"
	"fmt"
	"math"

	"brook/engine/types"
)

// cellKey is a text that equal cells share and others do not: -0.0 and 0.0 are
// equal, and so are all NaNs.
func cellKey(v any) string { return string(appendKey(nil, v)) }

// setKey is cellKey that keeps -0.0 and 0.0 apart, as sets of elements do.
func setKey(v any) string {
	if f, ok := v.(float64); ok && f == 0 && math.Signbit(f) {
		return "-0"
	}
	if f, ok := v.(float32); ok && f == 0 && math.Signbit(float64(f)) {
		return "-0"
	}
	return cellKey(v)
}

func appendKey(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, 'n')
	case string:
		b = bin.AppendUvarint(append(b, 's'), uint64(len(v)))
		return append(b, v...)
	case float64:
		return appendDouble(append(b, 'd'), v)
	case float32:
		return appendDouble(append(b, 'f'), float64(v))
	case types.ArrayValue:
		b = bin.AppendUvarint(append(b, 'a'), uint64(len(v)))
		for _, x := range v {
			b = appendKey(b, x)
		}
		return b
	case types.StructValue:
		for _, x := range v {
			b = appendKey(append(b, '.'), x)
		}
		return b
	case types.MapValue:
		b = bin.AppendUvarint(append(b, 'm'), uint64(len(v.Keys)))
		for i, k := range v.Keys {
			b = appendKey(appendKey(b, k), v.Values[i])
		}
		return b
	}
	s := fmt.Sprint(v)
	b = bin.AppendUvarint(append(b, 'v'), uint64(len(s)))
	return append(b, s...)
}

func appendDouble(b []byte, v float64) []byte {
	switch {
	case v == 0:
		v = 0
	case v != v:
		v = math.NaN()
	}
	return bin.BigEndian.AppendUint64(b, math.Float64bits(v))
}
