# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TABLE p (v INT, d STRING, r INT) USING parquet PARTITIONED BY (d, r);
# MAGIC INSERT INTO p VALUES (1, 'a', 1), (2, 'a', 2), (3, 'b', 1);
# MAGIC SELECT * FROM p ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p PARTITION (d = 'c', r = 9) VALUES (4), (5);
# MAGIC SELECT * FROM p WHERE d = 'c' ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p PARTITION (d = 'd', r) SELECT 6, 7;
# MAGIC SELECT * FROM p WHERE d = 'd'

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p PARTITION (d, r = 3) SELECT 6, 'x'

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p PARTITION (nope = 1) VALUES (1)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT OVERWRITE p PARTITION (d = 'a', r = 1) VALUES (100);
# MAGIC SELECT * FROM p ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT OVERWRITE TABLE p SELECT 1, 'z', 0;
# MAGIC SELECT * FROM p

# COMMAND ----------

# MAGIC %sql
# MAGIC SET spark.sql.sources.partitionOverwriteMode = dynamic;
# MAGIC INSERT INTO p VALUES (2, 'y', 0);
# MAGIC INSERT OVERWRITE p VALUES (3, 'y', 0);
# MAGIC SELECT * FROM p ORDER BY v;

# COMMAND ----------

# MAGIC %sql
# MAGIC RESET spark.sql.sources.partitionOverwriteMode

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p (r, v, d) VALUES (1, 11, 'named');
# MAGIC SELECT * FROM p WHERE d = 'named'

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p BY NAME SELECT 'bn' AS d, 12 AS v, 5 AS r;
# MAGIC SELECT * FROM p WHERE d = 'bn'

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p BY NAME SELECT 1 AS v

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p BY NAME SELECT 1 AS v, 'a' AS d, 2 AS r, 3 AS extra

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p VALUES (1, 'a')

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p REPLACE WHERE d = 'z' VALUES (1, 'z', 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SHOW PARTITIONS p

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p PARTITION (d = NULL, r = 1) VALUES (50);
# MAGIC SELECT * FROM p WHERE d IS NULL

# COMMAND ----------

# MAGIC %sql
# MAGIC UPDATE p SET v = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC DELETE FROM p

# COMMAND ----------

# MAGIC %sql
# MAGIC MERGE INTO p USING (SELECT 1 AS v) s ON p.v = s.v WHEN MATCHED THEN DELETE

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT OVERWRITE DIRECTORY '/tmp/brook-dml_insert_partitions/out' USING csv OPTIONS (header 'true') SELECT 1 AS a, 'q' AS b;
# MAGIC SELECT * FROM csv.`/tmp/brook-dml_insert_partitions/out`

# COMMAND ----------

# MAGIC %sql
# MAGIC FROM (SELECT 70 AS v) INSERT INTO p PARTITION (d = 'multi', r = 1) SELECT v INSERT INTO p PARTITION (d = 'multi', r = 2) SELECT v + 1;
# MAGIC SELECT * FROM p WHERE d = 'multi' ORDER BY v

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p SELECT * FROM p WHERE v = 3;
# MAGIC SELECT count(*) FROM p WHERE v = 3

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO nosuchdb.t VALUES (1)

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p VALUES (1, DATE '2024-01-01', 1);
# MAGIC SELECT * FROM p WHERE d LIKE '2024%'

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p VALUES ('1', 'str', '2');

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT INTO p TABLE p

# COMMAND ----------

# MAGIC %sql
# MAGIC INSERT p VALUES (1, 'a', 1)
