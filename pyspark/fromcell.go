package pyspark

import (
	"math"
	"math/big"

	"github.com/cockroachdb/apd/v3"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
	"brook/python"
)

// object turns a cell into the Python value that collect() and UDFs see.
// Timestamps are on the clock of the process's zone, which is UTC.
func (r *Runtime) object(t types.Type, v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case float32:
		return float64(v)
	case []byte:
		return python.Bytes(v)
	case types.DecimalValue:
		d := &apd.Decimal{Exponent: int32(-v.Scale)}
		n := v.Unscaled.BigInt()
		d.Negative = n.Sign() < 0
		d.Coeff.SetMathBigInt(new(big.Int).Abs(n))
		return r.in.NewDecimal(d)
	case types.DateValue:
		return r.in.NewDate(int64(v))
	case types.TimestampValue:
		return r.in.NewDatetime(int64(v))
	case types.NTZValue:
		return r.in.NewDatetime(int64(v))
	case types.TimeValue:
		return r.in.NewTime(int64(v) / 1000)
	case types.MicrosValue:
		return r.in.NewTimedelta(int64(v))
	case types.VariantValue:
		return python.NewInstance(r.classes["VariantVal"], v)
	case types.ArrayValue:
		out := python.NewList()
		elem := t.(*types.Array).Elem
		for _, x := range v {
			out.Items = append(out.Items, r.object(elem, x))
		}
		return out
	case types.MapValue:
		return r.mapObject(t.(*types.Map), v)
	case types.StructValue:
		return r.rowOf(t.(*types.Struct), v)
	}
	r.fail(diag.NotImplemented("collecting values of type %s into Python", t))
	return nil
}

// mapObject is a map as a dict, in the order of the Java HashMap that it passes
// through.
func (r *Runtime) mapObject(m *types.Map, v types.MapValue) any {
	capacity := 1
	for capacity < len(v.Keys) {
		capacity *= 2
	}
	hashes := make([]int32, len(v.Keys))
	known := true
	for i, k := range v.Keys {
		h, ok := cellHash(k)
		hashes[i], known = h, known && ok
	}
	out := python.NewDict()
	set := func(i int) { r.in.DictSet(out, r.object(m.Key, v.Keys[i]), r.object(m.Value, v.Values[i])) }
	if !known {
		for i := range v.Keys {
			set(i)
		}
		return out
	}
	for _, i := range hashOrder(hashes, capacity) {
		set(i)
	}
	return out
}

// cellHash is hashCode of the Java value that a map's key is.
func cellHash(v any) (int32, bool) {
	long := func(n int64) int32 { return int32(n ^ int64(uint64(n)>>32)) }
	switch v := v.(type) {
	case int8:
		return int32(v), true
	case int16:
		return int32(v), true
	case int32:
		return v, true
	case types.DateValue:
		return int32(v), true
	case int64:
		return long(v), true
	case types.TimestampValue:
		return long(int64(v)), true
	case types.NTZValue:
		return long(int64(v)), true
	case types.MicrosValue:
		return long(int64(v)), true
	case float32:
		return int32(math.Float32bits(v)), true
	}
	return javaHash(v)
}

// rows are batches as a list of Rows.
func (r *Runtime) rows(schema *types.Struct, batches []*batch.Batch) *python.List {
	out := python.NewList()
	for _, b := range batches {
		for i := range b.Rows {
			out.Items = append(out.Items, r.rowOf(schema, b.Row(i)))
		}
	}
	return out
}

func (r *Runtime) rowOf(t *types.Struct, v types.StructValue) *python.Instance {
	w := &row{names: t.Names()}
	for i, f := range t.Fields {
		w.values = append(w.values, r.object(f.Type, v[i]))
	}
	return newRow(r.classes["Row"], w)
}
