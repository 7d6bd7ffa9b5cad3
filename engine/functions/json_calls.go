package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/format"
	"brook/engine/types"
)

func jsonFunc(name string, least, most int, usage string, resolve func(c *CallContext) error, examples ...Example) {
	register(Spec{Names: []string{name}, Group: "json_funcs", Min: least, Max: most, Usage: usage, Examples: examples, Resolve: resolve})
}

func init() {
	jsonFunc("from_json", 2, 3, "from_json(jsonStr, schema[, options]) - Returns a struct value with the given `jsonStr` and `schema`.", fromJSON,
		Example{`from_json('{"a":1, "b":0.8}', 'a INT, b DOUBLE')`, "{1, 0.8}"}, Example{"from_json('[1,2]', 'ARRAY<INT>')", "[1, 2]"})
	jsonFunc("to_json", 1, 2, "to_json(expr[, options]) - Returns a JSON string with a given struct, array, map or variant value.", toJSON,
		Example{"to_json(named_struct('a', 1, 'b', 2))", `{"a":1,"b":2}`}, Example{"to_json(array(map('a', 1)))", `[{"a":1}]`})
	jsonFunc("get_json_object", 2, 2, "get_json_object(json_txt, path) - Extracts a json object from `path`.", getJSONObject,
		Example{`get_json_object('{"a":"b"}', '$.a')`, "b"}, Example{`get_json_object('[{"a":"b"},{"a":"c"}]', '$[*].a')`, `["b","c"]`})
	jsonFunc("json_array_length", 1, 1, "json_array_length(jsonArray) - Returns the number of elements in the outermost JSON array.", func(c *CallContext) error {
		if err := c.wantText(); err != nil {
			return err
		}
		return c.fromTexts(types.Integer, func(s []byte) (any, bool) { return wrapOK(format.JSONArrayLength(s)) })
	}, Example{"json_array_length('[1,2,3,4]')", "4"}, Example{"json_array_length('[1,2')", "NULL"})
	jsonFunc("json_object_keys", 1, 1, "json_object_keys(json_object) - Returns all the keys of the outermost JSON object as an array.", func(c *CallContext) error {
		if err := c.wantText(); err != nil {
			return err
		}
		return c.fromTexts(&types.Array{Elem: types.String, ContainsNull: true}, func(s []byte) (any, bool) { return wrapOK(format.JSONObjectKeys(s)) })
	}, Example{`json_object_keys('{"f1":"abc","f2":{"f3":"a"}}')`, "[f1, f2]"})
	jsonFunc("schema_of_json", 1, 2, "schema_of_json(json[, options]) - Returns schema in the DDL format of JSON string.", schemaOfJSON,
		Example{`schema_of_json('[{"col":0}]')`, "ARRAY<STRUCT<col: BIGINT>>"})
	register(Spec{Names: []string{"json_tuple"}, Group: "generator_funcs", Min: 2, Max: -1, Resolve: jsonTuple,
		Usage:    "json_tuple(jsonStr, p1, p2, ..., pn) - Returns a tuple like the function get_json_object, but it takes multiple names.",
		Examples: []Example{{`json_tuple('{"a":1, "b":2}', 'a', 'b')`, "1\t2"}}})
}

func wrapOK[T any](v T, ok bool) (any, bool) { return v, ok }

// fromTexts computes a value of each text; ok false is NULL.
func (c *CallContext) fromTexts(t types.Type, f func(s []byte) (v any, ok bool)) error {
	c.Type, c.Nullable = t, true
	c.Kernel = strict(t, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		text := textOf(args[0])
		b := batch.NewBuilder(t, n)
		for i := range n {
			var cell any
			if !args[0].Null(i) {
				if v, ok := f(text(i)); ok {
					cell = v
				}
			}
			if err := b.Append(cell); err != nil {
				return batch.Vector{}, err
			}
		}
		return result(t, b.Finish(), constant), nil
	})
	return nil
}

func fromJSON(c *CallContext) error {
	if err := c.wantText(); err != nil {
		return err
	}
	c.Heading = c.headingOfFirst()
	t, err := c.textSchema(1)
	if err != nil {
		return err
	}
	switch t.Kind() {
	case types.KindStruct, types.KindArray, types.KindMap, types.KindVariant:
	default:
		return c.noJSON(t)
	}
	m, isMap := t.(*types.Map)
	if isMap && m.Key.Kind() != types.KindString {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_JSON_MAP_KEY_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: Input schema \"%s\" can only contain STRING as a key type for a MAP.", "entries", t.SQL()).At(c.Place)
	}
	o, err := c.textOptions(2)
	if err != nil {
		return err
	}
	if o.Mode() == format.DropMalformed {
		// Other wrong options are found with the first batch, as in Spark.
		if _, err := format.NewJSONTexts(t, o, plainEnvironment()); err != nil {
			return err
		}
	}
	if isMap {
		c.Heading = "entries" // as Spark calls such a column
	}
	c.Args = c.Args[:1]
	c.Type, c.Nullable = t, true
	c.Kernel = strict(t, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		reader, err := format.NewJSONTexts(t, o, environment(x))
		if err != nil {
			return batch.Vector{}, err
		}
		text := textOf(args[0])
		out, err := reader.Parse(n, func(i int) []byte {
			if args[0].Null(i) {
				return nil
			}
			if s := text(i); s != nil {
				return s
			}
			return []byte{}
		})
		if err != nil {
			return batch.Vector{}, err
		}
		return result(t, out, constant), nil
	})
	return nil
}

// noJSON refuses types that stand for no JSON document.
func (c *CallContext) noJSON(t types.Type) error {
	return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_JSON_SCHEMA", "42K09",
		"Cannot resolve \"%s\" due to data type mismatch: Input schema \"%s\" must be a struct, an array, a map or a variant.", c.headingOfFirst(), t.SQL()).At(c.Place)
}

func toJSON(c *CallContext) error {
	heading := c.headingOfFirst()
	t := c.Args[0].Type()
	switch t.Kind() {
	case types.KindStruct, types.KindArray, types.KindMap, types.KindVariant:
	case types.KindNull:
		null, err := expr.NewLiteral(str, nil)
		if err == nil {
			c.Expr = named(null, heading)
		}
		return err
	default:
		return c.noJSON(t)
	}
	o, err := c.textOptions(1)
	if err != nil {
		return err
	}
	if o.Text("ignoreNullFields", "") == "" && c.Conf.Get != nil {
		if v, ok := c.Conf.Get("spark.sql.jsonGenerator.ignoreNullFields"); ok {
			o["ignorenullfields"] = v
		}
	}
	if pretty, err := o.Bool("pretty", false); err != nil {
		return err
	} else if pretty {
		return diag.NotImplemented("the option pretty of to_json").At(c.Place)
	}
	c.Args, c.Heading = c.Args[:1], heading
	c.Type, c.Nullable = types.String, true
	c.Kernel = strict(types.String, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		w, err := format.NewJSONWriter(&types.Struct{}, o, environment(x))
		if err != nil {
			return batch.Vector{}, err
		}
		out := newTexts(types.String, n, validOf(args, n))
		for i := range n {
			if !out.skip() {
				out.data = w.Value(out.data, t, args[0].Value(i))
				out.end()
			}
		}
		return out.finish(constant), nil
	})
	return nil
}

func getJSONObject(c *CallContext) error {
	if err := c.scalar(types.String, []types.Type{types.String, types.String}, nil); err != nil {
		return err
	}
	c.Nullable = true
	c.Kernel = strict(types.String, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		text, paths := textOf(args[0]), textOf(args[1])
		out := newTexts(types.String, n, validOf(args, n))
		var path *format.JSONPath
		known := false
		for i := range n {
			if out.skip() {
				continue
			}
			if !known || !args[1].Const {
				path, _ = format.ParseJSONPath(string(paths(i)))
				known = true
			}
			ok := path != nil
			if ok {
				out.data, ok = path.Append(out.data, text(i))
			}
			if ok {
				out.end()
			} else {
				out.nullRow()
			}
		}
		return out.finish(constant), nil
	})
	return nil
}

func schemaOfJSON(c *CallContext) error {
	c.Heading = c.headingOfFirst()
	v, err := c.constantArg(0, types.String, "json")
	if err != nil {
		return err
	}
	s, ok := v.(string)
	if !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The `json` must not be null.", c.Heading).At(c.Place)
	}
	o, err := c.textOptions(1)
	if err != nil {
		return err
	}
	in, err := format.NewJSONInference(o, plainEnvironment())
	if err != nil {
		return err
	}
	t, err := in.Type([]byte(s))
	if err != nil {
		return err
	}
	c.Args = c.Args[:1]
	c.Type = types.String
	c.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
		return batch.Constant(types.String, t.SQL())
	}
	return nil
}

// jsonTuple makes one row of each text with the values of the named fields.
func jsonTuple(c *CallContext) error {
	for _, a := range c.Args {
		if k := a.Type().Kind(); k != types.KindString && k != types.KindNull {
			return diag.New(diag.Analysis, "DATATYPE_MISMATCH.NON_STRING_TYPE", "42K09",
				"Cannot resolve \"%s\" due to data type mismatch: all arguments of the function `json_tuple` must be strings.", c.heading()).At(c.Place)
		}
	}
	g := &expr.Generator{Name: c.Name, Args: c.Args}
	for i := range c.Args[1:] {
		g.Output = append(g.Output, types.Field{Name: "c" + itoa(i), Type: types.String, Nullable: true})
	}
	g.Expand = func(_ *expr.Context, args []batch.Vector, rows int) ([]int32, []batch.Vector, error) {
		from := make([]int32, rows)
		columns := make([]*texts, len(args)-1)
		for k := range columns {
			columns[k] = newTexts(types.String, rows, nil)
		}
		names := make([]int, len(columns)) // the column that first asks for the name
		found := make([][]byte, len(columns))
		index := map[string]int{}
		constant := true
		for _, a := range args[1:] {
			constant = constant && a.Const
		}
		for i := range rows {
			from[i] = int32(i)
			if i == 0 || !constant {
				clear(index)
				for k, a := range args[1:] {
					names[k] = -1
					if name, ok := a.Value(i).(string); ok {
						if _, asked := index[name]; !asked {
							index[name] = k
						}
						names[k] = index[name]
					}
				}
			}
			ok := false
			if !args[0].ConstNull() && !args[0].Null(i) {
				ok = format.JSONFields(textOf(args[0])(i), index, found)
			}
			for k, col := range columns {
				if !ok || names[k] < 0 || found[names[k]] == nil {
					col.nullRow()
					continue
				}
				col.data = append(col.data, found[names[k]]...)
				col.end()
			}
		}
		out := make([]batch.Vector, len(columns))
		for k, col := range columns {
			out[k] = col.finish(false)
		}
		return from, out, nil
	}
	c.Generator = g
	return nil
}
