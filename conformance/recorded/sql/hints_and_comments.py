# Databricks notebook source
# MAGIC %sql
# MAGIC SELECT /* block */ 1 AS a -- tail

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a -- c1
# MAGIC , 2 AS b /* c2
# MAGIC over lines */ , 3 AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /* nested /* inner */ outer */ 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC -- only a comment
# MAGIC SELECT 5 AS five

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 -- x ; y
# MAGIC AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT ';' AS semi, "--" AS dashes, '/* no */' AS nocomment

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 AS a;
# MAGIC SELECT 2 AS b;

# COMMAND ----------

# MAGIC %sql
# MAGIC ;;SELECT 3 AS c;;

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ NOSUCHHINT(a) */ 1 AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ REPARTITION(3), BROADCAST(t) */ count(*) AS n FROM range(5) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ REPARTITION('x') */ * FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ COALESCE(0) */ * FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ REPARTITION_BY_RANGE(2, id) */ count(*) FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ REBALANCE */ count(*) FROM range(4)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ MERGE(a, b), SHUFFLE_HASH(b) SHUFFLE_REPLICATE_NL(a) */ count(*) FROM range(3) a JOIN range(2) b ON a.id = b.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT
# MAGIC 	1	AS	tabbed

# COMMAND ----------

# MAGIC %sql
# MAGIC select Sum(ID)as S from RANGE(4)where iD>1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT(1)AS a,(2)b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1AS a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1,
# MAGIC        2,
# MAGIC        FROM range(1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELEC 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 FRM range(2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(2) WHRE id = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(2) WHERE

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(2) GROUP id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (1 + 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 + 2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a FROM (SELECT 1 a

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN 1 = 1 THEN 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT 1 /* unclosed
