package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// caseWhen is CASE WHEN … THEN … ELSE … END. A branch is evaluated only for the
// rows that come to it.
type caseWhen struct {
	typ       types.Type
	whens     []expr.Expr // condition and value in turns
	otherwise expr.Expr   // nil for NULL
	heading   string
	null      bool
	nullSet   bool
}

// CaseWhen makes a CASE of conditions and values in turns; otherwise may be nil.
func CaseWhen(c *CallContext, whens []expr.Expr, otherwise expr.Expr) (expr.Expr, error) {
	var ts []types.Type
	for i := 1; i < len(whens); i += 2 {
		ts = append(ts, whens[i].Type())
	}
	if otherwise != nil {
		ts = append(ts, otherwise.Type())
	}
	if c.HeadingOf == nil {
		whole := (&caseWhen{whens: whens, otherwise: otherwise}).SQL()
		c.HeadingOf = func([]expr.Expr) string { return whole }
	}
	t, ok := Widest(c.Conf.ANSI, ts...)
	if !ok {
		if c.Name != "if" {
			c.Name = "casewhen"
		}
		return nil, c.diffTypes(ts)
	}
	out := &caseWhen{typ: t}
	for i, e := range whens {
		want := t
		if i%2 == 0 {
			want = types.Boolean
			if e.Type().Kind() != types.KindBoolean {
				c.Args = make([]expr.Expr, i+1)
				c.Args[i] = e
				return nil, c.unexpected(i, "BOOLEAN")
			}
		}
		x, err := c.castTo(e, want)
		if err != nil {
			return nil, err
		}
		out.whens = append(out.whens, x)
	}
	if otherwise != nil {
		x, err := c.castTo(otherwise, t)
		if err != nil {
			return nil, err
		}
		out.otherwise = x
	}
	return out, nil
}

func (w *caseWhen) Type() types.Type { return w.typ }

func (w *caseWhen) Nullable() bool {
	if w.nullSet {
		return w.null
	}
	for i := 0; i < len(w.whens); i += 2 {
		if w.whens[i+1].Nullable() {
			return true
		}
		if l, ok := w.whens[i].(*expr.Literal); ok && l.Value == true {
			return false // nothing comes to what follows
		}
	}
	return w.otherwise == nil || w.otherwise.Nullable()
}

func (w *caseWhen) Children() []expr.Expr {
	out := append([]expr.Expr(nil), w.whens...)
	if w.otherwise != nil {
		out = append(out, w.otherwise)
	}
	return out
}

func (w *caseWhen) WithChildren(c []expr.Expr) expr.Expr {
	v := *w
	v.whens = c[:len(w.whens):len(w.whens)]
	if w.otherwise != nil {
		v.otherwise = c[len(w.whens)]
	}
	return &v
}

func (w *caseWhen) SQL() string {
	if w.heading != "" {
		return w.heading
	}
	s := "CASE"
	for i := 0; i < len(w.whens); i += 2 {
		s += " WHEN " + w.whens[i].SQL() + " THEN " + w.whens[i+1].SQL()
	}
	if w.otherwise != nil {
		s += " ELSE " + w.otherwise.SQL()
	}
	return s + " END"
}

// Eval asks the conditions in turn, each for the rows that are left.
func (w *caseWhen) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	rest := allRows(in.Rows)
	parts := make([]chosen, 0, len(w.whens)/2+1)
	for i := 0; i < len(w.whens) && len(rest) > 0; i += 2 {
		cond, err := choose(c, in, rest, w.whens[i])
		if err != nil {
			return batch.Vector{}, err
		}
		yes, no := cond.split()
		if rest = no; len(yes) == 0 {
			continue
		}
		part, err := choose(c, in, yes, w.whens[i+1])
		if err != nil {
			return batch.Vector{}, err
		}
		parts = append(parts, part)
	}
	if len(rest) > 0 && w.otherwise != nil {
		part, err := choose(c, in, rest, w.otherwise)
		if err != nil {
			return batch.Vector{}, err
		}
		parts = append(parts, part)
	}
	return putTogether(w.typ, in.Rows, parts)
}

func allRows(n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}

// split parts the rows of a condition into those for which it is true and the
// others.
func (p *chosen) split() (yes, no []int32) {
	if p.values.ConstNull() {
		return nil, p.rows
	}
	truth, valid := batch.Booleans(p.values.Array), batch.Valid(p.values.Array)
	yes, no = make([]int32, 0, len(p.rows)), make([]int32, 0, len(p.rows))
	for k, r := range p.rows {
		if at := p.at(k, r); truth.Get(at) && (valid == nil || valid.Get(at)) {
			yes = append(yes, r)
		} else {
			no = append(no, r)
		}
	}
	return yes, no
}
