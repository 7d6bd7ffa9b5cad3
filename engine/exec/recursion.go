package exec

import (
	"context"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/logical"
)

// maxRecursionRows bounds what a recursion makes (spark.sql.cteRecursionRowLimit).
const maxRecursionRows = 1_000_000

// recursion runs the rounds of a recursive query.
func recursion(ctx context.Context, e Env, n *logical.Recursion) ([]*batch.Batch, error) {
	last, err := rows(ctx, e, n.Anchor)
	if err != nil {
		return nil, err
	}
	out := []*batch.Batch{last}
	total := int64(last.Rows)
	for level := int64(1); last.Rows > 0; level++ {
		if n.Enough > 0 && total >= n.Enough {
			break
		}
		if n.Levels >= 0 && level > n.Levels {
			return nil, diag.New(diag.SparkRuntime, "RECURSION_LEVEL_LIMIT_EXCEEDED", "42836", "Recursion level limit %d reached but query has not exhausted, try increasing it like 'WITH RECURSIVE t(col) MAX RECURSION LEVEL 200'.", n.Levels)
		}
		if total > maxRecursionRows {
			return nil, diag.New(diag.SparkRuntime, "RECURSION_ROW_LIMIT_EXCEEDED", "42836", "Recursion row limit %d reached but query has not exhausted, try setting a larger LIMIT value when querying the CTE relation.", maxRecursionRows)
		}
		round := logical.Transform(n.Step, func(m logical.Node) logical.Node {
			if w, ok := m.(*logical.WorkTable); ok && w.Work == n.Work {
				return &logical.LocalRelation{Attrs: w.Attrs, Batches: []*batch.Batch{last}}
			}
			return m
		})
		if last, err = rows(ctx, e, round); err != nil {
			return nil, err
		}
		out = append(out, last)
		total += int64(last.Rows)
	}
	return out, nil
}

// enough tells a recursion below projections how many rows a LIMIT wants.
func enough(n logical.Node, count int64) logical.Node {
	switch n := n.(type) {
	case *logical.Recursion:
		r := *n
		r.Enough = max(count, 1)
		return &r
	case *logical.Project, *logical.SubqueryAlias:
		below := n.Children()[0]
		if changed := enough(below, count); changed != below {
			return n.WithChildren([]logical.Node{changed})
		}
	}
	return n
}
