// Package bench measures the work that people compare notebooks by: a start,
// the tutorial, and four scans over JSON lines.
//
//	go test -bench . -benchmem ./bench
//	go test -bench Scan/devices -cpuprofile cpu.out ./bench
//
// peers.py runs the same cells as whole processes beside DuckDB, Polars, chDB
// and PySpark.
package bench
