//go:build !unix

package main

import "os"

// resized brings nothing where terminals do not tell of their size.
func resized() <-chan os.Signal { return nil }
