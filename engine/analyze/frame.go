package analyze

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

func itoa(n int) string { return strconv.Itoa(n) }

// frame resolves the relations that only DataFrame methods make.
func (a *analyzer) frame(r plan.Relation, s *scope) (logical.Node, error) {
	switch r := r.(type) {
	case *plan.WithColumns:
		return a.withColumns(r, s)
	case *plan.WithColumnsRenamed:
		return a.renameColumns(r, s)
	case *plan.Drop:
		return a.drop(r, s)
	case *plan.ToDF:
		return a.toDF(r, s)
	case *plan.Deduplicate:
		return a.deduplicate(r, s)
	case *plan.WithWatermark:
		return a.watermark(r, s)
	case *plan.NAFill:
		return a.fill(r, s)
	case *plan.NADrop:
		return a.dropNulls(r, s)
	case *plan.Generate:
		return a.lateralView(r, s)
	case *plan.NAReplace:
		return a.replaceValues(r, s)
	case *plan.Unpivot:
		return a.unpivot(r, s)
	case *plan.Transpose:
		return a.transpose(r, s)
	case *plan.CollectMetrics:
		return a.metrics(r, s)
	}
	name := strings.TrimPrefix(strings.TrimPrefix(typeName(r), "*"), "plan.")
	return nil, diag.NotImplemented("the operation %s", name)
}

func (a *analyzer) withColumns(r *plan.WithColumns, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	made := map[string]expr.Expr{}
	var order []string
	for _, c := range r.Columns {
		x, err := a.expression(c.Child, names)
		if err != nil {
			return nil, err
		}
		low := strings.ToLower(c.Names[0])
		if made[low] != nil {
			return nil, diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711", "The column %s already exists. Choose another name or rename the existing column.", types.QuoteIdentifier(low))
		}
		alias := &expr.Alias{Child: plainOf(x), Name: c.Names[0], ID: newID(), Metadata: c.Metadata}
		made[low], names.aliases = alias, append(names.aliases, alias)
		order = append(order, low)
	}
	var list []expr.Expr
	for _, x := range in.Output() {
		if x.Hidden {
			continue
		}
		if e := made[strings.ToLower(x.Name)]; e != nil {
			list = append(list, e)
			order = slices.DeleteFunc(order, func(n string) bool { return n == strings.ToLower(x.Name) })
			continue
		}
		list = append(list, x)
	}
	for _, n := range order {
		list = append(list, made[n])
	}
	return a.build(in, append(list, metadataOf(in)...))
}

func (a *analyzer) renameColumns(r *plan.WithColumnsRenamed, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	var list []expr.Expr
	for _, x := range in.Output() {
		name := x.Name
		for i, from := range r.From {
			if strings.EqualFold(from, name) {
				name = r.To[i]
			}
		}
		switch {
		case x.Hidden:
		case name == x.Name:
			list = append(list, x)
		default:
			list = append(list, &expr.Alias{Child: x, Name: name, ID: newID(), Metadata: x.Metadata})
		}
	}
	return logical.NewProject(in, append(list, metadataOf(in)...)), nil
}

// metadataOf is the metadata column of files that stays within reach when other
// columns come and go.
func metadataOf(in logical.Node) []expr.Expr {
	for _, x := range in.Output() {
		if x.Hidden && x.Name == "_metadata" {
			return []expr.Expr{x}
		}
	}
	return nil
}

func (a *analyzer) drop(r *plan.Drop, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	gone := map[expr.ID]bool{}
	for _, c := range r.Columns {
		// A column that is not there is no error.
		if x, err := a.expression(c, inputOf(in)); err == nil {
			if col, ok := x.(*expr.Attr); ok {
				gone[col.ID] = true
			}
		}
	}
	var list []expr.Expr
	for _, x := range in.Output() {
		if !x.Hidden && !gone[x.ID] && !slices.ContainsFunc(r.Names, func(n string) bool { return strings.EqualFold(n, x.Name) }) {
			list = append(list, x)
		}
	}
	return logical.NewProject(in, list), nil
}

func (a *analyzer) toDF(r *plan.ToDF, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	out := inputOf(in).open()
	if len(out) != len(r.Names) {
		return nil, diag.New(diag.Analysis, "ASSIGNMENT_ARITY_MISMATCH", "42802", "The number of columns or variables assigned or aliased: %d does not match the number of source expressions: %d.", len(out), len(r.Names)).
			With("numTarget", itoa(len(out))).With("numExpr", itoa(len(r.Names)))
	}
	list := make([]expr.Expr, len(out))
	for i, x := range out {
		list[i] = &expr.Alias{Child: x, Name: r.Names[i], ID: newID(), Metadata: x.Metadata}
	}
	return logical.NewProject(in, list), nil
}

func (in *input) open() []*expr.Attr {
	return slices.DeleteFunc(slices.Clone(in.attrs), func(x *expr.Attr) bool { return x.Hidden })
}

// visible are the names of open.
func (in *input) visible() []string {
	var names []string
	for _, x := range in.open() {
		names = append(names, x.Name)
	}
	return names
}

func (a *analyzer) deduplicate(r *plan.Deduplicate, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	if r.WithinWatermark && !logical.IsStreaming(in) {
		return nil, unsupported(in, "dropDuplicatesWithinWatermark is not supported with batch DataFrames/DataSets")
	}
	names := inputOf(in)
	keys := names.open()
	if !r.All {
		keys = nil
		for _, c := range r.Columns {
			found := names.named(c)
			if len(found) == 0 {
				return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1201", "", "Cannot resolve column name \"%s\" among (%s).", c, strings.Join(names.visible(), ", "))
			}
			keys = append(keys, found...)
		}
	}
	if _, err := distinctRows(in, keys); err != nil {
		return nil, err
	}
	return &logical.Deduplicate{Input: in, Keys: keys, WithinWatermark: r.WithinWatermark, Select: r.Select}, nil
}

func (a *analyzer) watermark(r *plan.WithWatermark, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	x, err := a.expression(&plan.Attribute{Name: strings.Split(r.EventTime, ".")}, inputOf(in))
	if err != nil {
		return nil, err
	}
	if !logical.IsStreaming(in) {
		return in, nil
	}
	d, err := datetime.ParseInterval(r.Delay)
	if err != nil {
		return nil, diag.New(diag.Analysis, "CANNOT_PARSE_INTERVAL", "22006", "Unable to parse '%s'. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. If the issue persists, please double check that the input value is not null or empty and try again.", r.Delay)
	}
	// A month counts as 31 days, as in Spark.
	delay := (int64(d.Months)*31+int64(d.Days))*datetime.Day + d.Micros
	if delay < 0 {
		return nil, diag.New(diag.IllegalArgument, "", "", "requirement failed: delay threshold (%s) should not be negative.", r.Delay)
	}
	col, ok := x.(*expr.Attr)
	window := false
	if ok {
		st, isStruct := col.Typ.(*types.Struct)
		window = isStruct && len(st.Fields) == 2 && st.Fields[1].Type.Kind() == types.KindTimestamp
	}
	if !ok || col.Typ.Kind() != types.KindTimestamp && !window {
		e := diag.New(diag.Analysis, "EVENT_TIME_IS_NOT_ON_TIMESTAMP_TYPE", "42K09", "The event time %s has the invalid type \"%s\", but expected \"TIMESTAMP\".", types.QuoteIdentifier(r.EventTime), x.Type().SQL())
		e.Tail = ";"
		return nil, e
	}
	marked := *col
	marked.Watermark, marked.Unmarked = &delay, col.PlanIDs
	return &logical.EventTimeWatermark{Input: in, Attr: &marked, Delay: delay, Stats: &logical.EventTimeStats{}}, nil
}

func (a *analyzer) fill(r *plan.NAFill, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	for _, c := range r.Columns {
		if len(names.named(c)) == 0 {
			return nil, unresolvedField(c, names)
		}
	}
	var list []expr.Expr
	for _, x := range names.open() {
		var value *plan.Literal
		if r.ByName {
			for i, c := range r.Columns {
				if strings.EqualFold(c, x.Name) {
					value = r.Values[i]
				}
			}
		} else if len(r.Columns) == 0 || slices.ContainsFunc(r.Columns, func(c string) bool { return strings.EqualFold(c, x.Name) }) {
			value = r.Values[0]
		}
		if value == nil || !r.ByName && !fills(value.Type, x.Typ) {
			list = append(list, x)
			continue
		}
		e, err := a.filled(x, value)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return logical.NewProject(in, list), nil
}

// fills reports whether a value is of the column's family.
func fills(value, column types.Type) bool {
	if types.IsNumeric(value) {
		return types.IsNumeric(column)
	}
	return value.Kind() == column.Kind()
}

func (a *analyzer) filled(x *expr.Attr, value *plan.Literal) (expr.Expr, error) {
	l, err := expr.NewLiteral(value.Type, value.Value)
	if err != nil {
		return nil, err
	}
	v, err := functions.Cast(l, x.Typ, a.castMode())
	if err != nil {
		return nil, err
	}
	cell := expr.Expr(x)
	if types.IsFractional(x.Typ) {
		// NaN is filled too.
		if cell, err = a.resolved("nanvl", x, null(x.Typ)); err != nil {
			return nil, err
		}
	}
	c, err := a.resolved("coalesce", cell, v)
	if err != nil {
		return nil, err
	}
	return &expr.Alias{Child: c, Name: x.Name, ID: newID(), Metadata: x.Metadata}, nil
}

func null(t types.Type) expr.Expr {
	l, err := expr.NewLiteral(t, nil)
	if err != nil {
		panic(err) // every type has a NULL
	}
	return l
}

func (a *analyzer) dropNulls(r *plan.NADrop, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	names := inputOf(in)
	columns := names.open()
	if len(r.Columns) > 0 {
		columns = nil
		for _, c := range r.Columns {
			found := names.named(c)
			if len(found) == 0 {
				return nil, unresolvedField(c, names)
			}
			columns = append(columns, found...)
		}
	}
	need := r.MinNonNulls
	if need < 0 {
		need = len(columns)
	}
	var args []expr.Expr
	for _, x := range columns {
		args = append(args, x)
	}
	cond, err := functions.AtLeast(need, args)
	return &logical.Filter{Input: in, Cond: cond}, err
}

// generatorWrong is why the call of a LATERAL VIEW cannot be, at the clause. A
// function that is not there is looked for in the current database.
func (a *analyzer) generatorWrong(r *plan.Generate, err error) error {
	e, ok := diag.As(err)
	f, call := r.Generator.(*plan.Function)
	switch {
	case !ok || !call:
	case e.Condition == "UNRESOLVED_ROUTINE":
		name := f.Name
		if len(name) == 1 && a.Catalog != nil {
			_, db := a.Catalog.CurrentDatabase()
			name = []string{db, name[0]}
		}
		return diag.New(diag.Analysis, "ROUTINE_NOT_FOUND", "42883", "The routine %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema and catalog, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP ... IF EXISTS.", quoteName(name))
	case e.Place == f.Place && r.Place.Source != nil:
		e.Place = r.Place
	}
	return err
}

func (a *analyzer) lateralView(r *plan.Generate, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	x, err := a.expression(r.Generator, inputOf(in))
	if err != nil {
		return nil, a.generatorWrong(r, err)
	}
	g, ok := plainOf(x).(*expr.Generator)
	if !ok {
		name := "expression"
		if f, ok := r.Generator.(*plan.Function); ok {
			name = strings.ToLower(f.Name[len(f.Name)-1])
		}
		e := diag.New(diag.Analysis, "UNSUPPORTED_GENERATOR.NOT_GENERATOR", "42K0E", "The generator is not supported: %s is expected to be a generator. However, its class is %s, which is not a generator.", types.QuoteIdentifier(name), functions.ClassOf(name)).At(r.Place)
		line, column := e.Place.LineColumn()
		e.Tail = fmt.Sprintf("; line %d pos %d", line, column-1)
		return nil, e
	}
	made := make([]*expr.Attr, len(g.Output))
	if len(r.Columns) > 0 && len(r.Columns) != len(made) {
		return nil, diag.New(diag.Analysis, "UDTF_ALIAS_NUMBER_MISMATCH", "42802", "The number of aliases supplied in the AS clause does not match the number of columns output by the UDTF.\nExpected %d aliases, but got %s.", len(made), strings.Join(r.Columns, ","))
	}
	for i, f := range g.Output {
		name := f.Name
		if len(r.Columns) > 0 {
			name = r.Columns[i]
		}
		made[i] = logical.NewAttr(name, f.Type, f.Nullable || r.Outer)
		made[i].Qualifier = []string{r.Alias}
	}
	return &logical.Generate{Input: in, Generator: g, Outer: r.Outer, Attrs: made}, nil
}
