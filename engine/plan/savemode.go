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

// ModeV2 is what a WriteOperationV2 does to its table.
type ModeV2 uint8

// The modes of WriteOperationV2.
const (
	CreateV2 ModeV2 = iota
	ReplaceV2
	CreateOrReplaceV2
	AppendV2
	OverwriteV2           // the rows that a condition holds for
	OverwritePartitionsV2 // the partitions that get rows
)
