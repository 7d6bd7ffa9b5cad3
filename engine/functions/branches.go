package functions

import (
	"github.com/apache/arrow-go/v18/arrow/decimal128"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// chosen are values for some rows of a batch.
type chosen struct {
	rows   []int32      // which rows
	values batch.Vector // one for each of rows, or for each row of the batch
	whole  bool         // there is one for each row of the batch
}

// at is where the value of row r, the k-th of rows, stands.
func (p *chosen) at(k int, r int32) int {
	switch {
	case p.values.Const:
		return 0
	case p.whole:
		return int(r)
	}
	return k
}

// choose evaluates e for rows of in only: what would fail elsewhere does not.
func choose(c *expr.Context, in *batch.Batch, rows []int32, e expr.Expr) (chosen, error) {
	out := chosen{rows: rows, whole: len(rows) == in.Rows || plain(e)}
	if !out.whole {
		c, in = narrowed(c, in, rows, e)
	}
	var err error
	out.values, err = e.Eval(c, in)
	return out, err
}

// plain reports whether e costs nothing and cannot fail.
func plain(e expr.Expr) bool {
	switch e.(type) {
	case *expr.Ref, *expr.Literal:
		return true
	}
	return false
}

// narrowed is expr.On that gathers no more columns than e reads.
func narrowed(c *expr.Context, in *batch.Batch, rows []int32, e expr.Expr) (*expr.Context, *batch.Batch) {
	reads := make([]bool, len(in.Columns))
	if expr.Any(e, func(x expr.Expr) bool {
		switch x := x.(type) {
		case *expr.Ref:
			reads[x.Index] = true
		case *expr.Call, *expr.Literal, *caseWhen, *firstSet, *connective:
		default:
			return true // it may read columns in ways of its own
		}
		return false
	}) {
		return expr.On(c, in, rows)
	}
	part := &batch.Batch{Schema: in.Schema, Columns: make([]batch.Vector, len(in.Columns)), Rows: len(rows)}
	for i, v := range in.Columns {
		if reads[i] && !v.Const && v.Array != nil {
			v.Array = batch.Take(v.Type, v.Array, rows)
		}
		part.Columns[i] = v
	}
	return c, part
}

// putTogether makes a column of n rows of type t, each of which is in one part; rows
// that are in none are NULL.
func putTogether(t types.Type, n int, parts []chosen) (batch.Vector, error) {
	if len(parts) == 1 && len(parts[0].rows) == n {
		return parts[0].values, nil
	}
	switch t.Kind() {
	case types.KindByte:
		return joinedFixed[int8](t, n, parts), nil
	case types.KindShort:
		return joinedFixed[int16](t, n, parts), nil
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return joinedFixed[int32](t, n, parts), nil
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		return joinedFixed[int64](t, n, parts), nil
	case types.KindFloat:
		return joinedFixed[float32](t, n, parts), nil
	case types.KindDouble:
		return joinedFixed[float64](t, n, parts), nil
	case types.KindDecimal:
		return joinedFixed[decimal128.Num](t, n, parts), nil
	case types.KindString, types.KindBinary:
		return joinedTexts(t, n, parts), nil
	}
	return joinedAny(t, n, parts)
}

func joinedFixed[T batch.Fixed](t types.Type, n int, parts []chosen) batch.Vector {
	out := make([]T, n)
	valid := presence(n, parts)
	for i := range parts {
		p := &parts[i]
		if p.values.ConstNull() {
			continue
		}
		values := batch.Values[T](p.values.Array)
		switch {
		case p.values.Const:
			for _, r := range p.rows {
				out[r] = values[0]
			}
		case p.whole:
			for _, r := range p.rows {
				out[r] = values[r]
			}
		default:
			for k, r := range p.rows {
				out[r] = values[k]
			}
		}
	}
	return batch.Of(t, batch.FromValues(t, out, valid))
}

// presence is the validity of a column of parts; nil when no row is NULL.
func presence(n int, parts []chosen) batch.Bits {
	rows, nulls := 0, false
	for _, p := range parts {
		rows += len(p.rows)
		nulls = nulls || p.values.Type.Kind() == types.KindNull || p.values.NullCount() > 0
	}
	if rows == n && !nulls {
		return nil
	}
	valid := batch.NewBits(n)
	for i := range parts {
		p := &parts[i]
		if p.values.ConstNull() {
			continue
		}
		has := batch.Valid(p.values.Array)
		for k, r := range p.rows {
			if has == nil || has.Get(p.at(k, r)) {
				valid.Set(int(r))
			}
		}
	}
	return valid
}

func joinedTexts(t types.Type, n int, parts []chosen) batch.Vector {
	from, at := make([]int32, n), make([]int32, n) // part+1 and place of each row
	data, offsets := make([][]byte, len(parts)), make([][]int32, len(parts))
	valid := presence(n, parts)
	for i := range parts {
		p := &parts[i]
		if p.values.ConstNull() {
			continue
		}
		offsets[i], data[i] = batch.Bytes(p.values.Array)
		for k, r := range p.rows {
			from[r], at[r] = int32(i+1), int32(p.at(k, r))
		}
	}
	out := newTexts(t, n, valid)
	for r := range n {
		if i := from[r]; i > 0 && (valid == nil || valid.Get(r)) {
			o := offsets[i-1][at[r]:]
			out.data = append(out.data, data[i-1][o[0]:o[1]]...)
		}
		out.end()
	}
	return out.finish(false)
}

// joinedAny joins columns of any type: the parts one after the other, of which
// rows are taken.
func joinedAny(t types.Type, n int, parts []chosen) (batch.Vector, error) {
	place := make([]int32, n)
	for i := range place {
		place[i] = -1
	}
	schema := types.NewStruct(types.Field{Name: "v", Type: t, Nullable: true})
	var all []*batch.Batch
	total := int32(0)
	for i := range parts {
		p := &parts[i]
		if len(p.rows) == 0 || p.values.ConstNull() {
			continue
		}
		size := p.values.Array.Len()
		for k, r := range p.rows {
			place[r] = total + int32(p.at(k, r))
		}
		total += int32(size)
		all = append(all, &batch.Batch{Schema: schema, Columns: []batch.Vector{batch.Of(t, p.values.Array)}, Rows: size})
	}
	if len(all) == 0 {
		return batch.Of(t, batch.Nulls(t, n)), nil
	}
	joined, err := batch.Concat(schema, all)
	if err != nil {
		return batch.Vector{}, err
	}
	return batch.Of(t, batch.Take(t, joined.Column(0), place)), nil
}
