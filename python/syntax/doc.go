// Package syntax reads Python: a scanner that knows indentation, and a parser
// that makes a tree with places.
package syntax
