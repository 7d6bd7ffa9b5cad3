// Package docs keeps the documentation true: the pages of functions and magics
// are written from their registries, and every example of the README and of
// these pages is run. go test ./docs -update writes the pages anew.
package docs
