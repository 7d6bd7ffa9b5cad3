package python

import (
	"context"
	"time"
)

// Sleep is called by time.sleep; the default waits on the machine's clock.
type Sleep func(ctx context.Context, d time.Duration) error

func (in *Interp) addModules() {
	in.Register("math", mathModule)
	in.Register("_json", jsonModule)
	in.Register("re", reModule)
	in.Register("decimal", decimalModule)
	in.Register("_functools", functoolsModule)
	in.Register("itertools", itertoolsModule)
	in.Register("datetime", datetimeModule)
	in.Register("zoneinfo", zoneinfoModule)
	in.Register("enum", enumModule)
	in.Register("dataclasses", dataclassesModule)
	in.Register("collections", collectionsModule)
	in.Register("random", randomModule)
	in.Register("sys", sysModule)
	in.Register("_trace", traceModule)
	in.Register("typing", typingModule)
	in.Register("abc", abcModule)
	in.Register("contextlib", contextlibModule)
	in.Register("copy", copyModule)
	in.Register("operator", operatorModule)
	in.Register("_string", stringModule)
	in.Register("_statistics", statisticsModule)
	in.Register("io", ioModule)
	in.Register("uuid", uuidModule)
	in.Register("hashlib", hashlibModule)
	in.Register("base64", base64Module)
	in.RegisterTime(func(ctx context.Context, d time.Duration) error {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}, time.Now)
}
