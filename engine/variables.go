package engine

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
)

// variable is a session variable.
type variable struct {
	name  string
	typ   types.Type
	value any
	init  plan.Expr // DEFAULT
	local string    // the label of the block of a script that has it
}

// path is the whole name as headings have it.
func (v *variable) path() string {
	if v.local != "" {
		return "local." + v.local + "." + v.name
	}
	return "system.session." + v.name
}

// variable finds a session variable by the parts of its name, which may begin
// with system.session; nil for none.
func (s *Session) variable(parts []string) *variable {
	last := strings.ToLower(parts[len(parts)-1])
	s.mu.Lock()
	v := s.local(parts)
	s.mu.Unlock()
	if v != nil {
		return v
	}
	for i, want := range map[int]string{2: "session", 3: "system"} {
		if len(parts) >= i && !strings.EqualFold(parts[len(parts)-i], want) {
			return nil
		}
	}
	if len(parts) > 3 {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.variables[last]
}

func (s *Session) declareVariable(ctx context.Context, c *plan.DeclareVariable) error {
	for _, name := range c.Others {
		other := *c
		other.Name, other.Others = name, nil
		if err := s.declareVariable(ctx, &other); err != nil {
			return err
		}
	}
	last := c.Name[len(c.Name)-1]
	if s.variable(c.Name) != nil && !c.Replace {
		return diag.New(diag.Analysis, "VARIABLE_ALREADY_EXISTS", "42723",
			"Cannot create the variable %s because it already exists.\nChoose a different name, or drop or replace the existing variable.", sessionName(last)).
			With("variableName", sessionName(last))
	}
	if hasQuery(c.Default) {
		e := diag.New(diag.Analysis, "INVALID_DEFAULT_VALUE.SUBQUERY_EXPRESSION", "42623",
			"Failed to execute DECLARE VARIABLE command because the destination column or variable %s has a DEFAULT value %s, which contains subquery expressions.", sessionName(last), c.Text)
		e.Tail = ";"
		return e
	}
	v := &variable{name: last, typ: c.Type, init: c.Default}
	value, t, err := s.valueOf(ctx, c.Default, c.Type)
	if err != nil {
		return err
	}
	if v.typ == nil {
		v.typ = t
	}
	v.value = value
	s.mu.Lock()
	defer s.mu.Unlock()
	s.variables[strings.ToLower(last)] = v
	return nil
}

func sessionName(name string) string { return quoteName(SystemCatalog, "session", name) }

// valueOf computes an expression without input, cast to t unless that is nil.
func (s *Session) valueOf(ctx context.Context, e plan.Expr, t types.Type) (any, types.Type, error) {
	if e == nil {
		if t == nil {
			t = types.Null
		}
		return nil, t, nil
	}
	if t != nil {
		e = &plan.Cast{Child: e, To: t}
	}
	r, err := s.Execute(ctx, &plan.Project{Input: &plan.OneRow{}, List: []plan.Expr{&plan.Alias{Child: e, Names: []string{"value"}}}})
	if err != nil {
		return nil, nil, err
	}
	for _, b := range r.Batches {
		if b.Rows > 0 {
			return b.Columns[0].Value(0), r.Schema.Fields[0].Type, nil
		}
	}
	return nil, r.Schema.Fields[0].Type, nil
}

func variableNotFound(parts []string) error {
	quoted := quoteName(parts...)
	if len(parts) == 1 {
		quoted = sessionName(parts[0])
	}
	return diag.New(diag.Analysis, "VARIABLE_NOT_FOUND", "42883",
		"The variable %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema and catalog, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP VARIABLE IF EXISTS.", quoted).
		With("variableName", quoted)
}

func (s *Session) setVariable(ctx context.Context, c *plan.SetVariable) error {
	targets := make([]*variable, len(c.Names))
	seen := map[*variable]bool{}
	for i, n := range c.Names {
		v := s.variable(n)
		if v == nil {
			return diag.New(diag.Analysis, "UNRESOLVED_VARIABLE", "42883", "Cannot resolve variable %s on search path `SYSTEM`.`SESSION`.", quoteName(n...)).With("variableName", quoteName(n...))
		}
		if seen[v] {
			return diag.New(diag.Analysis, "DUPLICATE_ASSIGNMENTS", "42701",
				"The columns or variables %s appear more than once as assignment targets.", quoteName(v.name))
		}
		seen[v] = true
		targets[i] = v
	}
	values := make([]any, len(targets))
	if c.Query != nil {
		r, err := s.Execute(ctx, c.Query)
		if err != nil {
			return err
		}
		if len(r.Schema.Fields) != len(targets) {
			return diag.New(diag.Analysis, "ASSIGNMENT_ARITY_MISMATCH", "42802",
				"The number of columns or variables assigned or aliased: %d does not match the number of source expressions: %d.", len(targets), len(r.Schema.Fields))
		}
		if r.Rows() > 1 {
			return diag.New(diag.Py4J, "ROW_SUBQUERY_TOO_MANY_ROWS", "21000", "More than one row returned by a subquery used as a row.")
		}
		for _, b := range r.Batches {
			if b.Rows == 0 {
				continue
			}
			for i, v := range targets {
				lit := plan.Lit(r.Schema.Fields[i].Type, b.Columns[i].Value(0))
				if values[i], _, err = s.valueOf(ctx, lit, v.typ); err != nil {
					return err
				}
			}
		}
	}
	for i, e := range c.Values {
		if _, ok := e.(*plan.DefaultValue); ok {
			e = targets[i].init
		}
		value, _, err := s.valueOf(ctx, e, targets[i].typ)
		if err != nil {
			return err
		}
		values[i] = value
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, v := range targets {
		// What was read of a variable before keeps its value.
		next := &variable{v.name, v.typ, values[i], v.init, v.local}
		low := strings.ToLower(v.name)
		if s.variables[low] == v {
			s.variables[low] = next
			continue
		}
		for _, scope := range s.locals {
			if scope.vars[low] == v {
				scope.vars[low] = next
			}
		}
	}
	return nil
}

func (s *Session) dropVariable(c *plan.DropVariable) error {
	v := s.variable(c.Name)
	if v == nil {
		if c.IfExists {
			return nil
		}
		return variableNotFound(c.Name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.variables, strings.ToLower(v.name))
	return nil
}
