package sql

import (
	"math"
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/datetime"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/sql/dialect"
)

// special parses the primary expressions that sqlparser lacks, at i; nil when
// there is none.
func (r *rewriter) special(i int) (plan.Expr, int, error) {
	tok := r.at(i)
	switch tok.Kind {
	case dialect.String:
		next := i + 1
		value := tok.Text
		for r.at(next).Kind == dialect.String && next < len(r.tokens) {
			value += r.at(next).Text
			next++
		}
		return &plan.Literal{At: r.where(i, next), Type: types.String, Value: value}, next, nil
	case dialect.Number:
		e, err := r.number(i)
		return e, i + 1, err
	case dialect.Word:
	default:
		return nil, i, nil
	}
	low := strings.ToLower(tok.Text)
	if r.at(i+1).Kind == dialect.String && typedLiterals[low] {
		e, err := r.typed(i, low)
		return e, i + 2, err
	}
	if !r.at(i+1).Sym("(") || i+1 >= len(r.tokens) {
		switch {
		case low == "interval" && i+1 < len(r.tokens) && (r.at(i+1).Kind == dialect.String || r.at(i+1).Kind == dialect.Number || r.at(i+1).Sym("-")):
			return r.interval(i)
		case (low == "current_date" || low == "current_timestamp" || low == "current_user" || low == "localtimestamp") && !r.at(i+1).Sym("."):
			return &plan.Function{At: r.where(i, i+1), Name: []string{low}, SQL: true}, i + 1, nil
		}
		return nil, i, nil
	}
	end := r.closing(i + 1)
	if end < 0 {
		return nil, i, r.near(len(r.tokens))
	}
	switch low {
	case "cast", "try_cast":
		return r.cast(i, end, low == "try_cast")
	case "extract", "position", "substring", "substr", "overlay", "trim":
		if e, err := r.wordy(i, end, low); e != nil || err != nil {
			return e, end + 1, err
		}
	}
	return r.call(i, end)
}

func (t *text) where(from, to int) plan.At { return plan.At{Place: t.place(from, to)} }

func (t *text) unsupported(i int, what string) error {
	return diag.NotImplemented("%s", what).At(t.place(i, i+1))
}

func (r *rewriter) cast(i, end int, try bool) (plan.Expr, int, error) {
	inner, err := r.part(i+2, end)
	if err != nil {
		return nil, i, err
	}
	depth, at := 0, -1
	for k, tok := range inner.tokens {
		switch {
		case tok.Sym("(") || tok.Sym("["):
			depth++
		case tok.Sym(")") || tok.Sym("]"):
			depth--
		case depth == 0 && tok.Is("as"):
			at = k
		}
	}
	if at < 0 {
		return nil, i, inner.near(len(inner.tokens))
	}
	child, err := inner.part(0, at)
	if err != nil {
		return nil, i, err
	}
	e, err := child.expression()
	if err != nil {
		return nil, i, err
	}
	t, next, err := inner.typeAt(at + 1)
	if err != nil {
		return nil, i, err
	}
	if next < len(inner.tokens) {
		return nil, i, inner.near(next)
	}
	return &plan.Cast{At: r.where(i, end+1), Child: e, To: t, Try: try}, end + 1, nil
}

// postfixed parses the primary at i that ends at end, and the ::type, [item],
// .field and OVER after it.
func (r *rewriter) postfixed(i, end int) (plan.Expr, int, error) {
	head, err := r.part(i, end)
	if err != nil {
		return nil, i, err
	}
	e, err := head.expression()
	if err != nil {
		return nil, i, err
	}
	for end < len(r.tokens) {
		switch tok := r.at(end); {
		case tok.Sym("::"):
			t, next, err := r.typeAt(end + 1)
			if err != nil {
				return nil, i, err
			}
			e, end = &plan.Cast{At: r.where(i, next), Child: e, To: t}, next
		case tok.Sym("["):
			stop := r.closing(end)
			if stop < 0 {
				return nil, i, r.near(len(r.tokens))
			}
			inner, err := r.part(end+1, stop)
			if err != nil {
				return nil, i, err
			}
			key, err := inner.expression()
			if err != nil {
				return nil, i, err
			}
			e, end = &plan.ExtractValue{At: r.where(i, stop+1), Child: e, Key: key}, stop+1
		case tok.Sym(".") && (r.at(end+1).Kind == dialect.Word || r.at(end+1).Kind == dialect.Quoted):
			e, end = &plan.ExtractValue{At: r.where(i, end+2), Child: e, Key: plan.Lit(types.String, r.at(end+1).Text)}, end+2
		case tok.Is("over"):
			w := &plan.Window{At: r.where(i, end+1), Function: e}
			if !r.at(end + 1).Sym("(") {
				w.Name = r.at(end + 1).Text
				return w, end + 2, nil
			}
			stop := r.closing(end + 1)
			if stop < 0 {
				return nil, i, r.near(len(r.tokens))
			}
			spec, err := r.part(end+2, stop)
			if err != nil {
				return nil, i, err
			}
			if err := spec.windowSpec(w); err != nil {
				return nil, i, err
			}
			e, end = w, stop+1
		default:
			return e, end, nil
		}
	}
	return e, end, nil
}

// number reads a numeric literal with its suffix.
func (t *text) number(i int) (plan.Expr, error) {
	tok := t.at(i)
	low := strings.ToLower(tok.Text)
	lit := func(ty types.Type, v any) (plan.Expr, error) {
		return &plan.Literal{At: t.where(i, i+1), Type: ty, Value: v}, nil
	}
	outOfRange := func(name, low, high string) error {
		return diag.New(diag.Parse, "INVALID_NUMERIC_LITERAL_RANGE", "22003", "Numeric literal %s is outside the valid range for %s with minimum value of %s and maximum value of %s. Please adjust the value accordingly.", tok.Text, name, low, high).At(t.place(i, i+1))
	}
	for _, s := range []struct {
		suffix, name string
		bits         int
		typ          types.Type
	}{{"l", "bigint", 64, types.Long}, {"s", "smallint", 16, types.Short}, {"y", "tinyint", 8, types.Byte}} {
		digits, ok := strings.CutSuffix(low, s.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(digits, 10, s.bits)
		if err != nil {
			high := int64(1)<<(s.bits-1) - 1
			return nil, outOfRange(s.name, strconv.FormatInt(-high-1, 10), strconv.FormatInt(high, 10))
		}
		switch s.bits {
		case 16:
			return lit(s.typ, int16(n))
		case 8:
			return lit(s.typ, int8(n))
		}
		return lit(s.typ, n)
	}
	if digits, ok := strings.CutSuffix(low, "bd"); ok {
		return t.decimal(i, digits)
	}
	if digits, ok := strings.CutSuffix(low, "d"); ok {
		v, err := strconv.ParseFloat(digits, 64)
		if err != nil && !math.IsInf(v, 0) {
			return nil, t.near(i)
		}
		return lit(types.Double, v)
	}
	if digits, ok := strings.CutSuffix(low, "f"); ok {
		v, err := strconv.ParseFloat(digits, 32)
		if err != nil {
			return nil, outOfRange("float", "-3.4028234663852886E38", "3.4028234663852886E38")
		}
		return lit(types.Float, float32(v))
	}
	if strings.ContainsRune(low, 'e') {
		v, err := strconv.ParseFloat(low, 64)
		if err != nil && !math.IsInf(v, 0) {
			return nil, t.near(i)
		}
		return lit(types.Double, v)
	}
	if strings.ContainsRune(low, '.') {
		return t.decimal(i, low)
	}
	n, err := strconv.ParseInt(low, 10, 64)
	if err != nil {
		return t.decimal(i, low)
	}
	if n == int64(int32(n)) {
		return lit(types.Integer, int32(n))
	}
	return lit(types.Long, n)
}

func (t *text) decimal(i int, digits string) (plan.Expr, error) {
	value, scale, ok := types.DecimalDigits(digits)
	if !ok {
		return nil, t.near(i)
	}
	scale = max(scale, 0)
	precision := max(len(strings.TrimPrefix(value.String(), "-")), scale)
	if precision > types.MaxPrecision {
		return nil, diag.New(diag.Parse, "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003", "Decimal precision %d exceeds max precision %d.", precision, types.MaxPrecision).At(t.place(i, i+1))
	}
	d := types.Decimal{Precision: precision, Scale: scale}
	v, _ := types.ParseDecimal(digits, d)
	return &plan.Literal{At: t.where(i, i+1), Type: d, Value: types.DecimalValue{Unscaled: v, Scale: scale}}, nil
}

// typed is DATE '…' and its relatives.
func (r *rewriter) typed(i int, word string) (plan.Expr, error) {
	value := r.at(i + 1).Text
	wrong := func() error {
		return diag.New(diag.Parse, "INVALID_TYPED_LITERAL", "42604", "The value of the typed literal \"%s\" is invalid: '%s'.", strings.ToUpper(word), value).At(r.place(i, i+2))
	}
	lit := func(t types.Type, v any) (plan.Expr, error) {
		return &plan.Literal{At: r.where(i, i+2), Type: t, Value: v}, nil
	}
	switch word {
	case "date":
		days, ok := datetime.ParseDate(value)
		if !ok {
			return nil, wrong()
		}
		return lit(types.Date, types.DateValue(days))
	case "timestamp", "timestamp_ltz":
		// The zone of a text without one is the session's, known later.
		local, zone, ok := datetime.ParseLocal(value, time.Now())
		if !ok {
			return nil, wrong()
		}
		if zone != "" {
			loc, err := datetime.Zone(zone)
			if err != nil {
				return nil, wrong()
			}
			return lit(types.Timestamp, types.TimestampValue(datetime.Instant(local, loc)))
		}
		return &plan.Cast{At: r.where(i, i+2), Child: plan.Lit(types.String, value), To: types.Timestamp}, nil
	case "timestamp_ntz":
		local, _, ok := datetime.ParseLocal(value, time.Now())
		if !ok {
			return nil, wrong()
		}
		return lit(types.TimestampNTZ, types.NTZValue(local))
	case "x":
		if len(value)%2 == 1 {
			value = "0" + value
		}
		out := make([]byte, len(value)/2)
		for k := range out {
			n, err := strconv.ParseUint(value[2*k:2*k+2], 16, 8)
			if err != nil {
				return nil, wrong()
			}
			out[k] = byte(n)
		}
		return lit(types.Binary, out)
	}
	return nil, r.unsupported(i, strings.ToUpper(word)+" literals")
}

// interval is INTERVAL '1' HOUR, INTERVAL 1 hour 30 minutes and INTERVAL
// '1 day 2 hours'.
func (r *rewriter) interval(i int) (plan.Expr, int, error) {
	next := i + 1
	words := ""
	if r.at(next).Kind == dialect.String && !isUnit(r.at(next+1)) {
		words = r.at(next).Text
		next++
	} else {
		for next < len(r.tokens) {
			sign := ""
			k := next
			if r.at(k).Sym("-") || r.at(k).Sym("+") {
				sign = r.at(k).Text
				k++
			}
			v := r.at(k)
			if v.Kind != dialect.Number && v.Kind != dialect.String || !isUnit(r.at(k+1)) {
				break
			}
			if r.at(k + 2).Is("to") {
				return nil, i, r.unsupported(k+2, "INTERVAL with TO")
			}
			words += " " + sign + v.Text + " " + r.at(k+1).Text
			next = k + 2
		}
	}
	v, err := datetime.ParseInterval(words)
	if err != nil {
		if d, ok := diag.As(err); ok {
			d.At(r.place(i, next))
		}
		return nil, i, err
	}
	where := r.where(i, next)
	// The fields that were named are the interval's type.
	first, last := len(unitOrder), -1
	for _, w := range strings.Fields(strings.ToLower(words)) {
		for k, unit := range unitOrder {
			if strings.TrimSuffix(w, "s") == unit {
				first, last = min(first, k), max(last, k)
			}
		}
	}
	switch {
	case last >= 0 && last < 2:
		return &plan.Literal{At: where, Type: types.YearMonthInterval{Start: first, End: last}, Value: types.MonthsValue(v.Months)}, next, nil
	case first >= 2:
		fields := map[int]int{2: types.Day, 3: types.Day, 4: types.Hour, 5: types.Minute, 6: types.Second, 7: types.Second, 8: types.Second}
		return &plan.Literal{At: where, Type: types.DayTimeInterval{Start: fields[first], End: fields[last]}, Value: types.MicrosValue(int64(v.Days)*datetime.Day + v.Micros)}, next, nil
	}
	return &plan.Literal{At: where, Type: types.CalendarInterval, Value: types.CalendarValue{Months: v.Months, Days: v.Days, Micros: v.Micros}}, next, nil
}

// unitOrder is the units of intervals, the first two being months.
var unitOrder = []string{"year", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond"}

func isUnit(t dialect.Token) bool {
	if t.Kind != dialect.Word {
		return false
	}
	switch strings.TrimSuffix(strings.ToLower(t.Text), "s") {
	case "year", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond":
		return true
	}
	return false
}

// tableFunction is a table-valued function in FROM.
func tableFunction(name dialect.Token, args []plan.Expr, place diag.Place) (plan.Relation, error) {
	if !strings.EqualFold(name.Text, "range") || len(args) == 0 || len(args) > 4 {
		return nil, diag.NotImplemented("the table function %s", name.Text).At(place)
	}
	numbers := make([]int64, len(args))
	for i, a := range args {
		l, ok := a.(*plan.Literal)
		if !ok {
			return nil, diag.NotImplemented("range with arguments that are not constant").At(place)
		}
		switch v := l.Value.(type) {
		case int32:
			numbers[i] = int64(v)
		case int64:
			numbers[i] = v
		default:
			return nil, diag.NotImplemented("range over %s", l.Type.SQL()).At(place)
		}
	}
	out := &plan.Range{End: numbers[0], Step: 1}
	if len(numbers) > 1 {
		out.Start, out.End = numbers[0], numbers[1]
	}
	if len(numbers) > 2 {
		out.Step = numbers[2]
	}
	out.Place = place
	return out, nil
}
