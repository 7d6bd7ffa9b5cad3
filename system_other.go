//go:build !unix

package main

import "os"

// addressSpace would be a limit of the process's own, which is not known here.
func addressSpace() int64 { return 0 }

// resized brings nothing where terminals do not tell of their size.
func resized() <-chan os.Signal { return nil }
