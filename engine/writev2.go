package engine

import (
	"context"
	"strings"

	"brook/diag"
	"brook/engine/plan"
)

// writeV2 is df.writeTo(…). Tables of the session's catalog are of the first
// version, as Spark's own: they can be created this way, and nothing else.
func (s *Session) writeV2(ctx context.Context, c *plan.WriteOperationV2) error {
	switch c.Mode {
	case plan.CreateV2, plan.ReplaceV2, plan.CreateOrReplaceV2:
		create := &plan.CreateTable{
			Name: c.Table, Format: c.Provider, Options: c.Options, Properties: c.Properties, Input: c.Input, Replace: c.Mode != plan.CreateV2,
		}
		for _, e := range c.PartitionBy {
			column, ok := e.(*plan.Attribute)
			if !ok {
				return diag.NotImplemented("partitionedBy of an expression")
			}
			create.PartitionBy = append(create.PartitionBy, column.Name[len(column.Name)-1])
		}
		return s.createTable(ctx, create)
	}
	switch view, table := s.catalog.Lookup(c.Table); {
	case view != nil:
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1007", "", "Cannot write into temp view %s as it's not a data source v2 relation.", strings.Join(c.Table, "."))
	case table != nil:
		return diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1012", "", "Cannot write into v1 table: %s.", quoteName(SparkCatalog, table.Database, table.Name))
	}
	return tableNotFound(c.Table)
}
