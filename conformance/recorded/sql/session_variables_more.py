# Databricks notebook source
# MAGIC %sql
# MAGIC DECLARE v1 INT DEFAULT 5;
# MAGIC SELECT v1, session.v1 + 1 AS b, system.session.v1 AS c

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE OR REPLACE v1 = 'text';
# MAGIC SELECT v1, typeof(v1)

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE VARIABLE v2 STRING;
# MAGIC SELECT v2, typeof(v2)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR v2 = (SELECT max(id)::string FROM range(4));
# MAGIC SELECT v2

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VARIABLE v1 = 'a', v2 = 'b';
# MAGIC SELECT v1, v2

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR (v1, v2) = (SELECT 'p', 'q');
# MAGIC SELECT v1, v2

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR (v1, v2) = (SELECT 'p', 'q' WHERE false);
# MAGIC SELECT v1, v2

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR (v1, v2) = (SELECT 'p')

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR v1 = DEFAULT;
# MAGIC SELECT v1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM range(5) WHERE id = v1

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE n INT = 3;
# MAGIC SELECT * FROM range(5) WHERE id < n ORDER BY id LIMIT n

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT n FROM (SELECT 100 AS n)

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE q INT DEFAULT 'abc'

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE q2 INT DEFAULT (SELECT 1);
# MAGIC SELECT q2

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE x1, x2, x3 INT DEFAULT 9;
# MAGIC SELECT x1, x2, x3

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR v1 = 1, v1 = 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR nosuchvar = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TEMPORARY VARIABLE v1;
# MAGIC SELECT v1

# COMMAND ----------

# MAGIC %sql
# MAGIC DROP TEMPORARY VARIABLE IF EXISTS v1;
# MAGIC DROP TEMPORARY VARIABLE v1

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE d DATE DEFAULT '2024-02-03';
# MAGIC SELECT d + 1, year(d)

# COMMAND ----------

# MAGIC %sql
# MAGIC SET VAR n = n + 1;
# MAGIC SELECT n, n * 2 AS m, session.n

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT ? + ? AS s' USING 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT :a || :b AS s' USING 'x' AS a, n AS b

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE stmt STRING DEFAULT 'SELECT 42 AS answer';
# MAGIC EXECUTE IMMEDIATE stmt

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT max(id)::int FROM range(?)' INTO n USING 10;
# MAGIC SELECT n

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT 1, 2' INTO n

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT id::int FROM range(2)' INTO n

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'CREATE TEMP VIEW ei AS SELECT 3 AS three';
# MAGIC SELECT * FROM ei

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'SELECT :a' USING 1 AS b

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 5

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE NULL

# COMMAND ----------

# MAGIC %sql
# MAGIC EXECUTE IMMEDIATE 'EXECUTE IMMEDIATE \'SELECT 1\''

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT IDENTIFIER('n') AS byname

# COMMAND ----------

# MAGIC %sql
# MAGIC DECLARE tname STRING = 'ei';
# MAGIC SELECT * FROM IDENTIFIER(tname)
