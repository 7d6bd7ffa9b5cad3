package magics

import (
	"context"
	"slices"
	"strings"

	"brook/internal/spell"
	"brook/notebook"
)

var _ = register(Spec{
	Name: "fs", Usage: "%fs ls|head|put|cp|mv|rm|mkdirs PATH …", Help: "works on files of the root", OneLine: true,
	Details: `  %fs ls PATH                    the files of a folder: path, name, size in bytes
  %fs head PATH [BYTES]          the beginning of a file
  %fs put PATH TEXT [true]       writes a file; true replaces one that is there
  %fs cp [-r] FROM TO            copies a file, or with -r a folder
  %fs mv [-r] FROM TO            moves a file, or with -r a folder
  %fs rm [-r] PATH               deletes a file, or with -r a folder
  %fs mkdirs PATH                makes a folder and those above it
dbfs:/x, /x and /dbfs/x are the same file. Quotes keep blanks together.`,
	Complete: func(_ *Runner, words []string) []string {
		if len(words) == 1 {
			return fsCommands
		}
		return nil
	},
	Run: func(ctx context.Context, r *Runner, c notebook.Cell) error { return r.fs(ctx, c) },
})

var fsCommands = []string{"ls", "head", "put", "cp", "mv", "rm", "mkdirs"}

// fs is dbutils.fs as a command line. -r, as people know it from shells, stands
// for a last argument true.
func (r *Runner) fs(ctx context.Context, c notebook.Cell) error {
	args := words(c.Args)
	if len(args) == 0 {
		args = []string{"ls"}
	}
	name, args := args[0], args[1:]
	if !slices.Contains(fsCommands, name) {
		message := "%fs has no command " + name
		if near := spell.Nearest(name, fsCommands); near != "" {
			message += ": did you mean %fs " + near + "?"
		} else {
			message += ": it has " + strings.Join(fsCommands, ", ")
		}
		return mistake(message)
	}
	if len(args) == 0 && name == "ls" {
		args = []string{"/"}
	}
	if len(args) == 0 {
		return mistake("%fs " + name + " needs a path; %help fs shows how it is used")
	}
	if i := slices.Index(args, "-r"); i >= 0 {
		args = append(slices.Delete(args, i, i+1), "true")
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
