package checkpoint

import (
	"encoding/json"
	"strings"
)

// CommitLog is the folder commits/: an entry says that a batch reached the sink.
type CommitLog struct{ log entryLog }

// NewCommitLog opens the log in the checkpoint's root.
func NewCommitLog(root Dir) *CommitLog { return &CommitLog{entryLog{root.Sub("commits")}} }

type commitMetadata struct {
	NextWatermarkMs int64 `json:"nextBatchWatermarkMs"`
}

// Latest is the last committed batch, -1 when there is none.
func (l *CommitLog) Latest() (int64, error) { return l.log.latest() }

// Add says that batch n is done and which watermark, in milliseconds, the next
// one starts with.
func (l *CommitLog) Add(n, nextWatermarkMs int64) error {
	meta, err := json.Marshal(commitMetadata{nextWatermarkMs})
	if err != nil {
		return err
	}
	return l.log.add(n, []byte("v1\n"+string(meta)))
}

// Get returns the watermark that batch n left behind; ok is false when there is
// no entry.
func (l *CommitLog) Get(n int64) (nextWatermarkMs int64, ok bool, err error) {
	data, err := l.log.get(n)
	if missing(err) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	first, second, found := strings.Cut(string(data), "\n")
	if !found {
		return 0, false, incomplete("commit")
	}
	if err := version(first, 2); err != nil {
		return 0, false, err
	}
	var meta commitMetadata
	if err := json.Unmarshal([]byte(second), &meta); err != nil {
		return 0, false, incomplete("commit")
	}
	return meta.NextWatermarkMs, true, nil
}

// Purge deletes the entries before batch n.
func (l *CommitLog) Purge(n int64) error { return l.log.purge(n) }
