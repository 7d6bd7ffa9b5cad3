// Package conformance replays cells that were recorded from Apache Spark and
// compares what Brook prints, byte for byte.
//
// golden/FAMILY/NAME.py are the cells, NAME.out is what they printed, NAME.err
// has a line for each cell that failed. They are never edited. passing.txt lists
// the cases that agree: none of them may fail again, and a case that newly
// agrees must be added.
package conformance
