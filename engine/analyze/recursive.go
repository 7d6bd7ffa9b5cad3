package analyze

import (
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/functions"
	"brook/engine/logical"
	"brook/engine/plan"
)

// maxRecursionLevels is spark.sql.cteRecursionLevelLimit.
const maxRecursionLevels = 100

// work is the rows of a recursive query's last round, while its step is
// resolved.
type work struct {
	id      int64
	columns []*expr.Attr
}

// names reports whether a relation reads a table by the bare name.
func names(r plan.Relation, name string) bool {
	found := false
	plan.WalkRelations(r, func(r plan.Relation) bool {
		t, ok := r.(*plan.ReadTable)
		found = found || ok && len(t.Name) == 1 && strings.EqualFold(t.Name[0], name)
		return !found
	})
	return found
}

// recursive resolves a common table expression that reads itself.
func (a *analyzer) recursive(at *scope) (logical.Node, error) {
	u, ok := at.cte.Body.(*plan.SetOp)
	if !ok || u.Op != plan.Union || names(u.Left, at.name) {
		return nil, diag.New(diag.Analysis, "INVALID_RECURSIVE_CTE", "42836", "Invalid recursive definition found. Recursive queries must contain an UNION or an UNION ALL statement with 2 children. The first child needs to be the anchor term without any recursive references. Any top level inner CTE must not contain self references.")
	}
	if !u.All {
		return nil, diag.New(diag.Analysis, "UNION_NOT_SUPPORTED_IN_RECURSIVE_CTE", "42836", "The UNION operator is not yet supported within recursive common table expressions (WITH clauses that refer to themselves, directly or indirectly). Please use UNION ALL instead.").At(at.place)
	}
	anchor, err := a.relation(u.Left, at.outer)
	if err != nil {
		return nil, err
	}
	if anchor, err = renamed(anchor, at.name, at.cte.Columns); err != nil {
		return nil, arityAt(err, at.cte.Place)
	}
	out := &logical.Recursion{Anchor: anchor, Name: at.name, Work: logical.NewWork(), Levels: maxRecursionLevels}
	if at.cte.MaxRecursion != nil {
		out.Levels = int64(*at.cte.MaxRecursion)
	}
	inner := *at
	inner.work = &work{id: out.Work, columns: inputOf(anchor).open()}
	if out.Step, err = a.relation(u.Right, &inner); err != nil {
		return nil, err
	}
	columns, made := inner.work.columns, inputOf(out.Step).open()
	if len(columns) != len(made) {
		return nil, diag.New(diag.Analysis, "NUM_COLUMNS_MISMATCH", "42826", "UNION can only be performed on inputs with the same number of columns, but the first input has %d columns and the second input has %d columns.", len(columns), len(made)).At(u.Place)
	}
	list := make([]expr.Expr, len(made))
	for i, x := range made {
		y, err := functions.Cast(x, columns[i].Typ, a.castMode())
		if err != nil {
			return nil, err
		}
		list[i] = y
		if _, ok := y.(*expr.Attr); !ok {
			list[i] = &expr.Alias{Child: y, Name: x.Name, ID: newID()}
		}
	}
	out.Step = projectIfChanged(out.Step, list)
	for _, x := range columns {
		y := logical.NewAttr(x.Name, x.Typ, true)
		y.Qualifier = []string{at.name}
		out.Attrs = append(out.Attrs, y)
	}
	return out, nil
}

// table is the rows of the last round, with new columns each time.
func (w *work) table(name string) logical.Node {
	t := &logical.WorkTable{Work: w.id}
	for _, x := range w.columns {
		y := logical.NewAttr(x.Name, x.Typ, true)
		y.Qualifier = []string{name}
		t.Attrs = append(t.Attrs, y)
	}
	return t
}
