package python

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"brook/diag"
	"brook/python/syntax"
)

// Interp is one Python: its modules and its main namespace. Only the holder of
// its lock may run code in it; see Lock.
type Interp struct {
	Globals  *Namespace
	Stdout   io.Writer
	Stderr   io.Writer
	builtins map[string]any
	modules  map[string]*Module
	loaders  map[string]func(in *Interp) *Module
	// Convert turns a Go error that code raised into an exception; nil result
	// for errors that it does not know.
	Convert func(in *Interp, err error) *Instance

	gil      sync.Mutex
	ctx      context.Context
	tail     []byte // of the text that grew last, see concat
	steps    uint32
	depth    int
	printing map[any]bool
	handled  *handled          // exceptions being handled, innermost first
	source   *diag.Source      // of the running cell
	at       site              // the running statement
	sites    []site            // the statements that called, innermost last
	classes  map[string]*Class // exception classes by name
	decimals *decimals         // nil until decimals are used
	now      func() time.Time  // the clock of the modules time and datetime
	dates    *datetimeClasses  // nil until they are needed

	files          *files // nil where there are none
	timeTupleClass *Class // time.struct_time; nil until it is needed
	stdout         any    // what sys.stdout is at first
	maxDepth       int
	live           map[*generator]struct{} // started and not yet ended
	lost           lostGenerators
}

// handled is a chain of exceptions that except blocks work on.
type handled struct {
	raised *Raised
	outer  *handled
}

// lostGenerators are generators whose objects were collected. The collector's
// goroutine adds to them.
type lostGenerators struct {
	sync.Mutex
	list []*generator
	any  atomic.Bool
}

// recursionLimit is how deep calls may nest, unless sys.setrecursionlimit says
// otherwise; mostRecursion bounds what that may say.
const (
	recursionLimit = 1000
	mostRecursion  = 20000
)

// maxItems bounds how many items one operation may make.
const maxItems = 1 << 26

// New makes an interpreter with the built-in names.
func New(stdout io.Writer) *Interp {
	in := &Interp{Globals: NewNamespace(), Stdout: stdout, Stderr: os.Stderr, builtins: map[string]any{}, modules: map[string]*Module{},
		loaders: map[string]func(*Interp) *Module{}, printing: map[any]bool{}, ctx: context.Background(), classes: exceptionClasses, maxDepth: recursionLimit, live: map[*generator]struct{}{}, now: time.Now}
	in.Globals.Set("__name__", "__main__")
	in.addBuiltins()
	in.addModules()
	return in
}

// Register adds a module that is made when it is first imported.
func (in *Interp) Register(name string, load func(in *Interp) *Module) { in.loaders[name] = load }

// SetBuiltin adds a name that all modules see.
func (in *Interp) SetBuiltin(name string, v any) { in.builtins[name] = v }

// Lock lets the caller run code; a background goroutine must hold it while it
// calls functions. Unlocked runs f without it, for waits.
func (in *Interp) Lock()   { in.gil.Lock() }
func (in *Interp) Unlock() { in.gil.Unlock() }

// Unlocked releases the lock while f waits for something, so that background
// queries can call into the interpreter. f gets the context of its caller, which
// Context does not tell meanwhile.
func (in *Interp) Unlocked(f func(ctx context.Context) error) error {
	depth, ctx, handled, source, at, sites := in.depth, in.ctx, in.handled, in.source, in.at, in.sites
	in.sites = in.sites[:len(in.sites):len(in.sites)]
	in.gil.Unlock()
	defer func() {
		in.gil.Lock()
		in.depth, in.ctx, in.handled, in.source, in.at, in.sites = depth, ctx, handled, source, at, sites
	}()
	return f(ctx)
}

// Context is the running cell's context.
func (in *Interp) Context() context.Context { return in.ctx }

// Source is the running cell's text.
func (in *Interp) Source() *diag.Source { return in.source }

// Exec runs a cell in the main namespace. The error is an *Error, or what
// syntax says.
func (in *Interp) Exec(ctx context.Context, src *diag.Source) error {
	_, err := in.run(ctx, src, false)
	return err
}

// Eval runs a cell and returns the value of its last statement if that is an
// expression; ok tells whether it is.
func (in *Interp) Eval(ctx context.Context, src *diag.Source) (v any, ok bool, err error) {
	out, err := in.run(ctx, src, true)
	return out.v, out.ok, err
}

type lastValue struct {
	v  any
	ok bool
}

// Do runs f as the cell src: with the lock, and stopped by ctx.
func (in *Interp) Do(ctx context.Context, src *diag.Source, f func()) error {
	in.gil.Lock()
	defer in.gil.Unlock()
	saved, savedSource, at := in.ctx, in.source, in.at
	in.ctx, in.source, in.at = ctx, src, site{source: src}
	defer func() { in.ctx, in.source, in.at, in.tail = saved, savedSource, at, nil }()
	return in.Protect(f)
}

func (in *Interp) run(ctx context.Context, src *diag.Source, last bool) (out lastValue, err error) {
	body, err := syntax.Parse(src.Text)
	if err != nil {
		return out, in.syntaxError(err, src)
	}
	var wrong error
	err = in.Do(ctx, src, func() {
		c := &compiler{in: in, module: true, source: src, globals: in.Globals}
		var value syntax.Expr
		if e, ok := lastExpr(body); ok && last {
			value, body = e, body[:len(body)-1]
		}
		var code stmt
		var result expr
		if wrong = compiled(func() { code, result = c.moduleBody(body), c.optional(value) }); wrong != nil {
			return
		}
		f := &frame{}
		code(f)
		if value != nil {
			in.at.line = value.Where().Line
			out = lastValue{result(f), true}
		}
	})
	if wrong != nil {
		return out, in.syntaxError(wrong, src)
	}
	return out, err
}

// compiled runs the compiler and returns what it refuses.
func compiled(compile func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(*syntax.Error)
			if !ok {
				panic(p)
			}
			err = e
		}
	}()
	compile()
	return nil
}

func lastExpr(body []syntax.Stmt) (syntax.Expr, bool) {
	if len(body) == 0 {
		return nil, false
	}
	e, ok := body[len(body)-1].(*syntax.ExprStmt)
	if !ok {
		return nil, false
	}
	return e.Value, true
}

// Protect runs f and returns the exception that it raised as an *Error. The
// caller holds the lock.
func (in *Interp) Protect(f func()) (err error) {
	state := in.save()
	defer func() {
		if p := recover(); p != nil {
			r, ok := p.(*Raised)
			if !ok {
				in.restore(state)
				e := diag.FromPanic(p)
				e.Cause = fmt.Errorf("%v\n%s", p, debug.Stack())
				err = e
				return
			}
			in.unwind(state, r)
			err = in.errorOf(r)
			return
		}
		in.restore(state)
	}()
	f()
	return nil
}

// Call calls f; the caller holds the lock.
func (in *Interp) Call(f any, args ...any) (out any, err error) {
	err = in.Protect(func() { out = in.call(f, args, nil) })
	return out, err
}

// CallKw is Call with keyword arguments.
func (in *Interp) CallKw(f any, args []any, kw *Kwargs) (out any, err error) {
	err = in.Protect(func() { out = in.call(f, args, kw) })
	return out, err
}

// tick watches the cell's context.
func (in *Interp) tick() {
	if in.steps++; in.steps&0xff == 0 {
		in.interrupted()
		if in.lost.any.Load() {
			in.sweep()
		}
	}
}

// interrupted raises KeyboardInterrupt when the cell has been stopped.
func (in *Interp) interrupted() {
	if in.ctx.Err() != nil {
		in.raise("KeyboardInterrupt", "")
	}
}

func (in *Interp) deeper() {
	if in.depth++; in.depth > in.maxDepth {
		in.depth -= 50 // room for handlers
		defer func() { in.depth += 50 }()
		in.raise("RecursionError", "maximum recursion depth exceeded")
	}
}

func (in *Interp) shallower() { in.depth-- }

// room refuses to make more items than memory is for.
func (in *Interp) room(n int64) {
	if n > maxItems || n < 0 {
		in.raise("MemoryError", "")
	}
}

// state is what a handler of an exception restores.
type state struct {
	depth   int
	handled *handled
	at      site
	sites   int
}

func (in *Interp) save() state { return state{in.depth, in.handled, in.at, len(in.sites)} }

func (in *Interp) restore(s state) {
	in.depth, in.handled, in.at = s.depth, s.handled, s.at
	in.sites = in.sites[:min(s.sites, len(in.sites))]
}
