package plan

import (
	"strings"

	"brook/diag"
)

// CheckSaveMode refuses what is no save mode.
func CheckSaveMode(mode string) error {
	switch strings.ToLower(mode) {
	case "", "default", "error", "errorifexists", "append", "overwrite", "ignore":
		return nil
	}
	return diag.New(diag.Analysis, "INVALID_SAVE_MODE", "42000",
		"The specified save mode \"%s\" is invalid. Valid save modes include \"append\", \"overwrite\", \"ignore\", \"error\", \"errorifexists\", and \"default\".", mode).With("mode", mode)
}
