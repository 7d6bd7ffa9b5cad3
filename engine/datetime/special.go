package datetime

import (
	"strings"
	"time"
)

// SpecialText is a word that stands for a moment, or none.
type SpecialText int

// The words.
const (
	notSpecial SpecialText = iota
	epoch
	now
	today
	yesterday
	tomorrow
)

var specialTexts = map[string]SpecialText{"epoch": epoch, "now": now, "today": today, "yesterday": yesterday, "tomorrow": tomorrow}

// Special finds the word, in any case, that a text is. A zone behind it says
// nothing, as long as there is one.
func Special(text string) SpecialText {
	word, zone, _ := strings.Cut(strings.ToLower(trim(text)), " ")
	if len(word) < 3 || len(word) > 9 {
		return notSpecial
	}
	v := specialTexts[word]
	if zone = strings.TrimSpace(zone); v != notSpecial && zone != "" {
		if _, err := Zone(trim(text)[len(word)+1:]); err != nil {
			return notSpecial
		}
	}
	return v
}

// OfToday reports whether what a text stands for depends on the day on which it
// is read: a word other than epoch, or a time without a date.
func OfToday(text string) bool {
	if v := Special(text); v.Is() {
		return v != epoch
	}
	text = trim(text)
	_, n := digits(text)
	return strings.HasPrefix(text, "T") || n > 0 && n <= 2 && n < len(text) && text[n] == ':'
}

// Is reports whether there is a word.
func (v SpecialText) Is() bool { return v != notSpecial }

// Days is the date that the word stands for at a time on the clock of loc.
func (v SpecialText) Days(at time.Time, loc *time.Location) int64 {
	day := FloorDiv(Local(at.UnixMicro(), loc), Day)
	switch v {
	case epoch:
		return 0
	case yesterday:
		return day - 1
	case tomorrow:
		return day + 1
	}
	return day
}

// Local is the wall clock that the word stands for.
func (v SpecialText) Local(at time.Time, loc *time.Location) int64 {
	if v == now {
		return Local(at.UnixMicro(), loc)
	}
	return v.Days(at, loc) * Day
}

// Micros is the timestamp that the word stands for.
func (v SpecialText) Micros(at time.Time, loc *time.Location) int64 {
	switch v {
	case epoch:
		return 0
	case now:
		return at.UnixMicro()
	}
	return Instant(v.Days(at, loc)*Day, loc)
}
