package pyspark

import (
	"sync"

	"github.com/google/uuid"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// observation is the data of an Observation: the metrics of the first action on
// the frame that it observes.
type observation struct {
	name string
	on   bool // a frame is observed

	mu     sync.Mutex
	row    types.StructValue
	schema *types.Struct
}

// note keeps metrics, once.
func (o *observation) note(row types.StructValue, schema *types.Struct) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.schema == nil {
		o.row, o.schema = row, schema
	}
}

// addObservation makes Observation.
func (r *Runtime) addObservation() {
	c := r.class("Observation", "pyspark.sql.observation", methods{
		"__init__": def("self, name=None", func(_ *python.Interp, a []any) any {
			o := &observation{}
			switch name := a[1].(type) {
			case nil:
				o.name = uuid.NewString()
			case string:
				if o.name = name; name == "" {
					r.refuse(diag.PySparkValueError, "VALUE_NOT_NON_EMPTY_STR", "arg_name", "name", "arg_value", name)
				}
			default:
				r.badArgument("NOT_STR", "name", name)
			}
			a[0].(*python.Instance).Data = o
			return nil
		}),
	})
	property(c, "get", func(in *python.Interp, i *python.Instance) any {
		o := i.Data.(*observation)
		if !o.on {
			r.refuse("PySparkAssertionError", "NO_OBSERVE_BEFORE_GET")
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.schema == nil {
			r.fail(diag.NotImplemented("waiting for the metrics of a frame that nothing has run yet"))
		}
		d := python.NewDict()
		for k, f := range o.schema.Fields {
			d.SetString(f.Name, r.object(f.Type, o.row[k]))
		}
		return d
	})
}

// observe is df.observe.
func (r *Runtime) observe(f *frame, by any, exprs []any) any {
	if len(exprs) == 0 {
		r.refuse(diag.PySparkValueError, "CANNOT_BE_EMPTY", "item", "exprs")
	}
	m := &plan.CollectMetrics{Input: f.rel}
	for _, x := range exprs {
		c, ok := columnOf(x)
		if !ok {
			r.refuse(diag.PySparkTypeError, "NOT_LIST_OF_COLUMN", "arg_name", "exprs")
		}
		m.Metrics = append(m.Metrics, c.finished())
	}
	if name, ok := by.(string); ok {
		m.Name = name
		return r.frameOf(m)
	}
	i, _ := by.(*python.Instance)
	var o *observation
	if i != nil {
		o, _ = i.Data.(*observation)
	}
	if o == nil {
		r.in.Raise("AssertionError", "Undefined error message parameter for error class: NOT_LIST_OF_COLUMN. Parameters: {'arg_name': 'observation', 'arg_type': '"+r.in.TypeName(by)+"'}")
	}
	if o.on {
		r.refuse("PySparkAssertionError", "REUSE_OBSERVATION")
	}
	streaming, err := r.session.IsStreaming(r.in.Context(), f.rel)
	r.must(err)
	if streaming {
		r.fail(diag.New(diag.IllegalArgument, "", "", "Observation does not support streaming Datasets.This is because there will be multiple observed\nmetrics as microbatches are constructed. Please register a StreamingQueryListener and get the\nmetric for each microbatch in QueryProgressEvent.progress, or use query.lastProgress or\nquery.recentProgress."))
	}
	m.Name = o.name
	out := r.frameOf(m)
	o.on = true
	r.session.OnObserve(o.name, o.note)
	return out
}
