package functions

import (
	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

// castMakesNull reports whether Spark declares a cast of values that are not
// NULL to be so sometimes. It does so whatever the mode.
func castMakesNull(from, to types.Type) bool {
	switch f, t := from.Kind(), to.Kind(); {
	case f == types.KindNull, f == types.KindVariant:
		return true
	case f == types.KindString:
		return t != types.KindBinary
	case t == types.KindString:
		return false
	case f == types.KindTimestamp:
		return t == types.KindByte || t == types.KindShort || t == types.KindInteger
	case t == types.KindDecimal && types.IsNumeric(from) && !types.IsFractional(from):
		a, b := decimalOf(from), to.(types.Decimal)
		return a.Precision-a.Scale > b.Precision-b.Scale || a.Scale > b.Scale
	case f == types.KindDecimal && types.IsIntegral(to):
		return true
	case f == types.KindFloat || f == types.KindDouble:
		return t == types.KindTimestamp || t == types.KindByte || t == types.KindShort || t == types.KindInteger || t == types.KindLong || t == types.KindDecimal
	}
	return false
}

func castRefused(e expr.Expr, t types.Type, mode CastMode) error {
	from := e.Type()
	kind, tail := "CAST_WITHOUT_SUGGESTION", ""
	if f := castFunctions[[2]types.Kind{from.Kind(), t.Kind()}]; f != "" && mode != Legacy {
		kind = "CAST_WITH_FUNC_SUGGESTION"
		tail = ".\nTo convert values from \"" + from.SQL() + "\" to \"" + t.SQL() + "\", you can use the functions " + f + " instead"
	} else if mode == ANSI && castable(from, t, Legacy) {
		kind = "CAST_WITH_CONF_SUGGESTION"
		tail = " with ANSI mode on.\nIf you have to cast \"" + from.SQL() + "\" to \"" + t.SQL() + "\", you can set \"spark.sql.ansi.enabled\" as \"false\""
	}
	heading := map[bool]string{true: "TRY_CAST(", false: "CAST("}[mode == Try] + e.SQL() + " AS " + t.SQL() + ")"
	if !types.IsAtomic(t) {
		heading = e.SQL()
	}
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH."+kind, "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: cannot cast \"%s\" to \"%s\"%s.", heading, from.SQL(), t.SQL(), tail).
		With("sqlExpr", `"`+heading+`"`).With("srcType", `"`+from.SQL()+`"`).With("targetType", `"`+t.SQL()+`"`)
}

func castable(from, to types.Type, mode CastMode) bool {
	a, b := from.Kind(), to.Kind()
	switch {
	case a == types.KindNull || types.Equal(from, to):
		return true
	case a == types.KindVariant:
		return fromVariant(to)
	case b == types.KindVariant:
		return toVariant(from, false)
	}
	switch f := from.(type) {
	case *types.Array:
		if t, ok := to.(*types.Array); ok {
			return castable(f.Elem, t.Elem, mode)
		}
		return b == types.KindString
	case *types.Map:
		if t, ok := to.(*types.Map); ok {
			return castable(f.Key, t.Key, mode) && castable(f.Value, t.Value, mode)
		}
		return b == types.KindString
	case *types.Struct:
		t, ok := to.(*types.Struct)
		if !ok {
			return b == types.KindString
		}
		if len(f.Fields) != len(t.Fields) {
			return false
		}
		for i := range f.Fields {
			if !castable(f.Fields[i].Type, t.Fields[i].Type, mode) {
				return false
			}
		}
		return true
	}
	switch {
	case b == types.KindNull, b == types.KindArray, b == types.KindMap, b == types.KindStruct:
		return false
	case b == types.KindString:
		return true
	case a == types.KindString:
		return true
	case types.IsNumeric(from) && types.IsNumeric(to):
		return true
	case a == types.KindBoolean:
		return types.IsNumeric(to) || b == types.KindTimestamp && mode == Legacy
	case b == types.KindBoolean:
		return types.IsNumeric(from) || (a == types.KindTimestamp || a == types.KindDate) && mode == Legacy
	case a == types.KindBinary || b == types.KindBinary:
		return b == types.KindBinary && types.IsIntegral(from) && mode == Legacy
	case isMoment(a) && isMoment(b):
		return true
	case a == types.KindTimestamp && types.IsNumeric(to):
		return true
	case b == types.KindTimestamp && types.IsNumeric(from):
		return true
	case a == types.KindDate && types.IsNumeric(to):
		return mode == Legacy
	case types.IsInterval(from) && types.IsNumeric(to):
		return !types.IsFractional(to)
	case types.IsInterval(to) && types.IsNumeric(from):
		return !types.IsFractional(from)
	case types.IsInterval(from) && types.IsInterval(to):
		return a == b
	case a == types.KindTime && b == types.KindTime:
		return true
	}
	return false
}

// castFunctions are the functions that do what a cast is refused for.
var castFunctions = map[[2]types.Kind]string{
	{types.KindByte, types.KindDate}:         "`DATE_FROM_UNIX_DATE`",
	{types.KindShort, types.KindDate}:        "`DATE_FROM_UNIX_DATE`",
	{types.KindInteger, types.KindDate}:      "`DATE_FROM_UNIX_DATE`",
	{types.KindLong, types.KindDate}:         "`DATE_FROM_UNIX_DATE`",
	{types.KindDate, types.KindByte}:         "`UNIX_DATE`",
	{types.KindDate, types.KindShort}:        "`UNIX_DATE`",
	{types.KindDate, types.KindInteger}:      "`UNIX_DATE`",
	{types.KindDate, types.KindLong}:         "`UNIX_DATE`",
	{types.KindTimestamp, types.KindBoolean}: "",
}
