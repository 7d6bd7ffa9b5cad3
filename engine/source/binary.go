package source

import (
	"context"
	"io"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

var _ = register(spec{name: "binaryfile", decoder: func(*Options) (decoder, error) { return binaryDecoder{}, nil }})

// binaryDecoder gives each file as a row: where it is, how long it is, when it
// was changed and its bytes.
type binaryDecoder struct{}

var binarySchema = &types.Struct{Fields: []types.Field{
	{Name: "path", Type: types.String, Nullable: true}, {Name: "modificationTime", Type: types.Timestamp, Nullable: true},
	{Name: "length", Type: types.Long, Nullable: true}, {Name: "content", Type: types.Binary, Nullable: true},
}}

func (binaryDecoder) schema(context.Context, dbfs.FS, []file) (*types.Struct, error) {
	return binarySchema, nil
}

func (binaryDecoder) parts(root dbfs.FS, f file, data, columns *types.Struct) ([]part, error) {
	if !types.SameType(data, binarySchema) {
		return nil, diag.New(diag.Analysis, "INVALID_BINARY_FILE_SCHEMA", "42K03", "Binary file data source expects the schema %s, but got %s.", binarySchema, data)
	}
	return []part{func(ctx context.Context, yield func(*batch.Batch) error) (err error) {
		row := types.StructValue{}
		for _, c := range columns.Fields {
			switch c.Name {
			case "path":
				row = append(row, dbfs.FileURI(f.path))
			case "modificationTime":
				row = append(row, types.TimestampValue(f.modified.UnixMilli()*1000))
			case "length":
				row = append(row, f.size)
			default:
				content, err := readAll(root, f)
				if err != nil {
					return err
				}
				row = append(row, content)
			}
		}
		b, err := batch.FromRows(columns, []types.StructValue{row})
		if err != nil {
			return err
		}
		return yield(b)
	}}, nil
}

func readAll(root dbfs.FS, f file) (data []byte, err error) {
	in, err := root.Open(f.path)
	if err != nil {
		return nil, fileError(f, err)
	}
	defer func() {
		if e := in.Close(); err == nil {
			err = e
		}
	}()
	if data, err = io.ReadAll(in); err != nil {
		return nil, fileError(f, err)
	}
	return data, nil
}
