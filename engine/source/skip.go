package source

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/format"
)

// skips are the files that a query passes over instead of failing.
type skips struct {
	missing bool // those that went away since they were listed
	corrupt bool // those that are not of their format, from there on
}

func (o *Options) skips() (s skips, err error) {
	options := format.NewOptions(o.Options)
	if s.missing, err = options.Bool("ignoreMissingFiles", o.conf("spark.sql.files.ignoreMissingFiles") == "true"); err != nil {
		return s, err
	}
	s.corrupt, err = options.Bool("ignoreCorruptFiles", o.conf("spark.sql.files.ignoreCorruptFiles") == "true")
	return s, err
}

// over tells whether an error of reading a file is passed over.
func (s skips) over(err error) bool {
	if errors.Is(err, fs.ErrNotExist) {
		return s.missing
	}
	e, ok := diag.As(err)
	if !s.corrupt || !ok || !strings.HasPrefix(e.Condition, "FAILED_READ_FILE.") {
		return false
	}
	inner, ok := diag.As(e.Cause) // bad records are the business of the mode
	return !ok || inner.Condition != "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION"
}

// part is p without the errors that are passed over.
func (s skips) part(p part) part {
	if s == (skips{}) {
		return p
	}
	return func(ctx context.Context, yield func(*batch.Batch) error) error {
		if err := p(ctx, yield); err != nil && !s.over(err) {
			return err
		}
		return nil
	}
}
