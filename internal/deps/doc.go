// Package deps holds no code: its test keeps the direction of imports between
// Brook's packages as readable data and compares it with what the source says.
package deps
