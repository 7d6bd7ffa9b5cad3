package functions

import (
	"strings"

	"brook/diag"
)

// Functions that Spark has and that fail here, or there too: each says so by its
// name.
func init() {
	missing := func(c *CallContext) error { return diag.NotImplemented("the function %s", c.Name).At(c.Place) }
	refuse := func(group, usage string, names string, resolve func(c *CallContext) error) {
		for name := range strings.FieldsSeq(names) {
			register(Spec{Names: []string{name}, Group: group, Max: -1, Usage: name + "(...) - " + usage, Resolve: resolve, Refused: true})
		}
	}
	refuse("misc_funcs", "Calls a method of the Java virtual machine; there is none here.", "java_method reflect try_reflect", missing)
	refuse("misc_funcs", "Lists collations; not supported yet.", "collations", missing)
	refuse("xml_funcs", "Reads or writes XML; not supported yet.", "from_xml to_xml schema_of_xml", missing)
	refuse("agg_funcs", "Counts distinct values by a HyperLogLog sketch; not supported yet.", "hll_sketch_agg hll_union_agg", missing)
	refuse("misc_funcs", "Uses a HyperLogLog sketch; not supported yet.", "hll_sketch_estimate hll_union", missing)
	refuse("agg_funcs", "Makes a theta sketch; not supported yet.", "theta_sketch_agg theta_union_agg theta_intersection_agg", missing)
	refuse("misc_funcs", "Uses a theta sketch; not supported yet.", "theta_difference theta_intersection theta_sketch_estimate theta_union", missing)
	refuse("agg_funcs", "Finds frequent values by a sketch; not supported yet.", "approx_top_k approx_top_k_accumulate approx_top_k_combine", missing)
	refuse("misc_funcs", "Uses a sketch of frequent values; not supported yet.", "approx_top_k_estimate", missing)
	for _, number := range []string{"bigint", "double", "float"} {
		refuse("agg_funcs", "Makes a KLL sketch of quantiles; not supported yet.", "kll_merge_agg_"+number+" kll_sketch_agg_"+number, missing)
		for _, what := range []string{"get_n", "get_quantile", "get_rank", "merge", "to_string"} {
			refuse("misc_funcs", "Uses a KLL sketch of quantiles; not supported yet.", "kll_sketch_"+what+"_"+number, missing)
		}
	}
	refuse("st_funcs", "Is one of the geospatial functions, which Spark 4.1 has switched off.", "st_asbinary st_geogfromwkb st_geomfromwkb st_setsrid st_srid", func(*CallContext) error {
		e := diag.New(diag.Analysis, "UNSUPPORTED_FEATURE.GEOSPATIAL_DISABLED", "0A000", "The feature is not supported: Geospatial feature is disabled.")
		e.Placeless = true
		return e
	})
	for _, format := range []string{"Avro", "Protobuf"} {
		names := []string{"from_" + format, "to_" + format}
		if format == "Avro" {
			names = append(names, "schema_of_avro")
		}
		refuse(strings.ToLower(format)+"_funcs", "Needs the data source of "+format+", which does not come with Spark.", strings.ToLower(strings.Join(names, " ")), func(c *CallContext) error {
			upper := strings.ToUpper(format)
			e := diag.New(diag.Analysis, upper+"_NOT_LOADED_SQL_FUNCTIONS_UNUSABLE", "22KD3",
				"Cannot call the %s SQL function because the %s data source is not loaded.\nPlease restart your job or session with the 'spark-%s' package loaded, such as by using the --packages argument on the command line, and then retry your query or command again.",
				strings.ToUpper(c.Name), format, strings.ToLower(format))
			e.Placeless = true
			return e
		})
	}
}
