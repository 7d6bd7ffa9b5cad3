package engine

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// insert is INSERT INTO and OVERWRITE, and df.write.insertInto.
func (s *Session) insert(ctx context.Context, c *plan.InsertInto) error {
	if c.Directory != "" {
		return s.directory(ctx, c)
	}
	t, err := s.insertTarget(c.Table)
	if err != nil {
		return commandAt(err, c.Place)
	}
	input, err := s.assign(ctx, t, c)
	if err != nil {
		return err
	}
	defer s.relist(t)
	target := fileTarget{format: t.Provider, path: t.Location, mode: "append", partitionBy: t.PartitionBy, options: t.Options, lengths: t.Schema}
	if !c.Overwrite {
		n, err := s.analyze(ctx, input)
		if err != nil {
			return err
		}
		return storeError(s.writeNode(ctx, n, target), t)
	}
	dynamic := strings.EqualFold(s.conf.String("spark.sql.sources.partitionOverwriteMode"), "DYNAMIC") && len(t.PartitionBy) > 0
	if reads, err := s.analyze(ctx, input); err != nil {
		return err
	} else if !dynamic && readsTable(reads, t) {
		return diag.New(diag.Analysis, "UNSUPPORTED_OVERWRITE.TABLE", "42902", "Can't overwrite the target that is also being read from. The target table is %s.", quoteName(SparkCatalog, t.Database, t.Name))
	}
	// The rows may come from the table itself, so they are computed first.
	r, err := s.Execute(ctx, input)
	if err != nil {
		return storeError(err, t)
	}
	n, err := s.analyze(ctx, &plan.LocalRelation{Schema: r.Schema, Batches: r.Batches})
	if err != nil {
		return err
	}
	if len(t.PartitionBy) > 0 && (len(c.Partition) > 0 || strings.EqualFold(s.conf.String("spark.sql.sources.partitionOverwriteMode"), "DYNAMIC")) {
		if err := s.clearPartitions(t, c, r); err != nil {
			return err
		}
	} else {
		if err := s.options.FS.RemoveAll(t.Location); err != nil {
			return err
		}
		if err := s.options.FS.MkdirAll(t.Location); err != nil {
			return err
		}
	}
	return s.writeNode(ctx, n, target)
}

// readsTable reports whether a plan reads the table's files by its name.
func readsTable(n logical.Node, t *Table) bool {
	found := false
	logical.Walk(n, func(n logical.Node) bool {
		if scan, ok := n.(*logical.Scan); ok && len(scan.Attrs) > 0 {
			found = found || slices.EqualFunc(scan.Attrs[0].Qualifier, []string{SparkCatalog, t.Database, t.Name}, strings.EqualFold)
		}
		return !found
	})
	return found
}

func (s *Session) insertTarget(parts []string) (*Table, error) {
	if v := s.catalog.tempView(parts); v != nil {
		return nil, notView("INSERT", quoteName(v.Name))
	}
	t, err := s.catalog.lookup(parts)
	if err != nil {
		return nil, err
	}
	if t.View != nil {
		return nil, notView("INSERT", quoteName(SparkCatalog, t.Database, t.Name))
	}
	return t, nil
}

// assign makes a projection of the input with the table's columns and types,
// by position or by name, as ANSI store assignment allows.
func (s *Session) assign(ctx context.Context, t *Table, c *plan.InsertInto) (plan.Relation, error) {
	quoted := quoteName(SparkCatalog, t.Database, t.Name)
	columns := t.Schema.Fields
	input := c.Input
	static := map[string]plan.Expr{}
	for key, e := range c.Partition {
		i := fieldIndex(t.Schema, key)
		if i < 0 || t.partition(key) < 0 {
			return nil, noPartition(t, key)
		}
		if e != nil {
			static[strings.ToLower(columns[i].Name)] = e
		}
	}
	if err := partitionOrder(t, static, len(c.Partition)); err != nil {
		return nil, err
	}
	input, err := s.defaults(ctx, t, c, input)
	if err != nil {
		return nil, err
	}
	n, err := s.analyze(ctx, input)
	if err != nil {
		return nil, err
	}
	given := logical.Schema(n)
	// targets are the table columns that the input's columns are for.
	var targets []types.Field
	switch {
	case len(c.Columns) > 0:
		seen := map[string]bool{}
		for _, col := range c.Columns {
			i := fieldIndex(t.Schema, col)
			if i < 0 {
				return nil, s.unresolvedColumn(col, t)
			}
			if low := strings.ToLower(columns[i].Name); seen[low] {
				return nil, columnExists(low)
			} else {
				seen[low] = true
			}
			targets = append(targets, columns[i])
		}
	case c.ByName:
		for _, f := range given.Fields {
			i := fieldIndex(t.Schema, f.Name)
			if i < 0 && len(given.Fields) > len(columns)-len(static) {
				return nil, insertArity(quoted, t, given, false)
			}
			if i < 0 {
				return nil, diag.New(diag.Analysis, "INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS", "KD000",
					"Cannot write incompatible data for the table %s: Cannot write extra columns %s.", quoted, quoteName(f.Name))
			}
			if slices.ContainsFunc(targets, func(f types.Field) bool { return f.Name == columns[i].Name }) {
				return nil, diag.New(diag.Analysis, "INCOMPATIBLE_DATA_FOR_TABLE.AMBIGUOUS_COLUMN_NAME", "KD000", "Cannot write incompatible data for the table %s: Ambiguous column name in the input data %s.", quoted, quoteName(columns[i].Name))
			}
			targets = append(targets, columns[i])
		}
	default:
		for _, f := range columns {
			if _, ok := static[strings.ToLower(f.Name)]; !ok {
				targets = append(targets, f)
			}
		}
	}
	if len(given.Fields) != len(targets) {
		return nil, insertArity(quoted, t, given, len(given.Fields) < len(targets))
	}
	list := make([]plan.Expr, len(columns))
	in := &plan.SubqueryAlias{Input: input, Alias: "__input", Columns: numbered(len(given.Fields))}
	for i, f := range columns {
		var value plan.Expr
		var from types.Type
		at := slices.IndexFunc(targets, func(x types.Field) bool { return x.Name == f.Name })
		switch {
		case at >= 0:
			value, from = plan.Attr(in.Columns[at]), given.Fields[at].Type
		case static[strings.ToLower(f.Name)] != nil:
			value = static[strings.ToLower(f.Name)]
		default:
			if value, err = s.defaultOf(t, f); err != nil {
				return nil, err
			}
		}
		if from != nil {
			if err := storable(quoted, f, from, s.conf.String("spark.sql.storeAssignmentPolicy")); err != nil {
				return nil, err
			}
		}
		if from != nil && strings.EqualFold(s.conf.String("spark.sql.storeAssignmentPolicy"), "LEGACY") && !canStore(from, f.Type) {
			value = &plan.Cast{Child: value, To: f.Type, Try: true}
		}
		list[i] = &plan.Alias{Child: storeCast(value, f), Names: []string{f.Name}}
	}
	return &plan.Project{Input: in, List: list}, nil
}

// numbered makes n column names that need no quotes.
func numbered(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "c" + strconv.Itoa(i)
	}
	return out
}

// storeCast casts to the column's type; CHAR columns are padded.
func storeCast(value plan.Expr, f types.Field) plan.Expr {
	out := plan.Expr(&plan.Cast{Child: value, To: f.Type})
	if c, ok := f.Type.(types.Char); ok {
		out = &plan.Case{Whens: []plan.When{{
			Cond: plan.Call("<", plan.Call("length", out), plan.Lit(types.Integer, int32(c.Length))),
			Then: plan.Call("rpad", out, plan.Lit(types.Integer, int32(c.Length)), plan.Lit(types.String, " ")),
		}}, Else: out}
	}
	return out
}

// storeError gives a failed cast the words that it has in an insert.
func storeError(err error, t *Table) error {
	e, ok := diag.As(err)
	if !ok || e.Condition != "CAST_OVERFLOW" && !strings.HasPrefix(e.Condition, "NUMERIC_VALUE_OUT_OF_RANGE") {
		return err
	}
	to, from := e.Params["targetType"], e.Params["sourceType"]
	for _, f := range t.Schema.Fields {
		if `"`+f.Type.SQL()+`"` == to {
			return diag.New(diag.Arithmetic, "CAST_OVERFLOW_IN_TABLE_INSERT", "22003",
				"Fail to assign a value of %s type to the %s type column or variable %s due to an overflow. Use `try_cast` on the input value to tolerate overflow and return NULL instead.", from, to, quoteName(f.Name))
		}
	}
	return err
}

// checkLengths refuses text that is longer than its CHAR or VARCHAR column.
func checkLengths(schema *types.Struct, b *batch.Batch) error {
	for i, f := range schema.Fields {
		limit := 0
		switch t := f.Type.(type) {
		case types.Char:
			limit = t.Length
		case types.Varchar:
			limit = t.Length
		default:
			continue
		}
		for row := range b.Rows {
			text, ok := b.Columns[i].Value(row).(string)
			if ok && len(text) > limit && utf8.RuneCountInString(strings.TrimRight(text, " ")) > limit {
				return diag.New(diag.SparkRuntime, "EXCEED_LIMIT_LENGTH", "54006",
					"Exceeds char/varchar type length limitation: %d.", limit).With("limit", strconv.Itoa(limit))
			}
		}
	}
	return nil
}

func insertArity(quoted string, t *Table, given *types.Struct, few bool) error {
	kind, sentence := "TOO_MANY_DATA_COLUMNS", "too many data columns"
	if few {
		kind, sentence = "NOT_ENOUGH_DATA_COLUMNS", "not enough data columns"
	}
	return diag.New(diag.Analysis, "INSERT_COLUMN_ARITY_MISMATCH."+kind, "21S01",
		"Cannot write to %s, the reason is %s:\nTable columns: %s.\nData columns: %s.", quoted, sentence, fieldList(t.Schema), fieldList(given)).
		With("tableName", quoted)
}

// storable checks ANSI store assignment: no string into numbers, no lossy pair
// of families.
func storable(quoted string, f types.Field, from types.Type, policy string) error {
	if strings.EqualFold(policy, "LEGACY") || canStore(from, f.Type) {
		return nil
	}
	return storeMistake(quoted, quoteName(f.Name), from, f.Type)
}

// storeMistake says what about a value does not fit: the field of a struct that
// is wrong, or missing.
func storeMistake(quoted, path string, from, to types.Type) error {
	x, ok := from.(*types.Struct)
	y, ok2 := to.(*types.Struct)
	if ok && ok2 {
		for i, f := range y.Fields {
			if i < len(x.Fields) && !canStore(x.Fields[i].Type, f.Type) {
				return storeMistake(quoted, path+"."+quoteName(f.Name), x.Fields[i].Type, f.Type)
			}
		}
		var list []string
		for _, f := range y.Fields[min(len(x.Fields), len(y.Fields)):] {
			list = append(list, quoteName(f.Name))
		}
		kind, word := "STRUCT_MISSING_FIELDS", "missing"
		if list == nil {
			kind, word = "EXTRA_STRUCT_FIELDS", "extra"
			for _, f := range x.Fields[len(y.Fields):] {
				list = append(list, quoteName(f.Name))
			}
		}
		if word == "extra" {
			return diag.New(diag.Analysis, "INCOMPATIBLE_DATA_FOR_TABLE."+kind, "KD000", "Cannot write incompatible data for the table %s: Cannot write extra fields %s to the struct %s.", quoted, strings.Join(list, ", "), path)
		}
		return diag.New(diag.Analysis, "INCOMPATIBLE_DATA_FOR_TABLE."+kind, "KD000", "Cannot write incompatible data for the table %s: Struct %s missing fields: %s.", quoted, path, strings.Join(list, ", "))
	}
	return diag.New(diag.Analysis, "INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST", "KD000",
		"Cannot write incompatible data for the table %s: Cannot safely cast %s \"%s\" to \"%s\".", quoted, path, from.SQL(), to.SQL()).
		With("tableName", quoted).With("colName", path)
}

func canStore(from, to types.Type) bool {
	a, b := from.Kind(), to.Kind()
	switch {
	case a == b && a != types.KindArray && a != types.KindMap && a != types.KindStruct, a == types.KindNull:
		return true
	case b == types.KindString:
		return a != types.KindArray && a != types.KindMap && a != types.KindStruct && a != types.KindBinary
	case types.IsNumeric(from) && types.IsNumeric(to):
		return true
	case isTime(a) && isTime(b):
		return true
	case a != b:
		return false
	}
	switch x := from.(type) {
	case *types.Array:
		return canStore(x.Elem, to.(*types.Array).Elem)
	case *types.Map:
		y := to.(*types.Map)
		return canStore(x.Key, y.Key) && canStore(x.Value, y.Value)
	case *types.Struct:
		y := to.(*types.Struct)
		return len(x.Fields) == len(y.Fields) && !slices.ContainsFunc(numberedFields(x, y), func(p [2]types.Type) bool { return !canStore(p[0], p[1]) })
	}
	return true
}

func numberedFields(a, b *types.Struct) [][2]types.Type {
	var out [][2]types.Type
	for i := range a.Fields {
		out = append(out, [2]types.Type{a.Fields[i].Type, b.Fields[i].Type})
	}
	return out
}

func isTime(k types.Kind) bool {
	return k == types.KindDate || k == types.KindTimestamp || k == types.KindTimestampNTZ
}

// defaultOf is the column's DEFAULT expression, NULL without one.
func (s *Session) defaultOf(t *Table, f types.Field) (plan.Expr, error) {
	text, ok := option(t.Defaults, f.Name)
	if !ok {
		return plan.Lit(types.Null, nil), nil
	}
	return s.options.Parser.Expression(diag.NewSource("default of "+f.Name, text))
}

// defaults replaces DEFAULT in VALUES rows by the columns' default expressions.
func (s *Session) defaults(_ context.Context, t *Table, c *plan.InsertInto, input plan.Relation) (plan.Relation, error) {
	columns := t.Schema.Fields
	target := func(i int) (types.Field, bool) {
		if len(c.Columns) > 0 {
			if i < len(c.Columns) {
				if at := fieldIndex(t.Schema, c.Columns[i]); at >= 0 {
					return columns[at], true
				}
			}
			return types.Field{}, false
		}
		if i < len(columns) {
			return columns[i], true
		}
		return types.Field{}, false
	}
	replace := func(list []plan.Expr) ([]plan.Expr, error) {
		out := slices.Clone(list)
		for i, e := range list {
			if _, ok := e.(*plan.DefaultValue); !ok {
				if hasDefault(e) {
					return nil, diag.New(diag.Analysis, "DEFAULT_PLACEMENT_INVALID", "42608", "A DEFAULT keyword in a MERGE, INSERT, UPDATE, or SET VARIABLE command could not be directly assigned to a target column because it was part of an expression.\nFor example: `UPDATE SET c1 = DEFAULT` is allowed, but `UPDATE T SET c1 = DEFAULT + 1` is not allowed.")
				}
				continue
			}
			f, ok := target(i)
			if !ok {
				continue
			}
			value, err := s.defaultOf(t, f)
			if err != nil {
				return nil, err
			}
			out[i] = &plan.Cast{Child: value, To: f.Type}
		}
		return out, nil
	}
	switch r := input.(type) {
	case *plan.Values:
		out := *r
		out.Rows = make([][]plan.Expr, len(r.Rows))
		for i, row := range r.Rows {
			var err error
			if out.Rows[i], err = replace(row); err != nil {
				return nil, err
			}
		}
		return &out, nil
	case *plan.Project:
		out := *r
		var err error
		out.List, err = replace(r.List)
		return &out, err
	}
	return input, nil
}

// hasDefault reports whether DEFAULT is an operand in e.
func hasDefault(e plan.Expr) bool {
	switch e := e.(type) {
	case *plan.Attribute:
		return len(e.Name) == 1 && strings.EqualFold(e.Name[0], "default")
	case *plan.Function:
		return slices.ContainsFunc(e.Args, hasDefault)
	case *plan.Cast:
		return hasDefault(e.Child)
	}
	return false
}

func (s *Session) unresolvedColumn(col string, t *Table) error {
	var names []string
	for _, f := range t.Schema.Fields {
		names = append(names, quoteName(f.Name))
	}
	e := diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
		"A column, variable, or function parameter with name %s cannot be resolved. Did you mean one of the following? [%s].", quoteName(col), strings.Join(names, ", "))
	e.Tail = "; line 1 pos 0"
	return e
}

// clearPartitions removes the folders of the partitions that an overwrite is
// about: those named statically, or those that the new rows have.
func (s *Session) clearPartitions(t *Table, c *plan.InsertInto, r *Result) error {
	folders := map[string]bool{}
	first := len(t.Schema.Fields) - len(t.PartitionBy)
	dynamic := strings.EqualFold(s.conf.String("spark.sql.sources.partitionOverwriteMode"), "DYNAMIC")
	fixed := 0
	for _, p := range t.PartitionBy {
		if e, ok := c.Partition[p]; !ok || e == nil {
			break
		}
		fixed++
	}
	depth := len(t.PartitionBy)
	if !dynamic {
		depth = fixed
	}
	for _, b := range r.Batches {
		for i := range b.Rows {
			folder := t.Location
			for k := range depth {
				folder += "/" + partitionFolder(t.Schema.Fields[first+k].Name, b.Columns[first+k].Value(i))
			}
			folders[folder] = true
		}
	}
	for folder := range folders {
		if err := s.options.FS.RemoveAll(folder); err != nil {
			return err
		}
	}
	return nil
}

// changeRows is DELETE, UPDATE and MERGE: files cannot do them.
func (s *Session) changeRows(c *plan.ChangeRows) error {
	operation := map[string]string{"MERGE": "MERGE INTO TABLE", "UPDATE": "UPDATE TABLE"}[c.Operation]
	if operation == "" {
		operation = c.Operation
	}
	if s.catalog.tempView(c.Name) != nil {
		return unsupportedOperation("`unknown`", operation)
	}
	t, err := s.insertTarget(c.Name)
	if err != nil {
		return err
	}
	return unsupportedOperation(quoteName(SparkCatalog, t.Database, t.Name), operation)
}
