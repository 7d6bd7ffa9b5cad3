package pyspark

// instead says what does the work of methods that Brook has not, by their names.
var instead = map[string]string{
	"toPandas": "Its collect() gives the rows and display() shows them", "toArrow": "Its collect() gives the rows", "pandas_api": "The methods of the DataFrame do the same",
	"mapInPandas": "Use columns, or a UDF over them", "mapInArrow": "Use columns, or a UDF over them", "applyInPandas": "Use agg() and window functions",
	"applyInArrow": "Use agg() and window functions", "cogroup": "Use join()", "plot": "Its display() shows the rows",
}
