package engine

import (
	"context"
	"fmt"
	"strings"

	"brook/diag"
	"brook/engine/analyze"
	"brook/engine/functions"
	"brook/engine/plan"
)

// createFunction is CREATE FUNCTION … RETURN: a function written in SQL.
func (s *Session) createFunction(_ context.Context, c *plan.CreateFunction) error {
	f := &function{name: c.Name[len(c.Name)-1], sql: c}
	if c.Temp {
		if len(c.Name) > 1 {
			return diag.New(diag.Parse, "INVALID_SQL_SYNTAX.CREATE_TEMP_FUNC_WITH_DATABASE", "42000",
				"Invalid SQL syntax: CREATE TEMPORARY FUNCTION with specifying a database(%s) is not allowed.", quoteName(c.Name[0]))
		}
	} else {
		n, err := s.catalog.qualify(c.Name)
		if err != nil {
			return err
		}
		if _, err := s.catalog.database(n.database); err != nil {
			return err
		}
		f.database = n.database
	}
	if !c.Replace && s.hasFunction(f) {
		if c.IfNotExists {
			return nil
		}
		quoted := quoteName(f.name)
		if f.database != "" {
			quoted = quoteName(SparkCatalog, f.database, f.name)
		}
		return diag.New(diag.Analysis, "ROUTINE_ALREADY_EXISTS", "42723",
			"Cannot create the routine %s because a routine of that name already exists.\nChoose a different name, drop or replace the existing routine, or add the IF NOT EXISTS clause to tolerate a pre-existing routine.", quoted).
			With("routineName", quoted)
	}
	if err := analyze.CheckFunction(s.analyzeOptions(), c); err != nil {
		return inBody(err, c)
	}
	s.catalog.addFunction(f)
	return nil
}

// inBody counts the place of an unknown column from the start of the function's
// body, as Spark does, which reads the body on its own.
func inBody(err error, c *plan.CreateFunction) error {
	e, ok := diag.As(err)
	if !ok || c.Body == nil || e.Tail != "" || e.Place.Source == nil || !strings.HasPrefix(e.Condition, "UNRESOLVED_COLUMN") {
		return err
	}
	e.Tail = fmt.Sprintf("; line 1 pos %d;", max(0, e.Place.Start-c.Body.Where().Start))
	return err
}

func (s *Session) hasFunction(f *function) bool {
	parts := []string{f.name}
	if f.database != "" {
		parts = []string{f.database, f.name}
	}
	old := s.catalog.function(parts)
	return old != nil && old.database == f.database
}

func (s *Session) dropFunction(c *plan.DropObject) error {
	last := c.Name[len(c.Name)-1]
	temporary := strings.HasPrefix(strings.ToUpper(c.Kind), "TEMP")
	_, builtin := functions.Lookup(last)
	s.catalog.mu.Lock()
	defer s.catalog.mu.Unlock()
	low := strings.ToLower(last)
	if temporary {
		if s.catalog.functions[low] != nil {
			delete(s.catalog.functions, low)
			return nil
		}
	} else {
		database := s.catalog.current
		if len(c.Name) > 1 {
			database = c.Name[len(c.Name)-2]
		}
		if db := s.catalog.databases[strings.ToLower(database)]; db != nil && db.functions[low] != nil {
			delete(db.functions, low)
			return nil
		}
		if builtin && len(c.Name) == 1 {
			return diag.New(diag.Analysis, "FORBIDDEN_OPERATION", "42809", "The operation DROP FUNCTION is not allowed on the BUILTIN: %s.", quoteName(last))
		}
	}
	if c.IfExists {
		return nil
	}
	quoted := quoteName(c.Name...)
	if !temporary && len(c.Name) == 1 {
		quoted = quoteName(SparkCatalog, s.catalog.current, last)
	}
	return functionNotFound(quoted)
}

func functionNotFound(quoted string) error {
	return diag.New(diag.Analysis, "ROUTINE_NOT_FOUND", "42883",
		"The routine %s cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP ... IF EXISTS.", quoted).
		With("routineName", quoted)
}

// FunctionNames lists the registered functions' names.
func (c *Catalog) FunctionNames() []string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	var out []string
	for _, f := range c.functions {
		out = append(out, f.name)
	}
	if db := c.databases[strings.ToLower(c.current)]; db != nil {
		for _, f := range db.functions {
			out = append(out, f.name)
		}
	}
	return out
}

// HasFunction reports whether name is a built-in or registered function.
func (c *Catalog) HasFunction(parts ...string) bool {
	if c.function(parts) != nil {
		return true
	}
	_, ok := functions.Lookup(parts[len(parts)-1])
	return ok && len(parts) == 1
}
