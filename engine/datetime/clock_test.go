package datetime

import (
	"testing"
	"time"
)

// A clock agrees with the functions without memory, in whatever order it is asked.
func TestClockAgrees(t *testing.T) {
	for _, id := range []string{"America/New_York", "Asia/Kolkata", "Europe/Paris", "+03:00", "UTC"} {
		loc, err := Zone(id)
		if err != nil {
			t.Fatal(err)
		}
		clock := NewClock(loc)
		start := Days(1880, 1, 1) * Day
		for i := range int64(6000) {
			at := start + i*9*Day + i*i%86400*Second
			if got, want := clock.Local(at), Local(at, loc); got != want {
				t.Fatalf("%s: Local(%d) is %d, want %d", id, at, got, want)
			}
			if got, want := clock.Instant(at), Instant(at, loc); got != want {
				t.Fatalf("%s: Instant(%s) is %s, want %s", id, AppendTimestamp(nil, at), FormatTimestamp(got, time.UTC), FormatTimestamp(want, time.UTC))
			}
		}
		for _, at := range []int64{Days(1, 1, 1) * Day, Days(9999, 12, 31) * Day, -1, 0} {
			if got, want := clock.Local(at), Local(at, loc); got != want {
				t.Errorf("%s: Local(%d) is %d, want %d", id, at, got, want)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"yyyy-MM-dd", "2024-01-xx", "Text '2024-01-xx' could not be parsed at index 8"},
		{"yyyy-MM-dd", "2024-02-30", "Text '2024-02-30' could not be parsed: Invalid date 'FEBRUARY 30'"},
		{"yyyy-MM-dd", "2024-01-01x", "Text '2024-01-01x' could not be parsed, unparsed text found at index 10"},
		{"yyyyMMdd", "2024035", "Text '2024035' could not be parsed at index 6"},
		{"HH:mm", "24:00", "Text '24:00' could not be parsed: Invalid value for HourOfDay (valid values 0 - 23): 24"},
		{"MM-dd", "02-29", "Invalid date 'February 29' as '1970' is not a leap year"},
	} {
		p, err := NewPattern(c.pattern, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, ok := p.Parse(c.text); ok {
			t.Errorf("%s was read by %s", c.text, c.pattern)
		}
		if got := p.Explain(c.text); got != c.want {
			t.Errorf("%s by %s: %s, want %s", c.text, c.pattern, got, c.want)
		}
	}
}
