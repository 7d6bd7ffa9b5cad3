// Package sink has what queries write to: files of every format with their save
// modes, and the sinks of streaming queries.
package sink
