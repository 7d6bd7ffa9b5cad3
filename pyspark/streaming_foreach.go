package pyspark

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/python"
)

// foreachBatch adapts a function of a frame and a number.
func (r *Runtime) foreachBatch(f any) plan.ForeachBatch {
	return func(rows plan.Relation, id int64) error {
		r.in.Lock()
		defer r.in.Unlock()
		_, err := r.in.Call(f, r.frameOf(rows), id)
		return userFailure(err, "FOREACH_BATCH_USER_FUNCTION_ERROR", "foreach batch", "An exception was raised by the Python Proxy. Return Message: ")
	}
}

// userFailure says that a function of the user has failed within a sink, and
// where; nil for no error.
func userFailure(err error, condition, sink, prefix string) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	var b strings.Builder
	b.WriteString(prefix + "Traceback (most recent call last):\n")
	var raised *python.Error
	e, known := diag.As(err)
	place := diag.Place{}
	switch {
	case errors.As(err, &raised):
		place = raised.Place
	case known:
		place = e.Place
	}
	if place.Source != nil {
		line, _ := place.Outermost().LineColumn()
		fmt.Fprintf(&b, "  File \"<cell>\", line %d\n", line)
	}
	if raised == nil && known {
		fmt.Fprintf(&b, "%s: ", e.Class)
	}
	b.WriteString(err.Error() + "\n")
	return diag.New(diag.Internal, condition, "39000", "An error occurred in the user provided function in %s sink. Reason: %s", sink, b.String()).With("reason", b.String())
}

// foreach adapts a function, or an object with open, process and close, to
// batches of rows. Each batch has a copy of the object as it was then: Spark sends
// it to the workers, and nothing comes back.
func (r *Runtime) foreach(f any) plan.ForeachBatch {
	object := !python.Callable(f)
	sent := f
	if object {
		for i, method := range []string{"process", "open", "close"} {
			r.writerMethod(f, method, i == 0)
		}
		sent = r.in.DeepCopy(f)
	}
	return func(rows plan.Relation, id int64) error {
		r.in.Lock()
		defer r.in.Unlock()
		err := r.in.Protect(func() {
			proceed := true
			process, open, done := f, any(nil), any(nil)
			if object {
				writer := r.in.DeepCopy(sent)
				process = r.writerMethod(writer, "process", true)
				open, done = r.writerMethod(writer, "open", false), r.writerMethod(writer, "close", false)
			}
			if open != nil {
				ok, err := r.in.Call(open, int64(0), id)
				r.must(err)
				proceed = r.in.Truth(ok)
			}
			var failed error
			if local, ok := rows.(*plan.LocalRelation); ok && proceed {
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
		return userFailure(err, "FOREACH_USER_FUNCTION_ERROR", "foreach", "")
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
