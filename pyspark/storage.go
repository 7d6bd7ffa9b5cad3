package pyspark

import (
	"fmt"
	"strings"

	"brook/python"
)

// storageLevel is where a frame's rows are kept: a StorageLevel's five parts.
type storageLevel struct {
	disk, memory, offHeap, deserialized bool
	replication                         int64
}

var (
	noStorage     = storageLevel{replication: 1}
	memoryAndDisk = storageLevel{disk: true, memory: true, deserialized: true, replication: 1}
)

// String is str of the level, such as "Disk Memory Deserialized 1x Replicated".
func (l storageLevel) String() string {
	var parts []string
	for _, p := range []struct {
		on   bool
		name string
	}{{l.disk, "Disk "}, {l.memory, "Memory "}, {l.offHeap, "OffHeap "}} {
		if p.on {
			parts = append(parts, p.name)
		}
	}
	kind := "Serialized "
	if l.deserialized {
		kind = "Deserialized "
	}
	return strings.Join(parts, "") + kind + fmt.Sprintf("%dx Replicated", l.replication)
}

func (r *Runtime) levelOf(l storageLevel) any {
	return python.NewInstance(r.classes["StorageLevel"], l)
}

// addStorageLevels makes pyspark.StorageLevel with its constants.
func (r *Runtime) addStorageLevels() {
	level := func(a []any) storageLevel { l, _ := a[0].(*python.Instance).Data.(storageLevel); return l }
	flag := func(b bool) string {
		if b {
			return "True"
		}
		return "False"
	}
	c := r.class("StorageLevel", "pyspark.storagelevel", methods{
		"__init__": def("self, useDisk, useMemory, useOffHeap, deserialized, replication=1", func(in *python.Interp, a []any) any {
			a[0].(*python.Instance).Data = storageLevel{in.Truth(a[1]), in.Truth(a[2]), in.Truth(a[3]), in.Truth(a[4]), in.Index(a[5])}
			return nil
		}),
		"__str__": def("self", func(_ *python.Interp, a []any) any { return level(a).String() }),
		"__repr__": def("self", func(_ *python.Interp, a []any) any {
			l := level(a)
			return fmt.Sprintf("StorageLevel(%s, %s, %s, %s, %d)", flag(l.disk), flag(l.memory), flag(l.offHeap), flag(l.deserialized), l.replication)
		}),
		"__eq__": def("self, other", func(_ *python.Interp, a []any) any {
			o, ok := a[1].(*python.Instance)
			return ok && o.Data == any(level(a))
		}),
	})
	for name, part := range map[string]func(l storageLevel) any{
		"useDisk": func(l storageLevel) any { return l.disk }, "useMemory": func(l storageLevel) any { return l.memory }, "useOffHeap": func(l storageLevel) any { return l.offHeap },
		"deserialized": func(l storageLevel) any { return l.deserialized }, "replication": func(l storageLevel) any { return l.replication },
	} {
		property(c, name, func(_ *python.Interp, i *python.Instance) any { l, _ := i.Data.(storageLevel); return part(l) })
	}
	for name, l := range map[string]storageLevel{
		"NONE": noStorage, "DISK_ONLY": {disk: true, replication: 1}, "DISK_ONLY_2": {disk: true, replication: 2}, "DISK_ONLY_3": {disk: true, replication: 3},
		"MEMORY_ONLY": {memory: true, replication: 1}, "MEMORY_ONLY_2": {memory: true, replication: 2},
		"MEMORY_AND_DISK": {disk: true, memory: true, replication: 1}, "MEMORY_AND_DISK_2": {disk: true, memory: true, replication: 2},
		"OFF_HEAP": {disk: true, memory: true, offHeap: true, replication: 1}, "MEMORY_AND_DISK_DESER": memoryAndDisk,
	} {
		c.Dict[name] = python.NewInstance(c, l)
	}
	r.module("pyspark.storagelevel", map[string]any{"StorageLevel": c})
}
