package sql

import (
	"context"
	"errors"
	"strings"

	"brook/diag"
	"brook/engine"
	"brook/engine/plan"
	"brook/engine/types"
)

var _ engine.ScriptBody = (*compound)(nil)

// RunScript runs the script; the result is that of its last query.
func (c *compound) RunScript(ctx context.Context, s *engine.Session) (*engine.Result, error) {
	run := &scriptRun{ctx: ctx, session: s, last: &engine.Result{Schema: &types.Struct{}}}
	err := run.compound(c)
	if left := (*jumped)(nil); errors.As(err, &left) {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	return run.last, nil
}

// scriptRun is a running script.
type scriptRun struct {
	ctx     context.Context
	session *engine.Session
	last    *engine.Result
}

// jumped is LEAVE or ITERATE on its way to the block that it names, or an EXIT
// handler's way out of its block.
type jumped struct {
	label string
	again bool
}

func (j *jumped) Error() string { return "jump to " + j.label }

func (r *scriptRun) compound(c *compound) error {
	pop := r.session.PushScope(c.label)
	defer pop()
	for _, s := range c.steps {
		err := r.step(s)
		if err == nil {
			continue
		}
		var j *jumped
		if errors.As(err, &j) {
			if j.label == c.label && c.label != "" && !j.again {
				return nil
			}
			return err
		}
		h := c.handlerOf(err)
		if h == nil {
			return err
		}
		return r.step(h.body)
	}
	return nil
}

// handlerOf is the handler for an error: the one that names it before the one
// for all. Cancelling a cell is nothing to handle.
func (c *compound) handlerOf(err error) *handler {
	e, ok := diag.As(err)
	if !ok || e.Class == diag.Internal && e.Condition == "INTERNAL_ERROR" {
		return nil
	}
	var general *handler
	for i := range c.handlers {
		for _, cond := range c.handlers[i].conditions {
			if state, own := c.declared[cond]; own {
				cond = state
			}
			switch {
			case cond == e.SQLState || cond == e.Condition || cond == strings.Split(e.Condition, ".")[0]:
				return &c.handlers[i]
			case cond == "SQLEXCEPTION" && !strings.HasPrefix(e.SQLState, "02"), cond == "NOT FOUND" && strings.HasPrefix(e.SQLState, "02"):
				general = &c.handlers[i]
			}
		}
	}
	return general
}

func (r *scriptRun) steps(list []step) error {
	for _, s := range list {
		if err := r.step(s); err != nil {
			return err
		}
	}
	return nil
}

func (r *scriptRun) step(s step) error {
	if err := context.Cause(r.ctx); err != nil {
		return err
	}
	switch s := s.(type) {
	case *compound:
		return r.compound(s)
	case *statement:
		return r.statement(s)
	case *branch:
		return r.branch(s)
	case *loop:
		return r.loop(s)
	case *each:
		return r.each(s)
	case *jump:
		return &jumped{label: s.label, again: s.again}
	}
	return diag.NotImplemented("this statement in a script")
}

func (r *scriptRun) statement(s *statement) error {
	if d, ok := s.command.(*plan.DeclareVariable); ok {
		return r.session.DeclareLocal(r.ctx, d)
	}
	out, err := r.session.Run(r.ctx, s.command)
	if err != nil {
		return err
	}
	if _, ok := s.command.(*plan.Query); ok || len(out.Schema.Fields) > 0 {
		r.last = out
	}
	return nil
}

func (r *scriptRun) branch(b *branch) error {
	for i, cond := range b.conds {
		yes, err := r.truth(cond)
		if err != nil {
			return err
		}
		if yes {
			return r.steps(b.thens[i])
		}
	}
	return r.steps(b.other)
}

// truth computes a condition; NULL counts as false.
func (r *scriptRun) truth(e plan.Expr) (bool, error) {
	v, t, err := r.session.Evaluate(r.ctx, e)
	if err == nil && t.Kind() != types.KindBoolean {
		p := e.Where()
		text := ""
		if p.Source != nil {
			text = p.Source.Text[p.Start:p.End]
		}
		return false, diag.New(diag.Py4J, "INVALID_BOOLEAN_STATEMENT", "22546", "Boolean statement is expected in the condition, but %s was found.", text).At(p)
	}
	b, _ := v.(bool)
	return b, err
}

func (r *scriptRun) loop(l *loop) error {
	for {
		if l.before != nil {
			yes, err := r.truth(l.before)
			if err != nil || !yes {
				return err
			}
		}
		if done, err := r.body(l.label, l.body); done || err != nil {
			return err
		}
		if l.until != nil {
			yes, err := r.truth(l.until)
			if err != nil || yes {
				return err
			}
		}
	}
}

// body runs the statements of a loop once; done says that the loop was left.
func (r *scriptRun) body(label string, list []step) (done bool, err error) {
	err = r.steps(list)
	var j *jumped
	if errors.As(err, &j) && label != "" && j.label == label {
		return !j.again, nil
	}
	return false, err
}

func (r *scriptRun) each(e *each) error {
	rows, err := r.session.Execute(r.ctx, e.query)
	if err != nil {
		return err
	}
	for _, b := range rows.Batches {
		for i := range b.Rows {
			done, err := r.row(e, rows.Schema, func(c int) any { return b.Columns[c].Value(i) })
			if done || err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *scriptRun) row(e *each, schema *types.Struct, cell func(c int) any) (bool, error) {
	pop := r.session.PushScope(strings.ToLower(e.row))
	defer pop()
	for c, f := range schema.Fields {
		r.session.SetLocal(f.Name, f.Type, cell(c))
	}
	return r.body(e.label, e.body)
}
