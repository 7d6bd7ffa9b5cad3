package analyze

import (
	"cmp"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// input is what the names of an expression may stand for.
type input struct {
	attrs   []*expr.Attr
	lambda  []expr.LambdaParam
	aliases []*expr.Alias // of the select list so far, for lateral references
	windows []*expr.Attr  // of the grouping expressions, which the list may name
	below   []*expr.Attr  // columns that count where attrs have none of the name
}

func inputOf(nodes ...logical.Node) *input {
	in := &input{}
	for _, n := range nodes {
		in.attrs = append(in.attrs, n.Output()...)
	}
	return in
}

// matches finds the columns that the parts of a name name, and the parts that
// are left over, which are fields.
func (in *input) matches(name []string) (found []*expr.Attr, rest []string) {
	if found, rest = matchesOf(in.attrs, name, strings.EqualFold); len(found) == 0 && in.below != nil {
		found, rest = matchesOf(in.below, name, strings.EqualFold)
	}
	return found, rest
}

// exactly is matches where the case of names counts.
func (in *input) exactly(name []string) (found []*expr.Attr, rest []string) {
	same := func(a, b string) bool { return a == b }
	if found, rest = matchesOf(in.attrs, name, same); len(found) == 0 && in.below != nil {
		found, rest = matchesOf(in.below, name, same)
	}
	return found, rest
}

func matchesOf(attrs []*expr.Attr, name []string, same func(a, b string) bool) (found []*expr.Attr, rest []string) {
	// The longest qualifier that fits wins.
	for q := min(3, len(name)-1); q >= 0; q-- {
		for _, x := range attrs {
			if same(x.Name, name[q]) && qualifies(x.Qualifier, name[:q]) {
				found = append(found, x)
			}
		}
		if len(found) > 0 {
			return visible(found), name[q+1:]
		}
	}
	return nil, nil
}

// visible leaves hidden columns out when others have the name, and counts a
// column that came twice once.
func visible(found []*expr.Attr) []*expr.Attr {
	var out []*expr.Attr
	for _, x := range found {
		if !slices.ContainsFunc(out, func(y *expr.Attr) bool { return y.ID == x.ID }) {
			out = append(out, x)
		}
	}
	open := slices.DeleteFunc(slices.Clone(out), func(x *expr.Attr) bool { return x.Hidden })
	if len(open) > 0 {
		return open
	}
	return out
}

// qualifies reports whether the end of a column's qualifier is q.
func qualifies(qualifier, q []string) bool {
	if len(q) > len(qualifier) {
		return false
	}
	return slices.EqualFunc(qualifier[len(qualifier)-len(q):], q, strings.EqualFold)
}

// attribute resolves a column name.
func (a *analyzer) attribute(e *plan.Attribute, in *input) (expr.Expr, error) {
	if e.NameExpr != nil {
		name, err := a.identifier(e.NameExpr)
		if err != nil {
			return nil, err
		}
		named := *e
		named.Name, named.NameExpr = name, nil
		e = &named
	}
	if len(e.Name) >= 1 {
		for i := len(in.lambda) - 1; i >= 0; i-- {
			if p := in.lambda[i]; strings.EqualFold(p.Name, e.Name[0]) {
				return a.fields(&expr.LambdaVar{Param: p}, e.Name[1:], e)
			}
		}
	}
	if e.PlanID != 0 {
		found := ofFrame(e, in.attrs)
		if len(found) == 0 {
			found = ofFrame(e, in.below)
		}
		if len(found) == 1 {
			return a.fields(asIn(e.PlanID, opened(found[0])), e.Name[1:], e)
		} else if len(found) > 1 {
			return nil, ambiguousFrame(e)
		}
	}
	found, rest := in.matches(e.Name)
	if a.Conf.CaseSensitive {
		found, rest = in.exactly(e.Name)
	}
	if e.PlanID != 0 && len(found) > 0 {
		return nil, missingAttribute(e, in)
	}
	switch {
	case len(found) == 1:
		x := opened(found[0])
		if typed := e.Name[len(e.Name)-len(rest)-1]; typed != x.Name {
			// A heading has the name as it was typed.
			y := *x
			y.Name = typed
			x = &y
		}
		return a.fields(x, rest, e)
	case len(found) > 1:
		return nil, ambiguous(e, found)
	}
	for _, w := range in.windows {
		if strings.EqualFold(w.Name, e.Name[0]) {
			return a.fields(w, e.Name[1:], e)
		}
	}
	var named []*expr.Alias
	for _, alias := range in.aliases {
		if strings.EqualFold(alias.Name, e.Name[0]) {
			named = append(named, alias)
		}
	}
	switch {
	case len(named) == 1:
		x, err := lateral(named[0])
		if err != nil {
			return nil, err
		}
		return a.fields(x, e.Name[1:], e)
	case len(named) > 1:
		return nil, diag.New(diag.Analysis, "AMBIGUOUS_LATERAL_COLUMN_ALIAS", "42702", "Lateral column alias %s is ambiguous and has %d matches.", quoteName(e.Name), len(named)).At(e.Place)
	}
	if x, ok, err := a.outerColumn(e); ok {
		return x, err
	}
	if a.Catalog != nil {
		if v, ok := a.Catalog.Variable(e.Name); ok {
			// On its own it goes by its name; in an expression its value shows.
			return &expr.Alias{Child: v, Name: e.Name[len(e.Name)-1], ID: newID(), Implicit: true}, nil
		}
	}
	if f := literalFunctions[strings.ToLower(e.Name[0])]; f != "" && len(e.Name) == 1 {
		return a.function(&plan.Function{At: e.At, Name: []string{f}, SQL: true}, in)
	}
	if e.PlanID != 0 {
		return nil, missingAttribute(e, in)
	}
	return nil, unresolved(e, in)
}

// identifier is the name that IDENTIFIER(e) stands for.
func (a *analyzer) identifier(e plan.Expr) ([]string, error) {
	x, err := a.expression(e, &input{})
	if err != nil {
		return nil, err
	}
	x = plainOf(x)
	if !foldable(x) {
		return nil, diag.New(diag.Analysis, "NOT_A_CONSTANT_STRING.NOT_CONSTANT", "42601", "The expression \"%s\" used for the routine or clause `IDENTIFIER` must be a constant STRING which is NOT NULL. To be considered constant the expression must not depend on any columns, contain a subquery, or invoke a non deterministic function such as rand().", x.SQL()).At(e.Where())
	}
	v, err := a.constant(x)
	if err != nil {
		return nil, err
	}
	text, ok := v.(string)
	if !ok {
		return nil, NotConstantText(e, x.Type())
	}
	return a.Parser.TableName(diag.NewSource("IDENTIFIER", text))
}

// NotConstantText is the mistake of IDENTIFIER(e) where e is NULL or no STRING.
func NotConstantText(e plan.Expr, t types.Type) error {
	p := e.Where()
	text := "expression"
	if p.Source != nil {
		text = p.Source.Text[p.Start:p.End]
	}
	if t.Kind() == types.KindString {
		return diag.New(diag.Analysis, "NOT_A_CONSTANT_STRING.NULL", "42601", "The expression %s used for the routine or clause IDENTIFIER must be a constant STRING which is NOT NULL. The expression evaluates to NULL.", text).At(p)
	}
	return diag.New(diag.Analysis, "NOT_A_CONSTANT_STRING.WRONG_TYPE", "42601", "The expression %s used for the routine or clause IDENTIFIER must be a constant STRING which is NOT NULL. The data type of the expression is %s.", text, t.String()).At(p)
}

// literalFunctions may be called without brackets where no column has the name.
var literalFunctions = map[string]string{
	"current_date": "current_date", "current_timestamp": "current_timestamp", "current_time": "current_time", "localtimestamp": "localtimestamp",
	"current_user": "current_user", "user": "current_user", "session_user": "current_user",
}

// identity is the kernel of a call that only prints differently.
func identity(_ *expr.Context, args []batch.Vector, _ int) (batch.Vector, error) { return args[0], nil }

// ofFrame are the columns of the frame that df.a was asked of.
func ofFrame(e *plan.Attribute, attrs []*expr.Attr) []*expr.Attr {
	var found []*expr.Attr
	for _, x := range attrs {
		if slices.Contains(x.PlanIDs, e.PlanID) && strings.EqualFold(x.Name, e.Name[0]) {
			found = append(found, x)
		}
	}
	return visible(found)
}

// asIn is a column as a frame has it: df.time of the frame below a watermark
// has none.
func asIn(frame int64, x *expr.Attr) *expr.Attr {
	if x.Watermark == nil || !slices.Contains(x.Unmarked, frame) {
		return x
	}
	plain := *x
	plain.Watermark = nil
	return &plain
}

// opened is a column that is asked for by name, and no longer hidden.
func opened(x *expr.Attr) *expr.Attr {
	if !x.Hidden {
		return x
	}
	open := *x
	open.Hidden = false
	return &open
}

// ambiguousFrame is the error of df.a over a join of df with itself.
func ambiguousFrame(e *plan.Attribute) error {
	return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1182", "", "Column %s are ambiguous. It's probably because you joined several Datasets together, and some of these Datasets are the same. "+
		"This column points to one of the Datasets but Spark is unable to figure out which one. Please alias the Datasets with different names via `Dataset.as` before joining them, "+
		"and specify the column using qualified name, e.g. `df.as(\"a\").join(df.as(\"b\"), $\"a.id\" > $\"b.id\")`. You can also set spark.sql.analyzer.failAmbiguousSelfJoin to false to disable this check.", strings.Join(e.Name, "."))
}

// missingAttribute is the error of a.x over another frame than a, which may have
// an x too.
func missingAttribute(e *plan.Attribute, in *input) error {
	var names []string
	same := false
	for _, x := range in.open() {
		names = append(names, `"`+x.Name+`"`)
		same = same || strings.EqualFold(x.Name, e.Name[0])
	}
	name, columns := `"`+e.Name[0]+`"`, strings.Join(names, ", ")
	out := diag.New(diag.Analysis, "MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT", "XX000", "Resolved attribute(s) %s missing from %s.", name, columns)
	if same {
		out = diag.New(diag.Analysis, "MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION", "XX000",
			"Resolved attribute(s) %s missing from %s. Attribute(s) with the same name appear in the operation: %s.\nPlease check if the right attribute(s) are used.", name, columns, name)
	}
	return out.With("missingAttributes", name).With("input", columns).At(e.Place)
}

func ambiguous(e *plan.Attribute, found []*expr.Attr) error {
	var list []string
	for _, x := range found {
		name := x.Name
		for _, typed := range e.Name {
			if strings.EqualFold(typed, name) {
				name = typed
			}
		}
		list = append(list, quoteName(append(slices.Clone(x.Qualifier), name)))
	}
	slices.Sort(list)
	quoted := quoteName(e.Name)
	return diag.New(diag.Analysis, "AMBIGUOUS_REFERENCE", "42704", "Reference %s is ambiguous, could be: [%s].", quoted, strings.Join(list, ", ")).
		With("name", quoted).With("referenceNames", "["+strings.Join(list, ", ")+"]").At(e.Place)
}

func unresolved(e *plan.Attribute, in *input) error {
	quoted := quoteName(e.Name)
	var names []string
	for _, x := range in.attrs {
		if !x.Hidden {
			names = append(names, quoteName(append(slices.Clone(x.Qualifier), x.Name)))
		}
	}
	if len(names) == 0 {
		return diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", "42703",
			"A column, variable, or function parameter with name %s cannot be resolved. ", quoted).With("objectName", quoted).At(e.Place)
	}
	ranked := suggestions(e.Name, in.open())
	list := strings.Join(ranked, ", ")
	return diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
		"A column, variable, or function parameter with name %s cannot be resolved. Did you mean one of the following? [%s].", quoted, list).
		With("objectName", quoted).With("proposal", list).At(e.Place)
}

// unresolvedField is the error of a method that looks a name up in the schema:
// it lists the columns as they stand.
func unresolvedField(name string, in *input) error {
	var names []string
	for _, x := range in.open() {
		names = append(names, quoteName([]string{x.Name}))
	}
	if len(names) == 0 {
		return unresolved(&plan.Attribute{Name: []string{name}}, in)
	}
	e := diag.New(diag.Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703",
		"A column, variable, or function parameter with name %s cannot be resolved. Did you mean one of the following? [%s].", quoteName([]string{name}), strings.Join(names, ", "))
	e.Bare = true
	return e.With("objectName", quoteName([]string{name})).With("proposal", strings.Join(names, ", "))
}

// suggestions are the columns that are proposed for a name, the nearest first.
// Their qualifiers are left out where all have the same one and the name has
// none.
func suggestions(name []string, columns []*expr.Attr) []string {
	columns = slices.Clone(columns)
	slices.SortStableFunc(columns, func(a, b *expr.Attr) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	full := make([][]string, len(columns))
	same := func(drop int) bool {
		for _, f := range full {
			if !slices.Equal(f[:max(0, len(f)-drop)], full[0][:max(0, len(full[0])-drop)]) {
				return false
			}
		}
		return true
	}
	for i, x := range columns {
		full[i] = append(slices.Clone(x.Qualifier), x.Name)
	}
	keep := 0
	switch {
	case len(name) == 1 && same(1):
		keep = 1
	case len(name) <= 2 && same(2):
		keep = 2
	}
	out := make([]string, len(full))
	for i, f := range full {
		if keep > 0 {
			f = f[max(0, len(f)-keep):]
		}
		out[i] = quoteName(f)
	}
	base := strings.Join(name, ".")
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(levenshtein(a, base), levenshtein(b, base)) })
	return out[:min(5, len(out))]
}

// fields takes fields out of a value by their names.
func (a *analyzer) fields(e expr.Expr, names []string, at *plan.Attribute) (expr.Expr, error) {
	for _, n := range names {
		var err error
		if e, err = functions.Extract(e, n, a.Conf); err != nil {
			if d, ok := diag.As(err); ok {
				d.At(at.Place)
			}
			return nil, err
		}
	}
	return e, nil
}

var singleRow = []*batch.Batch{{Schema: &types.Struct{}, Rows: 1}}

// levenshtein is the number of insertions, deletions and substitutions that
// turn a into b, as Spark ranks its proposals.
func levenshtein(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for k := range row {
		row[k] = k
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for k, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[k+1]
			row[k+1] = min(cost, row[k]+1, row[k+1]+1)
		}
	}
	return row[len(y)]
}
