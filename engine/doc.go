// Package engine is the Session: everything that a notebook does to data goes
// through it. It takes plans (engine/plan), never text; what text it must read,
// such as an expression string inside a plan, it hands to the parser that it
// was given.
//
//	plan.Relation ─ analyze ─ optimize ─ exec ─ batches          Execute
//	plan.Command  ─ catalog, files, settings                     Run
//	plan.WriteStream ─ analyze ─ a running query in the background  StartStream
package engine
