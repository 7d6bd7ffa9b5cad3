package dbfs

import (
	"os"
	"strconv"
)

// tempName is a part of a file name that no other process uses.
func tempName(n int64) string {
	return strconv.Itoa(os.Getpid()) + "-" + strconv.FormatInt(n, 36)
}
