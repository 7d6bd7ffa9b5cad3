package sink

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/format"
	"brook/engine/types"
)

// FileOptions says where and how rows are written.
type FileOptions struct {
	Format      string
	Path        string // as the user wrote it
	Mode        string // append, overwrite, error or ignore
	PartitionBy []string
	Options     map[string]string
	TimeZone    string
	Conf        func(key string) (string, bool)
}

// setting is an option, or the configuration that stands in for it.
func (o *FileOptions) setting(option, conf string) string {
	if v := format.NewOptions(o.Options).Text(option, ""); v != "" || o.Conf == nil {
		return v
	}
	v, _ := o.Conf(conf)
	return v
}

// formatOptions are the options with what the configuration adds.
func (o *FileOptions) formatOptions() format.Options {
	out := format.NewOptions(o.Options)
	if strings.EqualFold(o.Format, "parquet") && o.Conf != nil {
		if codec, ok := o.Conf("spark.sql.parquet.compression.codec"); ok && out["compression"] == "" {
			out["compression"] = codec
		}
	}
	return out
}

func (o *FileOptions) environment() (format.Environment, error) {
	e := format.Environment{Location: time.UTC}
	if o.TimeZone != "" {
		loc, err := datetime.Zone(o.TimeZone)
		if err != nil {
			return e, err
		}
		e.Location = loc
	}
	return e, nil
}

// WriteFiles writes what next yields as the files of a folder, a file for each
// partition that has rows, and one for the first all the same. Nothing of a
// failed write stays, except that an overwritten folder is gone.
func WriteFiles(ctx context.Context, root dbfs.FS, o FileOptions, schema *types.Struct, next func(yield func(partition int, b *batch.Batch) error) error) error {
	dir, err := dbfs.Clean(o.Path)
	if err != nil {
		return err
	}
	if err := checkColumns(o.Format, schema, o.setting("", "spark.sql.caseSensitive") == "true"); err != nil {
		return err
	}
	switch _, err := root.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case o.Mode == "ignore":
		return nil
	case o.Mode == "error":
		return diag.New(diag.Analysis, "PATH_ALREADY_EXISTS", "42K04",
			"Path %s already exists. Set mode as \"overwrite\" to overwrite the existing path.", dbfs.FileURI(dir)).With("outputPath", dbfs.FileURI(dir))
	}
	w, err := newFolder(root, dir, o, schema)
	if err != nil {
		return err
	}
	dynamic := o.Mode == "overwrite" && len(o.PartitionBy) > 0 && strings.EqualFold(o.setting("partitionOverwriteMode", "spark.sql.sources.partitionOverwriteMode"), "dynamic")
	if o.Mode == "overwrite" && !dynamic {
		if err := root.RemoveAll(dir); err != nil {
			return err
		}
		// A failing job leaves an empty folder behind.
		if err := root.MkdirAll(dir); err != nil {
			return err
		}
	}
	if err := w.first(); err != nil {
		return err
	}
	err = next(func(partition int, b *batch.Batch) error {
		if b.Rows == 0 {
			return ctx.Err()
		}
		if partition != w.partition {
			w.partition, w.parts = partition, map[string]*pending{}
		}
		return errors.Join(ctx.Err(), w.add(b))
	})
	if err != nil {
		return err
	}
	if dynamic { // only the partitions that get rows are replaced
		for _, p := range w.order {
			if err := root.RemoveAll(path.Join(dir, p.sub)); err != nil {
				return err
			}
		}
	}
	if _, err := w.flush(); err != nil {
		return err
	}
	return root.WriteAtomic(path.Join(dir, "_SUCCESS"), nil, false)
}

// folder collects rows by partition and writes a file for each.
type folder struct {
	root    dbfs.FS
	dir     string
	options FileOptions
	schema  *types.Struct // columns in the files
	data    []int         // their places in the rows
	keys    []int         // partition columns
	env     format.Environment
	parts   map[string]*pending // the last file of each folder
	order   []*pending
	// partition is that of the rows at hand, whose files have its number.
	partition int
	limit     int // rows of a file; 0 for any number
}

// pending is a file to be.
type pending struct {
	sub    string // folder of the partition
	writer format.Writer
	bytes  []byte
	rows   int
	suffix string
	// partition is that of the rows, number that of the file among those of the
	// partition and the folder, both from 0.
	partition, number int
}

func newFolder(root dbfs.FS, dir string, o FileOptions, schema *types.Struct) (*folder, error) {
	f := &folder{root: root, dir: dir, options: o, schema: &types.Struct{}, parts: map[string]*pending{}}
	for _, p := range o.PartitionBy {
		i := slices.IndexFunc(schema.Fields, func(x types.Field) bool { return strings.EqualFold(x.Name, p) })
		if i < 0 {
			return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1206", "", "Partition column `%s` not found in schema %s.", p, schema)
		}
		f.keys = append(f.keys, i)
	}
	if len(f.keys) > 0 && len(f.keys) == len(schema.Fields) {
		return nil, diag.New(diag.Analysis, "ALL_PARTITION_COLUMNS_NOT_ALLOWED", "KD005", "Cannot use all columns for partition columns.")
	}
	for i, x := range schema.Fields {
		if !slices.Contains(f.keys, i) {
			f.schema.Fields = append(f.schema.Fields, x)
			f.data = append(f.data, i)
		}
	}
	var err error
	if f.env, err = o.environment(); err != nil {
		return nil, err
	}
	if text := o.setting("maxRecordsPerFile", "spark.sql.files.maxRecordsPerFile"); text != "" {
		if f.limit, err = strconv.Atoi(text); err != nil {
			return nil, diag.New(diag.NumberFormat, "", "", "For input string: \"%s\"", text)
		}
	}
	// A format that cannot take the columns is refused before anything is
	// written.
	if err := checkTypes(o.Format, f.schema); err != nil {
		return nil, err
	}
	_, _, err = format.NewWriter(o.Format, f.schema, o.formatOptions(), f.env)
	return f, err
}

// first begins a file, as the first task does whether it has rows or not: the
// file has the columns.
func (f *folder) first() error {
	if len(f.keys) > 0 {
		return nil
	}
	none, err := batch.FromRows(f.schema, nil)
	if err != nil {
		return err
	}
	return f.write("", none)
}

func (f *folder) add(b *batch.Batch) error {
	if len(f.keys) == 0 {
		return f.write("", f.columns(b))
	}
	rows := map[string][]int32{}
	var order []string
	for i := range b.Rows {
		sub := ""
		for _, k := range f.keys {
			sub = path.Join(sub, PartitionFolder(f.field(b, k), b.Columns[k].Type, b.Columns[k].Value(i), f.env.Location))
		}
		if rows[sub] == nil {
			order = append(order, sub)
		}
		rows[sub] = append(rows[sub], int32(i))
	}
	for _, sub := range order {
		if err := f.write(sub, batch.Gather(f.columns(b), rows[sub])); err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) field(b *batch.Batch, k int) string {
	if b.Schema != nil && k < len(b.Schema.Fields) {
		return b.Schema.Fields[k].Name
	}
	return f.options.PartitionBy[slices.Index(f.keys, k)]
}

func (f *folder) columns(b *batch.Batch) *batch.Batch {
	out := &batch.Batch{Schema: f.schema, Rows: b.Rows}
	for _, i := range f.data {
		out.Columns = append(out.Columns, b.Columns[i])
	}
	return out
}

// write adds rows to the file of a partition, and begins further files as
// maxRecordsPerFile says.
func (f *folder) write(sub string, b *batch.Batch) error {
	for {
		p := f.parts[sub]
		if p == nil || f.limit > 0 && p.rows == f.limit && b.Rows > 0 {
			w, suffix, err := format.NewWriter(f.options.Format, f.schema, f.options.formatOptions(), f.env)
			if err != nil {
				return err
			}
			next := &pending{sub: sub, writer: w, suffix: suffix, partition: f.partition}
			if p != nil {
				next.number = p.number + 1
			}
			p = next
			f.parts[sub] = p
			f.order = append(f.order, p)
		}
		rows := b.Rows
		if f.limit > 0 {
			rows = min(rows, f.limit-p.rows)
		}
		var err error
		if p.bytes, err = p.writer.Append(p.bytes, b.Slice(0, rows)); err != nil {
			return err
		}
		p.rows += rows
		if rows == b.Rows {
			return nil
		}
		b = b.Slice(rows, b.Rows)
	}
}

// flush writes the files and returns their canonical paths.
func (f *folder) flush() ([]string, error) {
	// Names sort by age, so that the files of a folder are read in the order
	// they were written in.
	id, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	counter := "-c"
	if len(f.keys) > 0 {
		counter = ".c"
	}
	var out []string
	for _, p := range f.order {
		if w, ok := p.writer.(format.Finisher); ok {
			if p.bytes, err = w.Finish(p.bytes); err != nil {
				return nil, err
			}
		}
		name := path.Join(f.dir, p.sub, fmt.Sprintf("part-%05d-%s%s%03d%s", p.partition, id, counter, p.number, p.suffix))
		if err := f.root.WriteAtomic(name, p.bytes, false); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	if len(out) == 0 {
		if err := f.root.MkdirAll(f.dir); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// PartitionFolder is the name k=v of a partition's folder.
func PartitionFolder(column string, t types.Type, v any, loc *time.Location) string {
	text := ""
	if v != nil {
		text = expr.Text(t, v, loc, false)
	}
	if text == "" {
		return escape(column) + "=__HIVE_DEFAULT_PARTITION__"
	}
	return escape(column) + "=" + escape(text)
}

// escape writes the characters that Hive escapes as %XX.
func escape(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c < 0x20 || c == 0x7f || strings.IndexByte("\"#%'*/:=?\\{[]^", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
