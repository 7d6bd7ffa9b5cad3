# Databricks notebook source
# MAGIC %sql SELECT 1e2, 1.5e-3, .5, 5., 1E3BD, 0.1BD, 123456789012, 12345678901234567890, 1.0F, 2.5D, -3L, 4S, 5Y
# COMMAND ----------
# MAGIC %sql SELECT INTERVAL 1 DAY, INTERVAL '2' HOURS, INTERVAL 3 WEEKS, INTERVAL '1 day 2 hours', INTERVAL 1 YEAR 2 MONTHS, INTERVAL '-1-2' YEAR TO MONTH, INTERVAL -'3' DAY, INTERVAL '1 02:03:04.5' DAY TO SECOND, INTERVAL '02:03' HOUR TO MINUTE, INTERVAL '1.5' SECOND, - INTERVAL '1' DAY
# COMMAND ----------
# MAGIC %sql SELECT INTERVAL 1 YEAR 2 DAYS
# COMMAND ----------
# MAGIC %sql SELECT INTERVAL '1-13' YEAR TO MONTH
# COMMAND ----------
# MAGIC %sql SELECT INTERVAL 'nope'
# COMMAND ----------
# MAGIC %sql SELECT DATE'2024-02-30'
# COMMAND ----------
# MAGIC %sql SELECT TIMESTAMP'2024-01-01 10:00:00+02:00' AS t, TIMESTAMP_NTZ'2024-01-01 10:00:00' AS n, X'1F' AS x, TIMESTAMP'2024-01-01 10:00:00.123' AS m
# COMMAND ----------
# MAGIC %sql SELECT 'a\tb' AS t, 'it\'s' AS q, "d\"q" AS d, '\u0041\U0001F600' AS u, r'a\nb' AS r, 'a' 'b' "c" AS cat, '\101' AS o, 'x\%y' AS p, '' AS e
# COMMAND ----------
# MAGIC %sql SELECT current_date() = current_date AS a, current_user() = user AS b, current_database() AS c
# COMMAND ----------
# MAGIC %sql SELECT 300Y
# COMMAND ----------
# MAGIC %sql SELECT 1e400
# COMMAND ----------
# MAGIC %sql SELECT * FROM VALUES (1, 2), (3)
# COMMAND ----------
# MAGIC %sql SELECT 1 +
# COMMAND ----------
# MAGIC %sql SELECT (1, 2
# COMMAND ----------
# MAGIC %sql SELECT 'unclosed
# COMMAND ----------
# MAGIC %sql SELECT a b c FROM t
# COMMAND ----------
# MAGIC %sql SELECT * FROM a, , b
# COMMAND ----------
# MAGIC %sql SELECT CAST(1 AS FOO)
# COMMAND ----------
# MAGIC %sql SELECT CAST(1 AS DECIMAL(50, 2))
# COMMAND ----------
# MAGIC %sql SELECT CAST(1 AS ARRAY)
# COMMAND ----------
# MAGIC %sql SELEC 1
# COMMAND ----------
# MAGIC %sql SELECT * FROM test-table
# COMMAND ----------
# MAGIC %sql CREATE TABLE t1 (a INT, b STRING COMMENT 'x', c DECIMAL(5,2) NOT NULL) USING parquet PARTITIONED BY (a) COMMENT 'tab' TBLPROPERTIES ('k' = 'v');
# MAGIC INSERT INTO t1 (b, c, a) VALUES ('x', 1.5, 1), ('y', 2.25, 2);
# MAGIC INSERT INTO t1 PARTITION (a = 3) VALUES ('z', 3);
# MAGIC INSERT INTO t1 BY NAME SELECT 9 AS c, 4 AS a, 'q' AS b;
# MAGIC SELECT * FROM t1 ORDER BY a
# COMMAND ----------
# MAGIC %sql DESCRIBE t1
# COMMAND ----------
# MAGIC %sql SHOW PARTITIONS t1
# COMMAND ----------
# MAGIC %sql SHOW COLUMNS IN t1
# COMMAND ----------
# MAGIC %sql SHOW TBLPROPERTIES t1 ('k')
# COMMAND ----------
# MAGIC %sql INSERT OVERWRITE t1 PARTITION (a = 1) SELECT 'new', 7.5; SELECT * FROM t1 ORDER BY a, b
# COMMAND ----------
# MAGIC %sql ALTER TABLE t1 RENAME TO t2; SHOW TABLES LIKE 't*'
# COMMAND ----------
# MAGIC %sql ALTER TABLE t2 ADD COLUMNS (e INT COMMENT 'new'); SELECT * FROM t2 ORDER BY b
# COMMAND ----------
# MAGIC %sql ALTER TABLE t2 SET TBLPROPERTIES ('z' = '1'); SHOW TBLPROPERTIES t2 (z)
# COMMAND ----------
# MAGIC %sql CREATE VIEW pv (x COMMENT 'c', y) AS SELECT a, b FROM t2; DESCRIBE pv
# COMMAND ----------
# MAGIC %sql SHOW CREATE TABLE pv
# COMMAND ----------
# MAGIC %sql ALTER VIEW pv AS SELECT b AS only FROM t2; SELECT * FROM pv ORDER BY 1
# COMMAND ----------
# MAGIC %sql SHOW VIEWS
# COMMAND ----------
# MAGIC %sql DROP VIEW pv; DROP TABLE t2; SHOW TABLES
# COMMAND ----------
# MAGIC %sql DROP TABLE nothere
# COMMAND ----------
# MAGIC %sql DESCRIBE QUERY SELECT 1 AS a, 'x' AS b
# COMMAND ----------
# MAGIC %sql SET spark.sql.shuffle.partitions
# COMMAND ----------
# MAGIC %sql SET a b c
# COMMAND ----------
# MAGIC %sql RESET spark.sql.ansi.enabled
# COMMAND ----------
# MAGIC %sql CACHE TABLE cc AS SELECT 1 AS x; SELECT * FROM cc
# COMMAND ----------
# MAGIC %sql UNCACHE TABLE cc; CLEAR CACHE; SELECT 1
# COMMAND ----------
# MAGIC %sql CREATE TABLE IF NOT EXISTS c1 USING csv OPTIONS (header 'true') AS SELECT 1 AS a, 'b' AS b; SELECT * FROM c1
# COMMAND ----------
# MAGIC %sql TRUNCATE TABLE c1; SELECT count(*) FROM c1
# COMMAND ----------
# MAGIC %sql MERGE INTO c1 USING c1 AS s ON s.a = c1.a WHEN MATCHED THEN DELETE
# COMMAND ----------
# MAGIC %sql UPDATE c1 SET a = 2
# COMMAND ----------
# MAGIC %sql CREATE TABLE c1 (a INT)
# COMMAND ----------
# MAGIC %sql SELECT /*+ BROADCAST(x), COALESCE(2) */ * FROM range(2) x -- trailing
# COMMAND ----------
# MAGIC %sql SELECT /* a /* nested */ b */ 1 AS one
# COMMAND ----------
# MAGIC %sql SELECT id FROM range(10) TABLESAMPLE (3 ROWS)
# COMMAND ----------
# MAGIC %sql SELECT parse_json('{"a":{"b":[1,2]},"c":"x"}'):a.b[1]::int AS n
# COMMAND ----------
# MAGIC %sql USE nodb
# COMMAND ----------
# MAGIC %sql SELECT * FROM range(3) AS t(x) WHERE x IN (0, 2) ORDER BY x DESC
# COMMAND ----------
# MAGIC %sql SELECT * FROM (VALUES (1, 'a')) AS v(n, s) CROSS JOIN range(2)
# COMMAND ----------
# MAGIC %sql SELECT a.b.c FROM (SELECT named_struct('b', named_struct('c', 5)) AS a)
# COMMAND ----------
# MAGIC %sql SELECT a.*, a.b AS bb FROM (SELECT named_struct('b', 1, 'c', 2) AS a)
# COMMAND ----------
# MAGIC %sql SELECT try_cast('x' AS INT) AS a, '5' :: INT + 1 AS b, (1 + 2) :: STRING || 'x' AS c
# COMMAND ----------
# MAGIC %sql SELECT extract(DAY FROM DATE'2024-02-03'), trim(BOTH 'x' FROM 'xax'), position('b' IN 'abc'), substring('hello' FROM 2 FOR 3), overlay('abcd' PLACING 'X' FROM 2), timestampdiff(DAY, TIMESTAMP'2024-01-01 00:00:00', TIMESTAMP'2024-01-03 00:00:00'), dateadd(MONTH, 1, TIMESTAMP'2024-01-31 00:00:00')
