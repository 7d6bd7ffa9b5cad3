//go:build unix

package main

import (
	"math"
	"os"
	"os/signal"
	"syscall"
)

// addressSpace is how many bytes the process may address (ulimit -v); 0 where
// there is no limit.
func addressSpace() int64 {
	var r syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_AS, &r); err != nil {
		return 0
	}
	if n := int64(r.Cur); n > 0 && n < math.MaxInt64 { // without a limit it is a huge number or -1
		return n
	}
	return 0
}

// resized brings a signal whenever the terminal has a new size.
func resized() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGWINCH)
	return c
}
