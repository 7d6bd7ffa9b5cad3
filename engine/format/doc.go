// Package format reads and writes the bytes of data files: JSON lines, CSV, text
// and Parquet, to and from columns.
//
// The readers are directed by the schema: a scanner walks the bytes once and
// appends straight to the columns that were asked for. What a record must look
// like, and what happens to one that does not, are Spark's rules.
package format
