package sql

import (
	"strings"

	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// call parses f(…) whose arguments or tail sqlparser does not know: lambdas,
// named arguments, DISTINCT with a tail, WITHIN GROUP, FILTER, IGNORE NULLS. Nil
// leaves the call to sqlparser.
func (r *rewriter) call(i, end int) (plan.Expr, int, error) {
	plain := true
	for k := i + 2; k < end && plain; k++ {
		plain = !r.at(k).Sym("->") && !r.at(k).Sym("=>") && !(k == end-1 && r.at(k).Is("nulls"))
	}
	if plain && !r.hasTail(end+1) {
		return nil, i, nil
	}
	f := &plan.Function{At: r.where(i, end+1), Name: []string{r.at(i).Text}, SQL: true}
	from, to := i+2, end
	if r.at(from).Is("distinct") {
		f.Distinct = true
		from++
	}
	if n := to - 2; n > from && r.at(to-1).Is("nulls") {
		// first(x IGNORE NULLS)
		if !r.nulls(f, n) {
			return nil, i, r.near(n)
		}
		to = n
	}
	var err error
	if f.Args, err = r.arguments(from, to); err != nil {
		return nil, i, err
	}
	next := end + 1
	for r.hasTail(next) {
		switch {
		case r.at(next).Is("within"):
			stop := r.closing(next + 2)
			if stop < 0 || !r.words(next+3, "order", "by") {
				return nil, i, r.near(next + 2)
			}
			inner, err := r.part(next+5, stop)
			if err != nil {
				return nil, i, err
			}
			if f.Within, err = inner.sortItems(); err != nil {
				return nil, i, err
			}
			next = stop + 1
		case r.at(next).Is("filter"):
			stop := r.closing(next + 1)
			if stop < 0 || !r.at(next+2).Is("where") {
				return nil, i, r.near(next + 2)
			}
			cond, err := r.part(next+3, stop)
			if err != nil {
				return nil, i, err
			}
			if f.Filter, err = cond.expression(); err != nil {
				return nil, i, err
			}
			next = stop + 1
		default:
			r.nulls(f, next)
			next += 2
		}
	}
	return f, next, nil
}

// hasTail reports whether a clause that belongs to a call begins at i.
func (r *rewriter) hasTail(i int) bool {
	return r.words(i, "within", "group") && r.at(i+2).Sym("(") || r.at(i).Is("filter") && r.at(i+1).Sym("(") ||
		r.words(i, "ignore", "nulls") || r.words(i, "respect", "nulls")
}

func (r *rewriter) nulls(f *plan.Function, i int) bool {
	switch {
	case r.words(i, "ignore", "nulls"):
		f.Nulls = plan.IgnoreNulls
	case r.words(i, "respect", "nulls"):
		f.Nulls = plan.RespectNulls
	default:
		return false
	}
	return true
}

// arguments parses the arguments of a call, lambdas and named ones among them.
func (r *rewriter) arguments(from, to int) ([]plan.Expr, error) {
	if from >= to {
		return nil, nil
	}
	inner, err := r.part(from, to)
	if err != nil {
		return nil, err
	}
	var out []plan.Expr
	for _, span := range inner.split(",") {
		p, err := inner.part(span[0], span[1])
		if err != nil {
			return nil, err
		}
		e, err := p.argument()
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// argument is an expression, x -> body, (x, y) -> body or name => value.
func (t *text) argument() (plan.Expr, error) {
	if len(t.tokens) == 1 && t.at(0).Sym("*") {
		return &plan.Star{At: t.where(0, 1)}, nil
	}
	switch {
	case t.at(1).Sym("=>") && t.at(0).Kind == dialect.Word:
		p, err := t.part(2, len(t.tokens))
		if err != nil {
			return nil, err
		}
		v, err := p.argument()
		return &plan.NamedArgument{At: t.where(0, len(t.tokens)), Key: t.at(0).Text, Value: v}, err
	case t.at(1).Sym("->"):
		return t.lambda([]string{t.at(0).Text}, 2)
	case t.at(0).Sym("("):
		end := t.closing(0)
		if end > 0 && t.at(end+1).Sym("->") {
			var params []string
			for k := 1; k < end; k += 2 {
				if t.at(k).Kind != dialect.Word && t.at(k).Kind != dialect.Quoted || k+1 < end && !t.at(k+1).Sym(",") {
					return nil, t.near(k)
				}
				params = append(params, t.at(k).Text)
			}
			return t.lambda(params, end+2)
		}
	}
	return t.expression()
}

func (t *text) lambda(params []string, from int) (plan.Expr, error) {
	body, err := t.part(from, len(t.tokens))
	if err != nil {
		return nil, err
	}
	e, err := body.argument()
	return &plan.Lambda{At: t.where(0, len(t.tokens)), Params: params, Body: e}, err
}

// wordy parses the calls whose arguments words part: EXTRACT(f FROM x),
// POSITION(a IN b), SUBSTRING(s FROM p FOR n), OVERLAY(s PLACING r FROM p FOR n)
// and TRIM(BOTH c FROM s). Nil leaves the call as it is.
func (r *rewriter) wordy(i, end int, name string) (plan.Expr, error) {
	inner, err := r.part(i+2, end)
	if err != nil {
		return nil, err
	}
	seps := map[string][]string{"extract": {"from"}, "position": {"in"}, "substring": {"from", "for"}, "substr": {"from", "for"},
		"overlay": {"placing", "from", "for"}, "trim": {"from"}}[name]
	spans := [][2]int{{0, len(inner.tokens)}}
	depth := 0
	for k, tok := range inner.tokens {
		switch {
		case tok.Sym("(") || tok.Sym("["):
			depth++
		case tok.Sym(")") || tok.Sym("]"):
			depth--
		case depth == 0 && len(spans) <= len(seps) && tok.Is(seps[len(spans)-1]) && tok.Kind == dialect.Word:
			spans[len(spans)-1][1] = k
			spans = append(spans, [2]int{k + 1, len(inner.tokens)})
		}
	}
	side := ""
	if name == "trim" {
		for _, w := range []string{"both", "leading", "trailing"} {
			if inner.at(0).Is(w) && inner.at(0).Kind == dialect.Word && len(spans) == 2 {
				side = w
				spans[0][0] = 1
			}
		}
	}
	if len(spans) == 1 {
		return nil, nil
	}
	f := &plan.Function{At: r.where(i, end+1), Name: []string{name}, SQL: true}
	for k, span := range spans {
		p, err := inner.part(span[0], span[1])
		if err != nil {
			return nil, err
		}
		if name == "extract" && k == 0 {
			f.Args = append(f.Args, &plan.Literal{At: p.where(0, 1), Type: types.String, Value: strings.Trim(p.at(0).Text, "'\"")})
			continue
		}
		if name == "trim" && k == 0 && len(p.tokens) == 0 {
			continue
		}
		e, err := p.expression()
		if err != nil {
			return nil, err
		}
		f.Args = append(f.Args, e)
	}
	if name == "trim" {
		f.Name[0] = map[string]string{"": "trim", "both": "trim", "leading": "ltrim", "trailing": "rtrim"}[side]
	}
	return f, nil
}
