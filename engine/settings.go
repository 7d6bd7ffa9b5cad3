package engine

import (
	"context"
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
)

// setConf is SET and RESET.
func (s *Session) setConf(c *plan.SetConf) (*Result, error) {
	switch {
	case c.Reset && c.Key == "":
		s.conf.Reset()
		return none(nil)
	case c.Reset:
		return none(s.conf.Unset(c.Key))
	case c.Key == "":
		all := s.conf.All()
		var rows []types.StructValue
		for _, k := range sortedKeys(all) {
			rows = append(rows, types.StructValue{k, all[k]})
		}
		return rowsOf(keyValue, rows)
	case c.Value != nil:
		if err := s.conf.Set(c.Key, *c.Value); err != nil {
			return nil, err
		}
		return rowsOf(keyValue, []types.StructValue{{c.Key, *c.Value}})
	}
	v, ok := s.conf.Get(c.Key)
	if !ok {
		v = "<undefined>"
	}
	return rowsOf(keyValue, []types.StructValue{{c.Key, v}})
}

var keyValue = textColumns("key", "value")

// explain is EXPLAIN of a statement.
func (s *Session) explain(ctx context.Context, c *plan.Explain) (*Result, error) {
	text := "== Physical Plan ==\nExecute " + commandName(c.Child) + "\n"
	if q, ok := c.Child.(*plan.Query); ok {
		var err error
		if text, err = s.Explain(ctx, q.Input, c.Mode); err != nil {
			// Spark prints what is wrong with the query as its plan.
			text = err.Error()
		}
	}
	return rowsOf(textColumns("plan"), []types.StructValue{{text}})
}

func commandName(c plan.Command) string {
	switch c.(type) {
	case *plan.CreateView:
		return "CreateViewCommand"
	case *plan.CreateTable:
		return "CreateDataSourceTableCommand"
	case *plan.InsertInto:
		return "InsertIntoHadoopFsRelationCommand"
	case *plan.DropObject:
		return "DropTableCommand"
	case *plan.SetConf:
		return "SetCommand"
	case *plan.Show:
		return "ShowCommand"
	}
	return strings.TrimPrefix(strings.TrimPrefix(typeName(c), "*"), "plan.") + "Command"
}
