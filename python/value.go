package python

import (
	"math/big"
)

type (
	// Bytes is bytes.
	Bytes string
	// Tuple is a tuple.
	Tuple []any
	// List is a list. Of is the object part of a value of a class below list,
	// nil for a list itself.
	List struct {
		Items []any
		Of    *Instance
	}
	// Ellipsis is ....
	Ellipsis struct{}
	// NotImplemented is what an operator method returns when it does not know
	// the other operand.
	NotImplemented struct{}
	// Range is range(start, stop, step).
	Range struct{ Start, Stop, Step int64 }
	// Slice is a:b:c.
	Slice struct{ Start, Stop, Step any }
	// Iterator makes values; ok is false at the end.
	Iterator struct {
		Next func() (v any, ok bool)
		Name string
	}
)

// NewList makes a list of items, which it takes over.
func NewList(items ...any) *List { return &List{Items: items} }

// Truth is bool(v).
func (in *Interp) Truth(v any) bool {
	if b, ok := v.(bool); ok {
		return b
	}
	if m := special(v, "__bool__"); m != nil {
		out := in.call(m, []any{v}, nil)
		b, ok := out.(bool)
		if !ok {
			in.raise("TypeError", "__bool__ should return bool, returned "+in.TypeName(out))
		}
		return b
	}
	if special(v, "__len__") != nil {
		return in.Len(v) != 0
	}
	switch v := native(v).(type) {
	case nil:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case *big.Int:
		return v.Sign() != 0
	case float64:
		return v != 0
	case string:
		return v != ""
	case Bytes:
		return v != ""
	case Tuple:
		return len(v) > 0
	case *List:
		return len(v.Items) > 0
	case *Dict:
		return v.Len() > 0
	case *Set:
		return v.dict.Len() > 0
	case *Range:
		return v.Len() > 0
	}
	return true
}

// Len is the number of numbers in a range.
func (r *Range) Len() int64 {
	switch {
	case r.Step > 0 && r.Start < r.Stop:
		return (r.Stop-r.Start-1)/r.Step + 1
	case r.Step < 0 && r.Start > r.Stop:
		return (r.Start-r.Stop-1)/-r.Step + 1
	}
	return 0
}

// TypeName is the name of v's class.
func (in *Interp) TypeName(v any) string { return in.ClassOf(v).Name }

// Equal is a == b.
func (in *Interp) Equal(a, b any) bool {
	switch x := a.(type) {
	case nil:
		if of(b) == nil {
			return b == nil
		}
	case string:
		if y, ok := b.(string); ok {
			return x == y
		}
	case int64:
		if y, ok := b.(int64); ok {
			return x == y
		}
	}
	return in.Truth(in.Compare("==", a, b))
}

// Index reads v as a Go int.
func (in *Interp) Index(v any) int64 {
	switch v := native(v).(type) {
	case bool:
		if v {
			return 1
		}
		return 0
	case int64:
		return v
	case *big.Int:
		in.raise("OverflowError", "Python int too large to convert to C ssize_t")
	}
	if out, ok := in.method(v, "__index__"); ok {
		if !isInt(out) {
			in.raise("TypeError", "__index__ returned non-int (type "+in.TypeName(out)+")")
		}
		return in.Index(out)
	}
	in.raise("TypeError", "'"+in.TypeName(v)+"' object cannot be interpreted as an integer")
	return 0
}
