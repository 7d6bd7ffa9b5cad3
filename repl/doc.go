// Package repl is how people meet Brook: scripted runs, the prompt and the tour.
//
// A Script runs a notebook's cells in order and prints the same on every run. A
// Prompt reads cells from a terminal with history, completion and paste; it is
// made of
//
//	Keys    bytes of the terminal → keys for readline, pasted text, Ctrl-C
//	typing  lines → cells
//	Screen  everything printed, so that background queries, the progress line
//	        and the prompt do not write over one another
//
// A Tour walks through a notebook cell by cell. All of them take readers and
// writers and never touch the process's own.
package repl
