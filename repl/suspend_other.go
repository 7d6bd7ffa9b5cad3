//go:build !unix

package repl

// suspend does nothing where processes cannot be stopped.
func (p *Prompt) suspend() {}
