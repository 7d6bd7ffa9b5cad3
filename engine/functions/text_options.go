package functions

import (
	"time"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/format"
	"brook/engine/types"
)

// textOptions are the options in argument i, a constant map of strings, of a
// function that reads or writes JSON or CSV; none when the argument is missing.
func (c *CallContext) textOptions(i int) (format.Options, error) {
	if i >= len(c.Args) {
		return format.Options{}, nil
	}
	t, ok := c.Args[i].Type().(*types.Map)
	if !ok || !foldable(c.Args[i]) {
		return nil, diag.New(diag.Analysis, "INVALID_OPTIONS.NON_MAP_FUNCTION", "42K06", "Invalid options: Must use the `map()` function for options.").At(c.Place)
	}
	if t.Key.Kind() != types.KindString || t.Value.Kind() != types.KindString {
		return nil, diag.New(diag.Analysis, "INVALID_OPTIONS.NON_STRING_TYPE", "42K06",
			"Invalid options: A type of keys and values in `map()` must be string, but got \"%s\".", t.SQL()).At(c.Place)
	}
	v, err := c.valueOf(c.Args[i])
	if err != nil {
		return nil, err
	}
	m := map[string]string{}
	for k, key := range v.(types.MapValue).Keys {
		if value, ok := v.(types.MapValue).Values[k].(string); ok {
			m[key.(string)] = value
		}
	}
	return format.NewOptions(m), nil
}

// textSchema is the type that argument i, a constant text, describes.
func (c *CallContext) textSchema(i int) (types.Type, error) {
	wrong := func() error {
		return diag.New(diag.Analysis, "INVALID_SCHEMA.NON_STRING_LITERAL", "42K07",
			"The input schema \"%s\" is not a valid schema string. The input expression must be string literal and not null.", c.Args[i].SQL()).At(c.Place)
	}
	if !foldable(c.Args[i]) || c.ParseType == nil {
		return nil, wrong()
	}
	v, err := c.valueOf(c.Args[i])
	if err != nil {
		return nil, err
	}
	s, ok := v.(string)
	if !ok {
		return nil, wrong()
	}
	t, err := c.ParseType(s)
	if err != nil {
		return nil, err
	}
	return asNullable(t), nil
}

// asNullable is t with NULLs allowed everywhere: a text may lack anything.
func asNullable(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Array:
		return &types.Array{Elem: asNullable(t.Elem), ContainsNull: true}
	case *types.Map:
		return &types.Map{Key: asNullable(t.Key), Value: asNullable(t.Value), ValueContainsNull: true}
	case *types.Struct:
		out := &types.Struct{Fields: make([]types.Field, len(t.Fields))}
		for i, f := range t.Fields {
			f.Type, f.Nullable = asNullable(f.Type), true
			out.Fields[i] = f
		}
		return out
	}
	return t
}

// environment is what reading and writing texts looks at besides options.
func environment(x *expr.Context) format.Environment {
	e := format.Environment{Location: x.Location, Now: x.Now, CaseSensitive: x.Conf.CaseSensitive}
	if x.Conf.Get != nil {
		e.CorruptRecord, _ = x.Conf.Get("spark.sql.columnNameOfCorruptRecord")
	}
	return e
}

// plainEnvironment is for finding out at analysis that options are wrong.
func plainEnvironment() format.Environment { return format.Environment{Location: time.UTC} }

// wantText refuses an argument 0 that is no string.
func (c *CallContext) wantText() error {
	if k := c.Args[0].Type().Kind(); k != types.KindString && k != types.KindNull {
		c.Heading = c.headingOfFirst()
		return c.unexpected(0, "STRING")
	}
	return c.coerce(0, types.String)
}

// headingOfFirst is the heading of functions that show their value only.
func (c *CallContext) headingOfFirst() string { return expr.Heading(c.Name, c.Args[:1]) }
