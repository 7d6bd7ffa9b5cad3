package source

import (
	"context"
	"io"

	"brook/dbfs"
	"brook/engine/batch"
	"brook/engine/format"
	"brook/engine/types"
)

var _ = register(spec{name: "csv", decoder: func(o *Options) (decoder, error) {
	e, err := o.environment()
	return &csvDecoder{format.NewOptions(o.Options), e}, err
}})

type csvDecoder struct {
	options format.Options
	env     format.Environment
}

func (d *csvDecoder) schema(ctx context.Context, root dbfs.FS, files []file) (*types.Struct, error) {
	in, err := format.NewCSVInference(d.options, d.env)
	if err != nil || len(files) == 0 {
		return nil, err
	}
	for _, f := range files {
		if err := readFile(ctx, root, f, in.Add); err != nil {
			return nil, err
		}
		if in.Done() {
			break
		}
	}
	return in.Schema(), nil
}

func (d *csvDecoder) parts(root dbfs.FS, f file, data, columns *types.Struct) ([]part, error) {
	r, err := format.NewCSV(data, columns, d.options, d.env)
	if err != nil {
		return nil, err
	}
	uri := dbfs.FileURI("//" + f.path)
	return textParts(root, f, r.Splittable(), r.Separator(), func(ctx context.Context, in io.Reader, first bool, yield func(*batch.Batch) error) error {
		return r.Read(ctx, in, first, uri, yield)
	}), nil
}
