// Package diag holds what Brook says when something is wrong: an error
// condition with Spark's name, the Python exception class that carries it, and
// the place in the text that caused it.
//
// Every mistake of a user is a *Error. Its Condition and SQLState are those of
// Spark's error catalogue, its Message is Spark's sentence, and its Place
// points into the Source (a cell, or a string handed to spark.sql) as typed:
//
//	[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column … `evnt_time` cannot be resolved. … SQLSTATE: 42703
//	cell 4, line 2, column 12
//	  2 | SELECT max(evnt_time) FROM events
//	    |            ^^^^^^^^^
//
// The package depends on the standard library only and decides nothing: who
// finds the mistake fills the error in, who shows it calls Caret.
package diag
