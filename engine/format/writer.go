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

// NewWriter makes the writer of a text format and names the suffix of its
// files.
func NewWriter(name string, schema *types.Struct, o Options, e Environment) (w Writer, suffix string, err error) {
	switch strings.ToLower(name) {
	case "json":
		w, err = NewJSONWriter(schema, o, e)
		return w, ".json", err
	case "csv":
		w, err = NewCSVWriter(schema, o, e)
		return w, ".csv", err
	case "text":
		if len(schema.Fields) != 1 {
			return nil, "", diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1290", "", "Text data source supports only a single column, and you have %d columns.", len(schema.Fields))
		}
		if t := schema.Fields[0].Type; t.Kind() != types.KindString {
			return nil, "", diag.New(diag.Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000", "The Text datasource doesn't support the column %s of the type \"%s\".", types.QuoteIdentifier(schema.Fields[0].Name), t.SQL())
		}
		return textWriter{o.Text("lineSep", "\n")}, ".txt", nil
	}
	return nil, "", diag.NotImplemented("writing files of format %s", name)
}

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
