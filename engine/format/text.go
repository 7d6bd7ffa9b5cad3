package format

import (
	"context"
	"io"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
)

// Text reads lines, or whole files, into one string column.
type Text struct {
	schema    *types.Struct
	whole     bool
	separator []byte
}

// TextSchema refuses columns that text files cannot have.
func TextSchema(schema *types.Struct) error {
	if len(schema.Fields) != 1 {
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1290", "", "Text data source supports only a single column, and you have %d columns.", len(schema.Fields))
	}
	if t := schema.Fields[0].Type; t.Kind() != types.KindString {
		return diag.New(diag.Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000", "The Text datasource doesn't support the column %s of the type \"%s\".", types.QuoteIdentifier(schema.Fields[0].Name), t.SQL())
	}
	return nil
}

// NewText makes a reader; schema has the one column, or none to count rows.
func NewText(schema *types.Struct, o Options) (*Text, error) {
	whole, err := o.Bool("wholetext", false)
	if err != nil {
		return nil, err
	}
	return &Text{schema, whole, o.Separator()}, nil
}

// Splittable reports whether a part of a file can be read on its own.
func (t *Text) Splittable() bool { return !t.whole }

// Separator ends lines; nil for the usual ends.
func (t *Text) Separator() []byte { return t.separator }

// Read reads all of r.
func (t *Text) Read(ctx context.Context, r io.Reader, yield func(*batch.Batch) error) error {
	c := newColumn(types.String)
	flush := func() error {
		rows := c.n
		if rows == 0 {
			return nil
		}
		out := &batch.Batch{Schema: t.schema, Rows: rows}
		a := c.finish()
		if len(t.schema.Fields) == 1 {
			out.Columns = []batch.Vector{batch.Of(types.String, a)}
		}
		return yield(out)
	}
	if t.whole {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		c.bytes(data)
		return flush()
	}
	return blocks(ctx, r, t.separator, func(block []byte) error {
		for len(block) > 0 {
			var line []byte
			line, block = cutLine(block, t.separator)
			c.bytes(line)
		}
		return flush()
	})
}
