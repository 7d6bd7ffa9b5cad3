package source

import "brook/diag"

var _ = register(spec{name: "socket", stream: socketSpec})

// socketSpec is the source socket, of which there are only the checks: it cannot
// be started.
func socketSpec(o Options) (*StreamSpec, error) {
	if _, ok := option(o.Options, "host"); !ok {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1295", "", "Set a host to read from with option(\"host\", ...).")
	}
	if _, ok := option(o.Options, "port"); !ok {
		return nil, diag.New(diag.Analysis, "_LEGACY_ERROR_TEMP_1296", "", "Set a port to read from with option(\"port\", ...).")
	}
	return nil, diag.NotImplemented("the data source socket")
}
