package format

import (
	"strconv"
	"strings"
	"time"

	"brook/diag"
	"brook/engine/datetime"
)

// Options are the options of a reader or writer, by lower-case key.
type Options map[string]string

// NewOptions folds the keys of m.
func NewOptions(m map[string]string) Options {
	o := Options{}
	for k, v := range m {
		o[strings.ToLower(k)] = v
	}
	return o
}

// Text returns an option, or otherwise when it is not set.
func (o Options) Text(key, otherwise string) string {
	if v, ok := o[strings.ToLower(key)]; ok {
		return v
	}
	return otherwise
}

// Bool reads a boolean option.
func (o Options) Bool(key string, otherwise bool) (bool, error) {
	v, ok := o[strings.ToLower(key)]
	if !ok {
		return otherwise, nil
	}
	switch strings.ToLower(v) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, diag.New(diag.IllegalArgument, "", "", "For input string: \"%s\"", v)
}

// Int reads a whole number.
func (o Options) Int(key string, otherwise int) (int, error) {
	v, ok := o[strings.ToLower(key)]
	if !ok {
		return otherwise, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		return 0, diag.New(diag.NumberFormat, "", "", "For input string: \"%s\"", v)
	}
	return n, nil
}

// Mode says what becomes of a bad record.
type Mode uint8

// The modes.
const (
	Permissive Mode = iota // bad fields are NULL
	DropMalformed
	FailFast
)

// Mode reads the option mode; unknown words mean PERMISSIVE, as in Spark.
func (o Options) Mode() Mode {
	switch strings.ToUpper(o.Text("mode", "PERMISSIVE")) {
	case "DROPMALFORMED":
		return DropMalformed
	case "FAILFAST":
		return FailFast
	}
	return Permissive
}

// Environment is what reading depends on besides options.
type Environment struct {
	Location      *time.Location // session time zone
	Now           time.Time
	CorruptRecord string // name of the column for bad records
	CaseSensitive bool   // columns may differ in case alone
}

// environment applies the options timeZone and columnNameOfCorruptRecord.
func (o Options) environment(e Environment) (Environment, error) {
	if zone, ok := o["timezone"]; ok {
		loc, err := datetime.Zone(zone)
		if err != nil {
			return e, diag.New(diag.DateTime, "INVALID_TIMEZONE", "22009", "The timezone: %s is invalid. The timezone must be either a region-based zone ID or a zone offset.", zone)
		}
		e.Location = loc
	}
	if e.Location == nil {
		e.Location = time.UTC
	}
	if e.CorruptRecord == "" {
		e.CorruptRecord = "_corrupt_record"
	}
	e.CorruptRecord = o.Text("columnNameOfCorruptRecord", e.CorruptRecord)
	return e, nil
}

// times is how dates and timestamps are written as text.
type times struct {
	date, timestamp, ntz *datetime.Pattern // nil for the lenient default
	loc                  *time.Location
	now                  time.Time
	badDate, badTime     bool // the pattern is none: no text fits it
}

func (o Options) times(e Environment, parsing bool) (t times, err error) {
	t = times{loc: e.Location, now: e.Now}
	for key, into := range map[string]**datetime.Pattern{"dateformat": &t.date, "timestampformat": &t.timestamp, "timestampntzformat": &t.ntz} {
		if text, ok := o[key]; ok {
			if err := o.english(text); err != nil {
				return t, err
			}
			if *into, err = datetime.NewPattern(text, parsing); err == nil {
				continue
			}
			// As in Spark, readers find out with each value.
			if e, ok := diag.As(err); !parsing || ok && e.Class == diag.SparkUpgrade {
				return t, err
			}
			err = nil
			if key == "dateformat" {
				t.badDate = true
			} else {
				t.badTime = true
			}
		}
	}
	return t, nil
}

func (t *times) parseTimestamp(s string) (int64, bool) {
	if t.badTime {
		return 0, false
	}
	if t.timestamp != nil {
		local, zone, ok := t.timestamp.Parse(s)
		if !ok {
			return 0, false
		}
		if zone == nil {
			zone = t.loc
		}
		return datetime.Instant(local, zone), true
	}
	micros, _, ok := datetime.ParseTimestamp(s, t.loc, t.now)
	return micros, ok
}

func (t *times) parseNTZ(s string) (int64, bool) {
	if t.ntz != nil {
		local, _, ok := t.ntz.Parse(s)
		return local, ok
	}
	local, zone, ok := datetime.ParseLocal(s, t.now)
	return local, ok && zone == ""
}

func (t *times) parseDate(s string) (int32, bool) {
	if t.badDate {
		return 0, false
	}
	if t.date != nil {
		local, _, ok := t.date.Parse(s)
		return int32(datetime.FloorDiv(local, datetime.Day)), ok
	}
	days, ok := datetime.ParseDate(s)
	return int32(days), ok
}
