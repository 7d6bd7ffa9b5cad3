package functions

import (
	"slices"
	"strings"
	"unicode/utf8"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// infix is the heading "(a op b)".
func infix(op string) func([]expr.Expr) string {
	return func(args []expr.Expr) string { return "(" + args[0].SQL() + " " + op + " " + args[1].SQL() + ")" }
}

func init() {
	for op, test := range map[string]func(int) bool{
		"=": func(c int) bool { return c == 0 }, "<": func(c int) bool { return c < 0 }, "<=": func(c int) bool { return c <= 0 },
		">": func(c int) bool { return c > 0 }, ">=": func(c int) bool { return c >= 0 },
	} {
		names := []string{op}
		if op == "=" {
			names = append(names, "==")
		}
		register(Spec{Names: names, Group: "predicate_funcs", Min: 2, Max: 2, Usage: "expr1 " + op + " expr2 - Compares the two.",
			Resolve: func(c *CallContext) error { return comparison(c, op, test) }})
	}
	register(Spec{Names: []string{"<=>"}, Group: "predicate_funcs", Min: 2, Max: 2, Usage: "expr1 <=> expr2 - Equality to which NULL is a value like any other.", Resolve: nullSafe})
	register(Spec{Names: []string{"equal_null"}, Group: "predicate_funcs", Min: 2, Max: 2, Usage: "equal_null(expr1, expr2) - Equality to which NULL is a value like any other, as <=>.",
		Examples: []Example{{"equal_null(NULL, NULL)", "true"}}, Resolve: func(c *CallContext) error {
			err := nullSafe(c)
			c.HeadingOf = nil
			return err
		}})
	register(Spec{Names: []string{"!=", "<>"}, Group: "predicate_funcs", Min: 2, Max: 2, Usage: "expr1 != expr2 - Whether the two differ.",
		Resolve: func(c *CallContext) error {
			eq, err := call("=", c, c.Args...)
			if err != nil {
				return err
			}
			c.Expr, err = call("not", c, eq)
			return err
		}})
	register(Spec{Names: []string{"not", "!"}, Group: "predicate_funcs", Min: 1, Max: 1, Usage: "not expr - Logical not.", Resolve: func(c *CallContext) error {
		c.HeadingOf = func(a []expr.Expr) string { return "(NOT " + a[0].SQL() + ")" }
		c.Infallible = true
		return c.scalar(types.Boolean, []types.Type{types.Boolean}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
			x := truthOf(args[0])
			return bools(args, rows, func(i int) bool { return !x(i) })
		})
	}})
	for _, op := range []string{"and", "or"} {
		register(Spec{Names: []string{op}, Group: "predicate_funcs", Min: 2, Max: 2, Usage: "expr1 " + op + " expr2 - Logical " + op + ".",
			Resolve: func(c *CallContext) error { return logic(c, op == "and") }})
	}
	for name, want := range map[string]bool{"isnull": true, "isnotnull": false} {
		register(Spec{Names: []string{name}, Group: "predicate_funcs", Min: 1, Max: 1, Usage: name + "(expr) - Tells whether expr is NULL, or is not.", Resolve: func(c *CallContext) error {
			words := " IS NULL)"
			if !want {
				words = " IS NOT NULL)"
			}
			c.HeadingOf = func(a []expr.Expr) string { return "(" + a[0].SQL() + words }
			c.Type, c.Infallible = types.Boolean, true
			c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
				n, constant := rowsOf(args, rows)
				out := batch.NewBits(n)
				a := args[0]
				void := a.Type.Kind() == types.KindNull
				for i := range n {
					if (void || a.Null(i)) == want {
						out.Set(i)
					}
				}
				return result(types.Boolean, batch.FromBits(out, n, nil), constant), nil
			}
			return nil
		}})
	}
}

// call resolves a call of a built-in by name, within the call c.
func call(name string, c *CallContext, args ...expr.Expr) (expr.Expr, error) {
	spec, _ := Lookup(name)
	return Resolve(&CallContext{Spec: spec, Name: name, Args: append([]expr.Expr(nil), args...), SQL: c.SQL, Place: c.Place, Conf: c.Conf})
}

// alike casts the two arguments of a comparison to one type.
func alike(c *CallContext) (types.Type, error) {
	a, b := c.Args[0].Type(), c.Args[1].Type()
	t, ok := Widest(c.Conf.ANSI, a, b)
	if !ok && sameFields(a, b) {
		// The names of fields do not count.
		return a, c.ordering(a)
	}
	if ok && !c.Conf.ANSI && t.Kind() == types.KindString && a.Kind() != b.Kind() {
		// Without ANSI a string is compared as what it is compared with.
		for _, u := range []types.Type{a, b} {
			if types.IsNumeric(u) || isMoment(u.Kind()) {
				t = u
			}
		}
	}
	if x, y, both := structs(a, b); !ok && both && sameShape(x, y) {
		// The names of fields are no part of what is compared.
		t, ok = a, true
	}
	if !ok || !types.IsAtomic(t) && unlike(a, b) && t != a {
		return nil, c.binaryDiff()
	}
	for i := range c.Args {
		x, err := c.castTo(c.Args[i], t)
		if err != nil {
			return nil, err
		}
		c.Args[i] = x
	}
	return t, c.ordering(t)
}

func structs(a, b types.Type) (x, y *types.Struct, ok bool) {
	x, ok = a.(*types.Struct)
	y, also := b.(*types.Struct)
	return x, y, ok && also
}

// sameShape reports whether two structs differ in the names of their fields alone.
func sameShape(a, b *types.Struct) bool {
	if len(a.Fields) != len(b.Fields) {
		return false
	}
	for i, f := range a.Fields {
		if !types.SameType(f.Type, b.Fields[i].Type) {
			return false
		}
	}
	return true
}

// padded gives the texts that a CHAR column is compared with the length that its
// own values have.
func padded(args []expr.Expr) {
	for i, x := range args {
		t, ok := x.Type().(types.Char)
		if !ok {
			continue
		}
		for k, y := range args {
			l, ok := y.(*expr.Literal)
			if !ok || i == k {
				continue
			}
			text, ok := l.Value.(string)
			if n := utf8.RuneCountInString(text); ok && n < t.Length {
				if wide, err := expr.NewLiteral(l.Typ, text+strings.Repeat(" ", t.Length-n)); err == nil {
					wide.Text = l.SQL()
					args[k] = wide
				}
			}
		}
	}
}

// sameFields reports whether a and b are structs of the same types, whatever the
// names of their fields are.
func sameFields(a, b types.Type) bool {
	x, ok := a.(*types.Struct)
	y, also := b.(*types.Struct)
	return ok && also && slices.EqualFunc(x.Fields, y.Fields, func(f, g types.Field) bool { return types.SameType(f.Type, g.Type) })
}

func comparison(c *CallContext, op string, test func(int) bool) error {
	padded(c.Args)
	c.HeadingOf = infix(op)
	t, err := alike(c)
	if err != nil {
		return err
	}
	if !batch.Orderable(t) {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The `%s` does not support ordering on type \"%s\".", c.heading(), op, t.SQL()).At(c.Place)
	}
	c.Infallible = true
	return c.scalar(types.Boolean, nil, compareKernel(t, test))
}

// compareKernel compares rows. The fixed-width types of one width share a loop.
func compareKernel(t types.Type, test func(int) bool) expr.Kernel {
	lt, eq, gt := test(-1), test(0), test(1)
	switch t.Kind() {
	case types.KindLong, types.KindTimestamp, types.KindTimestampNTZ, types.KindDayTimeInterval, types.KindTime:
		return orderedKernel[int64](lt, eq, gt)
	case types.KindInteger, types.KindDate, types.KindYearMonthInterval:
		return orderedKernel[int32](lt, eq, gt)
	}
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		c := batch.NewComparer(t, args[0].Array, args[1].Array)
		valid := validOf(args, rows)
		return bools(args, rows, func(i int) bool {
			if valid != nil && !valid.Get(i) {
				return false
			}
			return test(c(args[0].Index(i), args[1].Index(i)))
		})
	}
}

func orderedKernel[T int32 | int64](lt, eq, gt bool) expr.Kernel {
	return func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		a, b := column[T](args[0]), column[T](args[1])
		out := batch.NewBits(n)
		for i := range n {
			x, y := a(i), b(i)
			if x < y && lt || x == y && eq || x > y && gt {
				out.Set(i)
			}
		}
		return result(types.Boolean, batch.FromBits(out, n, validOf(args, n)), constant), nil
	}
}

func nullSafe(c *CallContext) error {
	c.HeadingOf = infix("<=>")
	t, err := alike(c)
	if err != nil {
		return err
	}
	c.Type, c.Infallible = types.Boolean, true
	c.Kernel = func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		compare := batch.NewComparer(t, args[0].Array, args[1].Array)
		out := batch.NewBits(n)
		for i := range n {
			an, bn := args[0].Null(i) || t.Kind() == types.KindNull, args[1].Null(i) || t.Kind() == types.KindNull
			if an && bn || !an && !bn && compare(args[0].Index(i), args[1].Index(i)) == 0 {
				out.Set(i)
			}
		}
		return result(types.Boolean, batch.FromBits(out, n, nil), constant), nil
	}
	return nil
}

// logic is AND and OR with three values. The right side is evaluated only for
// rows that the left does not decide, so that what guards an error does.
func logic(c *CallContext, and bool) error {
	op := "OR"
	if and {
		op = "AND"
	}
	c.HeadingOf = infix(op)
	for i := range c.Args {
		if k := c.Args[i].Type().Kind(); k != types.KindBoolean && k != types.KindNull && k != types.KindString {
			if types.SameType(c.Args[0].Type(), c.Args[1].Type()) {
				return c.binaryWrong("\"BOOLEAN\"")
			}
			return c.binaryDiff()
		}
		a, err := c.castTo(c.Args[i], types.Boolean)
		if err != nil {
			return err
		}
		c.Args[i] = a
	}
	c.Expr = &connective{and: and, left: c.Args[0], right: c.Args[1]}
	return nil
}

// connective is a AND b or a OR b.
type connective struct {
	and         bool
	left, right expr.Expr
	heading     func(l *connective) string // of a predicate that is short for this; nil for none
	null        bool                       // it is declared to be NULL sometimes
}

func (l *connective) Type() types.Type      { return types.Boolean }
func (l *connective) Nullable() bool        { return l.null || l.left.Nullable() || l.right.Nullable() }
func (l *connective) Children() []expr.Expr { return []expr.Expr{l.left, l.right} }
func (l *connective) WithChildren(c []expr.Expr) expr.Expr {
	return &connective{l.and, c[0], c[1], l.heading, l.null}
}
func (l *connective) SQL() string {
	if l.heading != nil {
		return l.heading(l)
	}
	op := " OR "
	if l.and {
		op = " AND "
	}
	return "(" + l.left.SQL() + op + l.right.SQL() + ")"
}

// Conjuncts splits a condition at its ANDs.
func Conjuncts(e expr.Expr) []expr.Expr {
	if l, ok := e.(*connective); ok && l.and {
		return append(Conjuncts(l.left), Conjuncts(l.right)...)
	}
	return []expr.Expr{e}
}

// Disjuncts splits a condition at its topmost OR.
func Disjuncts(e expr.Expr) (a, b expr.Expr, ok bool) {
	if l, isOr := e.(*connective); isOr && !l.and {
		return l.left, l.right, true
	}
	return nil, nil, false
}

// And joins conditions; nil for none.
func And(list []expr.Expr) expr.Expr {
	var out expr.Expr
	for _, e := range list {
		if out == nil {
			out = e
		} else {
			out = &connective{and: true, left: out, right: e}
		}
	}
	return out
}

func (l *connective) Eval(c *expr.Context, in *batch.Batch) (batch.Vector, error) {
	a, err := l.left.Eval(c, in)
	if err != nil {
		return batch.Vector{}, err
	}
	b, err := l.right.Eval(c, in)
	if err != nil {
		// The right side fails somewhere: look only where it counts.
		if b, err = l.guarded(c, in, a); err != nil {
			return batch.Vector{}, err
		}
	}
	args := []batch.Vector{a, b}
	n, constant := rowsOf(args, in.Rows)
	x, y := truthOf(a), truthOf(b)
	out, valid := batch.NewBits(n), batch.AllSet(n)
	nulls := a.NullCount() > 0 || b.NullCount() > 0
	for i := range n {
		if !nulls {
			if l.and && x(i) && y(i) || !l.and && (x(i) || y(i)) {
				out.Set(i)
			}
			continue
		}
		an, bn := a.Null(i), b.Null(i)
		decided := !an && x(i) != l.and || !bn && y(i) != l.and
		switch {
		case decided && !l.and, !decided && l.and && !an && !bn:
			out.Set(i)
		case !decided && (an || bn):
			valid.Clear(i)
		}
	}
	if !nulls {
		valid = nil
	}
	return result(types.Boolean, batch.FromBits(out, n, valid), constant), nil
}

// guarded evaluates the right side for the rows that the left leaves open.
func (l *connective) guarded(c *expr.Context, in *batch.Batch, a batch.Vector) (batch.Vector, error) {
	x := truthOf(a)
	rows := make([]int32, 0, in.Rows)
	for i := range in.Rows {
		if a.Null(i) || x(i) == l.and {
			rows = append(rows, int32(i))
		}
	}
	part, err := l.right.Eval(expr.On(c, in, rows))
	if err != nil {
		return batch.Vector{}, err
	}
	back := make([]int32, in.Rows)
	for i := range back {
		back[i] = -1
	}
	for k, r := range rows {
		back[r] = int32(k)
	}
	return batch.Of(types.Boolean, batch.Take(types.Boolean, part.Flat(len(rows)), back)), nil
}
