package pyspark

import (
	"maps"

	"brook/engine/plan"
	"brook/python"
)

// writerV2 is the data of a DataFrameWriterV2. What a call sets stays set.
type writerV2 struct {
	rel         plan.Relation
	table       []string
	provider    string
	options     map[string]string
	properties  map[string]string
	partitionBy []plan.Expr
}

// writeTo is df.writeTo(table).
func (r *Runtime) writeTo(f *frame, table any) any {
	return python.NewInstance(r.classes["DataFrameWriterV2"], &writerV2{
		rel: f.rel, table: r.tableName(table), options: map[string]string{}, properties: map[string]string{},
	})
}

func (r *Runtime) addWriterV2() {
	const class = "DataFrameWriterV2"
	self := func(a []any) *writerV2 { x, _ := a[0].(*python.Instance).Data.(*writerV2); return x }
	m := methods{
		"using": python.Def(class+".using", "self, provider", func(in *python.Interp, a []any) any {
			self(a).provider = in.Str(a[1])
			return a[0]
		}),
		"option": python.Def(class+".option", "self, key, value", func(_ *python.Interp, a []any) any {
			r.setOption(self(a).options, r.optionKey(a[1]), a[2])
			return a[0]
		}),
		"options": python.Fn(class+".options", func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			r.setOptions(self(a).options, kw)
			return a[0]
		}),
		"tableProperty": python.Def(class+".tableProperty", "self, property, value", func(in *python.Interp, a []any) any {
			self(a).properties[in.Str(a[1])] = in.Str(a[2])
			return a[0]
		}),
		"partitionedBy": python.Fn(class+".partitionedBy", func(_ *python.Interp, a []any, _ *python.Kwargs) any {
			self(a).partitionBy = r.columns(a[1:])
			return a[0]
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing(class, in.Str(a[1])); return nil }),
	}
	for name, mode := range map[string]plan.ModeV2{
		"create": plan.CreateV2, "replace": plan.ReplaceV2, "createOrReplace": plan.CreateOrReplaceV2, "append": plan.AppendV2, "overwritePartitions": plan.OverwritePartitionsV2,
	} {
		m[name] = python.Def(class+"."+name, "self", func(in *python.Interp, a []any) any { return r.writeV2(in, self(a), mode, nil) })
	}
	m["overwrite"] = python.Def(class+".overwrite", "self, condition", func(in *python.Interp, a []any) any {
		return r.writeV2(in, self(a), plan.OverwriteV2, r.named(a[1]).expr)
	})
	r.class(class, "pyspark.sql.readwriter", m)
}

func (r *Runtime) writeV2(in *python.Interp, w *writerV2, mode plan.ModeV2, where plan.Expr) any {
	r.run(in, &plan.WriteOperationV2{
		Input: w.rel, Table: w.table, Provider: w.provider, Options: maps.Clone(w.options), Properties: maps.Clone(w.properties),
		PartitionBy: w.partitionBy, Mode: mode, Where: where,
	})
	return nil
}
