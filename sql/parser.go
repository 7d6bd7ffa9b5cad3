package sql

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// Parser implements plan.Parser.
type Parser struct{}

// NewParser makes a parser.
func NewParser() *Parser { return &Parser{} }

// maxDepth bounds how deep parts of a statement nest.
const maxDepth = 200

// text is a source and its tokens. Parts of a statement are ranges of them.
type text struct {
	src    *diag.Source
	tokens []dialect.Token // without End
	end    dialect.Token
	depth  int
}

func read(src *diag.Source) (*text, error) {
	tokens, err := dialect.Lex(src)
	if err != nil {
		return nil, err
	}
	last := len(tokens) - 1
	t := &text{src: src, tokens: tokens[:last], end: tokens[last]}
	for len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].Sym(";") {
		t.tokens = t.tokens[:len(t.tokens)-1]
	}
	return t, nil
}

// part is a range of the tokens; what follows is shown in errors at its end.
func (t *text) part(from, to int) (*text, error) {
	if t.depth >= maxDepth {
		return nil, dialect.Syntax(t.src, t.end.Start, t.end.End, "The statement is nested too deep.")
	}
	end := t.end
	if to < len(t.tokens) {
		end = t.tokens[to]
	}
	return &text{src: t.src, tokens: t.tokens[from:to], end: end, depth: t.depth + 1}, nil
}

func (t *text) at(i int) dialect.Token {
	if i < 0 || i >= len(t.tokens) {
		return t.end
	}
	return t.tokens[i]
}

func (t *text) near(i int) error { return dialect.Near(t.src, t.at(i)) }

func (t *text) place(from, to int) diag.Place {
	return diag.Place{Source: t.src, Start: t.at(from).Start, End: t.at(max(from, to-1)).End}
}

// words reports whether the tokens from i are the given words.
func (t *text) words(i int, words ...string) bool {
	for k, w := range words {
		if !t.at(i + k).Is(w) {
			return false
		}
	}
	return i+len(words) <= len(t.tokens)
}

// closing is the index of the bracket that closes the one at i; -1 for none.
func (t *text) closing(i int) int {
	depth := 0
	for ; i < len(t.tokens); i++ {
		switch tok := t.tokens[i]; {
		case tok.Sym("(") || tok.Sym("["):
			depth++
		case tok.Sym(")") || tok.Sym("]"):
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// split cuts the tokens at a symbol outside of brackets.
func (t *text) split(symbol string) [][2]int {
	var out [][2]int
	depth, from := 0, 0
	for i, tok := range t.tokens {
		switch {
		case tok.Sym("(") || tok.Sym("["):
			depth++
		case tok.Sym(")") || tok.Sym("]"):
			depth--
		case depth == 0 && tok.Sym(symbol):
			out = append(out, [2]int{from, i})
			from = i + 1
		}
	}
	return append(out, [2]int{from, len(t.tokens)})
}

// Relation parses a query.
func (p *Parser) Relation(src *diag.Source) (plan.Relation, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	return t.query()
}

// Expression parses an expression, possibly with an alias.
func (p *Parser) Expression(src *diag.Source) (plan.Expr, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	if len(t.tokens) == 0 {
		return nil, t.near(0)
	}
	return t.item()
}

// TableName parses a dotted name.
func (p *Parser) TableName(src *diag.Source) ([]string, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	name, next, err := t.name(0)
	if err == nil && next < len(t.tokens) {
		err = t.near(next)
	}
	return name, err
}

// name reads a dotted name at i.
func (t *text) name(i int) (parts []string, next int, err error) {
	for {
		tok := t.at(i)
		if i >= len(t.tokens) || tok.Kind != dialect.Word && tok.Kind != dialect.Quoted {
			return nil, i, t.near(i)
		}
		parts = append(parts, tok.Text)
		if i++; !t.at(i).Sym(".") || i >= len(t.tokens) {
			return parts, i, nil
		}
		i++
	}
}

// Type parses a type.
func (p *Parser) Type(src *diag.Source) (types.Type, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	out, next, err := t.typeAt(0)
	if err == nil && next < len(t.tokens) {
		err = t.near(next)
	}
	return out, err
}

// Schema parses a DDL schema, or a type that becomes the column value.
func (p *Parser) Schema(src *diag.Source) (*types.Struct, error) {
	t, err := read(src)
	if err != nil {
		return nil, err
	}
	fields, next, err := t.columns(0)
	if err == nil && next == len(t.tokens) {
		return &types.Struct{Fields: fields}, nil
	}
	single, end, typeErr := t.typeAt(0)
	if typeErr == nil && end == len(t.tokens) {
		if s, ok := single.(*types.Struct); ok {
			return s, nil
		}
		return types.NewStruct(types.Field{Name: "value", Type: single, Nullable: true}), nil
	}
	if err == nil {
		err = t.near(next)
	}
	return nil, err
}

// Split cuts a text into statements.
func (p *Parser) Split(src *diag.Source) ([]*diag.Source, error) {
	tokens, err := dialect.Lex(src)
	if err != nil {
		return nil, err
	}
	var out []*diag.Source
	from := -1
	for _, tok := range tokens {
		if tok.Kind == dialect.End || tok.Sym(";") {
			if from >= 0 {
				out = append(out, &diag.Source{Name: src.Name, Text: src.Text[from:tok.Start], Outer: src, Offset: from})
			}
			from = -1
			continue
		}
		if from < 0 {
			from = tok.Start
		}
	}
	return out, nil
}
