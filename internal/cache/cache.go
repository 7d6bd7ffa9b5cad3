// Package cache keeps what was made of texts, patterns above all, that may come
// from data: there is no end to those, so that a full cache starts anew.
package cache

import (
	"sync"
	"sync/atomic"
)

// limit is how many values a Map keeps.
const limit = 1000

// Map goes from texts to values. Its zero value is ready; any number of
// goroutines may use it, and two of them may make the value of a text at once.
type Map[V any] struct {
	values sync.Map
	stored atomic.Int64
}

// Get returns the value of key, which make is called for unless it is kept.
// Errors are not kept.
func (m *Map[V]) Get(key string, make func() (V, error)) (V, error) {
	if v, ok := m.values.Load(key); ok {
		return v.(V), nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	if m.stored.Add(1) > limit {
		m.values.Clear()
		m.stored.Store(1)
	}
	m.values.Store(key, v)
	return v, nil
}
