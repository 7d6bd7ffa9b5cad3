package functions

import (
	"bytes"
	"cmp"
	"strings"

	"brook/engine/batch"
	"brook/engine/types"
)

// compareCells orders two cells of type t, both not NULL, as Comparer does.
func compareCells(t types.Type, a, b any) int {
	switch x := a.(type) {
	case int32:
		return cmp.Compare(x, b.(int32))
	case int64:
		return cmp.Compare(x, b.(int64))
	case float64:
		return batch.CompareFloats(x, b.(float64))
	case string:
		return strings.Compare(x, b.(string))
	case []byte:
		return bytes.Compare(x, b.([]byte))
	case types.DateValue:
		return cmp.Compare(x, b.(types.DateValue))
	case types.TimestampValue:
		return cmp.Compare(x, b.(types.TimestampValue))
	}
	x, errA := batch.Constant(t, a)
	y, errB := batch.Constant(t, b)
	if errA != nil || errB != nil {
		return 0
	}
	if c := batch.NewComparer(t, x.Array, y.Array); c != nil {
		return c(0, 0)
	}
	return 0
}
