package datetime

import (
	"testing"
	"time"
)

func TestCastText(t *testing.T) {
	now := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	for in, want := range map[string]string{
		"2016-07-26 02:45:07": "2016-07-26 02:45:07", "2016-07-26T02:45:07.1234567Z": "2016-07-26 02:45:07.123456",
		"2016-7-6": "2016-07-06 00:00:00", "2016": "2016-01-01 00:00:00", "2024-01-01 00:00:00+02:00": "2023-12-31 22:00:00",
		"10:11:12": "2024-05-06 10:11:12", "T10:11": "2024-05-06 10:11:00", " 2024-02-29 ": "2024-02-29 00:00:00",
		"2024-01-01 05:00:00 America/New_York": "2024-01-01 10:00:00", "2024-01-01 1": "2024-01-01 01:00:00", "1969-12-31 23:59:59.5": "1969-12-31 23:59:59.5",
	} {
		micros, _, ok := ParseTimestamp(in, time.UTC, now)
		if got := FormatTimestamp(micros, time.UTC); !ok || got != want {
			t.Errorf("%q: %q, %v; want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "x", "2024-13-01", "2023-02-29", "2024-01-01 25:00:00", "2024-01-01x", "2024-01-01 12:00Z", "2024-01 12:00", "300000-01-01", "2024-01-01 00:00:00 Nowhere/City", "24-01-01"} {
		if micros, _, ok := ParseTimestamp(in, time.UTC, now); ok {
			t.Errorf("%q was read as %s", in, FormatTimestamp(micros, time.UTC))
		}
	}
	if d, ok := ParseDate("2024-01-01 25:00:00"); !ok || FormatDate(d) != "2024-01-01" {
		t.Error("a date may be followed by anything after a blank")
	}
}

func TestPatterns(t *testing.T) {
	at, _, _ := ParseTimestamp("2016-07-27 04:00:05.25", time.UTC, time.Time{})
	for pattern, want := range map[string]string{
		"MMM-dd HH:mm": "Jul-27 04:00", "yyyy-MM-dd'T'HH:mm:ss.SSS": "2016-07-27T04:00:05.250", "EEEE, d MMMM yy": "Wednesday, 27 July 16",
		"hh a": "04 AM", "D": "209", "QQQ": "Q3", "XXX": "Z", "xxx": "+00:00", "Z": "+0000", "''yy": "'16", "VV": "UTC", "E": "Wed",
	} {
		p, err := NewPattern(pattern, false)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(p.Append(nil, at, time.UTC)); got != want {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
	for _, c := range []struct{ pattern, text, want string }{
		{"yyyy-MM-dd", "2024-02-29", "2024-02-29 00:00:00"}, {"dd/MMM/yyyy:HH:mm:ss", "01/mar/2024:10:11:12", "2024-03-01 10:11:12"},
		{"yyyyMMdd", "20240301", "2024-03-01 00:00:00"}, {"h:mm a", "1:05 PM", "1970-01-01 13:05:00"}, {"yyyy[-MM]", "2024", "2024-01-01 00:00:00"},
	} {
		p, err := NewPattern(c.pattern, true)
		if err != nil {
			t.Fatal(err)
		}
		local, _, ok := p.Parse(c.text)
		if got := string(AppendTimestamp(nil, local)); !ok || got != c.want {
			t.Errorf("%s of %s: %q, %v; want %q", c.pattern, c.text, got, ok, c.want)
		}
	}
	for _, bad := range []string{"YYYY", "{", "ddd", "'x", "b"} {
		if _, err := NewPattern(bad, false); err == nil {
			t.Errorf("pattern %s was taken", bad)
		}
	}
	if _, err := NewPattern("E", true); err == nil {
		t.Error("E cannot be parsed")
	}
}

func TestIntervals(t *testing.T) {
	for in, want := range map[string]Interval{
		"10 minutes": {Micros: 10 * Minute}, "1 hour 30 minutes": {Micros: 90 * Minute}, "interval 2 weeks": {Days: 14},
		"1 year -1 month": {Months: 11}, "-1.5 seconds": {Micros: -1500000}, "5minutes": {Micros: 5 * Minute},
	} {
		got, err := ParseInterval(in)
		if err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "five seconds", "1", "1 parsec", "1.5 days"} {
		if got, err := ParseInterval(in); err == nil {
			t.Errorf("%q was read as %v", in, got)
		}
	}
}

func TestClocksThatJump(t *testing.T) {
	paris, err := Zone("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	gap := Days(2024, 3, 31)*Day + 2*Hour + 30*Minute
	if got := FormatTimestamp(Instant(gap, paris), paris); got != "2024-03-31 03:30:00" {
		t.Errorf("in the gap: %s", got)
	}
	twice := Days(2024, 10, 27)*Day + 2*Hour + 30*Minute
	if got := FormatTimestamp(Instant(twice, paris), time.UTC); got != "2024-10-27 00:30:00" {
		t.Errorf("of two: %s", got)
	}
}
