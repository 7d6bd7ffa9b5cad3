// Package render turns rows into text: show() as Spark prints it, byte for byte,
// and the framed tables of the terminal.
package render
