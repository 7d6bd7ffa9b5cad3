package pyspark

import (
	"errors"

	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// foreach adapts a function, or an object with open, process and close, to
// batches of rows.
func (r *Runtime) foreach(f any) plan.ForeachBatch {
	process, open, done := f, any(nil), any(nil)
	if !python.Callable(f) {
		process = r.writerMethod(f, "process", true)
		open, done = r.writerMethod(f, "open", false), r.writerMethod(f, "close", false)
	}
	return func(rows plan.Relation, id int64) error {
		r.in.Lock()
		defer r.in.Unlock()
		return r.in.Protect(func() {
			var failed error
			proceed := true
			if open != nil {
				var ok any
				if ok, failed = r.in.Call(open, int64(0), id); failed == nil {
					proceed = r.in.Truth(ok)
				}
			}
			if local, ok := rows.(*plan.LocalRelation); ok && proceed && failed == nil {
				for _, x := range r.rows(local.Schema, local.Batches).Items {
					if _, failed = r.in.Call(process, x); failed != nil {
						break
					}
				}
			}
			if done != nil {
				_, err := r.in.Call(done, r.exceptionOf(failed))
				r.must(err)
			}
			r.must(failed)
		})
	}
}

// exceptionOf is the object of an exception; None for no error.
func (r *Runtime) exceptionOf(err error) any {
	var raised *python.Error
	if !errors.As(err, &raised) || raised.Value == nil {
		return nil
	}
	return raised.Value
}

// writerMethod is a method of the object that foreach was given; nil when it has
// none that it may do without.
func (r *Runtime) writerMethod(f any, name string, needed bool) any {
	if !needed && !r.in.HasAttr(f, name) {
		return nil
	}
	if r.in.HasAttr(f, name) {
		if m := r.in.GetAttr(f, name); python.Callable(m) {
			return m
		}
	}
	r.refuse(diag.PySparkAttribute, "ATTRIBUTE_NOT_CALLABLE", "attr_name", name, "obj_name", "f")
	return nil
}
