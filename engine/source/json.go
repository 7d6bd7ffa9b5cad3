package source

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/format"
	"brook/engine/types"
)

// partSize is about how many bytes of a text file one worker takes at a time.
const partSize = 4 << 20

var _ = register(spec{name: "json", decoder: func(o *Options) (decoder, error) {
	e, err := o.environment()
	return &jsonDecoder{format.NewOptions(o.Options), e}, err
}})

type jsonDecoder struct {
	options format.Options
	env     format.Environment
}

func (d *jsonDecoder) schema(ctx context.Context, root dbfs.FS, files []file) (*types.Struct, error) {
	if len(files) == 0 {
		return nil, nil
	}
	in, err := format.NewJSONInference(d.options, d.env)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := readFile(ctx, root, f, in.Add); err != nil {
			return nil, err
		}
	}
	return in.Schema()
}

func (d *jsonDecoder) parts(root dbfs.FS, f file, _, columns *types.Struct) ([]part, error) {
	r, err := format.NewJSON(columns, d.options, d.env)
	if err != nil {
		return nil, err
	}
	return textParts(root, f, r.Splittable(), r.Separator(), anywhere(r.Read)), nil
}

// readFile opens f, decompresses it by its suffix and hands it to read.
func readFile(ctx context.Context, root dbfs.FS, f file, read func(context.Context, io.Reader) error) (err error) {
	in, err := root.Open(f.path)
	if err != nil {
		return fileError(f, err)
	}
	defer func() {
		if e := in.Close(); err == nil {
			err = e
		}
	}()
	r, err := format.Decompress(f.path, in)
	if err != nil {
		return fileError(f, err)
	}
	return read(ctx, r)
}

// reading reads records; first tells that they start with the file's first.
type reading func(ctx context.Context, r io.Reader, first bool, yield func(*batch.Batch) error) error

// anywhere is a reading that treats the first record as any other.
func anywhere(read func(context.Context, io.Reader, func(*batch.Batch) error) error) reading {
	return func(ctx context.Context, r io.Reader, _ bool, yield func(*batch.Batch) error) error {
		return read(ctx, r, yield)
	}
}

// textParts cuts a file of lines.
func textParts(root dbfs.FS, f file, splittable bool, separator []byte, read reading) []part {
	if !splittable || format.Compressed(f.path) || f.size <= partSize {
		return []part{func(ctx context.Context, yield func(*batch.Batch) error) error {
			return wrapped(f, readFile(ctx, root, f, func(ctx context.Context, r io.Reader) error { return read(ctx, r, true, yield) }))
		}}
	}
	var out []part
	for from := int64(0); from < f.size; from += partSize {
		out = append(out, func(ctx context.Context, yield func(*batch.Batch) error) (err error) {
			in, err := root.Open(f.path)
			if err != nil {
				return fileError(f, err)
			}
			defer func() {
				if e := in.Close(); err == nil {
					err = e
				}
			}()
			start, err := format.FirstLine(in, from, f.size, separator)
			if err != nil {
				return fileError(f, err)
			}
			end, err := format.FirstLine(in, min(from+partSize, f.size), f.size, separator)
			if err != nil {
				return fileError(f, err)
			}
			return wrapped(f, read(ctx, io.NewSectionReader(in, start, end-start), from == 0, yield))
		})
	}
	return out
}

// fileError names the file that could not be read.
func fileError(f file, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		e := diag.New(diag.Internal, "FAILED_READ_FILE.FILE_NOT_EXIST", "KD001", "Encountered error while reading file %s. File does not exist. It is possible the underlying files have been updated.\nYou can explicitly invalidate the cache in Spark by running 'REFRESH TABLE tableName' command in SQL or by recreating the Dataset/DataFrame involved.", dbfs.FileURI("//"+f.path)).With("path", f.path)
		e.Cause = err
		return e
	}
	e := diag.New(diag.Internal, "FAILED_READ_FILE.NO_HINT", "KD001", "Encountered error while reading file %s.", dbfs.FileURI("//"+f.path)).With("path", f.path)
	e.Cause = err
	return e
}

// wrapped names the file in the error of a malformed record.
func wrapped(f file, err error) error {
	if e, ok := diag.As(err); ok && (e.Condition == "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION" || e.Class == diag.IllegalArgument) {
		return fileError(f, err)
	}
	return err
}
