package format

import (
	"bytes"
	"time"

	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/types"
)

// CSVWriter writes rows as comma-separated values.
type CSVWriter struct {
	csvOptions
	schema  *types.Struct
	times   times
	started bool
	end     []byte
	row     []byte
	value   []byte
}

// NewCSVWriter makes a writer with the options of Spark's.
func NewCSVWriter(schema *types.Struct, o Options, e Environment) (*CSVWriter, error) {
	for _, f := range schema.Fields {
		if err := csvType(f); err != nil {
			return nil, err
		}
	}
	return newCSVWriter(schema, o, e)
}

func newCSVWriter(schema *types.Struct, o Options, e Environment) (*CSVWriter, error) {
	e, err := o.environment(e)
	if err != nil {
		return nil, err
	}
	w := &CSVWriter{schema: schema, end: []byte("\n")}
	if w.times, err = o.times(e, false); err != nil {
		return nil, err
	}
	if w.csvOptions, err = newCSVOptions(o, true); err != nil {
		return nil, err
	}
	if len(w.lineSep) > 0 {
		w.end = w.lineSep
	}
	return w, nil
}

// Append writes the rows of b, after the header if there is one.
func (w *CSVWriter) Append(out []byte, b *batch.Batch) ([]byte, error) {
	if !w.started {
		w.started = true
		if w.header {
			w.row = w.row[:0]
			for i, f := range w.schema.Fields {
				w.separate(i)
				w.text([]byte(f.Name))
			}
			out = w.encoding.encode(out, append(w.row, w.end...))
		}
	}
	for i := range b.Rows {
		w.row = w.row[:0]
		for c := range w.schema.Fields {
			w.separate(c)
			w.cell(w.schema.Fields[c].Type, b.Columns[c].Value(i))
		}
		out = w.encoding.encode(out, append(w.row, w.end...))
	}
	return out, nil
}

// Line writes one row without its line end.
func (w *CSVWriter) Line(row types.StructValue) []byte {
	w.row = w.row[:0]
	for c := range w.schema.Fields {
		w.separate(c)
		w.cell(w.schema.Fields[c].Type, row[c])
	}
	return w.row
}

func (w *CSVWriter) separate(i int) {
	if i > 0 {
		w.row = append(w.row, w.sep...)
	}
}

func (w *CSVWriter) cell(t types.Type, v any) {
	b := w.value[:0]
	switch v := v.(type) {
	case nil:
		w.null()
		return
	case string:
		b = append(b, v...)
	case float64:
		b = types.AppendDouble(b, v, 64)
	case float32:
		b = types.AppendDouble(b, float64(v), 32)
	case types.DateValue:
		if w.times.date != nil {
			b = w.times.date.Append(b, int64(v)*datetime.Day, time.UTC)
		} else {
			b = datetime.AppendDate(b, int64(v))
		}
	case types.TimestampValue:
		b = append(b, w.times.formatTimestamp(int64(v))...)
	case types.NTZValue:
		if w.times.ntz != nil {
			b = w.times.ntz.Append(b, int64(v), time.UTC)
		} else {
			b = append(b, isoLocal(int64(v))...)
		}
	default:
		_, binary := v.([]byte)
		b = append(b, expr.Text(t, v, w.times.loc, binary)...)
	}
	w.value = b
	w.text(b)
}

// null writes nullValue; with quoteAll, nothing is written as an empty string.
func (w *CSVWriter) null() {
	if w.quoteAll {
		w.quotedText([]byte(w.csvOptions.null))
		return
	}
	w.row = append(w.row, w.csvOptions.null...)
}

// text writes a value, in quotes where it needs them.
func (w *CSVWriter) text(b []byte) {
	if len(b) == 0 {
		if w.quoteAll && w.empty == "\"\"" {
			w.row = append(w.row, w.quote, w.quote)
		} else if w.quoteAll {
			w.quotedText([]byte(w.empty))
		} else {
			w.row = append(w.row, w.empty...)
		}
		return
	}
	if w.leading {
		for len(b) > 0 && b[0] <= ' ' {
			b = b[1:]
		}
	}
	if w.trailing {
		for len(b) > 0 && b[len(b)-1] <= ' ' {
			b = b[:len(b)-1]
		}
	}
	// Without a quote Spark takes the character NUL.
	if w.quoteAll || w.needsQuotes(b) {
		w.quotedText(b)
		return
	}
	w.row = append(w.row, b...)
}

func (w *CSVWriter) needsQuotes(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	if bytes.ContainsAny(b, "\n\r") || bytes.Contains(b, w.sep) || len(w.lineSep) == 1 && bytes.IndexByte(b, w.lineSep[0]) >= 0 {
		return true
	}
	return b[0] == w.quote || w.escapeQuotes && bytes.IndexByte(b, w.quote) >= 0 || len(w.row) == 0 && w.comment != 0 && b[0] == w.comment
}

func (w *CSVWriter) quotedText(b []byte) {
	w.row = append(w.row, w.quote)
	for _, c := range b {
		if c == '\n' {
			w.row = append(w.row, w.end...)
			continue
		}
		if c == w.quote && w.escape != 0 {
			w.row = append(w.row, w.escape)
		} else if c == w.escape && w.quoteEscape != 0 && c != w.quote {
			w.row = append(w.row, w.quoteEscape)
		}
		w.row = append(w.row, c)
	}
	w.row = append(w.row, w.quote)
}
