package functions

import (
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	register(Spec{Names: []string{"coalesce"}, Group: "conditional_funcs", Min: 1, Max: -1, Usage: "coalesce(expr1, expr2, ...) - Returns the first argument that is not NULL.", Resolve: coalesce})
	register(Spec{Names: []string{"nvl", "ifnull"}, Group: "conditional_funcs", Min: 2, Max: 2, Usage: "nvl(expr1, expr2) - Returns expr2 if expr1 is NULL, or expr1.", Resolve: func(c *CallContext) error {
		c.Heading = expr.Heading(c.Name, c.Args)
		return coalesce(c)
	}})
	register(Spec{Names: []string{"if"}, Group: "conditional_funcs", Min: 3, Max: 3, Usage: "if(expr1, expr2, expr3) - Returns expr2 if expr1 is true, otherwise expr3.", Resolve: func(c *CallContext) error {
		heading := "(IF(" + c.Args[0].SQL() + ", " + c.Args[1].SQL() + ", " + c.Args[2].SQL() + "))"
		c.HeadingOf = func([]expr.Expr) string { return heading }
		if c.Args[0].Type().Kind() == types.KindNull {
			if err := c.coerce(0, types.Boolean); err != nil {
				return err
			}
		}
		e, err := CaseWhen(c, c.Args[:2], c.Args[2])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"when"}, Group: "conditional_funcs", Min: 2, Max: -1, Usage: "when(condition, value, ...[, otherwise]) - Returns the value of the first condition that is true.",
		Examples: []Example{{"when(1 > 2, 'a', 2 > 1, 'b', 'c')", "b"}}, Resolve: func(c *CallContext) error {
			whens, otherwise := c.Args, expr.Expr(nil)
			if n := len(whens); n%2 == 1 {
				whens, otherwise = whens[:n-1], whens[n-1]
			}
			e, err := CaseWhen(c, whens, otherwise)
			c.Expr = e
			return err
		}})
	register(Spec{Names: []string{"in"}, Group: "predicate_funcs", Min: 1, Max: -1, Usage: "expr1 in(expr2, ...) - Tells whether expr1 equals one of the others.",
		Examples: []Example{{"2 IN (1, 2)", "true"}}, Resolve: func(c *CallContext) error {
			e, err := In(c)
			c.Expr = e
			return err
		}})
	register(Spec{Names: []string{"nullif"}, Group: "conditional_funcs", Min: 2, Max: 2, Usage: "nullif(expr1, expr2) - Returns NULL if expr1 equals expr2, or expr1.", Resolve: func(c *CallContext) error {
		heading := expr.Heading(c.Name, c.Args)
		eq, err := call("=", c, c.Args...)
		if err != nil {
			return err
		}
		null, err := expr.NewLiteral(c.Args[0].Type(), nil)
		if err != nil {
			return err
		}
		e, err := CaseWhen(c, []expr.Expr{eq, null}, c.Args[0])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"nvl2"}, Group: "conditional_funcs", Min: 3, Max: 3, Usage: "nvl2(expr1, expr2, expr3) - Returns expr2 if expr1 is not NULL, or expr3.", Resolve: func(c *CallContext) error {
		heading := expr.Heading(c.Name, c.Args)
		set, err := call("isnotnull", c, c.Args[0])
		if err != nil {
			return err
		}
		e, err := CaseWhen(c, []expr.Expr{set, c.Args[1]}, c.Args[2])
		if err == nil {
			e.(*caseWhen).heading = heading
			c.Expr = e
		}
		return err
	}})
	register(Spec{Names: []string{"zeroifnull"}, Group: "conditional_funcs", Min: 1, Max: 1, Usage: "zeroifnull(expr) - Returns 0 if expr is NULL, or expr.",
		Examples: []Example{{"zeroifnull(NULL)", "0"}}, Resolve: func(c *CallContext) error {
			c.Heading = expr.Heading(c.Name, c.Args)
			if err := c.defaultInt(0); err != nil {
				return err
			}
			return coalesce(c)
		}})
	register(Spec{Names: []string{"nullifzero"}, Group: "conditional_funcs", Min: 1, Max: 1, Usage: "nullifzero(expr) - Returns NULL if expr is 0, or expr.",
		Examples: []Example{{"nullifzero(0)", "NULL"}}, Resolve: func(c *CallContext) error {
			heading := expr.Heading(c.Name, c.Args)
			if err := c.defaultInt(0); err != nil {
				return err
			}
			zero, err := call("=", c, c.Args...)
			if err != nil {
				return err
			}
			null, err := expr.NewLiteral(types.Null, nil)
			if err != nil {
				return err
			}
			e, err := CaseWhen(c, []expr.Expr{zero, null}, c.Args[0])
			if err == nil {
				e.(*caseWhen).heading = heading
				c.Expr = e
			}
			return err
		}})
	for name, want := range map[string]int{"greatest": 1, "least": -1} {
		register(Spec{Names: []string{name}, Group: "conditional_funcs", Min: 2, Max: -1, Usage: name + "(expr, ...) - Returns the " + name + " value of all parameters, skipping NULLs.", Resolve: func(c *CallContext) error {
			for _, a := range c.Args {
				if unlike(c.Args[0].Type(), a.Type()) {
					return c.diffTypes(typesOf(c.Args))
				}
			}
			t, err := c.same(0)
			if err != nil {
				return err
			}
			if err := c.ordering(t); err != nil {
				return err
			}
			c.Type, c.Nullable = t, true
			for _, a := range c.Args {
				c.Nullable = c.Nullable && a.Nullable()
			}
			c.Kernel = boxed(t, true, func(_ *expr.Context, args []any) (any, error) {
				var best any
				for _, v := range args {
					if v != nil && (best == nil || compareCells(t, v, best)*want > 0) {
						best = v
					}
				}
				return best, nil
			})
			return nil
		}})
	}
}

func coalesce(c *CallContext) error {
	t, err := c.same(0)
	if err != nil {
		return err
	}
	var args []expr.Expr
	null := true
	var whens []expr.Expr
	for i, a := range c.Args {
		null = null && a.Nullable()
		if i == len(c.Args)-1 {
			break
		}
		set, err := call("isnotnull", c, a)
		if err != nil {
			return err
		}
		whens = append(whens, set, a)
	}
	heading := c.Heading
	args = c.Args
	if heading == "" {
		heading = expr.Heading("coalesce", args)
	}
	c.Expr = &caseWhen{typ: t, whens: whens, otherwise: c.Args[len(c.Args)-1], heading: heading, null: null, nullSet: true}
	return nil
}

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

func (w *caseWhen) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	rest := make([]int32, in.Rows)
	for i := range rest {
		rest[i] = int32(i)
	}
	// from[i] is the branch that row i takes and the row in that branch's
	// values; values are concatenated at the end.
	place := make([]int32, in.Rows)
	var parts []*batch.Batch
	total := int32(0)
	schema := types.NewStruct(types.Field{Name: "v", Type: w.typ})
	take := func(e expr.Expr, rows []int32) error {
		v := batch.Vector{Type: w.typ, Array: batch.Nulls(w.typ, len(rows))}
		if e != nil {
			var err error
			if v, err = e.Eval(expr.On(c, in, rows)); err != nil {
				return err
			}
		}
		for k, r := range rows {
			place[r] = total + int32(k)
		}
		total += int32(len(rows))
		parts = append(parts, &batch.Batch{Schema: schema, Columns: []batch.Vector{v}, Rows: len(rows)})
		return nil
	}
	for i := 0; i < len(w.whens) && len(rest) > 0; i += 2 {
		cond, err := w.whens[i].Eval(expr.On(c, in, rest))
		if err != nil {
			return batch.Vector{}, err
		}
		truth := truthOf(cond)
		var yes, no []int32
		for k, r := range rest {
			if !cond.Null(k) && truth(k) {
				yes = append(yes, r)
			} else {
				no = append(no, r)
			}
		}
		if len(yes) > 0 {
			if err := take(w.whens[i+1], yes); err != nil {
				return batch.Vector{}, err
			}
		}
		rest = no
	}
	if len(rest) > 0 {
		if err := take(w.otherwise, rest); err != nil {
			return batch.Vector{}, err
		}
	}
	if in.Rows == 0 {
		return batch.Of(w.typ, batch.NewBuilder(w.typ, 0).Finish()), nil
	}
	all, err := batch.Concat(schema, parts)
	if err != nil {
		return batch.Vector{}, err
	}
	return batch.Of(w.typ, batch.Take(w.typ, all.Column(0), place)), nil
}

func typesOf(args []expr.Expr) []types.Type {
	ts := make([]types.Type, len(args))
	for i, a := range args {
		ts[i] = a.Type()
	}
	return ts
}
