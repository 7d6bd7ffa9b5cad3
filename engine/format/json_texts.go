package format

import (
	"bytes"
	"errors"

	"github.com/apache/arrow-go/v18/arrow"

	"brook/diag"
	"brook/engine/types"
)

// JSONTexts reads a column of JSON texts, one value each, as from_json does. It
// is for one goroutine.
type JSONTexts struct {
	parser  jsonParser
	root    *column
	mode    Mode
	schema  *types.Struct // of the root when it is a struct
	corrupt int           // field for bad records; -1 for none
}

// NewJSONTexts makes a reader of values of type t: a struct, map, array or
// variant. A struct's field of the name that options give to bad records gets
// the text of those.
func NewJSONTexts(t types.Type, o Options, e Environment) (*JSONTexts, error) {
	mode := o.Mode()
	if mode == DropMalformed {
		return nil, parseMode("from_json", "DROPMALFORMED")
	}
	schema, isStruct := t.(*types.Struct)
	if !isStruct {
		schema = types.NewStruct(types.Field{Name: "value", Type: t, Nullable: true})
	}
	j, err := NewJSON(schema, o, e)
	if err != nil {
		return nil, err
	}
	x := &JSONTexts{mode: mode, schema: schema, corrupt: -1, root: newColumn(t)}
	x.parser = jsonParser{scanner: scanner{opts: &j.opts}, times: j.times, decimals: j.decimals, partial: true, compact: true}
	if isStruct && j.corrupt >= 0 {
		x.corrupt = j.corrupt
		delete(x.root.index, schema.Fields[j.corrupt].Name)
	}
	return x, nil
}

func parseMode(function, mode string) error {
	e := diag.New(diag.Analysis, "PARSE_MODE_UNSUPPORTED", "42601",
		"The function `%s` doesn't support the %s mode. Acceptable modes are PERMISSIVE and FAILFAST.", function, mode)
	e.Placeless = true
	return e
}

// Parse reads n texts; text returns nil for NULL.
func (x *JSONTexts) Parse(n int, text func(i int) []byte) (arrow.Array, error) {
	for i := range n {
		s := text(i)
		if s == nil {
			x.root.null()
			continue
		}
		if err := x.record(s, i); err != nil {
			return nil, err
		}
	}
	return x.root.finish(), nil
}

func (x *JSONTexts) record(s []byte, row int) error {
	p := &x.parser
	p.data, p.pos = s, 0
	if bytes.HasPrefix(s, []byte("\xef\xbb\xbf")) {
		p.pos = 3
	}
	next := p.peek()
	if next == 0 && p.pos >= len(s) {
		x.root.null()
		return nil
	}
	err := errJSON
	switch x.root.kind {
	case types.KindStruct:
		if next == '{' {
			err = p.object(x.root, 0)
		}
	case types.KindArray:
		switch {
		case next == '[':
			err = p.array(x.root, 0)
		case next == '{' && x.root.children[0].kind == types.KindStruct:
			err = p.lone(x.root, 0)
		}
	case types.KindMap:
		if next == '{' {
			err = p.mapping(x.root, 0)
		}
	default:
		err = p.value(x.root, 0)
	}
	switch {
	case err == nil:
		return nil
	case x.mode == FailFast:
		return malformed(x.schema, s)
	case errors.Is(err, errJSON):
		x.cut(row)
		x.empty()
	case !errors.Is(err, errField):
		return err
	}
	x.keep(s, row)
	return nil
}

// cut drops what was read of row, a record that is no JSON: the root does not
// count it yet, but its parts may.
func (x *JSONTexts) cut(row int) {
	x.root.truncate(row)
	for _, c := range x.root.children {
		if x.root.kind == types.KindStruct {
			c.truncate(row)
		} else {
			c.truncate(int(x.root.offsets[row]))
		}
	}
}

// empty is what a text that is no JSON gives: a struct of NULLs, or NULL.
func (x *JSONTexts) empty() {
	if x.root.kind != types.KindStruct {
		x.root.null()
		return
	}
	for _, f := range x.root.children {
		f.null()
	}
	x.root.mark(true)
}

// keep writes the bad record down where the schema has a field for it.
func (x *JSONTexts) keep(s []byte, row int) {
	if x.corrupt >= 0 {
		c := x.root.children[x.corrupt]
		c.truncate(row)
		c.bytes(s)
	}
}
