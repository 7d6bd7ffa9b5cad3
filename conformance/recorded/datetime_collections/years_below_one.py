# Databricks notebook source
# Without an era letter, y is the proleptic year.
print(spark.sql("SELECT date_format(DATE'0000-06-01','yyyy') a, date_format(DATE'-0044-03-15','yyyy-MM') b, date_format(DATE'-0044-03-15','y G') c, date_format(DATE'0000-06-01','y') e, date_format(DATE'-0044-03-15','yy') f").collect())
print(spark.sql("SELECT cast(to_timestamp('0','y') as string) a").collect())
print(spark.sql("SELECT cast(to_timestamp('0000','yyyy') as string) a").collect())
print(spark.sql("SELECT cast(to_timestamp('-0044','yyyy') as string) a").collect())
print(spark.sql("SELECT cast(to_timestamp('44 BC','y G') as string) a").collect())
