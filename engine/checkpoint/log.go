package checkpoint

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"brook/diag"
)

// entryLog is a folder with one file for each batch, named by its number.
type entryLog struct{ dir Dir }

// numbers lists the batches in the log, ascending. Names that are no numbers
// are somebody else's and left alone.
func (l entryLog) numbers() ([]int64, error) {
	names, err := l.dir.List()
	if err != nil {
		return nil, err
	}
	var out []int64
	for _, name := range names {
		if n, err := strconv.ParseInt(name, 10, 64); err == nil && n >= 0 {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out, nil
}

// latest is the last batch of the log; -1 when it is empty.
func (l entryLog) latest() (int64, error) {
	all, err := l.numbers()
	if err != nil || len(all) == 0 {
		return -1, err
	}
	return all[len(all)-1], nil
}

func (l entryLog) get(n int64) ([]byte, error) { return l.dir.Read(strconv.FormatInt(n, 10)) }

// add writes entry n, which must be new: an entry that is there already was
// written by another query on the same checkpoint.
func (l entryLog) add(n int64, data []byte) error {
	err := l.dir.Create(strconv.FormatInt(n, 10), data)
	if errors.Is(err, fs.ErrExist) {
		return diag.New(diag.Internal, "CONCURRENT_STREAM_LOG_UPDATE", "40000",
			"Concurrent update to the log. Multiple streaming jobs detected for %d. Please make sure only one streaming job runs on a specific checkpoint location at a time.", n).
			With("batchId", strconv.FormatInt(n, 10))
	}
	return err
}

// purge deletes the entries before n.
func (l entryLog) purge(n int64) error {
	all, err := l.numbers()
	if err != nil {
		return err
	}
	for _, m := range all {
		if m >= n {
			break
		}
		if err := l.dir.Remove(strconv.FormatInt(m, 10)); err != nil {
			return err
		}
	}
	return nil
}

// version checks the first line of a log file, "v1".
func version(line string, highest int) error {
	malformed := func() error {
		return diag.New(diag.Internal, "", "", "Log file was malformed: failed to read correct log version from %s.", line)
	}
	if len(line) < 2 || line[0] != 'v' {
		return malformed()
	}
	n, err := strconv.Atoi(line[1:])
	if err != nil || n <= 0 {
		return malformed()
	}
	if n > highest {
		return diag.New(diag.Internal, "", "", "%s", fmt.Sprintf(
			"UnsupportedLogVersion: maximum supported log version is v%d, but encountered v%d. The log file was produced by a newer version of Spark and cannot be read by this version. Please upgrade.", highest, n))
	}
	return nil
}
