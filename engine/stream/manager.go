package stream

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"brook/diag"
	"brook/engine/checkpoint"

	"github.com/google/uuid"
)

// Manager knows the queries of a session.
type Manager struct {
	listeners listeners

	mu      sync.Mutex
	active  []*Query
	failed  *diag.Error   // of a query that ended since ResetTerminated
	anyDone bool          // a query has ended since ResetTerminated
	change  chan struct{} // closed and replaced when a query ends
}

// NewManager makes a manager without queries.
func NewManager() *Manager { return &Manager{change: make(chan struct{})} }

// Start starts a query. A query that is active on the same checkpoint is
// stopped first; one of the same name is an error.
func (m *Manager) Start(ctx context.Context, c Config) (*Query, error) {
	id, err := checkpoint.QueryID(c.Root, uuid.NewString)
	if err != nil {
		return nil, err
	}
	for _, other := range m.Active() {
		switch {
		case c.Name != "" && other.Name() == c.Name:
			return nil, diag.New(diag.IllegalArgument, "", "",
				"Cannot start query with name %s as a query with that name is already active in this SparkSession", c.Name)
		case other.id == id:
			if err := other.Stop(ctx); err != nil {
				return nil, err
			}
		}
	}
	q := &Query{
		config: c, manager: m, id: id, runID: uuid.NewString(),
		done: make(chan struct{}), wake: make(chan struct{}, 1),
		status: Status{Message: "Initializing StreamExecution"},
	}
	if q.run, err = newRun(q); err != nil {
		return nil, err
	}
	// The query outlives the cell that starts it.
	running, cancel := context.WithCancel(context.WithoutCancel(ctx))
	q.cancel = cancel
	m.mu.Lock()
	m.active = append(m.active, q)
	m.mu.Unlock()
	started := Started{ID: q.id, RunID: q.runID, Name: c.Name, Timestamp: c.Now()}
	m.listeners.tell(func(l Listener) { l.QueryStarted(started) })
	go q.loop(running)
	return q, nil
}

// Active lists the active queries, oldest first.
func (m *Manager) Active() []*Query {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.active)
}

// Get finds an active query by its ID; nil when there is none.
func (m *Manager) Get(id string) *Query {
	for _, q := range m.Active() {
		if strings.EqualFold(q.id, id) {
			return q
		}
	}
	return nil
}

// AwaitAny waits until some query ends or has ended since ResetTerminated, at
// most for timeout unless that is negative. It reports whether one has, and the
// error that ended it.
func (m *Manager) AwaitAny(ctx context.Context, timeout time.Duration) (bool, error) {
	var late <-chan time.Time
	if timeout >= 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		late = t.C
	}
	for {
		m.mu.Lock()
		done, failed, change := m.anyDone, m.failed, m.change
		m.mu.Unlock()
		if failed != nil {
			return true, failed
		}
		if done {
			return true, nil
		}
		// Gated queries advance while somebody waits for any of them.
		var waiting []*Query
		var waiters []*waiter
		for _, q := range m.Active() {
			if w := q.join(); w != nil {
				waiting, waiters = append(waiting, q), append(waiters, w)
			}
		}
		var err error
		timedOut := false
		select {
		case <-change:
		case <-late:
			timedOut = true
		case <-ctx.Done():
			err = context.Cause(ctx)
		}
		for i, q := range waiting {
			q.leave(waiters[i])
		}
		if err != nil || timedOut {
			return false, err
		}
	}
}

// join makes a waiter for the query's end; nil when it has ended.
func (q *Query) join() *waiter {
	q.mu.Lock()
	if q.ended {
		q.mu.Unlock()
		return nil
	}
	w := &waiter{until: untilEnded, done: make(chan struct{})}
	q.waiters = append(q.waiters, w)
	q.mu.Unlock()
	q.nudge()
	return w
}

// ResetTerminated forgets the queries that have ended, for AwaitAny.
func (m *Manager) ResetTerminated() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.failed, m.anyDone = nil, false
}

// AddListener registers l for all queries.
func (m *Manager) AddListener(l Listener) { m.listeners.add(l) }

// RemoveListener takes l off.
func (m *Manager) RemoveListener(l Listener) { m.listeners.remove(l) }

// Settle lets every gated query catch up with its sources. A query that fails
// on the way keeps its error for whoever asks the query.
func (m *Manager) Settle(ctx context.Context) error {
	for _, q := range m.Active() {
		if !q.config.Gated {
			continue
		}
		if _, err := q.await(ctx, untilIdle, -1); err != nil {
			return err
		}
	}
	return nil
}

// StopAll stops every query and waits for them.
func (m *Manager) StopAll(ctx context.Context) error {
	for _, q := range m.Active() {
		if err := q.Stop(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (m *Manager) ended(q *Query) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.active = slices.DeleteFunc(m.active, func(x *Query) bool { return x == q })
	m.anyDone = true
	if e := q.Exception(); e != nil && m.failed == nil {
		m.failed = e
	}
	close(m.change)
	m.change = make(chan struct{})
}
