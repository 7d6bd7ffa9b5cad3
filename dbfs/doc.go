// Package dbfs is the file system that notebooks see: one root folder, below
// which every path lives.
//
// dbfs:/x, /x, /dbfs/x and file:/x name the same file. Clean turns any of them
// into the canonical form "/x", which is what all other functions take; names
// that climb out of the root are refused, and so are links that lead out of it,
// since Root stands on os.Root.
package dbfs
