package source

import (
	"fmt"
	"slices"
	"strings"

	"brook/diag"
)

// spec describes one format("…"): a format of files, or a stream of its own. To
// add a source, write one spec in a file of its name and register it.
type spec struct {
	name string // lower case
	// decoder makes the reader of a format of files, which serves spark.read and
	// readStream alike.
	decoder func(o *Options) (decoder, error)
	// stream describes a source that is a stream and nothing else.
	stream func(o Options) (*StreamSpec, error)
}

var specs = map[string]spec{}

// register adds s. A clash is a mistake in the program, so it panics at
// start-up.
func register(s spec) struct{} {
	if _, clash := specs[s.name]; clash {
		panic(fmt.Sprintf("the source %s is registered twice", s.name))
	}
	specs[s.name] = s
	return struct{}{}
}

// absent are the sources of Spark and Databricks that are not there yet.
var absent = []string{"orc", "avro", "xml", "delta", "kafka", "cloudfiles", "jdbc"}

// lookup finds what a format names.
func lookup(name string) (spec, error) {
	s, ok := specs[strings.ToLower(name)]
	if ok {
		return s, nil
	}
	if Absent(name) {
		return spec{}, diag.NotImplemented("the data source %s", name)
	}
	return spec{}, diag.New(diag.Py4J, "DATA_SOURCE_NOT_FOUND", "42K02",
		"Failed to find the data source: %s. Make sure the provider name is correct and the package is properly registered and compatible with your Spark version.", name)
}

// Absent reports whether a format is one of Spark's that is not there yet.
func Absent(name string) bool { return slices.Contains(absent, strings.ToLower(name)) }

// StreamOnly reports whether a format is a stream that can be read and nothing
// else.
func StreamOnly(name string) bool { return specs[strings.ToLower(name)].stream != nil }
