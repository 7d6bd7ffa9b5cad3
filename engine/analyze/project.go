package analyze

import (
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
	"brook/engine/types"
)

// stars are the columns of * or t.*.
func stars(s *plan.Star, in *input) []*expr.Attr {
	var out, hidden []*expr.Attr
	for _, x := range in.attrs {
		if len(s.Target) > 0 && !qualifies(x.Qualifier, s.Target) {
			continue
		}
		if x.Hidden {
			// t.* has t's side of USING too, before the others.
			if len(s.Target) > 0 && x.Name != metadataColumn && len(s.Except) == 0 {
				open := *x
				open.Hidden = false
				hidden = append(hidden, &open)
			}
			continue
		}
		if s.PlanID != 0 && !contains(x.PlanIDs, s.PlanID) {
			continue
		}
		skip := false
		for _, e := range s.Except {
			skip = skip || strings.EqualFold(e[len(e)-1], x.Name)
		}
		if !skip {
			out = append(out, x)
		}
	}
	return append(hidden, out...)
}

// metadataColumn is the hidden column of file sources, which only its name asks
// for.
const metadataColumn = "_metadata"

func contains(list []int64, id int64) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

// items resolves a select list: stars are spread, items without a name get the
// one that Spark gives them.
func (a *analyzer) items(list []plan.Expr, in *input) ([]expr.Expr, error) {
	var out []expr.Expr
	for _, e := range list {
		if re, ok := e.(*plan.Regex); ok {
			found, err := a.matching(re, in)
			if err != nil {
				return nil, err
			}
			out = append(out, found...)
			continue
		}
		if t, ok := e.(*plan.ExpressionString); ok {
			// What the text says may be a star.
			parsed, err := a.Parser.Expression(diag.NewSource("expression", t.Text))
			if err != nil {
				return nil, err
			}
			e = parsed
		}
		if s, ok := e.(*plan.Star); ok {
			if len(s.Except) > 0 {
				spread, err := a.except(s, in)
				if err != nil {
					return nil, err
				}
				out = append(out, spread...)
				continue
			}
			found := stars(s, in)
			if len(found) == 0 && len(s.Target) > 0 {
				spread, err := a.structStar(s, in)
				if err != nil {
					return nil, err
				}
				out = append(out, spread...)
				continue
			}
			for _, x := range found {
				out = append(out, x)
			}
			continue
		}
		x, err := a.expression(e, in)
		if err != nil {
			return nil, err
		}
		if name, ok := e.(*plan.Attribute); ok && len(name.Name) > 1 {
			if item, ok := x.(*expr.Call); ok && item.Name == "getitem" {
				// A key of a map that is named like a field is a column of its name.
				x = &expr.Alias{Child: x, Name: name.Name[len(name.Name)-1], ID: newID(), Implicit: true}
			}
		}
		if _, ok := e.(*plan.ExtractValue); ok {
			// Only a field of a column goes by its own name.
			x = &expr.Alias{Child: x, Name: x.SQL(), ID: newID(), Implicit: true}
		}
		x = item(x)
		if alias, ok := x.(*expr.Alias); ok && !alias.Implicit {
			in.aliases = append(in.aliases, alias)
		}
		out = append(out, x)
	}
	return out, nil
}

// structStar is s.*: the fields of a struct column.
func (a *analyzer) structStar(s *plan.Star, in *input) ([]expr.Expr, error) {
	x, err := a.attribute(&plan.Attribute{At: s.At, Name: s.Target}, in)
	if err != nil {
		return nil, diag.New(diag.Analysis, "CANNOT_RESOLVE_STAR_EXPAND", "42704",
			"Cannot resolve %s.* given input columns %s. Please check that the specified table or struct exists and is accessible in the input columns.", quoteName(s.Target), columnList(in)).At(s.Place)
	}
	t, ok := x.Type().(*types.Struct)
	if !ok {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1050", "", "Can only star expand struct data types. Attribute: `ArrayBuffer(%s)`.", strings.Join(s.Target, ", ")).At(s.Place)
	}
	var out []expr.Expr
	for _, f := range t.Fields {
		field, err := a.fields(x, []string{f.Name}, &plan.Attribute{At: s.At})
		if err != nil {
			return nil, err
		}
		out = append(out, &expr.Alias{Child: field, Name: f.Name, ID: newID()})
	}
	return out, nil
}

func columnList(in *input) string {
	var names []string
	for _, x := range in.attrs {
		if !x.Hidden {
			names = append(names, types.QuoteIdentifier(x.Name))
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// item gives an expression a name.
func item(x expr.Expr) expr.Expr {
	switch x := x.(type) {
	case *expr.Attr, *expr.Alias:
		return x
	}
	return &expr.Alias{Child: x, Name: nameOf(x), ID: newID(), Implicit: true}
}

// nameOf is the automatic name of an expression: its text, but a field goes by
// its own name and a cast of a column by the column's.
func nameOf(x expr.Expr) string {
	if c, ok := x.(*expr.Call); ok {
		switch c.Name {
		case "getfield", "getarraystructfields":
			sql := c.SQL()
			return sql[strings.LastIndexByte(sql, '.')+1:]
		case "lateral":
			return strings.TrimSuffix(strings.TrimPrefix(c.SQL(), "lateralAliasReference("), ")")
		case "cast", "try_cast":
			if _, plain := c.Args[0].(*expr.Attr); plain {
				return nameOf(c.Args[0])
			}
			if path, ok := c.Args[0].(*expr.Call); ok && path.Name == "semi_structured_extract" {
				return path.SQL()
			}
		}
	}
	switch x.(type) {
	case *functions.TimeWindow:
		return "window"
	case *functions.SessionWindow:
		return "session_window"
	}
	return x.SQL()
}

func (a *analyzer) project(r *plan.Project, s *scope) (logical.Node, error) {
	in, err := a.relation(r.Input, s)
	if err != nil {
		return nil, err
	}
	if r.Pipe == "" {
		return a.projectOver(in, r.List)
	}
	if r.Pipe == "EXTEND" {
		for _, e := range r.List[1:] {
			if s, ok := e.(*plan.Star); ok {
				return nil, diag.New(diag.Analysis, "INVALID_USAGE_OF_STAR_OR_REGEX", "42000", "Invalid usage of '*' in |> EXTEND.").At(s.Place)
			}
		}
	}
	items, err := a.items(r.List, inputOf(in))
	if err != nil {
		return nil, err
	}
	if err := checkPipe(r, items); err != nil {
		return nil, err
	}
	return a.build(in, items)
}

func (a *analyzer) projectOver(in logical.Node, list []plan.Expr) (logical.Node, error) {
	items, err := a.items(list, inputOf(in))
	if err != nil {
		return nil, err
	}
	if anyAggregate(items) {
		return a.grouped(in, nil, items)
	}
	for i, e := range items {
		if x, ok := e.(*expr.Attr); ok && x.Hidden {
			// A hidden column that is asked for by its name shows.
			shown := *x
			shown.Hidden = false
			items[i] = &shown
		}
	}
	return a.build(in, items)
}

// build makes the projection, with the generators and time windows of its list
// below it.
func (a *analyzer) build(in logical.Node, items []expr.Expr) (logical.Node, error) {
	in, items, err := a.windows(in, items)
	if err != nil {
		return nil, err
	}
	if err := a.checkItems(items); err != nil {
		return nil, err
	}
	items = append([]expr.Expr(nil), items...)
	for i, e := range items {
		alias, ok := e.(*expr.Alias)
		if !ok {
			continue
		}
		g, ok := alias.Child.(*expr.Generator)
		if !ok {
			continue
		}
		made := make([]*expr.Attr, len(g.Output))
		for k, f := range g.Output {
			name := f.Name
			if !alias.Implicit && len(g.Output) == 1 {
				name = alias.Name
			}
			made[k] = logical.NewAttr(name, f.Type, f.Nullable || g.Outer)
		}
		in = &logical.Generate{Input: in, Generator: g, Outer: g.Outer, Attrs: made}
		for k, other := range items {
			if k != i && len(made) == 1 {
				// A later item may name this one.
				items[k] = expr.Transform(other, func(x expr.Expr) expr.Expr {
					if x == expr.Expr(g) {
						return made[0]
					}
					return x
				})
			}
		}
		rest := append([]expr.Expr(nil), items[:i]...)
		for _, m := range made {
			rest = append(rest, m)
		}
		return a.build(in, append(rest, items[i+1:]...))
	}
	for _, e := range items {
		if hasWindow(e) {
			in, items = a.withWindows(in, items)
			break
		}
	}
	in, items = once(in, items)
	return logical.NewProject(in, items), nil
}

func anyAggregate(list []expr.Expr) bool {
	for _, e := range list {
		if hasAggregate(e) {
			return true
		}
	}
	return false
}

// hasAggregate reports whether e has an aggregate in it that no window takes.
func hasAggregate(e expr.Expr) bool {
	found := false
	expr.Walk(e, func(x expr.Expr) bool {
		switch x := x.(type) {
		case *expr.Aggregate:
			found = true
		case *expr.WindowCall:
			for _, c := range append(append([]expr.Expr(nil), x.Function.Children()...), x.Children()[1:]...) {
				found = found || hasAggregate(c)
			}
			return false
		}
		return !found
	})
	return found
}
