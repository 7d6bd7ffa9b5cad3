package logical

// Children of leaves.
func (s *Scan) Children() []Node          { return nil }
func (s *StreamScan) Children() []Node    { return nil }
func (l *LocalRelation) Children() []Node { return nil }
func (r *Range) Children() []Node         { return nil }

// WithChildren of leaves.
func (s *Scan) WithChildren([]Node) Node          { return s }
func (s *StreamScan) WithChildren([]Node) Node    { return s }
func (l *LocalRelation) WithChildren([]Node) Node { return l }
func (r *Range) WithChildren([]Node) Node         { return r }

// Children of nodes with one input.
func (p *Project) Children() []Node            { return []Node{p.Input} }
func (f *Filter) Children() []Node             { return []Node{f.Input} }
func (a *Aggregate) Children() []Node          { return []Node{a.Input} }
func (s *Sort) Children() []Node               { return []Node{s.Input} }
func (l *Limit) Children() []Node              { return []Node{l.Input} }
func (t *Tail) Children() []Node               { return []Node{t.Input} }
func (d *Deduplicate) Children() []Node        { return []Node{d.Input} }
func (g *Generate) Children() []Node           { return []Node{g.Input} }
func (w *EventTimeWatermark) Children() []Node { return []Node{w.Input} }
func (s *SubqueryAlias) Children() []Node      { return []Node{s.Input} }

// Children are the two sides.
func (j *Join) Children() []Node { return []Node{j.Left, j.Right} }

// Children are all inputs.
func (u *Union) Children() []Node { return u.Inputs }

// WithChildren replaces the input.
func (p *Project) WithChildren(c []Node) Node {
	q := *p
	q.Input = c[0]
	return &q
}

// WithChildren replaces the input.
func (f *Filter) WithChildren(c []Node) Node { return &Filter{c[0], f.Cond} }

// WithChildren replaces the input.
func (a *Aggregate) WithChildren(c []Node) Node {
	b := *a
	b.Input = c[0]
	return &b
}

// WithChildren replaces the input.
func (s *Sort) WithChildren(c []Node) Node { return &Sort{c[0], s.Order} }

// WithChildren replaces the input.
func (l *Limit) WithChildren(c []Node) Node { return &Limit{c[0], l.Count, l.Offset} }

// WithChildren replaces the input.
func (t *Tail) WithChildren(c []Node) Node { return &Tail{c[0], t.Count} }

// WithChildren replaces the input.
func (d *Deduplicate) WithChildren(c []Node) Node {
	e := *d
	e.Input = c[0]
	return &e
}

// WithChildren replaces the input.
func (g *Generate) WithChildren(c []Node) Node {
	h := *g
	h.Input = c[0]
	return &h
}

// WithChildren replaces the input.
func (w *EventTimeWatermark) WithChildren(c []Node) Node {
	v := *w
	v.Input = c[0]
	return &v
}

// WithChildren replaces the input.
func (s *SubqueryAlias) WithChildren(c []Node) Node { return &SubqueryAlias{c[0], s.Alias, s.Attrs} }

// WithChildren replaces the sides.
func (j *Join) WithChildren(c []Node) Node {
	k := *j
	k.Left, k.Right = c[0], c[1]
	return &k
}

// WithChildren replaces the inputs.
func (u *Union) WithChildren(c []Node) Node { return &Union{c, u.Attrs} }
