package source

import (
	"strconv"
	"strings"
	"time"

	"brook/dbfs"
	"brook/diag"
	"brook/engine/format"
)

// configure reads the options of a stream of files. Wrong ones fail the query
// and not its start, as in Spark.
func (s *fileStream) configure(o format.Options) error {
	positive := func(key string) (int64, error) {
		text, ok := o[strings.ToLower(key)]
		if !ok {
			return 0, nil
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n <= 0 {
			return 0, diag.New(diag.IllegalArgument, "", "", "Invalid value '%s' for option '%s', must be a positive integer", text, key)
		}
		return n, nil
	}
	files, err := positive("maxFilesPerTrigger")
	if err != nil {
		return err
	}
	s.maxFiles = int(files)
	if s.maxBytes, err = positive("maxBytesPerTrigger"); err != nil {
		return err
	}
	if s.maxFiles > 0 && s.maxBytes > 0 {
		return diag.New(diag.IllegalArgument, "", "", "Options 'maxFilesPerTrigger' and 'maxBytesPerTrigger' can't be both set at the same time")
	}
	if s.latestFirst, err = yesOrNo(o, "latestFirst"); err != nil {
		return err
	}
	if s.nameOnly, err = yesOrNo(o, "fileNameOnly"); err != nil {
		return err
	}
	if err := checkCache(o); err != nil {
		return err
	}
	if s.maxAge, err = age(o.Text("maxFileAge", "7d"), time.Millisecond); err != nil {
		return err
	}
	if s.maxAge < 0 {
		return diag.New(diag.IllegalArgument, "", "", "requirement failed")
	}
	if s.latestFirst && (s.maxFiles > 0 || s.maxBytes > 0) {
		s.maxAge = 1<<63 - 1
	}
	s.clean = strings.ToLower(o.Text("cleanSource", "off"))
	switch s.clean {
	case "off", "delete":
	case "archive":
		dir := o.Text("sourceArchiveDir", "")
		if dir == "" {
			return diag.New(diag.IllegalArgument, "", "", "Archive mode must be used with 'sourceArchiveDir' option.")
		}
		if s.archive, err = dbfs.Clean(dir); err != nil {
			return err
		}
		if matchesAbove(s.root, s.archive) {
			return diag.New(diag.IllegalArgument, "", "", "requirement failed: Base archive path cannot be set to the path where archived path can possibly match with source pattern. Ensure the base archive path doesn't match with source pattern in depth, where the depth is minimum of depth on both paths.")
		}
	default:
		return diag.New(diag.IllegalArgument, "", "", "Invalid mode for clean source option Some(%s). Must be one of ARCHIVE,DELETE,OFF", o.Text("cleanSource", ""))
	}
	return nil
}

// yesOrNo reads an option that is true or false; false without it.
func yesOrNo(o format.Options, key string) (bool, error) {
	text := o.Text(key, "false")
	switch strings.ToLower(text) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, diag.New(diag.IllegalArgument, "", "", "Invalid value '%s' for option '%s', must be 'true' or 'false'", text, key)
}

// checkCache checks the options of a cache that is not needed here: a listing is
// taken anew for each batch, as with maxCachedFiles 0.
func checkCache(o format.Options) error {
	text := o.Text("maxCachedFiles", "0")
	if n, err := strconv.Atoi(text); err != nil || n < 0 {
		return diag.New(diag.IllegalArgument, "", "", "Invalid value '%s' for option 'maxCachedFiles', must be an integer greater than or equal to 0", text)
	}
	text = o.Text("discardCachedInputRatio", "0.2")
	if x, err := strconv.ParseFloat(text, 64); err != nil || x < 0 || x > 1 {
		return diag.New(diag.IllegalArgument, "", "", "Invalid value '%s' for option 'discardCachedInputRatio', must be a positive float between 0 and 1", text)
	}
	return nil
}

// matchesAbove reports whether p matches pattern as deep as both of them go.
func matchesAbove(pattern, p string) bool {
	a, b := strings.Split(pattern, "/"), strings.Split(p, "/")
	n := min(len(a), len(b))
	return dbfs.Match(strings.Join(a[:n], "/"), strings.Join(b[:n], "/"))
}

// age reads a time span such as 7d, 2h, 30s or a number without a unit, which
// counts plain.
func age(text string, plain time.Duration) (time.Duration, error) {
	units := []struct {
		suffix string
		unit   time.Duration
	}{{"ms", time.Millisecond}, {"us", time.Microsecond}, {"min", time.Minute}, {"d", 24 * time.Hour}, {"h", time.Hour}, {"m", time.Minute}, {"s", time.Second}, {"", plain}}
	low := strings.ToLower(strings.TrimSpace(text))
	for _, u := range units {
		if number, ok := strings.CutSuffix(low, u.suffix); ok {
			if n, err := strconv.ParseInt(number, 10, 64); err == nil && n > -1<<40 && n < 1<<40 {
				return time.Duration(n) * u.unit, nil
			}
		}
	}
	return 0, diag.New(diag.NumberFormat, "", "", "Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.\nFailed to parse time string: %s", text)
}
