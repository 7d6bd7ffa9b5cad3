package engine

import (
	"context"
	"slices"

	"brook/engine/analyze"
	"brook/engine/batch"
	"brook/engine/exec"
	"brook/engine/logical"
	"brook/engine/optimize"
	"brook/engine/plan"
	"brook/engine/types"
)

// InputFiles resolves rel and returns the URIs of the files that it reads, each
// once.
func (s *Session) InputFiles(ctx context.Context, rel plan.Relation) ([]string, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, err
	}
	if err := analyze.CheckBatch(n); err != nil {
		return nil, err
	}
	var out []string
	logical.Walk(n, func(n logical.Node) bool {
		if scan, ok := n.(*logical.Scan); ok {
			if of, ok := scan.Relation.(interface{ URIs() []string }); ok {
				for _, u := range of.URIs() {
					if !slices.Contains(out, u) {
						out = append(out, u)
					}
				}
			}
		}
		return true
	})
	return out, nil
}

// Partitions resolves and runs rel, and returns its columns and its rows by
// partition: as Spark spreads them on two cores.
func (s *Session) Partitions(ctx context.Context, rel plan.Relation) (*types.Struct, [][]*batch.Batch, error) {
	n, err := s.analyze(ctx, rel)
	if err != nil {
		return nil, nil, err
	}
	if err := analyze.CheckBatch(n); err != nil {
		return nil, nil, err
	}
	optimized, err := optimize.Plan(n, s.exprConf())
	if err != nil {
		return nil, nil, err
	}
	var out [][]*batch.Batch
	count, err := exec.Parts(ctx, s.env(), optimized, func(p int, b *batch.Batch) error {
		for len(out) <= p {
			out = append(out, nil)
		}
		if b.Rows > 0 {
			out[p] = append(out[p], b)
		}
		return nil
	})
	if err == nil {
		optimize.NoteReads(optimized)
	}
	return logical.Schema(n), out[:min(count, len(out))], err
}
