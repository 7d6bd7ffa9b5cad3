package functions

import (
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/format"
	"brook/engine/types"
)

func init() {
	csvFunc := func(name string, least, most int, usage string, resolve func(c *CallContext) error, examples ...Example) {
		register(Spec{Names: []string{name}, Group: "csv_funcs", Min: least, Max: most, Since: "3.0.0", Usage: usage, Examples: examples, Resolve: resolve})
	}
	csvFunc("from_csv", 2, 3, "from_csv(csvStr, schema[, options]) - Returns a struct value with the given `csvStr` and `schema`.", fromCSV,
		Example{"from_csv('1, 0.8', 'a INT, b DOUBLE')", "{1, 0.8}"}, Example{"from_csv('26/08/2015', 'time Timestamp', map('timestampFormat', 'dd/MM/yyyy'))", "{2015-08-26 00:00:00}"})
	csvFunc("to_csv", 1, 2, "to_csv(expr[, options]) - Returns a CSV string with a given struct value.", toCSV,
		Example{"to_csv(named_struct('a', 1, 'b', 2))", "1,2"})
	csvFunc("schema_of_csv", 1, 2, "schema_of_csv(csv[, options]) - Returns schema in the DDL format of CSV string.", schemaOfCSV,
		Example{"schema_of_csv('1,abc')", "STRUCT<_c0: INT, _c1: STRING>"})
}

func fromCSV(c *CallContext) error {
	if err := c.wantText(); err != nil {
		return err
	}
	c.Heading = c.headingOfFirst()
	t, err := c.textSchema(1)
	if err != nil {
		return err
	}
	s, ok := t.(*types.Struct)
	if !ok {
		return diag.New(diag.Analysis, "INVALID_SCHEMA.NON_STRUCT_TYPE", "42K07", "The input schema \"%s\" is not a valid schema string. The input expression should be evaluated to struct type, but got \"%s\".", c.Args[1].SQL(), t.SQL()).At(c.Place)
	}
	o, err := c.textOptions(2)
	if err != nil {
		return err
	}
	if o.Mode() == format.DropMalformed {
		if _, err := format.NewCSVTexts(s, o, plainEnvironment()); err != nil {
			return err
		}
	}
	c.Args = c.Args[:1]
	c.Type, c.Nullable = t, c.Args[0].Nullable()
	c.Kernel = strict(t, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		reader, err := format.NewCSVTexts(s, o, environment(x))
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

func toCSV(c *CallContext) error {
	c.Heading = c.headingOfFirst()
	if c.Args[0].Type().Kind() == types.KindNull {
		null, err := expr.NewLiteral(str, nil)
		if err == nil {
			c.Expr = named(null, c.Heading)
		}
		return err
	}
	s, ok := c.Args[0].Type().(*types.Struct)
	if !ok {
		return c.unsupportedInput(c.Args[0].Type().SQL())
	}
	for _, f := range s.Fields {
		if f.Type.Kind() == types.KindVariant {
			return c.unsupportedInput(s.SQL())
		}
	}
	o, err := c.textOptions(1)
	if err != nil {
		return err
	}
	if _, err := format.NewCSVLines(s, o, plainEnvironment()); err != nil {
		return err
	}
	c.Args = c.Args[:1]
	// A line of one field that has no text is no line.
	single := len(s.Fields) == 1
	c.Type, c.Nullable = str, true
	c.Kernel = strict(str, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		w, err := format.NewCSVLines(s, o, environment(x))
		if err != nil {
			return batch.Vector{}, err
		}
		out := newTexts(str, n, validOf(args, n))
		for i := range n {
			if out.skip() {
				continue
			}
			row := args[0].Value(i).(types.StructValue)
			line := w.Line(row)
			if single && row[0] == nil && len(line) == 0 {
				out.nullRow()
				continue
			}
			out.data = append(out.data, line...)
			out.end()
		}
		return out.finish(constant), nil
	})
	return nil
}

func schemaOfCSV(c *CallContext) error {
	c.Heading = c.headingOfFirst()
	v, err := c.constantArg(0, types.String, "csv")
	if err != nil {
		return err
	}
	line, ok := v.(string)
	if !ok {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.UNEXPECTED_NULL", "42K09", "Cannot resolve \"%s\" due to data type mismatch: The csv must not be null.", c.Heading).At(c.Place)
	}
	o, err := c.textOptions(1)
	if err != nil {
		return err
	}
	s, err := format.CSVSchema([]byte(line), o, plainEnvironment())
	if err != nil {
		return err
	}
	c.Args = c.Args[:1]
	c.Type = types.String
	c.Kernel = func(*expr.Context, []batch.Vector, int) (batch.Vector, error) {
		return batch.Constant(types.String, s.SQL())
	}
	return nil
}
