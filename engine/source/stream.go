package source

import (
	"context"
	"maps"
	"slices"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/types"
)

// OpenStream describes the streaming source that o names; a query opens it.
func OpenStream(ctx context.Context, root dbfs.FS, o Options) (*StreamSpec, error) {
	s, err := lookup(o.Format)
	switch {
	case err != nil && !(o.Schema != nil && unread(o.Format)):
		return nil, err
	case s.stream != nil:
		return s.stream(o)
	}
	return fileSpec(ctx, root, o)
}

// unread reports whether a format is one of files that nothing here can read.
// With a schema such a stream is described all the same; a query over it fails.
func unread(name string) bool {
	return strings.EqualFold(name, "orc") || strings.EqualFold(name, "xml")
}

// fileSpec is a stream of the files that appear in a folder.
func fileSpec(ctx context.Context, root dbfs.FS, o Options) (*StreamSpec, error) {
	d, unreadable := newDecoder(&o)
	if unreadable != nil && !unread(o.Format) {
		return nil, unreadable
	}
	paths, err := o.paths()
	if err != nil || len(paths) == 0 {
		return nil, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_2047", "", "'path' is not specified.")
	}
	schema := o.Schema
	if schema == nil && strings.EqualFold(o.Format, "text") {
		schema = textSchema
	}
	if err := noChar(schema); err != nil {
		return nil, err
	}
	schema = nullable(schema)
	l, err := newLister(root, &o)
	if err != nil {
		return nil, err
	}
	roots, err := l.roots(paths, !dbfs.IsGlob(paths[0])) // a pattern may match later
	if e, ok := diag.As(err); ok && e.Condition == "PATH_NOT_FOUND" && !dbfs.IsGlob(paths[0]) {
		// A stream names the path as it was given.
		return nil, diag.New(e.Class, e.Condition, e.SQLState, "Path does not exist: %s.", paths[0]).With("path", paths[0])
	}
	if err != nil {
		return nil, err
	}
	present, err := l.list(roots)
	if err != nil {
		return nil, err
	}
	if schema == nil {
		if o.conf("spark.sql.streaming.schemaInference") != "true" {
			return nil, diag.New(diag.IllegalArgument, "_LEGACY_ERROR_TEMP_2048", "", "Schema must be specified when creating a streaming source DataFrame. If some files already exist in the directory, then depending on the file format you may be able to create a static DataFrame on that directory with 'spark.read.load(directory)' and infer schema from it.")
		}
		if schema, err = d.schema(ctx, root, present.files); err != nil {
			return nil, err
		}
		if schema == nil {
			return nil, UnableToInfer(o.Format)
		}
	}
	inferred := o
	inferred.Schema = schema
	rel := &files{fs: root, format: strings.ToLower(o.Format), decoder: d, all: present.files, folders: present.folders, roots: roots}
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
			if unreadable != nil {
				return nil, unreadable
			}
			return openFileStream(root, inferred, clean, rel.schema, dir)
		},
	}, nil
}

// nullable makes all fields nullable, those inside of others too: what the files
// hold is not known beforehand.
func nullable(s *types.Struct) *types.Struct {
	if s == nil {
		return nil
	}
	out, _ := anyNull(s).(*types.Struct)
	return out
}

func anyNull(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Struct:
		fields := slices.Clone(t.Fields)
		for i, f := range fields {
			fields[i].Type, fields[i].Nullable = anyNull(f.Type), true
		}
		return &types.Struct{Fields: fields}
	case *types.Array:
		return &types.Array{Elem: anyNull(t.Elem), ContainsNull: true}
	case *types.Map:
		return &types.Map{Key: anyNull(t.Key), Value: anyNull(t.Value), ValueContainsNull: true}
	}
	return t
}

// noChar refuses CHAR and VARCHAR, which only tables check.
func noChar(s *types.Struct) error {
	if s == nil {
		return nil
	}
	for _, f := range s.Fields {
		if k := f.Type.String(); strings.HasPrefix(k, "char(") || strings.HasPrefix(k, "varchar(") {
			return diag.New(diag.Analysis, "UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING", "0A000",
				"The char/varchar type can't be used in the table schema. If you want Spark treat them as string type as same as Spark 3.0 and earlier, please set \"spark.sql.legacy.charVarcharAsString\" to \"true\".")
		}
	}
	return nil
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
