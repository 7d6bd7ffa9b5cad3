package source

import (
	"context"
	"maps"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/format"
)

// OpenStream describes the streaming source that o names; a query opens it.
func OpenStream(ctx context.Context, root dbfs.FS, o Options) (*StreamSpec, error) {
	s, err := lookup(o.Format)
	if err != nil {
		return nil, err
	}
	if s.stream != nil {
		return s.stream(o)
	}
	return fileSpec(ctx, root, o)
}

// fileSpec is a stream of the files that appear in a folder.
func fileSpec(ctx context.Context, root dbfs.FS, o Options) (*StreamSpec, error) {
	d, err := newDecoder(&o)
	if err != nil {
		return nil, err
	}
	paths, err := o.paths()
	if err != nil {
		return nil, diag.New(diag.IllegalArgument, "", "", "'path' is not specified.")
	}
	schema := o.Schema
	if schema == nil && strings.EqualFold(o.Format, "text") {
		schema = textSchema
	}
	l, err := newLister(root, format.NewOptions(o.Options))
	if err != nil {
		return nil, err
	}
	roots, err := l.roots(paths, true)
	if err != nil {
		return nil, err
	}
	present, err := l.files(roots)
	if err != nil {
		return nil, err
	}
	if schema == nil {
		if o.conf("spark.sql.streaming.schemaInference") != "true" {
			return nil, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_2048", "", "Schema must be specified when creating a streaming source DataFrame. If some files already exist in the directory, then depending on the file format you may be able to create a static DataFrame on that directory with 'spark.read.load(directory)' and infer schema from it.")
		}
		if schema, err = d.schema(ctx, root, present); err != nil {
			return nil, err
		}
		if schema == nil {
			return nil, unableToInfer(o.Format)
		}
	}
	inferred := o
	inferred.Schema = schema
	rel := &files{fs: root, format: strings.ToLower(o.Format), decoder: d, all: present, roots: roots}
	if err := rel.resolve(ctx, &inferred); err != nil {
		return nil, err
	}
	clean, err := dbfs.Clean(paths[0])
	if err != nil {
		return nil, err
	}
	// A new file must have the same columns, whatever folder it is in.
	inferred.Schema = rel.schema
	return &StreamSpec{
		Format: strings.ToLower(o.Format), Schema: rel.schema, Hidden: metadataColumn, Options: maps.Clone(o.Options), Files: true,
		Pushes: strings.EqualFold(o.Format, "json") || strings.EqualFold(o.Format, "csv"),
		Name:   "FileSource[" + dbfs.FileURI(clean) + "]",
		Open: func(_ context.Context, dir Checkpoint) (Stream, error) {
			return openFileStream(root, inferred, clean, rel.schema, dir)
		},
	}, nil
}

// option finds an option whatever its case.
func option(m map[string]string, key string) (string, bool) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if strings.EqualFold(k, key) {
			return m[k], true
		}
	}
	return "", false
}
