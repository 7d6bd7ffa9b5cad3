package sql

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// Parser implements plan.Parser.
type Parser struct {
	// Setting looks up a setting of the session whose texts are parsed; without
	// it all have their defaults. What TIMESTAMP means depends on one.
	Setting func(key string) (string, bool)
}

var _ plan.Parser = (*Parser)(nil)

// NewParser makes a parser.
func NewParser() *Parser { return &Parser{} }

// Statement parses one statement.
func (p *Parser) Statement(src *diag.Source) (plan.Command, error) {
	return parse(p, src, (*reader).whole)
}

// Relation parses a query.
func (p *Parser) Relation(src *diag.Source) (plan.Relation, error) {
	return parse(p, src, (*reader).query)
}

// Expression parses an expression, possibly with an alias.
func (p *Parser) Expression(src *diag.Source) (plan.Expr, error) {
	return parse(p, src, (*reader).namedExpression)
}

// TableName parses a dotted name.
func (p *Parser) TableName(src *diag.Source) ([]string, error) {
	return pointed(parse(p, src, (*reader).name))
}

// pointed gives mistakes in a text that is no statement the form of those that
// the grammar finds.
func pointed[T any](out T, err error) (T, error) {
	if e, ok := diag.As(err); ok && e.Class == diag.Parse && e.Tail == "" && e.Place.Source != nil {
		e.Tail = dialect.Tail(e.Place)
	}
	return out, err
}

// Type parses a type.
func (p *Parser) Type(src *diag.Source) (types.Type, error) {
	return pointed(parse(p, src, (*reader).dataType))
}

// Schema parses a DDL schema, or a type that becomes the column value.
func (p *Parser) Schema(src *diag.Source) (*types.Struct, error) {
	fields, err := pointed(parse(p, src, func(r *reader) []types.Field {
		fields := r.columns()
		if !r.atEnd() {
			r.unexpected()
		}
		return fields
	}))
	if err == nil {
		return &types.Struct{Fields: fields}, nil
	}
	single, typeErr := p.Type(src)
	if typeErr != nil {
		return nil, err
	}
	if s, ok := single.(*types.Struct); ok {
		return s, nil
	}
	return types.NewStruct(types.Field{Name: "value", Type: single, Nullable: true}), nil
}

// Split cuts a text into statements.
func (p *Parser) Split(src *diag.Source) ([]*diag.Source, error) {
	tokens, err := dialect.Lex(src)
	if err != nil {
		// The statements before it are sound; its own parsing tells the rest.
		tail := len(src.Text)
		tokens = append(tokens, dialect.Token{Start: tail - 1, End: tail}, dialect.Token{Kind: dialect.End, Start: tail, End: tail})
		for i := len(tokens) - 3; i >= 0 && !tokens[i].Sym(";"); i-- {
			tokens[len(tokens)-2].Start = tokens[i].Start
		}
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
