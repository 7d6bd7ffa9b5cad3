package functions

import (
	"errors"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/engine/variant"
)

func init() {
	variantFunc := func(names []string, least, most int, usage string, resolve func(c *CallContext) error, examples ...Example) {
		register(Spec{Names: names, Group: "variant_funcs", Min: least, Max: most, Since: "4.0.0", Usage: usage, Examples: examples, Resolve: resolve})
	}
	for _, name := range []string{"parse_json", "try_parse_json"} {
		variantFunc([]string{name}, 1, 1, name+"(jsonStr) - Reads a JSON text as a variant.", func(c *CallContext) error { return parseJSON(c, name != "parse_json") },
			Example{name + `('{"a":1,"b":0.8}')`, `{"a":1,"b":0.8}`})
	}
	for _, name := range []string{"variant_get", "try_variant_get"} {
		variantFunc([]string{name}, 2, 3, name+"(v, path[, type]) - Extracts the part of v that path leads to and casts it to type, a variant by default.", func(c *CallContext) error { return variantGet(c, name != "variant_get") },
			Example{name + `(parse_json('{"a": 1}'), '$.a', 'int')`, "1"}, Example{name + `(parse_json('[1, "2"]'), '$[1]', 'string')`, "2"}, Example{name + `(parse_json('{"a": 1}'), '$.b', 'int')`, "NULL"})
	}
	// v:a.b in SQL text is the same with another heading.
	register(Spec{Names: []string{"semi_structured_extract"}, Internal: true, Group: "variant_funcs", Min: 2, Max: 2, Usage: "semi_structured_extract(v, path) - v:path.", Resolve: func(c *CallContext) error {
		return variantGet(c, false)
	}})
	variantFunc([]string{"is_variant_null"}, 1, 1, "is_variant_null(expr) - Tells whether a variant is the null of JSON; NULL is not.", func(c *CallContext) error {
		if err := c.wantVariant(); err != nil {
			return err
		}
		return c.onAll(types.Boolean, false, func(_ *expr.Context, a []any) (any, error) {
			v, ok := a[0].(types.VariantValue)
			return ok && v == "null", nil
		})
	}, Example{"is_variant_null(parse_json('null'))", "true"}, Example{`is_variant_null(parse_json('"null"'))`, "false"})
	variantFunc([]string{"schema_of_variant"}, 1, 1, "schema_of_variant(v) - Returns the schema of a variant.", func(c *CallContext) error {
		if err := c.wantVariant(); err != nil {
			return err
		}
		return c.onCells(str, false, func(_ *expr.Context, a []any) (any, error) {
			v, err := variant.Decode(a[0].(types.VariantValue))
			return variant.SchemaText(variant.SchemaOf(v)), err
		})
	}, Example{"schema_of_variant(parse_json('null'))", "VOID"}, Example{`schema_of_variant(parse_json('[{"b":true,"a":0}]'))`, "ARRAY<OBJECT<a: BIGINT, b: BOOLEAN>>"})
	variantFunc([]string{"to_variant_object"}, 1, 1, "to_variant_object(expr) - Makes a variant of a nested value: structs and maps are objects.", toVariantObject,
		Example{"to_variant_object(named_struct('a', 1, 'b', 2))", `{"a":1,"b":2}`}, Example{"to_variant_object(array(1, 2, 3))", "[1,2,3]"})
	for _, name := range []string{"variant_explode", "variant_explode_outer"} {
		register(Spec{Names: []string{name}, Group: "generator_funcs", Min: 1, Max: 1, Since: "4.0.0", Params: []string{"input"}, Usage: name + "(expr) - Makes a row for each element of a variant array or field of a variant object.",
			Resolve: func(c *CallContext) error { return variantExplode(c, strings.HasSuffix(name, "_outer")) }})
	}
}

// wantVariant refuses an argument 0 that is no variant.
func (c *CallContext) wantVariant() error {
	switch c.Args[0].Type().Kind() {
	case types.KindVariant:
		return nil
	case types.KindNull:
		a, err := c.castTo(c.Args[0], types.Variant)
		if err == nil {
			c.Args[0] = a
		}
		return err
	}
	return c.unexpected(0, "VARIANT")
}

func parseJSON(c *CallContext, try bool) error {
	if k := c.Args[0].Type().Kind(); k != types.KindString && k != types.KindNull {
		return c.unexpected(0, "STRING")
	}
	err := c.scalar(types.Variant, []types.Type{str}, toText(types.Variant, func(_ *expr.Context, b []byte, args []batch.Vector, i int) ([]byte, bool, error) {
		text := string(textOf(args[0])(i))
		v, err := variant.Parse(text)
		if err == nil {
			return append(b, v.Encode()...), true, nil
		}
		if try {
			return b, false, nil
		}
		return nil, false, notVariant(text, err)
	}))
	c.Nullable = c.Nullable || try
	return err
}

func notVariant(text string, err error) error {
	switch {
	case errors.Is(err, variant.ErrDuplicate):
		_, key, _ := strings.Cut(err.Error(), ": ")
		return diag.New(diag.Py4J, "VARIANT_DUPLICATE_KEY", "22023", "Failed to build variant because of a duplicate object key `%s`.", key)
	case errors.Is(err, variant.ErrTooLarge):
		return diag.New(diag.Py4J, "VARIANT_SIZE_LIMIT", "22023", "Cannot build variant bigger than 16.0 MiB in `parse_json`. Please avoid large input strings to this expression (for example, add function call(s) to check the expression size and convert it to NULL first if it is too big).")
	}
	return diag.New(diag.Py4J, "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", "22023", "Malformed records are detected in record parsing: %s.\nParse Mode: FAILFAST. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'.", text)
}

func variantGet(c *CallContext, try bool) error {
	if err := c.wantVariant(); err != nil {
		return err
	}
	name := c.Name
	c.HeadingOf = func(a []expr.Expr) string { return expr.Heading(name, a[:2]) }
	t := types.Type(types.Variant)
	if len(c.Args) == 3 {
		v, err := c.constantArg(2, str, "type")
		if err != nil {
			return err
		}
		text, _ := v.(string)
		if t, err = c.ParseType(text); err != nil {
			return err
		}
		c.Args = c.Args[:2]
	}
	if name == "semi_structured_extract" {
		c.HeadingOf = lastKey
	}
	if err := c.coerce(1, str); err != nil {
		return err
	}
	if !fromVariant(t) {
		return c.noVariantCast(types.Variant, t)
	}
	var path []variant.Step
	last, known := "", false
	return c.onCells(t, true, func(x *expr.Context, a []any) (any, error) {
		if text := a[1].(string); !known || text != last {
			var ok bool
			if path, ok = variant.ParsePath(text); !ok {
				return nil, diag.New(diag.SparkRuntime, "INVALID_VARIANT_GET_PATH", "22023",
					"The path `%s` is not a valid variant extraction path in ``%s``.\nTo be valid, a path should start with `$` and is followed by zero or more segments like `[123]`, `.name`, `['name']`, or `[\"name\"]`.", text, name)
			}
			last, known = text, true
		}
		v, err := variant.Decode(a[0].(types.VariantValue))
		if err != nil {
			return nil, err
		}
		v, ok := v.At(path)
		if !ok {
			return nil, nil
		}
		return variantTo(x, v, t, try)
	})
}

// lastKey is the heading of v:a.b: the last name of the path.
func lastKey(a []expr.Expr) string {
	if l, ok := a[1].(*expr.Literal); ok {
		text, _ := l.Value.(string)
		if path, ok := variant.ParsePath(text); ok {
			for i := len(path) - 1; i >= 0; i-- {
				if path[i].Index < 0 {
					return path[i].Key
				}
			}
		}
	}
	return a[0].SQL()
}

func (c *CallContext) noVariantCast(from, to types.Type) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: cannot cast \"%s\" to \"%s\".", c.heading(), from.SQL(), to.SQL()).At(c.Place)
}

func toVariantObject(c *CallContext) error {
	t := c.Args[0].Type()
	switch t.Kind() {
	case types.KindArray, types.KindMap, types.KindStruct:
	default:
		return c.noVariantCast(t, types.Variant)
	}
	if !toVariant(t, true) {
		return c.noVariantCast(t, types.Variant)
	}
	return c.onCells(types.Variant, false, func(_ *expr.Context, a []any) (any, error) {
		return variantOf(t, a[0]).Encode(), nil
	})
}

func variantExplode(c *CallContext, outer bool) error {
	if err := c.wantVariant(); err != nil {
		return err
	}
	g := &expr.Generator{Name: c.Name, Args: c.Args, Outer: outer, Output: []types.Field{
		{Name: "pos", Type: types.Integer, Nullable: outer}, {Name: "key", Type: types.String, Nullable: true}, {Name: "value", Type: types.Variant, Nullable: outer},
	}}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		var from []int32
		builders := make([]*batch.Builder, len(g.Output))
		for k, f := range g.Output {
			builders[k] = batch.NewBuilder(f.Type, rows)
		}
		for i := range rows {
			stored, ok := args[0].Value(i).(types.VariantValue)
			if !ok {
				continue
			}
			v, err := variant.Decode(stored)
			if err != nil {
				return nil, nil, err
			}
			for k, x := range v.Items {
				var key any
				if v.Object {
					key = v.Keys[k]
				}
				from = append(from, int32(i))
				for b, cell := range []any{int32(k), key, x.Encode()} {
					if err := builders[b].Append(cell); err != nil {
						return nil, nil, err
					}
				}
			}
		}
		out := make([]batch.Vector, len(builders))
		for k, b := range builders {
			out[k] = batch.Of(g.Output[k].Type, b.Finish())
		}
		return from, out, nil
	}
	c.Generator = g
	return nil
}
