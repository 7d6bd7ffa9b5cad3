package magics

import (
	"context"
	"slices"

	"brook/internal/spell"
	"brook/notebook"
	"brook/python"
	"brook/python/syntax"
)

// Spec describes a magic. Each has a file of its own, which registers it.
type Spec struct {
	Name string
	// Usage is how the magic is written: "%fs ls|head PATH".
	Usage string
	// Help says in one line what the magic does.
	Help string
	// Details is what %help NAME prints below; empty when Help says it all.
	Details string
	// OneLine says that the magic takes nothing but its own line.
	OneLine bool
	// Complete lists the words that may stand where the last of words is being
	// typed; words are those behind the magic's name. It may be nil. Paths are
	// completed without it.
	Complete func(r *Runner, words []string) []string
	// Run runs a cell of the magic.
	Run func(ctx context.Context, r *Runner, c notebook.Cell) error
}

var registry = map[string]*Spec{}

// register adds a magic. Two of one name are a mistake in the program.
func register(s Spec) *Spec {
	if registry[s.Name] != nil {
		panic("magics: %" + s.Name + " is registered twice")
	}
	registry[s.Name] = &s
	return &s
}

// Lookup finds a magic by its name.
func Lookup(name string) (*Spec, bool) {
	s, ok := registry[name]
	return s, ok
}

// Names lists the magics, sorted.
func Names() []string {
	var out []string
	for n := range registry {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// Rules is how text is cut into cells of these magics.
var Rules = notebook.Rules{
	Complete: syntax.Complete,
	OneLine:  func(name string) bool { s, ok := Lookup(name); return ok && s.OneLine },
}

// find is Lookup with an error that names what may have been meant.
func find(name string) (*Spec, error) {
	if s, ok := Lookup(name); ok {
		return s, nil
	}
	message := "there is no magic %" + name
	if near := spell.Nearest(name, Names()); near != "" {
		message += ": did you mean %" + near + "?"
	} else {
		message += "; %lsmagic lists those that there are"
	}
	return nil, mistake(message)
}

// mistake is an error in how a magic is used.
func mistake(message string) error { return &python.Error{Class: "UsageError", Message: message} }
