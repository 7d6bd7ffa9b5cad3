package pyspark

import (
	"brook/diag"
	"brook/engine/plan"
	"brook/python"
	"context"
)

func (r *Runtime) addSession() {
	m := map[string]*python.Builtin{
		"sql":   fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any { return r.sql(a[1:], kw) }),
		"table": def("self, tableName", func(in *python.Interp, a []any) any { return r.frameOf(&plan.ReadTable{Name: r.tableName(a[1])}) }),
		"range": def("self, start, end=None, step=1, numPartitions=None", func(in *python.Interp, a []any) any {
			p := &plan.Range{Start: in.Index(a[1]), Step: in.Index(a[3])}
			if a[2] == nil {
				p.Start, p.End = 0, p.Start
			} else {
				p.End = in.Index(a[2])
			}
			if a[4] != nil {
				p.Partitions = int(in.Index(a[4]))
			}
			return r.frameOf(p)
		}),
		"createDataFrame": def("self, data, schema=None, samplingRatio=None, verifySchema=True", func(in *python.Interp, a []any) any {
			return r.createFrame(a[1], a[2], in.Truth(a[4]))
		}),
		"stop": def("self", func(in *python.Interp, a []any) any {
			r.wait(func(ctx context.Context) error { return r.session.Streams().StopAll(ctx) })
			return nil
		}),
		"newSession": def("self", func(_ *python.Interp, a []any) any { r.missing("SparkSession", "newSession"); return nil }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			r.missing("SparkSession", in.Str(a[1]))
			return nil
		}),
	}
	c := r.class("SparkSession", "pyspark.sql.session", m)
	for name, get := range map[string]func() any{
		"read": func() any {
			return python.NewInstance(r.classes["DataFrameReader"], &reader{options: map[string]string{}})
		},
		"readStream": func() any {
			return python.NewInstance(r.classes["DataStreamReader"], &reader{options: map[string]string{}, stream: true})
		},
		"conf":         func() any { return python.NewInstance(r.classes["RuntimeConfig"], nil) },
		"catalog":      func() any { return python.NewInstance(r.classes["Catalog"], nil) },
		"streams":      func() any { return python.NewInstance(r.classes["StreamingQueryManager"], nil) },
		"udf":          func() any { return python.NewInstance(r.classes["UDFRegistration"], nil) },
		"version":      func() any { return "4.1.3" },
		"sparkContext": func() any { return python.NewInstance(r.classes["SparkContext"], nil) },
	} {
		property(c, name, func(*python.Interp, *python.Instance) any { return get() })
	}
	r.spark = python.NewInstance(c, nil)
	builder := r.class("Builder", "pyspark.sql.session", nil)
	same := fn(func(_ *python.Interp, a []any, _ *python.Kwargs) any { return a[0] })
	for _, n := range []string{"appName", "master", "enableHiveSupport", "remote"} {
		builder.Dict[n] = same
	}
	builder.Dict["config"] = fn(func(in *python.Interp, a []any, kw *python.Kwargs) any {
		if len(a) > 2 {
			v, _ := r.optionText(a[2])
			r.must(r.session.Conf().Init(in.Str(a[1]), v))
		}
		return a[0]
	})
	builder.Dict["getOrCreate"] = fn(func(*python.Interp, []any, *python.Kwargs) any { return r.spark })
	c.Dict["builder"] = python.NewInstance(builder, nil)
	c.Dict["Builder"] = builder
	c.Dict["active"] = fn(func(*python.Interp, []any, *python.Kwargs) any { return r.spark })
	c.Dict["getActiveSession"] = fn(func(*python.Interp, []any, *python.Kwargs) any { return r.spark })
	r.addBroadcast()
	r.class("SparkContext", "pyspark", map[string]*python.Builtin{
		"broadcast": def("self, value", func(_ *python.Interp, a []any) any { return python.NewInstance(r.classes["Broadcast"], &shared{a[1]}) }),
		"parallelize": def("self, c, numSlices=None", func(in *python.Interp, a []any) any {
			n := 2
			if a[2] != nil {
				n = int(max(1, in.Index(a[2])))
			}
			items := in.Items(a[1])
			return r.rddOf(func() [][]any { return sliced(items, n) })
		}),
		"setCheckpointDir": def("self, dirName", func(*python.Interp, []any) any { r.checkpoints = true; return nil }),
		"setLogLevel":      def("self, level", func(*python.Interp, []any) any { return nil }),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any {
			switch a[1] {
			case "version":
				return "4.1.3"
			case "defaultParallelism":
				return int64(2)
			case "appName":
				return "brook"
			case "master":
				return "local[2]"
			}
			r.missing("SparkContext", in.Str(a[1]))
			return nil
		}),
	})
	r.class("RuntimeConfig", "pyspark.sql.conf", map[string]*python.Builtin{
		"get": fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
			key := in.Str(a[1])
			if v, ok := r.session.Conf().Get(key); ok {
				return v
			}
			if len(a) > 2 {
				return a[2]
			}
			r.fail(diag.New(diag.NoSuchElement, "SQL_CONF_NOT_FOUND", "42K0I", "The SQL config \"%s\" cannot be found. Please verify that the config exists.", key))
			return nil
		}),
		"set": def("self, key, value", func(in *python.Interp, a []any) any {
			v, _ := r.optionText(a[2])
			r.must(r.session.Conf().Set(in.Str(a[1]), v))
			return nil
		}),
		"getAll": def("self", func(in *python.Interp, _ []any) any {
			out := python.NewDict()
			all := r.session.Conf().All()
			for _, k := range sortedKeys(all) {
				out.SetString(k, all[k])
			}
			return out
		}),
		"unset":        def("self, key", func(in *python.Interp, a []any) any { r.must(r.session.Conf().Unset(in.Str(a[1]))); return nil }),
		"isModifiable": def("self, key", func(in *python.Interp, a []any) any { return r.session.Conf().IsModifiable(in.Str(a[1])) }),
	})
	r.addCatalog()
	r.addUDFs()
	all := map[string]any{"SparkSession": c, "DataFrame": r.classes["DataFrame"], "Column": r.classes["Column"], "Row": r.classes["Row"], "Observation": r.classes["Observation"], "GroupedData": r.classes["GroupedData"],
		"DataFrameReader": r.classes["DataFrameReader"], "DataFrameWriter": r.classes["DataFrameWriter"], "Catalog": r.classes["Catalog"],
		"Window": r.classes["Window"], "WindowSpec": r.classes["WindowSpec"], "DataFrameNaFunctions": r.classes["DataFrameNaFunctions"], "DataFrameStatFunctions": r.classes["DataFrameStatFunctions"]}
	r.module("pyspark.sql", all)
	r.module("pyspark", map[string]any{"SparkContext": r.classes["SparkContext"], "StorageLevel": r.classes["StorageLevel"], "Row": r.classes["Row"], "__version__": "4.1.3"})
	for n, v := range map[string]any{"spark": r.spark, "sc": python.NewInstance(r.classes["SparkContext"], nil)} {
		r.in.Globals.Set(n, v)
	}
	r.in.Globals.Set("sql", fn(func(_ *python.Interp, a []any, kw *python.Kwargs) any { return r.sql(a, kw) }))
	r.in.Globals.Set("table", fn(func(in *python.Interp, a []any, _ *python.Kwargs) any {
		return r.frameOf(&plan.ReadTable{Name: r.tableName(a[0])})
	}))
}

// command runs a statement without result.
func (r *Runtime) command(c plan.Command) any {
	_, err := r.session.Run(r.in.Context(), c)
	r.must(err)
	return nil
}
