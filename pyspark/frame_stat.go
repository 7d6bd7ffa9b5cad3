package pyspark

import (
	"math"
	"strconv"
	"strings"

	"brook/diag"
	"brook/engine/batch"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// statMethods describe the columns of a frame.
func (r *Runtime) statMethods() methods {
	names := func(a []any) [2]string {
		var out [2]string
		for i := range out {
			s, ok := a[i+1].(string)
			if !ok {
				r.badArgument("NOT_STR", []string{"col1", "col2"}[i], a[i+1])
			}
			out[i] = s
		}
		return out
	}
	number := func(f *frame, function string, columns [2]string) any {
		var args []plan.Expr
		for _, n := range columns {
			i := r.schemaOf(f).Index(n)
			if i >= 0 && !types.IsNumeric(r.schemaOf(f).Fields[i].Type) {
				r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Currently %s calculation for columns with dataType %s not supported.", map[string]string{"corr": "correlation", "covar_samp": "covariance"}[function], r.schemaOf(f).Fields[i].Type))
			}
			// As in Spark a NULL counts as zero here, unlike in the function.
			args = append(args, plan.Call("coalesce", &plan.Cast{Child: attribute(n), To: types.Double}, plan.Lit(types.Double, 0.0)))
		}
		res := r.execute(&plan.Aggregate{Input: f.rel, Keys: true, List: []plan.Expr{plan.Call(function, args...)}})
		if v := r.object(res.Schema.Fields[0].Type, res.Batches[0].Columns[0].Value(0)); v != nil {
			return v
		}
		if function == "corr" {
			return math.NaN()
		}
		return 0.0
	}
	return methods{
		"corr": def("self, col1, col2, method=None", func(in *python.Interp, a []any) any {
			columns := names(a)
			if in.Truth(a[3]) && a[3] != "pearson" {
				r.refuse(diag.PySparkValueError, "VALUE_NOT_PEARSON", "arg_name", "method", "arg_value", in.Str(a[3]))
			}
			return number(self(a), "corr", columns)
		}),
		"cov":       def("self, col1, col2", func(_ *python.Interp, a []any) any { return number(self(a), "covar_samp", names(a)) }),
		"freqItems": def("self, cols, support=None", func(_ *python.Interp, a []any) any { return r.freqItems(self(a), a[1], a[2]) }),
		"approxQuantile": def("self, col, probabilities, relativeError", func(_ *python.Interp, a []any) any {
			return r.approxQuantile(self(a), a[1], a[2], a[3])
		}),
		"crosstab": def("self, col1, col2", func(_ *python.Interp, a []any) any {
			n := names(a)
			return r.crosstab(self(a), n[0], n[1])
		}),
		"describe": def("self, *cols", func(in *python.Interp, a []any) any {
			return r.summary(self(a), stringsOf(in, r.list(a[1].(python.Tuple))), []string{"count", "mean", "stddev", "min", "max"})
		}),
		"summary": def("self, *statistics", func(in *python.Interp, a []any) any {
			statistics := stringsOf(in, r.list(a[1].(python.Tuple)))
			if len(statistics) == 0 {
				statistics = []string{"count", "mean", "stddev", "min", "25%", "50%", "75%", "max"}
			}
			return r.summary(self(a), nil, statistics)
		}),
	}
}

// addStats makes DataFrameStatFunctions, whose methods are those of the frame.
func (r *Runtime) addStats() {
	m := r.statMethods()
	r.class("DataFrameStatFunctions", "pyspark.sql.classic.dataframe", methods{"sampleBy": r.sampleMethods()["sampleBy"], "approxQuantile": m["approxQuantile"], "freqItems": m["freqItems"], "corr": m["corr"], "cov": m["cov"], "crosstab": m["crosstab"]})
}

// summary computes statistics of the named columns, or of all numbers and
// texts, as a frame of text with one row a statistic.
func (r *Runtime) summary(f *frame, names, statistics []string) any {
	in := r.schemaOf(f)
	schema := &types.Struct{Fields: []types.Field{{Name: "summary", Type: types.String, Nullable: true}}}
	add := func(name string, t types.Type) {
		if types.IsNumeric(t) || t.Kind() == types.KindString {
			schema.Fields = append(schema.Fields, types.Field{Name: name, Type: types.String, Nullable: true})
		}
	}
	for _, n := range names {
		i := in.Index(n)
		if i < 0 {
			_, err := r.session.Schema(r.in.Context(), &plan.Project{Input: f.rel, List: []plan.Expr{attribute(n)}})
			r.must(err)
			continue
		}
		add(in.Fields[i].Name, in.Fields[i].Type)
	}
	if len(names) == 0 {
		for _, x := range in.Fields {
			add(x.Name, x.Type)
		}
	}
	rows := make([]types.StructValue, len(statistics))
	var list []plan.Expr
	for i, s := range statistics {
		rows[i] = make(types.StructValue, len(schema.Fields))
		rows[i][0] = s
		for _, c := range schema.Fields[1:] {
			e := r.statistic(s, c.Name, in.Fields[in.Index(c.Name)].Type)
			list = append(list, &plan.Alias{Child: &plan.Cast{Child: e, To: types.String}, Names: []string{s + " " + c.Name}})
		}
	}
	if len(list) > 0 {
		res := r.execute(&plan.Aggregate{Input: f.rel, Keys: true, List: list})
		width := len(schema.Fields) - 1
		for k := range list {
			rows[k/width][1+k%width] = res.Batches[0].Columns[k].Value(0)
		}
	}
	b, err := batch.FromRows(schema, rows)
	r.must(err)
	return r.frameOf(&plan.LocalRelation{Schema: schema, Batches: []*batch.Batch{b}})
}

// statistic is the aggregate that computes one statistic of a column.
func (r *Runtime) statistic(name, column string, t types.Type) plan.Expr {
	x := plan.Expr(&plan.Attribute{Name: []string{column}})
	asNumber := x
	if t.Kind() == types.KindString {
		asNumber = &plan.Cast{Child: x, To: types.Double, Try: true}
	}
	switch name {
	case "count", "min", "max", "approx_count_distinct":
		return plan.Call(name, x)
	case "mean":
		return plan.Call("avg", asNumber)
	case "stddev":
		return plan.Call("stddev_samp", asNumber)
	case "count_distinct":
		c := plan.Call("count", x)
		c.Distinct = true
		return c
	}
	if p, ok := percent(name); ok {
		if p < 0 || p > 1 {
			r.fail(diag.New(diag.IllegalArgument, "", "", "requirement failed: Percentiles must be in the range [0, 1]"))
		}
		switch t.Kind() {
		case types.KindDecimal: // as in Spark it has no zeros at its end
			asNumber = &plan.Cast{Child: x, To: types.Double}
		case types.KindFloat, types.KindDouble: // NaN is no value
			asNumber = plan.Call("nanvl", x, plan.Lit(t, nil))
		}
		return plan.Call("percentile_approx", asNumber, plan.Lit(types.Double, p))
	}
	r.fail(diag.New(diag.IllegalArgument, "UNRECOGNIZED_STATISTIC", "42704", "The statistic '%s' is not recognized. Valid statistics include `count`, `count_distinct`, `approx_count_distinct`, `mean`, `stddev`, `min`, `max`, and percentile values. Percentile must be a numeric value followed by '%%', within the range 0%% to 100%%.", name))
	return nil
}

// percent reads "25%".
func percent(s string) (float64, bool) {
	digits, ok := strings.CutSuffix(s, "%")
	if !ok {
		return 0, false
	}
	p, err := strconv.ParseFloat(digits, 64)
	return p / 100, err == nil
}

// crosstab counts the pairs of two columns' values as text; NULL is null.
func (r *Runtime) crosstab(f *frame, row, across string) any {
	asText := func(name string) plan.Expr {
		return plan.Call("coalesce", &plan.Cast{Child: attribute(name), To: types.String}, plan.Lit(types.String, "null"))
	}
	heading := row + "_" + across
	pairs := &plan.Project{Input: f.rel, List: []plan.Expr{
		&plan.Alias{Child: asText(row), Names: []string{heading}}, &plan.Alias{Child: asText(across), Names: []string{"value"}}}}
	d, _ := frameData(r.frameOf(pairs))
	g := r.pivot(&grouped{frame: d, keys: []*column{{expr: &plan.Attribute{Name: []string{heading}}, text: heading}}}, "value", nil).(*python.Instance).Data.(*grouped)
	counts := g.relation([]plan.Expr{plan.Call("count", plan.Lit(types.Integer, int32(1)))})
	return r.frameOf(&plan.NAFill{Input: counts, Values: []*plan.Literal{plan.Lit(types.Double, 0.0)}})
}
