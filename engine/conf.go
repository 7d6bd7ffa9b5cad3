package engine

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"brook/diag"
	"brook/engine/datetime"
)

// Conf is a session's settings. It may be used from several goroutines.
type Conf struct {
	mu     sync.RWMutex
	values map[string]string
	zone   string
	loc    *time.Location
}

func newConf() *Conf { return &Conf{values: map[string]string{}} }

// Get returns a setting: the value that was set, or the default.
func (c *Conf) Get(key string) (string, bool) {
	c.mu.RLock()
	v, ok := c.values[key]
	c.mu.RUnlock()
	if ok {
		return v, true
	}
	d, ok := settings[key]
	return d.value, ok && !d.unset
}

// String is Get without the presence flag.
func (c *Conf) String(key string) string {
	v, _ := c.Get(key)
	return v
}

// Bool reads a boolean setting.
func (c *Conf) Bool(key string) bool { return strings.EqualFold(c.String(key), "true") }

// Set changes a setting. Settings that Spark fixes at start and values of the
// wrong kind are refused.
func (c *Conf) Set(key, value string) error {
	d, known := settings[key]
	switch {
	case known && d.core:
		return diag.New(diag.Analysis, "CANNOT_MODIFY_CONFIG", "46110",
			"Cannot modify the value of the Spark config: \"%s\".\nSee also 'https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements'.", key).
			With("key", `"`+key+`"`).With("docroot", "https://spark.apache.org/docs/latest")
	case known && d.static:
		return cannotModify(key)
	case known:
		if err := d.check(key, value); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.values[key] = value
	return nil
}

// Init sets a setting before the session is used: builder.config(…), flags.
// Unlike Set it may set static settings.
func (c *Conf) Init(key, value string) error {
	if d, known := settings[key]; known {
		if err := d.check(key, value); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.values[key] = value
	return nil
}

// Unset takes a setting back to its default.
func (c *Conf) Unset(key string) error {
	if d, known := settings[key]; known && d.static {
		return cannotModify(key)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.values, key)
	return nil
}

// Reset takes all settings back to their defaults.
func (c *Conf) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key := range c.values {
		if !settings[key].static {
			delete(c.values, key)
		}
	}
}

// IsModifiable reports whether Set may change key.
func (c *Conf) IsModifiable(key string) bool {
	d, known := settings[key]
	return known && !d.static
}

// All returns the settings that were set.
func (c *Conf) All() map[string]string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return maps.Clone(c.values)
}

// snapshot is a function that reads the settings as they are now.
func (c *Conf) snapshot() func(key string) string {
	frozen := c.All()
	return func(key string) string {
		if v, ok := frozen[key]; ok {
			return v
		}
		return settings[key].value
	}
}

// location is the session's time zone.
func (c *Conf) location() *time.Location {
	zone := c.String("spark.sql.session.timeZone")
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.loc == nil || c.zone != zone {
		loc, err := datetime.Zone(zone)
		if err != nil {
			loc = time.UTC
		}
		c.zone, c.loc = zone, loc
	}
	return c.loc
}

func cannotModify(key string) error {
	return diag.New(diag.Analysis, "CANNOT_MODIFY_STATIC_CONFIG", "46110",
		"Cannot modify the value of the static Spark config: \"%s\".", key).
		With("key", `"`+key+`"`)
}

// setting is what is known of a key.
type setting struct {
	value  string
	kind   kind
	static bool
	core   bool // of Spark's core and not of its SQL: set at start
	above  bool // must be above zero
	unset  bool // has no default
	one    []string
	// valid are the values of a setting for which Spark explains its requirement.
	valid []string
}

type kind uint8

const (
	text kind = iota
	boolean
	integer
	zone
)

func (d setting) check(key, value string) error {
	switch d.kind {
	case boolean:
		if v := strings.TrimSpace(value); !strings.EqualFold(v, "true") && !strings.EqualFold(v, "false") {
			return typeMismatch(key, value, "boolean")
		}
	case integer:
		n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
		if err != nil {
			return typeMismatch(key, value, d.word())
		}
		if d.above && n <= 0 {
			return diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.REQUIREMENT", "22022", "The value '%s' in the config \"%s\" is invalid. The value of %s must be positive", value, key, key).
				With("confName", key).With("confValue", value)
		}
	case zone:
		if _, err := datetime.Zone(value); err != nil {
			return diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.TIME_ZONE", "22022",
				"The value '%s' in the config \"%s\" is invalid. Cannot resolve the given timezone.", value, key).
				With("confName", key).With("confValue", value)
		}
	}
	if d.valid != nil && !slices.ContainsFunc(d.valid, func(w string) bool { return strings.EqualFold(w, value) }) {
		return diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.REQUIREMENT", "22022",
			"The value '%s' in the config \"%s\" is invalid. Invalid value for '%s'. Valid values are '%s'", value, key, key, strings.Join(d.valid, "' and '")).
			With("confName", key).With("confValue", value)
	}
	if d.one != nil {
		for _, w := range d.one {
			if strings.EqualFold(w, value) {
				return nil
			}
		}
		return diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.OUT_OF_RANGE_OF_OPTIONS", "22022",
			"The value '%s' in the config \"%s\" is invalid. It should be one of '%s'.", value, key, strings.Join(d.one, ", ")).
			With("confName", key).With("confValue", value)
	}
	return nil
}

func (d setting) word() string {
	if len(d.value) > 9 {
		return "long"
	}
	return "int"
}

func typeMismatch(key, value, kind string) error {
	return diag.New(diag.IllegalArgument, "INVALID_CONF_VALUE.TYPE_MISMATCH", "22022",
		"The value '%s' in the config \"%s\" is invalid. It should be a/an '%s' value.", value, key, kind).
		With("confName", key).With("confValue", value).With("confType", kind)
}
