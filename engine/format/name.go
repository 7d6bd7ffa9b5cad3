package format

import "strings"

// classes are the names that formats had as classes of Spark and of the package
// that Spark took CSV from.
var classes = func() map[string]string {
	out := map[string]string{"com.databricks.spark.csv": "csv"}
	for name, file := range map[string]string{"csv": "CSVFileFormat", "json": "JsonFileFormat", "parquet": "ParquetFileFormat", "text": "TextFileFormat"} {
		inner := "org.apache.spark.sql.execution.datasources." + name
		out[strings.ToLower(inner+"."+file)] = name
		if name == "json" || name == "parquet" {
			for _, p := range []string{inner, "org.apache.spark.sql." + name} {
				out[p], out[strings.ToLower(p+".DefaultSource")] = name, name
			}
		}
	}
	return out
}()

// ShortName is the format that a class stands for, "json" for
// org.apache.spark.sql.json; other names stay as they are.
func ShortName(name string) string {
	if short, ok := classes[strings.ToLower(name)]; ok {
		return short
	}
	return name
}
