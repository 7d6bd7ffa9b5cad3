// Package conformance replays cells that were run on Apache Spark 4.1.3 and
// compares what Brook prints, byte for byte. golden holds the first cases, by
// family; recorded holds questions that were put to Spark since, by the same
// families. NAME.py has the cells, NAME.out what came out, NAME.err the failing
// cells. No expectation is ever edited: Spark is right.
//
// passing.txt lists the cases that pass. A listed case may never fail again, and
// a case that passes must be listed: go test ./conformance -update adds it.
package conformance
