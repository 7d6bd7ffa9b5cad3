package datetime

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones on machines that have none

	"brook/internal/cache"
)

var zones cache.Map[*time.Location] // by id

// Zone finds a time zone by an id that Spark takes: a region (Europe/Paris), an
// offset (+02:00, -7, +0530, UTC+3, GMT-01:00), Z or UTC.
func Zone(id string) (*time.Location, error) {
	if id == "UTC" || id == "Z" || id == "GMT" || id == "UT" {
		return time.UTC, nil
	}
	return zones.Get(id, func() (*time.Location, error) { return findZone(id) })
}

func findZone(id string) (*time.Location, error) {
	text := strings.TrimSpace(id)
	for _, prefix := range []string{"UTC", "GMT", "UT"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok && rest != "" && (rest[0] == '+' || rest[0] == '-') {
			text = rest
			break
		}
	}
	if text != "" && (text[0] == '+' || text[0] == '-') {
		seconds, ok := parseOffset(text)
		if !ok {
			return nil, fmt.Errorf("unknown time zone %q", id)
		}
		return time.FixedZone(OffsetText(seconds, true), seconds), nil
	}
	if long, ok := shortZones[text]; ok {
		return findZone(long)
	}
	if strings.EqualFold(text, "local") || text == "" {
		return nil, fmt.Errorf("unknown time zone %q", id)
	}
	loc, err := time.LoadLocation(text)
	if err != nil {
		return nil, fmt.Errorf("unknown time zone %q", id)
	}
	return loc, nil
}

// parseOffset reads +H, +HH, +HHMM, +H:MM, +HH:MM and +HH:MM:SS.
func parseOffset(s string) (seconds int, ok bool) {
	sign := 1
	if s[0] == '-' {
		sign = -1
	}
	s = s[1:]
	parts := strings.Split(s, ":")
	if len(parts) == 1 && (len(s) == 4 || len(s) == 6) {
		parts = nil
		for i := 0; i < len(s); i += 2 {
			parts = append(parts, s[i:i+2])
		}
	}
	if len(parts) > 3 {
		return 0, false
	}
	unit := 3600
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || p[0] == '+' || p[0] == '-' || len(p) > 2 || i > 0 && (n > 59 || len(p) == 0) {
			return 0, false
		}
		seconds += n * unit
		unit /= 60
	}
	if seconds > 18*3600 {
		return 0, false
	}
	return sign * seconds, true
}

// OffsetText is +02:00, or Z for zero when zulu is false.
func OffsetText(seconds int, numeric bool) string {
	if seconds == 0 && !numeric {
		return "Z"
	}
	sign := byte('+')
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	b := appendPadded([]byte{sign}, seconds/3600, 2)
	b = appendPadded(append(b, ':'), seconds/60%60, 2)
	if seconds%60 != 0 {
		b = appendPadded(append(b, ':'), seconds%60, 2)
	}
	return string(b)
}

// shortZones are the ids of three letters that Java keeps for old programs.
var shortZones = map[string]string{
	"ACT": "Australia/Darwin", "AET": "Australia/Sydney", "AGT": "America/Argentina/Buenos_Aires", "ART": "Africa/Cairo", "AST": "America/Anchorage",
	"BET": "America/Sao_Paulo", "BST": "Asia/Dhaka", "CAT": "Africa/Harare", "CNT": "America/St_Johns", "CST": "America/Chicago", "CTT": "Asia/Shanghai",
	"EAT": "Africa/Addis_Ababa", "ECT": "Europe/Paris", "IET": "America/Indiana/Indianapolis", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
	"MIT": "Pacific/Apia", "NET": "Asia/Yerevan", "NST": "Pacific/Auckland", "PLT": "Asia/Karachi", "PNT": "America/Phoenix", "PRT": "America/Puerto_Rico",
	"PST": "America/Los_Angeles", "SST": "Pacific/Guadalcanal", "VST": "Asia/Ho_Chi_Minh", "EST": "-05:00", "MST": "-07:00", "HST": "-10:00",
}
