// Package plan has what a front end hands to the engine: relations,
// expressions and commands as Spark Connect's protocol names them, unresolved.
//
// A SQL cell and its PySpark twin build the same tree; engine/analyze gives it
// names and types, and a remote session turns it into protobuf by a walk. So a
// node here carries only what its message in Spark Connect carries, plus the
// Place in the user's text. What Spark Connect leaves to the server as SQL text
// (RelationSQL, ExpressionString) is parsed by the sql package, reached through
// the session's parser: the nodes below for CTEs, subqueries, GROUP BY
// extensions and DDL are what that parser builds.
//
// Trees are immutable once built and may share subtrees. The package
// evaluates nothing.
package plan
