package datetime

import (
	"strings"
	"testing"
	"time"

	"brook/diag"
)

// FuzzPattern wants no panic, errors for users, and the same text again when
// what was parsed is printed, read and printed with the same pattern.
func FuzzPattern(f *testing.F) {
	for _, p := range []string{
		"yyyy-MM-dd HH:mm:ss.SSS", "dd MMM uuuu", "EEEE, d LLLL yy", "[yyyy][MM]'T'HH", "hh:mm a", "Q qqq", "D/y", "VV zzzz OOOO XXX xx Z", "kk KK G", "''", "yyyyyyy", "[", "'", "\xff",
	} {
		f.Add(p, "2024-02-29 12:34:56.789", int64(1709210096789000))
	}
	f.Fuzz(func(t *testing.T, pattern, text string, micros int64) {
		if len(pattern) > 200 {
			return
		}
		for _, parsing := range []bool{false, true} {
			p, err := NewPattern(pattern, parsing)
			if err != nil {
				if _, ok := diag.As(err); !ok {
					t.Errorf("%q: %v is no error for users", pattern, err)
				}
				continue
			}
			p.Append(nil, micros, time.UTC)
			if !parsing {
				continue
			}
			p.Explain(text)
			local, _, ok := p.Parse(text)
			if !ok || strings.ContainsAny(pattern, "[0123456789") {
				continue // an optional part, or digits behind a number, may be read another way
			}
			once := string(p.Append(nil, local, time.UTC))
			again, _, ok := p.Parse(once)
			if ok && string(p.Append(nil, again, time.UTC)) != once {
				t.Errorf("%q: %q is read as %d and printed as %q", pattern, text, local, once)
			}
		}
	})
}

// FuzzText wants no panic, and that what is read is printed and read the same.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"2024-02-29", "+12024-1-1", "-0001-12-31T23:59:60Z", "2024-01-01 1:2:3.123456789 Europe/Paris", "T12:30", "12:30:00+05:30", "epoch", "today CET",
		"interval 1 year -2 months 3.5 seconds", "1-2", "-1 02:03:04.5", "INTERVAL '1' DAY", "+2:00", "GMT-07:30:15", "America/../etc",
	} {
		f.Add(s)
	}
	now := time.Unix(1709210096, 0)
	f.Fuzz(func(t *testing.T, s string) {
		if days, ok := ParseDate(s); ok {
			if got, ok := ParseDate(FormatDate(days)); !ok || got != days {
				t.Errorf("date %q is day %d, its text %q is day %d", s, days, FormatDate(days), got)
			}
		}
		if micros, _, ok := ParseTimestamp(s, time.UTC, now); ok {
			text := FormatTimestamp(micros, time.UTC)
			if got, _, ok := ParseTimestamp(text, time.UTC, now); !ok || got != micros {
				t.Errorf("timestamp %q is %d, its text %q is %d", s, micros, text, got)
			}
		}
		if loc, err := Zone(s); err == nil {
			if back := Instant(Local(0, loc), loc); back != 0 && s != "" {
				t.Errorf("in zone %q the epoch is %d", s, back)
			}
		}
		_, _ = ParseInterval(s)
		for from := range 4 {
			_, _ = CastYearMonth(s, from%2, 1)
			_, _ = CastDayTime(s, from, 3)
		}
	})
}
