package analyze

import (
	"brook/engine/expr"
	"brook/engine/plan"
	"brook/internal/javaregex"
)

// matching are the columns whose whole name a pattern describes, in any case
// unless names have one: df.colRegex("`a.*`").
func (a *analyzer) matching(e *plan.Regex, in *input) ([]expr.Expr, error) {
	pattern := `\A(?:` + e.Pattern + `)\z`
	if !a.Conf.CaseSensitive {
		pattern = `(?i)` + pattern
	}
	re, err := javaregex.Compile(pattern)
	if err != nil {
		return nil, err
	}
	var out []expr.Expr
	for _, x := range in.attrs {
		if x.Hidden || e.PlanID != 0 && !contains(x.PlanIDs, e.PlanID) {
			continue
		}
		ok, err := re.Match(x.Name)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, x)
		}
	}
	return out, nil
}
