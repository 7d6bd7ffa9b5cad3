// Package sql turns Spark SQL into the plans of engine/plan.
//
// A reader walks over the tokens of a statement. Between operands it knows
// whether a word is an operator or a name, so that no word is reserved, and every
// part keeps its place. What belongs to the core of a query (select lists, joins,
// predicates, operators, CASE, calls) it writes down for xwb1989/sqlparser, whose
// grammar gives the tree: names and literals are numbers in that text, and a
// construct that sqlparser has no grammar for is a hole, a bind variable or a
// table whose plan waits in a list. Each such construct has a rule of its own,
// found by its first word (operands, clauses, statements). The conversion of
// sqlparser's tree knows the nodes that the reader's text can make and refuses
// all others, so that nothing is read the MySQL way.
//
// WITH, set operators, ORDER BY, LIMIT, pipes and the statements outside of
// queries are the reader's alone. Scripts (BEGIN … END) become a tree that this
// package runs, one statement after the other.
package sql
