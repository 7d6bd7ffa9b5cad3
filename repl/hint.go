package repl

import (
	"context"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/functions"
	"brook/internal/spell"
	"brook/magics"
	"brook/python"
	"brook/render"
)

var (
	unknownName      = regexp.MustCompile(`^name '(\w+)' is not defined`)
	unknownAttribute = regexp.MustCompile("(?:has no attribute '|Attribute `)(\\w+)")
	unknownObject    = regexp.MustCompile("`([^`]+)` cannot be found")
	unknownRoutine   = regexp.MustCompile("Cannot resolve routine `(?:[^`]+`\\.`)*([^`]+)`")
)

// explain writes below an error where in the cell it happened and what may have
// been meant. width is that of the terminal, 0 for none.
func explain(w io.Writer, style render.Style, width int, r *magics.Runner, err error) error {
	if err := showPlaces(w, style, width, err); err != nil {
		return err
	}
	help := ""
	if magic := missingMagic(err); magic != "" {
		help = "did you mean " + magic + "?"
	} else if near := meant(r, err); near != "" {
		help = "did you mean " + near + "?"
	} else if line := missingImport(r, err); line != "" {
		help = "it is there after: " + line
	}
	if help == "" {
		return nil
	}
	_, e := fmt.Fprintf(w, "  %s\n", style.Dim(help))
	return e
}

// missingImport is the line that brings the name of pyspark which a cell uses
// without it; empty when the error is another.
func missingImport(r *magics.Runner, err error) (line string) {
	p, ok := err.(*python.Error)
	if !ok || p.Class != "NameError" {
		return ""
	}
	m := unknownName.FindStringSubmatch(p.Message)
	if m == nil {
		return ""
	}
	switch m[1] {
	case "F":
		return "from pyspark.sql import functions as F"
	case "T":
		return "from pyspark.sql import types as T"
	}
	// A module that cannot be loaded gives no help.
	_ = r.Python.Do(context.Background(), diag.NewSource("", ""), func() {
		for _, module := range []string{"pyspark.sql.functions", "pyspark.sql.types", "pyspark.sql"} {
			if _, ok := r.Python.Import(module).Dict[m[1]]; ok {
				line = "from " + module + " import " + m[1]
				return
			}
		}
	})
	return line
}

// fileCommand and statement recognise Python cells that are none.
var (
	fileCommand = regexp.MustCompile(`^(?:ls|head|cp|mv|rm|mkdirs)(?:$|\s+[-./\w])`)
	statement   = regexp.MustCompile(`(?i)^(?:select|with\s+\w+\s+as|show|describe|desc|explain|create|drop|alter|insert|truncate|use|cache|refresh|values|set|merge|update|delete)\s+[\w*('"` + "`" + `]`)
)

// missingMagic is the line that a cell should begin with, which holds SQL or a
// command on files but was read as Python; empty when the error is another.
func missingMagic(err error) string {
	p, ok := err.(*python.Error)
	if !ok || p.Place.Source == nil || p.Class != "SyntaxError" && p.Class != "NameError" {
		return ""
	}
	first, _, _ := strings.Cut(strings.TrimSpace(p.Place.Source.Text), "\n")
	switch {
	case fileCommand.MatchString(first):
		return "%fs " + first
	case p.Class == "SyntaxError" && statement.MatchString(first):
		return "%sql " + first
	}
	return ""
}

// meant is the known name that is nearest to the unknown one which an error is
// about; empty for none. Spark and Python say that themselves only at times.
func meant(r *magics.Runner, err error) string {
	if d, ok := diag.As(err); ok {
		switch d.Condition {
		case "TABLE_OR_VIEW_NOT_FOUND":
			return nearest(unknownObject, d.Message, slices.Sorted(maps.Keys(tablesOf(r))))
		case "UNRESOLVED_ROUTINE":
			return nearest(unknownRoutine, d.Message, functions.Names())
		}
	}
	p, ok := err.(*python.Error)
	if !ok {
		return ""
	}
	if p.Class == "NameError" && missingImport(r, err) == "" {
		r.Python.Lock()
		defer r.Python.Unlock()
		return nearest(unknownName, p.Message, r.Python.Names())
	}
	if m := unknownAttribute.FindStringSubmatch(p.Message); m != nil && p.Place.Source != nil {
		before, _, found := strings.Cut(p.Place.Source.Text[p.Place.Start:], "."+m[1])
		if found {
			return nearest(unknownAttribute, p.Message, attributes(r, before))
		}
	}
	return ""
}

func nearest(unknown *regexp.Regexp, message string, names []string) string {
	m := unknown.FindStringSubmatch(message)
	if m == nil {
		return ""
	}
	return spell.Nearest(m[1], names)
}
