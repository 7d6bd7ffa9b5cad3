package functions

import "time"

// Epoch is 1970-01-01 00:00 UTC.
var Epoch = time.Unix(0, 0).UTC()
