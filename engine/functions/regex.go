package functions

import (
	"errors"
	"strings"
	"unicode/utf8"
	"unsafe"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
	"brook/internal/javaregex"
)

func init() {
	for _, name := range []string{"rlike", "regexp", "regexp_like"} {
		register(Spec{Names: []string{name}, Group: "predicate_funcs", Min: 2, Max: 2, Usage: name + "(str, regexp) - Tests whether a part of str matches.",
			Examples: []Example{{name + "('%SystemDrive%', '%System.*')", "true"}},
			Resolve: func(c *CallContext) error {
				c.HeadingOf = upperHeading(name)
				return c.scalar(types.Boolean, []types.Type{str, str}, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
					n, constant := rowsOf(args, rows)
					out := batch.NewBits(n)
					valid, err := eachMatch(args, n, "rlike", func(i int, s string, re *javaregex.Regexp) error {
						ok, err := re.Match(s)
						if ok {
							out.Set(i)
						}
						return err
					})
					return result(types.Boolean, batch.FromBits(out, n, valid), constant), err
				})
			}})
	}
	register(Spec{Names: []string{"regexp_extract"}, Group: "string_funcs", Min: 2, Max: 3, Usage: "regexp_extract(str, regexp[, idx]) - Returns a group of the first match, the empty text without one.",
		Examples: []Example{{"regexp_extract('100-200', '(\\\\d+)-(\\\\d+)', 2)", "200"}},
		Resolve: func(c *CallContext) error {
			return c.regexTexts(1, "regexp_extract", func(out *texts, s string, re *javaregex.Regexp, group int) error {
				loc, err := re.Find(s)
				if loc != nil && loc[2*group] >= 0 {
					out.data = append(out.data, s[loc[2*group]:loc[2*group+1]]...)
				}
				out.end()
				return err
			})
		}})
	register(Spec{Names: []string{"regexp_substr"}, Group: "string_funcs", Min: 2, Max: 2, Usage: "regexp_substr(str, regexp) - Returns the first match, NULL when that is empty or there is none.",
		Examples: []Example{{"regexp_substr('Steven Jones and Stephen Smith', 'Ste(v|ph)en')", "Steven"}},
		Resolve: func(c *CallContext) error {
			err := c.regexTexts(-1, "regexp_extract", func(out *texts, s string, re *javaregex.Regexp, _ int) error {
				loc, err := re.Find(s)
				if loc == nil || loc[0] == loc[1] {
					out.nullRow()
					return err
				}
				out.data = append(out.data, s[loc[0]:loc[1]]...)
				out.end()
				return err
			})
			c.Nullable = true
			return err
		}})
	register(Spec{Names: []string{"regexp_count"}, Group: "string_funcs", Min: 2, Max: 2, Usage: "regexp_count(str, regexp) - Returns how often regexp matches.",
		Examples: []Example{{"regexp_count('abcabc', 'b')", "2"}},
		Resolve: func(c *CallContext) error {
			return c.regexInts(-1, "regexp_extract_all", func(s string, re *javaregex.Regexp) (n int32, err error) {
				err = re.Each(s, func([]int) bool { n++; return true })
				return n, err
			})
		}})
	register(Spec{Names: []string{"regexp_instr"}, Group: "string_funcs", Min: 2, Max: 3, Usage: "regexp_instr(str, regexp[, idx]) - Returns where the first match starts, from 1, or 0.",
		Examples: []Example{{"regexp_instr('user@spark.apache.org', '@[^.]*')", "5"}},
		Resolve: func(c *CallContext) error {
			return c.regexInts(0, "regexp_instr", func(s string, re *javaregex.Regexp) (int32, error) {
				loc, err := re.Find(s)
				if loc == nil {
					return 0, err
				}
				return int32(units(s[:loc[0]])) + 1, err
			})
		}})
	register(Spec{Names: []string{"regexp_extract_all"}, Group: "string_funcs", Min: 2, Max: 3, Usage: "regexp_extract_all(str, regexp[, idx]) - Returns a group of all matches.",
		Examples: []Example{{"regexp_extract_all('100-200, 300-400', '(\\\\d+)-(\\\\d+)', 1)", "[100, 300]"}},
		Resolve: func(c *CallContext) error {
			return c.regexLists(1, "regexp_extract_all", func(out *texts, s string, re *javaregex.Regexp, group int) error {
				return re.Each(s, func(loc []int) bool {
					if loc[2*group] >= 0 {
						out.data = append(out.data, s[loc[2*group]:loc[2*group+1]]...)
					}
					out.end()
					return true
				})
			})
		}})
	register(Spec{Names: []string{"split"}, Group: "string_funcs", Min: 2, Max: 3, Usage: "split(str, regex[, limit]) - Splits str around matches, into at most limit parts when that is positive.",
		Examples: []Example{{"split('oneAtwoBthreeC', '[ABC]')", "[one, two, three, ]"}, {"split('oneAtwoBthreeC', '[ABC]', 2)", "[one, twoBthreeC]"}},
		Resolve: func(c *CallContext) error {
			return c.regexLists(-1, "split", func(out *texts, s string, re *javaregex.Regexp, limit int) error {
				parts, err := splitText(re, s, limit)
				for _, p := range parts {
					out.data = append(out.data, p...)
					out.end()
				}
				return err
			})
		}})
	register(Spec{Names: []string{"regexp_replace"}, Group: "string_funcs", Min: 3, Max: 4, Usage: "regexp_replace(str, regexp, rep[, position]) - Replaces all matches from position on; $1 stands for a group.",
		Examples: []Example{{"regexp_replace('100-200', '(\\\\d+)', 'num')", "num-num"}},
		Resolve:  regexpReplace})
}

// units is the length of s for Java, which counts characters beyond 16 bits
// twice.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// view is a text argument by row without a copy. It must not be kept.
func view(v batch.Vector) func(i int) string {
	offsets, data := batch.Bytes(v.Array)
	return func(i int) string {
		if v.Const {
			i = 0
		}
		from, to := offsets[i], offsets[i+1]
		if from == to {
			return ""
		}
		return unsafe.String(&data[from], to-from)
	}
}

// compilePattern compiles a regular expression of a function.
func compilePattern(s, function string) (*javaregex.Regexp, error) {
	re, err := javaregex.Compile(s)
	switch {
	case err == nil:
		return re, nil
	case function == "split":
		text := err.Error()
		return nil, diag.New(diag.IllegalArgument, "", "", "%s%s", strings.ToUpper(text[:1]), text[1:])
	}
	return nil, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.PATTERN", "22023",
		"The value of parameter(s) `regexp` in `%s` is invalid: '%s'.", function, s).With("parameter", "`regexp`").With("functionName", "`"+function+"`").With("value", "'"+s+"'")
}

// patternsOf is the pattern argument by row, compiled once when it is constant.
func patternsOf(v batch.Vector, function string) func(i int) (*javaregex.Regexp, error) {
	s := view(v)
	last, text := (*javaregex.Regexp)(nil), ""
	return func(i int) (*javaregex.Regexp, error) {
		p := s(i)
		if last != nil && (v.Const || p == text) {
			return last, nil
		}
		p = string([]byte(p)) // the pattern is kept
		re, err := compilePattern(p, function)
		last, text = re, p
		return re, err
	}
}

// eachMatch calls f for the rows where no argument is NULL with the text and
// the pattern, the first two arguments.
func eachMatch(args []batch.Vector, n int, function string, f func(i int, s string, re *javaregex.Regexp) error) (valid batch.Bits, err error) {
	s, patterns := view(args[0]), patternsOf(args[1], function)
	valid = validOf(args, n)
	for i := range n {
		if valid != nil && !valid.Get(i) {
			continue
		}
		re, err := patterns(i)
		if err == nil {
			err = f(i, s(i), re)
		}
		if err != nil {
			return nil, regexError(err)
		}
	}
	return valid, nil
}

// regexError tells a match that took too long from the errors of users.
func regexError(err error) error {
	if _, ok := diag.As(err); ok {
		return err
	}
	return diag.New(diag.SparkRuntime, "INTERNAL_ERROR", "XX000", "A regular expression takes too long: %s", err.Error())
}

// regexArgs coerces a text, a pattern and a third integer, which is otherwise
// when left out; of -1 and two arguments there is none.
func (c *CallContext) regexArgs(otherwise int32, third bool) error {
	if third && len(c.Args) == 2 {
		l, err := expr.NewLiteral(types.Integer, otherwise)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	for i := range c.Args {
		if i == 2 {
			if err := c.coerceInt(i); err != nil {
				return err
			}
		} else if err := c.coerce(i, str); err != nil {
			return err
		}
	}
	return nil
}

// thirdOf reads the third argument by row.
func thirdOf(args []batch.Vector) func(i int) int {
	if len(args) < 3 {
		return func(int) int { return 0 }
	}
	at := column[int32](args[2])
	return func(i int) int { return int(at(i)) }
}

func groupError(function string, re *javaregex.Regexp, group int) error {
	return diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", "22023",
		"The value of parameter(s) `idx` in `%s` is invalid: Expects group index between 0 and %d, but got %d.", function, re.Groups(), group)
}

func (c *CallContext) regexTexts(group int32, function string, f func(out *texts, s string, re *javaregex.Regexp, group int) error) error {
	if err := c.regexArgs(group, group >= 0); err != nil {
		return err
	}
	return c.scalar(str, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := newTexts(str, n, validOf(args, n))
		groups := thirdOf(args)
		_, err := eachMatch(args, n, function, func(i int, s string, re *javaregex.Regexp) error {
			for len(out.offsets)-1 < i {
				out.end() // NULL rows
			}
			g := groups(i)
			if g < 0 || g > re.Groups() {
				return groupError(function, re, g)
			}
			return f(out, s, re, g)
		})
		for len(out.offsets)-1 < n {
			out.end()
		}
		return out.finish(constant), err
	})
}

func (c *CallContext) regexInts(third int32, function string, f func(s string, re *javaregex.Regexp) (int32, error)) error {
	if err := c.regexArgs(third, third >= 0); err != nil {
		return err
	}
	return c.scalar(types.Integer, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := make([]int32, n)
		valid, err := eachMatch(args, n, function, func(i int, s string, re *javaregex.Regexp) (err error) {
			out[i], err = f(s, re)
			return err
		})
		return result(types.Integer, batch.FromValues(types.Integer, out, valid), constant), err
	})
}

func (c *CallContext) regexLists(third int32, function string, f func(out *texts, s string, re *javaregex.Regexp, third int) error) error {
	if err := c.regexArgs(third, true); err != nil {
		return err
	}
	t := &types.Array{Elem: str, ContainsNull: function != "split"}
	if function == "split" {
		t.ContainsNull = false
	}
	return c.scalar(t, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		elements := newTexts(str, 0, nil)
		offsets := make([]int32, 1, n+1)
		thirds := thirdOf(args)
		upTo := func(i int) {
			for len(offsets) <= i {
				offsets = append(offsets, int32(len(elements.offsets)-1))
			}
		}
		valid, err := eachMatch(args, n, function, func(i int, s string, re *javaregex.Regexp) error {
			upTo(i)
			x := thirds(i)
			if function != "split" && (x < 0 || x > re.Groups()) {
				// A text without a match asks for no group.
				if loc, err := re.Find(s); loc == nil {
					return err
				}
				return groupError(function, re, x)
			}
			return f(elements, s, re, x)
		})
		if err != nil {
			return batch.Vector{}, err
		}
		upTo(n)
		elements.n = len(elements.offsets) - 1
		return result(t, batch.ListOf(t, offsets, elements.finish(false).Array, valid), constant), nil
	})
}

// splitText splits s around the matches of re; the empty pattern splits it into
// its characters.
func splitText(re *javaregex.Regexp, s string, limit int) ([]string, error) {
	if !re.Empty() || s == "" {
		parts, err := re.Split(s, limit)
		if err != nil {
			err = regexError(err)
		}
		return parts, err
	}
	var out []string
	for s != "" {
		_, n := utf8.DecodeRuneInString(s)
		if limit > 0 && len(out) == limit-1 {
			n = len(s)
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out, nil
}

func regexpReplace(c *CallContext) error {
	if len(c.Args) == 3 {
		one, err := expr.NewLiteral(types.Integer, int32(1))
		if err != nil {
			return err
		}
		c.Args = append(c.Args, one)
	}
	for i, want := range []types.Type{str, str, str} {
		if err := c.coerce(i, want); err != nil {
			return err
		}
	}
	if err := c.coerceInt(3); err != nil {
		return err
	}
	if !foldable(c.Args[3]) {
		_, err := c.constantArg(3, types.Integer, "position")
		return err
	}
	v, err := c.valueOf(c.Args[3])
	if err != nil {
		return err
	}
	position, given := v.(int32)
	if given && position <= 0 {
		return diag.New(diag.Analysis, "DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", "42K09",
			"Cannot resolve \"%s\" due to data type mismatch: The position must be between (0, 2147483647] (current value = %d).", c.heading(), position).At(c.Place)
	}
	return c.scalar(str, nil, func(_ *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		n, constant := rowsOf(args, rows)
		out := newTexts(str, n, validOf(args, n))
		with := view(args[2])
		_, err := eachMatch(args, n, "regexp_replace", func(i int, s string, re *javaregex.Regexp) (err error) {
			for len(out.offsets)-1 < i {
				out.end()
			}
			head, tail := cutUnits(s, int(position)-1)
			out.data = append(out.data, head...)
			out.data, err = re.Replace(out.data, tail, with(i))
			out.end()
			var wrong *javaregex.ReplacementError
			if errors.As(err, &wrong) {
				return diag.New(diag.SparkRuntime, "INVALID_REGEXP_REPLACE", "22023",
					"Could not perform regexp_replace for source = \"%s\", pattern = \"%s\", replacement = \"%s\" and position = %d.", s, view(args[1])(i), with(i), position)
			}
			if len(out.data) > maxText {
				return tooLarge()
			}
			return err
		})
		for len(out.offsets)-1 < n {
			out.end()
		}
		return out.finish(constant), err
	})
}

// cutUnits splits s after n characters as Java counts them; all of s is the
// head when it has no more.
func cutUnits(s string, n int) (head, tail string) {
	if n == 0 {
		return "", s
	}
	for i, r := range s {
		if n <= 0 {
			return s[:i], s[i:]
		}
		if n--; r > 0xFFFF {
			n--
		}
	}
	return s, ""
}
