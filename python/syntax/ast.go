package syntax

// Pos is where a node begins: line from 1, column in bytes from 0.
type Pos struct{ Line, Column int }

// Where returns p.
func (p Pos) Where() Pos { return p }

// Expr is an expression.
type Expr interface{ Where() Pos }

// Stmt is a statement.
type Stmt interface{ Where() Pos }

// The expressions.
type (
	// Name is a variable.
	Name struct {
		Pos
		ID string
	}
	// Number is a literal as typed.
	Number struct {
		Pos
		Text string
	}
	// Str is a text; Bytes says that it is bytes.
	Str struct {
		Pos
		Value string
		Bytes bool
	}
	// FString is f'…': parts are *Str or *Field.
	FString struct {
		Pos
		Parts []Expr
	}
	// Field is {value!conversion:spec} of an FString; Text is set for {x=}.
	Field struct {
		Pos
		Value      Expr
		Text       string
		Conversion byte
		Spec       *FString
	}
	// Const is None, True, False or Ellipsis.
	Const struct {
		Pos
		Value string
	}
	// Collection is a display: a tuple, list, set; Starred items are spread.
	Collection struct {
		Pos
		Kind  byte // '(' '[' '{'
		Items []Expr
	}
	// DictLit is {k: v, **m}; a nil key spreads its value.
	DictLit struct {
		Pos
		Keys, Values []Expr
	}
	// Starred is *x.
	Starred struct {
		Pos
		Value Expr
	}
	// Attribute is x.name.
	Attribute struct {
		Pos
		Value Expr
		Name  string
	}
	// Index is x[i].
	Index struct {
		Pos
		Value, Key Expr
	}
	// Slice is a:b:c inside of an index.
	Slice struct {
		Pos
		Low, High, Step Expr
	}
	// Call is f(a, *b, k=v, **m).
	Call struct {
		Pos
		Func     Expr
		Args     []Expr
		Keywords []Keyword
	}
	// Unary is -x, +x, ~x, not x.
	Unary struct {
		Pos
		Op    string
		Value Expr
	}
	// Binary is x op y.
	Binary struct {
		Pos
		Op          string
		Left, Right Expr
	}
	// BoolOp is x and y, x or y.
	BoolOp struct {
		Pos
		Op          string
		Left, Right Expr
	}
	// Compare is a chain x < y <= z.
	Compare struct {
		Pos
		First Expr
		Ops   []string
		Rest  []Expr
	}
	// IfExp is x if c else y.
	IfExp struct {
		Pos
		Cond, Then, Else Expr
	}
	// Lambda is lambda params: body.
	Lambda struct {
		Pos
		Params *Params
		Body   Expr
	}
	// Comp is a comprehension or generator expression; Key is set for dicts.
	Comp struct {
		Pos
		Kind       byte // '[' '{' 'd' '('
		Key, Value Expr
		Clauses    []Clause
	}
	// Walrus is name := value.
	Walrus struct {
		Pos
		Name  string
		Value Expr
	}
	// Yield is yield or yield from.
	Yield struct {
		Pos
		Value Expr
		From  bool
	}
)

// Keyword is k=v in a call, or **v with an empty name.
type Keyword struct {
	Name  string
	Value Expr
}

// Clause is for target in iter if conds.
type Clause struct {
	Target, Iter Expr
	Conds        []Expr
}

// Param is a parameter.
type Param struct {
	Name                string
	Default, Annotation Expr
}

// Params are a function's: positional ones (the first PosOnly of them by
// position alone), *Star, keyword-only ones, **Double.
type Params struct {
	Args    []Param
	PosOnly int
	Star    string
	HasStar bool // also for a bare *
	KwOnly  []Param
	Double  string

	StarAnnotation, DoubleAnnotation Expr
}

// The statements.
type (
	// ExprStmt is an expression.
	ExprStmt struct {
		Pos
		Value Expr
	}
	// Assign is a = b = value.
	Assign struct {
		Pos
		Targets []Expr
		Value   Expr
	}
	// AugAssign is target op= value.
	AugAssign struct {
		Pos
		Target Expr
		Op     string
		Value  Expr
	}
	// AnnAssign is target: annotation = value.
	AnnAssign struct {
		Pos
		Target, Annotation, Value Expr
	}
	// Delete is del targets.
	Delete struct {
		Pos
		Targets []Expr
	}
	// If is if, with elif as an If in Else.
	If struct {
		Pos
		Cond       Expr
		Body, Else []Stmt
	}
	// While is while … else.
	While struct {
		Pos
		Cond       Expr
		Body, Else []Stmt
	}
	// For is for … else.
	For struct {
		Pos
		Target, Iter Expr
		Body, Else   []Stmt
	}
	// Match is match Subject: with its cases.
	Match struct {
		Pos
		Subject Expr
		Cases   []Case
	}
	// Try is try … except … else … finally.
	Try struct {
		Pos
		Body     []Stmt
		Handlers []Handler
		Else     []Stmt
		Finally  []Stmt
	}
	// With is with a as b, …: body.
	With struct {
		Pos
		Items []WithItem
		Body  []Stmt
	}
	// Def is a function.
	Def struct {
		Pos
		Name       string
		Params     *Params
		Returns    Expr
		Body       []Stmt
		Decorators []Expr
	}
	// Class is a class.
	Class struct {
		Pos
		Name       string
		Bases      []Expr
		Keywords   []Keyword
		Body       []Stmt
		Decorators []Expr
	}
	// Return is return value.
	Return struct {
		Pos
		Value Expr
	}
	// Raise is raise exc from cause.
	Raise struct {
		Pos
		Exc, Cause Expr
	}
	// Assert is assert cond, message.
	Assert struct {
		Pos
		Cond, Message Expr
	}
	// Import is import a.b as c.
	Import struct {
		Pos
		Names []ImportName
	}
	// ImportFrom is from m import a as b; a star has Name "*".
	ImportFrom struct {
		Pos
		Module string
		Names  []ImportName
	}
	// Scope is global or nonlocal.
	Scope struct {
		Pos
		Global bool
		Names  []string
	}
	// Simple is pass, break or continue.
	Simple struct {
		Pos
		Word string
	}
)

// Handler is except Type as Name.
type Handler struct {
	Pos
	Type Expr
	Name string
	Body []Stmt
}

// WithItem is a context of a With.
type WithItem struct{ Context, Target Expr }

// ImportName is a name of an import and what it is called here.
type ImportName struct{ Name, As string }
