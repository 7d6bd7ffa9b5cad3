package exec

import (
	"context"
	"runtime"
	"time"

	"brook/engine/expr"
	"brook/engine/types"
)

// Env is what a plan runs with.
type Env struct {
	Conf      expr.Conf
	Now       time.Time
	Location  *time.Location
	Workers   int // 0 for one a core
	Budget    *Budget
	CurrentDB string
	User      string // who current_user() names
	// Spread says that groups and joins of small inputs come in the order that
	// Spark's partitions give them, not in that of their first rows.
	Spread bool
	// Observe gets the metrics of observe(); it may be nil.
	Observe func(name string, row types.StructValue, schema *types.Struct)

	query *query
}

func (e *Env) workers() int {
	if e.Workers > 0 {
		return e.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// context is the evaluation context of one task.
func (e *Env) context(ctx context.Context, partition int) *expr.Context {
	loc := e.Location
	if loc == nil {
		loc = time.UTC
	}
	return &expr.Context{
		Context: ctx, Conf: e.Conf, Now: e.Now, Location: loc, Partition: partition, CurrentDB: e.CurrentDB, CurrentUser: e.User,
		Kept: &expr.Kept{},
	}
}
