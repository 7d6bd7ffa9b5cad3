package repl

import (
	"context"
	"regexp"
	"strings"
	"time"

	"brook/diag"
	"brook/magics"
	"brook/python"
)

// inPython completes in a Python cell.
func inPython(r *magics.Runner, text string) ([]string, string) {
	if quote, inside := openString(text); inside {
		content := text[quote:]
		if isPath(content) {
			return paths(r, content)
		}
		word := lastWord(content)
		return named(r, text), word
	}
	if m := importing.FindStringSubmatch(text); m != nil {
		r.Python.Lock()
		defer r.Python.Unlock()
		return r.Python.Modules(), m[1]
	}
	if m := importingFrom.FindStringSubmatch(text); m != nil {
		return contents(r, m[1]), m[2]
	}
	word := lastWord(text)
	before := text[:len(text)-len(word)]
	if base, ok := strings.CutSuffix(before, "."); ok {
		var names []string
		for _, n := range attributes(r, base) {
			if word != "" || !strings.HasPrefix(n, "_") {
				names = append(names, n)
			}
		}
		return names, word
	}
	if word != "" || strings.HasSuffix(before, "(") {
		r.Python.Lock()
		defer r.Python.Unlock()
		return r.Python.Names(), word
	}
	return nil, word
}

var (
	importing     = regexp.MustCompile(`(?:^|\n)[ \t]*(?:import|from)[ \t]+([\w.]*)$`)
	importingFrom = regexp.MustCompile(`(?:^|\n)[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(?[\w \t\n,]*,[ \t\n]*)?(\w*)$`)
)

// contents are the names in a module; none when there is no such module.
func contents(r *magics.Runner, module string) (names []string) {
	ctx, cancel := context.WithTimeout(context.Background(), glance)
	defer cancel()
	// A module that cannot be loaded has nothing to offer.
	_ = r.Python.Do(ctx, diag.NewSource("", ""), func() {
		for name := range r.Python.Import(module).Dict {
			if !strings.HasPrefix(name, "_") {
				names = append(names, name)
			}
		}
	})
	return names
}

// openString tells whether the end of Python text is inside of a string, and
// where that begins.
func openString(s string) (start int, open bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '#':
			end := strings.IndexByte(s[i:], '\n')
			if end < 0 {
				return 0, false
			}
			i += end
		case '\'', '"':
			end := s[i : i+1]
			if strings.HasPrefix(s[i:], strings.Repeat(end, 3)) {
				end = s[i : i+3]
			}
			start = i + len(end)
			for i = start; i < len(s) && !strings.HasPrefix(s[i:], end); i++ {
				if s[i] == '\\' {
					i++
				}
			}
			if i >= len(s) {
				return start, true
			}
			i += len(end) - 1
		}
	}
	return 0, false
}

var (
	dotted  = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$`)
	calling = regexp.MustCompile(`(?s)\.?\b([A-Za-z_][A-Za-z0-9_]*)\s*\([^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*\)\s*$`)
)

// attributes are the attributes of the object that an expression stands for. A
// call is not made: what it returns is known from the method's name.
func attributes(r *magics.Runner, expression string) []string {
	expression = strings.TrimRight(expression, " \t\n\\")
	if strings.HasSuffix(expression, ")") {
		return dir(r, example(expression))
	}
	if name := dotted.FindString(expression); name != "" {
		return dir(r, name)
	}
	return nil
}

// example is an expression of the same type as a chain of calls: a data frame
// unless a method in the chain leads to something else.
func example(chain string) string {
	methods := []string{}
	for rest := chain; ; {
		m := calling.FindStringSubmatchIndex(rest)
		if m == nil {
			methods = append(methods, dotted.FindString(strings.TrimRight(rest, " \t\n\\.")))
			break
		}
		methods = append(methods, rest[m[2]:m[3]])
		rest = strings.TrimRight(rest[:m[0]], " \t\n\\")
		rest = strings.TrimSuffix(rest, ".")
	}
	// The last method is the first of the list.
	for _, m := range methods {
		last := m[strings.LastIndexByte(m, '.')+1:]
		switch last {
		case "load", "json", "csv", "parquet", "orc", "text", "table", "select", "count", "agg", "sum", "avg", "mean", "min", "max", "toDF":
			return "spark.range(0)"
		case "readStream", "writeStream":
			return map[string]string{"readStream": "spark.readStream", "writeStream": "spark.readStream.format('rate').load().writeStream"}[last]
		case "read":
			return "spark.read"
		case "write":
			return "spark.range(0).write"
		case "groupBy", "groupby", "rollup", "cube":
			return "spark.range(0).groupBy()"
		case "col", "lit", "column", "expr", "when", "window", "cast", "alias":
			if len(methods) == 1 || last != "alias" {
				return "spark.range(0).id"
			}
		}
	}
	return "spark.range(0)"
}

// glance is how long a key press may look into objects.
const glance = 300 * time.Millisecond

// dir is dir(expression); none when that fails.
func dir(r *magics.Runner, expression string) []string {
	return texts(r, "dir("+expression+")")
}

// texts is a list of strings that an expression gives; none when it fails.
func texts(r *magics.Runner, expression string) []string {
	ctx, cancel := context.WithTimeout(context.Background(), glance)
	defer cancel()
	v, ok, err := r.Python.Eval(ctx, diag.NewSource("", expression))
	list, isList := v.(*python.List)
	if err != nil || !ok || !isList {
		return nil
	}
	var out []string
	for _, x := range list.Items {
		if s, ok := x.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// named are the names that a string in a cell may hold: columns of the frames
// that the cell names, or of all when it names none, and tables.
func named(r *magics.Runner, text string) []string {
	var mentioned, all []string
	r.Python.Lock()
	for n, v := range r.Python.Globals.All() {
		if r.Python.TypeName(v) != "DataFrame" {
			continue
		}
		all = append(all, n)
		if regexp.MustCompile(`\b` + n + `\b`).MatchString(text) {
			mentioned = append(mentioned, n)
		}
	}
	r.Python.Unlock()
	if mentioned == nil {
		mentioned = all
	}
	var out []string
	for _, n := range mentioned {
		out = append(out, texts(r, n+".columns")...)
	}
	for t := range tablesOf(r) {
		out = append(out, t)
	}
	return out
}
