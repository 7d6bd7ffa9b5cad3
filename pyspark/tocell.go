package pyspark

import (
	"math/big"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/datetime"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// toCell turns Python values into cells the way they reach the JVM: a value of
// another class than the type's becomes NULL there.
type toCell struct {
	r *Runtime
	// text is str() for createDataFrame, and what Java prints for a UDF.
	text func(v any) string
}

func (c toCell) cell(t types.Type, v any) any {
	if v == nil {
		return nil
	}
	switch t := t.(type) {
	case *types.Array:
		items, ok := itemsOf(v)
		if !ok {
			return nil
		}
		out := make(types.ArrayValue, len(items))
		for i, x := range items {
			out[i] = c.cell(t.Elem, x)
		}
		return out
	case *types.Map:
		d, ok := v.(*python.Dict)
		if !ok {
			return nil
		}
		out := types.MapValue{}
		for _, e := range javaMapOrder(d.Entries(), 16) {
			out.Keys, out.Values = append(out.Keys, c.cell(t.Key, e.Key)), append(out.Values, c.cell(t.Value, e.Value))
		}
		return out
	case *types.Struct:
		return c.structCell(t, v)
	case types.Decimal:
		d, ok := python.DecimalOf(v)
		if !ok || d.Form != apd.Finite {
			return nil
		}
		digits, scale := decimalDigits(d)
		n, ok := types.FitDecimal(digits, scale, t)
		if !ok {
			c.r.fail(diag.New(diag.Arithmetic, "NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION", "22003",
				" The %s rounded half up from %s cannot be represented as Decimal(%d, %d).", roundedText(digits, scale, t.Scale), c.r.in.Str(v), t.Precision, t.Scale))
		}
		return types.DecimalValue{Unscaled: n, Scale: t.Scale}
	}
	switch t.Kind() {
	case types.KindBoolean:
		if b, ok := v.(bool); ok {
			return b
		}
	case types.KindByte, types.KindShort, types.KindInteger, types.KindLong:
		if n, ok := v.(int64); ok {
			return integerCell(t.Kind(), n)
		}
	case types.KindFloat:
		if f, ok := v.(float64); ok {
			return float32(f)
		}
	case types.KindDouble:
		if f, ok := v.(float64); ok {
			return f
		}
	case types.KindString:
		return c.text(v)
	case types.KindBinary:
		if b, ok := bytesOf(v); ok {
			return b
		}
		if s, ok := v.(string); ok {
			return []byte(s)
		}
	case types.KindNull:
		return nil
	case types.KindVariant:
		if d, ok := variantOf(v); ok {
			return d
		}
	case types.KindDate, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		return c.timeCell(t.Kind(), v)
	default:
		c.r.fail(diag.NotImplemented("a Python value as %s", t))
	}
	return nil
}

// roundedText is a decimal rounded to a scale, half up.
func roundedText(digits *big.Int, from, to int) string {
	n := new(big.Int).Set(digits)
	for ; from < to; from++ {
		n.Mul(n, big.NewInt(10))
	}
	if from > to {
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(from-to)), nil)
		half := new(big.Int).Quo(unit, big.NewInt(2))
		if n.Sign() < 0 {
			half.Neg(half)
		}
		n.Quo(n.Add(n, half), unit)
	}
	return (&apd.Decimal{Negative: n.Sign() < 0, Coeff: *new(apd.BigInt).SetMathBigInt(n.Abs(n)), Exponent: int32(-to)}).Text('f')
}

func integerCell(k types.Kind, n int64) any {
	switch k {
	case types.KindByte:
		return int8(n)
	case types.KindShort:
		return int16(n)
	case types.KindInteger:
		return int32(n)
	}
	return n
}

// decimalDigits are the digits of a finite number and how many of them stand
// after the point, never fewer than none.
func decimalDigits(d *apd.Decimal) (digits *big.Int, scale int) {
	digits = d.Coeff.MathBigInt()
	if d.Negative {
		digits.Neg(digits)
	}
	if d.Exponent > 0 {
		return digits.Mul(digits, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(min(d.Exponent, 1000))), nil)), 0
	}
	return digits, int(-d.Exponent)
}

// timeCell is the conversion that PySpark does itself, so other classes fail
// at the attribute that it needs.
func (c toCell) timeCell(k types.Kind, v any) any {
	in := c.r.in
	micros, offset, _, isDatetime := in.DatetimeOf(v)
	missing := ""
	switch k {
	case types.KindDate:
		if days, ok := python.DateOf(v); ok {
			return types.DateValue(days)
		}
		if isDatetime {
			return types.DateValue(datetime.FloorDiv(micros, 24*60*60*1e6))
		}
		missing = "toordinal"
	case types.KindTimestamp:
		if isDatetime {
			return types.TimestampValue(micros - offset)
		}
		missing = "tzinfo"
	case types.KindTimestampNTZ:
		if isDatetime {
			return types.NTZValue(micros)
		}
		missing = "timetuple"
	case types.KindDayTimeInterval:
		if delta, ok := python.TimedeltaOf(v); ok {
			return types.MicrosValue(delta)
		}
		missing = "days"
	case types.KindTime:
		if t, ok := python.TimeOf(v); ok {
			return types.TimeValue(t * 1000)
		}
		missing = "hour"
	}
	return in.GetAttr(v, missing)
}

func (c toCell) structCell(t *types.Struct, v any) any {
	out := make(types.StructValue, len(t.Fields))
	if items, ok := c.r.ordered(v); ok {
		if len(items) != len(t.Fields) {
			c.r.fail(diag.New(diag.IllegalArgument, "STRUCT_ARRAY_LENGTH_MISMATCH", "2201E", "Input row doesn't have expected number of values required by the schema. %d fields are required while %d values are provided.", len(t.Fields), len(items)))
		}
		for i, f := range t.Fields {
			out[i] = c.cell(f.Type, items[i])
		}
		return out
	}
	d, ok := c.r.attributes(v)
	if !ok {
		c.r.refuse(diag.PySparkValueError, "UNEXPECTED_TUPLE_WITH_STRUCT", "tuple", c.r.in.Str(v))
	}
	for i, f := range t.Fields {
		if x, ok := c.r.in.DictGet(d, f.Name); ok {
			out[i] = c.cell(f.Type, x)
		}
	}
	return out
}

// frameText is the text of a value in a column of texts: str(), with Java's
// spelling of bools.
func (r *Runtime) frameText(v any) string {
	if b, ok := v.(bool); ok {
		return strings.ToLower(r.in.Str(b))
	}
	return r.in.Str(v)
}

// javaText is toString of the Java object that a Python value becomes.
func (r *Runtime) javaText(v any) string {
	list := func(items []any) string {
		parts := make([]string, len(items))
		for i, x := range items {
			parts[i] = r.javaText(x)
		}
		return strings.Join(parts, ", ")
	}
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return r.frameText(v)
	case float64:
		return types.DoubleText(v)
	case *python.List:
		return "[" + list(v.Items) + "]"
	case *python.Dict:
		parts := make([]string, 0, v.Len())
		for _, e := range javaMapOrder(v.Entries(), 16) {
			parts = append(parts, r.javaText(e.Key)+"="+r.javaText(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return r.in.Str(v)
}

// createFrame is spark.createDataFrame.
func (r *Runtime) createFrame(data, schema any, verify bool) any {
	if _, ok := frameData(data); ok {
		r.refuse(diag.PySparkTypeError, "INVALID_TYPE", "arg_name", "data", "arg_type", "DataFrame")
	}
	if i, ok := data.(*python.Instance); ok {
		if d, ok := i.Data.(*rdd); ok {
			data = &python.List{Items: slices.Concat(d.parts()...)}
		}
	}
	items := r.in.Items(data)
	c := toCell{r, r.frameText}
	var t *types.Struct
	switch s := schema.(type) {
	case nil:
		t = r.inferFrame(items, nil)
	case *python.List, python.Tuple:
		t = r.inferFrame(items, stringsOf(r.in, r.in.Items(s)))
	default:
		if _, ok := typeOf(s); !ok && !isText(s) {
			r.badArgument("NOT_LIST_OR_NONE_OR_STRUCT", "schema", s)
		}
		given := r.ddlArg(schema)
		st, isStruct := given.(*types.Struct)
		if !isStruct {
			st = types.NewStruct(types.Field{Name: "value", Type: given, Nullable: true})
		}
		for i, x := range items {
			switch {
			case !verify:
			case isStruct:
				r.verify(st, true, x, "")
			default:
				r.verify(given, true, x, "field value")
			}
			if !isStruct {
				items[i] = python.Tuple{x}
			}
		}
		t = st
	}
	checkPrecision(r, t)
	if hasCharacters(t) {
		r.fail(diag.New(diag.Analysis, "UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING", "0A000", "The char/varchar type can't be used in the table schema.\nIf you want Spark treat them as string type as same as Spark 3.0 and earlier, please set \"spark.sql.legacy.charVarcharAsString\" to \"true\"."))
	}
	rows := make([]types.StructValue, len(items))
	for i, x := range items {
		if v, ok := c.cell(t, x).(types.StructValue); ok {
			rows[i] = v
		} else {
			rows[i] = make(types.StructValue, len(t.Fields))
		}
	}
	b, err := batch.FromRows(t, rows)
	r.must(err)
	return r.frameOf(&plan.LocalRelation{Schema: t, Batches: []*batch.Batch{b}, Handed: true})
}

// checkPrecision refuses decimals that are too wide, which Python lets be made.
func checkPrecision(r *Runtime, t *types.Struct) {
	for _, f := range t.Fields {
		if d, ok := f.Type.(types.Decimal); ok && d.Precision > types.MaxPrecision {
			r.fail(diag.New(diag.Arithmetic, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", d.Precision, types.MaxPrecision))
		}
	}
}

// hasCharacters reports whether a type has CHAR or VARCHAR in it.
func hasCharacters(t types.Type) bool {
	switch t := t.(type) {
	case types.Char, types.Varchar:
		return true
	case *types.Array:
		return hasCharacters(t.Elem)
	case *types.Map:
		return hasCharacters(t.Key) || hasCharacters(t.Value)
	case *types.Struct:
		for _, f := range t.Fields {
			if hasCharacters(f.Type) {
				return true
			}
		}
	}
	return false
}
