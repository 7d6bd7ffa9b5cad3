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

// timestamp is what TIMESTAMP means in the session.
func (r *reader) timestamp() types.Type {
	if r.setting != nil {
		if v, _ := r.setting("spark.sql.timestampType"); strings.EqualFold(v, "TIMESTAMP_NTZ") {
			return types.TimestampNTZ
		}
	}
	return types.Timestamp
}

var yearMonth = map[string]int{"year": types.Year, "month": types.Month}
var dayTime = map[string]int{"day": types.Day, "hour": types.Hour, "minute": types.Minute, "second": types.Second}

// dataType reads a type.
func (r *reader) dataType() types.Type {
	r.enter()
	defer r.leave()
	from := r.pos
	if r.tok().Kind != dialect.Word {
		r.unexpected()
	}
	tok := r.next()
	word := strings.ToLower(tok.Text)
	switch word {
	case "decimal", "dec", "numeric":
		d := types.DecimalDefault
		switch args := r.sizes(); len(args) {
		case 0:
		case 1:
			d = types.Decimal{Precision: args[0]}
		case 2:
			d = types.Decimal{Precision: args[0], Scale: args[1]}
		default:
			r.unsupportedType(tok.Text, from)
		}
		if d.Precision > types.MaxPrecision {
			r.fail(diag.New(diag.Arithmetic, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", d.Precision, types.MaxPrecision).At(r.place(from)))
		}
		if d.Scale > d.Precision {
			r.fail(diag.New(diag.Parse, "_LEGACY_ERROR_TEMP_1228", "", "Decimal scale (%d) cannot be greater than precision (%d).", d.Scale, d.Precision).At(r.place(from)))
		}
		return d
	case "char", "character", "varchar":
		args := r.sizes()
		if len(args) != 1 {
			r.fail(diag.New(diag.Parse, "DATATYPE_MISSING_SIZE", "42K01", "DataType \"%s\" requires a length parameter, for example \"%s\"(10). Please specify the length.", strings.ToUpper(word), strings.ToUpper(word)).At(r.place(from)))
		}
		if word == "varchar" {
			return types.Varchar{Length: args[0]}
		}
		return types.Char{Length: args[0]}
	case "array":
		r.openAngle("ARRAY", from)
		elem := r.dataType()
		r.closeAngle()
		return &types.Array{Elem: elem, ContainsNull: true}
	case "map":
		r.openAngle("MAP", from)
		m := &types.Map{Key: r.dataType(), ValueContainsNull: true}
		r.expectSym(",")
		m.Value = r.dataType()
		r.closeAngle()
		return m
	case "struct":
		if r.acceptSym("<>") {
			return &types.Struct{}
		}
		r.openAngle("STRUCT", from)
		if r.acceptSym(">") {
			return &types.Struct{}
		}
		s := &types.Struct{Fields: r.columns()}
		r.closeAngle()
		return s
	case "interval":
		return r.intervalType()
	case "timestamp":
		if r.accept("without", "time", "zone") {
			return types.TimestampNTZ
		}
		if r.is("with", "local") {
			r.expect("with", "local", "time", "zone")
			return types.Timestamp
		}
		return r.timestamp()
	case "time":
		p := 6
		if args := r.sizes(); len(args) == 1 {
			p = args[0]
		}
		if r.is("without", "time", "zone") {
			r.pos += 3
		}
		return types.Time{Precision: p}
	case "string":
		if r.accept("collate") {
			if name := r.identifier(); !strings.EqualFold(name, "utf8_binary") {
				r.unsupported(from, "the collation "+name)
			}
		}
	}
	if a, ok := atomic[word]; ok {
		return a
	}
	if next := r.tok(); next.Kind == dialect.Word && !followsType[strings.ToUpper(next.Text)] {
		r.unexpected() // a syntax error comes before a type that is none
	}
	r.unsupportedType(tok.Text, from)
	return nil
}

// followsType are the words that may stand after a column's type.
var followsType = map[string]bool{"NOT": true, "COMMENT": true, "DEFAULT": true, "GENERATED": true, "COLLATE": true, "FIRST": true, "AFTER": true, "AS": true,
	"INTO": true, "FROM": true, "WHERE": true, "AND": true, "OR": true, "ON": true, "USING": true, "PRIMARY": true, "CONSTRAINT": true, "TO": true}

func (r *reader) unsupportedType(name string, from int) {
	r.fail(diag.New(diag.Parse, "UNSUPPORTED_DATATYPE", "0A000", "Unsupported data type \"%s\".", strings.ToUpper(name)).
		With("typeName", `"`+strings.ToUpper(name)+`"`).At(r.place(from)))
}

// openAngle reads the < after ARRAY, MAP or STRUCT.
func (r *reader) openAngle(name string, from int) {
	if r.acceptSym("<") {
		return
	}
	form := "<elementType>"
	sentence := "You must provide an element type."
	switch name {
	case "MAP":
		form, sentence = "<TYPE1, TYPE2>", "You must provide a key type and a value type."
	case "STRUCT":
		form, sentence = "<name1: type1, name2: type2>", "You must provide at least one field type."
	}
	r.fail(diag.New(diag.Parse, "INCOMPLETE_TYPE_DEFINITION."+name, "42K01", "Incomplete complex type: The definition of \"%s\" type is incomplete. %s For example: \"%s%s\".", name, sentence, name, form).At(r.place(from)))
}

// closeAngle reads the > that closes a type. The lexer joins two of them: then
// one is used up, and the rest stays for the types around.
func (r *reader) closeAngle() {
	tok := r.tok()
	if tok.Sym(">>") || tok.Sym(">>>") {
		r.tokens[r.pos].Text = tok.Text[1:]
		r.tokens[r.pos].Start++
		return
	}
	r.expectSym(">")
}

// sizes reads (10) or (10, 2), if there.
func (r *reader) sizes() []int {
	if !r.acceptSym("(") {
		return nil
	}
	out := list(r, func() int {
		n, err := strconv.Atoi(r.tok().Text)
		if err != nil {
			r.unexpected()
		}
		r.pos++
		return n
	})
	r.expectSym(")")
	return out
}

func (r *reader) intervalType() types.Type {
	from := strings.ToLower(r.tok().Text)
	to := from
	ranged := r.peek(1).Is("to")
	if ranged {
		to = strings.ToLower(r.peek(2).Text)
	}
	var out types.Type
	if a, ok := yearMonth[from]; ok {
		if b, ok := yearMonth[to]; ok {
			out = types.YearMonthInterval{Start: a, End: b}
		}
	}
	if a, ok := dayTime[from]; ok {
		if b, ok := dayTime[to]; ok {
			out = types.DayTimeInterval{Start: a, End: b}
		}
	}
	if out == nil {
		return types.CalendarInterval
	}
	r.pos++
	if ranged {
		r.pos += 2
	}
	return out
}

// columns reads name [:] type [NOT NULL] [COMMENT 'text'], …
func (r *reader) columns() []types.Field {
	return list(r, func() types.Field {
		f := types.Field{Name: r.identifier(), Nullable: true}
		r.acceptSym(":")
		f.Type = r.dataType()
		if r.accept("not", "null") {
			f.Nullable = false
		}
		if r.is("comment") && r.peek(1).Kind == dialect.String {
			r.pos++
			f = f.WithComment(r.text())
		}
		return f
	})
}
