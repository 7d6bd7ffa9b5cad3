package magics

import (
	"context"
	"fmt"
	"strings"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/batch"
	"brook/engine/types"
	"brook/notebook"
	"brook/pyspark"
	"brook/python"
	"brook/render"
)

func init() {
	register("fs", "%fs ls|head|put|cp|mv|rm|mkdirs PATH …", "works on files of the root", (*Runner).fs)
}

// fs is %fs: dbutils.fs as a command line.
func (r *Runner) fs(_ context.Context, c notebook.Cell) error {
	args := strings.Fields(c.Args)
	if len(args) == 0 {
		args = []string{"ls"}
	}
	root := r.Session.FS()
	need := func(n int) error {
		if len(args)-1 < n {
			return &python.Error{Class: "ValueError", Message: "usage: " + registry["fs"].usage}
		}
		return nil
	}
	recurse := len(args) > 2 && (args[len(args)-1] == "-r" || strings.EqualFold(args[len(args)-1], "true") || args[1] == "-r")
	paths := []string{}
	for _, a := range args[1:] {
		if a == "-r" || strings.EqualFold(a, "true") {
			continue
		}
		p, err := dbfs.Clean(a)
		if err != nil {
			return err
		}
		paths = append(paths, p)
	}
	switch args[0] {
	case "ls":
		if len(paths) == 0 {
			paths = []string{"/"}
		}
		return r.listing(paths[0])
	case "head":
		if err := need(1); err != nil {
			return err
		}
		text, cut, err := pyspark.Head(root, paths[0], 65536)
		if err != nil {
			return err
		}
		if cut {
			text = "[Truncated to first 65536 bytes]\n" + text
		}
		_, err = fmt.Fprintln(r.Out, text)
		return err
	case "put":
		if err := need(2); err != nil {
			return err
		}
		_, text, _ := strings.Cut(c.Args, args[1])
		text = strings.Trim(strings.TrimSpace(text), `"'`)
		if err := root.WriteAtomic(paths[0], []byte(text), false); err != nil {
			return err
		}
		_, err := fmt.Fprintf(r.Out, "Wrote %d bytes.\n", len(text))
		return err
	case "mkdirs":
		if err := need(1); err != nil {
			return err
		}
		return root.MkdirAll(paths[0])
	case "rm":
		if err := need(1); err != nil {
			return err
		}
		if recurse {
			return root.RemoveAll(paths[0])
		}
		return root.Remove(paths[0])
	case "cp", "mv":
		if len(paths) < 2 {
			return need(9)
		}
		if args[0] == "mv" {
			return root.Rename(paths[0], paths[1])
		}
		return pyspark.Copy(root, paths[0], paths[1], recurse)
	}
	return diag.NotImplemented("%%fs %s", args[0])
}

func (r *Runner) listing(dir string) error {
	list, err := pyspark.List(r.Session.FS(), dir)
	if err != nil {
		return err
	}
	var rows []types.StructValue
	for _, f := range list {
		rows = append(rows, types.StructValue{f.Path, f.Name, f.Size})
	}
	b, err := batch.FromRows(pyspark.FilesSchema, rows)
	if err != nil {
		return err
	}
	return render.Show(r.Out, pyspark.FilesSchema, []*batch.Batch{b}, render.ShowOptions{Rows: 10000})
}
