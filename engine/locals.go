package engine

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// localScope is the variables of a block of a running script.
type localScope struct {
	label string
	vars  map[string]*variable
}

// PushScope opens a block for local variables, which go by the block's label
// too; the result closes it.
func (s *Session) PushScope(label string) (pop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	depth := len(s.locals)
	s.locals = append(s.locals, &localScope{label: label, vars: map[string]*variable{}})
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.locals = s.locals[:depth]
	}
}

// DeclareLocal is DECLARE in the innermost block.
func (s *Session) DeclareLocal(ctx context.Context, c *plan.DeclareVariable) error {
	value, t, err := s.valueOf(ctx, c.Default, c.Type)
	if err != nil {
		return err
	}
	if c.Type != nil {
		t = c.Type
	}
	for _, name := range append([][]string{c.Name}, c.Others...) {
		last := name[len(name)-1]
		if s.innermost().vars[strings.ToLower(last)] != nil {
			return diag.New(diag.Analysis, "VARIABLE_ALREADY_EXISTS", "42723", "Cannot create the variable %s because it already exists.\nChoose a different name, or drop or replace the existing variable.", quoteName(last))
		}
		s.SetLocal(last, t, value)
		s.innermost().vars[strings.ToLower(last)].init = c.Default
	}
	return nil
}

func (s *Session) innermost() *localScope {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locals[len(s.locals)-1]
}

// SetLocal puts a variable into the innermost block.
func (s *Session) SetLocal(name string, t types.Type, value any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.locals[len(s.locals)-1].vars[strings.ToLower(name)] = &variable{name: name, typ: t, value: value}
}

// local finds a local variable; nil for none. The session is locked.
func (s *Session) local(parts []string) *variable {
	last := strings.ToLower(parts[len(parts)-1])
	for i := len(s.locals) - 1; i >= 0; i-- {
		scope := s.locals[i]
		if len(parts) == 2 && !strings.EqualFold(parts[0], scope.label) || len(parts) > 2 {
			continue
		}
		if v := scope.vars[last]; v != nil {
			return v
		}
	}
	return nil
}

// Evaluate computes an expression without input.
func (s *Session) Evaluate(ctx context.Context, e plan.Expr) (any, types.Type, error) {
	return s.valueOf(ctx, e, nil)
}
