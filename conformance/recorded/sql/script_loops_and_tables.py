# Databricks notebook source
# MAGIC %sql
# MAGIC BEGIN
# MAGIC   DECLARE i INT DEFAULT 0;
# MAGIC   CREATE TABLE log (n INT, msg STRING) USING parquet;
# MAGIC   WHILE i < 3 DO
# MAGIC     INSERT INTO log VALUES (i, concat('row ', i));
# MAGIC     SET i = i + 1;
# MAGIC   END WHILE;
# MAGIC END;
# MAGIC SELECT * FROM log ORDER BY n

# COMMAND ----------

def run(t):
    try:
        spark.sql(t).show(truncate=False)
    except Exception as e:
        print(type(e).__name__, e.getCondition() if hasattr(e, "getCondition") else "")
run("BEGIN DECLARE total INT DEFAULT 0; FOR r AS SELECT n FROM log ORDER BY n DO SET total = total + r.n; END FOR; SELECT total AS t; END")
run("BEGIN FOR r AS SELECT * FROM log ORDER BY n DO IF r.n = 1 THEN SELECT r.msg AS found; END IF; END FOR; END")

# COMMAND ----------

run("""BEGIN
  DECLARE a ARRAY<INT> DEFAULT array(1, 2, 3);
  DECLARE s INT DEFAULT 0;
  DECLARE i INT DEFAULT 0;
  WHILE i < size(a) DO
    SET s = s + a[i];
    SET i = i + 1;
  END WHILE;
  VALUES (s);
END""")
run("""BEGIN
  DECLARE x INT DEFAULT 5;
  IF x > 3 THEN
    IF x > 4 THEN SELECT 'deep' AS v; END IF;
  ELSE
    SELECT 'shallow' AS v;
  END IF;
END""")

# COMMAND ----------

run("""BEGIN
  DECLARE d DATE DEFAULT DATE '2024-01-30';
  DECLARE acc STRING DEFAULT '';
  REPEAT
    SET acc = acc || date_format(d, 'MMdd') || ' ';
    SET d = date_add(d, 1);
  UNTIL d > DATE '2024-02-01' END REPEAT;
  SELECT acc AS days;
END""")
run("""BEGIN
  DECLARE EXIT HANDLER FOR TABLE_OR_VIEW_NOT_FOUND
    SELECT 'no table' AS r;
  SELECT * FROM missing_one;
END""")

# COMMAND ----------

run("""BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    INSERT INTO log VALUES (99, 'failed');
  END;
  INSERT INTO log VALUES (10, 'ok');
  SELECT 1 / 0;
END""")
spark.sql("SELECT * FROM log ORDER BY n").show()

# COMMAND ----------

run("BEGIN DECLARE x INT = 1; SET x = 'abc'; SELECT x; END")
run("BEGIN DECLARE x INT = 1; SET y = 2; END")
run("BEGIN WHILE 1 DO SELECT 1; END WHILE; END")
run("BEGIN SELECT 1 AS a; SELECT 2 AS b; VALUES (3); END")
run("BEGIN DECLARE c STRING; SET c = (SELECT max(msg) FROM log); SELECT c; END")
run("BEGIN DECLARE c INT; SELECT c; DROP TABLE log; END")

# COMMAND ----------

run("""BEGIN
  DECLARE v INT DEFAULT 10;
  inner_b: BEGIN
    DECLARE v INT DEFAULT 20;
    BEGIN
      DECLARE v INT DEFAULT 30;
      SELECT v AS a, inner_b.v AS b;
    END;
  END;
END""")
run("""BEGIN
  DECLARE n INT DEFAULT 0;
  l: LOOP
    SET n = n + 1;
    CASE WHEN n < 3 THEN ITERATE l; WHEN n > 5 THEN LEAVE l; ELSE SET n = n + 1; END CASE;
  END LOOP l;
  SELECT n;
END""")

# COMMAND ----------

run("BEGIN SELECT 'it''s; fine' AS t, \"a;b\" AS u; END")
run("BEGIN /* c1 ; */ SELECT 1 AS x -- end ; here\n; END")
run("BEGIN\n SELECT 1 AS x;\n\n\nEND")
run("BEGIN SELECT 1 AS x; END; SELECT 2")
run("SELECT 1; BEGIN END")
