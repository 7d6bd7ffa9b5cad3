package source

import (
	"context"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/format"
	"brook/engine/types"
)

// Options says what to read and how.
type Options struct {
	Format   string
	Schema   *types.Struct // nil to infer
	Options  map[string]string
	Paths    []string
	TimeZone string
	Conf     func(key string) (string, bool)
	Now      func() time.Time
	// Listed is a relation over the same paths whose files are taken as they were
	// then; nil to list them.
	Listed Relation
	// Again opens the relation once more, with the files that there are then; nil for
	// one whose files stay those of the first listing.
	Again func(context.Context) (Relation, error)
}

func (o *Options) conf(key string) string {
	if o.Conf == nil {
		return ""
	}
	v, _ := o.Conf(key)
	return v
}

func (o *Options) environment() (format.Environment, error) {
	e := format.Environment{Location: time.UTC, CorruptRecord: o.conf("spark.sql.columnNameOfCorruptRecord")}
	e.CaseSensitive = o.conf("spark.sql.caseSensitive") == "true"
	if o.TimeZone != "" {
		loc, err := datetime.Zone(o.TimeZone)
		if err != nil {
			return e, err
		}
		e.Location = loc
	}
	if o.Now != nil {
		e.Now = o.Now()
	}
	return e, nil
}

// decoder reads files of one format.
type decoder interface {
	// schema infers the columns from the files.
	schema(ctx context.Context, fs dbfs.FS, files []file) (*types.Struct, error)
	// parts cuts a file into pieces that workers read on their own, delivering
	// the given columns of those that the relation's files have, data.
	parts(fs dbfs.FS, f file, data, columns *types.Struct) ([]part, error)
}

// part reads a piece of a file.
type part func(ctx context.Context, yield func(*batch.Batch) error) error

// newDecoder finds the decoder of a format.
func newDecoder(o *Options) (decoder, error) {
	s, err := lookup(o.Format)
	if err != nil {
		return nil, err
	}
	if s.decoder == nil {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1136", "", "%s is not a valid Spark SQL Data Source.", o.Format)
	}
	return s.decoder(o)
}
