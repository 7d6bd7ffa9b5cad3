package pyspark

import (
	"slices"
	"time"

	"brook/engine/stream"
	"brook/python"
)

// listener hands what queries do to an object of a cell. What such an object
// raises ends the call and not the query.
type listener struct {
	r   *Runtime
	obj any
}

func (l *listener) tell(method string, event func() any) {
	l.r.in.Lock()
	defer l.r.in.Unlock()
	_ = l.r.in.Protect(func() {
		if l.r.in.HasAttr(l.obj, method) {
			_, err := l.r.in.Call(l.r.in.GetAttr(l.obj, method), event())
			l.r.must(err)
		}
	})
}

const eventTime = "2006-01-02T15:04:05.000Z"

func textOrNone(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func stamp(t time.Time) string { return t.UTC().Format(eventTime) }

func (l *listener) event(class string, attrs map[string]any) any {
	i := python.NewInstance(l.r.classes[class], nil)
	for k, v := range attrs {
		i.Attrs[k] = v
	}
	return i
}

// QueryStarted calls onQueryStarted.
func (l *listener) QueryStarted(e stream.Started) {
	l.tell("onQueryStarted", func() any {
		return l.event("QueryStartedEvent", map[string]any{"id": l.r.uuid(e.ID), "runId": l.r.uuid(e.RunID), "name": textOrNone(e.Name), "timestamp": stamp(e.Timestamp), "jobTags": python.NewList()})
	})
}

// QueryProgress calls onQueryProgress.
func (l *listener) QueryProgress(p *stream.Progress) {
	l.tell("onQueryProgress", func() any {
		return l.event("QueryProgressEvent", map[string]any{"progress": l.r.progress(p)})
	})
}

// QueryIdle calls onQueryIdle.
func (l *listener) QueryIdle(e stream.Idle) {
	l.tell("onQueryIdle", func() any {
		return l.event("QueryIdleEvent", map[string]any{"id": l.r.uuid(e.ID), "runId": l.r.uuid(e.RunID), "timestamp": stamp(e.Timestamp)})
	})
}

// QueryTerminated calls onQueryTerminated.
func (l *listener) QueryTerminated(e stream.Terminated) {
	l.tell("onQueryTerminated", func() any {
		return l.event("QueryTerminatedEvent", map[string]any{"id": l.r.uuid(e.ID), "runId": l.r.uuid(e.RunID), "exception": textOrNone(e.Exception), "errorClassOnException": textOrNone(e.Condition)})
	})
}

// addListeners makes the class that listeners are derived from, and the events.
func (r *Runtime) addListeners() {
	none := func(name string) *python.Builtin {
		return def("self, event", func(*python.Interp, []any) any { return nil })
	}
	methods := map[string]*python.Builtin{}
	for _, name := range []string{"onQueryStarted", "onQueryProgress", "onQueryIdle", "onQueryTerminated"} {
		methods[name] = none(name)
	}
	r.class("StreamingQueryListener", "pyspark.sql.streaming.listener", methods)
	for _, name := range []string{"QueryStartedEvent", "QueryProgressEvent", "QueryIdleEvent", "QueryTerminatedEvent"} {
		r.class(name, "pyspark.sql.streaming.listener", map[string]*python.Builtin{})
	}
}

// checkListener refuses what is no listener as PySpark does, which asks for the
// listener's counterpart.
func (r *Runtime) checkListener(v any) {
	if i, ok := v.(*python.Instance); !ok || !i.Class.Is(r.classes["StreamingQueryListener"]) {
		r.in.Raise("AttributeError", "'"+r.in.TypeName(v)+"' object has no attribute '_jlistener'")
	}
}

func (r *Runtime) addListener(v any) {
	r.checkListener(v)
	l := &listener{r, v}
	r.listeners = append(r.listeners, l)
	r.session.Streams().AddListener(l)
}

func (r *Runtime) removeListener(v any) {
	r.checkListener(v)
	r.listeners = slices.DeleteFunc(r.listeners, func(l *listener) bool {
		if l.obj != v {
			return false
		}
		r.session.Streams().RemoveListener(l)
		return true
	})
}
