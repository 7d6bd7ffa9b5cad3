package functions

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/antchfx/xpath"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	for _, f := range []struct {
		names   []string
		usage   string
		t       types.Type
		example Example
		of      func(value any) any
	}{
		{[]string{"xpath"}, "Returns the texts and attributes that path finds.", &types.Array{Elem: str, ContainsNull: true},
			Example{"xpath('<a><b>1</b><b>2</b></a>', 'a/b/text()')", "[1, 2]"}, nil},
		{[]string{"xpath_string"}, "Returns the text of the first node that path finds.", str,
			Example{"xpath_string('<a><b>1</b><c>x</c></a>', 'a/c')", "x"}, func(v any) any { return xpathText(v) }},
		{[]string{"xpath_boolean"}, "Tells whether path is true, or finds a node.", types.Boolean,
			Example{"xpath_boolean('<a><b>1</b></a>', 'a/c')", "false"}, func(v any) any { return xpathTruth(v) }},
		{[]string{"xpath_double", "xpath_number"}, "Returns path as a number; NaN where it is none.", types.Double,
			Example{"xpath_double('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3.0"}, func(v any) any { return xpathNumber(v) }},
		{[]string{"xpath_float"}, "Returns path as a number; NaN where it is none.", types.Float,
			Example{"xpath_float('<a><b>1</b></a>', 'a/b div 2')", "0.5"}, func(v any) any { return float32(xpathNumber(v)) }},
		{[]string{"xpath_long"}, "Returns path as an integer; 0 where it is no number.", types.Long,
			Example{"xpath_long('<a>3000000000</a>', 'a')", "3000000000"}, func(v any) any { return saturated(xpathNumber(v), math.MinInt64, math.MaxInt64) }},
		{[]string{"xpath_int"}, "Returns path as an integer; 0 where it is no number.", types.Integer,
			Example{"xpath_int('<a><b>1</b><b>2</b></a>', 'count(a/b)')", "2"}, func(v any) any { return int32(saturated(xpathNumber(v), math.MinInt32, math.MaxInt32)) }},
		{[]string{"xpath_short"}, "Returns path as an integer; 0 where it is no number.", types.Short,
			Example{"xpath_short('<a>-7.9</a>', 'a')", "-7"}, func(v any) any { return int16(saturated(xpathNumber(v), math.MinInt32, math.MaxInt32)) }},
	} {
		register(Spec{Names: f.names, Group: "xml_funcs", Min: 2, Max: 2, Since: "2.0.0", Usage: f.names[0] + "(xml, path) - " + f.usage,
			Examples: []Example{f.example}, Resolve: func(c *CallContext) error { return xpathCall(c, f.t, f.of) }})
	}
}

// xpathCall evaluates a constant path on documents; of turns what it finds into a
// cell, and is nil for a list of nodes.
func xpathCall(c *CallContext, t types.Type, of func(value any) any) error {
	for i, a := range c.Args {
		if k := a.Type().Kind(); k != types.KindString && k != types.KindNull {
			return c.unexpected(i, "STRING")
		}
		if err := c.coerce(i, str); err != nil {
			return err
		}
	}
	if !foldable(c.Args[1]) {
		return c.unfoldable("path", `"STRING"`, c.Args[1])
	}
	c.Type, c.Nullable = t, true
	c.Kernel = strict(t, func(x *expr.Context, args []batch.Vector, rows int) (batch.Vector, error) {
		path := args[1].Value(0).(string)
		if path == "" {
			return batch.Constant(t, nil)
		}
		// An expression has a state of its own, so that workers cannot share it.
		e, err := xpath.Compile(path)
		if err != nil {
			return batch.Vector{}, diag.New(diag.Py4J, "", "", "Invalid XPath '%s': %s", path, err)
		}
		return cells(t, func(_ *expr.Context, a []any) (any, error) {
			document := a[0].(string)
			if document == "" {
				return nil, nil
			}
			root, err := parseXML(document)
			if err != nil {
				return nil, diag.New(diag.Py4J, "", "", "Error loading expression '%s'", path)
			}
			value := e.Evaluate(&xmlCursor{root})
			if of != nil {
				return of(value), nil
			}
			nodes, ok := value.(*xpath.NodeIterator)
			if !ok {
				return nil, diag.New(diag.Py4J, "", "", "Invalid XML document: the path '%s' finds no nodes\n%s", path, document)
			}
			return nodeTexts(nodesOf(nodes)), nil
		})(x, args, rows)
	})
	return nil
}

// nodesOf are the nodes that an iterator finds, in the order of the document.
func nodesOf(found *xpath.NodeIterator) []*xmlNode {
	var out []*xmlNode
	for found.MoveNext() {
		out = append(out, found.Current().(*xmlCursor).xmlNode)
	}
	slices.SortStableFunc(out, func(a, b *xmlNode) int { return a.order - b.order })
	return slices.Compact(out)
}

// nodeTexts is what each node holds itself: NULL for an element.
func nodeTexts(nodes []*xmlNode) types.ArrayValue {
	out := types.ArrayValue{}
	for _, n := range nodes {
		if n.kind == xpath.ElementNode || n.kind == xpath.RootNode {
			out = append(out, nil)
		} else {
			out = append(out, n.text)
		}
	}
	return out
}

func xpathText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		if math.IsInf(v, 0) {
			return map[bool]string{true: "Infinity", false: "-Infinity"}[v > 0]
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	case *xpath.NodeIterator:
		if nodes := nodesOf(v); len(nodes) > 0 {
			return nodes[0].value()
		}
	}
	return ""
}

func xpathTruth(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case float64:
		return v != 0 && v == v
	case string:
		return v != ""
	case *xpath.NodeIterator:
		return v.MoveNext()
	}
	return false
}

// xpathNumeral is how XPath writes numbers: no exponents.
var xpathNumeral = regexp.MustCompile(`^-?(\d+(\.\d*)?|\.\d+)$`)

func xpathNumber(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	}
	s := strings.Trim(xpathText(v), " \t\r\n")
	if !xpathNumeral.MatchString(s) {
		return math.NaN()
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// saturated cuts off a fraction and keeps a number within bounds; NaN is 0.
func saturated(f float64, low, high int64) int64 {
	switch {
	case f != f:
		return 0
	case f <= float64(low):
		return low
	case f >= float64(high):
		return high
	}
	return int64(f)
}
