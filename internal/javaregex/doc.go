// Package javaregex matches regular expressions as java.util.regex does.
//
// A pattern is translated twice: for Go's regexp, which runs in linear time,
// where that has the same meaning, and for regexp2, which backtracks, for the
// rest (lookaround, back references, possessive and atomic groups). Which of
// the two runs is decided by pattern and text; the results are the same.
//
//	re, err := javaregex.Compile(`(\w+)@(\w+)`)
//	loc, err := re.Find("mail ada@home") // [5 13 5 8 9 13]
//
// Offsets are bytes of the text. A backtracking match is bounded in time.
package javaregex
