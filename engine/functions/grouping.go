package functions

// grouping and grouping_id speak of the grouping sets of their query, which only
// the analyzer knows: it resolves them itself.
func init() {
	const of = " FROM VALUES ('a', 1), ('b', 2) AS t(k, n) GROUP BY ROLLUP (k) ORDER BY k DESC"
	register(Spec{Names: []string{"grouping"}, Group: "agg_funcs", Min: 1, Max: 1, Since: "2.0.0",
		Usage:    "grouping(col) - Tells whether the row adds up over all values of a column of GROUP BY: 1 if so, otherwise 0.",
		Examples: []Example{{"k, grouping(k)" + of, "b\t0\na\t0\nNULL\t1"}}, Resolve: (*CallContext).wrongCount})
	register(Spec{Names: []string{"grouping_id"}, Group: "agg_funcs", Min: 0, Max: -1, Since: "2.0.0",
		Usage:    "grouping_id([col, ...]) - Returns the bits of grouping() of the columns of GROUP BY, as one number.",
		Examples: []Example{{"k, grouping_id(k)" + of, "b\t0\na\t0\nNULL\t1"}}, Resolve: (*CallContext).wrongCount})
}
