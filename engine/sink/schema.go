package sink

import (
	"strings"

	"brook/diag"
	"brook/engine/types"
)

// titles are the names of the formats in Spark's sentences.
var titles = map[string]string{"json": "JSON", "csv": "CSV", "parquet": "Parquet", "text": "Text"}

func title(format string) string {
	if t := titles[strings.ToLower(format)]; t != "" {
		return t
	}
	return format
}

// checkColumns refuses columns that no file may have: none at all, also inside
// of structs, and two of one name, which only CSV takes.
func checkColumns(format string, schema *types.Struct, caseSensitive bool) error {
	if hollow(schema) {
		return diag.New(diag.Analysis, "EMPTY_SCHEMA_NOT_SUPPORTED_FOR_DATASOURCE", "0A000",
			"The %s datasource does not support writing empty or nested empty schemas. Please make sure the data schema has at least one or more column(s).", title(format)).With("format", title(format))
	}
	if strings.EqualFold(format, "csv") {
		return nil
	}
	seen := map[string]bool{}
	for _, f := range schema.Fields {
		name := f.Name
		if !caseSensitive {
			name = strings.ToLower(name)
		}
		if seen[name] {
			return diag.New(diag.Analysis, "COLUMN_ALREADY_EXISTS", "42711",
				"The column %s already exists. Choose another name or rename the existing column.", types.QuoteIdentifier(name)).With("columnName", types.QuoteIdentifier(name))
		}
		seen[name] = true
	}
	return nil
}

// hollow reports whether a struct without fields is anywhere in a type.
func hollow(t types.Type) bool {
	switch t := t.(type) {
	case *types.Struct:
		for _, f := range t.Fields {
			if hollow(f.Type) {
				return true
			}
		}
		return len(t.Fields) == 0
	case *types.Array:
		return hollow(t.Elem)
	case *types.Map:
		return hollow(t.Key) || hollow(t.Value)
	}
	return false
}

// checkTypes refuses the types that a format has no way to write.
func checkTypes(format string, schema *types.Struct) error {
	for _, f := range schema.Fields {
		if !writable(strings.ToLower(format), f.Type) {
			return diag.New(diag.Analysis, "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "0A000",
				"The %s datasource doesn't support the column %s of the type \"%s\".", title(format), types.QuoteIdentifier(f.Name), f.Type.SQL()).
				With("format", title(format)).With("columnName", types.QuoteIdentifier(f.Name)).With("columnType", f.Type.SQL())
		}
	}
	return nil
}

func writable(format string, t types.Type) bool {
	flat := format == "csv" || format == "text"
	switch t := t.(type) {
	case *types.Struct:
		for _, f := range t.Fields {
			if !writable(format, f.Type) {
				return false
			}
		}
		return !flat
	case *types.Array:
		return !flat && writable(format, t.Elem)
	case *types.Map:
		return !flat && writable(format, t.Key) && writable(format, t.Value)
	}
	if format == "text" {
		return t.Kind() == types.KindString
	}
	switch t.Kind() {
	case types.KindCalendarInterval:
		return false
	case types.KindNull, types.KindVariant:
		return !flat
	}
	return true
}
