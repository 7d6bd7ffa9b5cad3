package pyspark

import (
	"fmt"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
	"brook/render"
)

// Exit is how dbutils.notebook.exit ends a notebook.
type Exit struct{ Value string }

// Error is the exit value.
func (e *Exit) Error() string { return "Notebook exited: " + e.Value }

func (r *Runtime) addUtilities() {
	r.notebookExit = &python.Class{Name: "NotebookExit", Module: "dbutils", Bases: []*python.Class{r.in.ExceptionClass("BaseException")}, Dict: map[string]any{}}
	notebook := r.class("Notebook", "dbutils", map[string]*python.Builtin{
		"exit": def("self, value=None", func(in *python.Interp, a []any) any {
			in.RaiseValue(in.NewException(r.notebookExit, in.Str(a[1]), &Exit{in.Str(a[1])}))
			return nil
		}),
		"run": fn(func(*python.Interp, []any, *python.Kwargs) any {
			r.fail(diag.NotImplemented("dbutils.notebook.run"))
			return nil
		}),
	})
	r.fs = r.addFiles()
	utils := python.NewInstance(r.class("DBUtils", "dbutils", nil), nil)
	utils.Attrs["fs"] = r.fs
	utils.Attrs["widgets"] = r.addWidgets()
	utils.Attrs["notebook"] = python.NewInstance(notebook, nil)
	r.in.Globals.Set("dbutils", utils)
	r.in.Globals.Set("display", def("df", func(in *python.Interp, a []any) any { r.display(a[0]); return nil }))
	r.in.Globals.Set("displayHTML", def("html", func(*python.Interp, []any) any { return nil }))
}

// display shows a frame, or a list of rows, whole.
func (r *Runtime) display(v any) {
	f, ok := frameData(v)
	if !ok {
		list, isList := v.(*python.List)
		if !isList {
			fmt.Fprintln(r.out, r.in.Str(v))
			return
		}
		f, _ = frameData(r.createFrame(list, nil, true))
	}
	if len(r.schemaOf(f).Fields) == 0 {
		return
	}
	res := r.execute(&plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, int64(10001))})
	r.must(render.Show(r.out, res.Schema, res.Batches, render.ShowOptions{Rows: 10000, Location: r.session.Location()}))
}
