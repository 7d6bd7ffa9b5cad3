// Package sql turns Spark SQL into the plans of engine/plan.
//
// The core of a query (select lists, joins, predicates, operators, CASE, calls,
// subqueries, UNION, ORDER BY, LIMIT) is parsed by xwb1989/sqlparser. What Spark
// has beyond that grammar is taken out of the text first: a rule of the dialect
// recognises its construct among the tokens, parses the parts by the same entry
// points, and leaves a hole, a bind variable whose plan waits in a table. So
// sqlparser sees only its own grammar: names in backticks, holes, operators.
// Whatever it makes that is not known here is refused, never read the MySQL way.
// Statements outside of queries have a small parser of their own.
package sql
