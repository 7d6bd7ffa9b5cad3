// Package source has what queries read from: files of every format, tables in
// memory and streams of either, behind the two interfaces Relation and Stream.
package source
