package magics

import (
	"context"
	"strings"

	"brook/internal/spell"
	"brook/notebook"
	"brook/python"
)

func init() {
	register("fs", "%fs ls|head|put|cp|mv|rm|mkdirs PATH …", "works on files of the root", (*Runner).fs)
}

var fsCommands = []string{"ls", "head", "put", "cp", "mv", "rm", "mkdirs"}

// fs is %fs: dbutils.fs as a command line. -r, as people know it from shells,
// stands for a last argument true.
func (r *Runner) fs(ctx context.Context, c notebook.Cell) error {
	args := words(c.Args)
	if len(args) == 0 {
		args = []string{"ls"}
	}
	name, args := args[0], args[1:]
	if near := spell.Nearest(name, fsCommands); near != "" && near != name {
		return &python.Error{Class: "AttributeError", Message: "'Fs' object has no attribute '" + name + "'. Did you mean: '" + near + "'?"}
	}
	if len(args) == 0 && name == "ls" {
		args = []string{"/"}
	}
	for i, a := range args {
		if a == "-r" {
			args = append(append(args[:i:i], args[i+1:]...), "true")
			break
		}
	}
	return r.Runtime.Files(ctx, c.Source, name, args...)
}

// words splits a command line; double or single quotes keep blanks.
func words(s string) []string {
	var out []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimLeft(s, " \t") {
		if q := s[0]; q == '"' || q == '\'' {
			if i := strings.IndexByte(s[1:], q); i >= 0 {
				out, s = append(out, s[1:1+i]), s[i+2:]
				continue
			}
		}
		i := strings.IndexAny(s, " \t")
		if i < 0 {
			i = len(s)
		}
		out, s = append(out, s[:i]), s[i:]
	}
	return out
}
