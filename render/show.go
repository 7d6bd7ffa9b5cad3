package render

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"brook/engine/batch"
	"brook/engine/expr"
	"brook/engine/types"
)

// ShowOptions says how show() prints.
type ShowOptions struct {
	Rows     int // at most
	Truncate int // characters of a cell; 0 for all
	Vertical bool
	Location *time.Location
}

// Show prints rows as DataFrame.show does, with the line break that print adds.
func Show(w io.Writer, schema *types.Struct, rows []*batch.Batch, o ShowOptions) error {
	out := bufio.NewWriter(w)
	grid, more := cells(schema, rows, o)
	if o.Vertical {
		vertical(out, grid, o, more)
	} else {
		table(out, grid, o, more)
	}
	if err := out.WriteByte('\n'); err != nil {
		return err
	}
	return out.Flush()
}

// cells are the header and the rows as text; more tells that rows were left
// out.
func cells(schema *types.Struct, rows []*batch.Batch, o ShowOptions) (grid [][]string, more bool) {
	header := make([]string, len(schema.Fields))
	for i, f := range schema.Fields {
		header[i] = escape(f.Name)
	}
	grid = append(grid, header)
	for _, b := range rows {
		for r := range b.Rows {
			if len(grid) > o.Rows {
				return grid, true
			}
			line := make([]string, len(schema.Fields))
			for i, f := range schema.Fields {
				line[i] = Cell(f.Type, b.Columns[i].Value(r), o)
			}
			grid = append(grid, line)
		}
	}
	return grid, false
}

// Cell is one value as show() prints it.
func Cell(t types.Type, v any, o ShowOptions) string {
	text := escape(expr.Text(t, v, o.Location, true))
	if o.Truncate <= 0 {
		return text
	}
	units := utf16.Encode([]rune(text))
	if len(units) <= o.Truncate {
		return text
	}
	if o.Truncate < 4 {
		return halves(units[:o.Truncate])
	}
	return halves(units[:o.Truncate-3]) + "..."
}

// halves decodes UTF-16; half a character prints as ?.
func halves(units []uint16) string {
	var b strings.Builder
	for _, r := range utf16.Decode(units) {
		if r == '\uFFFD' {
			r = '?'
		}
		b.WriteRune(r)
	}
	return b.String()
}

var escapes = strings.NewReplacer("\n", "\\n", "\r", "\\r", "\t", "\\t", "\f", "\\f", "\b", "\\b", "\v", "\\v", "\a", "\\a")

func escape(s string) string { return escapes.Replace(s) }

// Width is the number of columns that a text takes: wide characters take two.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++ // Java counts UTF-16 units
		}
		if wide(r) {
			n++
		}
	}
	return n
}

func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6
}

func widths(grid [][]string) []int {
	out := make([]int, len(grid[0]))
	for i := range out {
		out[i] = 3
		for _, line := range grid {
			out[i] = max(out[i], Width(line[i]))
		}
	}
	return out
}

func table(w *bufio.Writer, grid [][]string, o ShowOptions, more bool) {
	sizes := widths(grid)
	rule := "+"
	for _, n := range sizes {
		rule += strings.Repeat("-", n) + "+"
	}
	if len(sizes) == 0 {
		rule = "++"
	}
	put := func(s string) { _, _ = w.WriteString(s) } // errors stay with the writer until Flush
	put(rule + "\n")
	for i, line := range grid {
		put("|")
		for k, cell := range line {
			pad := strings.Repeat(" ", sizes[k]-Width(cell))
			if o.Truncate > 0 {
				put(pad + cell + "|")
			} else {
				put(cell + pad + "|")
			}
		}
		if len(line) == 0 {
			put("|")
		}
		put("\n")
		if i == 0 {
			put(rule + "\n")
		}
	}
	put(rule + "\n")
	if more {
		put("only showing top " + strconv.Itoa(o.Rows) + plural(o.Rows))
	}
}

func plural(n int) string {
	if n == 1 {
		return " row"
	}
	return " rows"
}

func vertical(w *bufio.Writer, grid [][]string, o ShowOptions, more bool) {
	put := func(s string) { _, _ = w.WriteString(s) }
	if len(grid) == 1 {
		put("(0 rows)")
		return
	}
	names, values := 3, 3
	for i, line := range grid {
		for _, cell := range line {
			if i == 0 {
				names = max(names, Width(cell))
			} else {
				values = max(values, Width(cell))
			}
		}
	}
	for i, line := range grid[1:] {
		head := "-RECORD " + strconv.Itoa(i)
		put(head + strings.Repeat("-", max(0, names+values+5-len(head))) + "\n")
		for k, cell := range line {
			put(" " + grid[0][k] + strings.Repeat(" ", names-Width(grid[0][k])) + " | " + cell + strings.Repeat(" ", values-Width(cell)) + " \n")
		}
	}
	if more {
		put("only showing top " + strconv.Itoa(o.Rows) + plural(o.Rows))
	}
}
