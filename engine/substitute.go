package engine

import (
	"regexp"
	"strings"

	"brook/diag"
)

// reference is ${key} or ${prefix:key} in a statement.
var reference = regexp.MustCompile(`\$\{[^}$]+\}`)

// maxSubstitutions bounds values that have references themselves.
const maxSubstitutions = 40

// Substitute puts the values of settings where a statement has ${key}; unknown
// ones are empty. Places in the result are those of the text after that, as in
// Spark.
func (s *Session) Substitute(src *diag.Source) *diag.Source {
	if !strings.Contains(src.Text, "${") || !s.conf.Bool("spark.sql.variable.substitute") {
		return src
	}
	text := src.Text
	for range maxSubstitutions {
		next := reference.ReplaceAllStringFunc(text, func(ref string) string {
			key := ref[2 : len(ref)-1]
			prefix, rest, ok := strings.Cut(key, ":")
			if ok {
				switch prefix {
				case "env", "system":
					// Nothing of the machine's environment reaches a cell.
					return ""
				case "hivevar", "hiveconf", "sparkconf", "spark":
					key = rest
				}
			}
			v, _ := s.conf.Get(key)
			return v
		})
		if next == text {
			break
		}
		text = next
	}
	if text == src.Text {
		return src
	}
	return &diag.Source{Name: src.Name, Text: text}
}
