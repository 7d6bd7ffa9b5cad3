package format

import (
	"reflect"

	"github.com/parquet-go/parquet-go"
	pq "github.com/parquet-go/parquet-go/format"

	"brook/diag"
	"brook/engine/types"
)

// sparkSchema is the key under which Spark keeps its own schema in a file.
const sparkSchema = "org.apache.spark.sql.parquet.row.metadata"

// orderedGroup is a group whose fields keep their order.
type orderedGroup struct {
	parquet.Group
	fields []parquet.Field
}

func (g orderedGroup) Fields() []parquet.Field { return g.fields }

// GoType is not used: rows are written as values, never as Go structs.
func (g orderedGroup) GoType() reflect.Type { return reflect.TypeFor[map[string]any]() }

type orderedField struct {
	parquet.Node
	name string
}

func (f orderedField) Name() string                           { return f.name }
func (f orderedField) Value(base reflect.Value) reflect.Value { return base }

func parquetGroup(s *types.Struct) (parquet.Node, error) {
	g := orderedGroup{Group: parquet.Group{}}
	for _, f := range s.Fields {
		n, err := parquetNode(f.Type)
		if err != nil {
			return nil, err
		}
		n = parquet.Optional(n)
		g.Group[f.Name] = n
		g.fields = append(g.fields, orderedField{n, f.Name})
	}
	return g, nil
}

// parquetNode is how Spark lays a type out in Parquet.
func parquetNode(t types.Type) (parquet.Node, error) {
	switch t := t.(type) {
	case *types.Struct:
		return parquetGroup(t)
	case *types.Array:
		elem, err := parquetNode(t.Elem)
		if err != nil {
			return nil, err
		}
		return parquet.List(parquet.Optional(elem)), nil
	case *types.Map:
		key, err := parquetNode(t.Key)
		if err != nil {
			return nil, err
		}
		value, err := parquetNode(t.Value)
		if err != nil {
			return nil, err
		}
		return parquet.Map(parquet.Required(key), parquet.Optional(value)), nil
	case types.Decimal:
		switch {
		case t.Precision <= 9:
			return parquet.Decimal(t.Scale, t.Precision, parquet.Int32Type), nil
		case t.Precision <= 18:
			return parquet.Decimal(t.Scale, t.Precision, parquet.Int64Type), nil
		}
		return parquet.Decimal(t.Scale, t.Precision, parquet.FixedLenByteArrayType(16)), nil
	}
	switch t.Kind() {
	case types.KindBoolean, types.KindNull:
		return parquet.Leaf(parquet.BooleanType), nil
	case types.KindByte:
		return parquet.Int(8), nil
	case types.KindShort:
		return parquet.Int(16), nil
	case types.KindInteger, types.KindYearMonthInterval:
		return parquet.Leaf(parquet.Int32Type), nil
	case types.KindLong, types.KindDayTimeInterval:
		return parquet.Leaf(parquet.Int64Type), nil
	case types.KindFloat:
		return parquet.Leaf(parquet.FloatType), nil
	case types.KindDouble:
		return parquet.Leaf(parquet.DoubleType), nil
	case types.KindString:
		return parquet.String(), nil
	case types.KindBinary:
		return parquet.Leaf(parquet.ByteArrayType), nil
	case types.KindDate:
		return parquet.Date(), nil
	case types.KindTimestamp:
		return parquet.TimestampAdjusted(parquet.Microsecond, true), nil
	case types.KindTimestampNTZ:
		return parquet.TimestampAdjusted(parquet.Microsecond, false), nil
	}
	return nil, diag.NotImplemented("type %s in Parquet files", t)
}

// ParquetSchema is the columns of a file, as Spark reads them.
func ParquetSchema(f *parquet.File) (*types.Struct, error) {
	if text, ok := f.Lookup(sparkSchema); ok {
		if t, err := types.ParseJSON([]byte(text)); err == nil {
			if s, ok := t.(*types.Struct); ok {
				return nullable(s).(*types.Struct), nil
			}
		}
	}
	out := &types.Struct{}
	for _, c := range f.Root().Columns() {
		t, err := sparkType(c, 0)
		if err != nil {
			return nil, err
		}
		out.Fields = append(out.Fields, types.Field{Name: c.Name(), Type: t, Nullable: true})
	}
	return out, nil
}

// nullable is t with NULLs allowed everywhere, as columns of files are.
func nullable(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Struct:
		out := &types.Struct{}
		for _, f := range t.Fields {
			f.Type, f.Nullable = nullable(f.Type), true
			out.Fields = append(out.Fields, f)
		}
		return out
	case *types.Array:
		return &types.Array{Elem: nullable(t.Elem), ContainsNull: true}
	case *types.Map:
		return &types.Map{Key: nullable(t.Key), Value: nullable(t.Value), ValueContainsNull: true}
	}
	return t
}

func isList(c *parquet.Column) bool {
	lt := c.Type().LogicalType()
	if lt == nil {
		return false
	}
	_, ok := lt.Value.(*pq.ListType)
	return ok && len(c.Columns()) == 1 && c.Columns()[0].Repeated()
}

func isMap(c *parquet.Column) bool {
	lt := c.Type().LogicalType()
	if lt == nil {
		return false
	}
	_, ok := lt.Value.(*pq.MapType)
	return ok && len(c.Columns()) == 1 && c.Columns()[0].Repeated() && len(c.Columns()[0].Columns()) == 2
}

// listElement is the element below a list's repeated node.
func listElement(c *parquet.Column) *parquet.Column {
	repeated := c.Columns()[0]
	if !repeated.Leaf() && len(repeated.Columns()) == 1 && repeated.Name() != "array" && repeated.Name() != c.Name()+"_tuple" {
		return repeated.Columns()[0]
	}
	return repeated
}

func sparkType(c *parquet.Column, depth int) (types.Type, error) {
	if depth > maxDepth {
		return nil, diag.NotImplemented("Parquet files that nest deeper than %d", maxDepth)
	}
	if c.Leaf() {
		t := leafType(c.Type())
		if t == nil {
			return nil, diag.New(diag.Analysis, "PARQUET_TYPE_ILLEGAL", "42846", "Illegal Parquet type: %s.", c.Type())
		}
		if c.Repeated() {
			return &types.Array{Elem: t, ContainsNull: true}, nil
		}
		return t, nil
	}
	switch {
	case isList(c):
		elem, err := sparkType(listElement(c), depth+1)
		if a, ok := elem.(*types.Array); ok && listElement(c).Repeated() {
			elem = a.Elem
		}
		return &types.Array{Elem: elem, ContainsNull: true}, err
	case isMap(c):
		kv := c.Columns()[0].Columns()
		key, err := sparkType(kv[0], depth+1)
		if err != nil {
			return nil, err
		}
		value, err := sparkType(kv[1], depth+1)
		return &types.Map{Key: key, Value: value, ValueContainsNull: true}, err
	}
	out := &types.Struct{}
	for _, f := range c.Columns() {
		t, err := sparkType(f, depth+1)
		if err != nil {
			return nil, err
		}
		out.Fields = append(out.Fields, types.Field{Name: f.Name(), Type: t, Nullable: true})
	}
	if c.Repeated() {
		return &types.Array{Elem: out, ContainsNull: true}, nil
	}
	return out, nil
}

// leafType is Spark's type for a primitive column; nil for none.
func leafType(t parquet.Type) types.Type {
	var logical pq.LogicalTypeValue
	if lt := t.LogicalType(); lt != nil {
		logical = lt.Value
	}
	switch l := logical.(type) {
	case *pq.DecimalType:
		return types.Decimal{Precision: int(l.Precision), Scale: int(l.Scale)}
	case *pq.DateType:
		return types.Date
	case *pq.TimestampType:
		if l.IsAdjustedToUTC {
			return types.Timestamp
		}
		return types.TimestampNTZ
	case *pq.StringType, *pq.EnumType, *pq.JsonType:
		return types.String
	case *pq.IntType:
		switch {
		case l.BitWidth == 8 && l.IsSigned:
			return types.Byte
		case l.BitWidth == 8, l.BitWidth == 16 && l.IsSigned:
			return types.Short
		case l.BitWidth == 16, l.BitWidth == 32 && l.IsSigned:
			return types.Integer
		case l.BitWidth == 32, l.IsSigned:
			return types.Long
		}
		return types.Decimal{Precision: 20}
	}
	switch t.Kind() {
	case parquet.Boolean:
		return types.Boolean
	case parquet.Int32:
		return types.Integer
	case parquet.Int64:
		return types.Long
	case parquet.Int96:
		return types.Timestamp
	case parquet.Float:
		return types.Float
	case parquet.Double:
		return types.Double
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return types.Binary
	}
	return nil
}
