package plan

// Bind gives the query of a statement the values of its parameters.
func Bind(cmd Command, b *SQL) {
	wrap := func(rel *Relation) {
		if *rel != nil {
			*rel = &SQL{Query: *rel, Named: b.Named, Args: b.Args, Tables: b.Tables}
		}
	}
	switch c := cmd.(type) {
	case *Query:
		wrap(&c.Input)
	case *CreateView:
		wrap(&c.Input)
	case *CreateTable:
		wrap(&c.Input)
	case *InsertInto:
		wrap(&c.Input)
	case *CacheTable:
		wrap(&c.Input)
	case *Named:
		c.Bound = b
	case *Several:
		for _, each := range c.Commands {
			Bind(each, b)
		}
	case *Explain:
		Bind(c.Child, b)
	}
}
