package pyspark

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
	"brook/render"
)

// showMethods print a frame.
func (r *Runtime) showMethods() methods {
	return methods{
		"show": def("self, n=20, truncate=True, vertical=False", func(_ *python.Interp, a []any) any {
			r.show(self(a), a[1], a[2], a[3])
			return nil
		}),
		"printSchema": def("self, level=None", func(in *python.Interp, a []any) any {
			depth := 0
			if a[1] != nil {
				depth = max(0, int(in.Index(a[1])))
			}
			_, err := fmt.Fprintln(r.out, render.Tree(r.schemaOf(self(a)), depth))
			r.must(err)
			return nil
		}),
		"explain": def("self, extended=None, mode=None", func(in *python.Interp, a []any) any {
			s, err := r.session.Explain(in.Context(), self(a).rel, r.explainMode(a[1], a[2]))
			r.must(err)
			_, err = fmt.Fprintln(r.out, s)
			r.must(err)
			return nil
		}),
		"__repr__": def("self", func(_ *python.Interp, a []any) any {
			f := self(a)
			if on, _ := r.session.Conf().Get("spark.sql.repl.eagerEval.enabled"); on == "true" {
				return r.eager(f)
			}
			var parts []string
			for _, c := range r.schemaOf(f).Fields {
				parts = append(parts, c.Name+": "+c.Type.String())
			}
			return "DataFrame[" + strings.Join(parts, ", ") + "]"
		}),
	}
}

// explainMode reads the arguments of explain.
func (r *Runtime) explainMode(extended, mode any) string {
	if extended != nil && mode != nil {
		r.refuse(diag.PySparkValueError, "CANNOT_SET_TOGETHER", "arg_list", "extended and mode")
	}
	how := "simple"
	switch x := extended.(type) {
	case nil:
	case bool:
		if x {
			how = "extended"
		}
	case string:
		how = x
	default:
		r.badArgument("NOT_BOOL_OR_STR", "extended", extended)
	}
	if mode != nil {
		s, ok := mode.(string)
		if !ok {
			r.badArgument("NOT_STR", "mode", mode)
		}
		how = s
	}
	switch strings.ToLower(how) {
	case "simple", "extended", "codegen", "cost", "formatted":
	default:
		r.fail(diag.New(diag.IllegalArgument, "", "", "Unknown explain mode: %s. Accepted explain modes are 'simple', 'extended', 'codegen', 'cost', 'formatted'.", how))
	}
	return strings.ToLower(how)
}

// show is df.show: truncate is True for 20 characters, False or 0 for none, or
// a number.
func (r *Runtime) show(f *frame, n, truncate, vertical any) {
	switch n.(type) {
	case int64, *big.Int:
	default:
		r.badArgument("NOT_INT", "n", n)
	}
	count := r.javaInt("showString", n)
	tall, ok := vertical.(bool)
	if !ok {
		r.badArgument("NOT_BOOL", "vertical", vertical)
	}
	width := 20
	switch t := truncate.(type) {
	case bool:
		if !t {
			width = 0
		}
	case int64, *big.Int:
		width = int(r.javaInt("showString", t))
	case float64:
		width = int(t)
	case string:
		w, err := strconv.Atoi(strings.TrimSpace(t))
		if err != nil {
			r.badArgument("NOT_BOOL", "truncate", truncate)
		}
		width = w
	default:
		r.in.Raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"+r.in.TypeName(truncate)+"'")
	}
	r.must(r.print(f, int(max(0, count)), width, tall))
}

func (r *Runtime) print(f *frame, rows, width int, vertical bool) error {
	res := r.execute(&plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, int64(rows)+1)})
	return render.Show(r.out, res.Schema, res.Batches, render.ShowOptions{Rows: rows, Truncate: width, Vertical: vertical, Location: r.session.Location()})
}

// eager is the repr of a frame under spark.sql.repl.eagerEval.enabled: its rows.
func (r *Runtime) eager(f *frame) string {
	number := func(key string) int {
		s, _ := r.session.Conf().Get(key)
		n, err := strconv.Atoi(s)
		if err != nil {
			return 20
		}
		return n
	}
	var b strings.Builder
	rows := number("spark.sql.repl.eagerEval.maxNumRows")
	res := r.execute(&plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, int64(rows)+1)})
	r.must(render.Show(&b, res.Schema, res.Batches, render.ShowOptions{Rows: rows, Truncate: number("spark.sql.repl.eagerEval.truncate"), Location: r.session.Location()}))
	return strings.TrimSuffix(b.String(), "\n")
}
