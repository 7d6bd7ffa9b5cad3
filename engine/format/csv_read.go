package format

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// CSV reads comma-separated values into columns.
type CSV struct {
	csvOptions
	schema   *types.Struct // of the batches
	whole    *types.Struct // what a record has
	places   []int         // of the batch's columns in a record; -1 for the bad record
	times    times
	decimals decimalText
	mode     Mode
	corrupt  int // column for bad records; -1 for none
	exact    bool
}

// maxCSVColumns is Spark's default of maxColumns.
const maxCSVColumns = 20480

// NewCSV makes a reader of the columns of schema from records that have those
// of whole, by position. Which values count as bad depends on the columns asked
// for: as in Spark, what is not asked for is not looked at.
func NewCSV(whole, schema *types.Struct, o Options, e Environment) (*CSV, error) {
	c := &CSV{schema: schema, whole: &types.Struct{}, mode: o.Mode(), corrupt: -1}
	e, err := o.environment(e)
	if err != nil {
		return nil, err
	}
	if c.times, err = o.times(e, true); err != nil {
		return nil, err
	}
	if c.decimals, err = o.decimals(); err != nil {
		return nil, err
	}
	if c.csvOptions, err = newCSVOptions(o, false); err != nil {
		return nil, err
	}
	for _, f := range whole.Fields {
		if f.Name == e.CorruptRecord {
			if f.Type.Kind() != types.KindString {
				return nil, corruptType(f)
			}
			continue
		}
		if err := csvType(f); err != nil {
			return nil, err
		}
		c.whole.Fields = append(c.whole.Fields, f)
	}
	for i, f := range schema.Fields {
		if f.Name == e.CorruptRecord {
			c.corrupt = i
			c.places = append(c.places, -1)
			continue
		}
		c.places = append(c.places, c.whole.Index(f.Name))
	}
	asked := len(c.places)
	if c.corrupt >= 0 {
		asked--
	}
	c.exact = c.multiLine || asked == len(c.whole.Fields)
	return c, nil
}

// csvType refuses the types that CSV has no text for.
func csvType(f types.Field) error {
	switch f.Type.Kind() {
	case types.KindArray, types.KindMap, types.KindStruct, types.KindVariant, types.KindCalendarInterval:
		return diag.New(diag.Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000",
			"The CSV datasource doesn't support the column %s of the type \"%s\".", types.QuoteIdentifier(f.Name), f.Type.SQL())
	}
	return nil
}

// Splittable reports whether a part of a file can be read on its own.
func (c *CSV) Splittable() bool {
	return !c.multiLine && (c.encoding == "utf-8" || c.encoding == "iso-8859-1" || c.encoding == "us-ascii")
}

// Separator ends lines; nil for the usual ends.
func (c *CSV) Separator() []byte { return c.lineSep }

// csvRows collects records.
type csvRows struct {
	*CSV
	scan    csvScanner
	columns []*column
	count   int
	header  bool // the next record is the header
	file    string
}

// Read reads all of r. first tells that r starts with the file's first line,
// which may be the header; file names it in errors.
func (c *CSV) Read(ctx context.Context, r io.Reader, first bool, file string, yield func(*batch.Batch) error) error {
	r, err := c.encoding.reader(r)
	if err != nil {
		return err
	}
	rows := &csvRows{CSV: c, header: first && c.header, file: file}
	rows.scan.csvOptions = &c.csvOptions
	for _, f := range c.schema.Fields {
		rows.columns = append(rows.columns, newColumn(f.Type))
	}
	if c.multiLine {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		return errors.Join(rows.documents(ctx, validUTF8(data)), rows.flush(yield))
	}
	return blocks(ctx, r, c.lineSep, func(block []byte) error {
		err := rows.block(validUTF8(block))
		// Rows before a bad one are delivered: a reader that stops there
		// never hears of it.
		if flushed := rows.flush(yield); flushed != nil {
			return flushed
		}
		return err
	})
}

// validUTF8 replaces bytes that are no characters.
func validUTF8(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	out := make([]byte, 0, len(b)+16)
	for _, r := range string(b) {
		out = utf8.AppendRune(out, r)
	}
	return out
}

func (r *csvRows) flush(yield func(*batch.Batch) error) error {
	if r.count == 0 {
		return nil
	}
	out := &batch.Batch{Schema: r.schema, Rows: r.count, Columns: make([]batch.Vector, len(r.columns))}
	for i, c := range r.columns {
		out.Columns[i] = batch.Of(c.typ, c.finish())
	}
	r.count = 0
	return yield(out)
}

func (r *csvRows) block(block []byte) error {
	for len(block) > 0 {
		var line []byte
		line, block = cutLine(block, r.lineSep)
		if r.header {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(line) == 0 || r.ignored(line) {
			continue
		}
		if len(r.columns) == 0 && !r.header {
			r.count++ // only the number of rows matters
			continue
		}
		r.scan.line(line)
		if err := r.record(line); err != nil {
			return err
		}
	}
	return nil
}

// documents reads records that may go over several lines.
func (r *csvRows) documents(ctx context.Context, data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for len(data) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if data[0] == '\n' || data[0] == '\r' {
			data = data[1:]
			continue
		}
		if r.comment != 0 && data[0] == r.comment {
			_, data = cutLine(data, nil)
			continue
		}
		rest := r.scan.record(data, true)
		if err := r.record(bytes.TrimRight(data[:len(data)-len(rest)], "\r\n")); err != nil {
			return err
		}
		data = rest
	}
	return nil
}

// record takes the fields that were scanned from line.
func (r *csvRows) record(line []byte) error {
	if r.header {
		r.header = false
		return r.checkHeader()
	}
	fields := r.scan.fields
	ok := !r.exact || len(fields) == len(r.whole.Fields)
	if len(fields) > maxCSVColumns {
		ok = false
	}
	for i, c := range r.columns {
		place := r.places[i]
		switch {
		case place < 0:
			if i != r.corrupt {
				c.null()
			}
		case place >= len(fields):
			c.null()
		case !r.value(c, fields[place]):
			c.null()
			ok = false
		}
	}
	if !ok {
		switch r.mode {
		case DropMalformed:
			for _, c := range r.columns {
				c.truncate(r.count)
			}
			return nil
		case FailFast:
			for _, c := range r.columns {
				c.truncate(r.count)
			}
			return malformed(r.schema, line)
		}
	}
	if r.corrupt >= 0 {
		if ok {
			r.columns[r.corrupt].null()
		} else {
			r.columns[r.corrupt].bytes(line)
		}
	}
	r.count++
	return nil
}

// checkHeader compares the header with the columns where that is asked for.
func (r *csvRows) checkHeader() error {
	if r.enforce {
		return nil
	}
	want := r.whole
	var got []string
	if r.exact {
		for _, f := range r.scan.fields {
			got = append(got, string(f.text))
		}
	} else {
		want = r.schema
		for _, p := range r.places {
			if p < len(r.scan.fields) {
				got = append(got, string(r.scan.fields[p].text))
			}
		}
	}
	if len(got) != len(want.Fields) {
		return diag.New(diag.IllegalArgument, "", "", "Number of column in CSV header is not equal to number of fields in the schema:\n Header length: %d, schema size: %d\nCSV file: %s", len(got), len(want.Fields), r.file)
	}
	for i, name := range got {
		if !strings.EqualFold(name, want.Fields[i].Name) {
			return diag.New(diag.IllegalArgument, "", "", "CSV header does not conform to the schema.\n Header: %s\n Schema: %s\nExpected: %s but found: %s\nCSV file: %s",
				strings.Join(got, ", "), strings.Join(want.Names(), ", "), want.Fields[i].Name, name, r.file)
		}
	}
	return nil
}
