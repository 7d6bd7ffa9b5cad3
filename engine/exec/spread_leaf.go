package exec

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"brook/engine/batch"
	"brook/engine/logical"
	"brook/engine/source"
)

// parallelism is how many partitions rows at hand are spread over: that of two
// cores.
const parallelism = 2

// bounds is where part i of n begins among rows.
func bounds(rows, i, n int) int { return int(portion(int64(rows), int64(i), int64(n))) }

// slices cuts the rows of batches into n parts of about one size.
func sliced(batches []*batch.Batch, n int) *spread {
	rows := countRows(batches)
	s := &spread{}
	for i := range n {
		from, to := bounds(rows, i, n), bounds(rows, i+1, n)
		s.parts = append(s.parts, partOf(window(batches, int64(from), int64(to-from))...))
	}
	return s
}

func countRows(batches []*batch.Batch) int {
	n := 0
	for _, b := range batches {
		n += b.Rows
	}
	return n
}

// settle spreads rows at hand: over as many partitions as there are rows at
// most, and none when there are none.
func (s *spread) settle(ctx context.Context, e Env) error {
	if !s.local {
		return nil
	}
	s.local = false
	var all []*batch.Batch
	err := s.run(ctx, e, false, func(_ int, b *batch.Batch) error {
		all = append(all, b)
		return nil
	})
	s.parts = sliced(all, min(parallelism, countRows(all))).parts
	return err
}

// pickled is how many rows of a Python list go to Spark at once.
const pickled = 1024

// localRows spreads rows at hand. Those of createDataFrame came in batches, of
// which each partition has some.
func localRows(n *logical.LocalRelation) *spread {
	switch {
	case n.Handed:
		rows := countRows(n.Batches)
		size := max(1, min(rows/parallelism, pickled))
		batches := (rows + size - 1) / size
		s := &spread{}
		for i := range parallelism {
			from, to := bounds(batches, i, parallelism)*size, min(rows, bounds(batches, i+1, parallelism)*size)
			s.parts = append(s.parts, partOf(window(n.Batches, int64(from), int64(to-from))...))
		}
		return s
	case len(n.Attrs) == 0: // SELECT without FROM
		return &spread{parts: []part{partOf(n.Batches...)}}
	}
	s := single(n.Batches)
	s.local, s.by = true, layout{}
	return s
}

func rangeParts(n *logical.Range) *spread {
	total := logical.RangeCount(n.Start, n.End, n.Step)
	s := &spread{by: byColumns(idsOf(n.Output()))}
	if total == 0 {
		return s
	}
	count := n.Partitions
	if count <= 0 {
		count = parallelism
	}
	schema := logical.Schema(n)
	for i := range int64(count) {
		from, to := portion(total, i, int64(count)), portion(total, i+1, int64(count))
		s.parts = append(s.parts, part{morsels: []source.Morsel{rangeMorsel{schema, n.Start + from*n.Step, n.Step, to - from}}})
	}
	s.by.whole = count == 1
	return s
}

// sized is a morsel of a file, whose bytes it tells.
type sized interface{ FileSize() int64 }

// placed is a morsel of rows that had a partition when they were kept.
type placed interface{ Partition() int }

// scanParts spreads a scan: files by their sizes, rows that were kept as they
// were, and others as rows at hand.
func scanParts(ctx context.Context, e Env, n *logical.Scan) (*spread, error) {
	p, err := scan(ctx, n)
	if err != nil {
		return nil, err
	}
	s := &spread{}
	if len(p.morsels) == 0 {
		return s, nil
	}
	switch m := unlimited(p.morsels[0]).(type) {
	case sized:
		s = packed(p.morsels, e)
	case placed:
		for _, m := range p.morsels {
			at := unlimited(m).(placed).Partition()
			for len(s.parts) <= at {
				s.parts = append(s.parts, part{})
			}
			s.parts[at].morsels = append(s.parts[at].morsels, m)
		}
	default:
		_ = m
		s.local, s.parts = true, []part{{morsels: p.morsels}}
	}
	for i := range s.parts {
		s.parts[i].steps = p.steps
	}
	return s, nil
}

func unlimited(m source.Morsel) source.Morsel {
	if f, ok := m.(firstRows); ok {
		return f.Morsel
	}
	return m
}

// scanned is a file that is read.
type scanned struct {
	morsels []source.Morsel
	size    int64
}

// bySize is the files of a scan, the largest first, as Spark reads them; files of
// one size stay in the order of the listing.
func bySize(morsels []source.Morsel) []scanned {
	var files []scanned
	for i, m := range morsels {
		if i == 0 || m.File() != morsels[i-1].File() {
			files = append(files, scanned{size: unlimited(m).(sized).FileSize()})
		}
		f := &files[len(files)-1]
		f.morsels = append(f.morsels, m)
	}
	slices.SortStableFunc(files, func(a, b scanned) int { return cmp.Compare(b.size, a.size) })
	return files
}

// packed puts files together, the largest first, until a partition has its share
// of the bytes. Opening a file counts as so many bytes.
func packed(morsels []source.Morsel, e Env) *spread {
	files := bySize(morsels)
	opening := e.bytes("spark.sql.files.openCostInBytes", 4<<20)
	total := int64(0)
	for _, f := range files {
		total += f.size + opening
	}
	most := min(e.bytes("spark.sql.files.maxPartitionBytes", 128<<20), max(opening, total/parallelism))
	s := &spread{}
	held := int64(0)
	for i, f := range files {
		if i == 0 || held+f.size > most {
			s.parts = append(s.parts, part{})
			held = 0
		}
		p := &s.parts[len(s.parts)-1]
		p.morsels = append(p.morsels, f.morsels...)
		held += f.size + opening
	}
	return s
}

// bytes is a setting that is a plain number of bytes; others count as their
// default.
func (e *Env) bytes(key string, def int64) int64 {
	if e.Conf.Get == nil {
		return def
	}
	text, _ := e.Conf.Get(key)
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && n > 0 {
		return n
	}
	return def
}
