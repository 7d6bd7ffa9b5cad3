//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// resized brings a signal whenever the terminal has a new size.
func resized() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGWINCH)
	return c
}
