package analyze

import (
	"brook/engine/expr"
	"brook/engine/logical"
)

func newID() expr.ID { return logical.NewID() }
