package datetime

import (
	"slices"
	"strings"
	"time"

	"brook/diag"
	"brook/internal/cache"
)

// Pattern is a compiled Java datetime pattern as Spark allows it.
type Pattern struct {
	items []item
	text  string
	era   bool // G is among the items
}

type item struct {
	letter   byte // 0 for literal text
	count    int
	text     string
	optional []item // of [ … ]
}

var patterns cache.Map[*Pattern] // by text, behind NUL those for parsing

// NewPattern compiles a pattern. parsing refuses letters that Spark can only
// print. The errors are Spark's own.
func NewPattern(text string, parsing bool) (*Pattern, error) {
	key := text
	if parsing {
		key = "\x00" + text
	}
	return patterns.Get(key, func() (*Pattern, error) {
		items, rest, err := compile(text, text, 0, parsing)
		if err == nil && rest != "" {
			err = invalidPattern(text)
		}
		if err != nil && legacyPattern(text) {
			err = upgrade(text)
		}
		if err != nil {
			return nil, err
		}
		return &Pattern{items: items, text: text, era: hasEra(items)}, nil
	})
}

func hasEra(items []item) bool {
	return slices.ContainsFunc(items, func(it item) bool { return it.letter == 'G' || hasEra(it.optional) })
}

func invalidPattern(text string) error {
	text = "'" + strings.ReplaceAll(text, "'", "\\'") + "'"
	return diag.New(diag.SparkRuntime, "INVALID_DATETIME_PATTERN.WITH_SUGGESTION", "22007",
		"Unrecognized datetime pattern: %s. You can form a valid datetime pattern with the guide from 'https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html'.", text).With("pattern", text)
}

func illegalLetter(c byte, text string) error {
	return diag.New(diag.IllegalArgument, "INVALID_DATETIME_PATTERN.ILLEGAL_CHARACTER", "22007",
		"Unrecognized datetime pattern: %s. Illegal pattern character found in datetime pattern: %c. Please provide legal character.", text, c).With("pattern", text)
}

func tooLong(text string) error {
	return diag.New(diag.IllegalArgument, "INVALID_DATETIME_PATTERN.LENGTH", "22007",
		"Unrecognized datetime pattern: %s. Too many letters in datetime pattern: %s. Please reduce pattern length.", text, text).With("pattern", text)
}

// maxCount is the largest number of repetitions of each letter.
var maxCount = map[byte]int{
	'G': 4, 'y': 6, 'M': 4, 'L': 4, 'd': 2, 'D': 3, 'Q': 4, 'q': 4, 'E': 4, 'F': 1, 'a': 1, 'h': 2, 'H': 2, 'k': 2, 'K': 2,
	'm': 2, 's': 2, 'S': 9, 'V': 2, 'v': 4, 'z': 4, 'O': 4, 'X': 5, 'x': 5, 'Z': 5,
}

func compile(whole, s string, depth int, parsing bool) (items []item, rest string, err error) {
	for s != "" {
		c := s[0]
		switch {
		case c == '\'':
			text, after, ok := quoted(s)
			if !ok {
				return nil, "", invalidPattern(whole)
			}
			items, s = append(items, item{text: text}), after
		case c == '[':
			if depth > 16 {
				return nil, "", invalidPattern(whole)
			}
			inner, after, err := compile(whole, s[1:], depth+1, parsing)
			if err != nil {
				return nil, "", err
			}
			s = strings.TrimPrefix(after, "]")
			items = append(items, item{letter: '[', optional: inner})
		case c == ']':
			if depth == 0 {
				return nil, "", invalidPattern(whole)
			}
			return items, s, nil
		case c == '{' || c == '}' || c == '#':
			return nil, "", illegalLetter(c, whole)
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			n := 1
			for n < len(s) && s[n] == c {
				n++
			}
			if strings.IndexByte("YwWuec", c) >= 0 {
				return nil, "", weekBased(whole, c)
			}
			if strings.IndexByte("AnNp", c) >= 0 || parsing && strings.IndexByte("EFqQ", c) >= 0 {
				return nil, "", illegalLetter(c, whole)
			}
			if limit := maxCount[c]; n > limit || c == 'V' && n != 2 || (c == 'O' || c == 'v') && n != 1 && n != 4 {
				if limit > 0 && strings.IndexByte("GyMLEqQ", c) >= 0 {
					return nil, "", tooLong(s[:limit+1])
				}
				return nil, "", invalidPattern(whole)
			}
			items, s = append(items, item{letter: c, count: n}), s[n:]
		default:
			items, s = append(items, item{text: s[:1]}), s[1:]
		}
	}
	return items, "", nil
}

// legacyPattern reports whether Java's SimpleDateFormat, by which Spark read
// patterns before 3.0, takes a pattern.
func legacyPattern(text string) bool {
	quoted, xs := false, 0
	for i := range len(text) {
		c := text[i]
		if c == '\'' {
			quoted = !quoted
			continue
		}
		if c == 'X' && !quoted {
			xs++
		} else {
			xs = 0
		}
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !quoted && letter && strings.IndexByte("GyYMLwWDdFEuaHkKhmsSzZX", c) < 0 || xs > 3 {
			return false
		}
	}
	return !quoted
}

func weekBased(text string, c byte) error {
	return diag.New(diag.IllegalArgument, "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN", "42K0B",
		"You may get a different result due to the upgrading to Spark >= 3.0:\nAll week-based patterns are unsupported since Spark 3.0, detected week-based character: %c.\nPlease use the SQL function EXTRACT instead.", c).With("c", string(c))
}

func upgrade(text string) error {
	return diag.New(diag.SparkUpgrade, "INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", "42K0B",
		"You may get a different result due to the upgrading to Spark >= 3.0:\nFail to recognize '%s' pattern in the DateTimeFormatter.\n1) You can set \"spark.sql.legacy.timeParserPolicy\" to \"LEGACY\" to restore the behavior before Spark 3.0.\n2) You can form a valid datetime pattern with the guide from 'https://spark.apache.org/docs/latest/sql-ref-datetime-pattern.html'.", text).With("pattern", "'"+text+"'")
}

// quoted reads 'text' with ” for a quote; ” alone is a quote.
func quoted(s string) (text, rest string, ok bool) {
	if strings.HasPrefix(s, "''") {
		return "'", s[2:], true
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '\'' {
			b.WriteByte('\'')
			i++
			continue
		}
		return b.String(), s[i+1:], true
	}
	return "", "", false
}

var weekdays = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
var quarters = [...]string{"1st quarter", "2nd quarter", "3rd quarter", "4th quarter"}

// Append formats a timestamp on the clock of loc.
func (p *Pattern) Append(b []byte, micros int64, loc *time.Location) []byte {
	local := Local(micros, loc)
	days := FloorDiv(local, Day)
	rest := local - days*Day
	year, month, day := Civil(days)
	f := fields{year: year, month: month, day: day, days: days, clock: rest, micros: micros, loc: loc, era: p.era}
	return f.append(b, p.items)
}

type fields struct {
	year, month, day int
	days, clock      int64
	micros           int64
	loc              *time.Location
	era              bool // the pattern says which era
}

func (f *fields) append(b []byte, items []item) []byte {
	for _, it := range items {
		n := it.count
		switch it.letter {
		case 0:
			b = append(b, it.text...)
		case '[':
			b = f.append(b, it.optional)
		case 'G':
			era := "AD"
			if f.year < 1 {
				era = "BC"
			}
			if n == 4 {
				era = map[string]string{"AD": "Anno Domini", "BC": "Before Christ"}[era]
			}
			b = append(b, era...)
		case 'y':
			b = f.appendYear(b, n)
		case 'M', 'L':
			switch n {
			case 3:
				b = append(b, months[f.month-1][:3]...)
			case 4:
				b = append(b, months[f.month-1]...)
			default:
				b = appendPadded(b, f.month, n)
			}
		case 'd':
			b = appendPadded(b, f.day, n)
		case 'D':
			b = appendPadded(b, int(f.days-Days(f.year, 1, 1))+1, n)
		case 'Q', 'q':
			q := (f.month - 1) / 3
			switch n {
			case 3:
				b = append(append(b, 'Q'), byte('1'+q))
			case 4:
				b = append(b, quarters[q]...)
			default:
				b = appendPadded(b, q+1, n)
			}
		case 'E':
			w := weekdays[floorMod(int(f.days)+4, 7)]
			if n < 4 {
				w = w[:3]
			}
			b = append(b, w...)
		case 'F':
			b = appendPadded(b, (f.day-1)%7+1, n)
		case 'a':
			if f.clock < 12*Hour {
				b = append(b, "AM"...)
			} else {
				b = append(b, "PM"...)
			}
		case 'H':
			b = appendPadded(b, int(f.clock/Hour), n)
		case 'k':
			b = appendPadded(b, (int(f.clock/Hour)+23)%24+1, n)
		case 'K':
			b = appendPadded(b, int(f.clock/Hour)%12, n)
		case 'h':
			b = appendPadded(b, (int(f.clock/Hour)+11)%12+1, n)
		case 'm':
			b = appendPadded(b, int(f.clock/Minute%60), n)
		case 's':
			b = appendPadded(b, int(f.clock/Second%60), n)
		case 'S':
			text := appendPadded(nil, int(f.clock%Second), 6)
			for len(text) < n {
				text = append(text, '0')
			}
			b = append(b, text[:n]...)
		default:
			b = f.appendZone(b, it)
		}
	}
	return b
}

func (f *fields) appendYear(b []byte, n int) []byte {
	year := f.year
	if f.era && year < 1 {
		year = 1 - year // y is the year of the era; without one it counts on below 1
	}
	switch {
	case year < 0:
		if year = -year; n != 2 {
			b = append(b, '-')
		}
	case n >= 4 && year > 9999:
		b = append(b, '+')
	}
	if n == 2 {
		year %= 100
	}
	return appendPadded(b, year, n)
}

func (f *fields) appendZone(b []byte, it item) []byte {
	t := time.UnixMicro(f.micros).In(f.loc)
	name, offset := t.Zone()
	switch it.letter {
	case 'V':
		if f.loc == time.UTC {
			return append(b, "UTC"...)
		}
		return append(b, f.loc.String()...)
	case 'z', 'v':
		if name == "" || name[0] == '+' || name[0] == '-' {
			return append(b, OffsetText(offset, true)...)
		}
		if it.count == 4 {
			if long, ok := longZones[name]; ok {
				return append(b, long...)
			}
		}
		return append(b, name...)
	case 'O':
		b = append(b, "GMT"...)
		if offset == 0 {
			return b
		}
		text := OffsetText(offset, true)
		if it.count == 1 {
			text = strings.TrimSuffix(text[:1]+strings.TrimPrefix(text[1:], "0"), ":00")
		}
		return append(b, text...)
	case 'Z':
		switch {
		case it.count == 4 && offset == 0:
			return append(b, "GMT"...)
		case it.count == 4:
			return append(append(b, "GMT"...), OffsetText(offset, true)...)
		case it.count == 5:
			return append(b, OffsetText(offset, false)...)
		}
		return append(b, strings.Replace(OffsetText(offset, true), ":", "", 1)...)
	}
	if it.letter == 'X' && offset == 0 {
		return append(b, 'Z')
	}
	text := OffsetText(offset, true)
	switch it.count {
	case 1:
		text = strings.TrimSuffix(strings.Replace(text, ":", "", 1), "00")
		if len(text) == 1 {
			text += "00"
		}
	case 2, 4:
		text = strings.Replace(text, ":", "", -1)
	}
	return append(b, text...)
}

var longZones = map[string]string{
	"UTC": "Coordinated Universal Time", "GMT": "Greenwich Mean Time", "PST": "Pacific Standard Time", "PDT": "Pacific Daylight Time",
	"EST": "Eastern Standard Time", "EDT": "Eastern Daylight Time", "CST": "Central Standard Time", "CDT": "Central Daylight Time",
	"MST": "Mountain Standard Time", "MDT": "Mountain Daylight Time", "CET": "Central European Standard Time",
	"CEST": "Central European Summer Time", "IST": "India Standard Time", "JST": "Japan Standard Time",
}

// Text is the pattern's text.
func (p *Pattern) Text() string { return p.text }
