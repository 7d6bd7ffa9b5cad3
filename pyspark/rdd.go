package pyspark

import (
	"context"
	"slices"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
	"brook/python"
)

// rdd is the data of an RDD: Python values by partition, computed when an action
// asks for them. Brook has those methods that move no values between partitions.
type rdd struct {
	parts func() [][]any
}

// rddOf makes an RDD.
func (r *Runtime) rddOf(parts func() [][]any) any {
	return python.NewInstance(r.classes["RDD"], &rdd{parts: parts})
}

// frameParts is the Rows of a frame by partition.
func (r *Runtime) frameParts(f *frame) [][]any {
	var schema *types.Struct
	var parts [][]*batch.Batch
	r.wait(func(ctx context.Context) (err error) {
		schema, parts, err = r.session.Partitions(ctx, f.rel)
		return err
	})
	out := make([][]any, len(parts))
	for i, p := range parts {
		out[i] = r.rows(schema, p).Items
	}
	return out
}

// sliced cuts a list into n partitions.
func sliced(items []any, n int) [][]any {
	out := make([][]any, n)
	for i := range n {
		out[i] = items[len(items)*i/n : len(items)*(i+1)/n]
	}
	return out
}

func (r *Runtime) addRDD() {
	self := func(a []any) *rdd { d, _ := a[0].(*python.Instance).Data.(*rdd); return d }
	call := func(f any, args ...any) any {
		v, err := r.in.Call(f, args...)
		r.must(err)
		return v
	}
	all := func(d *rdd) []any { return slices.Concat(d.parts()...) }
	// narrow makes a method whose partitions each follow from one of d's.
	narrow := func(signature string, f func(a []any, p int, part []any) []any) *python.Builtin {
		return def(signature, func(_ *python.Interp, a []any) any {
			d := self(a)
			return r.rddOf(func() [][]any {
				parts := d.parts()
				out := make([][]any, len(parts))
				for i, p := range parts {
					out[i] = f(a, i, p)
				}
				return out
			})
		})
	}
	each := func(part []any, f func(x any) any) []any {
		out := make([]any, len(part))
		for i, x := range part {
			out[i] = f(x)
		}
		return out
	}
	item := func(v any, i int64) any { return r.in.GetItem(v, i) }
	reduce := func(items []any, f any) any {
		if len(items) == 0 {
			r.in.Raise("ValueError", "Can not reduce() empty RDD")
		}
		out := items[0]
		for _, x := range items[1:] {
			out = call(f, out, x)
		}
		return out
	}
	builtin := func(name string, args ...any) any { return call(r.in.Import("builtins").Dict[name], args...) }
	list := func(items []any) *python.List { return &python.List{Items: items} }
	toFrame := def("self, schema=None, sampleRatio=None", func(_ *python.Interp, a []any) any { return r.createFrame(list(all(self(a))), a[1], true) })
	same := def("self", func(_ *python.Interp, a []any) any { return a[0] })
	r.class("RDD", "pyspark.core.rdd", methods{
		"map": narrow("self, f, preservesPartitioning=False", func(a []any, _ int, p []any) []any { return each(p, func(x any) any { return call(a[1], x) }) }),
		"filter": narrow("self, f", func(a []any, _ int, p []any) []any {
			var out []any
			for _, x := range p {
				if r.in.Truth(call(a[1], x)) {
					out = append(out, x)
				}
			}
			return out
		}),
		"flatMap": narrow("self, f, preservesPartitioning=False", func(a []any, _ int, p []any) []any {
			var out []any
			for _, x := range p {
				out = append(out, r.in.Items(call(a[1], x))...)
			}
			return out
		}),
		"mapPartitions": narrow("self, f, preservesPartitioning=False", func(a []any, _ int, p []any) []any { return r.in.Items(call(a[1], r.in.Iter(list(p)))) }),
		"mapPartitionsWithIndex": narrow("self, f, preservesPartitioning=False", func(a []any, i int, p []any) []any {
			return r.in.Items(call(a[1], int64(i), r.in.Iter(list(p))))
		}),
		"glom":   narrow("self", func(_ []any, _ int, p []any) []any { return []any{list(p)} }),
		"keys":   narrow("self", func(_ []any, _ int, p []any) []any { return each(p, func(x any) any { return item(x, 0) }) }),
		"values": narrow("self", func(_ []any, _ int, p []any) []any { return each(p, func(x any) any { return item(x, 1) }) }),
		"mapValues": narrow("self, f", func(a []any, _ int, p []any) []any {
			return each(p, func(x any) any { return python.Tuple{item(x, 0), call(a[1], item(x, 1))} })
		}),
		"keyBy": narrow("self, f", func(a []any, _ int, p []any) []any {
			return each(p, func(x any) any { return python.Tuple{call(a[1], x), x} })
		}),
		"zipWithIndex": def("self", func(_ *python.Interp, a []any) any {
			d := self(a)
			return r.rddOf(func() [][]any {
				parts, n := d.parts(), int64(0)
				for i, p := range parts {
					parts[i] = each(p, func(x any) any { n++; return python.Tuple{x, n - 1} })
				}
				return parts
			})
		}),
		"union": def("self, other", func(_ *python.Interp, a []any) any {
			d := self(a)
			other := self(a[1:])
			return r.rddOf(func() [][]any { return append(d.parts(), other.parts()...) })
		}),
		"cache": same, "persist": same, "unpersist": same,
		"getNumPartitions": def("self", func(_ *python.Interp, a []any) any { return int64(len(self(a).parts())) }),
		"collect":          def("self", func(_ *python.Interp, a []any) any { return list(all(self(a))) }),
		"count":            def("self", func(_ *python.Interp, a []any) any { return int64(len(all(self(a)))) }),
		"isEmpty":          def("self", func(_ *python.Interp, a []any) any { return len(all(self(a))) == 0 }),
		"first": def("self", func(_ *python.Interp, a []any) any {
			items := all(self(a))
			if len(items) == 0 {
				r.in.Raise("ValueError", "RDD is empty")
			}
			return items[0]
		}),
		"take": def("self, num", func(in *python.Interp, a []any) any {
			items := all(self(a))
			return list(items[:min(max(0, int(in.Index(a[1]))), len(items))])
		}),
		"toLocalIterator": def("self, prefetchPartitions=False", func(in *python.Interp, a []any) any { return in.Iter(list(all(self(a)))) }),
		"foreach": def("self, f", func(_ *python.Interp, a []any) any {
			for _, x := range all(self(a)) {
				call(a[1], x)
			}
			return nil
		}),
		"foreachPartition": def("self, f", func(in *python.Interp, a []any) any {
			for _, p := range self(a).parts() {
				call(a[1], in.Iter(list(p)))
			}
			return nil
		}),
		"reduce": def("self, f", func(_ *python.Interp, a []any) any { return reduce(all(self(a)), a[1]) }),
		"sum":    def("self", func(_ *python.Interp, a []any) any { return builtin("sum", list(all(self(a)))) }),
		"max": def("self, key=None", func(_ *python.Interp, a []any) any {
			v, err := r.in.CallKw(r.in.Import("builtins").Dict["max"], []any{list(all(self(a)))}, &python.Kwargs{Names: []string{"key"}, Values: []any{a[1]}})
			r.must(err)
			return v
		}),
		"min": def("self, key=None", func(_ *python.Interp, a []any) any {
			v, err := r.in.CallKw(r.in.Import("builtins").Dict["min"], []any{list(all(self(a)))}, &python.Kwargs{Names: []string{"key"}, Values: []any{a[1]}})
			r.must(err)
			return v
		}),
		"collectAsMap": def("self", func(_ *python.Interp, a []any) any { return builtin("dict", list(all(self(a)))) }),
		"toDF":         toFrame,
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			name := in.Str(a[1])
			if shuffling[name] {
				r.fail(diag.NotImplemented("RDD.%s", name).With("hint", "groupBy and the other methods of a DataFrame do it"))
			}
			in.Raise("AttributeError", "'RDD' object has no attribute '"+name+"'")
			return nil
		}),
	})
}

// shuffling are the methods of RDD that Brook has not.
var shuffling = map[string]bool{"reduceByKey": true, "groupByKey": true, "groupBy": true, "distinct": true, "sortBy": true, "sortByKey": true, "join": true,
	"leftOuterJoin": true, "rightOuterJoin": true, "fullOuterJoin": true, "cogroup": true, "repartition": true, "coalesce": true, "partitionBy": true,
	"intersection": true, "subtract": true, "cartesian": true, "sample": true, "randomSplit": true, "aggregateByKey": true, "combineByKey": true, "foldByKey": true,
	"saveAsTextFile": true, "countByKey": true, "countByValue": true, "takeOrdered": true, "top": true, "takeSample": true, "zip": true, "fold": true, "aggregate": true,
	"treeReduce": true, "stats": true, "mean": true, "stdev": true, "variance": true, "histogram": true, "pipe": true, "checkpoint": true, "zipWithUniqueId": true,
	"reduceByKeyLocally": true, "toDebugString": true, "lookup": true, "subtractByKey": true, "flatMapValues": true, "setName": true, "name": true, "id": true, "context": true}
