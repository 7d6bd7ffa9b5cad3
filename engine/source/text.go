package source

import (
	"context"

	"brook/dbfs"
	"brook/engine/format"
	"brook/engine/types"
)

type textDecoder struct{ options format.Options }

func newTextDecoder(o format.Options) (decoder, error) {
	_, err := o.Bool("wholetext", false)
	return &textDecoder{o}, err
}

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
