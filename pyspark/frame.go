package pyspark

import (
	"context"
	"maps"
	"strings"

	"brook/diag"
	"brook/engine"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// frame is the data of a DataFrame.
type frame struct {
	rel    plan.Relation
	schema *types.Struct // once asked for
	// qualifiers are what the columns came through, once asked for.
	qualifiers [][]string
	result     bool // of a statement that ran, such as SHOW
	cached     bool // df.is_cached
	level      storageLevel
}

type methods = map[string]*python.Builtin

// frameOf makes a DataFrame, whose mistakes show at once.
func (r *Runtime) frameOf(rel plan.Relation) *python.Instance {
	if b := rel.Common(); b.ID == 0 {
		b.ID = r.id()
	}
	f := &frame{rel: rel}
	r.schemaOf(f)
	return python.NewInstance(r.classes["DataFrame"], f)
}

func (r *Runtime) schemaOf(f *frame) *types.Struct {
	if f.schema == nil {
		s, err := r.session.Schema(r.in.Context(), f.rel)
		r.must(err)
		f.schema = s
	}
	return f.schema
}

func frameData(v any) (*frame, bool) {
	i, ok := v.(*python.Instance)
	if !ok {
		return nil, false
	}
	f, ok := i.Data.(*frame)
	return f, ok
}

// self is the frame that a method is called on.
func self(a []any) *frame { f, _ := frameData(a[0]); return f }

// other reads the frame that is an argument.
func (r *Runtime) other(v any) plan.Relation {
	f, ok := frameData(v)
	if !ok {
		r.in.Raise("AttributeError", "'"+r.in.TypeName(v)+"' object has no attribute '_jdf'")
	}
	return f.rel
}

// execute runs a frame.
func (r *Runtime) execute(rel plan.Relation) *engine.Result {
	var out *engine.Result
	r.wait(func(ctx context.Context) (err error) {
		out, err = r.session.Execute(ctx, rel)
		return err
	})
	return out
}

// list flattens the arguments of select(…): names, Columns, or one list.
func (r *Runtime) list(args []any) []any {
	if len(args) == 1 {
		switch x := args[0].(type) {
		case *python.List:
			return x.Items
		case python.Tuple:
			return x
		}
	}
	return args
}

func (r *Runtime) columns(args []any) []plan.Expr {
	var out []plan.Expr
	for _, x := range r.list(args) {
		out = append(out, r.named(x).finished())
	}
	return out
}

func stringsOf(in *python.Interp, args []any) []string {
	var out []string
	for _, x := range args {
		out = append(out, in.Str(x))
	}
	return out
}

// addFrames makes DataFrame and what belongs to it.
func (r *Runtime) addFrames() {
	all := methods{}
	for _, m := range []methods{r.selectMethods(), r.columnMethods(), r.sortMethods(), r.joinMethods(), r.setMethods(), r.groupMethods(), r.reshapeMethods(),
		r.naMethods(), r.statMethods(), r.partitionMethods(), r.actionMethods(), r.showMethods(), r.viewMethods(), r.planMethods(), r.sampleMethods(), r.accessMethods()} {
		maps.Copy(all, m)
	}
	c := r.class("DataFrame", "pyspark.sql.classic.dataframe", all)
	r.frameProperties(c)
	r.addGroups()
	r.addNA()
	r.addStats()
	r.addStorageLevels()
	r.addObservation()
	r.addRDD()
}

// computed are the attributes of a DataFrame that are no methods: those that
// are missing fail at once, methods when they are called.
var computed = map[string]bool{"plot": true, "pandas_api": true, "metadataColumn": true}

// accessMethods are df.name, df["name"] and dir(df).
func (r *Runtime) accessMethods() methods {
	return methods{
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			name := in.Str(a[1])
			if strings.HasPrefix(name, "__") {
				in.Raise("AttributeError", "'DataFrame' object has no attribute '"+name+"'")
			}
			f := self(a)
			if r.schemaOf(f).Index(name) < 0 {
				if known["DataFrame"][name] && !computed[name] {
					return python.Fn(name, func(*python.Interp, []any, *python.Kwargs) any {
						r.notYet("DataFrame", name)
						return nil
					})
				}
				r.notYet("DataFrame", name)
				r.refuse(diag.PySparkAttribute, "ATTRIBUTE_NOT_SUPPORTED", "attr_name", name)
			}
			return r.frameColumn(f, name)
		}),
		"__getitem__": def("self, item", func(in *python.Interp, a []any) any {
			f := self(a)
			switch x := a[1].(type) {
			case string:
				return r.frameColumn(f, x)
			case int64:
				s := r.schemaOf(f)
				i := int(x)
				if i < 0 {
					i += len(s.Fields)
				}
				if i < 0 || i >= len(s.Fields) {
					in.Raise("IndexError", "list index out of range")
				}
				return r.frameColumn(f, s.Fields[i].Name)
			case *python.List:
				return r.frameOf(&plan.Project{Input: f.rel, List: r.columns(x.Items)})
			case python.Tuple:
				return r.frameOf(&plan.Project{Input: f.rel, List: r.columns(x)})
			}
			if c, ok := columnOf(a[1]); ok {
				return r.frameOf(&plan.Filter{Input: f.rel, Cond: c.finished()})
			}
			r.badArgument("NOT_COLUMN_OR_FLOAT_OR_INT_OR_LIST_OR_STR", "item", a[1])
			return nil
		}),
		"__dir__": def("self", func(in *python.Interp, a []any) any {
			names := maps.Clone(known["DataFrame"])
			for _, f := range r.schemaOf(self(a)).Fields {
				names[f.Name] = true
			}
			out := python.NewList()
			for _, n := range sortedKeys(names) {
				out.Items = append(out.Items, n)
			}
			return out
		}),
	}
}

// frameColumn is df["name"]. A plain column of the frame remembers which frame
// it is of.
func (r *Runtime) frameColumn(f *frame, name string) any {
	if name == "*" || strings.HasSuffix(name, ".*") {
		e := attribute(name).(*plan.Star)
		e.PlanID = f.rel.Common().ID
		return r.column(e, name)
	}
	parts := nameParts(name)
	e := &plan.Attribute{Name: parts}
	if len(parts) == 1 || r.schemaOf(f).Index(parts[0]) >= 0 {
		e.PlanID = f.rel.Common().ID
	}
	same := 0
	for _, x := range r.schemaOf(f).Fields {
		if strings.EqualFold(x.Name, parts[0]) {
			same++
		}
	}
	if same != 1 || len(parts) > 1 {
		// A name that is not there, or twice, fails now, and not when the column is used.
		_, err := r.session.Schema(r.in.Context(), &plan.Project{Input: f.rel, List: []plan.Expr{&plan.Attribute{Name: parts}}})
		r.must(err)
	}
	return r.column(e, r.frameColumnText(f, parts))
}

// frameColumnText is how a column of a frame prints: with what it is qualified
// by, and a field of it as the alias that selects it.
func (r *Runtime) frameColumnText(f *frame, parts []string) string {
	i := r.schemaOf(f).Index(parts[0])
	if i < 0 {
		return strings.Join(parts, ".")
	}
	if f.qualifiers == nil {
		q, err := r.session.Qualifiers(r.in.Context(), f.rel)
		r.must(err)
		f.qualifiers = q
	}
	text := r.schemaOf(f).Fields[i].Name
	if i < len(f.qualifiers) && len(f.qualifiers[i]) > 0 {
		text = strings.Join(f.qualifiers[i], ".") + "." + text
	}
	for _, p := range parts[1:] {
		text += ".`" + p + "`"
	}
	if len(parts) > 1 {
		text += " AS " + parts[len(parts)-1]
	}
	return text
}

// frameProperties are the attributes of a DataFrame that are computed.
func (r *Runtime) frameProperties(c *python.Class) {
	get := func(name string, f func(x *frame) any) {
		property(c, name, func(_ *python.Interp, i *python.Instance) any { return f(i.Data.(*frame)) })
	}
	get("schema", func(x *frame) any { return r.dataType(r.schemaOf(x)) })
	get("columns", func(x *frame) any {
		out := python.NewList()
		for _, f := range r.schemaOf(x).Fields {
			out.Items = append(out.Items, f.Name)
		}
		return out
	})
	get("dtypes", func(x *frame) any {
		out := python.NewList()
		for _, f := range r.schemaOf(x).Fields {
			out.Items = append(out.Items, python.Tuple{f.Name, f.Type.String()})
		}
		return out
	})
	get("isStreaming", func(x *frame) any {
		s, err := r.session.IsStreaming(r.in.Context(), x.rel)
		r.must(err)
		return s
	})
	get("write", func(x *frame) any {
		streaming, err := r.session.IsStreaming(r.in.Context(), x.rel)
		r.must(err)
		if streaming {
			r.fail(diag.New(diag.Analysis, "CALL_ON_STREAMING_DATASET_UNSUPPORTED", "42KDE", "The method `write` can not be called on streaming Dataset/DataFrame."))
		}
		return python.NewInstance(r.classes["DataFrameWriter"], &writer{rel: x.rel, options: map[string]string{}})
	})
	get("rdd", func(x *frame) any {
		r.must(r.session.Bounded(r.in.Context(), x.rel))
		return r.rddOf(func() [][]any { return r.frameParts(x) })
	})
	get("writeStream", func(x *frame) any { return r.writeStream(x) })
	get("na", func(x *frame) any { return python.NewInstance(r.classes["DataFrameNaFunctions"], x) })
	get("stat", func(x *frame) any { return python.NewInstance(r.classes["DataFrameStatFunctions"], x) })
	get("sparkSession", func(*frame) any { return r.spark })
	get("is_cached", func(x *frame) any { return x.cached })
	get("storageLevel", func(x *frame) any { return r.levelOf(x.level) })
	get("executionInfo", func(*frame) any {
		r.refuse(diag.PySparkValueError, "CLASSIC_OPERATION_NOT_SUPPORTED_ON_DF", "member", "queryExecution")
		return nil
	})
}
