package functions

import (
	"fmt"
	"sync"
	"testing"
)

// TestCasersAreShared maps texts on several workers at once.
func TestCasersAreShared(t *testing.T) {
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 500 {
				text := fmt.Sprint("straße ", worker, " ὀδός ", i)
				if got, want := string(upper.bytes([]byte(text))), fmt.Sprint("STRASSE ", worker, " ὈΔΌΣ ", i); got != want {
					t.Errorf("upper(%q) is %q", text, got)
				}
				if got, want := string(title.bytes([]byte("ǆ"))), "ǅ"; got != want {
					t.Errorf("the title of ǆ is %q", got)
				}
			}
		})
	}
	group.Wait()
}
