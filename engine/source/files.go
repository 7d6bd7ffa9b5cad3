package source

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/format"
	"brook/engine/types"
)

// Open lists the files that o names and returns the relation over them, whose
// columns are o.Schema's or inferred, followed by those of the folders.
func Open(ctx context.Context, root dbfs.FS, o Options) (Relation, error) {
	d, err := newDecoder(&o)
	if err != nil {
		return nil, err
	}
	paths, err := o.paths()
	if err != nil {
		return nil, err
	}
	// A stream's schema may have them.
	if err := noDouble(o.Schema, o.conf("spark.sql.caseSensitive") == "true"); err != nil {
		return nil, err
	}
	r := &files{fs: root, format: strings.ToLower(o.Format), decoder: d, again: o.Again}
	if old, ok := o.Listed.(*files); ok {
		r.roots, r.all, r.folders, r.logged = old.roots, old.all, old.folders, old.logged
	} else if err := r.list(paths, &o); err != nil {
		return nil, err
	}
	if r.loc, err = o.location(); err != nil {
		return nil, err
	}
	if r.skips, err = o.skips(); err != nil {
		return nil, err
	}
	return r, r.resolve(ctx, &o)
}

// Current is r with the files of now, for a batch of a stream: those of a table
// change with what is written to it.
func Current(ctx context.Context, r Relation) (Relation, error) {
	if f, ok := r.(*files); ok && f.again != nil {
		return f.again(ctx)
	}
	return r, nil
}

// Settled reports whether r has files, and has them from a listing of folders
// rather than from the log of a file sink, which goes on.
func Settled(r Relation) bool {
	f, ok := r.(*files)
	return ok && !f.logged && len(f.all) > 0
}

// list finds the files below paths.
func (r *files) list(paths []string, o *Options) error {
	l, err := newLister(r.fs, o)
	if err != nil {
		return err
	}
	if r.roots, err = l.roots(paths, true); err != nil {
		return err
	}
	if len(paths) == 1 && !dbfs.IsGlob(paths[0]) { // a glob sees whatever is there
		if r.all, r.logged, err = sinkFiles(r.fs, r.roots[0]); err != nil {
			return err
		}
		r.folders = foldersOf(r.all, r.roots[0])
	}
	if !r.logged {
		found, err := l.list(r.roots)
		if err != nil {
			return err
		}
		r.all, r.folders = found.files, found.folders
	}
	return nil
}

// paths are the reader's paths and its option path.
func (o *Options) paths() ([]string, error) {
	paths := slices.Clone(o.Paths)
	for k, v := range o.Options {
		if strings.EqualFold(k, "path") && len(paths) == 0 {
			paths = append(paths, v)
		}
	}
	if len(paths) == 0 && o.Schema == nil && !strings.EqualFold(o.Format, "text") {
		return nil, UnableToInfer(o.Format)
	}
	return paths, nil
}

func (o *Options) location() (*time.Location, error) {
	e, err := o.environment()
	return e.Location, err
}

// UnableToInfer is the error of a source of a format whose columns nothing tells.
func UnableToInfer(format string) error {
	names := map[string]string{"json": "JSON", "csv": "CSV", "parquet": "Parquet", "text": "Text", "orc": "ORC"}
	name := names[strings.ToLower(format)]
	if name == "" {
		name = format
	}
	return diag.New(diag.Analysis, "UNABLE_TO_INFER_SCHEMA", "42KD9", "Unable to infer schema for %s. It must be specified manually.", name).With("format", name)
}

// files is a relation over data files.
type files struct {
	fs         dbfs.FS
	format     string
	decoder    decoder
	all        []file
	folders    []folder // with data files, some of which may not be read
	roots      []string
	data       *types.Struct // columns in the files
	partitions *types.Struct // columns of the folders
	schema     *types.Struct
	loc        *time.Location
	skips      skips
	logged     bool   // the files are those of a file sink's log
	corrupt    string // column for bad records; empty when the format has none
	again      func(context.Context) (Relation, error)
}

// resolve settles the columns.
func (r *files) resolve(ctx context.Context, o *Options) error {
	if r.format == "json" || r.format == "csv" {
		r.corrupt = o.conf("spark.sql.columnNameOfCorruptRecord")
		if r.corrupt == "" {
			r.corrupt = "_corrupt_record"
		}
		r.corrupt = format.NewOptions(o.Options).Text("columnNameOfCorruptRecord", r.corrupt)
	}
	infer := o.conf("spark.sql.sources.partitionColumnTypeInference.enabled") != "false"
	var err error
	if r.partitions, err = partitionColumns(r.folders, o.Schema, infer); err != nil {
		return err
	}
	data := o.Schema
	if data == nil {
		if data, err = r.decoder.schema(ctx, r.fs, r.all); err != nil {
			return err
		}
		if data == nil {
			return UnableToInfer(r.format)
		}
	}
	r.data = &types.Struct{}
	for _, f := range data.Fields {
		if indexFold(r.partitions, f.Name) < 0 {
			f.Nullable = f.Nullable || !r.logged
			r.data.Fields = append(r.data.Fields, f)
		}
	}
	r.schema = &types.Struct{Fields: append(slices.Clone(r.data.Fields), r.partitions.Fields...)}
	return nil
}

// noDouble refuses a reader's schema that has a name twice.
func noDouble(s *types.Struct, caseSensitive bool) error {
	if s == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, f := range s.Fields {
		name := f.Name
		if !caseSensitive {
			name = strings.ToLower(name)
		}
		if seen[name] {
			return diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711",
				"The column %s already exists. Choose another name or rename the existing column.", types.QuoteIdentifier(name)).With("columnName", types.QuoteIdentifier(name))
		}
		seen[name] = true
	}
	return nil
}

// Schema has the data columns, then the partition columns.
func (r *files) Schema() *types.Struct { return r.schema }

// URIs are the files, as input_file_name() names them.
func (r *files) URIs() []string {
	out := make([]string, len(r.all))
	for i, f := range r.all {
		out[i] = dbfs.FileURI("//" + EncodePath(f.path))
	}
	return out
}

// Bytes is the size of the files.
func (r *files) Bytes() int64 {
	var n int64
	for _, f := range r.all {
		n += f.size
	}
	return n
}

// metadataColumn is the hidden column _metadata of files.
var metadataColumn = &types.Struct{Fields: []types.Field{{Name: "_metadata", Type: metadataType}}}

var metadataType = &types.Struct{Fields: []types.Field{
	{Name: "file_path", Type: types.String}, {Name: "file_name", Type: types.String}, {Name: "file_size", Type: types.Long},
	{Name: "file_block_start", Type: types.Long}, {Name: "file_block_length", Type: types.Long},
	{Name: "file_modification_time", Type: types.Timestamp},
}}

// Hidden has _metadata.
func (r *files) Hidden() *types.Struct { return metadataColumn }

// String is the relation in EXPLAIN.
func (r *files) String() string {
	uris := make([]string, len(r.roots))
	for i, p := range r.roots {
		uris[i] = dbfs.FileURI(p)
	}
	return "FileScan " + r.format + " [" + strings.Join(uris, ", ") + "]"
}

// Scan makes a morsel of each part of each file.
func (r *files) Scan(ctx context.Context, q Request) ([]Morsel, error) {
	wanted := &types.Struct{}
	for _, c := range q.Columns {
		if c < len(r.data.Fields) {
			wanted.Fields = append(wanted.Fields, r.data.Fields[c])
		}
	}
	schema := &types.Struct{}
	for _, c := range q.Columns {
		if c < len(r.schema.Fields) {
			schema.Fields = append(schema.Fields, r.schema.Fields[c])
		} else {
			schema.Fields = append(schema.Fields, metadataColumn.Fields[c-len(r.schema.Fields)])
		}
	}
	if err := r.onlyCorrupt(wanted); err != nil {
		return nil, err
	}
	var out []Morsel
	for _, f := range r.all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		parts, err := r.decoder.parts(r.fs, f, r.data, wanted)
		if err != nil {
			if r.skips.over(err) {
				continue
			}
			return nil, err
		}
		var constants []batch.Vector
		for _, c := range q.Columns {
			if c < len(r.data.Fields) {
				constants = append(constants, batch.Vector{})
				continue
			}
			v, err := r.constant(f, c)
			if err != nil {
				return nil, err
			}
			constants = append(constants, v)
		}
		for _, p := range parts {
			out = append(out, &fileMorsel{r.skips.part(p), schema, constants, dbfs.FileURI("//" + f.path), f.size})
		}
	}
	return out, nil
}

// onlyCorrupt refuses queries that want nothing but the text of bad records:
// which records are bad depends on the columns that are read.
func (r *files) onlyCorrupt(wanted *types.Struct) error {
	if len(wanted.Fields) == 1 && wanted.Fields[0].Name == r.corrupt {
		return diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.QUERY_ONLY_CORRUPT_RECORD_COLUMN", "0A000",
			"The feature is not supported: Queries from raw JSON/CSV/XML files are disallowed when the\nreferenced columns only include the internal corrupt record column\n(named `_corrupt_record` by default). For example:\n`spark.read.schema(schema).json(file).filter($\"_corrupt_record\".isNotNull).count()`\nand `spark.read.schema(schema).json(file).select(\"_corrupt_record\").show()`.\nInstead, you can cache or save the parsed results and then send the same query.\nFor example, `val df = spark.read.schema(schema).json(file).cache()` and then\n`df.filter($\"_corrupt_record\".isNotNull).count()`.")
	}
	return nil
}

// constant is a column that has one value for the whole file.
func (r *files) constant(f file, c int) (batch.Vector, error) {
	if c < len(r.schema.Fields) {
		field := r.schema.Fields[c]
		kv := f.partitions[c-len(r.data.Fields)]
		cell, ok := partitionCell(kv, field.Type, r.loc)
		if !ok {
			return batch.Vector{}, diag.New(diag.SparkRuntime, "INVALID_PARTITION_VALUE", "42846",
				"Failed to cast value '%s' to data type \"%s\" for partition column %s. Ensure the value matches the expected data type for this partition column.", kv.value, field.Type.SQL(), types.QuoteIdentifier(field.Name))
		}
		return batch.Constant(field.Type, cell)
	}
	return batch.Constant(metadataType, types.StructValue{
		dbfs.FileURI(EncodePath(f.path)), path.Base(EncodePath(f.path)), f.size, int64(0), f.size,
		types.TimestampValue(f.modified.UnixMilli() * 1000),
	})
}

// EncodePath writes a path as URIs have it: blanks and the like as %20.
func EncodePath(p string) string {
	const plain = "-_.~!$&'()*+,;=:@/"
	var b strings.Builder
	for _, c := range []byte(p) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		const hex = "0123456789ABCDEF"
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}

type fileMorsel struct {
	part      part
	schema    *types.Struct
	constants []batch.Vector // zero for data columns
	uri       string
	size      int64 // of the file
}

func (m *fileMorsel) File() string { return m.uri }

// FileSize is the size of the file in bytes.
func (m *fileMorsel) FileSize() int64 { return m.size }

func (m *fileMorsel) Read(ctx context.Context, yield func(*batch.Batch) error) error {
	return m.part(ctx, func(b *batch.Batch) error {
		out := &batch.Batch{Schema: m.schema, Columns: make([]batch.Vector, len(m.constants)), Rows: b.Rows}
		next := 0
		for i, c := range m.constants {
			if c.Array != nil {
				out.Columns[i] = c
				continue
			}
			out.Columns[i] = b.Columns[next]
			next++
		}
		return yield(out)
	})
}
