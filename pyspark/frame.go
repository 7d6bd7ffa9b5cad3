package pyspark

import (
	"fmt"
	"strings"

	"brook/engine"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
	"brook/render"
)

// frame is the data of a DataFrame.
type frame struct {
	rel    plan.Relation
	schema *types.Struct // once asked for
}

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

// execute runs a frame.
func (r *Runtime) execute(rel plan.Relation) *engine.Result {
	var out *engine.Result
	r.wait(func() (err error) {
		out, err = r.session.Execute(r.in.Context(), rel)
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

// condition reads a Column or SQL text.
func (r *Runtime) condition(v any) plan.Expr {
	if s, ok := v.(string); ok {
		return &plan.ExpressionString{Text: s}
	}
	c, ok := columnOf(v)
	if !ok {
		r.wrong("PySparkTypeError", "NOT_COLUMN_OR_STR", "Argument `condition` should be a Column or str, got %s.", r.in.TypeName(v))
	}
	return c.finished()
}

func (r *Runtime) show(f *frame, n any, truncate any, vertical any) {
	count, ok := n.(int64)
	if _, isBool := n.(bool); isBool || !ok {
		r.wrong("PySparkTypeError", "NOT_INT", "Argument `n` should be an int, got %s.", r.in.TypeName(n))
	}
	width := 20
	switch t := truncate.(type) {
	case bool:
		if !t {
			width = 0
		}
	case int64:
		width = int(t)
	default:
		r.wrong("PySparkTypeError", "NOT_BOOL", "Argument `truncate` should be a bool, got %s.", r.in.TypeName(truncate))
	}
	count = max(0, count)
	res := r.execute(&plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, count+1)})
	r.must(render.Show(r.out, res.Schema, res.Batches, render.ShowOptions{Rows: int(count), Truncate: width, Vertical: r.in.Truth(vertical), Location: r.session.Location()}))
}

func (r *Runtime) addFrames() {
	m := map[string]*python.Builtin{}
	self := func(a []any) *frame { f, _ := frameData(a[0]); return f }
	from := func(rel plan.Relation) any { return r.frameOf(rel) }
	other := func(v any) plan.Relation {
		f, ok := frameData(v)
		if !ok {
			r.wrong("PySparkTypeError", "NOT_DATAFRAME", "Argument `other` should be a DataFrame, got %s.", r.in.TypeName(v))
		}
		return f.rel
	}
	m["select"] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		return from(&plan.Project{Input: self(a).rel, List: r.columns(a[1:])})
	})
	m["selectExpr"] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		p := &plan.Project{Input: self(a).rel}
		for _, x := range r.list(a[1:]) {
			p.List = append(p.List, &plan.ExpressionString{Text: in.Str(x)})
		}
		return from(p)
	})
	filter := def("self, condition", func(_ *python.Interp, a []any) any {
		return from(&plan.Filter{Input: self(a).rel, Cond: r.condition(a[1])})
	})
	m["filter"], m["where"] = filter, filter
	m["withColumn"] = def("self, colName, col", func(in *python.Interp, a []any) any {
		c, ok := columnOf(a[2])
		if !ok {
			r.wrong("PySparkTypeError", "NOT_COLUMN", "Argument `col` should be a Column, got %s.", in.TypeName(a[2]))
		}
		return from(&plan.WithColumns{Input: self(a).rel, Columns: []*plan.Alias{{Child: c.finished(), Names: []string{in.Str(a[1])}}}})
	})
	m["withColumns"] = def("self, colsMap", func(in *python.Interp, a []any) any {
		w := &plan.WithColumns{Input: self(a).rel}
		d, _ := a[1].(*python.Dict)
		for _, e := range d.Entries() {
			w.Columns = append(w.Columns, &plan.Alias{Child: r.value(e.Value).finished(), Names: []string{in.Str(e.Key)}})
		}
		return from(w)
	})
	m["withColumnRenamed"] = def("self, existing, new", func(in *python.Interp, a []any) any {
		return from(&plan.WithColumnsRenamed{Input: self(a).rel, From: []string{in.Str(a[1])}, To: []string{in.Str(a[2])}})
	})
	m["withColumnsRenamed"] = def("self, colsMap", func(in *python.Interp, a []any) any {
		w := &plan.WithColumnsRenamed{Input: self(a).rel}
		d, _ := a[1].(*python.Dict)
		for _, e := range d.Entries() {
			w.From, w.To = append(w.From, in.Str(e.Key)), append(w.To, in.Str(e.Value))
		}
		return from(w)
	})
	m["drop"] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		d := &plan.Drop{Input: self(a).rel}
		for _, x := range a[1:] {
			if c, ok := columnOf(x); ok {
				d.Columns = append(d.Columns, c.expr)
			} else {
				d.Names = append(d.Names, in.Str(x))
			}
		}
		return from(d)
	})
	m["toDF"] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		return from(&plan.ToDF{Input: self(a).rel, Names: stringsOf(in, r.list(a[1:]))})
	})
	m["limit"] = def("self, num", func(in *python.Interp, a []any) any {
		return from(&plan.Limit{Input: self(a).rel, Count: plan.Lit(types.Long, in.Index(a[1]))})
	})
	m["offset"] = def("self, num", func(in *python.Interp, a []any) any {
		return from(&plan.Offset{Input: self(a).rel, Count: plan.Lit(types.Long, in.Index(a[1]))})
	})
	sort := fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
		s := &plan.Sort{Input: self(a).rel}
		ascending, given := kw.Get("ascending")
		for i, x := range r.list(a[1:]) {
			o := plan.SortOrder{NullsFirst: true}
			if n, ok := x.(int64); ok {
				o.Child = plan.Lit(types.Integer, int32(max(n, -n)))
				if n < 0 {
					o.Descending, o.NullsFirst = true, false
				}
			} else if c := r.named(x); c != nil {
				if p, ok := c.expr.(*plan.SortOrder); ok {
					o = *p
				} else {
					o.Child = c.finished()
				}
			}
			if given {
				up := ascending
				if l, ok := ascending.(*python.List); ok {
					up = l.Items[i]
				}
				if !in.Truth(up) {
					o.Descending, o.NullsFirst = true, false
				}
			}
			s.Order = append(s.Order, o)
		}
		return from(s)
	})
	m["orderBy"], m["sort"] = sort, sort
	group := fn(func(_ *python.Interp, a []any, _ *python.Kwargs) any {
		return python.NewInstance(r.classes["GroupedData"], &grouped{self(a).rel, r.columns(a[1:])})
	})
	m["groupBy"], m["groupby"] = group, group
	m["agg"] = fn(func(_ *python.Interp, a []any, _ *python.Kwargs) any {
		return r.aggregate(&grouped{self(a).rel, nil}, a[1:])
	})
	setOp := func(op plan.SetOpKind, all bool) *python.Builtin {
		return def("self, other", func(_ *python.Interp, a []any) any {
			return from(&plan.SetOp{Left: self(a).rel, Right: other(a[1]), Op: op, All: all})
		})
	}
	m["union"], m["unionAll"] = setOp(plan.Union, true), setOp(plan.Union, true)
	m["intersect"], m["subtract"] = setOp(plan.Intersect, false), setOp(plan.Except, false)
	m["intersectAll"], m["exceptAll"] = setOp(plan.Intersect, true), setOp(plan.Except, true)
	m["unionByName"] = def("self, other, allowMissingColumns=False", func(in *python.Interp, a []any) any {
		return from(&plan.SetOp{Left: self(a).rel, Right: other(a[1]), Op: plan.Union, All: true, ByName: true, AllowMissing: in.Truth(a[2])})
	})
	m["join"] = def("self, other, on=None, how=None", func(in *python.Interp, a []any) any { return from(r.join(self(a).rel, other(a[1]), a[2], a[3])) })
	m["crossJoin"] = def("self, other", func(_ *python.Interp, a []any) any {
		return from(&plan.Join{Left: self(a).rel, Right: other(a[1]), Kind: plan.CrossJoin})
	})
	m["distinct"] = def("self", func(_ *python.Interp, a []any) any { return from(&plan.Deduplicate{Input: self(a).rel, All: true}) })
	dedup := def("self, subset=None", func(in *python.Interp, a []any) any {
		d := &plan.Deduplicate{Input: self(a).rel, All: a[1] == nil}
		if a[1] != nil {
			d.Columns = stringsOf(in, in.Items(a[1]))
		}
		return from(d)
	})
	m["dropDuplicates"], m["drop_duplicates"] = dedup, dedup
	m["dropDuplicatesWithinWatermark"] = def("self, subset=None", func(in *python.Interp, a []any) any {
		d := &plan.Deduplicate{Input: self(a).rel, All: a[1] == nil, WithinWatermark: true}
		if a[1] != nil {
			d.Columns = stringsOf(in, in.Items(a[1]))
		}
		return from(d)
	})
	m["alias"] = def("self, alias", func(in *python.Interp, a []any) any {
		return from(&plan.SubqueryAlias{Input: self(a).rel, Alias: in.Str(a[1])})
	})
	m["withWatermark"] = def("self, eventTime, delayThreshold", func(in *python.Interp, a []any) any {
		return from(&plan.WithWatermark{Input: self(a).rel, EventTime: in.Str(a[1]), Delay: in.Str(a[2])})
	})
	for _, name := range []string{"repartition", "coalesce", "repartitionByRange"} {
		m[name] = fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			return from(&plan.Repartition{Input: self(a).rel})
		})
	}
	keep := def("self, level=None", func(_ *python.Interp, a []any) any { return a[0] })
	m["cache"], m["persist"], m["unpersist"] = keep, keep, keep
	m["fillna"] = def("self, value, subset=None", func(in *python.Interp, a []any) any { return from(r.fill(self(a).rel, a[1], a[2])) })
	m["dropna"] = def("self, how='any', thresh=None, subset=None", func(in *python.Interp, a []any) any { return from(r.dropNA(self(a).rel, a[1], a[2], a[3])) })
	r.actions(m, self)
	m["__getattr__"] = def("self, name", func(in *python.Interp, a []any) any { return r.frameAttr(a[0].(*python.Instance), in.Str(a[1])) })
	m["__getitem__"] = def("self, item", func(in *python.Interp, a []any) any {
		f := self(a)
		switch x := a[1].(type) {
		case string:
			return r.frameColumn(f, x, true)
		case int64:
			s := r.schemaOf(f)
			i := int(x)
			if i < 0 {
				i += len(s.Fields)
			}
			if i < 0 || i >= len(s.Fields) {
				in.Raise("IndexError", "list index out of range")
			}
			return r.frameColumn(f, s.Fields[i].Name, true)
		case *python.List:
			return from(&plan.Project{Input: f.rel, List: r.columns(x.Items)})
		}
		return from(&plan.Filter{Input: f.rel, Cond: r.condition(a[1])})
	})
	r.class("DataFrame", "pyspark.sql.dataframe", m)
	r.addGroups()
}

// frameColumn is df.name or df["name"].
func (r *Runtime) frameColumn(f *frame, name string, item bool) any {
	if item && (name == "*" || strings.Contains(name, ".") || strings.Contains(name, "`")) {
		return r.column(attribute(name), name)
	}
	for _, field := range r.schemaOf(f).Fields {
		if strings.EqualFold(field.Name, name) {
			return r.column(&plan.Attribute{Name: []string{name}, PlanID: f.rel.Common().ID}, name)
		}
	}
	if item {
		_, err := r.session.Schema(r.in.Context(), &plan.Project{Input: f.rel, List: []plan.Expr{plan.Attr(name)}})
		r.must(err)
	}
	r.fail(attributeError(name))
	return nil
}

func (r *Runtime) frameAttr(i *python.Instance, name string) any {
	f := i.Data.(*frame)
	switch name {
	case "schema":
		return r.dataType(r.schemaOf(f))
	case "columns":
		out := python.NewList()
		for _, x := range r.schemaOf(f).Fields {
			out.Items = append(out.Items, x.Name)
		}
		return out
	case "dtypes":
		out := python.NewList()
		for _, x := range r.schemaOf(f).Fields {
			out.Items = append(out.Items, python.Tuple{x.Name, x.Type.String()})
		}
		return out
	case "isStreaming":
		s, err := r.session.IsStreaming(r.in.Context(), f.rel)
		r.must(err)
		return s
	case "write":
		return python.NewInstance(r.classes["DataFrameWriter"], &writer{rel: f.rel, options: map[string]string{}})
	case "writeStream":
		return r.writeStream(f)
	case "na":
		return python.NewInstance(r.classes["DataFrameNaFunctions"], f)
	case "sparkSession", "sql_ctx":
		return r.spark
	}
	if strings.HasPrefix(name, "__") {
		r.in.Raise("AttributeError", name)
	}
	if known["DataFrame."+name] {
		r.missing("DataFrame", name)
	}
	return r.frameColumn(f, name, false)
}

// join makes the relation of df.join.
func (r *Runtime) join(left, right plan.Relation, on, how any) plan.Relation {
	j := &plan.Join{Left: left, Right: right}
	kinds := map[string]plan.JoinKind{"inner": plan.InnerJoin, "cross": plan.CrossJoin, "outer": plan.FullOuterJoin, "full": plan.FullOuterJoin, "fullouter": plan.FullOuterJoin,
		"left": plan.LeftOuterJoin, "leftouter": plan.LeftOuterJoin, "right": plan.RightOuterJoin, "rightouter": plan.RightOuterJoin,
		"semi": plan.LeftSemiJoin, "leftsemi": plan.LeftSemiJoin, "anti": plan.LeftAntiJoin, "leftanti": plan.LeftAntiJoin}
	if how != nil {
		k, ok := kinds[strings.ReplaceAll(strings.ToLower(r.in.Str(how)), "_", "")]
		if !ok {
			r.wrong("AnalysisException", "UNSUPPORTED_JOIN_TYPE", "Unsupported join type '%s'.", r.in.Str(how))
		}
		j.Kind = k
	}
	var list []any
	switch x := on.(type) {
	case nil:
		return j
	case *python.List:
		list = x.Items
	case python.Tuple:
		list = x
	default:
		list = []any{x}
	}
	for _, x := range list {
		if s, ok := x.(string); ok {
			j.Using = append(j.Using, s)
			continue
		}
		c, ok := columnOf(x)
		if !ok {
			r.wrong("PySparkTypeError", "NOT_COLUMN_OR_STR", "on should be Column or list of Column")
		}
		if j.Cond == nil {
			j.Cond = c.finished()
		} else {
			j.Cond = plan.Call("and", j.Cond, c.finished())
		}
	}
	return j
}

func (r *Runtime) fill(rel plan.Relation, value, subset any) plan.Relation {
	n := &plan.NAFill{Input: rel}
	lit := func(v any) *plan.Literal {
		t, c := r.cellOf(v)
		return plan.Lit(t, c)
	}
	if d, ok := value.(*python.Dict); ok {
		n.ByName = true
		for _, e := range d.Entries() {
			n.Columns, n.Values = append(n.Columns, r.in.Str(e.Key)), append(n.Values, lit(e.Value))
		}
		return n
	}
	n.Values = []*plan.Literal{lit(value)}
	n.Columns = r.subset(subset)
	return n
}

// subset reads a column name or a list of them.
func (r *Runtime) subset(v any) []string {
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		return []string{x}
	}
	return stringsOf(r.in, r.in.Items(v))
}

func (r *Runtime) dropNA(rel plan.Relation, how, thresh, subset any) plan.Relation {
	n := &plan.NADrop{Input: rel, Columns: r.subset(subset), MinNonNulls: -1}
	if r.in.Str(how) == "all" {
		n.MinNonNulls = 0
	}
	if thresh != nil {
		n.MinNonNulls = int(r.in.Index(thresh))
	}
	return n
}

func (r *Runtime) actions(m map[string]*python.Builtin, self func([]any) *frame) {
	m["show"] = def("self, n=20, truncate=True, vertical=False", func(_ *python.Interp, a []any) any {
		r.show(self(a), a[1], a[2], a[3])
		return nil
	})
	collect := func(rel plan.Relation) *python.List {
		res := r.execute(rel)
		return r.rows(res.Schema, res.Batches)
	}
	limit := func(f *frame, n int64) plan.Relation {
		return &plan.Limit{Input: f.rel, Count: plan.Lit(types.Long, n)}
	}
	m["collect"] = def("self", func(_ *python.Interp, a []any) any { return collect(self(a).rel) })
	m["toLocalIterator"] = def("self, prefetchPartitions=False", func(in *python.Interp, a []any) any { return in.Iter(collect(self(a).rel)) })
	m["take"] = def("self, num", func(in *python.Interp, a []any) any { return collect(limit(self(a), in.Index(a[1]))) })
	m["tail"] = def("self, num", func(in *python.Interp, a []any) any {
		return collect(&plan.Tail{Input: self(a).rel, Count: int(in.Index(a[1]))})
	})
	first := func(f *frame) any {
		if l := collect(limit(f, 1)); len(l.Items) > 0 {
			return l.Items[0]
		}
		return nil
	}
	m["first"] = def("self", func(_ *python.Interp, a []any) any { return first(self(a)) })
	m["head"] = def("self, n=None", func(in *python.Interp, a []any) any {
		if a[1] == nil {
			return first(self(a))
		}
		return collect(limit(self(a), in.Index(a[1])))
	})
	m["isEmpty"] = def("self", func(_ *python.Interp, a []any) any { return first(self(a)) == nil })
	m["count"] = def("self", func(_ *python.Interp, a []any) any {
		res := r.execute(&plan.Aggregate{Input: self(a).rel, Keys: true, List: []plan.Expr{plan.Call("count", plan.Lit(types.Integer, int32(1)))}})
		return res.Batches[0].Columns[0].Value(0)
	})
	m["foreach"] = def("self, f", func(in *python.Interp, a []any) any {
		for _, x := range collect(self(a).rel).Items {
			_, err := in.Call(a[1], x)
			r.must(err)
		}
		return nil
	})
	m["printSchema"] = def("self, level=None", func(in *python.Interp, a []any) any {
		_, err := fmt.Fprintln(r.out, render.Tree(r.schemaOf(self(a))))
		r.must(err)
		return nil
	})
	m["explain"] = def("self, extended=None, mode=None", func(in *python.Interp, a []any) any {
		how := "simple"
		if a[1] == true {
			how = "extended"
		}
		if s, ok := a[1].(string); ok {
			how = s
		}
		if s, ok := a[2].(string); ok {
			how = s
		}
		s, err := r.session.Explain(in.Context(), self(a).rel, how)
		r.must(err)
		_, err = fmt.Fprintln(r.out, s)
		r.must(err)
		return nil
	})
	m["__repr__"] = def("self", func(_ *python.Interp, a []any) any {
		var parts []string
		for _, f := range r.schemaOf(self(a)).Fields {
			parts = append(parts, f.Name+": "+f.Type.String())
		}
		return "DataFrame[" + strings.Join(parts, ", ") + "]"
	})
	view := func(global, replace bool) *python.Builtin {
		return def("self, name", func(in *python.Interp, a []any) any {
			_, err := r.session.Run(in.Context(), &plan.CreateView{Name: []string{in.Str(a[1])}, Input: self(a).rel, Temp: true, Global: global, Replace: replace})
			r.must(err)
			return nil
		})
	}
	m["createOrReplaceTempView"], m["createTempView"], m["registerTempTable"] = view(false, true), view(false, false), view(false, true)
	m["createOrReplaceGlobalTempView"], m["createGlobalTempView"] = view(true, true), view(true, false)
	m["transform"] = fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
		out, err := in.Call(a[1], append([]any{a[0]}, a[2:]...)...)
		r.must(err)
		return out
	})
}
