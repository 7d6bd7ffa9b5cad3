# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW emp AS SELECT * FROM VALUES (1, 'Ann', 'x', 100), (2, 'Bob', 'x', 200), (3, 'Cid', 'y', 300), (4, 'Dee', 'z', NULL) AS emp(id, name, dept, sal);
# MAGIC CREATE OR REPLACE TEMP VIEW dept AS SELECT * FROM VALUES ('x', 'Ex'), ('y', 'Why'), ('w', 'Dub') AS dept(code, label)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name, (SELECT label FROM dept WHERE code = dept) AS l FROM emp ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, (SELECT max(sal) FROM emp WHERE dept = code) AS top, (SELECT count(*) FROM emp e WHERE e.dept = code) AS n FROM dept ORDER BY label

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name FROM emp e WHERE sal = (SELECT max(sal) FROM emp WHERE dept = e.dept) ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name FROM emp e WHERE sal > (SELECT avg(sal) FROM emp) ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label FROM dept WHERE (SELECT sum(sal) FROM emp WHERE dept = code) > 250

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, (SELECT name FROM emp WHERE dept = code ORDER BY sal DESC LIMIT 1) AS best FROM dept ORDER BY label

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, s.n FROM dept, LATERAL (SELECT count(*) AS n FROM emp WHERE dept = code) s ORDER BY label

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, e.name FROM dept JOIN LATERAL (SELECT name FROM emp WHERE dept = code ORDER BY sal DESC LIMIT 1) e ORDER BY label

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, e.name FROM dept LEFT JOIN LATERAL (SELECT name FROM emp WHERE dept = code) e ORDER BY label, e.name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, e.name FROM dept LEFT JOIN LATERAL (SELECT name, sal FROM emp WHERE dept = code) e ON e.sal > 150 ORDER BY label, e.name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT label, e.name FROM dept RIGHT JOIN LATERAL (SELECT name FROM emp WHERE dept = code) e

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, t.x FROM emp, LATERAL (SELECT id * 2 AS x) t ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, t.x, u.y FROM emp, LATERAL (SELECT id * 2 AS x) t, LATERAL (SELECT x + 1 AS y) u ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, c FROM emp, LATERAL explode(sequence(1, id)) AS s(c) WHERE id < 3 ORDER BY id, c

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, (SELECT id) AS same, (SELECT id + sal) AS s FROM emp ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name, (SELECT label FROM dept WHERE code = emp.dept AND nope = 1) FROM emp

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name, (SELECT 1 WHERE emp.sal > 150) AS flag FROM emp ORDER BY name

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT sum(e2.sal) FROM emp e2 WHERE e2.id <= e1.id) AS running FROM emp e1 ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT dept, sum(sal) FROM emp e GROUP BY dept HAVING sum(sal) > (SELECT min(sal) FROM emp WHERE dept = e.dept) ORDER BY dept

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT * FROM VALUES (1, 2)) AS x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT sal FROM emp) AS x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT array((SELECT max(id) FROM emp), 0) AS a, struct((SELECT min(name) FROM emp) AS m) AS s

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT name FROM emp WHERE id = (SELECT 2 UNION ALL SELECT 2 LIMIT 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT (SELECT count(*) FROM dept WHERE code = dept GROUP BY code) AS c FROM emp ORDER BY id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT e.name, (SELECT d.label FROM dept d WHERE d.code = e.dept) || '!' AS x FROM emp e WHERE e.dept IN ('x', 'z') ORDER BY 1
