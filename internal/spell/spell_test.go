package spell

import (
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"count", "count", 0},
		{"coutn", "count", 1},
		{"evnt_time", "event_time", 1},
		{"kitten", "sitting", 3},
		{"größe", "grösse", 2},
		{"ca", "abc", 3},
	} {
		a, b := []rune(strings.ToLower(c.a)), []rune(strings.ToLower(c.b))
		if got := distance(a, b, len(a)+len(b)+1); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(b, a, len(a)+len(b)+1); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"select", "filter", "groupBy", "orderBy", "withColumn", "withColumnRenamed"}
	for _, c := range []struct{ name, want string }{
		{"selct", "select"},
		{"GROUPBY", "groupBy"},
		{"gropuBy", "groupBy"},
		{"withColumns", "withColumn"},
		{"with_column", "withColumn"},
		{"zzz", ""},
		{"x", ""},
		{"", ""},
	} {
		if got := Nearest(c.name, names); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if got := Nearest("as", []string{"at", "is"}); got != "at" {
		t.Errorf("the first of two equally close names should win, got %q", got)
	}
	if got := Nearest("sq", []string{"sh", "sql", "sqs"}); got != "sql" {
		t.Errorf("of equally close names one that begins alike should win, got %q", got)
	}
	if got := Nearest("zz", []string{"a", "zzzz"}); got != "" {
		t.Errorf("Nearest finds %q, which is too far away", got)
	}
	if got := Nearest("sq", []string{"sql", "run", "sh"}); got != "sql" {
		t.Errorf("one missing letter of a short name should be forgiven, got %q", got)
	}
}
