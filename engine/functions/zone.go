package functions

import (
	"time"

	"brook/engine/datetime"
)

// Zone finds a time zone by its id; an empty one is UTC.
func Zone(id string) (*time.Location, error) {
	if id == "" {
		return time.UTC, nil
	}
	return datetime.Zone(id)
}
