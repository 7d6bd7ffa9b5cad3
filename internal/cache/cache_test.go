package cache

import (
	"errors"
	"strconv"
	"sync"
	"testing"
)

func TestGet(t *testing.T) {
	var m Map[int]
	made := 0
	get := func(key string) (int, error) {
		return m.Get(key, func() (int, error) {
			made++
			return strconv.Atoi(key)
		})
	}
	for range 3 {
		if v, err := get("7"); v != 7 || err != nil {
			t.Fatalf("Get = %d, %v", v, err)
		}
	}
	if made != 1 {
		t.Errorf("the value was made %d times", made)
	}
	for range 2 {
		if _, err := get("x"); !errors.Is(err, strconv.ErrSyntax) {
			t.Errorf("Get of a bad text: %v", err)
		}
	}
	if made != 3 {
		t.Errorf("an error was kept: %d calls", made)
	}
}

func TestMapIsBounded(t *testing.T) {
	var m Map[int]
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 5 * limit {
				key := strconv.Itoa(w*5*limit + i)
				if v, _ := m.Get(key, func() (int, error) { return strconv.Atoi(key) }); strconv.Itoa(v) != key {
					t.Errorf("Get(%s) = %d", key, v)
					return
				}
			}
		})
	}
	wg.Wait()
	n := 0
	m.values.Range(func(any, any) bool { n++; return true })
	if n > limit+4 {
		t.Errorf("%d values are kept", n)
	}
}
