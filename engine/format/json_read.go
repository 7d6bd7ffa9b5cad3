package format

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// JSON reads JSON lines into columns.
type JSON struct {
	schema    *types.Struct // of the batches
	opts      jsonOptions
	times     times
	decimals  decimalText
	mode      Mode
	multiLine bool
	separator []byte
	corrupt   int // column for bad records; -1 for none
	partial   bool
}

// NewJSON makes a reader of the columns of schema. A column of the name that
// options give to bad records gets the text of those.
func NewJSON(schema *types.Struct, o Options, e Environment) (*JSON, error) {
	j := &JSON{schema: schema, mode: o.Mode(), separator: o.Separator(), corrupt: -1, partial: true}
	e, err := o.environment(e)
	if err != nil {
		return nil, err
	}
	if j.times, err = o.times(e, true); err != nil {
		return nil, err
	}
	if j.decimals, err = o.decimals(); err != nil {
		return nil, err
	}
	if j.opts, err = newJSONOptions(o); err != nil {
		return nil, err
	}
	if j.multiLine, err = o.Bool("multiLine", false); err != nil {
		return nil, err
	}
	for i, f := range schema.Fields {
		if f.Name == e.CorruptRecord {
			if f.Type.Kind() != types.KindString {
				return nil, corruptType(f)
			}
			j.corrupt = i
		}
	}
	return j, nil
}

func newJSONOptions(o Options) (out jsonOptions, err error) {
	for key, into := range map[string]*bool{
		"allowComments": &out.comments, "allowUnquotedFieldNames": &out.unquotedNames, "allowSingleQuotes": &out.singleQuotes,
		"allowNumericLeadingZeros": &out.leadingZeros, "allowBackslashEscapingAnyCharacter": &out.anyEscape,
		"allowUnquotedControlChars": &out.controlChars, "allowNonNumericNumbers": &out.nonNumeric,
		"primitivesAsString": &out.primitivesAsString,
	} {
		otherwise := key == "allowSingleQuotes" || key == "allowNonNumericNumbers"
		if *into, err = o.Bool(key, otherwise); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Splittable reports whether a part of a file can be read on its own.
func (j *JSON) Splittable() bool { return !j.multiLine }

// Separator ends lines; nil for the usual ends.
func (j *JSON) Separator() []byte { return j.separator }

// Read reads all of r, which starts at the beginning of a line.
func (j *JSON) Read(ctx context.Context, r io.Reader, yield func(*batch.Batch) error) error {
	rows := j.rows()
	if j.multiLine {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(data)) == 0 {
			return nil
		}
		if err := rows.record(data); err != nil {
			return err
		}
		return rows.flush(yield)
	}
	return blocks(ctx, r, j.separator, func(block []byte) error {
		err := rows.block(block)
		// Rows before a bad one are delivered: a reader that stops there
		// never hears of it.
		if flushed := rows.flush(yield); flushed != nil {
			return flushed
		}
		return err
	})
}

// jsonRows collects records.
type jsonRows struct {
	*JSON
	parser   jsonParser
	root     *column // a struct of all columns
	count    int
	template *template
	made     int // templates
	misses   int // records in a row that the template did not read
	last     int // rows of the block before
}

func (j *JSON) rows() *jsonRows {
	r := &jsonRows{JSON: j, root: newColumn(j.schema)}
	r.parser = jsonParser{scanner: scanner{opts: &j.opts}, times: j.times, decimals: j.decimals, partial: j.partial}
	if j.corrupt >= 0 {
		// The record's own field of that name does not count.
		delete(r.root.index, j.schema.Fields[j.corrupt].Name)
	}
	return r
}

func (r *jsonRows) flush(yield func(*batch.Batch) error) error {
	if r.count == 0 {
		return nil
	}
	out := &batch.Batch{Schema: r.schema, Rows: r.count, Columns: make([]batch.Vector, len(r.root.children))}
	for i, c := range r.root.children {
		out.Columns[i] = batch.Of(c.typ, c.finish())
	}
	r.root.n, r.root.valid, r.root.nulls = 0, nil, false
	r.last, r.count = r.count, 0
	return yield(out)
}

func (r *jsonRows) block(block []byte) error {
	rows := r.last + r.last/16 + 16
	if r.last == 0 {
		rows = len(block)/64 + 16
	}
	for _, c := range r.root.children {
		c.reserve(rows)
	}
	plain := len(r.separator) == 0 && bytes.IndexByte(block, '\r') < 0
	for len(block) > 0 {
		if n := r.templated(block, plain); n > 0 {
			block = block[n:]
			continue
		}
		var line []byte
		if i := bytes.IndexByte(block, '\n'); plain && i >= 0 {
			line, block = block[:i], block[i+1:]
		} else {
			line, block = cutLine(block, r.separator)
		}
		if len(line) == 0 || isBlank(line) {
			continue
		}
		before := r.count
		if err := r.record(line); err != nil {
			return err
		}
		if plain && r.count == before+1 {
			r.learn(line)
		}
	}
	return nil
}

// templated reads the record at the beginning of block by the template and
// returns its length; 0 when the parser has to.
func (r *jsonRows) templated(block []byte, plain bool) int {
	if r.template == nil || !plain {
		return 0
	}
	n := r.template.read(&r.parser, block)
	if n == 0 {
		r.cut(r.count)
		r.misses++
		return 0
	}
	r.misses = 0
	r.root.n++
	r.count++
	return n
}

// learn makes a template of a record that the parser had to read.
func (r *jsonRows) learn(line []byte) {
	if r.template != nil && r.misses < maxMisses {
		return
	}
	r.template, r.misses = nil, 0
	if r.made < maxTemplates {
		r.made++
		r.template = newTemplate(&r.parser, r.root, line)
	}
}

func isBlank(line []byte) bool {
	for _, c := range line {
		if c > ' ' {
			return false
		}
	}
	return true
}

// record reads one text: an object, or an array of objects.
func (r *jsonRows) record(line []byte) error {
	p := &r.parser
	p.data, p.pos = line, 0
	if bytes.HasPrefix(line, []byte("\xef\xbb\xbf")) {
		p.pos = 3
	}
	before := r.count
	var err error
	switch p.peek() {
	case '{':
		err = r.row(line)
	case '[':
		p.pos++
		if p.peek() == ']' {
			return nil
		}
		for done := false; !done && err == nil; {
			if p.peek() != '{' {
				if p.peek() == 'n' {
					err = p.skip(1)
					if err == nil {
						r.nullRow(nil)
					}
				} else {
					err = errJSON
				}
			} else {
				err = r.row(line)
			}
			if err == nil {
				done, err = p.next(']')
			}
		}
	default: // null is no record either
		err = errJSON
	}
	if errors.Is(err, errJSON) {
		r.cut(before)
		return r.badRecord(line)
	}
	return err
}

// row reads the object at the parser's place as a row.
func (r *jsonRows) row(line []byte) error {
	err := r.parser.object(r.root, 0)
	if err != nil && !errors.Is(err, errField) {
		return err
	}
	if err == nil {
		r.count++
		return nil
	}
	switch r.mode {
	case DropMalformed:
		r.cut(r.count)
		return nil
	case FailFast:
		r.cut(r.count)
		return malformed(r.schema, line)
	}
	r.count++
	r.keep(line)
	return nil
}

// keep writes the bad record down where the schema has a column for it.
func (r *jsonRows) keep(line []byte) {
	if r.corrupt < 0 || line == nil {
		return
	}
	c := r.root.children[r.corrupt]
	c.truncate(r.count - 1)
	c.bytes(line)
}

func (r *jsonRows) nullRow(line []byte) {
	r.cut(r.count)
	for _, c := range r.root.children {
		c.null()
	}
	r.root.n++
	r.count++
	r.keep(line)
}

// cut drops what was read beyond n rows.
func (r *jsonRows) cut(n int) {
	for _, c := range r.root.children {
		c.truncate(n)
	}
	r.root.n = n
	r.count = n
}

func (r *jsonRows) badRecord(line []byte) error {
	switch r.mode {
	case DropMalformed:
		return nil
	case FailFast:
		return malformed(r.schema, line)
	}
	r.nullRow(line)
	return nil
}

func malformed(schema *types.Struct, _ []byte) error {
	nulls := strings.TrimSuffix(strings.Repeat("null,", len(schema.Fields)), ",")
	return diag.New(diag.Internal, "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", "22023",
		"Malformed records are detected in record parsing: [%s].\nParse Mode: FAILFAST. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'.", nulls)
}

// corruptType refuses a column for bad records that cannot hold text.
func corruptType(f types.Field) error {
	return diag.New(diag.Analysis, "INVALID_CORRUPT_RECORD_TYPE", "42804",
		"The column %s for corrupt records must have the nullable STRING type, but got \"%s\".", types.QuoteIdentifier(f.Name), f.Type.SQL())
}
