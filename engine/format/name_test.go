package format

import "testing"

func TestShortName(t *testing.T) {
	for name, want := range map[string]string{
		"JSON": "JSON", "org.apache.spark.sql.json": "json", "org.apache.spark.sql.execution.datasources.parquet.DefaultSource": "parquet",
		"com.databricks.spark.csv": "csv", "org.apache.spark.sql.csv": "org.apache.spark.sql.csv",
		"org.apache.spark.sql.execution.datasources.text.TextFileFormat": "text",
	} {
		if got := ShortName(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
