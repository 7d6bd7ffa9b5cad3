package source

import (
	"context"
	"strings"

	"github.com/parquet-go/parquet-go"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/format"
	"brook/engine/types"
)

var _ = register(spec{name: "parquet", decoder: func(o *Options) (decoder, error) {
	merge, err := format.NewOptions(o.Options).Bool("mergeSchema", o.conf("spark.sql.parquet.mergeSchema") == "true")
	if err != nil {
		return nil, err
	}
	skips, err := o.skips()
	return &parquetDecoder{merge, skips}, err
}})

type parquetDecoder struct {
	merge bool
	skips skips
}

// open hands the footer of f to use.
func (d *parquetDecoder) open(root dbfs.FS, f file, use func(*parquet.File) error) (err error) {
	in, err := root.Open(f.path)
	if err != nil {
		return fileError(f, err)
	}
	defer func() {
		if e := in.Close(); err == nil {
			err = e
		}
	}()
	p, err := format.OpenParquet(in, f.size)
	if err != nil {
		e := diag.New(diag.Internal, "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "KD001", "Encountered error while reading file %s. Could not read footer. Please ensure that the file is in either ORC or Parquet format.\nIf not, please convert it to a valid format. If the file is in the valid format, please check if the file is corrupt.\nIf it is, you can choose to either ignore it or fix the corruption.", dbfs.FileURI("//"+f.path)).With("path", f.path)
		e.Cause = err
		return e
	}
	return use(p)
}

func (d *parquetDecoder) schema(_ context.Context, root dbfs.FS, files []file) (*types.Struct, error) {
	var out *types.Struct
	for _, f := range files {
		if strings.HasPrefix(f.path[strings.LastIndexByte(f.path, '/')+1:], "_") {
			continue
		}
		err := d.open(root, f, func(p *parquet.File) error {
			s, err := format.ParquetSchema(p)
			if err != nil {
				return err
			}
			if out == nil {
				out = s
				return nil
			}
			merged, ok := mergeTypes(out, s)
			if !ok {
				return diag.New(diag.Analysis, "CANNOT_MERGE_SCHEMAS", "42KD9",
					"Failed merging schemas:\nInitial schema:\n\"%s\"\nSchema that cannot be merged with the initial schema:\n\"%s\".", out.SQL(), s.SQL())
			}
			out = merged.(*types.Struct)
			return nil
		})
		if err != nil && !d.skips.over(err) {
			return nil, err
		}
		if out != nil && !d.merge {
			break
		}
	}
	return out, nil
}

// mergeTypes is the type that has the fields of both.
func mergeTypes(a, b types.Type) (types.Type, bool) {
	if types.SameType(a, b) {
		return a, true
	}
	switch a := a.(type) {
	case *types.Struct:
		b, ok := b.(*types.Struct)
		if !ok {
			return nil, false
		}
		out := &types.Struct{Fields: append([]types.Field(nil), a.Fields...)}
		for _, f := range b.Fields {
			i := indexFold(out, f.Name)
			if i < 0 {
				out.Fields = append(out.Fields, f)
				continue
			}
			if out.Fields[i].Type, ok = mergeTypes(out.Fields[i].Type, f.Type); !ok {
				return nil, false
			}
		}
		return out, true
	case *types.Array:
		b, ok := b.(*types.Array)
		if !ok {
			return nil, false
		}
		elem, ok := mergeTypes(a.Elem, b.Elem)
		return &types.Array{Elem: elem, ContainsNull: true}, ok
	case *types.Map:
		b, ok := b.(*types.Map)
		if !ok {
			return nil, false
		}
		key, ok1 := mergeTypes(a.Key, b.Key)
		value, ok2 := mergeTypes(a.Value, b.Value)
		return &types.Map{Key: key, Value: value, ValueContainsNull: true}, ok1 && ok2
	}
	return nil, false
}

func (d *parquetDecoder) parts(root dbfs.FS, f file, _, columns *types.Struct) ([]part, error) {
	groups := 0
	if err := d.open(root, f, func(p *parquet.File) error { groups = len(p.RowGroups()); return nil }); err != nil {
		return nil, err
	}
	out := make([]part, groups)
	for g := range out {
		out[g] = func(ctx context.Context, yield func(*batch.Batch) error) error {
			return d.open(root, f, func(p *parquet.File) error {
				return format.NewParquet(p, columns).Read(ctx, g, yield)
			})
		}
	}
	return out, nil
}
