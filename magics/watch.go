package magics

import (
	"slices"
	"sync"

	"brook/engine/stream"
)

// watch remembers the queries that an error ended, for %queries and %why.
type watch struct {
	r *Runner

	mu     sync.Mutex
	names  map[string]string // of running queries, by run ID
	failed []failure         // oldest first
}

// failure is a query that an error ended.
type failure struct{ name, message string }

// maxFailures is how many failures are remembered.
const maxFailures = 20

var _ stream.Listener = (*watch)(nil)

func newWatch(r *Runner) *watch { return &watch{r: r, names: map[string]string{}} }

// QueryStarted remembers the query's name; it forgets an earlier failure of it.
func (w *watch) QueryStarted(s stream.Started) {
	w.mu.Lock()
	defer w.mu.Unlock()
	name := nameOf(s.Name, s.ID)
	w.names[s.RunID] = name
	w.failed = slices.DeleteFunc(w.failed, func(f failure) bool { return f.name == name })
}

// QueryProgress does nothing.
func (w *watch) QueryProgress(*stream.Progress) {}

// QueryIdle does nothing.
func (w *watch) QueryIdle(stream.Idle) {}

// QueryTerminated keeps the error.
func (w *watch) QueryTerminated(t stream.Terminated) {
	w.mu.Lock()
	name := w.names[t.RunID]
	delete(w.names, t.RunID)
	if t.Exception != "" {
		w.failed = append(w.failed, failure{name, t.Exception})
		w.failed = w.failed[max(0, len(w.failed)-maxFailures):]
	}
	w.mu.Unlock()
	if t.Exception != "" && w.r.Failed != nil {
		w.r.Failed(name, t.Exception)
	}
}

// failures are the queries that failed, oldest first.
func (w *watch) failures() []failure {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.failed)
}

// nameOf is what a query is called: its name, or the beginning of its ID.
func nameOf(name, id string) string {
	if name == "" {
		return id[:min(8, len(id))]
	}
	return name
}
