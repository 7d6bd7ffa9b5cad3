# Databricks notebook source
spark.sql("create temp view t as select * from values (1, array('a','b')), (2, array('a')), (3, null) as t(id, tags)")
def why(q):
    try:
        spark.sql(q).show()
    except Exception as e:
        print(type(e).__name__, "|", e.getCondition() if hasattr(e, "getCondition") else None, "|", str(e).split("\n")[0][:200])
why("select explode(tags) x, count(*) from t group by all order by 1")
why("select explode(tags) x, count(*) from t group by 1 order by 1")
why("select explode(tags), count(*) from t group by explode(tags) order by 1")
why("select count(*) from t group by explode(tags) order by 1")
why("select explode_outer(tags) x, sum(id) from t group by all order by 1")
why("select posexplode(tags), count(*) from t group by all")
why("select explode(tags) x, id, count(*) from t group by all order by 1, 2")
why("select explode(collect_list(id)) x from t order by 1")
why("select upper(explode(tags)) x, count(*) from t group by all")
from pyspark.sql import functions as F
spark.table("t").groupBy(F.explode("tags").alias("k")).count().orderBy("k").show()
