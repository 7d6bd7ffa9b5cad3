package pyspark

import (
	"context"
	"fmt"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/exec"
	"brook/engine/stream"
	"brook/python"
)

// timeout reads a number of seconds; None is no end.
func (r *Runtime) timeout(v any) time.Duration {
	d := time.Duration(-1)
	switch n := v.(type) {
	case nil:
		return -1
	case int64:
		d = time.Duration(n) * time.Second
	case float64:
		d = time.Duration(n * float64(time.Second))
	case bool:
		if n {
			d = time.Second
		}
	}
	if d <= 0 {
		r.refuse(diag.PySparkValueError, "VALUE_NOT_POSITIVE", "arg_name", "timeout", "arg_value", r.in.TypeName(v))
	}
	return d
}

func (r *Runtime) addQueries() {
	self := func(a []any) *stream.Query { q, _ := a[0].(*python.Instance).Data.(*stream.Query); return q }
	look := func(q *stream.Query) { r.wait(func(ctx context.Context) error { return q.Look(ctx) }) }
	m := map[string]*python.Builtin{
		"processAllAvailable": def("self", func(in *python.Interp, a []any) any {
			r.wait(func(ctx context.Context) error { return self(a).ProcessAllAvailable(ctx) })
			return nil
		}),
		"awaitTermination": def("self, timeout=None", func(in *python.Interp, a []any) any {
			d := r.timeout(a[1])
			var ended bool
			r.wait(func(ctx context.Context) (err error) {
				ended, err = self(a).AwaitTermination(ctx, d)
				return err
			})
			if a[1] == nil {
				return nil
			}
			return ended
		}),
		"stop": def("self", func(in *python.Interp, a []any) any {
			r.wait(func(ctx context.Context) error { return self(a).Stop(ctx) })
			return nil
		}),
		"exception": def("self", func(in *python.Interp, a []any) any {
			e := self(a).Exception()
			if e == nil {
				return nil
			}
			// What PySpark returns here has the cause's text and no condition.
			text := e.Params["message"]
			if cause, ok := diag.As(self(a).Cause()); ok && cause.Params["reason"] != "" {
				text = cause.Params["reason"] + "\n"
			}
			return in.Convert(in, diag.New(e.Class, "", "", "%s", text))
		}),
		"explain": def("self, extended=False", func(in *python.Interp, a []any) any {
			n := self(a).Plan()
			if n == nil {
				_, err := fmt.Fprintln(r.out, "No physical plan. Waiting for data.")
				r.must(err)
				return nil
			}
			_, err := fmt.Fprintln(r.out, exec.Explain(r.explainMode(in.Truth(a[1]), nil), n, n))
			r.must(err)
			return nil
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			q := self(a)
			switch a[1] {
			case "id":
				return q.ID()
			case "runId":
				return q.RunID()
			case "name":
				if q.Name() == "" {
					return nil
				}
				return q.Name()
			case "isActive":
				look(q)
				return q.IsActive()
			case "status":
				look(q)
				s := q.Status()
				d := python.NewDict()
				d.SetString("message", s.Message)
				d.SetString("isDataAvailable", s.IsDataAvailable)
				d.SetString("isTriggerActive", s.IsTriggerActive)
				return d
			case "lastProgress":
				look(q)
				return r.progress(q.LastProgress())
			case "recentProgress":
				look(q)
				out := python.NewList()
				for _, p := range q.RecentProgress() {
					out.Items = append(out.Items, r.progress(p))
				}
				return out
			}
			in.Raise("AttributeError", "'StreamingQuery' object has no attribute '"+in.Str(a[1])+"'")
			return nil
		}),
	}
	query := r.class("StreamingQuery", "pyspark.sql.streaming.query", m)
	r.class("StreamingQueryManager", "pyspark.sql.streaming.query", map[string]*python.Builtin{
		"get": def("self, id", func(in *python.Interp, a []any) any {
			id, ok := a[1].(string)
			if !ok || strings.Count(id, "-") != 4 || strings.Trim(id, "0123456789abcdefABCDEF-") != "" {
				r.fail(diag.New(diag.IllegalArgument, "", "", "Invalid UUID string: %s", in.Str(a[1])))
			}
			if q := r.session.Streams().Get(id); q != nil {
				return python.NewInstance(query, q)
			}
			return nil
		}),
		"awaitAnyTermination": def("self, timeout=None", func(in *python.Interp, a []any) any {
			d := time.Duration(0)
			if a[1] != int64(0) && a[1] != float64(0) { // here 0 is allowed, to look without waiting
				d = r.timeout(a[1])
			}
			var ended bool
			r.wait(func(ctx context.Context) (err error) {
				ended, err = r.session.Streams().AwaitAny(ctx, d)
				return err
			})
			if a[1] == nil {
				return nil
			}
			return ended
		}),
		"addListener":     def("self, listener", func(_ *python.Interp, a []any) any { r.addListener(a[1]); return nil }),
		"removeListener":  def("self, listener", func(_ *python.Interp, a []any) any { r.removeListener(a[1]); return nil }),
		"resetTerminated": def("self", func(*python.Interp, []any) any { r.session.Streams().ResetTerminated(); return nil }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			if a[1] == "active" {
				out := python.NewList()
				for _, q := range r.session.Streams().Active() {
					out.Items = append(out.Items, python.NewInstance(query, q))
				}
				return out
			}
			r.missing("StreamingQueryManager", in.Str(a[1]))
			return nil
		}),
	})
}
