# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE TEMP VIEW e AS SELECT * FROM VALUES (1,'ann',10,CAST(NULL AS INT)),(2,'bob',20,1),(3,'cy',NULL,1),(4,'dee',40,2),(5,'eve',20,2) AS e(id,name,sal,boss);
# MAGIC CREATE TEMP VIEW d AS SELECT * FROM VALUES (10,'ten'),(20,'twenty'),(20,'again'),(NULL,'none') AS d(sal,label);
# MAGIC SELECT e.name, b.name AS boss FROM e LEFT JOIN e b ON e.boss = b.id ORDER BY e.id
# COMMAND ----------
# MAGIC %sql SELECT name, (SELECT count(*) FROM e s WHERE s.boss = e.id) AS reports FROM e WHERE EXISTS (SELECT * FROM e x WHERE x.boss = e.id) ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id FROM e WHERE sal NOT IN (SELECT sal FROM d) ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id FROM e WHERE sal NOT IN (SELECT sal FROM d WHERE sal IS NOT NULL) OR id = 3 ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id, label FROM e, LATERAL (SELECT label FROM d WHERE d.sal = e.sal ORDER BY label LIMIT 1) ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id, l.n, l.m FROM e LEFT JOIN LATERAL (SELECT count(*) AS n, max(label) AS m FROM d WHERE d.sal = e.sal) l ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id, x FROM e, LATERAL explode(array(id, sal)) AS t(x) WHERE id < 3 ORDER BY id, x
# COMMAND ----------
# MAGIC %sql SELECT id FROM e WHERE (id, sal) IN (SELECT 1, 10 UNION ALL SELECT 5, 21) ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT sal, count(*) AS c FROM e GROUP BY sal HAVING count(*) > (SELECT min(id) FROM e) ORDER BY 1
# COMMAND ----------
# MAGIC %sql SELECT max(id) AS m FROM e HAVING max(id) > 3
# COMMAND ----------
# MAGIC %sql SELECT boss, sum(sal) OVER w AS s, rank() OVER (w ORDER BY sal) AS r FROM e WINDOW w AS (PARTITION BY boss) ORDER BY 1, 2
# COMMAND ----------
# MAGIC %sql SELECT id, sum(id) OVER w1 AS a, count(*) OVER w2 AS b FROM e WINDOW w1 AS (ORDER BY id), w2 AS w1 ORDER BY id
# COMMAND ----------
# MAGIC %sql WITH a AS (SELECT id FROM e), b AS (SELECT id + 1 AS id FROM a) SELECT count(*) AS n FROM a JOIN b USING (id)
# COMMAND ----------
# MAGIC %sql WITH a AS (SELECT 1 AS x), b AS (WITH a AS (SELECT 2 AS x) SELECT * FROM a) SELECT * FROM a, b
# COMMAND ----------
# MAGIC %sql FROM e |> WHERE sal IS NOT NULL |> AGGREGATE sum(sal) AS s, count(*) GROUP BY boss |> ORDER BY boss NULLS LAST
# COMMAND ----------
# MAGIC %sql FROM e |> EXTEND sal * 2 AS dbl |> SET name = upper(name) |> DROP boss |> AS q |> JOIN d ON q.sal = d.sal |> SELECT q.id, label, dbl |> ORDER BY id, label |> LIMIT 3
# COMMAND ----------
# MAGIC %sql SELECT * EXCEPT (boss, sal) FROM e ORDER BY id LIMIT 2 OFFSET 1
# COMMAND ----------
# MAGIC %sql SELECT e.* EXCEPT (id), d.label FROM e JOIN d ON e.sal = d.sal ORDER BY ALL
# COMMAND ----------
# MAGIC %sql SELECT id % 2 AS k, collect_list(name) AS l FROM (SELECT * FROM e ORDER BY id) GROUP BY ALL ORDER BY ALL
# COMMAND ----------
# MAGIC %sql SELECT count(DISTINCT sal, boss) AS a, count(sal) FILTER (WHERE id > 1) AS b, count(*) AS c FROM e
# COMMAND ----------
# MAGIC %sql (SELECT id FROM e ORDER BY id DESC LIMIT 2) UNION ALL (VALUES (100), (200)) ORDER BY 1
# COMMAND ----------
# MAGIC %sql SELECT 1 AS a UNION SELECT 2 INTERSECT SELECT 2 EXCEPT SELECT 1 ORDER BY a
# COMMAND ----------
# MAGIC %sql SELECT sal FROM e EXCEPT ALL SELECT sal FROM d ORDER BY 1
# COMMAND ----------
# MAGIC %sql SELECT sal FROM e INTERSECT ALL SELECT sal FROM d ORDER BY 1
# COMMAND ----------
# MAGIC %sql SELECT CASE WHEN sal > 15 THEN 'high' WHEN sal IS NULL THEN 'none' ELSE 'low' END AS c, CASE id WHEN 1 THEN 1.5 ELSE 2 END AS n FROM e ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT a.id, b.id AS bid FROM e a FULL OUTER JOIN (SELECT id + 3 AS id FROM e) b ON a.id = b.id ORDER BY 1, 2
# COMMAND ----------
# MAGIC %sql SELECT * FROM e NATURAL JOIN (SELECT 1 AS id, 'ann' AS name, 'x' AS tag)
# COMMAND ----------
# MAGIC %sql SELECT id FROM e LEFT SEMI JOIN d ON e.sal = d.sal ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id FROM e LEFT ANTI JOIN d USING (sal) ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT k, v, x FROM (SELECT 1 AS k, map('a', 1, 'b', 2) AS m, array(7, 8) AS xs) LATERAL VIEW explode(m) mm AS key, v LATERAL VIEW OUTER explode(xs) AS x ORDER BY v, x
# COMMAND ----------
# MAGIC %sql SELECT stack(2, id, name, sal, 'x') FROM e WHERE id = 1
# COMMAND ----------
# MAGIC %sql SELECT id AS x, x + 1 AS y, y * 2 AS z FROM e WHERE id < 3 ORDER BY z DESC
# COMMAND ----------
# MAGIC %sql SELECT name FROM e WHERE name LIKE '%e%' AND name NOT LIKE 'e%' OR name RLIKE '^b' ORDER BY 1
# COMMAND ----------
# MAGIC %sql SELECT 'a%c' LIKE 'a\%c' AS a, 'a_c' LIKE 'a/_c' ESCAPE '/' AS b, 'x' NOT IN ('y', NULL) AS c, NULL IS DISTINCT FROM 1 AS d, 2 NOT BETWEEN 1 AND 3 AS f
# COMMAND ----------
# MAGIC %sql SELECT id FROM e ORDER BY sal DESC NULLS FIRST, id LIMIT 3
# COMMAND ----------
# MAGIC %sql SELECT boss, sal, sum(id), grouping_id(boss, sal) AS g FROM e GROUP BY boss, sal WITH CUBE ORDER BY g, 1, 2
# COMMAND ----------
# MAGIC %sql SELECT DISTINCT boss FROM e ORDER BY boss
# COMMAND ----------
# MAGIC %sql SELECT DISTINCT boss FROM e ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT id FROM e WHERE id IN (SELECT sal, label FROM d)
# COMMAND ----------
# MAGIC %sql SELECT id, (SELECT label FROM d WHERE d.sal = e.sal) FROM e
# COMMAND ----------
# MAGIC %sql SELECT nope FROM e e1 JOIN d ON e1.sal = d.sal
# COMMAND ----------
# MAGIC %sql SELECT sal FROM e JOIN d ON true
# COMMAND ----------
# MAGIC %sql SELECT 1 FROM e WHERE
# COMMAND ----------
# MAGIC %sql SELECT * FROM e JOIN
# COMMAND ----------
# MAGIC %sql SELECT sum(sal) FROM e GROUP BY boss ORDER BY boss
# COMMAND ----------
# MAGIC %sql SELECT boss + 1, sum(sal) FROM e GROUP BY boss + 1 HAVING boss + 1 > 1 ORDER BY boss + 1
# COMMAND ----------
# MAGIC %sql SELECT upper(name) AS n FROM e GROUP BY n ORDER BY n
# COMMAND ----------
# MAGIC %sql SELECT 1 AS a, 2 AS b GROUP BY 1, 2
# COMMAND ----------
# MAGIC %sql SELECT id, row_number() OVER (PARTITION BY boss ORDER BY id) AS rn FROM e QUALIFY rn = 1
# COMMAND ----------
# MAGIC %sql SELECT avg(sal) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS a, sum(sum(sal)) OVER () AS t FROM e GROUP BY id, sal ORDER BY id
# COMMAND ----------
# MAGIC %sql SELECT * FROM VALUES (1, 'a'), (2, NULL) LIMIT 1 + 1
# COMMAND ----------
# MAGIC %sql SELECT struct(id, name AS nm) AS s, s.nm, named_struct('k', id).k FROM e WHERE id = 1
# COMMAND ----------
# MAGIC %sql SELECT transform(array(1, 2), x -> x + sal), aggregate(array(1, 2, 3), 0, (a, x) -> a + x, a -> a * 10) FROM e WHERE id = 1
