// Package pyspark is the pyspark package as Python objects: it turns method
// calls into plans and asks the session to run them.
//
// What PySpark has and Brook has not raises NOT_IMPLEMENTED with its name.
package pyspark
