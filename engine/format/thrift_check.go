package format

import (
	"encoding/binary"
	"errors"
)

// errThriftShort says that a value goes on behind the bytes at hand.
var errThriftShort = errors.New("a structure of the Parquet file goes on behind its end")

var errThriftDamaged = errors.New("a structure of the Parquet file is damaged")

// maxThriftDepth is how deep structures nest; those of Parquet are at 8.
const maxThriftDepth = 32

// Types of values in Thrift's compact protocol.
const (
	thriftTrue = iota + 1
	thriftFalse
	thriftByte
	thriftI16
	thriftI32
	thriftI64
	thriftDouble
	thriftBinary
	thriftList
	thriftSet
	thriftMap
	thriftStruct
)

// thriftLength is how many bytes the structure at the start of b has. Lists and
// texts that are longer than b are an error, since a decoder makes room for what
// their length says before it reads them.
func thriftLength(b []byte) (int, error) {
	w := thriftWalk{b: b}
	err := w.value(thriftStruct, 0)
	return w.at, err
}

type thriftWalk struct {
	b  []byte
	at int
}

func (w *thriftWalk) left() int { return len(w.b) - w.at }

func (w *thriftWalk) skip(n uint64) error {
	if n > uint64(w.left()) {
		return errThriftShort
	}
	w.at += int(n)
	return nil
}

func (w *thriftWalk) byte() (byte, error) {
	if w.left() == 0 {
		return 0, errThriftShort
	}
	w.at++
	return w.b[w.at-1], nil
}

func (w *thriftWalk) varint() (uint64, error) {
	v, n := binary.Uvarint(w.b[w.at:])
	if n < 0 {
		return 0, errThriftDamaged
	}
	if n == 0 {
		return 0, errThriftShort
	}
	w.at += n
	return v, nil
}

// value passes over a value of type t.
func (w *thriftWalk) value(t byte, depth int) error {
	if depth > maxThriftDepth {
		return errThriftDamaged
	}
	switch t {
	case thriftTrue, thriftFalse, thriftByte:
		return w.skip(1)
	case thriftI16, thriftI32, thriftI64:
		_, err := w.varint()
		return err
	case thriftDouble:
		return w.skip(8)
	case thriftBinary:
		n, err := w.varint()
		if err != nil {
			return err
		}
		return w.skip(n)
	case thriftList, thriftSet:
		return w.list(depth)
	case thriftMap:
		n, err := w.varint()
		if err != nil || n == 0 {
			return err
		}
		types, err := w.byte()
		if err != nil {
			return err
		}
		return w.elements(n, depth, types>>4, types&15)
	case thriftStruct:
		return w.fields(depth)
	}
	return errThriftDamaged
}

func (w *thriftWalk) list(depth int) error {
	head, err := w.byte()
	if err != nil {
		return err
	}
	n := uint64(head >> 4)
	if n == 15 {
		if n, err = w.varint(); err != nil {
			return err
		}
	}
	return w.elements(n, depth, head&15)
}

// elements passes over n groups of values; each value has a byte at least.
func (w *thriftWalk) elements(n uint64, depth int, types ...byte) error {
	if n > uint64(w.left()) {
		return errThriftShort
	}
	for range n {
		for _, t := range types {
			if err := w.value(t, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *thriftWalk) fields(depth int) error {
	for {
		head, err := w.byte()
		if err != nil || head == 0 {
			return err
		}
		if head>>4 == 0 { // the field's number follows
			if _, err := w.varint(); err != nil {
				return err
			}
		}
		if t := head & 15; t != thriftTrue && t != thriftFalse { // those have no bytes
			if err := w.value(t, depth+1); err != nil {
				return err
			}
		}
	}
}
