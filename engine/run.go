package engine

import (
	"context"

	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/batch"
	"brook/engine/plan"
	"brook/engine/types"
)

// Run does what a statement says. The Result has no columns for statements
// that only do something.
func (s *Session) Run(ctx context.Context, cmd plan.Command) (*Result, error) {
	switch c := cmd.(type) {
	case *plan.Query:
		return s.Execute(ctx, c.Input)
	case *plan.CreateView:
		return none(s.createView(ctx, c))
	case *plan.CreateTable:
		return none(s.createTable(ctx, c))
	case *plan.WriteOperation:
		return none(s.write(ctx, c))
	case *plan.WriteOperationV2:
		return none(s.writeV2(ctx, c))
	case *plan.InsertInto:
		return none(s.insert(ctx, c))
	case *plan.Several:
		for _, each := range c.Commands {
			if _, err := s.Run(ctx, each); err != nil {
				return nil, err
			}
		}
		return none(nil)
	case *plan.DropObject:
		return none(s.drop(ctx, c))
	case *plan.ChangeRows:
		return none(s.changeRows(c))
	case *plan.Truncate:
		return none(s.truncate(ctx, c))
	case *plan.AlterTable:
		return none(s.alter(ctx, c))
	case *plan.AlterDatabase:
		return none(s.alterDatabase(c))
	case *plan.Comment:
		return none(s.comment(c))
	case *plan.CreateDatabase:
		return none(s.createDatabase(c))
	case *plan.CreateFunction:
		return none(s.createFunction(ctx, c))
	case *plan.Show:
		return s.show(ctx, c)
	case *plan.Describe:
		return s.describe(ctx, c)
	case *plan.SetConf:
		return s.setConf(c)
	case *plan.Use:
		return none(s.use(c))
	case *plan.CacheTable:
		return none(s.cacheTable(ctx, c))
	case *plan.Refresh:
		return none(s.refresh(ctx, c))
	case *plan.AnalyzeTable:
		return none(s.analyzeTable(ctx, c))
	case *plan.Explain:
		return s.explain(ctx, c)
	case *plan.DeclareVariable:
		return none(s.declareVariable(ctx, c))
	case *plan.SetVariable:
		return none(s.setVariable(ctx, c))
	case *plan.DropVariable:
		return none(s.dropVariable(c))
	case *plan.ExecuteImmediate:
		return s.executeImmediate(ctx, c)
	case *plan.Named:
		named, err := s.named(ctx, c)
		if err != nil {
			return nil, err
		}
		return s.Run(ctx, named)
	case *plan.Script:
		runner, ok := c.Body.(ScriptBody)
		if !ok {
			return nil, diag.NotImplemented("SQL scripting")
		}
		return runner.RunScript(ctx, s)
	case *plan.WriteStream:
		_, err := s.StartStream(ctx, c)
		return none(err)
	}
	return nil, diag.NotImplemented("%T", cmd)
}

// ScriptBody is the tree of a SQL script, which the sql package interprets.
type ScriptBody interface {
	RunScript(ctx context.Context, s *Session) (*Result, error)
}

// Frame is spark.sql: a query stays lazy but is resolved, so that its mistakes
// show at once; a command runs, and the frame has its rows.
func (s *Session) Frame(ctx context.Context, cmd plan.Command) (plan.Relation, error) {
	if n, ok := cmd.(*plan.Named); ok {
		named, err := s.named(ctx, n)
		if err != nil {
			return nil, err
		}
		return s.Frame(ctx, named)
	}
	if q, ok := cmd.(*plan.Query); ok {
		_, err := s.analyze(ctx, q.Input)
		return q.Input, err
	}
	r, err := s.Run(ctx, cmd)
	if err != nil {
		return nil, err
	}
	return &plan.LocalRelation{Batches: r.Batches, Schema: r.Schema}, nil
}

// named computes the names of a statement and builds it with them.
func (s *Session) named(ctx context.Context, c *plan.Named) (plan.Command, error) {
	var texts []string
	for _, e := range c.Exprs {
		var row plan.Relation = &plan.Project{Input: &plan.OneRow{}, List: []plan.Expr{&plan.Alias{Child: e, Names: []string{"name"}}}}
		if c.Bound != nil {
			row = &plan.SQL{Query: row, Named: c.Bound.Named, Args: c.Bound.Args}
		}
		r, err := s.Execute(ctx, row)
		if err != nil {
			return nil, err
		}
		text, ok := r.Batches[0].Columns[0].Value(0).(string)
		if !ok {
			return nil, analyze.NotConstantText(e, r.Schema.Fields[0].Type)
		}
		texts = append(texts, text)
	}
	cmd, err := c.Build(texts)
	if err == nil && c.Bound != nil {
		plan.Bind(cmd, c.Bound)
	}
	return cmd, err
}

func none(err error) (*Result, error) {
	if err != nil {
		return nil, err
	}
	return &Result{Schema: &types.Struct{}}, nil
}

// rowsOf makes a Result of rows of cells.
func rowsOf(schema *types.Struct, rows []types.StructValue) (*Result, error) {
	b, err := batch.FromRows(schema, rows)
	if err != nil {
		return nil, err
	}
	return &Result{Schema: schema, Batches: []*batch.Batch{b}}, nil
}

func textColumns(names ...string) *types.Struct {
	s := &types.Struct{}
	for _, n := range names {
		s.Fields = append(s.Fields, types.Field{Name: n, Type: types.String})
	}
	return s
}
