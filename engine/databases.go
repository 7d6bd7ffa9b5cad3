package engine

import (
	"path"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/plan"
)

// createDatabase is CREATE DATABASE.
func (s *Session) createDatabase(c *plan.CreateDatabase) error {
	n, err := databaseName(c.Name)
	if err != nil {
		return err
	}
	if s.catalog.Database(n) != nil {
		if c.IfNotExists {
			return nil
		}
		return diag.New(diag.Analysis, "SCHEMA_ALREADY_EXISTS", "42P06",
			"Cannot create schema %s because it already exists.\nChoose a different name, drop the existing schema, or add the IF NOT EXISTS clause to tolerate pre-existing schema.", quoteName(n)).
			With("schemaName", quoteName(n))
	}
	if err := validName(n); err != nil {
		return err
	}
	db := &Database{
		Name: strings.ToLower(n), Comment: c.Comment, Properties: c.Properties,
		Location: path.Join(warehouse, strings.ToLower(n)+".db"),
		tables:   map[string]*Table{}, functions: map[string]*function{},
	}
	if c.Location != "" {
		if db.Location, err = dbfs.Clean(c.Location); err != nil {
			return err
		}
	}
	s.catalog.mu.Lock()
	defer s.catalog.mu.Unlock()
	s.catalog.databases[db.Name] = db
	return nil
}

func databaseName(parts []string) (string, error) {
	switch {
	case len(parts) == 1:
		return parts[0], nil
	case len(parts) == 2 && strings.EqualFold(parts[0], SparkCatalog):
		return parts[1], nil
	case len(parts) == 2:
		return "", catalogNotFound(parts[0])
	}
	return "", diag.New(diag.Analysis, "REQUIRES_SINGLE_PART_NAMESPACE", "42K05",
		"%s requires a single-part namespace, but got %s.", SparkCatalog, quoteName(parts...))
}

func (s *Session) dropDatabase(c *plan.DropObject) error {
	n, err := databaseName(c.Name)
	if err != nil {
		return err
	}
	db := s.catalog.Database(n)
	switch {
	case db == nil && c.IfExists:
		return nil
	case db == nil:
		return schemaNotFound(n)
	case db.Name == DefaultDatabase:
		return diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.DROP_DATABASE", "0A000", "The feature is not supported: Drop the default database %s.", quoteName(SparkCatalog, DefaultDatabase))
	}
	tables, err := s.catalog.Tables(db.Name)
	if err != nil {
		return err
	}
	s.catalog.mu.RLock()
	filled := len(tables)+len(db.functions) > 0
	s.catalog.mu.RUnlock()
	if filled && !c.Cascade {
		return diag.New(diag.Analysis, "SCHEMA_NOT_EMPTY", "2BP01",
			"Cannot drop a schema %s because it contains objects.\nUse DROP SCHEMA ... CASCADE to drop the schema and all its objects.", quoteName(db.Name)).
			With("schemaName", quoteName(db.Name))
	}
	for _, t := range tables {
		if t.View == nil && !t.External {
			if err := s.options.FS.RemoveAll(t.Location); err != nil {
				return err
			}
		}
	}
	s.catalog.mu.Lock()
	delete(s.catalog.databases, db.Name)
	s.catalog.mu.Unlock()
	return s.options.FS.RemoveAll(db.Location)
}

// use is USE database and USE CATALOG.
func (s *Session) use(c *plan.Use) error {
	if len(c.Name) == 1 && strings.EqualFold(c.Name[0], SparkCatalog) {
		return s.catalog.SetCurrentDatabase(DefaultDatabase)
	}
	if len(c.Name) > 1 && !strings.EqualFold(c.Name[0], SparkCatalog) {
		return schemaNotFound(c.Name...)
	}
	n, err := databaseName(c.Name)
	if err != nil {
		return err
	}
	return s.catalog.SetCurrentDatabase(n)
}
