package functions

import (
	"brook/engine/types"
)

var str = types.Type(types.String)
