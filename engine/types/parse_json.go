package types

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ParseJSON reads a type as JSON writes it.
func ParseJSON(text []byte) (Type, error) { return parseJSON(text, 0) }

// maxNesting bounds how deep types may nest in text from outside.
const maxNesting = 200

func parseJSON(text []byte, depth int) (Type, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("types nest deeper than %d", maxNesting)
	}
	var name string
	if json.Unmarshal(text, &name) == nil {
		return parseName(name)
	}
	var t struct {
		Type   string `json:"type"`
		Fields []struct {
			Name     string          `json:"name"`
			Type     json.RawMessage `json:"type"`
			Nullable bool            `json:"nullable"`
			Metadata map[string]any  `json:"metadata"`
		} `json:"fields"`
		ElementType json.RawMessage `json:"elementType"`
		Contains    bool            `json:"containsNull"`
		KeyType     json.RawMessage `json:"keyType"`
		ValueType   json.RawMessage `json:"valueType"`
		ValueNull   bool            `json:"valueContainsNull"`
	}
	if err := json.Unmarshal(text, &t); err != nil {
		return nil, err
	}
	switch t.Type {
	case "struct":
		out := &Struct{}
		for _, f := range t.Fields {
			ft, err := parseJSON(f.Type, depth+1)
			if err != nil {
				return nil, err
			}
			if len(f.Metadata) == 0 {
				f.Metadata = nil
			}
			out.Fields = append(out.Fields, Field{Name: f.Name, Type: ft, Nullable: f.Nullable, Metadata: f.Metadata})
		}
		return out, nil
	case "array":
		elem, err := parseJSON(t.ElementType, depth+1)
		return &Array{Elem: elem, ContainsNull: t.Contains}, err
	case "map":
		key, err := parseJSON(t.KeyType, depth+1)
		if err != nil {
			return nil, err
		}
		value, err := parseJSON(t.ValueType, depth+1)
		return &Map{Key: key, Value: value, ValueContainsNull: t.ValueNull}, err
	}
	return nil, fmt.Errorf("unknown type %q", t.Type)
}

func parseName(name string) (Type, error) {
	for t, names := range atomicNames {
		if names[1] == name {
			return t, nil
		}
	}
	if args, ok := strings.CutPrefix(name, "decimal("); ok {
		p, s, _ := strings.Cut(strings.TrimSuffix(args, ")"), ",")
		precision, err1 := strconv.Atoi(strings.TrimSpace(p))
		scale, err2 := strconv.Atoi(strings.TrimSpace(s))
		if err1 == nil && err2 == nil && precision > 0 && precision <= MaxPrecision {
			return Decimal{precision, scale}, nil
		}
	}
	if rest, ok := strings.CutPrefix(name, "interval "); ok {
		from, to, found := strings.Cut(rest, " to ")
		if !found {
			to = from
		}
		if a, b := slices.Index(yearMonthNames, from), slices.Index(yearMonthNames, to); a >= 0 && b >= a {
			return YearMonthInterval{a, b}, nil
		}
		if a, b := slices.Index(dayTimeNames, from), slices.Index(dayTimeNames, to); a >= 0 && b >= a {
			return DayTimeInterval{a, b}, nil
		}
	}
	for prefix, sized := range map[string]func(int) Type{
		"char(": func(n int) Type { return Char{Length: n} }, "varchar(": func(n int) Type { return Varchar{Length: n} },
		"time(": func(n int) Type { return Time{Precision: n} },
	} {
		if args, ok := strings.CutPrefix(name, prefix); ok {
			if n, err := strconv.Atoi(strings.TrimSuffix(args, ")")); err == nil {
				return sized(n), nil
			}
		}
	}
	return nil, fmt.Errorf("unknown type %q", name)
}
