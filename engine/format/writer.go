package format

import (
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Writer turns rows into the bytes of a file, which may be written in runs.
type Writer interface {
	Append(out []byte, b *batch.Batch) ([]byte, error)
}

// Finisher is implemented by writers whose files are whole only at the end.
type Finisher interface {
	// Finish gets what Append returned last and returns the whole file.
	Finish(out []byte) ([]byte, error)
}

// NewWriter makes the writer of a format and names the suffix of its files.
func NewWriter(name string, schema *types.Struct, o Options, e Environment) (w Writer, suffix string, err error) {
	switch strings.ToLower(name) {
	case "parquet":
		codec := strings.ToLower(o.Text("compression", o.Text("parquet.compression", "snappy")))
		w, err = NewParquetWriter(schema, codec)
		suffix = map[string]string{"snappy": ".snappy", "gzip": ".gz", "zstd": ".zstd", "brotli": ".br", "lz4raw": ".lz4raw", "lz4_raw": ".lz4raw"}[codec] + ".parquet"
		return w, suffix, err
	case "json":
		w, err = NewJSONWriter(schema, o, e)
		suffix = ".json"
	case "csv":
		w, err = NewCSVWriter(schema, o, e)
		suffix = ".csv"
		if ext, ok := o["extension"]; ok {
			suffix = "." + ext
		}
	case "text":
		if err := TextSchema(schema); err != nil {
			return nil, "", err
		}
		w, suffix = textWriter{o.Text("lineSep", "\n")}, ".txt"
	case "orc", "avro", "xml", "delta":
		return nil, "", diag.NotImplemented("writing files of format %s", name)
	case "binaryfile":
		return nil, "", diag.New(diag.UnsupportedOp, "UNSUPPORTED_FEATURE.WRITE_FOR_BINARY_SOURCE", "0A000", "The feature is not supported: Write for the binary file data source.")
	default:
		return nil, "", diag.New(diag.Py4J, "DATA_SOURCE_NOT_FOUND", "42K02",
			"Failed to find the data source: %s. Make sure the provider name is correct and the package is properly registered and compatible with your Spark version.", name)
	}
	if err != nil {
		return nil, "", err
	}
	codec := strings.ToLower(o.Text("compression", o.Text("codec", "none")))
	if codec == "none" || codec == "uncompressed" {
		return w, suffix, nil
	}
	extension, err := compression(codec)
	return packed{w, codec}, suffix + extension, err
}

// packed compresses what a writer wrote.
type packed struct {
	Writer
	codec string
}

func (p packed) Finish(out []byte) ([]byte, error) { return pack(p.codec, out) }

type textWriter struct{ separator string }

func (t textWriter) Append(out []byte, b *batch.Batch) ([]byte, error) {
	for i := range b.Rows {
		if s, ok := b.Columns[0].Value(i).(string); ok {
			out = append(out, s...)
		}
		out = append(out, t.separator...)
	}
	return out, nil
}
