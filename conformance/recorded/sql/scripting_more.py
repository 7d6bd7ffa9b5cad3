# Databricks notebook source
import re
def script(text):
    try:
        df = spark.sql(text)
        if df.columns:
            df.show(truncate=False)
        else:
            print("no columns")
    except Exception as e:
        print(type(e).__name__, e.getCondition() if hasattr(e, "getCondition") else "")
script("BEGIN END")
script("BEGIN SELECT 1 AS a; END;")
script("begin declare x int; set x = 5; select x; end")

# COMMAND ----------

script("""
BEGIN
  DECLARE r INT DEFAULT 0;
  FOR x AS SELECT id FROM range(5) DO
    IF x.id % 2 = 0 THEN SET r = r + x.id::int; END IF;
  END FOR;
  SELECT r;
END""")
script("""
BEGIN
  DECLARE r STRING DEFAULT '';
  FOR SELECT id, id + 1 AS nxt FROM range(3) DO
    SET r = r || id || nxt || ';';
  END FOR;
  SELECT r;
END""")

# COMMAND ----------

script("""
BEGIN
  DECLARE i INT = 0;
  lbl: WHILE true DO
    SET i = i + 1;
    IF i > 3 THEN LEAVE lbl; END IF;
  END WHILE lbl;
  SELECT i;
END""")
script("""
BEGIN
  DECLARE i INT = 0;
  REPEAT
    SET i = i + 2;
  UNTIL i >= 7
  END REPEAT;
  SELECT i;
END""")

# COMMAND ----------

script("""
BEGIN
  DECLARE i INT = 3;
  CASE
    WHEN i = 1 THEN SELECT 'one' AS r;
    WHEN i = 3 THEN SELECT 'three' AS r;
    ELSE SELECT 'other' AS r;
  END CASE;
END""")
script("""
BEGIN
  CASE 9 WHEN 1 THEN SELECT 1; END CASE;
END""")
script("BEGIN IF 1 = 2 THEN SELECT 1; END IF; END")
script("BEGIN IF NULL THEN SELECT 1 AS n; ELSE SELECT 2 AS n; END IF; END")
script("BEGIN IF 1 THEN SELECT 1; END IF; END")

# COMMAND ----------

script("""
BEGIN
  DECLARE EXIT HANDLER FOR DIVIDE_BY_ZERO BEGIN SELECT 'div' AS c; END;
  SELECT 1 / 0;
  SELECT 'after' AS c;
END""")
script("""
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  SELECT 1 / 0;
  SELECT 'after' AS c;
END""")
script("""
BEGIN
  DECLARE my_cond CONDITION FOR SQLSTATE '45000';
  DECLARE EXIT HANDLER FOR my_cond BEGIN SELECT 'mine' AS c; END;
  SIGNAL my_cond;
END""")
script("""
BEGIN
  DECLARE EXIT HANDLER FOR SQLSTATE '22012' SELECT 'state' AS c;
  SELECT 1 / 0;
END""")
script("""
BEGIN
  DECLARE EXIT HANDLER FOR NOT FOUND SELECT 'nf' AS c;
  SELECT 1 / 0;
END""")

# COMMAND ----------

script("""
BEGIN
  DECLARE a INT = 1;
  b1: BEGIN
    DECLARE a INT = 2;
    SELECT a, b1.a AS q;
  END;
END""")
script("BEGIN DECLARE a INT; DECLARE a INT; END")
script("BEGIN DECLARE x INT DEFAULT 'q'; SELECT x; END")
script("BEGIN ITERATE zz; END")
script("l1: BEGIN SELECT 1 AS one; END l2")
script("l1: BEGIN SELECT 1 AS one; END l1")
script("BEGIN LOOP SELECT 1; END; END")

# COMMAND ----------

script("""
BEGIN
  CREATE TABLE st (a INT) USING parquet;
  INSERT INTO st VALUES (1), (2);
  DECLARE n INT;
END""")
script("""
BEGIN
  DECLARE n INT;
  CREATE TABLE IF NOT EXISTS st (a INT) USING parquet;
  INSERT INTO st VALUES (1), (2);
  SET n = (SELECT sum(a) FROM st);
  SELECT n, (SELECT count(*) FROM st) AS c;
END""")

# COMMAND ----------

script("""
BEGIN
  DECLARE sqlt STRING = 'SELECT 5 + ? AS five';
  EXECUTE IMMEDIATE sqlt USING 1;
END""")

# COMMAND ----------

script("""
BEGIN
  -- a comment ; with a semicolon
  SELECT ';' AS s; /* another ; */
END""")
script("""
BEGIN
  DECLARE x, y INT DEFAULT 2;
  SET (x, y) = (SELECT 10, 20);
  VALUES (x, y);
END""")
script("BEGIN SELECT 1; SELECT nope; SELECT 2; END")
script("BEGIN SELEC 1; END")

# COMMAND ----------

script("""
BEGIN
  DECLARE n INT = 0;
  outer_l: FOR a AS SELECT id FROM range(3) DO
    FOR b AS SELECT id FROM range(3) DO
      IF b.id = 2 THEN ITERATE outer_l; END IF;
      SET n = n + 1;
    END FOR;
  END FOR;
  SELECT n;
END""")
script("""
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
    SELECT 'outer' AS h;
  BEGIN
    DECLARE EXIT HANDLER FOR DIVIDE_BY_ZERO
      SELECT 'inner' AS h;
    SELECT CAST('x' AS INT);
  END;
END""")
