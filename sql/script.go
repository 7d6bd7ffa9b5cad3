package sql

import (
	"brook/engine/plan"
	"brook/sql/dialect"
)

func (r *reader) script() plan.Command {
	r.unsupported(0, "SQL scripting")
	return nil
}

// blockDepth follows BEGIN … END, inside of which ; does not end a statement.
type blockDepth struct{ open int }

func (b *blockDepth) see(tokens []dialect.Token, from, i int) {}
