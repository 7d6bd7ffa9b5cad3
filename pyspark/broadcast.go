package pyspark

import "brook/python"

// shared is a value that sc.broadcast was given.
type shared struct{ value any }

// addBroadcast makes the class of sc.broadcast's values. UDFs run in the process
// that has the value, so there is nothing to send and nothing to take back.
func (r *Runtime) addBroadcast() {
	kept := func(*python.Interp, []any) any { return nil }
	c := r.class("Broadcast", "pyspark.core.broadcast", map[string]*python.Builtin{
		"unpersist": def("self, blocking=False", kept),
		"destroy":   def("self, blocking=False", kept),
	})
	property(c, "value", func(_ *python.Interp, self *python.Instance) any { return self.Data.(*shared).value })
}
