package expr

import "fmt"

// SQL is the constant as Spark prints it: 1, abc, NULL, true.
func (l *Literal) SQL() string {
	switch {
	case l.Text != "":
		return l.Text
	case l.Value == nil:
		return "NULL"
	}
	return fmt.Sprint(l.Value)
}
