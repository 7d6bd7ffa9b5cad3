package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// partitionMethods say how rows are spread and kept.
func (r *Runtime) partitionMethods() methods {
	count := func(n int64) int {
		if n <= 0 {
			r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Number of partitions (%d) must be positive.", n))
		}
		return int(n)
	}
	by := func(ranged bool) *python.Builtin {
		return def("self, numPartitions, *cols", func(in *python.Interp, a []any) any {
			p := &plan.Repartition{Input: self(a).rel, Shuffle: true, Range: ranged}
			cols := a[2].(python.Tuple)
			_, column := columnOf(a[1])
			switch x := a[1].(type) {
			case int64:
				if ranged && len(cols) == 0 {
					r.refuse(diag.PySparkValueError, "CANNOT_BE_EMPTY", "item", "partition-by expression")
				}
				p.Count = count(x)
			case string:
				column = true
			default:
				if !column && ranged {
					r.badArgument("NOT_COLUMN_OR_INT_OR_STR", "numPartitions", x)
				} else if !column {
					r.badArgument("NOT_COLUMN_OR_STR", "numPartitions", x)
				}
			}
			if column {
				cols = append(python.Tuple{a[1]}, cols...)
			}
			for _, x := range r.list(cols) {
				c := r.named(x)
				if _, sorted := c.expr.(*plan.SortOrder); sorted && ranged {
					p.By = append(p.By, c.expr)
				} else {
					p.By = append(p.By, c.finished())
				}
			}
			return r.frameOf(p)
		})
	}
	persist := func(in *python.Interp, v any, l storageLevel) any {
		f, _ := frameData(v)
		if _, kept := f.rel.(*plan.Cached); !kept {
			r.must(r.session.Bounded(in.Context(), f.rel))
			c := &plan.Cached{Input: f.rel}
			r.must(r.session.Cache(in.Context(), c))
			c.ID = f.rel.Common().ID
			f.rel = c
		}
		f.cached, f.level = true, l
		return v
	}
	checkpoint := def("self, eager=True, storageLevel=None", func(_ *python.Interp, a []any) any {
		res := r.execute(self(a).rel)
		return r.frameOf(&plan.LocalRelation{Schema: res.Schema, Batches: res.Batches})
	})
	return methods{
		"repartition": by(false), "repartitionByRange": by(true),
		"coalesce": def("self, numPartitions", func(in *python.Interp, a []any) any {
			return r.frameOf(&plan.Repartition{Input: self(a).rel, Count: count(in.Index(a[1]))})
		}),
		"cache": def("self", func(in *python.Interp, a []any) any { return persist(in, a[0], memoryAndDisk) }),
		"persist": def("self, storageLevel=None", func(in *python.Interp, a []any) any {
			l := memoryAndDisk
			if a[1] != nil {
				i, _ := a[1].(*python.Instance)
				ok := i != nil
				if ok {
					l, ok = i.Data.(storageLevel)
				}
				if !ok {
					in.Raise("TypeError", "storageLevel must be of type pyspark.StorageLevel")
				}
			}
			return persist(in, a[0], l)
		}),
		"unpersist": def("self, blocking=False", func(_ *python.Interp, a []any) any {
			f := self(a)
			if c, kept := f.rel.(*plan.Cached); kept {
				r.session.Uncache(c)
				f.rel = c.Input
			}
			f.cached, f.level = false, noStorage
			return a[0]
		}),
		"localCheckpoint": checkpoint,
		"checkpoint": def("self, eager=True", func(in *python.Interp, a []any) any {
			r.must(r.session.Bounded(in.Context(), self(a).rel))
			if !r.checkpoints {
				r.fail(diag.New(diag.Py4J, "", "", "Checkpoint directory has not been set in the SparkContext"))
			}
			return checkpoint.Call(in, []any{a[0], a[1], nil}, nil)
		}),
	}
}
