package functions

import "fmt"

// textKey tells cells of one type apart by Go's own notation.
func textKey(v any) string { return fmt.Sprintf("%#v", v) }
