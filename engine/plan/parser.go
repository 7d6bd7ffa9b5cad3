package plan

import (
	"brook/diag"
	"brook/engine/types"
)

// Parser turns SQL text into plans. The sql package implements it; the engine
// gets it when a session is made and calls it for RelationSQL, for
// ExpressionString and for views kept as text, so that the engine itself never
// reads text. Errors are PARSE_SYNTAX_ERROR with a place in src.
type Parser interface {
	// Statement parses one statement.
	Statement(src *diag.Source) (Command, error)
	// Split cuts a text into statements at ; outside of quotes and comments,
	// leaving out empty ones.
	Split(src *diag.Source) ([]*diag.Source, error)
	// Relation parses a query.
	Relation(src *diag.Source) (Relation, error)
	// Expression parses a single expression, possibly with an alias.
	Expression(src *diag.Source) (Expr, error)
	// TableName parses a dotted, possibly quoted identifier: a.`b c`.
	TableName(src *diag.Source) ([]string, error)
	// Type parses a type: "decimal(10, 2)".
	Type(src *diag.Source) (types.Type, error)
	// Schema parses a DDL schema: "a INT, b STRING NOT NULL COMMENT 'x'", or a
	// type (then the result has the one field "value", as PySpark makes it).
	Schema(src *diag.Source) (*types.Struct, error)
}
