package sql

import (
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/types"
	"brook/sql/dialect"
)

var atomic = map[string]types.Type{
	"boolean": types.Boolean, "bool": types.Boolean, "tinyint": types.Byte, "byte": types.Byte, "smallint": types.Short, "short": types.Short,
	"int": types.Integer, "integer": types.Integer, "bigint": types.Long, "long": types.Long, "float": types.Float, "real": types.Float,
	"double": types.Double, "string": types.String, "binary": types.Binary, "date": types.Date, "timestamp": types.Timestamp,
	"timestamp_ltz": types.Timestamp, "timestamp_ntz": types.TimestampNTZ, "void": types.Null, "null": types.Null, "variant": types.Variant,
	"time": types.Time{Precision: 6},
}

var yearMonth = map[string]int{"year": types.Year, "month": types.Month}
var dayTime = map[string]int{"day": types.Day, "hour": types.Hour, "minute": types.Minute, "second": types.Second}

// typeAt parses the type at i.
func (t *text) typeAt(i int) (types.Type, int, error) {
	tok := t.at(i)
	if i >= len(t.tokens) || tok.Kind != dialect.Word {
		return nil, i, t.near(i)
	}
	word := strings.ToLower(tok.Text)
	switch word {
	case "decimal", "dec", "numeric":
		args, next, err := t.sizes(i + 1)
		if err != nil {
			return nil, i, err
		}
		d := types.DecimalDefault
		switch len(args) {
		case 1:
			d = types.Decimal{Precision: args[0]}
		case 2:
			d = types.Decimal{Precision: args[0], Scale: args[1]}
		}
		if d.Precision > types.MaxPrecision {
			return nil, i, diag.New(diag.Parse, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", d.Precision, types.MaxPrecision).At(t.place(i, next))
		}
		return d, next, nil
	case "char", "character", "varchar":
		args, next, err := t.sizes(i + 1)
		if err != nil {
			return nil, i, err
		}
		if len(args) != 1 {
			return nil, i, diag.New(diag.Parse, "DATATYPE_MISSING_SIZE", "42K01", "DataType \"%s\" requires a length parameter, for example \"%s\"(10). Please specify the length.", strings.ToUpper(word), strings.ToUpper(word)).At(t.place(i, next))
		}
		if word == "varchar" {
			return types.Varchar{Length: args[0]}, next, nil
		}
		return types.Char{Length: args[0]}, next, nil
	case "array":
		if !t.at(i + 1).Sym("<") {
			return nil, i, t.incomplete(i, "ARRAY")
		}
		elem, next, err := t.typeAt(i + 2)
		if err != nil {
			return nil, i, err
		}
		next, err = t.angle(next)
		return &types.Array{Elem: elem, ContainsNull: true}, next, err
	case "map":
		if !t.at(i + 1).Sym("<") {
			return nil, i, t.incomplete(i, "MAP")
		}
		key, next, err := t.typeAt(i + 2)
		if err != nil {
			return nil, i, err
		}
		if !t.at(next).Sym(",") {
			return nil, i, t.near(next)
		}
		value, next, err := t.typeAt(next + 1)
		if err != nil {
			return nil, i, err
		}
		next, err = t.angle(next)
		return &types.Map{Key: key, Value: value, ValueContainsNull: true}, next, err
	case "struct":
		if t.at(i + 1).Sym("<>") {
			return &types.Struct{}, i + 2, nil
		}
		if !t.at(i + 1).Sym("<") {
			return nil, i, t.incomplete(i, "STRUCT")
		}
		if t.at(i + 2).Sym(">") {
			return &types.Struct{}, i + 3, nil
		}
		fields, next, err := t.columns(i + 2)
		if err != nil {
			return nil, i, err
		}
		next, err = t.angle(next)
		return &types.Struct{Fields: fields}, next, err
	case "interval":
		return t.intervalType(i)
	case "timestamp":
		if t.words(i+1, "without", "time", "zone") {
			return types.TimestampNTZ, i + 4, nil
		}
	}
	if a, ok := atomic[word]; ok {
		return a, i + 1, nil
	}
	return nil, i, diag.New(diag.Parse, "UNSUPPORTED_DATATYPE", "0A000", "Unsupported data type \"%s\".", strings.ToUpper(tok.Text)).At(t.place(i, i+1))
}

func (t *text) incomplete(i int, name string) error {
	return diag.New(diag.Parse, "INCOMPLETE_TYPE_DEFINITION."+name, "42K01", "Incomplete complex type: The definition of \"%s\" type is incomplete. You must provide an element type. For example: \"%s<elementType>\".", name, name).At(t.place(i, i+1))
}

// angle reads the > that closes a type. The lexer joins two of them.
func (t *text) angle(i int) (int, error) {
	switch tok := t.at(i); {
	case tok.Sym(">"):
		return i + 1, nil
	case tok.Sym(">>") || tok.Sym(">>>"):
		// One is used up; the rest stays for the types around.
		t.tokens[i].Text = tok.Text[1:]
		return i, nil
	}
	return i, t.near(i)
}

// sizes reads (10) or (10, 2) at i, if there.
func (t *text) sizes(i int) ([]int, int, error) {
	if !t.at(i).Sym("(") {
		return nil, i, nil
	}
	var out []int
	for i++; ; i++ {
		n, err := strconv.Atoi(t.at(i).Text)
		if err != nil {
			return nil, i, t.near(i)
		}
		out = append(out, n)
		i++
		if t.at(i).Sym(")") {
			return out, i + 1, nil
		}
		if !t.at(i).Sym(",") {
			return nil, i, t.near(i)
		}
	}
}

func (t *text) intervalType(i int) (types.Type, int, error) {
	from := strings.ToLower(t.at(i + 1).Text)
	to, next := from, i+2
	if t.at(next).Is("to") {
		to = strings.ToLower(t.at(next + 1).Text)
		next += 2
	}
	if a, ok := yearMonth[from]; ok {
		if b, ok := yearMonth[to]; ok {
			return types.YearMonthInterval{Start: a, End: b}, next, nil
		}
	}
	if a, ok := dayTime[from]; ok {
		if b, ok := dayTime[to]; ok {
			return types.DayTimeInterval{Start: a, End: b}, next, nil
		}
	}
	return types.CalendarInterval, i + 1, nil
}

// columns reads name [:] type [NOT NULL] [COMMENT 'text'], … at i.
func (t *text) columns(i int) ([]types.Field, int, error) {
	var out []types.Field
	for {
		tok := t.at(i)
		if i >= len(t.tokens) || tok.Kind != dialect.Word && tok.Kind != dialect.Quoted {
			return nil, i, t.near(i)
		}
		f := types.Field{Name: tok.Text, Nullable: true}
		i++
		if t.at(i).Sym(":") {
			i++
		}
		var err error
		if f.Type, i, err = t.typeAt(i); err != nil {
			return nil, i, err
		}
		if t.words(i, "not", "null") {
			f.Nullable = false
			i += 2
		}
		if t.at(i).Is("comment") && t.at(i+1).Kind == dialect.String {
			f = f.WithComment(t.at(i + 1).Text)
			i += 2
		}
		out = append(out, f)
		if !t.at(i).Sym(",") || i >= len(t.tokens) {
			return out, i, nil
		}
		i++
	}
}

func emptySchema() *types.Struct { return &types.Struct{} }
