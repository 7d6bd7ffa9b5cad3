package engine

import "time"

// dateText is a day count since 1970 as yyyy-MM-dd.
func dateText(days int64) string { return time.Unix(days*86400, 0).UTC().Format(time.DateOnly) }
