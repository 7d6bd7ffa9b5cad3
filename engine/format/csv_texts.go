package format

import (
	"bytes"
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// CSVTexts reads a column of CSV lines, one record each, as from_csv does. It is
// for one goroutine.
type CSVTexts struct {
	rows   csvRows
	schema *types.Struct
	valid  batch.Bits
}

// NewCSVTexts makes a reader of structs of type schema. A field of the name that
// options give to bad records gets the text of those.
func NewCSVTexts(schema *types.Struct, o Options, e Environment) (*CSVTexts, error) {
	if o.Mode() == DropMalformed {
		return nil, parseMode("from_csv", "DROPMALFORMED")
	}
	for _, f := range schema.Fields {
		if csvType(f) != nil {
			return nil, diag.New(diag.UnsupportedOp, "UNSUPPORTED_DATATYPE", "0A000", "Unsupported data type \"%s\".", f.Type.SQL())
		}
	}
	c, err := NewCSV(schema, schema, o, e)
	if err != nil {
		return nil, err
	}
	x := &CSVTexts{schema: schema, rows: csvRows{CSV: c}}
	x.rows.scan.csvOptions = &c.csvOptions
	for _, f := range schema.Fields {
		x.rows.columns = append(x.rows.columns, newColumn(f.Type))
	}
	return x, nil
}

// Parse reads n lines; text returns nil for NULL.
func (x *CSVTexts) Parse(n int, text func(i int) []byte) (arrow.Array, error) {
	x.valid = batch.AllSet(n)
	for i := range n {
		s := text(i)
		if s == nil {
			x.valid.Clear(i)
			x.nulls()
			continue
		}
		if len(s) == 0 {
			if x.rows.mode == FailFast {
				return nil, malformed(x.schema, s)
			}
			x.nulls()
			continue
		}
		x.rows.scan.record(s, true)
		if err := x.rows.record(s); err != nil {
			return nil, err
		}
	}
	children := make([]arrow.Array, len(x.rows.columns))
	for i, c := range x.rows.columns {
		children[i] = c.finish()
	}
	x.rows.count = 0
	return batch.StructOf(x.schema, children, n, x.valid), nil
}

// nulls appends a record of NULLs, as an empty line is one.
func (x *CSVTexts) nulls() {
	for _, c := range x.rows.columns {
		c.null()
	}
	x.rows.count++
}

// CSVSchema is the struct that a line of CSV has, as schema_of_csv finds it.
func CSVSchema(line []byte, o Options, e Environment) (*types.Struct, error) {
	with := Options{}
	for k, v := range o {
		with[k] = v
	}
	with["inferschema"], with["header"] = "true", "false"
	in, err := NewCSVInference(with, e)
	if err != nil {
		return nil, err
	}
	if err := in.Add(context.Background(), bytes.NewReader(line)); err != nil {
		return nil, err
	}
	return in.Schema(), nil
}

// NewCSVLines makes a writer of structs as lines, as to_csv does: values of any
// type are written, nested ones as they print.
func NewCSVLines(schema *types.Struct, o Options, e Environment) (*CSVWriter, error) {
	return newCSVWriter(schema, o, e)
}
