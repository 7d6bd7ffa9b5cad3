package format

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/types"
)

// JSONInference finds the columns of JSON records.
type JSONInference struct {
	reader     *JSON
	options    Options
	env        Environment
	top        *shape
	bad        bool
	timestamps bool
	decimals   bool
	dropNull   bool
	failed     error // a number that no type holds
}

// shape is what is known of the values at one place.
type shape struct {
	typ    types.Type // nil while only NULLs were seen
	fields map[string]*shape
	elem   *shape
}

// NewJSONInference starts with nothing seen.
func NewJSONInference(o Options, e Environment) (*JSONInference, error) {
	r, err := NewJSON(&types.Struct{}, o, e)
	if err != nil {
		return nil, err
	}
	in := &JSONInference{reader: r, options: o, top: &shape{}}
	if in.env, err = o.environment(e); err != nil {
		return nil, err
	}
	if in.timestamps, err = o.Bool("inferTimestamp", false); err != nil {
		return nil, err
	}
	if in.decimals, err = o.Bool("prefersDecimal", false); err != nil {
		return nil, err
	}
	if in.dropNull, err = o.Bool("dropFieldIfAllNull", false); err != nil {
		return nil, err
	}
	return in, nil
}

// Add looks at all records of r.
func (in *JSONInference) Add(ctx context.Context, r io.Reader) error {
	if in.reader.multiLine {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		return in.record(data)
	}
	return blocks(ctx, r, in.reader.separator, func(block []byte) error {
		for len(block) > 0 {
			var line []byte
			line, block = cutLine(block, in.reader.separator)
			if isBlank(line) {
				continue
			}
			if err := in.record(line); err != nil {
				return err
			}
		}
		return nil
	})
}

func (in *JSONInference) record(data []byte) error {
	s := &scanner{data: bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), opts: &in.reader.opts}
	var err error
	switch s.peek() {
	case '{':
		err = in.value(s, in.top, 0)
	case '[':
		var list shape
		if err = in.value(s, &list, 0); err == nil && list.elem != nil {
			in.merge(in.top, list.elem)
		}
	case 0:
		return nil
	default:
		err = errJSON
	}
	if err == nil {
		return nil
	}
	switch in.reader.mode {
	case DropMalformed:
	case FailFast:
		return malformed(&types.Struct{Fields: []types.Field{{Name: "value", Type: types.String}}}, nil)
	default:
		in.bad = true
	}
	return nil
}

func (in *JSONInference) value(s *scanner, at *shape, depth int) error {
	if depth > maxDepth {
		return errJSON
	}
	c := s.peek()
	switch {
	case c == '{':
		seen := &shape{typ: types.NewStruct(), fields: map[string]*shape{}}
		s.pos++
		if s.peek() == '}' {
			s.pos++
			in.merge(at, seen)
			return nil
		}
		for {
			key, err := s.name()
			if err != nil {
				return err
			}
			name := string(key)
			if s.peek() != ':' {
				return errJSON
			}
			s.pos++
			field := &shape{}
			if err := in.value(s, field, depth+1); err != nil {
				return err
			}
			seen.fields[name] = field
			if done, err := s.next('}'); err != nil {
				return err
			} else if done {
				in.merge(at, seen)
				return nil
			}
		}
	case c == '[':
		seen := &shape{typ: &types.Array{Elem: types.String}, elem: &shape{}}
		s.pos++
		if s.peek() == ']' {
			s.pos++
			in.merge(at, seen)
			return nil
		}
		for {
			if err := in.value(s, seen.elem, depth+1); err != nil {
				return err
			}
			if done, err := s.next(']'); err != nil {
				return err
			} else if done {
				in.merge(at, seen)
				return nil
			}
		}
	case s.isQuote(c):
		b, err := s.str()
		if err != nil {
			return err
		}
		in.merge(at, &shape{typ: in.textType(string(b))})
		return nil
	case c >= '0' && c <= '9' || c == '-' && s.pos+1 < len(s.data) && s.data[s.pos+1] >= '0' && s.data[s.pos+1] <= '9':
		b, whole, err := s.number()
		if err != nil {
			return err
		}
		in.merge(at, &shape{typ: in.numberType(b, whole)})
		return nil
	}
	w, err := s.word()
	if err != nil {
		return err
	}
	switch {
	case string(w) == "null":
	case string(w) == "true" || string(w) == "false":
		in.merge(at, &shape{typ: in.primitive(types.Boolean)})
	case s.opts.nonNumeric && isNonNumber(w):
		in.merge(at, &shape{typ: in.primitive(types.Double)})
	default:
		return errJSON
	}
	return nil
}

func (in *JSONInference) primitive(t types.Type) types.Type {
	if in.reader.opts.primitivesAsString {
		return types.String
	}
	return t
}

func (in *JSONInference) textType(s string) types.Type {
	if in.timestamps && !in.reader.opts.primitivesAsString {
		if _, ok := in.reader.times.parseTimestamp(s); ok {
			return types.Timestamp
		}
	}
	return types.String
}

func (in *JSONInference) numberType(b []byte, whole bool) types.Type {
	if in.reader.opts.primitivesAsString {
		return types.String
	}
	if whole {
		if _, ok := parseLong(b); ok {
			return types.Long
		}
	}
	if !whole && !in.decimals {
		return types.Double
	}
	digits, scale, ok := types.DecimalDigits(string(b))
	if !ok {
		return types.Double
	}
	precision := max(len(strings.TrimPrefix(digits.String(), "-")), scale)
	if precision > types.MaxPrecision {
		return types.Double
	}
	if scale < 0 && in.failed == nil {
		in.failed = diag.New(diag.Analysis, "NEGATIVE_SCALE_DISALLOWED", "0A000", "Negative scale is not allowed: '%d'. Set the config \"spark.sql.legacy.allowNegativeScaleOfDecimal\" to \"true\" to allow it.", scale).With("scale", strconv.Itoa(scale))
	}
	return types.Decimal{Precision: precision, Scale: scale}
}

// merge widens at by what was seen.
func (in *JSONInference) merge(at, seen *shape) {
	switch {
	case seen.typ == nil:
	case at.typ == nil:
		*at = *seen
	case at.fields != nil && seen.fields != nil:
		for name, f := range seen.fields {
			if old := at.fields[name]; old != nil {
				in.merge(old, f)
			} else {
				at.fields[name] = f
			}
		}
	case at.elem != nil && seen.elem != nil:
		in.merge(at.elem, seen.elem)
	case at.fields != nil || seen.fields != nil || at.elem != nil || seen.elem != nil:
		*at = shape{typ: types.String}
	default:
		at.typ = widerJSON(at.typ, seen.typ)
	}
}

func widerJSON(a, b types.Type) types.Type {
	if types.Equal(a, b) {
		return a
	}
	if types.IsNumeric(a) && types.IsNumeric(b) {
		da, aDecimal := asDecimal(a)
		db, bDecimal := asDecimal(b)
		if !aDecimal || !bDecimal {
			return types.Double
		}
		scale := max(da.Scale, db.Scale)
		precision := max(da.Precision-da.Scale, db.Precision-db.Scale) + scale
		if precision > types.MaxPrecision {
			return types.Double
		}
		return types.Decimal{Precision: precision, Scale: scale}
	}
	return types.String
}

func asDecimal(t types.Type) (types.Decimal, bool) {
	if t.Kind() == types.KindLong {
		return types.DecimalLong, true
	}
	d, ok := t.(types.Decimal)
	return d, ok
}

// Schema is the columns found, sorted by name; none when there was no record.
func (in *JSONInference) Schema() (*types.Struct, error) {
	if in.failed != nil {
		return nil, in.failed
	}
	out := &types.Struct{}
	if in.top.fields != nil {
		t, _ := in.typeOf(in.top)
		if s, ok := t.(*types.Struct); ok {
			out = s
		}
	}
	if in.bad && out.Index(in.env.CorruptRecord) < 0 {
		out.Fields = append(out.Fields, types.Field{Name: in.env.CorruptRecord, Type: types.String, Nullable: true})
		slices.SortFunc(out.Fields, func(a, b types.Field) int { return strings.Compare(a.Name, b.Name) })
	}
	seen := map[string]bool{}
	for _, f := range out.Fields {
		low := strings.ToLower(f.Name)
		if in.env.CaseSensitive {
			low = f.Name
		}
		if seen[low] {
			return nil, diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711",
				"The column %s already exists. Choose another name or rename the existing column.", types.QuoteIdentifier(low))
		}
		seen[low] = true
	}
	return out, nil
}

// typeOf is the type of a place; ok is false for empty structs, which vanish.
func (in *JSONInference) typeOf(s *shape) (t types.Type, ok bool) {
	switch {
	case s.typ == nil:
		return types.String, !in.dropNull
	case s.fields != nil:
		out := &types.Struct{}
		for name, f := range s.fields {
			if t, ok := in.typeOf(f); ok {
				out.Fields = append(out.Fields, types.Field{Name: name, Type: t, Nullable: true})
			}
		}
		slices.SortFunc(out.Fields, func(a, b types.Field) int { return strings.Compare(a.Name, b.Name) })
		return out, len(out.Fields) > 0
	case s.elem != nil:
		t, ok := in.typeOf(s.elem)
		return &types.Array{Elem: t, ContainsNull: true}, ok
	}
	return s.typ, true
}

// Type is the type of one text, which may be any JSON value, as schema_of_json
// has it.
func (in *JSONInference) Type(data []byte) (types.Type, error) {
	s := &scanner{data: data, opts: &in.reader.opts}
	at := &shape{}
	if err := in.value(s, at, 0); err != nil {
		return nil, diag.New(diag.Py4J, "MALFORMED_JSON", "", "The text is no JSON: %s", data)
	}
	t, _ := in.typeOf(at)
	return t, nil
}
