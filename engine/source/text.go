package source

import (
	"context"

	"brook/dbfs"
	"brook/engine/format"
	"brook/engine/types"
)

var _ = register(spec{name: "text", decoder: func(o *Options) (decoder, error) {
	options := format.NewOptions(o.Options)
	_, err := options.Bool("wholetext", false)
	return &textDecoder{options}, err
}})

type textDecoder struct{ options format.Options }

var textSchema = &types.Struct{Fields: []types.Field{{Name: "value", Type: types.String, Nullable: true}}}

func (d *textDecoder) schema(context.Context, dbfs.FS, []file) (*types.Struct, error) {
	return textSchema, nil
}

func (d *textDecoder) parts(root dbfs.FS, f file, data, columns *types.Struct) ([]part, error) {
	if err := format.TextSchema(data); err != nil {
		return nil, err
	}
	r, err := format.NewText(columns, d.options)
	if err != nil {
		return nil, err
	}
	return textParts(root, f, r.Splittable(), r.Separator(), anywhere(r.Read)), nil
}
