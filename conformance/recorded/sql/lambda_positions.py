# Databricks notebook source
# A lambda where a value belongs.
from pyspark.errors import AnalysisException

for call in ["filter(m -> m > 1, (k, v) -> v > 1)", "transform(x -> x, array(1))", "upper(x -> x)", "aggregate(x -> x, 0, (a, b) -> a + b)", "aggregate(array(1), x -> x, (a, b) -> a + b)", "zip_with(array(1), x -> x, (a, b) -> a)", "array_sort(x -> x)", "map_filter(m -> m, (k, v) -> true)"]:
    try:
        print(spark.sql("SELECT " + call).collect())
    except AnalysisException as e:
        print(call, e.getCondition())
