package stream

import (
	"slices"
	"sync"
	"time"
)

// Listener is told what queries do. The calls come from the queries'
// goroutines, one at a time for a query.
type Listener interface {
	QueryStarted(Started)
	QueryProgress(*Progress)
	QueryIdle(Idle)
	QueryTerminated(Terminated)
}

// Started says that a query has begun to run.
type Started struct {
	ID, RunID, Name string
	Timestamp       time.Time
}

// Idle says that a query found nothing to do for a while.
type Idle struct {
	ID, RunID string
	Timestamp time.Time
}

// Terminated says that a query has ended, with the error's text and condition
// if it failed.
type Terminated struct {
	ID, RunID            string
	Exception, Condition string
}

// listeners is the set of listeners of a session.
type listeners struct {
	mu  sync.Mutex
	all []Listener
}

func (l *listeners) add(x Listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, x)
}

func (l *listeners) remove(x Listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = slices.DeleteFunc(slices.Clone(l.all), func(y Listener) bool { return x == y })
}

// tell calls f for each listener without holding the lock.
func (l *listeners) tell(f func(Listener)) {
	l.mu.Lock()
	all := l.all
	l.mu.Unlock()
	for _, x := range all {
		f(x)
	}
}
