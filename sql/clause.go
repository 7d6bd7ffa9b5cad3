package sql

import (
	"strings"

	"brook/sql/dialect"
)

// clauses tells, by its first word, whether a clause of a query begins at the
// next token. The same words are ordinary names elsewhere: SELECT 1 UNION names
// a column, SELECT 1 UNION SELECT 2 does not.
var clauses = map[string]func(r *reader) bool{
	"from": func(r *reader) bool { return r.startsRelation(1) },
	// FROM t where WHERE c names t where.
	"where": func(r *reader) bool {
		return startsOperand(r.peek(1)) && !(r.peek(1).Is("where") && startsOperand(r.peek(2)))
	},
	"having":     func(r *reader) bool { return startsOperand(r.peek(1)) },
	"group":      func(r *reader) bool { return r.peek(1).Is("by") },
	"order":      func(r *reader) bool { return r.peek(1).Is("by") },
	"sort":       func(r *reader) bool { return r.peek(1).Is("by") },
	"cluster":    func(r *reader) bool { return r.peek(1).Is("by") },
	"distribute": func(r *reader) bool { return r.peek(1).Is("by") },
	"partition":  func(r *reader) bool { return r.peek(1).Is("by") },
	"limit":      func(r *reader) bool { return startsOperand(r.peek(1)) },
	"offset":     func(r *reader) bool { return startsOperand(r.peek(1)) },
	"window":     func(r *reader) bool { return r.peek(2).Is("as") },
	"lateral":    func(r *reader) bool { return r.peek(1).Is("view") },
	"pivot":      func(r *reader) bool { return r.peek(1).Sym("(") },
	"unpivot": func(r *reader) bool {
		return r.peek(1).Sym("(") || r.peek(1).Is("include") || r.peek(1).Is("exclude")
	},
	"tablesample": func(r *reader) bool { return r.peek(1).Sym("(") },
	"union":       (*reader).setOperator,
	"except":      (*reader).setOperator,
	"minus":       (*reader).setOperator,
	"intersect":   (*reader).setOperator,
	"for":         func(r *reader) bool { return r.peek(1).Sym("(") || r.peek(2).Is("in") },
	"do":          func(r *reader) bool { return r.looping },
	"delay":       func(r *reader) bool { return r.peek(1).Is("of") },
	"ignore":      func(r *reader) bool { return r.peek(1).Is("nulls") },
	"respect":     func(r *reader) bool { return r.peek(1).Is("nulls") },
	"insert":      func(r *reader) bool { return r.peek(1).Is("into") || r.peek(1).Is("overwrite") },
	"as":          func(r *reader) bool { return true },
}

// clause reports whether a clause begins at the next token.
func (r *reader) clause() bool {
	begins := clauses[strings.ToLower(r.tok().Text)]
	return begins != nil && r.tok().Kind == dialect.Word && begins(r)
}

// setOperator reports whether a query follows the next word.
func (r *reader) setOperator() bool {
	k := r.pos + 1
	if r.at(k).Is("all") || r.at(k).Is("distinct") {
		k++
	}
	return r.at(k).Sym("(") || r.isQuery(k)
}

// startsRelation reports whether a relation may begin n tokens further on.
func (r *reader) startsRelation(n int) bool {
	tok := r.peek(n)
	return tok.Kind == dialect.Word || tok.Kind == dialect.Quoted || tok.Sym("(") || tok.Sym(":")
}

// isQuery reports whether a query begins at token i.
func (r *reader) isQuery(i int) bool {
	tok, after := r.at(i), r.at(i+1)
	switch {
	case tok.Sym("("):
		// Brackets around a query, alone or before what can follow a query.
		end := r.closing[i]
		if end < 0 || !r.isQuery(i+1) {
			return false
		}
		next := r.at(end + 1)
		return next.Kind == dialect.End || next.Sym(")") || next.Sym("|>") || isTail(next)
	case tok.Is("select"), tok.Is("from"):
		return !after.Sym(")") && !after.Sym(",") && !after.Sym(".") && after.Kind != dialect.End && !(after.Kind == dialect.Symbol && !startsOperand(after))
	case tok.Is("with"):
		return after.Kind == dialect.Word || after.Kind == dialect.Quoted
	case tok.Is("values"):
		return startsOperand(after) && !after.Sym("-") && !after.Sym("+") && !after.Sym("*")
	case tok.Is("table"):
		return after.Kind == dialect.Word || after.Kind == dialect.Quoted
	}
	return false
}

func isTail(tok dialect.Token) bool {
	switch strings.ToLower(tok.Text) {
	case "union", "except", "minus", "intersect", "order", "sort", "cluster", "distribute", "limit", "offset":
		return tok.Kind == dialect.Word
	}
	return false
}
