package sql

import (
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/sql/dialect"
)

// step is a statement of a script.
type step interface{}

type (
	// compound is [label:] BEGIN … END.
	compound struct {
		label    string
		declared map[string]string // conditions of its own, by their names: a SQLSTATE each
		handlers []handler
		steps    []step
	}
	// handler is DECLARE EXIT HANDLER FOR conditions body.
	handler struct {
		conditions []string // SQLEXCEPTION, NOT FOUND, a SQLSTATE or a condition's name
		body       step
	}
	// statement is any statement of its own.
	statement struct {
		command plan.Command
		place   diag.Place
	}
	// branch is IF, and CASE as conditions.
	branch struct {
		conds []plan.Expr
		thens [][]step
		other []step
	}
	// loop is WHILE, REPEAT and LOOP; before and until may be nil.
	loop struct {
		label         string
		before, until plan.Expr
		body          []step
	}
	// each is FOR row AS query DO … END FOR.
	each struct {
		label, row string
		query      plan.Relation
		body       []step
	}
	// jump is LEAVE or ITERATE.
	jump struct {
		label string
		again bool
	}
)

// script reads a whole BEGIN … END, after BEGIN.
func (r *reader) script() plan.Command {
	r.pos--
	// The outermost block has no label, at either end.
	s, ok := r.compound("", nil).(*compound)
	if !ok {
		r.unexpected()
	}
	return &plan.Script{Body: s}
}

// step reads a statement of a script; labels are those around it.
func (r *reader) step(labels []string) step {
	r.enter()
	defer r.leave()
	label := ""
	if r.isName() && r.peek(1).Sym(":") {
		label = strings.ToLower(r.identifier())
		r.pos++
		for _, l := range labels {
			if l == label {
				r.fail(diag.New(diag.Py4J, "LABEL_ALREADY_EXISTS", "42K0L", "The label %s already exists. Choose another name or rename the existing label.", "`"+label+"`").At(r.place(r.pos)))
			}
		}
		labels = append(labels[:len(labels):len(labels)], label)
	}
	switch {
	case r.is("begin"):
		if labels == nil {
			labels = []string{}
		}
		return r.compound(label, labels)
	case r.is("if") && !r.peek(1).Is("exists") && !r.peek(1).Is("not"):
		return r.ifStep(labels)
	case r.is("case"):
		return r.caseStep(labels)
	case r.is("while"):
		r.pos++
		l := &loop{label: label, before: r.expression()}
		r.expect("do")
		l.body = r.steps(labels, "end")
		r.expect("end", "while")
		r.endLabel(label)
		return l
	case r.is("repeat"):
		r.pos++
		l := &loop{label: label, body: r.steps(labels, "until")}
		r.expect("until")
		l.until = r.expression()
		r.expect("end", "repeat")
		r.endLabel(label)
		return l
	case r.is("loop"):
		r.pos++
		l := &loop{label: label, body: r.steps(labels, "end")}
		r.expect("end", "loop")
		r.endLabel(label)
		return l
	case r.is("for"):
		r.pos++
		e := &each{label: label}
		if r.isName() && r.peek(1).Is("as") {
			e.row = r.identifier()
			r.pos++
		}
		outside := r.looping
		r.looping = true
		e.query = r.query()
		r.looping = outside
		r.expect("do")
		e.body = r.steps(labels, "end")
		r.expect("end", "for")
		r.endLabel(label)
		return e
	case r.isOne("leave", "iterate") && (r.peek(1).Kind == dialect.Word || r.peek(1).Kind == dialect.Quoted):
		return r.jump(labels)
	}
	return r.plainStep()
}

func (r *reader) jump(labels []string) step {
	from := r.pos
	again := r.next().Is("iterate")
	j := &jump{label: strings.ToLower(r.identifier()), again: again}
	for _, l := range labels {
		if l == j.label {
			return j
		}
	}
	word := strings.ToUpper(r.tokens[from].Text)
	r.fail(diag.New(diag.Py4J, "INVALID_LABEL_USAGE.DOES_NOT_EXIST", "42K0L", "The usage of the label `%s` is invalid. Label was used in the %s statement, but the label does not belong to any surrounding block.", j.label, word).At(r.place(from)))
	return nil
}

// plainStep reads a statement that is none of scripts alone, up to its ;.
func (r *reader) plainStep() step {
	from := r.pos
	end := from
	for end < len(r.tokens)-1 && !r.tokens[end].Sym(";") {
		end++
	}
	part := *r
	part.looping, part.scripted = false, true
	last := r.tokens[end]
	part.tokens = append(append([]dialect.Token(nil), r.tokens[:end]...), dialect.Token{Kind: dialect.End, Start: last.Start, End: last.Start})
	var c plan.Command
	switch {
	case part.is("set") && !part.is("set", "time", "zone") && !part.peek(1).Is("spark"):
		part.pos++
		if part.isOne("var", "variable", "session") && !part.peek(1).Sym("=") && !part.peek(1).Sym(".") {
			c = part.setVariable()
		} else {
			c = part.assignments()
		}
	default:
		c = part.statement()
	}
	part.finish()
	r.pos, r.core, r.questions = part.pos, part.core, part.questions
	if last.Kind != dialect.End {
		r.pos = end
	}
	return &statement{command: c, place: r.place(from)}
}

// steps reads statements that end with ; up to one of the words.
func (r *reader) steps(labels []string, words ...string) []step {
	var out []step
	for !r.isOne(words...) {
		if r.atEnd() {
			r.unexpected()
		}
		out = append(out, r.step(labels))
		r.expectSym(";")
	}
	return out
}

// endLabel reads the label after END, which must be the one before BEGIN.
func (r *reader) endLabel(label string) {
	if !r.isName() {
		return
	}
	from := r.pos
	if end := strings.ToLower(r.identifier()); end != label {
		r.fail(diag.New(diag.Py4J, "LABELS_MISMATCH", "42K0L", "Begin label `%s` does not match the end label `%s`.", label, end).At(r.place(from)))
	}
}

func (r *reader) compound(label string, labels []string) step {
	c := &compound{label: label}
	r.expect("begin")
	for !r.is("end") || r.peek(1).Sym(".") {
		if r.atEnd() {
			r.unexpected()
		}
		switch {
		case r.is("declare") && (r.peek(1).Is("exit") || r.peek(1).Is("continue")) && r.peek(2).Is("handler"):
			c.handlers = append(c.handlers, r.handler(labels))
		case r.is("declare") && r.peek(2).Is("condition"):
			r.condition(c)
		default:
			if r.is("declare") && len(c.handlers) == 0 {
				for _, s := range c.steps {
					if p, ok := s.(*statement); ok {
						if _, ok := p.command.(*plan.DeclareVariable); ok {
							continue
						}
					}
					r.fail(diag.New(diag.Py4J, "INVALID_VARIABLE_DECLARATION.ONLY_AT_BEGINNING", "42K0M", "Invalid variable declaration. Variable `%s` can only be declared at the beginning of the compound.", r.peek(1).Text).At(r.place(r.pos)))
				}
			}
			c.steps = append(c.steps, r.step(labels))
		}
		r.expectSym(";")
	}
	r.expect("end")
	if labels != nil {
		r.endLabel(label)
	}
	return c
}

// condition reads DECLARE name CONDITION [FOR SQLSTATE [VALUE] 'state'].
func (r *reader) condition(c *compound) {
	r.pos++
	name := strings.ToUpper(r.identifier())
	r.expect("condition")
	state := "45000"
	if r.accept("for") {
		r.expect("sqlstate")
		r.accept("value")
		state = strings.ToUpper(r.text())
	}
	if c.declared == nil {
		c.declared = map[string]string{}
	}
	c.declared[name] = state
}

func (r *reader) handler(labels []string) handler {
	r.pos++
	if r.is("continue") {
		r.fail(diag.New(diag.Py4J, "UNSUPPORTED_FEATURE.CONTINUE_EXCEPTION_HANDLER", "0A000", "The feature is not supported: CONTINUE exception handler is not supported. Use EXIT handler.").At(r.place(r.pos)))
	}
	r.pos++
	h := handler{}
	r.pos++
	r.expect("for")
	h.conditions = list(r, func() string {
		switch {
		case r.accept("sqlexception"):
			return "SQLEXCEPTION"
		case r.accept("not", "found"):
			return "NOT FOUND"
		case r.accept("sqlstate"):
			r.accept("value")
			return strings.ToUpper(r.text())
		}
		return strings.ToUpper(strings.Join(r.name(), "."))
	})
	h.body = r.step(labels)
	return h
}

func (r *reader) ifStep(labels []string) step {
	b := &branch{}
	r.pos++
	for {
		b.conds = append(b.conds, r.expression())
		r.expect("then")
		b.thens = append(b.thens, r.steps(labels, "elseif", "else", "end"))
		if !r.accept("elseif") {
			break
		}
	}
	if r.accept("else") {
		b.other = r.steps(labels, "end")
	}
	r.expect("end", "if")
	return b
}

func (r *reader) caseStep(labels []string) step {
	b := &branch{}
	r.pos++
	var operand plan.Expr
	if !r.is("when") {
		operand = r.expression()
	}
	for r.accept("when") {
		cond := r.expression()
		if operand != nil {
			cond = function("=", operand, cond)
		}
		b.conds = append(b.conds, cond)
		r.expect("then")
		b.thens = append(b.thens, r.steps(labels, "when", "else", "end"))
	}
	if len(b.conds) == 0 {
		r.unexpected()
	}
	if r.accept("else") {
		b.other = r.steps(labels, "end")
	}
	r.expect("end", "case")
	return b
}
