package format

import (
	"bytes"
	"context"
	"io"
	"math/big"
	"strconv"
	"strings"

	"brook/engine/types"
)

// CSVInference finds the columns of CSV files.
type CSVInference struct {
	reader *CSV
	infer  bool
	scan   csvScanner
	first  []byte // the first line of all files
	names  []string
	types  []types.Type // nil while only NULLs were seen
	done   bool
}

// NewCSVInference starts with nothing seen.
func NewCSVInference(o Options, e Environment) (*CSVInference, error) {
	r, err := NewCSV(&types.Struct{}, &types.Struct{}, o, e)
	if err != nil {
		return nil, err
	}
	in := &CSVInference{reader: r}
	in.scan.csvOptions = &r.csvOptions
	in.infer, err = o.Bool("inferSchema", false)
	return in, err
}

// Done reports whether no further file can change the columns.
func (in *CSVInference) Done() bool { return in.done }

// Add looks at a file.
func (in *CSVInference) Add(ctx context.Context, r io.Reader) error {
	r, err := in.reader.encoding.reader(r)
	if err != nil {
		return err
	}
	if in.reader.multiLine {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		data = bytes.TrimPrefix(validUTF8(data), []byte("\xef\xbb\xbf"))
		for len(data) > 0 && !in.done {
			if data[0] == '\n' || data[0] == '\r' {
				data = data[1:]
				continue
			}
			if in.scan.comment != 0 && data[0] == in.scan.comment {
				_, data = cutLine(data, nil)
				continue
			}
			rest := in.scan.record(data, true)
			in.record(data[:len(data)-len(rest)])
			data = rest
		}
		return ctx.Err()
	}
	err = blocks(ctx, r, in.reader.lineSep, func(block []byte) error {
		for block = validUTF8(block); len(block) > 0; {
			var line []byte
			line, block = cutLine(block, in.reader.lineSep)
			if in.first == nil {
				line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
			}
			if len(line) == 0 || in.scan.ignored(line) {
				continue
			}
			in.scan.line(line)
			in.record(line)
			if in.done {
				return io.EOF
			}
		}
		return nil
	})
	if err == io.EOF && in.done {
		return nil
	}
	return err
}

func (in *CSVInference) record(line []byte) {
	fields := in.scan.fields
	if in.first == nil {
		in.first = bytes.Clone(line)
		in.types = make([]types.Type, len(fields))
		in.name(fields)
		if !in.infer {
			in.done = true
			return
		}
		if in.reader.header {
			return
		}
	} else if in.reader.header && bytes.Equal(line, in.first) {
		return
	}
	for i := range min(len(fields), len(in.types)) {
		f := fields[i]
		if f.null || len(f.text) == 0 || string(f.text) == in.reader.null {
			continue
		}
		in.types[i] = in.wider(in.types[i], in.typeOf(in.types[i], string(f.text)))
	}
}

// name makes the column names of the first record.
func (in *CSVInference) name(fields []csvField) {
	seen := map[string]int{}
	for _, f := range fields {
		if len(f.text) > 0 {
			seen[strings.ToLower(string(f.text))]++
		}
	}
	for i, f := range fields {
		name := string(f.text)
		switch {
		case !in.reader.header || name == "" || name == in.reader.null:
			name = "_c" + strconv.Itoa(i)
		case seen[strings.ToLower(name)] > 1:
			name += strconv.Itoa(i)
		}
		in.names = append(in.names, name)
	}
}

// rank orders the types that are tried one after the other.
func rank(t types.Type) int {
	if t == nil {
		return 0
	}
	switch t.Kind() {
	case types.KindInteger:
		return 0
	case types.KindLong:
		return 1
	case types.KindDecimal:
		return 2
	case types.KindDouble:
		return 3
	case types.KindDate:
		return 4
	case types.KindTimestamp:
		return 5
	case types.KindBoolean:
		return 6
	}
	return 7
}

// typeOf is the type of a value in a column that has had values of type have.
func (in *CSVInference) typeOf(have types.Type, s string) types.Type {
	from := rank(have)
	plain := strings.TrimPrefix(s, "+")
	if from <= 1 {
		if v, err := strconv.ParseInt(plain, 10, 64); err == nil && !strings.Contains(s, "_") && !strings.HasPrefix(plain, "+") {
			if v == int64(int32(v)) && from == 0 {
				return types.Integer
			}
			return types.Long
		}
	}
	if from <= 2 {
		if digits, scale, ok := in.reader.decimals.inferred(s); ok && scale == 0 {
			precision := len(new(big.Int).Abs(digits).String())
			if precision <= types.MaxPrecision {
				return types.Decimal{Precision: precision}
			}
		}
	}
	if from <= 3 {
		if _, ok := in.reader.double(s); ok {
			return types.Double
		}
	}
	if from <= 4 && in.reader.preferDate && in.isDate(s) {
		return types.Date
	}
	if from <= 5 {
		if _, ok := in.reader.times.parseTimestamp(s); ok {
			return types.Timestamp
		}
	}
	if from <= 6 && (strings.EqualFold(s, "true") || strings.EqualFold(s, "false")) {
		return types.Boolean
	}
	return types.String
}

// isDate is strict: what a timestamp says more than a date is not dropped.
func (in *CSVInference) isDate(s string) bool {
	if in.reader.times.date == nil && len(s) != len("2024-01-31") {
		return false
	}
	_, ok := in.reader.times.parseDate(s)
	return ok
}

func (in *CSVInference) wider(a, b types.Type) types.Type {
	if a == nil || types.Equal(a, b) {
		return b
	}
	ka, kb := a.Kind(), b.Kind()
	switch {
	case ka == types.KindString || kb == types.KindString:
		return types.String
	case types.IsNumeric(a) && types.IsNumeric(b):
		if ka == types.KindDouble || kb == types.KindDouble {
			return types.Double
		}
		if types.IsIntegral(a) && types.IsIntegral(b) {
			return types.Long
		}
		da, db := wholeDecimal(a), wholeDecimal(b)
		return types.Decimal{Precision: max(da, db)}
	case ka == types.KindDate && kb == types.KindTimestamp || ka == types.KindTimestamp && kb == types.KindDate:
		if in.reader.times.timestamp == nil && (in.reader.times.date == nil || in.reader.times.date.Text() == "yyyy-MM-dd") {
			return types.Timestamp
		}
	}
	return types.String
}

// wholeDecimal is the precision that holds all values of a whole type.
func wholeDecimal(t types.Type) int {
	switch t := t.(type) {
	case types.Decimal:
		return t.Precision
	default:
		if t.Kind() == types.KindLong {
			return types.DecimalLong.Precision
		}
		return 10
	}
}

// Schema is the columns found, which are none in empty files.
func (in *CSVInference) Schema() *types.Struct {
	out := &types.Struct{}
	for i, name := range in.names {
		t := in.types[i]
		if t == nil || !in.infer {
			t = types.String
		}
		out.Fields = append(out.Fields, types.Field{Name: name, Type: t, Nullable: true})
	}
	return out
}
