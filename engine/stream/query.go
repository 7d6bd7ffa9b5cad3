package stream

import (
	"context"
	"slices"
	"sync"
	"time"

	"brook/diag"
	"brook/engine/checkpoint"
	"brook/engine/exec"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/sink"
)

// Config is what a query is made of.
type Config struct {
	Name string
	Plan logical.Node // resolved and checked
	Sink sink.Sink
	Mode sink.Mode
	// Trigger and Interval say when a batch runs.
	Trigger  plan.TriggerKind
	Interval time.Duration
	// Root is the checkpoint, an empty folder in memory for none.
	Root checkpoint.Dir
	// Env is how batches execute; its Now is set for each of them.
	Env exec.Env
	// Conf reads the settings as they were when the query was started.
	Conf func(key string) string
	// Now is the query's clock; Sleep waits on it.
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Gated queries advance only while somebody waits for them or looks at
	// them, so that a scripted run is the same every time.
	Gated bool
}

// Status is what a query does at the moment.
type Status struct {
	Message         string
	IsDataAvailable bool
	IsTriggerActive bool
}

// Query is a running or ended streaming query. Its methods may be called from
// any goroutine.
type Query struct {
	config    Config
	manager   *Manager
	id, runID string
	cancel    context.CancelFunc
	done      chan struct{} // closed when the goroutine has ended

	mu       sync.Mutex
	status   Status
	progress []*Progress
	failure  *diag.Error
	cause    error // of failure
	stopping bool
	ended    bool
	waiters  []*waiter
	looked   bool          // somebody looked since the query last advanced
	wake     chan struct{} // has room for one: a waiter came or stop was asked
	lastPlan logical.Node

	run *run // owned by the goroutine
}

// waiter is somebody for whom a gated query advances.
type waiter struct {
	until untilKind
	began int64 // triggers that had begun when the waiter came
	done  chan struct{}
}

type untilKind uint8

const (
	untilIdle  untilKind = iota // a trigger that began later finds nothing new
	untilTurn                   // one trigger has run
	untilEnded                  // the query has ended; the waiter leaves by itself
)

// Name is the query's name, empty for none.
func (q *Query) Name() string { return q.config.Name }

// ID is the query's identity, which its checkpoint keeps.
func (q *Query) ID() string { return q.id }

// RunID is the identity of this start of the query.
func (q *Query) RunID() string { return q.runID }

// Gated tells whether the query advances only while somebody waits for it.
func (q *Query) Gated() bool { return q.config.Gated }

// IsActive reports whether the query has not ended.
func (q *Query) IsActive() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return !q.ended
}

// Status is what the query does now.
func (q *Query) Status() Status {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.status
}

// RecentProgress is the last progress records, oldest first.
func (q *Query) RecentProgress() []*Progress {
	q.mu.Lock()
	defer q.mu.Unlock()
	return slices.Clone(q.progress)
}

// LastProgress is the last progress record; nil before there is one.
func (q *Query) LastProgress() *Progress {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.progress) == 0 {
		return nil
	}
	return q.progress[len(q.progress)-1]
}

// Exception is the error that ended the query; nil for none.
func (q *Query) Exception() *diag.Error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.failure
}

// Cause is what Exception tells of; nil for none.
func (q *Query) Cause() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.cause
}

// Plan is the plan of the last batch; nil before there is one.
func (q *Query) Plan() logical.Node {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.lastPlan
}

// Look says that somebody looks at the query's state. A gated query that is
// looked at twice without having advanced runs one trigger, so that loops which
// wait for it to get somewhere end.
func (q *Query) Look(ctx context.Context) error {
	if !q.config.Gated {
		return nil
	}
	q.mu.Lock()
	first := !q.looked
	q.looked = true
	ended := q.ended
	q.mu.Unlock()
	if first || ended {
		return nil
	}
	_, err := q.await(ctx, untilTurn, -1)
	return err
}

// ProcessAllAvailable waits until everything that the sources have now is in
// the sink. It returns the query's error if that ended it.
func (q *Query) ProcessAllAvailable(ctx context.Context) error {
	if _, err := q.await(ctx, untilIdle, -1); err != nil {
		return err
	}
	if e := q.Exception(); e != nil {
		return e
	}
	return nil
}

// AwaitTermination waits for the query's end, at most for timeout unless that
// is negative. It reports whether the query has ended, and its error if that
// ended it.
func (q *Query) AwaitTermination(ctx context.Context, timeout time.Duration) (bool, error) {
	ended, err := q.await(ctx, untilEnded, timeout)
	if err != nil {
		return ended, err
	}
	if e := q.Exception(); e != nil {
		return ended, e
	}
	return ended, nil
}

// await lets a gated query advance until what is asked for has happened, and
// reports whether the query has ended.
func (q *Query) await(ctx context.Context, until untilKind, timeout time.Duration) (ended bool, err error) {
	q.mu.Lock()
	if q.ended {
		q.mu.Unlock()
		return true, nil
	}
	w := &waiter{until: until, began: q.run.began, done: make(chan struct{})}
	q.waiters = append(q.waiters, w)
	q.mu.Unlock()
	q.nudge()
	defer q.leave(w)
	var late <-chan time.Time
	if timeout >= 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		late = t.C
	}
	select {
	case <-w.done:
		return false, nil
	case <-q.done:
		return true, nil
	case <-late:
		return false, nil
	case <-ctx.Done():
		return false, context.Cause(ctx)
	}
}

// Stop ends the query and waits for its goroutine.
func (q *Query) Stop(ctx context.Context) error {
	q.mu.Lock()
	q.stopping = true
	q.mu.Unlock()
	q.cancel()
	q.nudge()
	select {
	case <-q.done:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (q *Query) nudge() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

func (q *Query) leave(w *waiter) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiters = slices.DeleteFunc(q.waiters, func(x *waiter) bool { return x == w })
}

// turnEnded releases the waiters that have got what they wait for.
func (q *Query) turnEnded(idle bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !idle {
		q.looked = false
	}
	q.waiters = slices.DeleteFunc(q.waiters, func(w *waiter) bool {
		met := w.until == untilTurn || w.until == untilIdle && idle && q.run.began > w.began
		if met {
			close(w.done)
		}
		return met
	})
}

func (q *Query) setStatus(message string, trigger bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.status.Message = message
	q.status.IsTriggerActive = trigger
}

func (q *Query) setData(available bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.status.IsDataAvailable = available
}

// addProgress keeps p among the last keep records.
func (q *Query) addProgress(p *Progress, keep int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.progress) >= keep {
		q.progress = slices.Clone(q.progress[len(q.progress)-keep+1:])
	}
	q.progress = append(q.progress, p)
}
